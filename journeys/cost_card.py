"""The cost card: an estimate as the JSON that the chat's card draws, sorts and plots."""

from __future__ import annotations

from typing import Any

from journeys.estimate import MONTHS, CostEstimate, Line, Route, Series
from journeys.lead import lead_sentence
from journeys.plan import Assumption
from journeys.span import Span, cents

# (name in the query, its assumption, label, unit, least, most, step)
SLIDERS = (
    ("examples", "examples", "Examples", "", 10, 2_000, 10),
    ("words", "words_each", "Words in each, with its brief", "", 20, 5_000, 10),
    ("passes", "passes", "Passes", "", 1, 10, 1),
    ("pieces", "pieces_per_month", "Pieces a month", "", 0, 2_000, 5),
    ("hours", "hours_hosted_per_month", "Hours a card is on, a month", "h", 0, 730, 1),
)
NOTES = (
    "Prices are in US dollars, as the vendors print them, without tax.",
    "Low, likely and high differ by the assumptions; each price carries the day on which it was seen.",
)


def cost_card(found: CostEstimate) -> dict[str, Any]:
    """The estimate as plain JSON. Every amount is text with cents ("4.00"), so that nothing is lost on the way.

    The page makes it anew for each move of a slider, with `journeys.planning`:

        plan = plan_for(Asked(examples=.., words_each=.., passes=.., pieces_per_month=.., hours_hosted_per_month=..),
                        situation)     # each may be None: told by the situation, else assumed; bad values raise
                                       # pydantic's ValidationError
        cost_card(estimate(plan, providers.values(), today, already_at(situation, providers.values())))

    Shape (SPAN is {"low": "1.20", "likely": "2.40", "high": "9.00"}, or null where no price is confirmed):

        {"as_of": "2026-11-22", "currency": "USD",
         "lead": "Markdown, one or two sentences that answer",
         "sliders": [{"name": "examples",          # also the query's name: examples, words, passes, pieces, hours
                      "label": "Examples", "unit": "", "value": 200, "min": 10, "max": 2000, "step": 10,
                      "assumed": false}],          # true: nobody told it. value may be fractional for hours
         "rows": [{"id": "tuned/together/up-to-16b", # unique; the same in plot.routes and breakeven
                   "kind": "tuned",                # prompt | retrieval | tuned | take_home | own_machine
                   "label": "Together AI, open models up to 16B",
                   "provider": "Together AI", "base": "open models up to 16B",
                   "how": "by the hour",           # per token | by the hour | own machine | not confirmed
                   "once_usd": SPAN, "month_usd": SPAN, "year_usd": SPAN,   # bills; year is the first twelve months
                   "year_with_hours_usd": SPAN,    # with the person's hours at their rate; null when no rate was told
                   "hours_once": SPAN, "hours_year": SPAN,                  # the person's hours, text like "16.7"
                   "status": "open", "confirmed": true, "seen": "2026-09-09",   # the oldest day among its prices
                   "ends": null,                   # "2027-01-14" where the model stops on that day
                   "short": true,                  # in the short table (one row for each provider)
                   "notes": ["in preview"],
                   "lines": [{"part": "training",  # preparation | training | serving | retraining
                              "item": "tokens trained", "when": "once",     # once | monthly | yearly
                              "quantity": {"low": "0.19125", "likely": "0.225", "high": "0.25875"},  # exact, unrounded
                              "unit": "1M tokens", "unit_usd": "0.48",      # null: no price (or no rate told)
                              "times": {"low": "1", "likely": "1", "high": "1"},
                              "at_least_usd": "4.00",                       # smallest bill, or null
                              "usd": SPAN,
                              "seen": "2026-10-08", "confirmed": true, "note": "...",
                              "source": "Together AI, pricing", "url": "https://..."}]}],
         "plot": {"months": [0, 1, ..., 12],
                  "routes": [{"id": "...", "label": "...", "kind": "...",
                              "usd": ["4.00", "51.60", ...],   # thirteen cumulative bills, likely; null after `ends`
                              "break_even_month": null}]},     # 0..12: first month at or under the prompt's bill
         "break_even": {"sentence": "...",        # money; Markdown
                        "time_sentence": "...",   # the person's hours
                        "route": "tuned/...", "month": null, "pieces_per_month": 12000,  # null: at no volume
                        "hours_months": 7,        # months until saved editing has paid the preparation; null: not told
                        "minutes_needed": "2.5"}, # minutes a piece to save so that the first year pays; null: unknown
         "assumptions": [{"name": "passes", "words": "3 passes, 2 to 4", "low": "2", "likely": "3", "high": "4",
                          "unit": "passes", "basis": "why", "argument": "passes",   # argument that changes it
                          "assumed": true}],      # false: told
         "not_confirmed": [{"provider": "Amazon Bedrock", "why": "..."}],
         "closed": [{"provider": "OpenAI", "why": "..."}],
         "notes": ["Prices are in US dollars, as the vendors print them."]}
    """
    short = {route.id for route in found.short}
    return {
        "as_of": found.on.isoformat(),
        "currency": "USD",
        "lead": lead_sentence(found),
        "sliders": _sliders(found),
        "rows": [_row(route, route.id in short) for route in found.routes],
        "plot": {
            "months": list(range(MONTHS + 1)),
            "routes": [_plotted(found, one) for one in found.series if one.route in short],
        },
        "break_even": found.break_even.model_dump(mode="json"),
        "assumptions": [_assumption(one) for one in found.plan.assumptions],
        "not_confirmed": [{"provider": left.provider_name, "why": left.why} for left in found.not_confirmed],
        "closed": [{"provider": left.provider_name, "why": left.why} for left in found.closed],
        "notes": list(NOTES),
    }


