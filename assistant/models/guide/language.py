"""Which language a message is written in, when that can be told."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

FEWEST_WORDS = 4  # below four words the identifier was wrong one time in five
SURE = 0.7  # no English text of the evaluations was taken for another language down to 0.6
SCRIPTS = (("ja", r"[\u3040-\u30ff]"), ("zh", r"[\u4e00-\u9fff]"), ("uk", r"[іїєґІЇЄҐ]"), ("ru", r"[\u0400-\u04ff]"))
# A message in which these are frequent is English; loading the identifier (0.9 s of CPU) is for the others.
ENGLISH = frozenset(
    [
        "the",
        "my",
        "is",
        "are",
        "does",
        "can",
        "could",
        "should",
        "would",
        "what",
        "how",
        "why",
        "when",
        "which",
        "who",
        "to",
        "it",
        "with",
        "this",
        "that",
        "if",
        "about",
        "and",
        "have",
        "from",
        "they",
        "their",
        "there",
        "your",
        "you",
        "we",
    ]
)
ENGLISH_SHARE = 0.28


class LanguageTeller:
    """Tells a message in one of the `known` languages from English; loads its model on first need."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._identifier: Any = None

    def foreign(self, text: str) -> str | None:
        """The ISO code of the language if the text is surely not English and the code is known."""
        letters = [c for c in text if c.isalpha()]
        for code, pattern in SCRIPTS:
            if letters and len(re.findall(pattern, text)) > 0.3 * len(letters):
                return code if code in self._known else None
        words = re.findall(r"[^\W\d_]+", text.lower())
        if len(words) < FEWEST_WORDS or sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
            return None
        code, probability = self._classify(text)
        return code if code in self._known and probability >= SURE else None

    def _classify(self, text: str) -> tuple[str, float]:
        if self._identifier is None:
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            self._identifier.set_languages(sorted({*self._known, "en"}))
        code, probability = self._identifier.classify(text)
        return str(code), float(probability)
