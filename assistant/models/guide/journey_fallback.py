"""What is said in a step to a question without an authored answer: a passage of the library, or that none is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.composed import Composed
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.quoting import cite, most_fitting, passages_found, without_examples
from assistant.models.guide.turns import Exchange, Talk
from assistant.tools.answering_step import nearest_in, said_in
from assistant.tools.walk_result import next_says, view_of
from journeys.asked_words import asks
from journeys.finding_out import how_to_find_out
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_words import number_of

# Score from which a passage is taken to answer a question put in a step, with what its article has ahead when the step,
# or another of the journey, is about it. Of the best passages for 67 questions that no author had seen, those of a
# foreign article helped in 9 of 11 cases from 1.22 on and in 1 of 6 between 1.0 and that; those of the step's own
# article in 11 of 12 from 1.0 on (2026-11-23). A foreign one that is far by its meaning shares no more than words.
SURE = 1.22
OF_STEP = 0.22
OF_JOURNEY = 0.15
NEAR_OF_FOREIGN = 0.58  # cosine; of 13 foreign ones with a high score, 3 of the 4 below it were beside the point
LOOKED_UP = ("explain", "examples", "decline", "clarify", "dataset")


def in_step(composed: Composed, intent: Intent, talk: Talk, run: JourneyRun | None) -> Composed:
    """The answer as it is said in a step: a passage that only resembles the question is not passed off for one."""
    step = next_step(run) if run is not None else None
    if run is None or step is None or not is_walking(talk, run):
        return composed
    found = _sure_passage(talk.now, run, step)
    if intent.looks_too:
        own = "\n\n".join(r.shown for r in talk.now.results if r.name == "mark_step")
        said = (
            cite(found)
            if found
            else f"*As to “{intent.question.strip()}”: I have no sure answer, neither in the step nor in my library.*"
        )
        return replace(composed, text=f"{own or composed.text}\n\n{said}")
    is_looked_up = intent.walk is None and intent.want in LOOKED_UP and not intent.own and not intent.build
    question = talk.now.said
    if not is_looked_up or not asks(question) or talk.now.about or question in _offered(talk):
        return composed
    if found is None:
        return Composed(unsure_of(run, step, question), "journey", suggestions=composed.suggestions)
    return replace(
        composed, text=f"{cite(found)}\n\n{_tied(run, step, question)}".rstrip(), behaviour="explain", asks=None
    )


def with_says(composed: Composed, intent: Intent, talk: Talk, run: JourneyRun | None) -> Composed:
    """The answer to a question put on the way, with the step's own sentences to say next in place of an article's."""
    is_looked_up = intent.walk is None and intent.want in LOOKED_UP and not intent.own and not intent.build
    if run is None or not is_looked_up or composed.asks is not None or not is_walking(talk, run):
        return composed
    return replace(composed, suggestions=next_says(view_of(run, "")))


def unsure_of(run: JourneyRun, step: RunStep, question: str) -> str:
    """That no answer is sure, what the step says that is nearest, what it needs, and how to find out."""
    near = said_in(step, question) or nearest_in(step, question)
    says = f" Nearest to it the step says: “{near}”" if near and near not in step.done else ""
    return (
        f"Step {number_of(run, step)} does not settle that, and nothing in my library fits it closely, so I would "
        f"rather not guess.{says}\n\nWhat the step needs in the end: {step.done} Whatever gets you there will do.\n\n"
        f"How to find out: {how_to_find_out(step, question)}"
    )


def _sure_passage(now: Exchange, run: JourneyRun, step: RunStep) -> dict[str, Any] | None:
    """The passage that answers for sure, those of the step's own article preferred; None without one."""
    ahead = dict.fromkeys((each.concept for each in run.steps), OF_JOURNEY) | {step.concept: OF_STEP}
    known = without_examples(passages_found(now))
    near = [each for each in known if each["concept"] in ahead or float(each["near"]) >= NEAR_OF_FOREIGN]
    passages = [_with_score(each, ahead) for each in near]
    if not passages or max(float(each["score"]) for each in passages) < SURE:
        return None
    return most_fitting(passages)


def _with_score(passage: Mapping[str, Any], ahead: Mapping[str | None, float]) -> dict[str, Any]:
    return {**passage, "score": float(passage["score"]) + ahead.get(str(passage["concept"]), 0.0)}


def _tied(run: JourneyRun, step: RunStep, question: str) -> str:
    """The sentence of the step that the passage bears on; empty where none does."""
    near = nearest_in(step, question)
    return f"Your step {number_of(run, step)} says: “{near}”" if near else ""


def _offered(talk: Talk) -> list[str]:
    return talk.last.next_questions if talk.last else []
