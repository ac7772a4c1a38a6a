"""Finding the passage: meaning first, words as a small part, and a refusal below a threshold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.embed import Embedder, Vectors
from knowledge.library import IN_SHORT, Library, Passage
from knowledge.vectors import VectorCache
from knowledge.words import WordIndex

__all__ = ["ConceptIndex", "Found", "Passage"]

# score = cosine of the passage + NAMES * cosine of its article's names + MENTIONED if one of those names is in the
# question + WORDS * bm25 / (bm25 + HALF). Rank fusion with equal weights was measured and lost against meaning alone.
# Recall@3 on 230 unseen questions, 2026-11-22: meaning .60, with words .67, with names .70, with mentions .74
# (`peri eval retrieval`).
WORDS = 0.25
HALF = 6.0
NAMES = 0.3
MENTIONED = 0.15  # an article one of whose names stands in the question
REFUSE_BELOW = 0.30  # best cosine; set on questions that must be declined, see `peri eval retrieval`


@dataclass(frozen=True)
class Found:
    """A passage with its blended score and its cosine alone."""

    passage: Passage
    score: float
    meaning: float


class ConceptIndex:
    """All passages of a library, searchable by question."""

    def __init__(self, library: Library, embedder: Embedder, cache: Path) -> None:
        self.library = library
        self.embedder = embedder
        self._texts = [_searchable(library, passage) for passage in library.passages]
        vectors = VectorCache(cache, embedder)
        self._vectors = vectors.vectors("passages", self._texts)
        concepts = list(library.concepts.values())
        self._names = vectors.vectors("names", [f"{c.title}, {', '.join(c.aliases)}" for c in concepts])
        self._mentions = [_mention_pattern(c.title, c.term, *c.aliases) for c in concepts]
        row = {concept.id: i for i, concept in enumerate(concepts)}
        self._article = np.array([row[passage.concept] for passage in library.passages])
        self._words = WordIndex(self._texts)

    def ranked(self, question: str, way: str = "both") -> list[tuple[Passage, float]]:
        """All passages by `words` alone, `meaning` alone, or `both`; for measuring. Never refuses."""
        vector = self.embedder.embed([question])[0]
        words = self._words.scores(question)
        scores = {
            "words": words,
            "meaning": self._vectors @ vector,
            "both": self._blend(question, vector, words),
        }[way]
        return [(self.library.passages[i], float(scores[i])) for i in np.argsort(-scores, kind="stable")]

    def search(self, question: str, count: int = 6, *, concept: str | None = None) -> list[Found]:
        """The best passages for a question, best first; within one article when `concept` is given.

        Empty when nothing is near enough in meaning, which is the library's "I do not know".
        """
        return self.rank(question, self.embedder.embed([question])[0], count, concept=concept)

    def rank(self, question: str, vector: Vectors, count: int = 6, *, concept: str | None = None) -> list[Found]:
        """Like `search`, for a question whose vector is at hand."""
        meaning = self._vectors @ vector
        words = self._words.scores(question)
        scores = self._blend(question, vector, words)
        chosen = [i for i, p in enumerate(self.library.passages) if concept is None or p.concept == concept]
        best = sorted(chosen, key=lambda i: -float(scores[i]))[:count]
        if concept is None and (not best or float(np.max(meaning)) < REFUSE_BELOW):
            return []
        return [Found(self.library.passages[i], float(scores[i]), float(meaning[i])) for i in best]

    def _blend(self, question: str, vector: Vectors, words: Vectors) -> Vectors:
        mentioned = np.array([bool(pattern.search(question)) for pattern in self._mentions], dtype=np.float32)
        names = (NAMES * (self._names @ vector) + MENTIONED * mentioned)[self._article]
        blended: Vectors = self._vectors @ vector + names + WORDS * words / (words + HALF)
        return blended


def _mention_pattern(*names: str | None) -> re.Pattern[str]:
    """Finds any of an article's names in a question; one capitalised word only with its capital ("Together")."""
    exact = [name for name in names if name and re.fullmatch(r"[A-Z][a-z]+", name)]
    loose = [name for name in names if name and name not in exact]
    parts = [rf"(?i:\b{re.escape(name)}s?\b)" for name in loose] + [rf"\b{re.escape(name)}\b" for name in exact]
    return re.compile("|".join(parts) or r"(?!)")


def _searchable(library: Library, passage: Passage) -> str:
    if passage.heading == IN_SHORT:
        names = ", ".join(library.concepts[passage.concept].aliases)
        return f"{passage.title} ({names}). {passage.text}" if names else f"{passage.title}. {passage.text}"
    return f"{passage.title}. {passage.heading}. {passage.text}"
