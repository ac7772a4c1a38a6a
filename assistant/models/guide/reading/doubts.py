"""Replies that doubt or scold, and yet may tell something."""

from __future__ import annotations

import re

from assistant.models.guide.reading import answer_words as words
from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.statements import ASKED_WITHIN, ASKING, sentences


def insults(low: str) -> bool:
    """Whether a reply only insults; "half of them rubbish" tells something."""
    if not re.search(words.INSULTS, low) or re.search(r"\d", spell_out(low)):
        return False
    return len(low.split()) <= words.LONGEST_INSULT or re.search(words.TO_PERI, low) is not None


def without_doubt(text: str) -> str:
    """`text` with a doubtful figure as a statement: "not sure... maybe 100?" still tells."""
    parts = sentences(text)
    for i, part in enumerate(parts):
        low = spell_out(part)
        is_short = len(low.split()) <= 8 and re.search(r"\d", low) is not None
        if part.endswith("?") and is_short and not re.match(ASKING, low) and not re.search(ASKED_WITHIN, low):
            parts[i] = part.rstrip("? ") + "."
    return " ".join(parts)
