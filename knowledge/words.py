"""Finding passages by their words: BM25 over stems (the only bm25s import)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt


class WordIndex:
    """BM25 scores of a fixed set of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s
        import Stemmer

        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG on import
        self._bm25s: Any = bm25s
        self._stemmer = Stemmer.Stemmer("english")
        self._index = bm25s.BM25()
        self._index.index(self._tokens(texts, ids=True), show_progress=False)
        self._count = len(texts)

    def scores(self, question: str) -> npt.NDArray[np.float32]:
        """One score a text, zero where no word is shared; shape (number of texts,)."""
        tokens = self._tokens([question], ids=False)[0]
        if not tokens:
            return np.zeros(self._count, np.float32)
        scores: npt.NDArray[np.float32] = self._index.get_scores(tokens)
        return scores

    def _tokens(self, texts: Sequence[str], *, ids: bool) -> Any:
        return self._bm25s.tokenize(
            list(texts), stopwords="en", stemmer=self._stemmer, return_ids=ids, show_progress=False
        )
