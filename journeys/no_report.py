"""What is said along with a report and tells nothing of the step: a grumble, a request, a greeting."""

from __future__ import annotations

import re

SENTENCE = r"(?<=[.!?…])\s+"
LEAD = r"(?:(?:ok(?:ay)?|so|well|and|but|hm+|oh|sorry|hi|hey|hello|peri|wait|ugh|phew|pff+|argh|gosh|right)[\s,.!…-]*)*"
NO_REPORT = (
    rf"{LEAD}(?:you (?:keep|always|still|just)\b.*|you (?:said|say|told|asked|promised|never)\b.*|why (?:do|did) you\b.*|"
    r"(?:it'?s|its|this is|that'?s|thats|how|so) (?:\w+ )?(?:boring|tedious|annoying|dull|silly|a (?:pain|drag|faff)|hard work|too much)\b.*|"
    r"(?:please )?(?:correct|fix|change|mend) (?:it|that|this|them)(?: please)?|(?:please )?put (?:it|that|this) right.*|"
    r"(?:that'?s|thats|this is|it'?s) (?:not right|wrong|not true|not what i said)|i(?:'m| am) (?:tired|bored|fed up|sick of).*|"
    r"(?:did|do) you (?:get|have|keep|note) (?:it|that|this).*|thanks?(?: you)?.*|phew|ugh|pff+|hello|hi|hey)[\s.!…]*"
)


def report_in(told: str) -> str:
    """The sentences of what was told that are about the work; empty where none is."""
    parts = [part for part in re.split(SENTENCE, " ".join(told.replace("’", "'").split())) if part]
    return " ".join(part for part in parts if re.fullmatch(NO_REPORT, part, re.IGNORECASE) is None)
