"""The share of words changed between a draft and the final text."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

LONGEST = 20_000  # words of either text
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class TooLong(Exception):
    """A text is too long to compare word by word."""


def share_changed(draft: str, final: str) -> float | None:
    """From 0 (every word as it was) to 1 (none), or None when neither text has a word.

    The fewest words that must be put in, taken out or replaced to come from the draft to the final text (V. Levenshtein
    1966, on words), divided by the words of the longer text. It is close to HTER (M. Snover et al., "A Study of
    Translation Edit Rate", 2006), but a moved passage counts as taken out and put in, and it never exceeds 1. Capitals
    and punctuation do not count. Raises TooLong above 20,000 words.
    """
    before, after = words(draft), words(final)
    if max(len(before), len(after)) > LONGEST:
        raise TooLong(f"These texts are longer than {LONGEST:,} words. Compare them in parts.")
    if not before and not after:
        return None
    return float(Levenshtein.normalized_distance(before, after))


def words(text: str) -> list[str]:
    """The words of a text in order, small and with one kind of apostrophe."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
