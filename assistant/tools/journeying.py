"""The tool that recommends a guided journey, or none."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.messages import Frozen
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.judging import check_fields, judging
from assistant.tools.not_again import not_again
from assistant.tools.recalling import in_words, recall_earlier, tells_nothing
from journeys.journey import Journey
from journeys.recommend import Recommendation, beside, recommend, why_none
from journeys.verdict import FitVerdict

SO_FAR = "As far as I can see now it would be this one, and you can begin it already."
NEXT = ("Is it worth it for my work?", "What would it cost me?", "How do I build the training data?")


class FirstStep(Frozen):
    """The step to begin with."""

    title: str
    do: str
    done: str


class RecommendedJourney(Frozen):
    """A journey in short."""

    id: str
    title: str
    outcome: str
    effort_hours: int
    days: int
    reason: str
    steps: tuple[str, ...]
    first_step: FirstStep


class JourneyResult(ToolResult):
    """The journeys that fit, the first one best; none fits when it is empty, and `why_none` says why."""

    journeys: tuple[RecommendedJourney, ...] = ()
    why_none: str | None = None
    on_offer: tuple[str, ...] = ()
    question: str | None = None
    helping: tuple[str, ...] = ()  # journeys made for another verdict that help on the way to this one
    about: str | None = None  # title of the article that was asked about
    through: tuple[str, ...] = ()  # the journeys that lead through that article
    earlier: str | None = None  # what it rests on from earlier talks
    walked: str | None = None  # the one that fits was walked already, or is under way

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """The first journey with its first step; or why none, what there is, and the question that decides."""
        lead = [f"From our earlier talks: {self.earlier}."] if self.earlier else []
        lead += [self._through()] if self.about else []
        lead += [self.walked] if self.walked else []
        if not self.journeys and self.walked and not self.helping:
            return "\n\n".join([*lead, *filter(None, [self.question])])
        if not self.journeys:
            offer = "\n".join(f"- {title}" for title in self.on_offer)
            helps = f"**What helps first.** {' '.join(self.helping)}" if self.helping else ""
            none = f"**No journey for now.** {self.why_none}"
            if self.helping:
                start = (
                    "Say “start it”, and I go through it with you, step by step; “show the journeys” lists the others."
                )
                first = f"{self.why_none} One journey helps with just that." if self.why_none else ""
                begins = [helps, start] if self.verdict == "it_depends" else [first, helps, start]
                return "\n\n".join(part for part in [*lead, *begins, self.question or ""] if part)
            parts = [none, f"What there is:\n\n{offer}", self.question or ""]
            return "\n\n".join(part for part in [*lead, *parts] if part)
        help_on = [f"**Helps on the way.** {' '.join(self.helping)}"] if self.helping else []
        also = [f"Also made for this: {journey.title}." for journey in self.journeys[1:]]
        return "\n\n".join([*lead, _markdown(self.journeys[0]), *also, *help_on])

    def _through(self) -> str:
        """What the journeys have to do with the article."""
        if not self.through:
            return f"No journey leads through “{self.about}”."
        return f"“{self.about}” is part of this:\n\n" + "\n".join(f"- {title}" for title in self.through)


@tool(title="Looking for a journey", effect="reads")
async def recommend_journey(
    context: ToolContext,
    concept: Annotated[
        str | None, Field(description="Id of the article that they ask about: names the journeys that lead through it.")
    ] = None,
    skip: Annotated[
        tuple[str, ...],
        Field(max_length=50, description="Fields that the person did not know or want to tell, as for judge_fit."),
    ] = (),
) -> JourneyResult:
    """Recommend a guided journey for the work that the person has described, or none, with the reason.

    Reads what note_situation has kept. Use it for "where do I start", "what is my plan", "guide me through it". Do not
    use it for the verdict itself (judge_fit) or for making the training file (start_dataset_build).
    """
    if not context.journeys:
        raise ToolRefusal("The journeys are not available here. Take the next step from judge_fit.")
    article = context.library.concepts.get(concept) if concept else None
    if concept and article is None:
        raise ToolRefusal(f"There is no article {concept!r} in the library. Ask without `concept`.")
    through = [journey for journey in context.journeys if any(step.concept == concept for step in journey.steps)]
    check_fields(skip)
    earlier = await recall_earlier(context) if tells_nothing(context) else {}
    verdict = judging(context, skip)(context.situation)
    runs = await asyncio.to_thread(context.walk.all) if context.walk else ()
    judged = recommend(verdict, context.situation, context.journeys)
    helps, so_far = beside(verdict, context.situation, context.journeys), _so_far(context, verdict, skip)
    beside_it = (*helps, *(each for each in so_far if each.journey not in [one.journey for one in helps]))
    walked, found = not_again(runs, judged, beside_it, verdict, context)
    done = {run.journey for run in runs}
    helping = tuple(each for each in beside_it if each.journey.id not in done)
    starts = [each.journey.title for each in (*found, *helping)] or [journey.title for journey in through]
    if article and through:
        starts = [journey.title for journey in through if journey.title in starts] or [through[0].title]
    return JourneyResult(
        behaviour="journey",
        verdict=verdict.outcome,
        asks=None if found else verdict.asks,
        suggestions=(*(f"Start “{title}”" for title in starts[:1]), *NEXT)[:3],
        journeys=tuple(_shown(recommendation) for recommendation in found),
        why_none=None if found or walked else why_none(verdict) or "None of the journeys was made for this case.",
        walked=walked,
        on_offer=() if found else tuple(_offer(journey) for journey in context.journeys),
        question=verdict.question if not found and (verdict.outcome == "it_depends" or not helping) else None,
        helping=tuple(_helping(recommendation) for recommendation in helping),
        about=article.title if article else None,
        through=tuple(_offer(journey) for journey in through) if article else (),
        earlier=in_words(earlier) or None,
    )


def _so_far(context: ToolContext, verdict: FitVerdict, skip: tuple[str, ...]) -> tuple[Recommendation, ...]:
    """The journey for what can be seen so far, while a question is still open; it can be begun meanwhile."""
    if verdict.outcome != "it_depends" or tells_nothing(context):
        return ()
    provisional = judging(context, skip, provisional=True)(context.situation)
    found = recommend(provisional, context.situation, context.journeys)[:1]
    return tuple(each.model_copy(update={"reason": SO_FAR}) for each in found)


def _shown(recommendation: Recommendation) -> RecommendedJourney:
    journey = recommendation.journey
    first = journey.steps[0]
    return RecommendedJourney(
        id=journey.id,
        title=journey.title,
        outcome=journey.outcome,
        effort_hours=journey.effort_hours,
        days=journey.days,
        reason=recommendation.reason,
        steps=tuple(step.title for step in journey.steps),
        first_step=FirstStep(title=first.title, do=first.do, done=first.done),
    )


def _helping(recommendation: Recommendation) -> str:
    return f"{_offer(recommendation.journey)}: {recommendation.reason}"


def _offer(journey: Journey) -> str:
    return f"{journey.title} ({journey.effort_hours} hours over {journey.days} days)"


def _markdown(journey: RecommendedJourney) -> str:
    steps = "\n".join(f"{number}. {title}" for number, title in enumerate(journey.steps, 1))
    return "\n\n".join(
        [
            f"**{journey.title}**, about {journey.effort_hours} hours over {journey.days} days.",
            f"At the end you hold: {journey.outcome}",
            f"Why this one: {journey.reason}",
            f"The steps:\n\n{steps}",
            f"**It begins with: {journey.first_step.title}.** "
            "Say “start it”, and I go through it with you, step by step.",
        ]
    )
