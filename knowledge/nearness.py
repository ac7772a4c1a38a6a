"""How near a question is to each passage: meaning first, words as a small part."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from knowledge.concepts import IN_SHORT, REQUIRED
from knowledge.embed import Vectors
from knowledge.library import Library, Passage
from knowledge.vectors import VectorCache
from knowledge.words import WordIndex

# score = half the cosine of the passage and half that of its nearest sentence + NAMES * cosine of its article's names +
# MENTIONED if one of those names is in the question + WORDS * bm25 / (bm25 + HALF). Rank fusion with equal weights was
# measured and lost against meaning alone. 2026-11-22, mean reciprocal rank of the right article on 215 unseen questions
# and of the right passage on 54 real ones: passage alone .57 .53; with words .62 .59; with names .66 .58; with
# sentences .67 .63 (`peri eval retrieval`).
WORDS = 0.3
HALF = 6.0
NAMES = 0.2
MENTIONED = 0.05
SHORTEST_SENTENCE = 4  # words
PLAIN_HEADINGS = frozenset({IN_SHORT, *REQUIRED})  # headings that say nothing of the subject


class Nearness:
    """Scores of all passages of a library for a question, by what the passages themselves say."""

    def __init__(self, library: Library, vectors: VectorCache) -> None:
        texts = [_searchable(library, passage) for passage in library.passages]
        self._vectors = vectors.vectors("passages", texts)
        sentences = [_sentences(passage) for passage in library.passages]
        self._sentences = vectors.vectors("sentences", [text for found in sentences for text in found])
        self._starts = np.cumsum([0, *(len(found) for found in sentences[:-1])])
        concepts = list(library.concepts.values())
        self._names = vectors.vectors("names", [f"{c.title}, {', '.join(c.aliases)}" for c in concepts])
        self._mentions = [_mention_pattern(c.title, c.term, *c.aliases) for c in concepts]
        self._called = defaultdict[str, set[int]](set)  # the articles whose names begin with a word
        for row, c in enumerate(concepts):
            for name in filter(None, (c.title, c.term, *c.aliases)):
                self._called[_words(name)[0]].add(row)
        rows = {concept.id: i for i, concept in enumerate(concepts)}
        self._article = np.array([rows[passage.concept] for passage in library.passages])
        self._words = WordIndex(texts)

    def scores(self, question: str, vector: Vectors, meaning: Vectors) -> Vectors:
        """Shape (passages,); `meaning` is the row that the method of that name gives for the vector."""
        names = (NAMES * (self._names @ vector) + MENTIONED * self._mentioned(question))[self._article]
        words = self.words(question)
        blended: Vectors = meaning + names + WORDS * words / (words + HALF)
        return blended

    def _mentioned(self, question: str) -> Vectors:
        """1 for each article that is named in the question; shape (articles,)."""
        begun = [self._called.get(name, ()) for word in _words(question) for name in (word, word.removesuffix("s"))]
        mentioned = np.zeros(len(self._mentions), np.float32)
        for row in set().union(*begun):
            mentioned[row] = bool(self._mentions[row].search(question))
        return mentioned

    def words(self, question: str) -> Vectors:
        """By shared words alone."""
        return self._words.scores(question)

    def meaning(self, vectors: Vectors) -> Vectors:
        """Half the whole passage, half its nearest sentence: a long passage hides the one sentence that answers.

        Shape (questions, passages).
        """
        nearest = np.maximum.reduceat(self._sentences @ vectors.T, self._starts)
        mean: Vectors = ((self._vectors @ vectors.T + nearest) / 2).astype(np.float32).T
        return mean


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


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
