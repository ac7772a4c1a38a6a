"""The gate on a change that may come and would decide: nothing is trained before it is settled and a prompt counted."""

from __future__ import annotations

from journeys.gates import Gate
from journeys.rubric import FEW
from journeys.signs import Signs


def _change_decides(signs: Signs) -> bool:
    """A change that nobody settled yet, enough pieces to train on without it, and a trial that was never counted."""
    enough = (signs.examples_on_hand or 0) >= FEW and signs.task is not False
    uncounted = signs.tried_so_far != "nothing" and not signs.measured
    return signs.change_possible and enough and uncounted and signs.change_rate != "often"


CHANGE_GATE = Gate(
    "change possible",
    "pace",
    _change_decides,
    "it_depends",
    headline="It depends on a change that is not settled yet, and on a count that is missing.",
    reason="You told me of a change that may come ({ahead}). A trained model keeps to what held when it was trained, "
    "so that change would spoil it. And what you tried{tried} was not counted, so nobody knows yet what is left to "
    "gain.",
    concept="when-it-fits",
    next_step="Take 60 past {pieces}, put what the model needs to know and the five nearest past ones in the prompt, "
    "and count how many come out right. Meanwhile settle with whoever decides when that change comes. Decide on "
    "training after both.",
    alternative="The prompt, with what holds today in it and the nearest past {pieces}: after the change it is put "
    "right in an afternoon.",
    change="If the change is called off, or has come and things stay so for about a year, and the count still leaves a "
    "good part wrong, train on {pieces} made since; if the prompt does well, stay with it.",
)