def span_text(span: Span | None) -> dict[str, str] | None:
    """The three cases as text with cents."""
    return None if span is None else {name: str(cents(value)) for name, value in span._asdict().items()}


def _exact(span: Span) -> dict[str, str]:
    return {name: f"{value:f}" for name, value in span._asdict().items()}


def _sliders(found: CostEstimate) -> list[dict[str, Any]]:
    plan = found.plan
    hours = plan.hours_hosted_per_month
    values = {
        "examples": plan.examples,
        "words": plan.words_each,
        "passes": int(plan.passes.likely),
        "pieces": plan.pieces_per_month,
        "hours": None if hours is None else float(hours.likely),
    }
    assumed = {one.name: one.assumed for one in plan.assumptions}
    return [
        {
            "name": name,
            "label": label,
            "unit": unit,
            "value": values[name],
            "min": least,
            "max": max(most, values[name] or 0),
            "step": step,
            "assumed": assumed.get(assumption, False),
        }
        for name, assumption, label, unit, least, most, step in SLIDERS
        if values[name] is not None
    ]


def _row(route: Route, short: bool) -> dict[str, Any]:
    return {
        "id": route.id,
        "kind": route.kind,
        "label": route.label,
        "provider": route.provider_name,
        "base": route.base_name,
        "how": route.how,
        "once_usd": span_text(route.once_usd),
        "month_usd": span_text(route.month_usd),
        "year_usd": span_text(route.year_usd),
        "year_with_hours_usd": span_text(route.year_with_hours_usd),
        "hours_once": _exact(route.hours_once),
        "hours_year": _exact(route.hours_year),
        "status": route.status,
        "confirmed": route.confirmed,
        "seen": route.seen and route.seen.isoformat(),
        "ends": route.ends and route.ends.isoformat(),
        "short": short,
        "notes": list(route.notes),
        "lines": [_line(line) for line in route.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    rate = line.rate
    return {
        "part": line.part,
        "item": line.item,
        "when": line.when,
        "quantity": _exact(line.quantity),
        "unit": line.unit,
        "unit_usd": None if line.unit_usd is None else f"{line.unit_usd:f}",
        "times": _exact(line.times),
        "at_least_usd": line.at_least and str(cents(line.at_least.amount)),
        "usd": span_text(line.usd),
        "seen": rate and rate.as_of.isoformat(),
        "confirmed": rate is None or rate.confirmed,
        "note": line.note or "",
        "source": rate and rate.source_title,
        "url": rate and rate.source_url,
    }


def _plotted(found: CostEstimate, one: Series) -> dict[str, Any]:
    route = found.route(one.route)
    assert route is not None, "a series belongs to a route of the estimate"
    return {
        "id": route.id,
        "label": route.label,
        "kind": route.kind,
        "usd": [None if bill is None else str(bill) for bill in one.usd],
        "break_even_month": one.break_even_month,
    }


def _assumption(one: Assumption) -> dict[str, Any]:
    return {**one.model_dump(mode="json", exclude={"values"}), **_exact(one.values)}
