"""The figures that a person told on a journey: shown again, and compared where two are of one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journeys.asked_words import is_product
from journeys.run import JourneyRun, RunStep
from journeys.run_words import number_of, words_of

NUMBER = r"(?<![\w.,])(\d{1,4}(?:[.,]\d{1,2})?)"
# Words changed in a hundred, the measure of the steps before and after.
SHARE = (
    rf"{NUMBER} ?(?:words? )?(?:changed )?(?:(?:in|of|per|out of|for) (?:a|each|every|one)? ?(?:hundred|100)|%|"
    rf"per ?cent)|"
    rf"{NUMBER} words?\b"
)
OF_HUNDRED = (
    rf"{NUMBER} ?(?:words? )?(?:changed |rewritten |corrected |mended )?(?:in|of|per|out of|for) (?:a|each|every|"
    rf"one)? ?(?:hundred|100)\b"
    r"(?! (?:texts|pieces|pairs|reports|drafts|examples|pages|clients|answers|questions|files))"
)
OF_CHANGED = r"\b(?:chang|rewr|mend|correct|edit|fix|touch)\w*"
KINDS, FEWEST_KINDS = ("right", "wrong", "not found", "invented"), 2
MINUTES = (
    rf"{NUMBER} ?min(?:ute)?s?\b(?= (?:each|a |per |for each|on each|apiece|every)| to (?:mend|fix|edit)|[ ,.;]*$)"
)
BOTH = rf"\bfrom {NUMBER} ?(?:words?|%|per ?cent)?(?: (?:in|of|per) (?:a )?(?:hundred|100))? (?:down |up )?to {NUMBER}"


@dataclass(frozen=True)
class Figure:
    """A share of words changed that was told: at which step, and when that was settled."""

    share: Decimal
    number: int
    title: str
    at: date | None


def figures(run: JourneyRun) -> tuple[Figure, ...]:
    """Every share of words changed in a hundred that was told on the way, the first one first."""
    return tuple(
        Figure(share, number_of(run, step), step.title, step.at)
        for step in run.steps
        if step.state != "skipped"
        for share in _shares(" ; ".join(words_of(step)))
    )


def tells_share(words: str) -> bool:
    """Whether a share of words changed is told: "34 in 100", "roughly 34 changed per 100 words", "34% rewritten"."""
    return re.search(OF_HUNDRED, words, re.IGNORECASE) is not None or (
        re.search(OF_CHANGED, words, re.IGNORECASE) is not None
        and re.search(rf"{NUMBER} ?(?:%|per ?cent)", words, re.IGNORECASE) is not None
    )


def counts(run: JourneyRun) -> tuple[dict[str, int], ...]:
    """Every count of right, wrong, not found and invented answers that was told, the first one first."""
    told = [_counts(words) for step in run.steps if step.state != "skipped" for words in words_of(step)]
    return tuple(found for found in told if len(found) >= FEWEST_KINDS)


def minutes(run: JourneyRun) -> tuple[Decimal, ...]:
    """The minutes on one piece that were told on the way, the first ones first."""
    told = [words for step in run.steps if step.state != "skipped" for words in words_of(step)]
    return tuple(_decimal(found[1]) for words in told for found in re.finditer(MINUTES, words, re.IGNORECASE))


def told_lines(run: JourneyRun) -> tuple[str, ...]:
    """What the person told of their steps, a line each."""
    told = ((number_of(run, step), step.title, _products(step)) for step in run.steps if step.state != "skipped")
    return tuple(f"Step {number}, {title}: {'; '.join(words)}" for number, title, words in told if words)


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
    shares = [figure.share for figure in figures(run)]
    if len(shares) < 2 or shares[0] == 0:
        return None
    before, after = shares[0], shares[-1]
    if before == after:
        return f"{before:g} words in a hundred before, and {after:g} after: nothing has moved yet."
    part = abs(before - after) / before * 100
    way = "fewer" if after < before else "more"
    between = f" (between them {_row(shares[1:-1])})" if len(shares) > 2 else ""
    return (
        f"{before:g} words changed in a hundred before, {after:g} after{between}: {abs(before - after):g} {way}, that "
        f"is {part:.0f} per cent {way} to mend. On so few pieces chance has a part in it; the direction counts."
    )


def _minutes_compared(run: JourneyRun) -> str | None:
    told = minutes(run)
    if len(told) < 2 or told[0] == told[-1]:
        return None
    return f"{told[0]:g} minutes a piece before, {told[-1]:g} after."


def _row(shares: list[Decimal]) -> str:
    return ", ".join(f"{share:g}" for share in shares)


def _products(step: RunStep) -> tuple[str, ...]:
    return tuple(words for words in words_of(step) if is_product(words))


def _shares(words: str) -> list[Decimal]:
    if both := re.search(BOTH, words, re.IGNORECASE):
        return [_decimal(both[1]), _decimal(both[2])]
    found = (match[1] or match[2] for match in re.finditer(SHARE, words, re.IGNORECASE))
    return [_decimal(number) for number in found]


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
