"""When, if ever, a tuned model beats the best prompt: on the bills, and on the person's time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from journeys.estimate import MONTHS, BreakEven, Route, Series
from journeys.lines import HOUR
from journeys.plan import Plan
from journeys.showing import hours_words, number, usd
from journeys.span import cents

FAR = 100_000  # pieces a month beyond which "never" is the honest word for one person
SMALL_USD = 20  # a year, below which the bills decide nothing
NO_PROMPT_PRICE = "No untrained model has a dated price on file, so I cannot say when training would beat a prompt."


def series(routes: Sequence[Route], today: date) -> tuple[Series, ...]:
    """The likely bills of each priced route added up from month 0 to 12; re-trainings are spread over the year."""
    prompt = _prompt(routes)
    base = _added_up(prompt, today) if prompt else None
    found = list[Series]()
    for route in routes:
        if (bills := _added_up(route, today)) is not None:
            month = None if base is None or route is prompt else _break_even_month(bills, base)
            shown = tuple(None if bill is None else cents(bill) for bill in bills)
            found.append(Series(route=route.id, usd=shown, break_even_month=month))
    return tuple(found)


def best_trained(routes: Sequence[Route]) -> Route | None:
    """The trained model with the cheapest first year that somebody hosts; where nobody does, on one's own machine."""
    priced = [route for route in routes if route.year_usd is not None]
    hosted = (route for route in priced if route.kind == "tuned")
    own = (route for route in priced if route.kind in ("take_home", "own_machine"))
    return next(hosted, None) or next(own, None)


def break_even(plan: Plan, routes: Sequence[Route], today: date) -> BreakEven:
    """The cheapest trained model against the prompt, in the likely case; "never at your volume" is an answer."""
    prompt, best = _prompt(routes), best_trained(routes)
    if prompt is None or best is None or not plan.pieces_per_month:
        return _nothing(plan, prompt)
    bills, base = _added_up(best, today), _added_up(prompt, today)
    month = _break_even_month(bills, base) if bills and base else None
    volume = _volume(plan.pieces_per_month, best, prompt)
    months, needed = months_of_editing(plan, best, prompt), minutes_needed(plan, best, prompt)
    return BreakEven(
        route=best.id,
        month=month,
        pieces_per_month=volume,
        hours_months=months,
        minutes_needed=needed,
        sentence=_money_words(plan, best, prompt, month, volume) + _home_words(routes),
        time_sentence=_time_words(plan, best, prompt, months, needed),
    )


