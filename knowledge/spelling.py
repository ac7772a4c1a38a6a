"""Typing errors: an unknown word becomes the word of the library that it nearly is (the only rapidfuzz import)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

SHORTEST = 4  # letters; a shorter word is near too many others
LONG = 7  # letters, from which on two errors are forgiven
FEWEST = 3  # times that a word must stand in the library to be what was meant
FEWEST_TOLD = 3  # words of at least SHORTEST letters by which a language is told
ENGLISH = frozenset({
    "and", "can", "does", "from", "have", "how", "it", "my", "not", "should", "that", "the", "this", "what", "when",
    "with", "would", "you", "your",
})  # fmt: skip
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = " \t\"'“”‘’()[]*_-"  # may stand between the end of a sentence and the next one


class Spelling:
    """Mends words by a set of texts; words of the embedding model's own vocabulary are left as they are."""

    def __init__(self, texts: Iterable[str], others: Iterable[str], tokenizer: Path) -> None:
        """Words are put right by `texts`; one that stands twice in `others`, which may hold errors, is left alone."""
        count = Counter(word for text in texts for word in _WORD.findall(text.lower()))
        self._meant = sorted((word for word, n in count.items() if n >= FEWEST), key=lambda word: (-count[word], word))
        pieces = json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"]
        heard = Counter(word for text in others for word in set(_WORD.findall(text.lower())))
        self._known = frozenset(count) | frozenset(w for w, n in heard.items() if n > 1)
        self._known |= frozenset(piece for piece in pieces if not piece.startswith("##"))
        self._nearest = lru_cache(1_024)(self._look_up)

    def mended(self, text: str) -> str:
        """The text with the words put right that are clearly typing errors; another language is left as it is."""
        return text if self._is_foreign(text) else _WORD.sub(self._word, text)

    def _is_foreign(self, text: str) -> bool:
        """Whether most words are unknown and none of the small English ones is among them."""
        words = [word.lower() for word in _ANY_WORD.findall(text)]
        told = [word for word in words if len(word) >= SHORTEST]
        unknown = sum(word not in self._known for word in told)
        return len(told) >= FEWEST_TOLD and 2 * unknown > len(told) and ENGLISH.isdisjoint(words)

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in self._known or word[1:] != word[1:].lower():  # "LoRA", "JSONL": a name
            return word
        if word[0] != word[0].lower() and not _begins(found.string, found.start()):  # "Monet": a name
            return word
        return self._nearest(word.lower()) or word

    def _look_up(self, word: str) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = 2 if len(word) >= LONG else 1
        found = process.extractOne(word, self._meant, scorer=OSA.distance, score_cutoff=errors)
        return found[0] if found and found[0][0] == word[0] else None  # the first letter is seldom the wrong one


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(_BETWEEN)
    return not before or before[-1] in ".!?:\n"
