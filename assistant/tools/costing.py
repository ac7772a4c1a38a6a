"""The tool that works out what training and using a tuned model would cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from assistant.tools.context import ToolContext
from assistant.tools.cost_words import cost_markdown, currency_note
from assistant.tools.declare import ToolResult, tool
from journeys.cost import estimate
from journeys.customers import already_at
from journeys.estimate import CostEstimate, Rate, Route
from journeys.lead import lead_sentence
from journeys.planning import Asked, plan_for
from journeys.span import Span, cents, exact
from knowledge.providers import fact_sentence

NEXT = ("What does hosting cost when it stands idle?", "Is it worth it for my work?", "Which journey fits me?")


class CostResult(ToolResult):
    """An estimate, with what must be said beside it."""

    estimate: CostEstimate
    first_caution: str | None = None
    currency_note: str | None = None

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was told or assumed, in words."""
        return tuple(assumption.words for assumption in self.estimate.plan.assumptions)

    def for_model(self) -> dict[str, Any]:
        """Every route with cents and the date of each price; series and sliders; the rest in words."""
        found = self.estimate
        short = {route.id for route in found.short}
        return {
            "behaviour": self.behaviour,
            "lead": lead_sentence(found),
            "rows": [_row(route, route.id in short) for route in found.routes],
            "plan": plan_numbers(found),
            "breakeven": found.break_even.model_dump(mode="json"),
            "series": {
                one.route: [None if bill is None else str(bill) for bill in one.usd]
                for one in found.series
                if one.route in short
            },
            "assumptions": [
                {"words": one.words, "argument": one.argument, "basis": one.basis, "assumed": one.assumed}
                for one in found.plan.assumptions
            ],
            "not_confirmed": {left.provider_name: left.why for left in found.not_confirmed},
            "closed": {left.provider_name: left.why.split(":")[0] for left in found.closed},
            "caution": self.first_caution,
            "currency": self.currency_note or "US dollars, as the vendors print them.",
            "note": "Repeat figures with the date of their price. null is not confirmed, never free. Never convert "
            "to another currency.",
            "next_questions": list(self.suggestions),
        }

    def for_person(self) -> str:
        """The answer, a table of one row for each provider, the break-even, and what stands behind it."""
        return cost_markdown(self.estimate, self.first_caution, self.currency_note)


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
) -> CostResult:
    """Work out, from dated prices, what each way costs: a prompt, looked-up passages, training at every open provider,
    the person's own machine; with their hours, a year's use and re-training, and when training would pay for itself.

    Use it for any question after a price, a budget or a break-even. What is not given is taken from what the person has
    told, or assumed and listed. Do not use it to explain how bills come about (search_library).
    """
    providers = tuple(context.library.providers.values())
    asked = Asked(
        examples=examples,
        words_each=words_each,
        sample=sample,
        passes=passes,
        validation=validation,
        pieces_per_month=pieces_per_month,
        hours_hosted_per_month=_exact(hours_hosted_per_month),
        retrain_per_year=retrain_per_year,
        minutes_per_pair=_exact(minutes_per_pair),
        hourly_rate_usd=_exact(hourly_rate_usd),
        minutes_saved=_exact(minutes_saved),
    )
    plan = plan_for(asked, context.situation)
    found = estimate(plan, providers, context.today, already_at(context.situation, providers))
    return CostResult(
        behaviour="cost",
        suggestions=NEXT,
        estimate=found,
        first_caution=_caution(context, found),
        currency_note=currency_note(context.situation),
    )


def plan_numbers(found: CostEstimate) -> dict[str, Any]:
    """The numbers behind the sliders of the cost card; hours as text, since they may be fractional."""
    plan = found.plan
    hours = plan.hours_hosted_per_month
    return {
        "examples": plan.examples,
        "words_each": plan.words_each,
        "passes": int(plan.passes.likely),
        "pieces_per_month": plan.pieces_per_month,
        "hours_hosted_per_month": None if hours is None else str(hours.likely),
    }


def _row(route: Route, short: bool) -> dict[str, Any]:
    """What it costs by which prices; for the row of a provider's cheapest base also what hangs over it."""
    row = {
        "id": route.id,
        "way": route.kind,
        "where": route.label,
        "how": route.how,
        "once_usd": _span(route.once_usd),
        "month_usd": _span(route.month_usd),
        "year_usd": _span(route.year_usd),
        "your_hours_first_year": f"{route.hours_year.low} to {route.hours_year.high}",
        "prices": [_rate(rate) for rate in route.rates],
        "sources": sorted({rate.source_url for rate in route.rates}),
    }
    if not short:
        return row
    return row | {
        "status": route.status,
        "ends": route.ends and route.ends.isoformat(),
        "notes": list(route.notes),
    }


def _span(span: Span | None) -> str | None:
    """Likely (low to high), to the cent."""
    if span is None:
        return None
    low, likely, high = (str(cents(value)) for value in span)
    return likely if low == high else f"{likely} ({low} to {high})"


def _rate(rate: Rate) -> str:
    doubt = "" if rate.confirmed else f", not confirmed ({rate.note})"
    name = rate.item.replace("_", " ")
    return f"{name} {rate.amount} USD per {rate.per}, seen {rate.as_of.isoformat()}{doubt}"


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