def months_of_editing(plan: Plan, best: Route, prompt: Route) -> int | None:
    """Months until the editing saved has paid what training asks beyond the prompt; None is never, or not told.

    With an hour's rate: (hours of preparing x rate + training) / (hours saved x rate - what running costs more), as the
    article on the four costs has it. Without one, hours against hours.
    """
    saved = _saved_hours_a_month(plan)
    if saved is None:
        return None
    extra = Fraction(best.hours_once.likely - prompt.hours_once.likely)
    renewing = Fraction(best.hours_year.likely - best.hours_once.likely) / MONTHS
    once, gain = extra, saved - renewing
    if plan.hourly_rate_usd is not None:
        rate, more = Fraction(plan.hourly_rate_usd), _more_a_month(best, prompt)
        once, gain = extra * rate + _likely(best, "once"), gain * rate - more
    if once <= 0:
        return 0 if gain >= 0 else None
    return None if gain <= 0 else -(-once // gain)


def minutes_needed(plan: Plan, best: Route, prompt: Route) -> Decimal | None:
    """Minutes that a piece must save for the first year to pay, to a tenth, rounded up; hours alone without a rate."""
    if not plan.pieces_per_month:
        return None
    hours = Fraction(best.hours_year.likely - prompt.hours_year.likely)
    if plan.hourly_rate_usd:
        bills = _likely(best, "once") + MONTHS * _more_a_month(best, prompt)
        hours += bills / Fraction(plan.hourly_rate_usd)
    minutes = max(Fraction(0), hours * 60 / (MONTHS * plan.pieces_per_month))
    return Decimal(-(-minutes * 10 // 1)) / 10


def _nothing(plan: Plan, prompt: Route | None) -> BreakEven:
    words = NO_PROMPT_PRICE
    if prompt is not None and not plan.pieces_per_month:
        words = "With no pieces to write there is nothing that training could win back."
    return BreakEven(
        route=None, month=None, pieces_per_month=None, hours_months=None, minutes_needed=None, sentence=words,
        time_sentence="",
    )  # fmt: skip


def _prompt(routes: Sequence[Route]) -> Route | None:
    return next((route for route in routes if route.kind == "prompt"), None)


def _added_up(route: Route, today: date) -> list[Decimal | None] | None:
    month, once, later = route.month_usd, route.once_usd, route.later_usd
    if month is None or once is None or later is None:
        return None
    alive = MONTHS if route.ends is None else _whole_months(today, route.ends)
    return [
        once.likely + month_number * month.likely + month_number * later.likely / MONTHS
        if month_number <= alive
        else None
        for month_number in range(MONTHS + 1)
    ]


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (end.day < start.day))


def _break_even_month(bills: Sequence[Decimal | None], base: Sequence[Decimal | None]) -> int | None:
    """The first month from which the bills stay at or under the prompt's."""
    found = None
    for month, (mine, other) in enumerate(zip(bills, base, strict=True)):
        if mine is None or other is None or mine > other:
            found = None
        elif found is None:
            found = month
    return found


def _volume(pieces: int, best: Route, prompt: Route) -> int | None:
    """Pieces a month from which the first year's bills of the trained model are under the prompt's; None is never."""
    fixed, per_piece = _fixed_and_per_piece(pieces, best, prompt)
    if per_piece <= 0:
        return 1 if fixed == 0 and per_piece == 0 else None
    return max(1, -(-fixed // (MONTHS * per_piece)))


def _fixed_and_per_piece(pieces: int, best: Route, prompt: Route) -> tuple[Fraction, Fraction]:
    """The first year's bills that do not move with the volume, and what each piece saves against the prompt."""
    by_the_hour = sum(Fraction(line.usd.likely) for line in best.bills("monthly") if line.usd and line.unit == HOUR)
    per_piece = (_likely(prompt, "monthly") - (_likely(best, "monthly") - by_the_hour)) / pieces
    return _likely(best, "once") + _likely(best, "yearly") + MONTHS * by_the_hour, per_piece


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _likely(route: Route, when: str) -> Fraction:
    span = {"once": route.once_usd, "monthly": route.month_usd, "yearly": route.later_usd}[when]
    return Fraction(span.likely) if span else Fraction(0)


def _more_a_month(best: Route, prompt: Route) -> Fraction:
    return _likely(best, "monthly") - _likely(prompt, "monthly") + _likely(best, "yearly") / MONTHS


def _saved_hours_a_month(plan: Plan) -> Fraction | None:
    if plan.minutes_saved is None or plan.pieces_per_month is None:
        return None
    return Fraction(plan.minutes_saved) * plan.pieces_per_month / 60


def _money_words(plan: Plan, best: Route, prompt: Route, month: int | None, volume: int | None) -> str:
    if month is not None:
        return f"On the bills alone, {best.label} has beaten the prompt by month {month}."
    mine, other = best.year_usd, prompt.year_usd
    assert mine is not None
    assert other is not None
    gap = f"{usd(mine.likely)} at {best.label} against {usd(other.likely)} for the prompt in the first year"
    small = " Either is small beside your hours." if mine.likely < SMALL_USD else ""
    at = f"at {plan.pieces_per_month:,} pieces a month ({gap})"
    if volume is None:
        return f"On the bills alone training never pays, at any volume: {gap}, and a piece costs no less.{small}"
    if volume > FAR:
        return f"On the bills alone training never pays {at}; it would take more than {FAR:,}.{small}"
    fixed, per_piece = _fixed_and_per_piece(plan.pieces_per_month or 1, best, prompt)
    derived = (
        f" (That is {usd(_decimal(fixed))} of bills a year at any volume, over "
        f"{usd(_decimal(12_000 * per_piece))} saved a year for each 1,000 pieces a month.)"
    )
    derived = "" if small else derived  # a figure of cents needs no sum of its own
    return f"On the bills alone training does not pay {at}; it would from about {volume:,}.{derived}{small}"


def _home_words(routes: Sequence[Route]) -> str:
    """What one's own machine changes."""
    own = next((route for route in routes if route.kind == "own_machine" and route.year_usd), None)
    if own is None or own.year_usd is None or own.year_usd.high:
        return ""
    return " At home only hours and electricity count."


def _time_words(plan: Plan, best: Route, prompt: Route, months: int | None, needed: Decimal | None) -> str:
    hours = hours_words(best.hours_once)
    if plan.minutes_saved is not None:
        minutes = "a minute" if plan.minutes_saved == 1 else f"{number(plan.minutes_saved)} minutes"
        told = f"saving {minutes} a piece"
        if months is None:
            return f"Your {hours} of preparing are never earned back by {told} at this volume."
        counted = ", bills included" if plan.hourly_rate_usd is not None else ""
        return f"Your {hours} of preparing are earned back in {_months(months)} by {told}{counted}."
    if needed is None:
        return ""
    counted = "Your hours and the bills" if plan.hourly_rate_usd else "Your hours"
    return (
        f"{counted} are won back within the year if a piece needs {number(needed)} minutes less editing "
        f"than with the prompt. (That is {_beyond(plan, best, prompt)} in the first year, over "
        f"{MONTHS * (plan.pieces_per_month or 0):,} pieces.)"
    )


def _beyond(plan: Plan, best: Route, prompt: Route) -> str:
    """What a trained model asks beyond the prompt, in words."""
    hours = number((best.hours_year.likely - prompt.hours_year.likely).quantize(Decimal("0.1")))
    if not plan.hourly_rate_usd:
        return f"{hours} hours more than for the prompt"
    bills = _likely(best, "once") + MONTHS * _more_a_month(best, prompt)
    more = f"{usd(_decimal(abs(bills)))} {'more' if bills >= 0 else 'less'} in bills"
    return f"{hours} hours more than for the prompt at ${number(plan.hourly_rate_usd)} an hour, and {more},"


def _months(count: int) -> str:
    return "the first month" if count <= 1 else f"{count} months"
