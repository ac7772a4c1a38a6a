"""Which journey somebody means by words of their own, and what is said to one who is in another than they wanted."""

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
OF_TITLE = 3  # how much more a word of the title tells than one of the rest
STEM = 5  # letters by which a word is known in another form: "measur-ing"


def meant_by(wish: str, journeys: Sequence[Journey]) -> Journey | None:
    """The journey that the words of `wish` name, by its title first and then by what it is about; None when unclear."""
    wanted = {word[:STEM] for word in _words(wish) - EMPTY}
    weights = {}
    for journey in journeys:
        title = {word[:STEM] for word in _words(f"{journey.title} {journey.id.replace('-', ' ')}") - EMPTY}
        rest = {word[:STEM] for word in _words(f"{journey.about} {journey.outcome}") - EMPTY}
        weights[journey.id] = OF_TITLE * len(wanted & title) + len((wanted & rest) - title)
    best = max(weights.values(), default=0)
    found = [journey for journey in journeys if weights[journey.id] == best]
    return found[0] if best >= FEWEST_SHARED and len(found) == 1 else None


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
