"""The gates on a voice: whether training beats a fair prompt there is told by a small test, and for each by itself."""

from __future__ import annotations

from journeys.gates import Gate
from journeys.rubric import FEW
from journeys.signs import Signs


def _voice_is_open(signs: Signs) -> bool:
    enough = (signs.examples_on_hand or 0) >= FEW
    open_ = signs.tried_so_far in ("plain", "samples") and not signs.measured and signs.change_rate != "often"
    return signs.voice_half_tried and enough and open_ and signs.task is not False


def _voices_differ(signs: Signs) -> bool:
    enough = (signs.examples_on_hand or 0) >= FEW
    tried = signs.tried_so_far in ("plain", "samples") and signs.change_rate != "often"
    proven = signs.measured and signs.may_use_work == "yes"
    barred = signs.may_use_work == "others" or (signs.may_use_work == "no" and not signs.leave_differs)
    return signs.several_voices and enough and tried and not proven and not barred


VOICES_GATE = Gate(
    "several voices",
    "prompt",
    _voices_differ,
    "it_depends",
    headline="It depends on the person: each voice is a case of its own.",
    reason="You write for several people{material}, and by what you tell{tried} they are not all in the same case. "
    "Where a prompt does the job, nothing more is needed; for the others it turns on their leave and on how many pairs "
    "are theirs alone. One set for all would teach the average of them.",
    concept="when-it-fits",
    next_step="Go through them one by one. For each, look in the contract, and where it is silent ask in writing; who "
    "forbids it stays out, of prompts too. Try four to eight passages of that one person in the prompt on the next few "
    "jobs, count what you change, and count the {pieces} that still have what they were made from.",
    alternative="One prompt a person, with a line on the manner and four to eight passages of their own.",
    change="If one of them has said yes in writing, has {many} or more such pairs, and you still change a good part "
    "with that prompt, train for that one alone; for the rest stay with the prompt.",
)
VOICE_GATE = Gate(
    "voice",
    "prompt",
    _voice_is_open,
    "it_depends",
    headline="It depends on a small test: whether a rewriting step beats a fair prompt in this voice.",
    reason="A voice can be learnt from one person's {pieces}, and what you tried{tried} had too little of it in the "
    "prompt to tell. The {pieces} alone are no pairs either: a model learns from what went in beside what came out.",
    concept="plain-text-and-documents",
    next_step="Make 50 to 60 pairs from {pieces} that are free to use, each a plain draft of a paragraph beside the "
    "paragraph as it stands. Test that as a rewriting step, blind, against a prompt with four of them in it that "
    "writes "
    "one passage at a time.",
    alternative="That prompt by itself: four {pieces} that may be shown, one passage at a time.",
    change="If the pairs beat the prompt, blind, make more of them and train; if they do not, stay with the prompt.",
)
