"""What people mean by what they say about their work, learned from authored sayings (`readings/*.yaml`).

Patterns of words know the sayings that they were made from; people put things in other words. On 1,411 sayings that
were written without sight of the patterns (2026-11-23), patterns alone told 42 % of what was tried, 43 % of the pace of
change, 55 % of the ways to judge and 25 % of the kinds of task; each saying left out, the classifier told 59, 64, 88
and 76 %, with a margin that says when it is sure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from journeys.silent import as_silence
from journeys.situation import Meaning
from journeys.subject import READING as SUBJECT
from journeys.subject import STOCK, subject_sayings
from knowledge.classifier import QuestionClassifier, Scores
from knowledge.content import ContentError, Problem, file_label, read_yaml
from knowledge.embed import Embedder
from knowledge.vectors import VectorCache

FOLDER = Path(__file__).parent / "readings"
# What is read from the words of a field; a file `<reading>_<voice>.yaml` maps each label to sayings.
READ_FROM: Mapping[str, tuple[str, ...]] = {
    "task": ("task",),
    "tried_so_far": ("tried_so_far", "fault", "slip"),
    "change_rate": ("change_rate",),
    "judged_by": ("judged_by",),
    "privacy": ("rights", "bar", "personal", "place"),
    "runs_where": ("place",),
    "skills": ("skills",),
    "material": ("approved",),
    "goal": ("wish", "confided", "taken"),
}
# An opening is understood by the sayings on the task; a slip is a fault named in a clause of a longer note, a bar a
# refusal or a duty of silence named in a sentence of a longer answer; an opening may tell what was taken from others.
LEARNED_AS = {"wish": "task", "slip": "fault", "bar": "rights", "taken": "rights"}
# A task is often told in a few words, and the opening says what they are about: its scores are added at this weight.
# Of 96 people (2026-11-23) the two told the kind of 86 with a lead of .15, the task alone of 78.
HEARD_WITH = {"task": ("goal", 0.6), "confided": ("task", 0.6)}
# Notes tell first what was tried, which hides what was wrong: the clause counts whose lead over the others is greatest.
# Of 96 people (2026-11-23) a slip of .1 or more told the fault of 20 of 22 whose whole note told nothing.
BY_CLAUSE = {"slip": ("facts", "manner", "unclear")}
# What stands in one sentence is hidden by the others: the label counts in the sentence where it is furthest ahead. Of
# 192 answers on rights (2026-11-23) a bar that led by .25 was one in 17 of 18, the other being surely a promise; two of
# them were else taken for a yes.
BY_SENTENCE = {"bar": "no"}
CLAUSES = (
    r"[,;:.!?]+\s+|\s+[-–—]\s+|\b(?:but|though|although|except that)\b|"
    r"\s+and (?=(?:it|it's|they|she|he|all|half|then)\b)"
)
LEANS = 0.1  # lead over the second label from which a meaning is told at all
FAINTLY = frozenset(
    {"rights", SUBJECT}
)  # readings that are told whatever the lead, with how far the other labels lie behind
FAINT = 0.05  # lead below which it is a guess between two: 39 % right, and 92 % up to twice that (2026-11-23)
# Lead from which it counts before what a pattern finds: there nine in ten are right. Of 1,710 sayings on rights, each
# left out (2026-11-23), 90 to 100 % were right above .2, where a pattern was right in 25 to 35 %.
SURE = {
    "rights": 0.2,
    "task": 0.25, "tried_so_far": 0.3, "fault": 0.4, "change_rate": 0.15, "judged_by": 0.1, "personal": 0.4,
    "place": 0.4, "skills": 0.3, "approved": 0.3, "consistency": 0.3, "wish": 0.25, "slip": 0.3,
    "bar": 0.25, "confided": 0.25, SUBJECT: 0.2,
}  # fmt: skip
# Labels that few others are taken for: of 122 people nobody else's opening or task led by so much (2026-11-23; a lookup
# was mistaken up to .16, a rule up to .16). What turns people away or needs no model at all has to lead by more.
SURE_OF = {
    ("wish", "lookup"): 0.2, ("task", "lookup"): 0.2, ("wish", "people"): 0.1, ("task", "people"): 0.15,
    ("wish", "image or sound"): 0.15, ("task", "image or sound"): 0.12, ("task", "rule"): 0.4,
    ("task", "label"): 0.1, ("task", "several"): 0.15, ("task", "deceit"): 0.35,
    ("wish", "deceit"): 0.33, ("wish", "several"): 9.0, ("taken", "others"): 0.3,
    ("tried_so_far", "works"): 0.2, ("tried_so_far", "nothing"): 0.25,
}  # fmt: skip
RECENT = 256


class Sayings:
    """Tells the meaning of a person's words about their work."""

    def __init__(self, vectors: VectorCache, cache: Path, folder: Path = FOLDER) -> None:
        """Raises ContentError for a file of readings that is none."""
        self._embedder: Embedder = vectors.embedder
        self._labels: dict[str, list[str]] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._classifiers: dict[str, QuestionClassifier] = {}
        readings = load_readings(folder)
        readings[SUBJECT] = subject_sayings(readings)
        texts = list(dict.fromkeys(text for sayings in readings.values() for text in sayings))
        known = dict(zip(texts, vectors.vectors("sayings", texts), strict=True)) if texts else {}
        for reading, sayings in readings.items():
            if reading == STOCK:  # speaks of subjects only
                continue
            labels = sorted(set(sayings.values()))
            targets = np.zeros((len(sayings), len(labels)), np.float32)
            for row, label in enumerate(sayings.values()):
                targets[row, labels.index(label)] = 1
            rows = np.stack([known[text] for text in sayings])
            self._labels[reading] = labels
            self._texts[reading] = tuple(sayings)
            self._classifiers[reading] = QuestionClassifier(
                list(sayings), rows, targets, cache, name=f"sayings_{reading}"
            )
        self._meaning = lru_cache(RECENT)(self._read)

    def texts(self, reading: str) -> tuple[str, ...]:
        """The sayings that a reading was learned from."""
        return self._texts.get(reading, ())

    def meanings(self, facts: Mapping[str, Any]) -> dict[str, Meaning]:
        """Reading -> what the words of the facts mean by it, where that can be told."""
        found = dict[str, Meaning]()
        for field, readings in READ_FROM.items():
            if isinstance(text := facts.get(field), str):
                for reading in readings:
                    if meaning := self.meaning(reading, text, _beside(reading, facts)):
                        found[reading] = meaning
        return found

    def meaning(self, reading: str, text: str, beside: str | None = None) -> Meaning | None:
        """What one text means by a reading, heard with the text `beside` it; None where that cannot be told."""
        return self._meaning(reading, text, beside) if LEARNED_AS.get(reading, reading) in self._classifiers else None

    def _read(self, reading: str, text: str, beside: str | None) -> Meaning | None:
        learned = LEARNED_AS.get(reading, reading)
        if learned == "rights":
            text = as_silence(text)
        if reading in BY_CLAUSE:
            return self._read_clauses(reading, learned, text)
        if reading in BY_SENTENCE:
            return self._read_sentences(reading, learned, text)
        scores = self._scores(learned, text)
        if beside is not None:
            scores = scores + HEARD_WITH[reading][1] * self._scores(learned, beside)
        second, first = np.argsort(scores)[-2:]
        lead = float(scores[first] - scores[second])
        labels = self._labels[learned]
        label = labels[first]
        if lead < LEANS and reading not in FAINTLY:
            return None
        sure = lead >= SURE_OF.get((reading, label), SURE.get(reading, math.inf))
        behind = {other: round(float(scores[first] - score), 3) for other, score in zip(labels, scores, strict=True)}
        return Meaning(label=label, sure=sure, faint=lead < FAINT, behind=behind if reading in FAINTLY else {})

    def _read_clauses(self, reading: str, learned: str, text: str) -> Meaning | None:
        """The label that leads furthest in any one clause; the last of a reading's labels says nothing."""
        places = [self._labels[learned].index(label) for label in BY_CLAUSE[reading]]
        lead, label = 0.0, ""
        for clause in filter(str.strip, re.split(CLAUSES, text, flags=re.IGNORECASE)):
            scores = self._scores(learned, clause)[places]
            second, first = np.argsort(scores)[-2:]
            if first < len(places) - 1 and scores[first] - scores[second] > lead:
                lead, label = float(scores[first] - scores[second]), BY_CLAUSE[reading][first]
        return Meaning(label=label, sure=lead >= SURE[reading]) if lead >= LEANS else None

    def _read_sentences(self, reading: str, learned: str, text: str) -> Meaning | None:
        """The reading's label, with the furthest that it leads all others in any one sentence."""
        label = BY_SENTENCE[reading]
        place = self._labels[learned].index(label)
        sentences = filter(str.strip, re.split(r"(?<=[.;!?])\s+", text))
        scores = [self._scores(learned, sentence) for sentence in sentences]
        lead = max((float(found[place] - np.delete(found, place).max()) for found in scores), default=0.0)
        return Meaning(label=label, sure=lead >= SURE[reading]) if lead >= LEANS else None

    def _scores(self, learned: str, text: str) -> Scores:
        classifier = self._classifiers[learned]
        return classifier.scores(classifier.likeness([text], self._embedder.embed([text]))[0])


def _beside(reading: str, facts: Mapping[str, Any]) -> str | None:
    field, _ = HEARD_WITH.get(reading, ("", 0))
    beside = facts.get(field)
    return beside if isinstance(beside, str) else None


def load_readings(folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """Reading -> saying -> label, of all voices; raises ContentError with every problem."""
    readings, problems = dict[str, dict[str, str]](), list[Problem]()
    for path in sorted(folder.glob("*.yaml")):
        sayings = readings.setdefault(path.stem.rsplit("_", 1)[0], {})
        for label, texts in read_yaml(path).items():
            if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
                problems.append(Problem(file_label(path), label, "is not a list of texts", "Write one saying a line."))
                continue
            for text in texts:
                if sayings.setdefault(text, label) != label:
                    what = f"“{text}” stands under {sayings[text]} and under {label}"
                    problems.append(Problem(file_label(path), label, what, "Keep it where it belongs."))
    if problems:
        raise ContentError(problems)
    return readings
