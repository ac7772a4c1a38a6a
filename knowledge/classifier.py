"""Which passage a question belongs to, learned from the authored wordings: kernel ridge regression.

A passage says what is so; a person tells what happened to them. The two share few words and often little meaning, so
nearness alone finds the right passage for about half the questions. Wordings that people would use, each tied to the
passage that answers it, close that gap (figures in `knowledge/index.py`). The method is the textbook one (Saunders,
Gammerman, Vovk: "Ridge Regression Learning Algorithm in Dual Variables", ICML 1998), with its closed form for leaving
one out; with numpy at hand it is two lines, and scikit-learn would be heavier than the rest of this room.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from knowledge.embed import Vectors

Scores = npt.NDArray[np.float32]

SHARPNESS = 4.0  # of the kernel exp(SHARPNESS * (cosine - 1)) on meaning
WORDS = 1.0  # weight of the kernel on words and letters
LETTERS = 0.3  # weight of four letters in a row against a whole word: they survive a typing error
RIDGE = 0.5  # strength of the regularisation
FEWEST = 2  # texts in which a word must stand to count
ROWS = 500  # of the square at a time
_NONE = (np.zeros(0, np.int_), np.zeros(0, np.float32))


class QuestionClassifier:
    """Scores of fixed targets for any question; a target is near 1 when the question is like those tied to it."""

    def __init__(self, texts: Sequence[str], vectors: Vectors, targets: Scores, cache: Path) -> None:
        """`vectors` of shape (texts, dimensions); `targets` of shape (texts, targets): 1 where a text belongs."""
        self._vectors = vectors
        self._features = _WordFeatures(texts)
        self._targets = targets
        key = hashlib.sha256("\0".join([*texts, f"{SHARPNESS} {WORDS} {LETTERS} {RIDGE} {FEWEST}"]).encode())
        key.update(targets.tobytes() + vectors.tobytes())
        # Column by column, since a question asks for few of them.
        file = cache / f"classifier-{key.hexdigest()[:12]}.npy"
        self._weights = np.asfortranarray(_kept(file, targets.shape, self._fit))

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
        kernel = self._square()
        kernel[np.diag_indices_from(kernel)] += RIDGE
        # Left out, text i gets y_i - w_i / inverse_ii.
        own = np.diag(np.linalg.inv(kernel))[:, None]
        return np.asarray(self._targets - self._weights / own, np.float32)

    def _square(self) -> Scores:
        square = self._features.square()
        for start in range(0, len(square), ROWS):  # in place: with ten thousand texts each copy takes 400 MB
            rows = slice(start, start + ROWS)
            square[rows] = _kernel(self._vectors[rows] @ self._vectors.T, square[rows])
        return square

    def _fit(self) -> Scores:
        kernel = self._square()
        kernel[np.diag_indices_from(kernel)] += RIDGE
        return np.asarray(np.linalg.solve(kernel, self._targets), dtype=np.float32)


def _kernel(cosine: Scores, words: Scores) -> Scores:
    return np.asarray(np.exp(SHARPNESS * (cosine - 1)) + WORDS * words, dtype=np.float32)


class _WordFeatures:
    """Stems, pairs of stems and letter runs of a fixed set of texts, weighted by how rare they are."""

    def __init__(self, texts: Sequence[str]) -> None:
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")
        found = [self._parts(text) for text in texts]
        count = Counter(part for parts in found for part in parts)
        self._rarity = {part: math.log(len(texts) / n) + 0.1 for part, n in count.items() if n >= FEWEST}
        self._texts = [self._weighed(parts) for parts in found]
        rows, weights = defaultdict[str, list[int]](list), defaultdict[str, list[float]](list)
        for row, weighed in enumerate(self._texts):
            for part, weight in weighed.items():
                rows[part].append(row)
                weights[part].append(weight)
        self._postings = {part: (np.array(rows[part]), np.array(weights[part], np.float32)) for part in rows}

    def likeness(self, text: str) -> Scores:
        """Cosine to every text; shape (texts,)."""
        return self._to_all(self._weighed(self._parts(text)))

    def square(self) -> Scores:
        """Cosine of every text to every other; shape (texts, texts)."""
        square = np.empty((len(self._texts), len(self._texts)), np.float32)
        for row, weighed in enumerate(self._texts):
            square[row] = self._to_all(weighed)
        return square

    def _to_all(self, weighed: Mapping[str, float]) -> Scores:
        cosine = np.zeros(len(self._texts), np.float32)
        for part, weight in weighed.items():
            rows, weights = self._postings.get(part, _NONE)
            cosine[rows] += weight * weights
        return cosine

    def _parts(self, text: str) -> set[str]:
        words = re.findall(r"[a-z0-9']+", text.lower())
        stems = self._stemmer.stemWords(words)
        pairs = {f"{one} {two}" for one, two in pairwise(stems)}
        runs = {f"#{word}#"[i : i + 4] for word in words if len(word) > 4 for i in range(len(word) - 1)}
        return {f"={stem}" for stem in stems} | pairs | {f"~{run}" for run in runs}

    def _weighed(self, parts: set[str]) -> dict[str, float]:
        known = {p: self._rarity[p] * (LETTERS if p[0] == "~" else 1.0) for p in parts if p in self._rarity}
        length = math.sqrt(sum(weight * weight for weight in known.values()))
        return {part: weight / length for part, weight in known.items()}


def _kept(file: Path, shape: tuple[int, ...], make: Callable[[], Scores]) -> Scores:
    """The array of a file, or what `make` returns, which is then kept there; older ones are cleared away."""
    if (kept := _read(file, shape)) is not None:
        return kept
    made = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{uuid4().hex}.npy")
    try:
        np.save(aside, made)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    for old in file.parent.glob(f"{file.stem.split('-')[0]}-*.npy"):
        if old != file:
            old.unlink(missing_ok=True)
    return made


def _read(file: Path, shape: tuple[int, ...]) -> Scores | None:
    """The array of a file; None when there is none or it is damaged."""
    try:
        kept: Scores = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return kept if kept.shape == shape and kept.dtype == np.float32 and bool(np.isfinite(kept).all()) else None
