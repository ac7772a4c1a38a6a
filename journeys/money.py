"""Whether a tuned model pays for this person: the bills of a year, their hours, and what hangs over the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from journeys.customers import already_at
from journeys.estimate import MONTHS, Route
from journeys.plan import Plan
from journeys.planning import Asked, plan_for
from journeys.risks import risks_of
from journeys.routes import prompt_routes, trained_routes
from journeys.showing import number, usd
from journeys.signs import read_signs
from journeys.situation import Situation
from journeys.span import Record
from knowledge.providers import Provider, date_in_words, is_open_to_newcomers

Pays = Literal["yes", "no", "unknown"]
# Dollars in a year: below the first bills decide nothing, and what is saved by them alone has to reach the second.
# A working rule of this rubric: estimates of tokens are off by more than that.
FEW_DOLLARS, REAL_SAVING = Decimal(10), Decimal(12)
LIKELY_SHARE = 2  # a tuned model may save half of the mending; all of it is more than anybody should count on


class Money(Record):
    """The likely bills of the prompt and of the cheapest trained model that is open; None is not known, never nothing.

    `pays` counts bills and, with the rate told, the hours of preparing. "yes": the first year is won by the bills, or
    by saving at most half of the mending. "no": not even with all the mending saved. "unknown": between, or not told.
    More pieces a month never make it worse.
    """

    prompt_usd_month: Decimal | None
    tuned_usd_month: Decimal | None
    training_usd: Decimal | None
    first_year_prompt_usd: Decimal | None
    first_year_tuned_usd: Decimal | None
    where: str
    as_of: date
    """The day of the oldest price behind it."""
    pays: Pays
    sentence: str
    risks: tuple[str, ...]


def weigh(situation: Situation, providers: Iterable[Provider], today: date) -> Money:
    """The money side of a verdict, from what was told and dated prices. Without a told volume `pays` is "unknown"."""
    known = tuple(providers)
    plan = plan_for(Asked(), situation)
    prompt, best, place = _routes(plan, situation, known, today)
    risks = _risks(situation, known, place, best, today)
    if best is None or prompt is None:
        words = "I hold no dated price for both ways, so I cannot say which is dearer."
        return Money(
            prompt_usd_month=None, tuned_usd_month=None, training_usd=None, first_year_prompt_usd=None,
            first_year_tuned_usd=None, where="", as_of=today, pays="unknown", sentence=words, risks=risks,
        )  # fmt: skip
    told = situation.volume_per_month is not None
    pays, why = _pays(plan, situation, prompt, best) if told else ("unknown", "Tell me how many pieces a month.")
    days = [route.seen for route in (prompt, best) if route.seen]
    return Money(
        prompt_usd_month=_likely(prompt, "month") if told else None,
        tuned_usd_month=_likely(best, "month") if told else None,
        training_usd=_likely(best, "once"),
        first_year_prompt_usd=_likely(prompt, "year") if told else None,
        first_year_tuned_usd=_likely(best, "year") if told else None,
        where=best.label,
        as_of=min(days, default=today),
        pays=pays,
        sentence=f"{_bills(prompt, best, min(days, default=today)) if told else ''} {why}".strip(),
        risks=risks,
    )


def _routes(
    plan: Plan, situation: Situation, known: Sequence[Provider], today: date
) -> tuple[Route | None, Route | None, Provider | None]:
    """The prompt, the trained model to hold against it, and where that is; at home both are free of bills."""
    if read_signs(situation).own_machine_only:
        home = next((provider for provider in known if provider.kind == "own_machine"), None)
        own = next(trained_routes(plan, home, None, today, ends=False), None) if home else None
        return own, own, home
    prompts = [route for provider in known for route in prompt_routes(plan, provider, today)]
    prompt = next((route for route in prompts if route.kind == "prompt"), None)
    hosted = [
        (route.year_usd.likely, number, route, provider)
        for number, provider in enumerate(known)
        if provider.kind in ("hosted", "rented_gpu") and is_open_to_newcomers(provider, today)
        for route in trained_routes(plan, provider, None, today, ends=False)
        if route.year_usd is not None
    ]
    if not hosted:
        return prompt, None, None
    _, _, best, provider = min(hosted, key=lambda found: found[:2])
    return prompt, best, provider


def _pays(plan: Plan, situation: Situation, prompt: Route, best: Route) -> tuple[Pays, str]:
    """By the bills, else by the minutes that a piece would have to save; and the sentence for it."""
    pieces = plan.pieces_per_month or 0
    if not pieces:
        return "no", "With no pieces to write there is nothing to win back."
    hours = Fraction(best.hours_year.likely) - (Fraction(0) if best is prompt else Fraction(prompt.hours_year.likely))
    gap = Fraction(_likely(best, "year") or 0) - Fraction(_likely(prompt, "year") or 0)
    rate = None if plan.hourly_rate_usd is None else Fraction(plan.hourly_rate_usd)
    if gap + (hours * rate if rate else 0) < 0 and -gap >= Fraction(REAL_SAVING):
        return "yes", "It pays by the bills alone."
    if rate:
        hours += gap / rate
    needed = hours * 60 / (MONTHS * pieces)
    words = number(Decimal(-(-needed * 10 // 1)) / 10)
    counted = (
        f"at your {usd(plan.hourly_rate_usd)} an hour, bills included" if plan.hourly_rate_usd else "in hours alone"
    )
    wants = f"The first year pays if a piece needs {words} minutes less mending, {counted}"
    mending = situation.minutes_each
    if mending is None:
        return "unknown", f"{wants}; tell me how long you mend one today."
    if needed > mending:
        return "no", f"{wants}, and you spend {mending} on one today."
    if rate is not None and needed * LIKELY_SHARE <= mending:
        return "yes", f"{wants}, and you spend {mending} on one today."
    return "unknown", f"{wants}, of the {mending} that you spend on one today; only a trial shows it."


def _bills(prompt: Route, best: Route, seen: date) -> str:
    mine, other = _likely(best, "year") or Decimal(0), _likely(prompt, "year") or Decimal(0)
    if best is prompt:
        return "On your own machine neither way brings a bill, apart from electricity."
    hosting = "; hosting is nearly all of it" if best.how == "by the hour" else ""
    if max(mine, other) < FEW_DOLLARS:
        return (
            "A few dollars either way in the first year, trained or by a prompt with samples: money doesn't decide "
            f"(at most {usd(max(mine, other))}; {best.label}; prices since {date_in_words(seen)})."
        )
    return (
        f"The first year's bills: {usd(mine)} for a trained model where it is cheapest ({best.label}){hosting}, "
        f"{usd(other)} for a prompt with samples (prices since {date_in_words(seen)})."
    )


def _risks(
    situation: Situation, known: Sequence[Provider], place: Provider | None, best: Route | None, today: date
) -> tuple[str, ...]:
    """Of the cheapest place, and of those where the person trains already."""
    found = list[str]()
    if place is not None and best is not None and place.kind != "own_machine":
        base = next((base for base in place.bases if base.id == best.base), None)
        found += risks_of(place, base, today)
    customer_of = already_at(situation, known)
    for provider in known:
        if provider.id in customer_of and provider is not place:
            found += risks_of(provider, None, today)
    return tuple(dict.fromkeys(found))


def _likely(route: Route, what: Literal["once", "month", "year"]) -> Decimal | None:
    span = {"once": route.once_usd, "month": route.month_usd, "year": route.year_usd}[what]
    return None if span is None else span.likely
