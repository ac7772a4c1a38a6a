"""Making a long answer short enough for the small model on this machine: its first sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 320  # tokens of a pair; memory and time grow with it, and the curve is seen with short ones too
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|\n{2,}")


def first_sentences(prompt: str, answer: str, count: Callable[[str, str], int]) -> str:
    """As many whole sentences from the beginning as fit; empty when not even the first does."""
    ends = [found.start() for found in _SENTENCE_END.finditer(answer)]
    low, high = 0, len(ends)
    while low < high:  # the greatest number of sentences that fits
        middle = (low + high + 1) // 2
        if count(prompt, answer[: ends[middle - 1]]) <= LONGEST:
            low = middle
        else:
            high = middle - 1
    return answer[: ends[low - 1]].strip() if low else ""
