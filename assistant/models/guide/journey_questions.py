"""Questions on the way, told by their likeness to ways in which they were asked; answers of every step are tried."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.models.guide.journey_cover import Cover
from assistant.models.guide.journey_typed import spelt_out
from journeys.run import JourneyRun, next_step
from journeys.step_answers import StepAnswer, step_answers
from knowledge.vectors import VectorCache

# A score is the cosine to the nearest phrasing, more for an answer that speaks of what the question speaks of and that
# is made for this step or journey, less for one of another. Of 67 questions that no author had seen, it took 32, 6 of
# them beside the point; the cosine alone took 28, 8 of them beside the point (2026-11-23).
LEAST = 0.6
LEAST_OF_NEWS = 0.68  # the same for what is told and not asked
COVERS = 0.15  # more for an answer that has all words of the question, less for one that has none
SIGNED = 0.04  # a telling word of the answer stands in the question
OF_STEP = 0.06  # made for the open step, or for its tool
OF_JOURNEY = 0.02  # made for this journey
OF_OTHER_STEP = 0.04  # made for another step of it
OF_OTHER_TOOL = 0.08  # made for a step with another tool
OF_OTHER_JOURNEY = 0.1  # at .06, 92 of 2,345 phrasings held out went to another journey's answer, at .1 55 (2026-11-23)
PLAINLY = 1.0  # the question has words that ask for this answer and no other
LONGEST = 45  # words


@dataclass(frozen=True)
class Told:
    """An authored answer to a question: its id, how well it fits, and whether a telling word of it was said."""

    id: str
    score: float
    is_signed: bool


class JourneyQuestions:
    """The nearest of the known ways to ask."""

    def __init__(self, cache: VectorCache) -> None:
        self._embedder = cache.embedder
        self._answers = step_answers()
        self._owner = np.array([at for at, each in enumerate(self._answers) for _ in each.like])
        self._vectors = cache.vectors("step-answers", [text for each in self._answers for text in each.like])
        self._cover = Cover({each.id: " ".join((*each.like, each.says)) for each in self._answers})

    def answer(self, question: str, run: JourneyRun, unless: float = 0.0) -> str | None:
        """The id of the answer to a question in this journey; None where none fits, or is nearer than `unless`."""
        found = self.best(question, run, unless)
        return found.id if found is not None and found.score >= LEAST else None

    def news(self, told: str, run: JourneyRun) -> str | None:
        """The id of the answer to news that are told and not asked: "they say yes, but without the prices"."""
        found = self.best(told, run)
        return found.id if found is not None and found.is_signed and found.score >= LEAST_OF_NEWS else None

    def plainly(self, question: str, run: JourneyRun) -> str | None:
        """The id of the answer that the words of a question ask for and no other; None where they ask for none."""
        if not any(each.is_asked_plainly(spelt_out(question), run) for each in self._answers):
            return None
        found = self.best(question, run)
        return found.id if found is not None and found.score >= PLAINLY else None

    def best(self, question: str, run: JourneyRun, unless: float = 0.0) -> Told | None:
        """The answer that fits best, however badly; `unless` is the cosine that its nearest phrasing must reach."""
        said = spelt_out(question)
        if not said or len(said.split()) > LONGEST:
            return None
        near = self._vectors @ self._embedder.embed([said])[0]
        nearest = np.full(len(self._answers), -1.0)
        np.maximum.at(nearest, self._owner, near)
        fitting = [
            Told(each.id, float(nearest[at]) + self._beside_likeness(each, said, run), each.is_signed(said))
            for at, each in enumerate(self._answers)
            if each.is_asked_plainly(said, run) or (nearest[at] >= unless and each.may_meet(said))
        ]
        return max(fitting, key=lambda told: told.score, default=None)

    def _beside_likeness(self, each: StepAnswer, said: str, run: JourneyRun) -> float:
        covered = COVERS * self._cover.speaks_of(said, each.id) + PLAINLY * each.is_asked_plainly(said, run)
        return covered + SIGNED * each.is_signed(said) + _made_for(each, run)


def _made_for(each: StepAnswer, run: JourneyRun) -> float:
    """What speaks for an answer, or against it, by the journeys, steps and tools that it is made for."""
    if each.journeys and run.journey not in each.journeys:
        return -OF_OTHER_JOURNEY
    if each.holds_in(run):
        return OF_STEP if each.steps or each.tools else OF_JOURNEY if each.journeys else 0.0
    if each.tools and next_step(run) is not None:
        return -OF_OTHER_TOOL
    return -OF_OTHER_STEP
