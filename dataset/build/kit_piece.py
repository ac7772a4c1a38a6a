"""A pair as a piece of a prompt kit, with whose words its prompt is in."""

from __future__ import annotations

from dataset.candidate import Candidate, Strategy
from dataset.kit import AskedBy, Piece
from dataset.pair.draft import COUNTED, FROM_THE_PIECE
from dataset.pair.head import ABOVE

_OWN: frozenset[Strategy] = frozenset({"mail", "revision", "brief", "sheet"})  # whose prompts hold the person's words


def kit_piece(one: Candidate, prompt: str, answer: str, own: str | None) -> Piece:
    """The pair with its masked sides; `own` is the prompt that the person wrote in review, if they did."""
    return Piece(
        id=one.id,
        prompt=prompt,
        answer=answer,
        kind=one.kind,
        language=one.language,
        asked_by="person" if own is not None else _asked_by(one),
    )


def _asked_by(one: Candidate) -> AskedBy:
    """Whose words the prompt is in, by the origins of its lines."""
    sources = {origin.source for origin in one.origins}
    if one.strategy not in _OWN:
        return "both" if ABOVE in sources else "peri"
    return "both" if sources & {COUNTED, FROM_THE_PIECE} else "person"
