"""What a message wants: a small classifier over the embeddings of example phrasings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
import numpy.typing as npt

from knowledge.embed import Embedder, Vectors
from knowledge.vectors import VectorCache

Want = Literal[
    "explain", "examples", "judge_fit", "cost", "dataset", "journey", "clarify", "decline",
    "hello", "thanks", "bye", "abilities", "identity", "memory",
]  # fmt: skip
WANTS: tuple[Want, ...] = get_args(Want)
Labels = npt.NDArray[np.int_]
Scores = npt.NDArray[np.float64]

RIDGE = 1.0  # strength of the regularisation; chosen with NEIGHBOURS on `peri eval routing`
NEIGHBOURS = 2.0  # weight of the nearest two phrasings of a class in its score


@dataclass(frozen=True)
class Routed:
    """The classes with their scores, best first; scores are comparable within one message only."""

    ranked: tuple[tuple[Want, float], ...]
    nearest: float = 1.0  # cosine to the nearest phrasing of all

    @property
    def want(self) -> Want:
        """The likeliest class."""
        return self.ranked[0][0]


class Router:
    """Ridge regression on the phrasings' vectors, blended with the nearest phrasing of each class."""

    def __init__(self, phrasings: Mapping[str, Sequence[str]], embedder: Embedder, cache: VectorCache) -> None:
        unknown = set(phrasings) ^ set(WANTS)
        assert not unknown, f"phrasings.yaml and WANTS differ: {unknown}"
        self.embedder = embedder
        self.texts = [text for want in WANTS for text in phrasings[want]]
        self.labels = np.array([i for i, want in enumerate(WANTS) for _ in phrasings[want]])
        self.vectors = cache.vectors("phrasings", self.texts)
        self._weights = fit_weights(self.vectors, self.labels, len(WANTS))

    def route(self, vector: Vectors) -> Routed:
        """Classes of a message whose vector is given."""
        return _rank(vector, self.vectors, self.labels, self._weights)


def fit_weights(vectors: Vectors, labels: Labels, classes: int) -> Scores:
    """Weights of shape (dimensions + 1, classes); rare classes count as much as common ones."""
    x = np.hstack([vectors.astype(np.float64), np.ones((len(vectors), 1))])
    y = np.eye(classes)[labels]
    share = 1.0 / np.bincount(labels, minlength=classes)[labels]
    weighted = x * (share * len(vectors) / classes)[:, None]
    solved: Scores = np.asarray(
        np.linalg.solve(weighted.T @ x + RIDGE * np.eye(x.shape[1]), weighted.T @ y), np.float64
    )
    return solved


def scores_of(vector: Vectors, vectors: Vectors, labels: Labels, weights: Scores, classes: int) -> Scores:
    """The score of each class for a message: the regression's, and the mean likeness of its nearest two phrasings."""
    linear: Scores = np.append(vector, 1.0) @ weights
    near = vectors @ vector
    nearest: Scores = np.array([np.sort(near[labels == i])[-2:].mean() for i in range(classes)])
    return linear + NEIGHBOURS * nearest


def _rank(vector: Vectors, vectors: Vectors, labels: Labels, weights: Scores) -> Routed:
    scores = scores_of(vector, vectors, labels, weights, len(WANTS))
    order = np.argsort(-scores)
    nearest = float((vectors @ vector).max())
    return Routed(tuple((cast(Want, WANTS[i]), float(scores[i])) for i in order), nearest)
