"""Which passage a question belongs to, learned from the authored wordings: kernel ridge regression.

A passage says what is so; a person tells what happened to them. The two share few words and often little meaning, so
nearness alone finds the right passage for about half the questions. Wordings that people would use, each tied to the
passage that answers it, close that gap (figures in `knowledge/index.py`). The method is the textbook one (Saunders,
Gammerman, Vovk: "Ridge Regression Learning Algorithm in Dual Variables", ICML 1998), with its closed form for leaving
one out; with numpy at hand it is two lines, and scikit-learn would be heavier than the rest of this room.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.embed import Vectors
from knowledge.kept import Arrays, kept
from knowledge.word_features import FEWEST, LETTERS, Scores, WordFeatures

__all__ = ["QuestionClassifier", "Scores"]

SHARPNESS = 4.0  # of the kernel exp(SHARPNESS * (cosine - 1)) on meaning
WORDS = 1.0  # weight of the kernel on words and letters
RIDGE = 0.5  # strength of the regularisation
ROWS = 500  # of the square at a time


class QuestionClassifier:
    """Scores of fixed targets for any question; a target is near 1 when the question is like those tied to it."""

    def __init__(
        self, texts: Sequence[str], vectors: Vectors, targets: Scores, cache: Path, name: str = "classifier"
    ) -> None:
        """`vectors` of shape (texts, dimensions); `targets` of shape (texts, targets): 1 where a text belongs.

        `name` begins the name of the file that what was learned is kept in.
        """
        self._texts = texts
        self._vectors = vectors
        self._targets = targets
        key = hashlib.sha256("\0".join([*texts, f"{SHARPNESS} {WORDS} {LETTERS} {RIDGE} {FEWEST}"]).encode())
        key.update(targets.tobytes() + vectors.tobytes())
        of_targets = np.zeros(targets.shape, np.float32)
        file = name, key.hexdigest()[:12]
        arrays = kept(cache, *file, self._learn, WordFeatures.ARRAYS, {"weights": of_targets})
        self._features = WordFeatures(arrays)
        # Column by column, since a question asks for few of them.
        self._weights = np.asfortranarray(arrays["weights"])

    def likeness(self, questions: Sequence[str], vectors: Vectors) -> Scores:
        """How like each text the questions are; shape (questions, texts)."""
        words = np.stack([self._features.likeness(question) for question in questions])
        return _kernel((self._vectors @ vectors.T).T, words)

    def scores(self, likeness: Scores, targets: slice = slice(None)) -> Scores:
        """The scores of some targets for a question whose likeness to the texts is given; shape (targets,)."""
        scores: Scores = likeness @ self._weights[:, targets]
        return scores

    def left_out(self) -> Scores:
        """What each text would score if it had not been learned; shape (texts, targets). Slow; for measuring."""
        kernel = self._square(self._features)
        # Left out, text i gets y_i - w_i / inverse_ii.
        own = np.diag(np.linalg.inv(kernel))[:, None]
        return np.asarray(self._targets - self._weights / own, np.float32)

    def _learn(self) -> Arrays:
        found = WordFeatures.found_in(self._texts)
        kernel = self._square(WordFeatures(found))
        return {**found, "weights": np.asarray(np.linalg.solve(kernel, self._targets), dtype=np.float32)}

    def _square(self, features: WordFeatures) -> Scores:
        """The kernel of every text with every other, with the ridge on its diagonal."""
        square = features.square(self._texts)
        for start in range(0, len(square), ROWS):  # in place: with ten thousand texts each copy takes 400 MB
            rows = slice(start, start + ROWS)
            square[rows] = _kernel(self._vectors[rows] @ self._vectors.T, square[rows])
        square[np.diag_indices_from(square)] += RIDGE
        return square


def _kernel(cosine: Scores, words: Scores) -> Scores:
    return np.asarray(np.exp(SHARPNESS * (cosine - 1)) + WORDS * words, dtype=np.float32)
