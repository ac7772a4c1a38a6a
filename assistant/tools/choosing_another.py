"""What is said to someone who is in a journey that is not the one they wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tools.finding_journeys import offer
from assistant.tools.walk_result import WalkResult
from journeys.journey import Journey
from journeys.run import JourneyRun

SHORTEST_OFFER = 3
LETTERS = 4  # of a word that tells one journey from another


def another(run: JourneyRun | None, journeys: Sequence[Journey], wish: str) -> WalkResult:
    """The other journeys, the one that is nearest to the words of `wish` first; nothing is changed yet."""
    wanted = _words(wish)
    others = [each for each in journeys if run is None or each.id != run.journey]
    ranked = sorted(others, key=lambda each: -len(wanted & _words(f"{each.title} {each.about} {each.outcome}")))
    keeps = f" “{run.title}” stays as it is, and is parked when you begin another." if run else ""
    nearest = f" From your words I would take **{ranked[0].title}**; say “yes” to begin it." if ranked else ""
    return WalkResult(
        behaviour="journey",
        said=f"Then we take another.{keeps}{nearest} These are the others:",
        others=tuple(offer(each) for each in ranked),
        suggestions=tuple(f"Start “{each.title}”" for each in ranked[:SHORTEST_OFFER]),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(rf"[a-z]{{{LETTERS},}}", text.casefold()))
