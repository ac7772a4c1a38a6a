"""Stems, pairs of stems and letter runs of a fixed set of texts, weighted by how rare they are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge.kept import Arrays

Scores = npt.NDArray[np.float32]

LETTERS = 0.3  # weight of four letters in a row against a whole word: they survive a typing error
FEWEST = 2  # texts in which a word must stand to count


class WordFeatures:
    """How like each of the texts a question is, by its words: the cosine of weighted parts."""

    ARRAYS = ("parts", "rarity", "starts", "rows", "shares", "count")

    def __init__(self, found: Arrays) -> None:
        """`found` as `found_in` returns it; making it takes seconds for ten thousand texts, reading it none."""
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")
        names = bytes(found["parts"]).decode().split("\n")
        self._part = {name: i for i, name in enumerate(names)}
        self._rarity, self._starts = found["rarity"], found["starts"]
        self._rows, self._shares = found["rows"], found["shares"]
        self._count = int(found["count"][0])

    @classmethod
    def found_in(cls, texts: Sequence[str]) -> Arrays:
        """The parts of the texts, how rare each is, and in which texts it stands with which share."""
        import Stemmer

        stemmer = Stemmer.Stemmer("english")
        of = [_parts(stemmer, text) for text in texts]
        count = Counter(part for parts in of for part in parts)
        rarity = {part: math.log(len(texts) / n) + 0.1 for part, n in count.items() if n >= FEWEST}
        postings = defaultdict[str, list[tuple[int, float]]](list)
        for row, parts in enumerate(of):
            for part, share in _weighed({part: rarity[part] for part in parts if part in rarity}).items():
                postings[part].append((row, share))
        names = sorted(postings)
        flat = [posting for name in names for posting in postings[name]]
        return {
            "parts": np.frombuffer("\n".join(names).encode(), np.uint8),
            "rarity": np.array([rarity[name] for name in names]),
            "starts": np.cumsum([0, *(len(postings[name]) for name in names)]),
            "rows": np.array([row for row, _ in flat], np.int32),
            "shares": np.array([share for _, share in flat], np.float32),
            "count": np.array([len(texts)]),
        }

    def likeness(self, text: str) -> Scores:
        """Cosine to every text; shape (texts,)."""
        known = {p: float(self._rarity[self._part[p]]) for p in _parts(self._stemmer, text) if p in self._part}
        weighed = _weighed(known)
        if not weighed:
            return np.zeros(self._count, np.float32)
        of_parts = [slice(*self._starts[self._part[part] :][:2]) for part in weighed]
        rows = np.concatenate([self._rows[of_part] for of_part in of_parts])
        weights = zip(weighed.values(), of_parts, strict=True)
        shares = np.concatenate([np.float32(weight) * self._shares[of_part] for weight, of_part in weights])
        return np.bincount(rows, shares, self._count).astype(np.float32)

    def square(self, texts: Sequence[str]) -> Scores:
        """Cosine of each of `texts` to every text; shape (len(texts), texts)."""
        square = np.empty((len(texts), self._count), np.float32)
        for row, text in enumerate(texts):
            square[row] = self.likeness(text)
        return square


def _parts(stemmer: object, text: str) -> set[str]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    stems = stemmer.stemWords(words)  # type: ignore[attr-defined]  # PyStemmer comes without types
    pairs = {f"{one} {two}" for one, two in pairwise(stems)}
    runs = {f"#{word}#"[i : i + 4] for word in words if len(word) > 4 for i in range(len(word) - 1)}
    return {f"={stem}" for stem in stems} | pairs | {f"~{run}" for run in runs}


def _weighed(rarity: Mapping[str, float]) -> dict[str, float]:
    """The weights of the parts, scaled to length one."""
    weights = {part: rare * (LETTERS if part[0] == "~" else 1.0) for part, rare in rarity.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {part: weight / length for part, weight in weights.items()}
