"""The cards of training data under the answer that began or spoke of it: a build, a checked file, what is kept.

What they show is asked of the server by key.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.face.element import Data
from assistant.store.views import TurnView

BUILD_CARDS = ("BuildCard", "ReviewCard")
CHECK_CARD, KEPT_CARD = "CheckCard", "KeptCard"
DATA_CARDS = (*BUILD_CARDS, CHECK_CARD, KEPT_CARD)
TOOLS = ("start_dataset_build", "prompt_kit", "build_status")
CHECKING = ("check_dataset_file", "start_dataset_build")
KEEPING = ("kept_work",)


def build_cards(turns: Sequence[TurnView]) -> list[tuple[str, str, Data]]:
    """Answer, name and props of each card. Of several for one thing the last is live and stands for it."""
    cards: list[tuple[str, str, Data]] = []
    for turn, found, is_live in _told(turns, TOOLS, "build"):
        props = {"live": is_live, "build": found["build"], "kit": bool(found.get("kit"))}
        cards += [(turn.answer_id, name, dict(props)) for name in BUILD_CARDS]
    for turn, found, is_live in _told(turns, CHECKING, "check"):
        cards.append((turn.answer_id, CHECK_CARD, {"live": is_live, "check": found["check"]}))
    listed = [(turn, content) for turn in turns if (content := _content(turn, KEEPING)) and content.get("kept")]
    for number, (turn, content) in enumerate(listed, start=1):
        cards.append((turn.answer_id, KEPT_CARD, {"live": number == len(listed), "wanted": content.get("wanted")}))
    return cards


def build_of(turn: TurnView) -> Data | None:
    """What a turn's last tool said of a build; None when none did."""
    return _content(turn, TOOLS, "build")


def _told(turns: Sequence[TurnView], tools: Sequence[str], key: str) -> list[tuple[TurnView, Data, bool]]:
    """The turns that spoke of something with such a key, and whether each is the last that spoke of it."""
    told = [(turn, found) for turn in turns if (found := _content(turn, tools, key)) is not None]
    last = {found[key]: turn.answer_id for turn, found in told}
    return [(turn, found, last[found[key]] == turn.answer_id) for turn, found in told]


def _content(turn: TurnView, tools: Sequence[str], key: str | None = None) -> Data | None:
    for tool in reversed(turn.tools):
        if tool.name in tools and tool.ok:
            try:
                content = json.loads(tool.content)
            except ValueError:
                continue
            if isinstance(content, dict) and (key is None or isinstance(content.get(key), str)):
                return content
    return None
