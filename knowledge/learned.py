"""What people's wordings teach the search: the articles and passages that a question like this one belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from knowledge.classifier import QuestionClassifier, Scores
from knowledge.library import Library
from knowledge.vectors import VectorCache

SECTION = 1.0  # weight of the passage against its article
LOOKED_INTO = 12  # articles, of the likeliest, whose passages are told apart


class LearnedWordings:
    """Scores of all passages for a question, by the wordings of `questions/` and those in the articles."""

    def __init__(self, library: Library, vectors: VectorCache, cache: Path) -> None:
        rows = {concept: i for i, concept in enumerate(library.concepts)}
        columns = {passage.id: len(rows) + i for i, passage in enumerate(library.passages)}
        self._article = np.array([rows[passage.concept] for passage in library.passages])
        self._articles = len(rows)
        starts = np.searchsorted(self._article, np.arange(len(rows) + 1))  # the passages of an article stand in a row
        self._of = [slice(int(one), int(two)) for one, two in pairwise(starts)]
        own = [(text, c.id, None) for c in library.concepts.values() for text in c.questions]
        told = [(w.text, w.concept, f"{w.concept}#{w.heading}") for w in library.wordings]
        cases = list({text: (text, concept, passage) for text, concept, passage in own + told}.values())
        self.texts = [text for text, _, _ in cases]
        self.concepts = [concept for _, concept, _ in cases]
        targets = np.zeros((len(cases), len(rows) + len(columns) + 1), np.float32)
        for i, (_, concept, passage) in enumerate(cases):
            targets[i, -1 if concept is None else rows[concept]] = 1
            if passage in columns:
                targets[i, columns[passage]] = 1
        self.vectors = vectors.vectors("wordings", self.texts)
        self.classifier = QuestionClassifier(self.texts, self.vectors, targets, cache)

    def passages(self, likeness: Scores) -> Scores:
        """Shape (passages,); near 1 for those of an article, and near 2 for the passage, that the question is like."""
        articles = self.articles(likeness)
        scores: Scores = articles[self._article]
        for article in np.argsort(-articles)[:LOOKED_INTO]:
            of_it = self._of[article]
            columns = slice(self._articles + of_it.start, self._articles + of_it.stop)
            scores[of_it] += SECTION * self.classifier.scores(likeness, columns)
        return scores

    def left_out(self) -> Iterator[tuple[str, Scores]]:
        """Every text that belongs to an article, with the passages' scores as if it had not been learned; slow."""
        left = self.classifier.left_out()
        for text, concept, scores in zip(self.texts, self.concepts, left, strict=True):
            if concept is not None:
                yield text, scores[: self._articles][self._article] + SECTION * scores[self._articles : -1]

    def articles(self, likeness: Scores) -> Scores:
        """Shape (articles,), in the order of the library."""
        return self.classifier.scores(likeness, slice(0, self._articles))

    def inside(self, likeness: Scores) -> float:
        """How much more the question is like those that the library answers than like those that it must not."""
        outside = self.classifier.scores(likeness, slice(-1, None))
        return float(self.articles(likeness).max() - outside[0])
