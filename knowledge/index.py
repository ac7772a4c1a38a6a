"""Finding the passage: meaning first, words as a small part, and a refusal below a threshold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.concepts import REQUIRED
from knowledge.embed import Embedder, Vectors
from knowledge.library import IN_SHORT, Library, Passage
from knowledge.vectors import VectorCache
from knowledge.words import WordIndex

__all__ = ["ConceptIndex", "Found", "Passage"]

# score = half the cosine of the passage and half that of its nearest sentence + NAMES * cosine of its article's names +
# MENTIONED if one of those names is in the question + WORDS * bm25 / (bm25 + HALF). Rank fusion with equal weights was
# measured and lost against meaning alone. 2026-11-22, mean reciprocal rank of the right article on 215 unseen questions
# and of the right passage on 54 real ones: passage alone .57 .53; with words .62 .59; with names .66 .58; with
# sentences .67 .63; with brands taken out of part of the question .67 .68 (`peri eval retrieval`).
WORDS = 0.3
HALF = 6.0
NAMES = 0.2
MENTIONED = 0.05
WITHOUT_BRANDS = 0.4  # share of the score that a question gets without the names of services and models in it
FEWEST_WORDS = 4  # of what is left then; else the names are the question
MODELS = (
    r"open ?ai|chat ?gpts?|gpts?(?:[- ]?[\d.]+o?)?(?:-[a-z0-9]+)*|l?lama(?:[- ]?\d[\d.]*)?|gemma|qwen|alpaca|claude|"
    r"gemini|codex|copilot|\d+b"
)
REFUSE_BELOW = 0.30  # best meaning; 3 % of the unseen questions and 44 % of the foreign ones lie below (2026-11-22)
SHORTEST_SENTENCE = 4  # words
PLAIN_HEADINGS = frozenset({IN_SHORT, *REQUIRED})  # headings that say nothing of the subject


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
        sentences = [_sentences(passage) for passage in library.passages]
        self._sentences = vectors.vectors("sentences", [text for texts in sentences for text in texts])
        self._starts = np.cumsum([0, *(len(texts) for texts in sentences[:-1])])
        concepts = list(library.concepts.values())
        self._names = vectors.vectors("names", [f"{c.title}, {', '.join(c.aliases)}" for c in concepts])
        self._mentions = [_mention_pattern(c.title, c.term, *c.aliases) for c in concepts]
        row = {concept.id: i for i, concept in enumerate(concepts)}
        self._brands = _brand_pattern(library)
        self._article = np.array([row[passage.concept] for passage in library.passages])
        self._words = WordIndex(self._texts)

    def ranked(self, question: str, way: str = "both") -> list[tuple[Passage, float]]:
        """All passages by `words` alone, `meaning` alone, or `both`; for measuring. Never refuses."""
        vector = self.embedder.embed([question])[0]
        words = self._words.scores(question)
        scores = {
            "words": words,
            "meaning": self._meaning(vector),
            "both": self._scores(question, vector),
        }[way]
        return [(self.library.passages[i], float(scores[i])) for i in np.argsort(-scores, kind="stable")]

    def search(self, question: str, count: int = 6, *, concept: str | None = None) -> list[Found]:
        """The best passages for a question, best first; within one article when `concept` is given.

        Empty when nothing is near enough in meaning, which is the library's "I do not know".
        """
        return self.rank(question, self.embedder.embed([question])[0], count, concept=concept)

    def rank(self, question: str, vector: Vectors, count: int = 6, *, concept: str | None = None) -> list[Found]:
        """Like `search`, for a question whose vector is at hand."""
        meaning = self._meaning(vector)
        scores = self._scores(question, vector)
        chosen = [i for i, p in enumerate(self.library.passages) if concept is None or p.concept == concept]
        best = sorted(chosen, key=lambda i: -float(scores[i]))[:count]
        if concept is None and (not best or float(np.max(meaning)) < REFUSE_BELOW):
            return []
        return [Found(self.library.passages[i], float(scores[i]), float(meaning[i])) for i in best]

    def _scores(self, question: str, vector: Vectors) -> Vectors:
        """A symptom is told in terms of some service or model, which is seldom what the question is about."""
        scores = self._blend(question, vector, self._words.scores(question))
        bare = " ".join(self._brands.sub(" ", question).split())
        if bare == " ".join(question.split()) or len(re.findall(r"\w{2,}", bare)) < FEWEST_WORDS:
            return scores
        without = self._blend(bare, self.embedder.embed([bare])[0], self._words.scores(bare))
        mixed: Vectors = (1 - WITHOUT_BRANDS) * scores + WITHOUT_BRANDS * without
        return mixed

    def _blend(self, question: str, vector: Vectors, words: Vectors) -> Vectors:
        mentioned = np.array([bool(pattern.search(question)) for pattern in self._mentions], dtype=np.float32)
        names = (NAMES * (self._names @ vector) + MENTIONED * mentioned)[self._article]
        blended: Vectors = self._meaning(vector) + names + WORDS * words / (words + HALF)
        return blended

    def _meaning(self, vector: Vectors) -> Vectors:
        """Half the whole passage, half its nearest sentence: a long passage hides the one sentence that answers."""
        nearest = np.maximum.reduceat(self._sentences @ vector, self._starts)
        mean: Vectors = ((self._vectors @ vector + nearest) / 2).astype(np.float32)
        return mean


def _brand_pattern(library: Library) -> re.Pattern[str]:
    names = {name for provider in library.providers.values() for name in (provider.name, *provider.aliases)}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:{known}|{MODELS})\b(?:'s)?" if known else rf"\b(?:{MODELS})\b", re.IGNORECASE)


def _mention_pattern(*names: str | None) -> re.Pattern[str]:
    """Finds any of an article's names in a question; one capitalised word only with its capital ("Together")."""
    exact = [name for name in names if name and re.fullmatch(r"[A-Z][a-z]+", name)]
    loose = [name for name in names if name and name not in exact]
    parts = [rf"(?i:\b{re.escape(name)}s?\b)" for name in loose] + [rf"\b{re.escape(name)}\b" for name in exact]
    return re.compile("|".join(parts) or r"(?!)")


def _sentences(passage: Passage) -> list[str]:
    """The sentences of a passage, each with the heading that gives it its subject; never none."""
    lead = passage.title if passage.heading in PLAIN_HEADINGS or passage.trade else passage.heading
    found = [s for s in re.split(r"(?<=[.!?])\s+|\n+", passage.text) if len(s.split()) >= SHORTEST_SENTENCE]
    return [f"{lead}. {sentence}" for sentence in found] or [f"{lead}. {passage.text}"]


def _searchable(library: Library, passage: Passage) -> str:
    if passage.heading == IN_SHORT:
        names = ", ".join(library.concepts[passage.concept].aliases)
        return f"{passage.title} ({names}). {passage.text}" if names else f"{passage.title}. {passage.text}"
    return f"{passage.title}. {passage.heading}. {passage.text}"
