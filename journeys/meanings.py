"""What the words of a situation mean, beside what a pattern found in them."""

from __future__ import annotations

from journeys.situation import Situation


def surely(situation: Situation, reading: str) -> str | None:
    """What the words mean, where that is sure."""
    meant = situation.meant.get(reading)
    return meant.label if meant and meant.sure else None


def either(situation: Situation, reading: str, hit: str | None) -> str | None:
    """What the words surely mean; else what a pattern found; else what they probably mean."""
    meant = situation.meant.get(reading)
    return meant.label if meant and (meant.sure or hit is None) else hit
