"""The tool that works out what training and using a tuned model would cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from assistant.tools.context import ToolContext
from assistant.tools.cost_words import cost_markdown
from assistant.tools.declare import ToolResult, tool
from journeys.cost import cents, estimate, words_to_tokens
from journeys.estimate import Baseline, CostEstimate, Plan, Rate
from journeys.signs import read_signs
from knowledge.providers import fact_sentence

EXAMPLES, WORDS = 100, 250  # taken where nothing was told; the estimate says so
SAMPLES = 5  # in the prompt, when nothing is trained
NEXT = ("What does hosting cost when it stands idle?", "Is it worth it for my work?", "Which journey fits me?")


class CostResult(ToolResult):
    """An estimate, with everything that was assumed for it."""

    estimate: CostEstimate
    assumptions: tuple[str, ...]
    first_caution: str | None = None

    def for_model(self) -> dict[str, Any]:
        """One row for each base, rounded to the cent, with the date of each price; the rest in words."""
        found = self.estimate
        return {
            "behaviour": self.behaviour,
            "rows": [
                {
                    "provider": line.provider_name,
                    "base": line.base_name,
                    "training_usd": str(cents(line.training_usd)),
                    "training_rate": _rate(line.training),
                    "source": f"{line.training.source_title} {line.training.source_url}",
                    "status": line.status,
                    "smallest_bill_usd": None if line.floor_usd is None else str(line.floor_usd),
                    "using_it": line.serving
                    and {
                        "how": line.serving.what,
                        "usd_per_month": None
                        if line.serving.monthly_usd is None
                        else str(cents(line.serving.monthly_usd)),
                        "rates": [_rate(rate) for rate in line.serving.rates],
                    },
                }
                for line in found.lines
            ],
            "billed_by_the_hour": [left.provider_name for left in found.by_the_hour],
            "not_confirmed": [left.provider_name for left in found.not_confirmed],
            "closed_to_newcomers": {left.provider_name: left.why.split(":")[0] for left in found.closed},
            "prompt_only": [_prompt_only(baseline) for baseline in found.baselines] or "not priced",
            "assumptions": list(self.assumptions),
            "caution": self.first_caution,
            "note": "Repeat figures with the date of their price. `using_it` null is not confirmed, never free.",
            "next_questions": list(self.suggestions),
        }

    def for_person(self) -> str:
        """A short table of one base for each open provider, then what was assumed and what could not be confirmed."""
        return cost_markdown(self.estimate, self.assumptions, self.first_caution)


@tool(title="Working out the cost", effect="reads")
async def estimate_cost(
    context: ToolContext,
    examples: Annotated[
        int | None, Field(ge=1, le=10_000_000, description="Training examples; left out, what the person has told.")
    ] = None,
    words_each: Annotated[
        int | None, Field(ge=1, le=100_000, description="Words of one whole example, its brief and the piece together.")
    ] = None,
    passes: Annotated[int, Field(ge=1, le=20, description="How often training goes through the examples.")] = 3,
    pieces_per_month: Annotated[
        int | None,
        Field(ge=0, le=100_000_000, description="Pieces to write a month; left out, what the person has told."),
    ] = None,
    hours_hosted_per_month: Annotated[
        float | None, Field(ge=0, le=744, description="Hours a month that a rented card is switched on.")
    ] = None,
) -> CostResult:
    """Work out, from dated prices, what training costs at each open provider, and what using the model costs a month.

    Use it for any question after a price or a budget. What is not given is taken from what the person has told, or
    assumed and listed. Do not use it to explain how bills come about (search_library).
    """
    signs, assumptions = read_signs(context.situation), list[str]()
    count = _examples(examples, signs.examples_on_hand, signs.barred, assumptions)
    words = words_each or WORDS
    assumptions.append(f"{words:,} words an example with its brief{'' if words_each else ' (assumed)'}")
    pieces = context.situation.volume_per_month if pieces_per_month is None else pieces_per_month
    if pieces is not None:
        assumptions.append(f"{pieces:,} pieces a month, a quarter of the words read, the rest written")
    assumptions.append(f"{passes} passes; 0.75 English words a token (an estimate)")
    tokens = words_to_tokens(words)
    plan = Plan(
        examples=count,
        tokens_each=tokens,
        passes=passes,
        pieces_per_month=pieces,
        tokens_in=tokens // 4,
        tokens_out=tokens - tokens // 4,
        sample_tokens=SAMPLES * tokens,
        hours_hosted_per_month=None if hours_hosted_per_month is None else Decimal(str(hours_hosted_per_month)),
    )
    found = estimate(plan, context.library.providers.values(), context.today)
    return CostResult(
        behaviour="cost",
        suggestions=NEXT,
        estimate=found,
        assumptions=tuple(assumptions),
        first_caution=_caution(context, found),
    )


def _examples(given: int | None, told: int | None, barred: int, assumptions: list[str]) -> int:
    if given is not None:
        assumptions.append(f"{given:,} examples")
        return given
    if told:
        less = f" ({told + barred:,} less the {barred:,} that are not free)" if barred else ""
        assumptions.append(f"{told:,} examples{less}")
        return told
    assumptions.append(f"{EXAMPLES} examples (assumed; tell me how many you have)")
    return EXAMPLES


def _caution(context: ToolContext, found: CostEstimate) -> str | None:
    """What is known of the cheapest paid training, for the cheapest row is the one that people take."""
    paid = next((line for line in found.lines if line.training_usd > 0), None)
    if paid is None:
        return None
    provider = context.library.providers[paid.provider]
    known = {fact.id for fact in provider.facts}
    return fact_sentence(provider, "status") if "status" in known else f"{provider.name}: {provider.status_note}"


def _prompt_only(baseline: Baseline) -> dict[str, Any]:
    """The prompt with samples, a month: without caching and with it."""
    bills = {"usd_per_month": baseline.monthly_usd, "usd_per_month_samples_cached": baseline.cached_usd}
    return {
        "base": baseline.base_name,
        "samples": SAMPLES,
        **{name: str(cents(bill)) for name, bill in bills.items() if bill is not None},
        "rates": [_rate(rate) for rate in baseline.rates],
    }


def _rate(rate: Rate) -> str:
    doubt = "" if rate.confirmed else f", not confirmed ({rate.note})"
    return f"{rate.amount} USD per {rate.per}, seen {rate.as_of.isoformat()}{doubt}"
