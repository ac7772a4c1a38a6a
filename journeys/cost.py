"""What training and using a tuned model would cost, route by route: every figure from a dated price, exact."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from journeys.break_even import break_even, series
from journeys.estimate import CostEstimate, LeftOut, Route
from journeys.plan import Plan
from journeys.routes import prompt_routes, trained_routes
from knowledge.providers import Provider, date_in_words, is_open_to_newcomers

UNTRAINED = ("prompt", "retrieval")  # they come first


def estimate(plan: Plan, providers: Iterable[Provider], today: date, customer_of: Collection[str] = ()) -> CostEstimate:
    """What `plan` costs by each route that is open that day, and why the other providers are left out.

    `customer_of` holds the ids of providers where the person trains already (see `journeys.customers`): one that has
    closed to newcomers, but not yet to everyone, is then open too, with the day on which its models end.
    """
    known = {provider.id: provider for provider in providers}
    routes, not_confirmed, closed = list[Route](), list[LeftOut](), list[LeftOut]()
    home = next((provider for provider in known.values() if provider.kind == "own_machine"), None)
    for provider in known.values():
        routes += prompt_routes(plan, provider, today)
        if provider.kind == "assistant":
            continue
        open_now = is_open_to_newcomers(provider, today)
        as_customer = open_now is False and provider.id in customer_of and takes_customers(provider, today)
        if open_now is False and not as_customer:
            closed.append(_left_out(provider, _why_closed(provider, today)))
        elif open_now is None:
            not_confirmed.append(_left_out(provider, provider.status_note))
        elif found := list(trained_routes(plan, provider, home, today, as_customer)):
            routes += found
        else:
            not_confirmed.append(_left_out(provider, "open, but its training price could not be confirmed"))
    routes.sort(key=_order)
    kept = _cheapest_to_take_home(routes)
    return CostEstimate(
        plan=plan,
        on=today,
        routes=kept,
        not_confirmed=tuple(not_confirmed),
        closed=tuple(closed),
        series=series(kept, today),
        break_even=break_even(plan, kept, today),
    )


def takes_customers(provider: Provider, today: date) -> bool:
    """Whether a provider that is closed to newcomers still trains for those who were there before, by its dates."""
    everyone = [known.date for known in provider.key_dates if known.closes == "everyone"]
    return provider.status == "closing" and bool(everyone) and today < min(everyone)


def _cheapest_to_take_home(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Without the dearer ones of the routes that only differ in where at a provider a model to take home is trained."""
    seen, kept = set[str](), list[Route]()
    for route in routes:
        if route.kind != "take_home" or route.provider not in seen:
            kept.append(route)
        if route.kind == "take_home":
            seen.add(route.provider)
    return tuple(kept)


def _order(route: Route) -> tuple[int, bool, Decimal, Decimal]:
    """Untrained ways first, then by the first year's bills; what is equal stays in the order of the files."""
    year, once = route.year_usd, route.once_usd
    kind = UNTRAINED.index(route.kind) if route.kind in UNTRAINED else len(UNTRAINED)
    likely = year.likely if year else Decimal(0)
    return kind, year is None, likely, once.likely if once else Decimal(0)


def _why_closed(provider: Provider, today: date) -> str:
    days = [known.date for known in provider.key_dates if known.closes and known.date <= today]
    since = f"closed to newcomers since {date_in_words(min(days))}" if days else provider.status.replace("_", " ")
    until = [known.date for known in provider.key_dates if known.closes == "everyone" and known.date > today]
    rest = f", to everyone from {date_in_words(min(until))}" if until else ""
    return f"{since}{rest}: {provider.status_note}"


def _left_out(provider: Provider, why: str) -> LeftOut:
    return LeftOut(provider=provider.id, provider_name=provider.name, why=why)
