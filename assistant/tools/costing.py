"""The tool that works out what training and using a tuned model would cost."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.own_pairs import OwnPairs, own_pairs
from assistant.tools.context import ToolContext
from assistant.tools.cost_rows import CASES, COLUMNS, cost_details, cost_rows, details_markdown, in_one_line
from assistant.tools.cost_words import cost_markdown, currency_note
from assistant.tools.declare import ToolResult, tool
from assistant.tools.judging import known_of_work
from journeys.cost import estimate
from journeys.customers import already_at
from journeys.estimate import CostEstimate, short_name
from journeys.lead import lead_sentence, looked_up_sentence, monthly_sentence
from journeys.plan import Assumption
from journeys.planning import Asked, plan_for
from journeys.span import exact
from knowledge.providers import fact_sentence

NEXT = ("What does hosting cost when it stands idle?", "Is it worth it for my work?", "Which journey fits me?")


class CostResult(ToolResult):
    """An estimate, with what must be said beside it."""

    estimate: CostEstimate
    first_caution: str | None = None
    currency_note: str | None = None
    details: str | None = None  # provider whose lines were asked for
    counted_in: str | None = None  # whose pairs were counted, in a sentence

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was told or assumed, in words."""
        return tuple(assumption.words for assumption in self.estimate.plan.assumptions)

    def for_model(self) -> dict[str, Any]:
        """What it comes to at each provider, with dates and sources, and what was assumed; or one provider's lines."""
        found = self.estimate
        told = {
            "behaviour": self.behaviour,
            "counted_in": self.counted_in,
            "lead": lead_sentence(found),
            "monthly": monthly_sentence(found),
            "columns": list(COLUMNS),
            **(cost_details(found, self.details) if self.details else self._compared()),
            "plan": plan_numbers(found),
            "looked_up": looked_up_sentence(found),
            "assumptions": [_assumption(one) for one in found.plan.assumptions],
            "currency_note": self.currency_note,
            "next_questions": list(self.suggestions),
        }
        return {name: value for name, value in told.items() if value is not None}

    def _compared(self) -> dict[str, Any]:
        """One row for each provider, when training pays, and who is left out."""
        found = self.estimate
        return {
            "rows": cost_rows(found),
            "breakeven": found.break_even.model_dump(mode="json", exclude_none=True),
            "not_confirmed": ", ".join(short_name(left.provider_name) for left in found.not_confirmed),
            "closed": in_one_line(found.closed),
            "caution": self.first_caution,
            "note": f"{CASES} Repeat figures with the day of their price; convert nothing. Rows hold a provider's "
            "cheapest base; `details` gives all bases, lines and links.",
        }

    def for_person(self) -> str:
        """The answer, a table of one row for each provider, the break-even, and what stands behind it."""
        if self.details:
            return details_markdown(self.estimate, self.details)
        told = cost_markdown(self.estimate, self.first_caution, self.currency_note)
        return f"{self.counted_in}\n\n{told}" if self.counted_in else told


