"""How much of a question an authored answer speaks of: likeness alone takes what is merely put alike."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from assistant.tools.answering_step import EMPTY

ENOUGH = 3  # telling words from which their share says something


class Cover:
    """Which of the telling words of a question stand in a text; rare words weigh more."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words = {name: telling_words(text) for name, text in texts.items()}
        self._in = Counter(word for words in self._words.values() for word in words)

    def speaks_of(self, question: str, name: str) -> float:
        """From -1 for a text that has none of the question's words to 1 for all; nearer 0 where it has but few."""
        weights = {word: self._weight(word) for word in telling_words(question)}
        if not weights:
            return 0.0
        own = sum(weight for word, weight in weights.items() if word in self._words[name])
        return (2 * own / sum(weights.values()) - 1) * min(1.0, len(weights) / ENOUGH)

    def _weight(self, word: str) -> float:
        return math.log((len(self._words) + 1) / (self._in[word] + 0.5))


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without a plural's s."""
    words = (word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold()) if word not in EMPTY)
    return frozenset(word for word in words if word not in EMPTY)
