"""A cost estimate as a person reads it: one short table, then what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from journeys.cost import HOURS_IN_MONTH, cents
from journeys.estimate import CostEstimate, CostLine, LeftOut
from knowledge.providers import date_in_words

NOT_CONFIRMED = "not confirmed"
NAMED = 2  # closed providers that are named; the model is told all of them


def cost_markdown(found: CostEstimate, assumptions: Sequence[str], caution: str | None) -> str:
    """The cheapest base of each provider, by training cost. An asterisk marks a price that is not confirmed."""
    lines = _one_each(found.lines)
    days = {day for line in lines if not line.own_machine for day in _days(line)}
    same = len(days) == 1
    parts = [
        "\n".join(["| Where | Training, once | Using it |", "|---|---|---|", *(_row(line, same) for line in lines)]),
        f"{_when(days)}; \\* reported by one reader, or computed.",
        _hosting(lines),
        f"**Without training,** a prompt with five samples: {_baseline(found)}.",
        caution or "",
        f"**Assumed:** {'; '.join(assumptions)}.",
        f"**Price {NOT_CONFIRMED}:** {_names(found.not_confirmed)}. **Closed to newcomers:** {_closed(found.closed)}.",
    ]
    return "\n\n".join(part for part in parts if part)


def usd(amount: Decimal) -> str:
    """$4.00, $1,241, under $0.01: from a hundred dollars on without cents."""
    if 0 < amount < Decimal("0.01"):
        return "under $0.01"
    return f"${cents(amount):,}" if amount < 100 else f"${amount.quantize(Decimal(1), ROUND_HALF_UP):,}"


def _one_each(lines: Sequence[CostLine]) -> list[CostLine]:
    """The first line of each provider; lines come sorted by price."""
    first: dict[str, CostLine] = {}
    for line in lines:
        first.setdefault(line.provider, line)
    return list(first.values())


def _days(line: CostLine) -> list[date]:
    """The days on which the prices of this row were seen: of training first, then of use."""
    is_floor = line.floor_usd == line.training_usd and bool(line.floor_usd)
    training = line.floor_as_of if is_floor and line.floor_as_of else line.training.as_of
    return [training, *(rate.as_of for rate in (line.serving.rates if line.serving else ()))]


def _when(days: set[date]) -> str:
    if len(days) == 1:
        return f"Every price in the table was seen on {_day(min(days))}"
    return "Dates are when a price was seen"


def _row(line: CostLine, same: bool) -> str:
    """One row; with `same`, the days are left to the sentence below the table."""
    if line.own_machine:
        return f"| {line.provider_name} | no bill | your hours and electricity |"
    name = f"[{_short(line.provider_name)}]({line.training.source_url}), {_short(line.base_name)}"
    name += ", in preview" if line.status == "preview" else ""
    floor = ", its smallest bill" if line.floor_usd == line.training_usd and line.floor_usd else ""
    training = f"{usd(line.training_usd)}{floor}{_star(line.training.confirmed)}"
    days = _days(line)
    return f"| {name} | {training}{_seen(days[:1], same)} | {_using(line, _seen(days[1:], same))} |"


def _seen(days: Sequence[date], same: bool) -> str:
    """(7 Oct 2026), or each day in the order of the prices where they differ."""
    return "" if same else f" ({', '.join(dict.fromkeys(_day(day) for day in days))})"


def _using(line: CostLine, days: str) -> str:
    """What use costs, with the days on which its prices were seen."""
    if line.serving is None:
        return NOT_CONFIRMED
    rates, monthly = line.serving.rates, line.serving.monthly_usd
    seen = _star(all(rate.confirmed for rate in rates)) + days
    if line.serving.how == "by the hour":
        month = "" if monthly is None else f"{usd(monthly)} a month: "
        return f"{month}{line.serving.what.removeprefix('one ')} at {usd(rates[0].amount)} an hour{seen}"
    if monthly is not None:
        return f"{usd(monthly)} a month, per token{seen}"
    return f"${rates[0].amount} read, ${rates[1].amount} written, per million tokens{seen}"


def _hosting(lines: Sequence[CostLine]) -> str:
    """That hosting is the bill, with the cheapest card of the table left on for a month."""
    cards = [
        (line.serving.rates[0], line)
        for line in lines
        if line.serving and line.serving.how == "by the hour" and not line.own_machine
    ]
    if not cards:
        return "Hosting is the bill to watch: ask what the model costs while nobody uses it."
    rate, line = min(cards, key=lambda card: card[0].amount)
    return (
        f"**Hosting is the bill to watch:** left on all month, the cheapest card here comes to "
        f"{usd(rate.amount * HOURS_IN_MONTH)} ({_short(line.provider_name)}, {_day(rate.as_of)})."
    )


def _baseline(found: CostEstimate) -> str:
    if not found.baselines:
        return "not priced; I hold no dated price"
    priced = [baseline for baseline in found.baselines if baseline.monthly_usd is not None]
    if not priced:
        return "tell me how many pieces a month, and I price it"
    best = min(priced, key=lambda baseline: baseline.monthly_usd or Decimal(0))
    bill, cached = usd(best.monthly_usd or Decimal(0)), ""
    if best.cached_usd is not None:
        with_cache = usd(best.cached_usd)
        cached = (
            ", with the samples cached or not" if with_cache == bill else f", or {with_cache} with the samples cached"
        )
    seen = _day(min(rate.as_of for rate in best.rates))
    return f"{bill} a month{cached} ({_short(best.base_name)}, {seen})"


def _names(left_out: Sequence[LeftOut]) -> str:
    return ", ".join(_short(left.provider_name) for left in left_out) or "none"


def _closed(left_out: Sequence[LeftOut]) -> str:
    """The first by name, OpenAI before all since most people ask for it, and how many more."""
    names = sorted((_short(left.provider_name) for left in left_out), key=lambda name: (name != "OpenAI", name))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more or "none"


def _short(name: str) -> str:
    return name.split(" (")[0]


def _day(day: date) -> str:
    """7 Oct 2026, whatever the language of the machine."""
    number, month, year = date_in_words(day).split()
    return f"{number} {month[:3]} {year}"


def _star(confirmed: bool) -> str:
    return "" if confirmed else "\\*"