@tool(title="Working out the cost", effect="reads")
async def estimate_cost(
    context: ToolContext,
    examples: Annotated[
        int | None, Field(ge=1, le=10_000_000, description="Training examples; left out, what the person has told.")
    ] = None,
    words_each: Annotated[
        int | None,
        Field(ge=1, le=100_000, description="Words of one whole example, its brief and the piece together."),
    ] = None,
    sample: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=40_000,
            description="Text of one whole example, brief and piece: its tokens are counted instead of guessed.",
        ),
    ] = None,
    passes: Annotated[
        int | None, Field(ge=1, le=20, description="How often training goes through the examples; left out, 2 to 4.")
    ] = None,
    validation: Annotated[
        int, Field(ge=0, le=1_000_000, description="Examples kept aside for checking during training.")
    ] = 0,
    pieces_per_month: Annotated[
        int | None,
        Field(ge=0, le=100_000_000, description="Pieces to write a month; left out, what the person has told."),
    ] = None,
    hours_hosted_per_month: Annotated[
        float | None,
        Field(ge=0, le=744, description="Hours a month that a rented card is switched on; 730 is always."),
    ] = None,
    retrain_per_year: Annotated[
        int | None, Field(ge=0, le=365, description="Re-trainings a year; left out, 0 to 2.")
    ] = None,
    minutes_per_pair: Annotated[
        float | None,
        Field(ge=0, le=10_000, description="The person's minutes to prepare one example; left out, 3 to 10."),
    ] = None,
    hourly_rate_usd: Annotated[
        float | None,
        Field(ge=0, le=100_000, description="What the person's hour is worth, in US dollars; never converted."),
    ] = None,
    minutes_saved: Annotated[
        float | None,
        Field(ge=0, le=10_000, description="Minutes of editing that a piece would need less than with the prompt."),
    ] = None,
    details: Annotated[
        str | None,
        Field(max_length=80, description="Provider id of a row: its bases, and each line with its price and link."),
    ] = None,
) -> CostResult:
    """Work out, from dated prices, what each way costs: a prompt, looked-up passages, training at every open provider,
    the person's own machine; with their hours, a year's use and re-training, and when training would pay for itself.

    Use it for any question after a price, a budget or a break-even. What is not given is counted in the file that was
    checked or the training data built in this conversation, taken from what the person has told, or assumed and
    listed. Do not use it to explain how bills come about (search_library).
    """
    await known_of_work(context)
    providers = tuple(context.library.providers.values())
    own = None
    if examples is None and words_each is None and sample is None and context.bench is not None:
        own = await asyncio.to_thread(own_pairs, context.bench)
    asked = Asked(
        examples=own.examples if own else examples,
        words_each=own.words_each if own else words_each,
        sample=sample,
        passes=passes,
        validation=validation or (own.validation if own else 0),
        pieces_per_month=pieces_per_month,
        hours_hosted_per_month=_exact(hours_hosted_per_month),
        retrain_per_year=retrain_per_year,
        minutes_per_pair=_exact(minutes_per_pair),
        hourly_rate_usd=_exact(hourly_rate_usd),
        minutes_saved=_exact(minutes_saved),
    )
    plan = plan_for(asked, context.situation)
    found = estimate(plan, providers, context.today, already_at(context.situation, providers))
    routed = {route.provider for route in found.routes}
    if details and details not in routed:
        raise ToolRefusal(f"No way in this estimate leads to {details!r}. Ask for one of: {', '.join(sorted(routed))}.")
    return CostResult(
        behaviour="cost",
        suggestions=NEXT,
        estimate=found,
        first_caution=_caution(context, found),
        currency_note=currency_note(context.situation),
        details=details,
        counted_in=_counted_in(own) if own else None,
    )


def _counted_in(own: OwnPairs) -> str:
    held = f", and {own.validation:,} kept aside for checking" if own.validation else ""
    return f"Counted in {own.name}: {own.examples:,} examples to train on{held}, about {own.tokens_each:,} tokens each."


def plan_numbers(found: CostEstimate) -> dict[str, Any]:
    """The numbers behind the estimate, likely; what may be fractional is text, None is not told."""
    plan = found.plan
    hours = plan.hours_hosted_per_month
    return {
        "examples": plan.examples,
        "words_each": plan.words_each,
        "tokens_each": int(plan.tokens_each.likely),
        "passes": int(plan.passes.likely),
        "pieces_per_month": plan.pieces_per_month,
        "hours_hosted_per_month": None if hours is None else str(hours.likely),
        "hourly_rate_usd": None if plan.hourly_rate_usd is None else str(plan.hourly_rate_usd),
        "minutes_saved": None if plan.minutes_saved is None else str(plan.minutes_saved),
    }


def _assumption(one: Assumption) -> dict[str, Any]:
    """Its words, and what changes it; what nothing changes needs no more."""
    told: dict[str, Any] = {"words": one.words}
    if one.argument is None:
        return told
    return told | {"argument": one.argument} | ({"assumed": True} if one.assumed else {})


def _exact(number: float | None) -> Decimal | None:
    return None if number is None else exact(number)


def _caution(context: ToolContext, found: CostEstimate) -> str | None:
    """What is known of the provider that the break-even rests on, for the cheapest is the one that people take."""
    best = found.route(found.break_even.route)
    if best is None:
        return None
    provider = context.library.providers[best.provider]
    known = {fact.id for fact in provider.facts}
    return fact_sentence(provider, "status") if "status" in known else f"{provider.name}: {provider.status_note}"
