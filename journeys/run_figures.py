"""The figures that a person told on a journey: shown again, and compared where two are of one kind."""

from __future__ import annotations

import re
from decimal import Decimal

from journeys.run import JourneyRun
from journeys.run_words import number_of, words_of

NUMBER = r"(?<![\w.,])(\d{1,4}(?:[.,]\d{1,2})?)"
# Words changed in a hundred, the measure of the steps before and after.
SHARE = (
    rf"{NUMBER} ?(?:words? )?(?:changed )?(?:(?:in|of|per|out of) (?:a|each|every|one)? ?(?:hundred|100)|%|per ?cent)|"
    rf"{NUMBER} words?\b"
)
BOTH = rf"\bfrom {NUMBER} ?(?:words?|%|per ?cent)?(?: (?:in|of|per) (?:a )?(?:hundred|100))? (?:down |up )?to {NUMBER}"


def told_lines(run: JourneyRun) -> tuple[str, ...]:
    """What the person told of their steps, a line each."""
    told = ((number_of(run, step), step.title, words_of(step)) for step in run.steps if step.state != "skipped")
    return tuple(f"Step {number}, {title}: {'; '.join(words)}" for number, title, words in told if words)


def compared(run: JourneyRun) -> str | None:
    """The first and the last share of words changed that were told, and what lies between; None without two."""
    shares = [share for step in run.steps if step.state != "skipped" for share in _shares(" ; ".join(words_of(step)))]
    if len(shares) < 2 or shares[0] == 0:
        return None
    before, after = shares[0], shares[-1]
    if before == after:
        return f"{before:g} words in a hundred before, and {after:g} after: nothing has moved yet."
    part = abs(before - after) / before * 100
    way = "fewer" if after < before else "more"
    return (
        f"{before:g} words changed in a hundred before, {after:g} after: {abs(before - after):g} {way}, that is "
        f"{part:.0f} per cent {way} to mend. On so few pieces chance has a part in it; the direction counts."
    )


def _shares(words: str) -> list[Decimal]:
    if both := re.search(BOTH, words, re.IGNORECASE):
        return [_decimal(both[1]), _decimal(both[2])]
    found = (match[1] or match[2] for match in re.finditer(SHARE, words, re.IGNORECASE))
    return [_decimal(number) for number in found]


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
