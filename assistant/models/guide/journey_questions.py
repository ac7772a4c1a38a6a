"""Questions on the way that no single step answers, told by their likeness to ways in which they were asked."""

from __future__ import annotations

import numpy as np

from assistant.models.guide.journey_typed import spelt_out
from journeys.run import JourneyRun
from journeys.step_answers import StepAnswer, step_answers
from knowledge.vectors import VectorCache

LIKE = 0.66  # cosine from which a question is taken for one of these
LIKE_SIGNED = 0.5  # the same where a telling word of the answer stands in the question
OF_STEP = 0.04  # what an answer that is made for the open step has ahead of one for every step
LONGEST = 45  # words
FIRST = 40  # of the nearest phrasings that are looked at


class JourneyQuestions:
    """The nearest of the known ways to ask."""

    def __init__(self, cache: VectorCache) -> None:
        self._embedder = cache.embedder
        self._answers: list[StepAnswer] = [each for each in step_answers() for _ in each.like]
        self._vectors = cache.vectors("step-answers", [text for each in step_answers() for text in each.like])

    def answer(self, question: str, run: JourneyRun, unless: float = 0.0) -> str | None:
        """The id of the answer to a question in this journey; None where none is near, or nearer than `unless`."""
        said = spelt_out(question)
        if not said or len(said.split()) > LONGEST:
            return None
        near = self._vectors @ self._embedder.embed([said])[0]
        holds = {each.id: each.holds_in(run) for each in self._answers}
        signed = {each.id: each.is_signed(said) for each in self._answers}
        best, found = 0.0, None
        for at in np.argsort(-near)[:FIRST]:
            known = self._answers[int(at)]
            least = max(unless, LIKE_SIGNED if signed[known.id] else LIKE)
            if not holds[known.id] or near[at] < least:
                continue
            score = (
                float(near[at])
                + OF_STEP * bool(known.steps or known.tools or known.journeys)
                + OF_STEP * signed[known.id]
            )
            if score > best:
                best, found = score, known.id
        return found
