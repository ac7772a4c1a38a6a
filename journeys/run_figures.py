"""The figures that a person told on a journey: shown again, and compared where two are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journeys.counted import Counted, Role, number_word
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_chance import said_of_chance
from journeys.run_counting import counted_in, role_of
from journeys.run_words import number_of, words_of

NUMBER = r"(?<![\w.,])(\d{1,4}(?:[.,]\d{1,2})?)"
KINDS, FEWEST_KINDS = ("right", "wrong", "not found", "invented"), 2
MINUTES = (
    rf"{NUMBER} ?min(?:ute)?s?\b(?= (?:each|a |per |for each|on each|apiece|every)| to (?:mend|fix|edit)|[ ,.;]*$)"
)


@dataclass(frozen=True)
class Figure:
    """A share of words changed that was told: at which step, when, whether before or after, and what it rests on."""

    share: Decimal
    role: Role
    counted: Counted
    number: int
    title: str
    at: date | None


def figures(run: JourneyRun) -> tuple[Figure, ...]:
    """The shares of words changed that hold: the newest one before, then those after in the order of telling.

    A newer figure before replaces an older one; those after are rounds. Without one before, the first one after stands
    for it.
    """
    told = sorted(_all_figures(run), key=lambda figure: figure.counted.n)
    before, after = (tuple(each for each in told if each.role == role) for role in ("before", "after"))
    return (*before[-1:], *after)


def figure_of(run: JourneyRun, role: Role) -> Figure | None:
    """The newest figure of a role; None where none was told."""
    found = (each for each in sorted(_all_figures(run), key=lambda figure: -figure.counted.n) if each.role == role)
    return next(found, None)


def step_of_role(run: JourneyRun, role: Role) -> RunStep | None:
    """The step that gives the figure of a role: for "after" the last one that is reached; None where none gives it."""
    steps = [step for step in run.steps if role_of(run, step) == role and step.state != "skipped"]
    if not steps:
        return None
    upcoming = next_step(run)
    reached = [step for step in steps if upcoming is None or number_of(run, step) <= number_of(run, upcoming)]
    return steps[0] if role == "before" or not reached else reached[-1]


def counts(run: JourneyRun) -> tuple[dict[str, int], ...]:
    """Every count of right, wrong, not found and invented answers that was told, the first one first."""
    told = [_counts(words) for step in run.steps if step.state != "skipped" for words in words_of(step)]
    return tuple(found for found in told if len(found) >= FEWEST_KINDS)


def minutes(run: JourneyRun) -> tuple[Decimal, ...]:
    """The minutes on one piece that were told on the way, the first ones first."""
    told = [words for step in run.steps if step.state != "skipped" for words in words_of(step)]
    return tuple(_decimal(found[1]) for words in told for found in re.finditer(MINUTES, words, re.IGNORECASE))


def compared(run: JourneyRun) -> str | None:
    """The first and the last figures of one kind that were told, and what lies between; None without two."""
    parts = (_shares_compared(run), _counts_compared(run), _minutes_compared(run))
    return "\n\n".join(part for part in parts if part) or None


def _counts_compared(run: JourneyRun) -> str | None:
    """The first and the last count of answers that were right, wrong, not found and invented."""
    told = counts(run)
    if len(told) < 2:
        return None
    first, last = told[0], told[-1]
    moved = [f"{kind} {first[kind]} before, {last[kind]} after" for kind in KINDS if kind in first and kind in last]
    return f"{'; '.join(moved).capitalize()}." if moved else None


def _counts(words: str) -> dict[str, int]:
    found = ((kind, re.search(rf"\b(\d{{1,4}}) (?:were |was )?{kind}\b", words, re.IGNORECASE)) for kind in KINDS)
    return {kind: int(match[1]) for kind, match in found if match}


def _shares_compared(run: JourneyRun) -> str | None:
    told = figures(run)
    if len(told) < 2 or told[0].share == 0:
        return None
    before, after = told[0].share, told[-1].share
    if before == after:
        return f"{before:g} words in a hundred before, and {after:g} after: nothing has moved yet."
    part = abs(before - after) / before * 100
    way = "fewer" if after < before else "more"
    between = f" (between them {_row([each.share for each in told[1:-1]])})" if len(told) > 2 else ""
    some = f" so far, over {number_word(pieces)} pieces" if (pieces := _so_far(told[-1])) else ""
    return (
        f"{before:g} words changed in a hundred before, {after:g} after{some}{between}: {abs(before - after):g} {way}, "
        f"that is {part:.0f} per cent {way} to mend. {said_of_chance(told[0].counted.counts, told[-1].counted.counts)}"
    )


def _so_far(figure: Figure) -> int | None:
    return figure.counted.pieces if figure.counted.is_partial else None


def _minutes_compared(run: JourneyRun) -> str | None:
    told = minutes(run)
    if len(told) < 2 or told[0] == told[-1]:
        return None
    return f"{told[0]:g} minutes a piece before, {told[-1]:g} after."


def _row(shares: list[Decimal]) -> str:
    return ", ".join(f"{share:g}" for share in shares)


def _all_figures(run: JourneyRun) -> Iterator[Figure]:
    for step in run.steps:
        own = role_of(run, step)
        for each in counted_in(run, step) if step.state != "skipped" else ():
            role = each.role or own
            if role is not None:
                yield Figure(each.share, role, each, number_of(run, step), step.title, each.when or step.at)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
