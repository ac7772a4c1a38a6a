"""The card of a rehearsal under the answer that planned it or spoke of it; the server is asked for everything else."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from assistant.face.element import Data
from assistant.kept import Kept
from assistant.store.views import TurnView

REHEARSAL_CARD = "RehearsalCard"
TOOL = "rehearse"


class KeptRehearsal(Kept):
    """What the tool left in the transcript."""

    rehearsal: str
    passes: int
    key: str | None = None
    name: str


def rehearsal_cards(ended: Sequence[TurnView]) -> list[tuple[str, str, Data]]:
    """(answer, card, props) for each turn that told of a rehearsal. Of several for one thing only the last is live.

    `card` is how a card that has only planned finds again what it began.
    """
    told = [(turn, found) for turn in ended if (found := rehearsal_of(turn)) is not None]
    last = {_of(found): turn.answer_id for turn, found in told}
    return [
        (turn.answer_id, REHEARSAL_CARD, _props(turn, found, is_live=last[_of(found)] == turn.answer_id))
        for turn, found in told
    ]


def rehearsal_of(turn: TurnView) -> KeptRehearsal | None:
    """What a turn's last call of the tool told; None when there was none."""
    for tool in reversed(turn.tools):
        if tool.name == TOOL and tool.ok:
            try:
                return KeptRehearsal.model_validate_json(tool.content)
            except ValidationError:
                return None  # written by another version of Peri
    return None


def _of(found: KeptRehearsal) -> tuple[str, int]:
    return found.key or found.rehearsal, found.passes


def _props(turn: TurnView, found: KeptRehearsal, *, is_live: bool) -> Data:
    return {
        "live": is_live,
        "card": found.key or turn.answer_id,
        "what": found.rehearsal,
        "passes": found.passes,
        "name": found.name,
    }
