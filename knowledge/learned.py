"""What people's wordings teach the search: the articles and passages that a question like this one belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from knowledge.classifier import QuestionClassifier, Scores
from knowledge.library import Library
from knowledge.vectors import VectorCache
from knowledge.wordings import HARMFUL, Wording

SECTION = 1.0  # weight of the passage against its article
FOREIGN, HARM = -2, -1  # the last two targets: what the library must not answer, and what would do harm
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
        own = [Wording(text, c.id, "") for c in library.concepts.values() for text in c.questions]
        cases = list({wording.text: wording for wording in (*own, *library.wordings)}.values())
        self.texts = [wording.text for wording in cases]
        self.concepts = [wording.concept for wording in cases]
        targets = np.zeros((len(cases), len(rows) + len(columns) + 2), np.float32)
        for i, wording in enumerate(cases):
            foreign = HARM if wording.heading == HARMFUL else FOREIGN
            targets[i, foreign if wording.concept is None else rows[wording.concept]] = 1
            if (passage := f"{wording.concept}#{wording.heading}") in columns:
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
                yield text, scores[: self._articles][self._article] + SECTION * scores[self._articles : FOREIGN]

    def articles(self, likeness: Scores) -> Scores:
        """Shape (articles,), in the order of the library."""
        return self.classifier.scores(likeness, slice(0, self._articles))

    def inside(self, likeness: Scores) -> float:
        """How much more the question is like those that the library answers than like those that it must not."""
        foreign = self.classifier.scores(likeness, slice(FOREIGN, None))
        return float(self.articles(likeness).max() - foreign.max())

    def harm(self, likeness: Scores) -> float:
        """How like what nobody should be helped with; near 1 when it is, well below 0.5 when it is not."""
        return float(self.classifier.scores(likeness, slice(HARM, None))[0])
