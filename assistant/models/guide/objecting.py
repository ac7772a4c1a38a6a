"""Which objection a message is: learned from phrasings in many voices, and told from what argues nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.statements import is_question, plain, sentences
from journeys.objections import Objection
from knowledge.classifier import QuestionClassifier
from knowledge.embed import Embedder, Vectors
from knowledge.vectors import VectorCache

# Chosen on 322 follow-ups that were written before the phrasings, against 517 questions to the library (2026-11-23).
SURE = 0.24  # from which an objection is met: its score, what it leads by, and how much the message argues
LEAST = 0.14  # whatever the rest, its score is no less
LEADS, MOST_LEAD = 0.3, 0.2  # weight of the lead over the second, and what counts of it
ARGUES, MOST_ARGUES = 0.2, 0.25  # weight of how much more it is like what argues than like what does not, and the most
ASKED = 0.04  # what a sentence that asks has beyond one that leads up to it
# What a part loses that is all but short of the longest: "what can I do?" at the end must not stand for the message. On
# 267 follow-ups by another head 180 met and 36 mistaken instead of 167 and 62 (2026-11-23).
BRIEF_PART = 0.2
CUE = 0.08  # what a cue of an objection adds
IN_GENERAL = 0.1  # what a question put in general, without a cue, must have beyond
# What a message is about in common with several objections, where it is none of them.
KIND_SURE, KIND_LEADS = 0.3, 0.03  # the sum of their scores, and what it leads the next kind by
KIND_CUE = 0.25  # what a cue of a kind adds
KIND_ARGUES = 0.1  # how much the message argues
SURE_FIRST = 0.16  # score that is enough with a cue of an objection that comes first
LONGEST = 60  # words of a message that is looked at sentence by sentence; of a longer one what it asks, and its end
LAST = 2  # sentences at the end of a long message
FEWEST = 3  # words of a sentence that is looked at by itself
LONGEST_IN_CLAUSES = 25  # words of a message that is cut further, into clauses
FEWEST_OF_CLAUSE = 4  # and of a clause
# A few words in common find an entry about something else: below this score, without a cue, it must be near one of its
# phrasings in meaning too. What is not goes to the kind, the library or the general answers (2026-11-23).
BY_SCORE = 0.27
BY_MEANING = 0.42  # cosine to its nearest phrasing
CLAUSE = re.compile(r"[,;:]\s+")
RECENT = 16  # a message is looked at several times on its way

# Asked in general, which the library answers.
GENERAL = (
    r"(?:so |and |ok |but )?(?:how (?:do|does|can|should|many|much)|what (?:is|are|does)|where|explain|tell me|show)\b"
)


MUCH_THE_SAME = 0.5  # cosine
# Of whatever was named: "and the door codes?".
NAMED_ONLY = re.compile(
    r"(?:(?:and|but|so|ok(?:ay)?|then) )*(?:(?:what|how) about )?"
    r"((?:the|my|our|your|their|her|his|those|these) [\w' -]+?)"
    r"(?: then| too| as well)?\?$"
)
LONGEST_NAMED = 7  # words


@dataclass(frozen=True)
class Met:
    """An objection that a message is; a `score` of one half is as good as its own words."""

    id: str
    score: float
    is_near: bool = True  # means much the same as one of its phrasings


class Objections:
    """Tells objections apart by kernel ridge regression, the whole message and each of its sentences.

    Two more targets say whether a text argues at all: a follow-up after a verdict is often a question that the library
    answers, or a new fact, and neither must be caught.
    """

    def __init__(
        self, objections: Sequence[Objection], embedder: Embedder, cache: VectorCache, beside: Sequence[str] = ()
    ) -> None:
        """`beside` are texts that argue nothing."""
        kinds = [objection for objection in objections if objection.holds]
        objections = [objection for objection in objections if not objection.holds]
        phrasings = [(i, text) for i, objection in enumerate(objections) for text in objection.phrasings]
        known = {text for _, text in phrasings}
        texts = [text for _, text in phrasings] + [text for text in dict.fromkeys(beside) if text not in known]
        targets = np.zeros((len(texts), len(objections) + 2), np.float32)
        for row, (objection_row, _) in enumerate(phrasings):
            targets[row, objection_row] = 1
        targets[: len(phrasings), -2] = 1
        targets[len(phrasings) :, -1] = 1
        self._ids = [objection.id for objection in objections]
        self._cues = [re.compile("|".join(o.cues)) if o.cues else None for o in objections]
        self._unless = [re.compile("|".join(o.unless)) if o.unless else None for o in objections]
        self._only = [o.only for o in objections]
        self.ids = frozenset(self._ids)
        self.declining = frozenset(o.id for o in objections if o.declines)
        self.on_hand = {o.id: o.on_hand for o in objections if o.on_hand}
        self.first = frozenset(o.id for o in objections if o.first)
        self._weighed = np.array([id_ not in self.first for id_ in self._ids])  # a few words may tell of a danger
        self._kinds = [(kind.id, [row for row, id_ in enumerate(self._ids) if id_ in kind.holds]) for kind in kinds]
        self._kind_cues = [re.compile("|".join(kind.cues)) if kind.cues else None for kind in kinds]
        self._embedder = embedder
        self._scored = lru_cache(RECENT)(self._scores)
        self._learned = None
        if objections:
            vectors = cache.vectors("objections", texts)
            self._phrased = np.array([row for row, _ in phrasings]), vectors[: len(phrasings)]
            self._learned = QuestionClassifier(texts, vectors, targets, cache.folder, name="objections_learned")

    def met(self, text: str, decided_by: str = "") -> Met | None:
        """The objection that `text` surely is, after a verdict that was decided by the gate `decided_by`.

        What only names a thing is taken to ask whether that goes into the set, where nothing nearer is found.
        """
        found, full = self._met(text, decided_by), in_full(text)
        if not full or (found and found.is_near):
            return found
        again = self._met(full, decided_by)  # a likeness to few words is none, nor is one to the name alone
        return again if again and (again.is_near or again.id in self.first) else None

    def _met(self, text: str, decided_by: str) -> Met | None:
        if self._learned is None:
            return None
        low = spell_out(plain(text))
        parts = tuple(_parts(text))
        scores, _, argues = self._scored(parts)
        cued = np.array([bool(cues and cues.search(low)) for cues in self._cues])
        apart = [bool(only) and decided_by not in only for only in self._only]
        apart = [out or bool(not_so and not_so.search(low)) for out, not_so in zip(apart, self._unless, strict=True)]
        scores = np.where(apart, -1.0, scores + CUE * cued)
        second, best = np.argsort(scores)[-2:]
        score, name = float(scores[best]), self._ids[best]
        if name in self.first and cued[best] and score >= SURE_FIRST:
            near = self._meaning(best, parts)
            return Met(name, score, near >= MUCH_THE_SAME) if near >= BY_MEANING or score >= BY_SCORE else None
        lead = min(score - float(scores[second]), MOST_LEAD)
        sure = score + LEADS * lead + ARGUES * min(argues, MOST_ARGUES)
        wanted = SURE + (IN_GENERAL if re.match(GENERAL, low) and not cued[best] else 0)
        if score < LEAST or sure < wanted:
            return None
        meaning = self._meaning(best, parts)
        if score < BY_SCORE and meaning < BY_MEANING and not cued[best] and name not in self.first:
            return None
        return Met(name, score, meaning >= MUCH_THE_SAME)

    def _meaning(self, objection: int, parts: Sequence[str]) -> float:
        """The cosine of the nearest of the parts to any phrasing of an objection."""
        rows, vectors = self._phrased
        return float((vectors[rows == objection] @ self._embedder.embed(parts).T).max())

    def kind(self, text: str) -> str | None:
        """What several objections are about in common, where a message that is none of them is surely about that.

        What a message is like in all of them together counts, since its score is the sum of theirs.
        """
        if self._learned is None or not self._kinds:
            return None
        low = spell_out(plain(text))
        _, scores, argues = self._scored(tuple(_parts(text)))
        cued = np.array([bool(cues and cues.search(low)) for cues in self._kind_cues])
        weighed = scores + KIND_CUE * cued
        second, best = np.argsort(weighed)[-2:] if len(weighed) > 1 else (0, 0)
        sure = weighed[best] >= KIND_SURE and weighed[best] - weighed[second] >= KIND_LEADS
        return self._kinds[best][0] if sure and argues >= KIND_ARGUES else None

    def _scores(self, parts: Sequence[str]) -> tuple[Vectors, Vectors, float]:
        """The best score of each objection and of each kind in any of the parts, and how much the likeliest argues."""
        assert self._learned is not None
        likeness = self._learned.likeness(parts, self._embedder.embed(parts))
        scores = np.array(self._learned.scores(likeness))
        words = np.array([len(part.split()) for part in parts])
        brief = BRIEF_PART * (1 - words / words.max())
        kinds = np.array([(scores[:, rows].sum(axis=1) - brief).max() for _, rows in self._kinds])
        scores[:, :-2] += ASKED * np.array([[part.endswith("?")] for part in parts])  # a question counts before a lead
        scores[:, :-2] -= brief[:, None] * self._weighed
        likeliest = int(np.argmax(scores[:, :-2].max(axis=1)))
        best: Vectors = scores[:, :-2].max(axis=0)
        return best, kinds, float(scores[likeliest, -2] - scores[likeliest, -1])


def in_full(text: str) -> str | None:
    """What a message that only names a thing asks after a verdict: "and the door codes?"; None for any other."""
    found = NAMED_ONLY.fullmatch(plain(text))
    if not found or len(found[1].split()) > LONGEST_NAMED:
        return None
    return f"Can {found[1]} go into the training set as well?"


def _parts(text: str) -> list[str]:
    """The message, its sentences and their clauses; of a long one what it asks, and how it ends."""
    cut = [part for part in sentences(text) if len(part.split()) >= FEWEST]
    if len(text.split()) <= LONGEST:
        short = cut if len(text.split()) <= LONGEST_IN_CLAUSES else []
        clauses = [clause for part in short for clause in CLAUSE.split(part) if len(clause.split()) >= FEWEST_OF_CLAUSE]
        return list(dict.fromkeys([text, *cut, *clauses]))
    return list(dict.fromkeys([*(part for part in cut if is_question(part)), *cut[-LAST:]])) or [text]
