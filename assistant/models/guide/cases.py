"""Which messages tell of one's own work, learned from openings of many voices and from questions to the library."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.models.guide.case import FEWEST_WORDS, describes_case, speaks_of_a_run
from assistant.models.guide.reading.statements import plain
from knowledge.classifier import QuestionClassifier
from knowledge.embed import Embedder
from knowledge.vectors import VectorCache

# The patterns of `case` alone knew 87 % of 136 openings, with these it is 93 %; of 266 long questions that are no case
# 8 and 10 % are taken for one, and the further ones tell of somebody's work as well (2026-11-23).
SURE = -0.4
SURE_THOUGH_TRAINED = 0.0  # where a word of a run that is over stands in it: a loss adjuster is no loss
SHORTEST_OPENING = 20  # words of a saying on the task that is a whole opening
SHORTEST_QUESTION = 12
OURS = re.compile(r"\b(?:i|we|my|our|i'm|i've|i'd|we're|we've)\b", re.IGNORECASE)
OURS_EVERY, OTHERS_EVERY = 2, 6  # of the library's long questions: those that speak of oneself are the nearest


class Cases:
    """Tells an opening that lays a case before Peri from a question about the subject."""

    def __init__(
        self, openings: Sequence[str], questions: Sequence[str], embedder: Embedder, cache: VectorCache
    ) -> None:
        """`openings` tell of somebody's work; `questions` are what people ask of the library."""
        told = [text for text in openings if len(text.split()) >= SHORTEST_OPENING]
        asked = [text for text in questions if len(text.split()) >= SHORTEST_QUESTION]
        ours = [text for text in asked if OURS.search(text)]
        others = [text for text in asked if not OURS.search(text)]
        known = set(told)
        beside = [text for text in (*ours[::OURS_EVERY], *others[::OTHERS_EVERY]) if text not in known]
        self._embedder = embedder
        self._learned = None
        if told and beside:
            texts = list(dict.fromkeys([*told, *beside]))
            targets = np.array([[1.0 if text in known else -1.0] for text in texts], np.float32)
            self._learned = QuestionClassifier(
                texts, cache.vectors("cases", texts), targets, cache.folder, name="cases"
            )

    def told(self, text: str, is_counted: bool = False) -> bool:
        """Whether a message tells of one's own work and wonders about a model; `is_counted` as in `describes_case`."""
        if describes_case(text, is_counted):
            return True
        if self._learned is None or len(text.split()) < FEWEST_WORDS:
            return False
        likeness = self._learned.likeness([text], self._embedder.embed([text]))[0]
        sure = SURE_THOUGH_TRAINED if speaks_of_a_run(plain(text)) else SURE
        return float(self._learned.scores(likeness)[0]) >= sure
