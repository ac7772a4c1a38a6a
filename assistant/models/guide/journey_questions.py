"""Questions on the way that no single step answers, told by their likeness to ways in which they were asked."""

from __future__ import annotations

import numpy as np

from assistant.models.guide.journey_typed import spelt_out
from journeys.run import JourneyRun
from journeys.step_answers import StepAnswer, step_answers
from knowledge.vectors import VectorCache

LIKE = 0.66  # cosine from which a question is taken for one of these
LONGEST = 45  # words


class JourneyQuestions:
    """The nearest of the known ways to ask."""

    def __init__(self, cache: VectorCache) -> None:
        self._embedder = cache.embedder
        self._answers: list[StepAnswer] = [each for each in step_answers() for _ in each.like]
        self._vectors = cache.vectors("step-answers", [text for each in step_answers() for text in each.like])

    def answer(self, question: str, run: JourneyRun) -> str | None:
        """The id of the answer to a question in this journey; None where none is near enough."""
        said = spelt_out(question)
        if not said or len(said.split()) > LONGEST:
            return None
        near = self._vectors @ self._embedder.embed([said])[0]
        for at in np.argsort(-near):
            known = self._answers[int(at)]
            if near[at] < LIKE:
                return None
            if known.holds_in(run):
                return known.id
        return None
