"""The gates on what is not settled: a change that may come and would decide, and work whose form is still sought."""

from __future__ import annotations

from journeys.gates import Gate
from journeys.rubric import FEW, HANDFUL
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


def _nothing_settled(signs: Signs) -> bool:
    """The form is still sought, and there is either no measure of good, or nothing tried on a handful of pieces."""
    handful = 0 < (signs.examples_on_hand or 0) < HANDFUL and not signs.whole_works and not signs.long_works
    untried, no_measure = signs.tried_so_far in ("nothing", "plain"), signs.judged_by is False
    return signs.form_sought and untried and (no_measure or (handful and signs.tried_so_far == "nothing"))


SETTLED_GATE = Gate(
    "nothing settled",
    "pace",
    _nothing_settled,
    "not_now",
    headline="Not now: first settle what these {pieces} should look like.",
    reason="By what you tell, the form is still changing{change}, and {on_hand} made along the way show no manner that "
    "a model could take over. It would hold on to what you leave behind next month.",
    concept="when-not-yet",
    next_step="Write down in one page what a good one is, and agree on it with whoever has a say. From then on keep "
    "each approved one with what it was made from; after the next {ten}, put three of them in a prompt and count what "
    "you change.",
    alternative="The page of rules in a prompt: when you change your mind, you change a line.",
    change="A form that has stood for some months, a way to tell good from poor, and {few} or more {pieces} made by "
    "it.",
)
