"""What is told of a journey as a whole: its effort, its skills, what it gives and wants, and why this one."""

from __future__ import annotations

from assistant.tools.context import ToolContext
from assistant.tools.judging import judging
from assistant.tools.telling_words import about_effort, about_holds, about_needs, about_skills
from assistant.tools.walk_result import WalkResult, next_says, view_of
from journeys.journey import Journey
from journeys.recommend import beside, recommend
from journeys.run import JourneyRun


def of_journey(context: ToolContext, about: str, journey: Journey, run: JourneyRun | None) -> WalkResult:
    is_begun = bool(context.walk and any(each.journey == journey.id for each in context.walk.all()))
    match about:
        case "effort":
            said = about_effort(journey, run if is_begun else None)
        case "skills":
            said = about_skills(journey)
        case "holds":
            said = about_holds(journey)
        case "needs":
            said = about_needs(journey)
        case _:
            said = _choice(context, journey)
    says = next_says(view_of(run, "")) if is_begun and run else (f"Start “{journey.title}”", "Show the journeys")
    return WalkResult(behaviour="journey", said=said, suggestions=says)


def _choice(context: ToolContext, journey: Journey) -> str:
    """Why this journey: the verdict's reason where it rests on one, else for whom it is made; and what else there "
    "is."""
    verdict = judging(context)(context.situation)
    found = (
        *recommend(verdict, context.situation, context.journeys),
        *beside(verdict, context.situation, context.journeys),
    )
    reason = next((each.reason for each in found if each.journey.id == journey.id), None)
    others = [each for each in found if each.journey.id != journey.id]
    made_for = "\n".join(f"- {line}" for line in journey.who_for)
    not_for = "\n".join(f"- {line}" for line in journey.not_for)
    parts = [
        f"“{journey.title}”: {reason}" if reason else f"No verdict points to “{journey.title}” yet.",
        f"It is made for you if:\n\n{made_for}",
        f"Another journey is better for:\n\n{not_for}",
    ]
    if others:
        parts.append("\n".join(["Also possible:", "", *(f"- {each.journey.title}: {each.reason}" for each in others)]))
    return "\n\n".join(parts)
