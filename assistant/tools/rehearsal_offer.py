"""The offer to rehearse beside a verdict, where few pieces are on hand: to see something, never to prove it."""

from __future__ import annotations

from journeys.shapes import are_long, is_unpaired
from journeys.situation import Situation
from journeys.verdict import FitVerdict
from rehearsal.pairs import LEAST, MOST

SAYS = "Show me a rehearsal"
_AFTER = frozenset({"few examples", "nothing tried", "fits"})  # what may decide a verdict beside which it is of use
OFFER = (
    "You have {count} pieces: where you kept what each was made from, rehearse and see. A very small "
    "model learns from such pairs here on this machine, in "
    "minutes and for nothing. It shows whether a common manner can be learnt from so few. It does not prove that a "
    "large model would write as you do."
)


def rehearsal_offer(situation: Situation, verdict: FitVerdict) -> str | None:
    """The offer; None where the pieces are too few or many, nothing was decided, or it would be beside the point.

    The bounds are those of a rehearsal (rehearsal/pairs.py); the model knows English only.
    """
    count = situation.examples_on_hand
    if count is None or not LEAST <= count <= MOST or verdict.decided_by not in _AFTER or verdict.question:
        return None
    if is_unpaired(situation) or are_long(situation):  # nothing to learn from, or nothing of that size
        return None
    is_english = situation.languages is None or "english" in situation.languages.lower()
    return OFFER.format(count=count) if is_english else None
