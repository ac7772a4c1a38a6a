"""How far people agree with each other on the same work, as told: no model can mean anything beyond that figure."""

from __future__ import annotations

import re

from journeys.situation import Situation

PEOPLE = (
    r"(?:\b(?:we|us|the) (?:two|both|three)\b|\b(?:two|both|three) of us\b|\b(?:two|three) (?!hundred|thousand)\w+s\b|"
    r"\btwo people\b|\bwith each other\b|\b(?:humans|people|coders|indexers|readers|sorters|colleagues|raters)\b)"
)
AGREE = r"\b(?:agree[ds]?|match(?:es|ed)?|coincide[ds]?|(?:gave|give|chose|choose) the same)\b"
SAID = re.compile(rf"{PEOPLE}[^;.]{{0,60}}?{AGREE}([^;.]{{0,40}})|{AGREE}[^;.]{{0,25}}?{PEOPLE}([^;.]{{0,30}})")
FIGURE = re.compile(
    r"\b(\d{2})(?:\.\d)? ?(?:%|per ?cent\b|(?:times )?(?:in|of|out of) (?:a|every|each)? ?(?:hundred|100)\b|"
    r"(?=[,;)]|$))"
)


def people_agree(situation: Situation) -> str | None:
    """The hundredth part on which people agree, as in "we two match 85"; None where none was told."""
    for text in (situation.judged_by, situation.tried_so_far, situation.consistency_needed):
        for part in re.split(r"[;.](?:\s+|$)", (text or "").lower()):
            said = SAID.search(part)
            if said and (figure := FIGURE.search(said[1] or said[2] or "")):
                return f"{figure[1]} in a hundred"
    return None
