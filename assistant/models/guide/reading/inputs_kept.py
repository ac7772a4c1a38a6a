"""Figures that count what pieces were made from, or permissions for them, and no pieces: "got the briefs for 8 of them"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.standing import NEARLY
from assistant.models.guide.reading.statements import plain

INPUTS = (
    r"(?:briefs?|briefings?|originals?|sources?|inputs?|notes|transcripts?|recordings?|e-?mails?|orders?|raw \w+|permissions?|"
    r"releases?|consents?|questions?|tickets?|ok)"
)
INPUTS_FOR = rf"\b{INPUTS} (?:for|of|to|from|on)(?: {NEARLY})* \d[\d,]* (?:of (?:them|those|these)|ones?)\b"
INPUTS_OF_THEM = rf"\b(?:for|of) (?:{NEARLY} )*\d[\d,]* of (?:them|those|these)(?: (?:i|we))?(?: still)? (?:have|'ve got|got|kept) (?:the |their )?{INPUTS}\b"


def without_inputs(text: str) -> str:
    """`text` without such a count, unless it says that only those can be used."""
    low = spell_out(plain(text))
    return text if re.search(r"\b(?:only|just)\b", low) else re.sub(f"{INPUTS_FOR}|{INPUTS_OF_THEM}", " ", low)


def counts_inputs(text: str) -> bool:
    """Whether a message counts what some of its pieces were made from."""
    return without_inputs(text) not in (text, spell_out(plain(text)))
