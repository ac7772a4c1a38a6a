"""How far chance alone may have moved the counts of a person, one count a piece before and after.

A permutation test (R. A. Fisher, "The Design of Experiments", 1935) on the means, over all ways to deal the counts out.
It holds the two heaps against each other and not piece against piece, since nobody knows whether the second list is in
the order of the first. `tracking.difference` does the same for the log of projects.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import comb

LEAST = 3  # counts on each side from which on chance can be told
MOST = 30  # counts on each side that are dealt out
AVERAGES_ONLY = "How far chance has a part in it can't be told from averages alone; the direction counts."
SURE = Fraction(1, 20)  # below it chance is called unlikely, as in the log of projects


def chance(before: Sequence[Decimal], after: Sequence[Decimal]) -> Fraction | None:
    """The share of ways to deal the counts out whose averages lie at least as far apart; None with too few counts."""
    if not all(LEAST <= len(each) <= MOST for each in (before, after)):
        return None
    return _dealt(tuple(int(each * 100) for each in before), tuple(int(each * 100) for each in after))


def said_of_chance(before: Sequence[Decimal], after: Sequence[Decimal]) -> str:
    """Whether the difference may be chance, in a sentence."""
    found = chance(before, after)
    if len(before) < 2 or len(after) < 2:
        return f"{AVERAGES_ONLY} Tell me the count of each piece, and I reckon it."
    if found is None:
        return "On so few pieces chance has a part in it; the direction counts."
    if found >= SURE:
        return "By the single counts that may still be chance, so it is too early to be sure: count some more pieces."
    one_in = round(1 / found, 1 - len(str(int(1 / found)))) if found else 0
    odds = f"about one in {int(one_in):,} cases" if found else "next to no case"
    return f"Chance is unlikely: dealt out at random, such counts lie as far apart in {odds}."


@lru_cache(maxsize=256)
def _dealt(before: tuple[int, ...], after: tuple[int, ...]) -> Fraction:
    """Counts the ways by their sums: how many choices of so many counts come to each sum."""
    every, take = (*before, *after), len(before)
    ways: list[dict[int, int]] = [{0: 1}, *({} for _ in range(take))]
    for value in every:
        for size in range(take, 0, -1):
            for total, count in ways[size - 1].items():
                ways[size][total + value] = ways[size].get(total + value, 0) + count
    whole, seen = sum(every), abs(_apart(sum(before), sum(every), take, len(every)))
    far = sum(count for total, count in ways[take].items() if abs(_apart(total, whole, take, len(every))) >= seen)
    return Fraction(far, comb(len(every), take))


def _apart(first: int, whole: int, take: int, every: int) -> Fraction:
    return Fraction(first, take) - Fraction(whole - first, every - take)
