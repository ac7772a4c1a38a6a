"""One person's voice, wanted of a draft: asked for as such, and tried with a piece of theirs in the prompt."""

from __future__ import annotations

import re

from journeys.faults import faults_named
from journeys.phrases import has
from journeys.situation import Situation

VOICE = (
    r"\b(?:sounds?|drafts?|writes?|reads?|talks?) (?:\w+ )?like (?:me|him|her|us)\b|"
    r"\bin (?:my|his|her|their|the \w+'s|[A-Z]\w+'s) (?:own )?(?:voice|manner)\b|\b(?:my|his|her) own voice\b"
)
PASTED = (
    r"\b(?:one|an?|two|three|a couple of) (?:of (?:my|his|her) )?(?:[\w-]+ )?[\w-]+ (?:pasted|copied|put|dropped) in\b|"
    r"\b(?:past(?:ed|ing)|copied|put|dropped)(?: in)? (?:one|an?|two|three|an? old|one old|some|my) "
    r"(?!prompt|instruction|rule|line|brief|transcript)"
)


def is_half_tried(situation: Situation) -> bool:
    """Whether a voice is wanted and a piece or two of it in the prompt carried for a while, and then no longer."""
    wanted = any(has(VOICE, text) for text in (situation.goal, situation.task))
    tried = situation.tried_so_far
    carried = any(fault.kind == "drift" for fault in faults_named(tried))
    return wanted and carried and re.search(PASTED, tried or "", re.IGNORECASE) is not None
