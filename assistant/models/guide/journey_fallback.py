"""What is said in a step where neither the journey nor the library has a sure answer to a question."""

from __future__ import annotations

from dataclasses import replace

from assistant.models.guide.composed import Composed
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.quoting import passages_found
from assistant.models.guide.turns import Exchange, Talk
from assistant.tools.answering_step import nearest_in
from journeys.asked_words import asks
from journeys.run import JourneyRun, RunStep, next_step

# Score of the best passage from which a question put in a step is taken to be the library's own. Of 20 such questions
# 18 lay above it, of 14 that only a step could answer 2 (2026-11-23); alone in a talk a passage needs less.
SURE = 1.02


def in_step(composed: Composed, intent: Intent, talk: Talk, run: JourneyRun | None) -> Composed:
    """The answer as it is said in a step: a passage that only resembles the question is not passed off for one."""
    step = next_step(run) if run is not None else None
    if run is None or step is None or not is_walking(talk, run) or _is_sure(talk.now):
        return composed
    if intent.looks_too:
        own = "\n\n".join(r.shown for r in talk.now.results if r.name == "mark_step")
        said = f"As to “{intent.question.strip()}”: I have no sure answer, neither in the step nor in my library."
        return replace(composed, text=f"{own or composed.text}\n\n*{said}*")
    is_looked_up = intent.walk is None and intent.want in ("explain", "examples", "decline", "clarify", "dataset")
    if not is_looked_up or not asks(talk.now.said) or talk.now.about or talk.now.said in _offered(talk):
        return composed
    return Composed(unsure_of(step, talk.now.said), "journey", suggestions=composed.suggestions)


def unsure_of(step: RunStep, question: str) -> str:
    """That no answer is sure, what the step says that is nearest, and what counts."""
    near = nearest_in(step, question)
    says = f" Nearest to it the step says: “{near}”" if near else ""
    return (
        "The step does not settle that, and nothing in my library fits it closely, so I would rather not "
        f"guess.{says}\n\n"
        f"What counts is that you have this in the end: {step.done} Whatever gets you there will do."
    )


def _is_sure(now: Exchange) -> bool:
    return any(float(passage["score"]) >= SURE for passage in passages_found(now))


def _offered(talk: Talk) -> list[str]:
    return talk.last.next_questions if talk.last else []
