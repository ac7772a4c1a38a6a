"""The sentences that answer what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from journeys.estimate import CostEstimate, Route, short_name
from journeys.plan import Plan
from journeys.showing import hours_words, number, usd, usd_span
from knowledge.providers import date_in_words

HOURS_OF_A_MONTH = 730


def lead_sentence(found: CostEstimate) -> str:
    """What it comes to in a year, by a prompt, hosted and at home, each with the day of its price; what the bill is."""
    prompt, best = found.prompt, found.route(found.break_even.route)
    parts = [_prompted(found.plan, prompt), _hosted(best), _at_home(found, best), _real_bill(found)]
    return " ".join(part for part in parts if part)


def looked_up_sentence(found: CostEstimate) -> str | None:
    """What a prompt with looked-up passages comes to, with the day of its price; None where it has no price."""
    way = next((route for route in found.routes if route.kind == "retrieval" and route.year_usd), None)
    if way is None or way.year_usd is None:
        return None
    each = f" ({usd(way.month_usd.likely)} a month)" if way.month_usd else ""
    return (
        f"**With passages looked up in your files, {found.plan.pieces_per_month:,} questions or pieces a month come to "
        f"{usd_span(way.year_usd)} in the first year**{each} ({short_name(way.base_name)}{_seen(way)}). The hours of "
        "tidying "
        "the files come on top."
    )


def monthly_sentence(found: CostEstimate) -> str | None:
    """What the cheapest trained model and the prompt come to a month, for who asks by the month; None without both."""
    prompt, best = found.prompt, found.route(found.break_even.route)
    if prompt is None or prompt.month_usd is None or best is None or best.kind != "tuned" or best.month_usd is None:
        return None
    return (
        f"**{usd(best.month_usd.likely)} a month trained and run for you, {usd(prompt.month_usd.likely)} by the prompt"
        f"**{_seen(best, prompt)}."
    )


def cheapest_at_home(routes: Sequence[Route]) -> tuple[Route, ...]:
    """The cheapest first year of a model that runs on the person's own machine; several where they cost the same."""
    home = [route for route in routes if route.kind in ("own_machine", "take_home") and route.year_usd]
    least = min((route.year_usd.likely for route in home if route.year_usd), default=None)
    return tuple(route for route in home if route.year_usd and route.year_usd.likely == least)


def _prompted(plan: Plan, prompt: Route | None) -> str:
    if prompt is None or prompt.year_usd is None:
        return ""
    return (
        f"**At {plan.pieces_per_month:,} pieces a month a prompt with {plan.samples} samples comes to "
        f"{usd_span(prompt.year_usd)} in the first year** ({short_name(prompt.base_name)}{_seen(prompt)})."
    )


def _hosted(best: Route | None) -> str:
    """The cheapest place that runs a trained model for the person."""
    if best is None or best.kind != "tuned" or not (best.year_usd and best.once_usd and best.month_usd):
        return ""
    return (
        f"**A trained model that somebody runs for you comes to {usd_span(best.year_usd)} where that is cheapest** "
        f"({best.label}: {usd(best.once_usd.likely)} once, {usd(best.month_usd.likely)} a month, "
        f"then re-training{_seen(best)})."
    )


def _at_home(found: CostEstimate, best: Route | None) -> str:
    """What a machine of one's own comes to, on what condition; said where nothing hosted is cheaper."""
    home = cheapest_at_home(found.routes)
    if not home or not home[0].year_usd:
        return ""
    year = home[0].year_usd
    if best is not None and best.kind == "tuned" and best.year_usd and best.year_usd.likely < year.likely:
        return ""
    places = [
        "trained there too"
        if route.kind == "own_machine"
        else f"trained at {short_name(route.provider_name)}"
        + (", while its preview is free" if route.status == "preview" and not year.likely else "")
        for route in home
    ]
    return (
        f"**Cheapest is a model on a computer of your own, {usd_span(year)} in bills** ({', or '.join(places)}"
        f"{_seen(*home)}), if its memory is enough; electricity not counted."
    )


def _real_bill(found: CostEstimate) -> str:
    """What training is, and the person's hours, both with the figures that they come from."""
    trained = [route for route in found.routes if route.kind == "tuned" and route.once_usd]
    if not trained:
        return ""
    plan = found.plan
    bills = [route.once_usd.likely for route in trained if route.once_usd]
    worth = next((line.usd for line in trained[0].lines if line.part == "preparation" and line.usd), None)
    at_rate = f", {usd(worth.likely)} at your rate" if worth else ""
    pairs = plan.examples + plan.validation_examples
    tokens = plan.examples * plan.tokens_each.likely * plan.passes.likely
    return (
        f"Training is the small part, {usd(min(bills))} to {usd(max(bills))} once ({number(tokens)} tokens: "
        f"{plan.examples:,} examples x {number(plan.tokens_each.likely)} x {number(plan.passes.likely)} passes). "
        f"The real bill is your time, {hours_words(trained[0].hours_once)} of preparing{at_rate} ({pairs:,} pairs at "
        f"{number(plan.minutes_per_pair.likely)} minutes, and {number(plan.test_hours.likely)} hours for the test), "
        f"and hosting wherever a card runs by the hour{_by_the_hour(found)}."
    )


def _by_the_hour(found: CostEstimate) -> str:
    """What the cheapest card that is always on comes to a month, with the day of its price."""
    hosted = (route for route in found.routes if route.kind == "tuned" and route.how == "by the hour")
    serving = [
        (line.unit_usd, route) for route in hosted for line in route.lines if line.part == "serving" and line.unit_usd
    ]
    if not serving:
        return ""
    each, best = min(serving, key=lambda pair: pair[0])
    return f" (on day and night, {usd(each * HOURS_OF_A_MONTH)} a month at least{_seen(best)})"


def _seen(*routes: Route) -> str:
    """The days of the prices behind it: the oldest, and the newest where that differs."""
    days = sorted({rate.as_of for route in routes for rate in route.rates})
    if not days:
        return ""
    spread = f" to {date_in_words(days[-1])}" if days[-1] != days[0] else ""
    return f"; prices seen {date_in_words(days[0])}{spread}"
