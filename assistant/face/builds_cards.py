"""The cards of a build under the answer that began it or spoke of it; the build itself is asked for by its key."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.face.element import Data
from assistant.store.views import TurnView

BUILD_CARDS = ("BuildCard", "ReviewCard")
TOOLS = ("start_dataset_build", "prompt_kit", "build_status")


def build_cards(turns: Sequence[TurnView]) -> list[tuple[str, str, Data]]:
    """Answer, name and props of each card. Of several for one build the last is live and stands for it."""
    told = [(turn, found) for turn in turns if (found := build_of(turn)) is not None]
    last = {found["build"]: turn.answer_id for turn, found in told}
    cards: list[tuple[str, str, Data]] = []
    for turn, found in told:
        is_live = last[found["build"]] == turn.answer_id
        props = {"live": is_live, "build": found["build"], "kit": bool(found.get("kit"))}
        cards += [(turn.answer_id, name, dict(props)) for name in BUILD_CARDS]
    return cards


def build_of(turn: TurnView) -> Data | None:
    """What a turn's last tool said of a build; None when none did."""
    for tool in reversed(turn.tools):
        if tool.name in TOOLS and tool.ok:
            try:
                content = json.loads(tool.content)
            except ValueError:
                continue
            if isinstance(content, dict) and isinstance(content.get("build"), str):
                return content
    return None
