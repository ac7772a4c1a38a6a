"""What is said to someone who is in a journey that is not the one they wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tools.finding_journeys import offer
from assistant.tools.walk_result import WalkResult
from journeys.journey import Journey
from journeys.run import JourneyRun

SHORTEST_OFFER = 3
FEWEST_SHARED = 2  # words of a wish that stand in a journey's own
EMPTY = frozenset(
    {"about", "another", "come", "don", "from", "have", "into", "just", "journey", "like", "mean", "meant", "more",
     "need", "needed", "really", "right", "something", "that", "them", "then", "there", "they", "thi", "wanted",
     "want", "what", "will", "with", "would", "wrong", "your", "model", "work"}
)  # fmt: skip
LETTERS = 4  # of a word that tells one journey from another


def another(run: JourneyRun | None, journeys: Sequence[Journey], wish: str) -> WalkResult:
    """The other journeys, the one that is nearest to the words of `wish` first; nothing is changed yet."""
    wanted = _words(wish) - EMPTY
    others = [each for each in journeys if run is None or each.id != run.journey]
    shared = {each.id: len(wanted & _words(f"{each.title} {each.about} {each.outcome}")) for each in others}
    ranked = sorted(others, key=lambda each: (-shared[each.id], each.effort_hours))
    near = ranked[0] if ranked and shared[ranked[0].id] >= FEWEST_SHARED else None
    keeps = f" “{run.title}” stays as it is, and is parked when you begin another." if run else ""
    taken = f" From your words I would take **{near.title}**; say “yes” to begin it." if near else " Which is it?"
    starts = tuple(f"Start “{each.title}”" for each in ranked[:SHORTEST_OFFER])
    return WalkResult(
        behaviour="journey",
        said=f"Then we take another.{keeps}{taken} These are the others:",
        others=tuple(offer(each) for each in ranked),
        suggestions=starts if near else ("Which journey fits me?", "Where was I?"),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(rf"[a-z]{{{LETTERS},}}", text.casefold()))
