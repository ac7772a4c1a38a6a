"""What is said of a journey, told by its meaning: a small classifier that is asked only while one is walked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.models.guide.classify import WANTS, Router, fit_weights, scores_of
from assistant.models.guide.journey_acts import NEXT_AFTER
from assistant.models.guide.journey_cover import telling_words
from assistant.models.guide.journey_cues import CUES, means_every_step, puts_off, takes_back, tells_of_ending
from assistant.models.guide.journey_typed import spelt_out
from journeys.asked_words import asks
from knowledge.vectors import VectorCache

OTHER = "other"
LONGEST = 45  # words; what is longer tells of the work itself
UNLIKE = 0.45  # cosine to the nearest phrasing; below it nothing is known of what is meant
UNLIKE_CUED = 0.30  # the same where a telling word stands in it
# What a telling word adds to an act's score. With it, each of seven voices left out in turn, 719 of 860 phrasings were
# taken for their act or a near neighbour (2026-11-23); of 87 that were written afterwards 66.
CUED = 0.5
# What is asked for politely and not asked about: "can we skip this?".
REQUEST = r"^(?:(?:ok(?:ay)?|so|and|well|please|hm+|right|peri|then)[\s,.!]+)*(?:(?:can|could|may|shall) (?:i|we|you)|would you|will you|would it be ok|let'?s|why don'?t we)\b(?! (?:come|return (?:later|some)|finish|do it later))"
# Said before a question: "done, what should I do about the two that I couldn't find?".
SAID_FIRST = r"(?:(?:ok(?:ay)?|yes|right|so)[, ]+)?(?:i'?m |it'?s |that'?s |all )?(?:done|finished)[,.;!:]+ \S+ \S+ \S+"
SURE_UNCUED = 0.7  # what changes the journey without a telling word must lie this near
LOOKING = frozenset({"what", "simpler", "why", "stuck", "effort", "skills", "gained", "go", "needs", "holds", "steps"})
SURE_CUED = 0.5  # cosine from which it is the act with a telling word, whatever else is named
STRANGE = 2  # words that no phrasing of the act has
CHANGING = frozenset({"done", "elsewhere", "skip", "back", "park"})
TICKING = frozenset({"done", "elsewhere", "show", "all_done", "ask_done"})  # said with a "not", they take a tick back


@dataclass(frozen=True)
class Meant:
    """What a message wants of the journey, and how near it lies to a phrasing of that kind."""

    act: str
    nearest: float
    margin: float  # by which it leads the next act
    is_cued: bool


class JourneyTalk:
    """Ridge regression over embedded phrasings, blended with the nearest ones and with telling words.

    All that is said to Peri otherwise, as the router knows it, stands against it.
    """

    def __init__(self, phrasings: Mapping[str, Sequence[str]], router: Router, cache: VectorCache) -> None:
        self.acts = tuple(phrasings)
        assert set(self.acts) == {*CUES, OTHER}, "journey_talk.yaml and CUES differ"
        texts = [spelt_out(text) for act in self.acts for text in phrasings[act]]
        own = np.array([i for i, act in enumerate(self.acts) for _ in phrasings[act]])
        aside = ~np.isin(router.labels, [WANTS.index("journey"), WANTS.index("memory")])
        others = np.full(int(aside.sum()), self.acts.index(OTHER))
        self._embedder = router.embedder
        self._labels = np.concatenate([own, others])
        self._vectors = np.vstack([cache.vectors("journey-talk", texts), router.vectors[aside]])
        self._weights = fit_weights(self._vectors, self._labels, len(self.acts))
        self._known = {act: telling_words(" ".join(phrasings[act])) for act in self.acts}
        self._cues = {act: re.compile(cue, re.IGNORECASE) for act, cue in CUES.items()}

    def meant(self, text: str) -> Meant | None:
        """The likeliest act; None for what is no talk of a journey, or too far from everything known."""
        said = spelt_out(text)
        if not said or len(said.split()) > LONGEST:
            return None
        vector = self._embedder.embed([said])[0]
        scores = scores_of(vector, self._vectors, self._labels, self._weights, len(self.acts))
        cued = np.array([act != OTHER and bool(self._cues[act].search(said)) for act in self.acts])
        scores = scores + CUED * cued
        first, second = np.argsort(-scores)[:2]
        act = self.acts[int(first)]
        nearest = float((self._vectors[self._labels == first] @ vector).max())
        least = UNLIKE_CUED if cued[first] else SURE_UNCUED if act in CHANGING else UNLIKE
        if act == OTHER or nearest < least:
            return None
        return Meant(_kept_honest(act, said), nearest, float(scores[first] - scores[second]), bool(cued[first]))

    def asks_of_else(self, text: str, meant: Meant) -> bool:
        """Whether a question that was taken for an act names things that nobody names who means the journey by it."""
        said = spelt_out(text)
        sure = SURE_CUED if meant.is_cued else SURE_UNCUED
        if meant.nearest >= sure or meant.act not in LOOKING or not asks(said):
            return False
        strange = telling_words(said) - self._known[meant.act]
        return len(strange) >= STRANGE and len(strange) * 3 >= len(telling_words(said))


def _kept_honest(act: str, said: str) -> str:
    """The act, where its words allow it: a denial takes a tick back, and a question ticks nothing."""
    stated = re.sub(NEXT_AFTER, "", said, flags=re.IGNORECASE).strip() or said
    is_asked = asks(stated) and re.match(SAID_FIRST, stated, re.IGNORECASE) is None
    if act in TICKING and takes_back(said):
        return "ask_done" if is_asked else "back"
    names_steps = act == "show" or re.search(r"\bsteps? \d", said, re.IGNORECASE) is not None
    if act in ("show", "steps", "where", "all_done") and names_steps and not is_asked and tells_of_ending(said):
        return "done"
    if act == "go" and not is_asked and puts_off(said):
        return "park"
    if act in ("done", "elsewhere", "all_done") and is_asked:
        return "ask_done"
    if act in ("skip", "back", "park") and is_asked and re.search(REQUEST, stated, re.IGNORECASE) is None:
        return "why" if act == "skip" else "ask_done"
    if act in ("done", "after", "steps", "all_done") and not is_asked:
        return "all_done" if means_every_step(said) else "done" if act == "all_done" else act
    return act
