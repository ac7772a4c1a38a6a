"""What a gate says where the figure that it rests on is not known: that it is not known, and how to find it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeys.gates import SAMPLES_IN_PROMPT, Gate
from journeys.gates_prompt import PROMPT_GATES, THIN, WORTH_GATES

_BY_ID: Mapping[str, Gate] = {gate.id: gate for gate in (*PROMPT_GATES, *WORTH_GATES, THIN)}
# Gate -> the field whose figure is not known, and the gate in words for that.
UNTOLD: Mapping[str, tuple[str, Gate]] = {
    "few examples": (
        "examples_on_hand",
        replace(
            _BY_ID["few examples"],
            headline="Prompt first, until you know how many finished {pieces} you have.",
            reason="How many there are is not known, and it decides: below {few} a prompt with a few of them does "
            "more, from {few} on a trial makes sense, and {many} and more are a fair set.",
            next_step="Count them this week: those that were approved, of one kind, with what they were made from. Put "
            "the five best in a prompt meanwhile, and count what you change in the next {ten} results.",
        ),
    ),
    "low volume": (
        "volume_per_month",
        replace(
            _BY_ID["low volume"],
            headline="Prompt first, until you know how many it is a month.",
            reason="How many come in a month is not known. Below about {low_volume} there is too little to save to pay "
            "the keeping of a trained model.",
            next_step="Count for a month how many you make and how much you change in each. For each new one put the "
            "two or three past {pieces} that are nearest to it in the prompt.",
            alternative=SAMPLES_IN_PROMPT,
        ),
    ),
}
# What is said of a gate in a view, while the field that it rests on was not told and can still be: the lean, and what
# would turn it.
VIEWS: Mapping[str, tuple[str, str]] = {
    "nothing tried": (
        "tried_so_far",
        "Prompt first, unless a prompt with several of your own {pieces} was tried already and fell short.",
    ),
    "several kinds": ("task", "Prompt first, one kind of work at a time."),
    "fault unknown": ("needs_facts", "Prompt first: it is open whether facts or manner go wrong."),
    "low volume": ("volume_per_month", "Prompt first, unless {low_volume} or more come in a month."),
    "few examples": ("examples_on_hand", "Prompt first, unless you have {few} or more finished {pieces}."),
    "rights unclear": ("may_use_work", "It depends on whether you may train on those {pieces}."),
}
