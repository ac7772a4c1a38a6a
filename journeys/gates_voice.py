"""The gate on one person's voice: whether training beats a fair prompt there is only told by a small test."""

from __future__ import annotations

from journeys.gates import Gate
from journeys.rubric import FEW
from journeys.signs import Signs


def _voice_is_open(signs: Signs) -> bool:
    enough = (signs.examples_on_hand or 0) >= FEW
    open_ = signs.tried_so_far in ("plain", "samples") and not signs.measured and signs.change_rate != "often"
    return signs.voice_half_tried and enough and open_ and signs.task is not False


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
