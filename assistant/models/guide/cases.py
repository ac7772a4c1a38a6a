"""Which messages tell of one's own work, learned from openings of many voices and from questions to the library."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.models.guide.case import FEWEST_WORDS, describes_case, speaks_of_a_run
from assistant.models.guide.reading.statements import is_question, plain, sentences
from knowledge.classifier import QuestionClassifier
from knowledge.embed import Embedder
from knowledge.vectors import VectorCache

# The patterns of `case` alone knew 87 % of 136 openings, with these it is 93 %; of 266 long questions that are no case
# 8 and 10 % are taken for one, and the further ones tell of somebody's work as well (2026-11-23). With whole first
# messages learned too, -.35 judges as many of 330 openings as -.4, and one question fewer.
SURE = -0.35
# A first message that asks nothing is mostly a telling: of 213 such openings 207 lie above this, and 205 pass the next
# bound too; of 42 messages of the same build that are none, 23 and 10 do (2026-11-23, those learned here left out).
SURE_AT_FIRST = -0.55
FAR_OUTSIDE = -0.05  # what the library speaks to less surely is somebody's work or worry, but no case
SURE_THOUGH_TRAINED = 0.0  # where a word of a run that is over stands in it: a loss adjuster is no loss
SHORTEST_OPENING = 20  # words of a saying on the task that is a whole opening
SHORTEST_QUESTION = 12
OURS = re.compile(r"\b(?:i|we|my|our|i'm|i've|i'd|we're|we've)\b", re.IGNORECASE)
OURS_EVERY, OTHERS_EVERY = 2, 6  # of the library's long questions: those that speak of oneself are the nearest


class Cases:
    """Tells an opening that lays a case before Peri from a question about the subject."""

    def __init__(
        self,
        openings: Sequence[str],
        questions: Sequence[str],
        embedder: Embedder,
        cache: VectorCache,
        *,
        own_work: Sequence[str] = (),
        others: Sequence[str] = (),
    ) -> None:
        """`openings` tell of somebody's work; `questions` are what people ask of the library.

        Of those only the long ones are learned; whole first messages are given as `own_work`, those that lay a case
        before Peri, and as `others`, those that do not.
        """
        told = [*(text for text in openings if len(text.split()) >= SHORTEST_OPENING), *own_work]
        asked = [text for text in questions if len(text.split()) >= SHORTEST_QUESTION]
        ours = [text for text in asked if OURS.search(text)]
        theirs = [text for text in asked if not OURS.search(text)]
        known = set(told)
        beside = [text for text in (*others, *ours[::OURS_EVERY], *theirs[::OTHERS_EVERY]) if text not in known]
        self._embedder = embedder
        self._learned = None
        if told and beside:
            texts = list(dict.fromkeys([*told, *beside]))
            targets = np.array([[1.0 if text in known else -1.0] for text in texts], np.float32)
            self._learned = QuestionClassifier(
                texts, cache.vectors("cases", texts), targets, cache.folder, name="cases"
            )

    def told(self, text: str, is_counted: bool = False, is_first: bool = False, inside: float = 1.0) -> bool:
        """Whether a message tells of one's own work and wonders about a model; `is_counted` as in `describes_case`.

        `is_first` is True when nothing was talked about before: there a telling that asks nothing is likelier a case.
        `inside` is how surely the library speaks to the text (see REFUSE_BELOW in knowledge.index).
        """
        if describes_case(text, is_counted):
            return True
        if self._learned is None or len(text.split()) < FEWEST_WORDS or inside < FAR_OUTSIDE:
            return False
        likeness = self._learned.likeness([text], self._embedder.embed([text]))[0]
        sure = SURE_AT_FIRST if is_first and _only_tells(text) else SURE
        sure = SURE_THOUGH_TRAINED if speaks_of_a_run(plain(text)) else sure
        return float(self._learned.scores(likeness)[0]) >= sure


def _only_tells(text: str) -> bool:
    """Whether a message is of several sentences, none of which asks."""
    said = sentences(text)
    return len(said) > 1 and not any(is_question(sentence) for sentence in said)
