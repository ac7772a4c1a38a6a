"""The nearest changes that alter a verdict: found by trying other answers, each confirmed by judging afresh."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from journeys.case import FAVOUR, Case, conclude, put, told_fields
from journeys.options import Option, closed_options, count_options
from journeys.rubric import Outcome
from journeys.signs import read_signs
from journeys.verdict import Flip

FIGURES = frozenset({"examples_on_hand", "volume_per_month"})  # what moves the money
MOST = 3  # single changes shown
FAR = 5  # times fewer than now: nobody who has 48,000 is helped by "if there were fewer than 50"
RANK: dict[Outcome, int] = {"fine_tune": 3, "it_depends": 2, "prompt_first": 1, "rag": 1, "not_now": 0}
THEN: dict[Outcome, str] = {
    "fine_tune": "training would fit",
    "it_depends": "the question would be open again, and your other answers would decide",
    "prompt_first": "a prompt would come first",
    "rag": "looking the facts up would come first",
    "not_now": "I would say not now",
}


def nearest_flips(case: Case, outcome: Outcome) -> tuple[Flip, ...]:
    """The nearest single changes to another outcome; the nearest pair to `fine_tune` where none leads there."""
    fewer = FAVOUR[outcome] > 0
    options = [*closed_options(case), *count_options(case, fewer=False)]
    if fewer:
        options += count_options(case, fewer=True)
    tried = [(option, _outcome(case, option)) for option in options]
    found = [
        (option, result)
        for option, result in tried
        if result != outcome and _is_told(option, result, outcome) and not _is_far(case, option)
    ]
    found.sort(key=lambda pair: (-FAVOUR[pair[1]] if outcome != "fine_tune" else 0, pair[0].effort))
    flips = _confirmed(case, outcome, _one_a_field(found))
    if fewer or any(flip.outcome == "fine_tune" for flip in flips):
        return flips
    pair = _nearest_pair(case, [option for option, result in tried if FAVOUR[result] >= FAVOUR[outcome]])
    return (*flips, pair) if pair else flips


def _is_told(option: Option, result: Outcome, outcome: Outcome) -> bool:
    """Whether a change is worth telling: after a no, one that leads no further is no hope.

    Which fault it is counts all the same, since facts that are wrong call for another way.
    """
    if FAVOUR[outcome] > 0 or RANK[result] > RANK[outcome]:
        return True
    return RANK[result] == RANK[outcome] and option.field == "needs_facts"


def _is_far(case: Case, option: Option) -> bool:
    """Whether a change takes away most of a figure that was told."""
    if option.field not in FIGURES or option.field not in told_fields(case.situation):
        return False
    return (getattr(case.signs, option.field) or 0) > FAR * max(option.signs.get(option.field) or 0, 1)


def _outcome(case: Case, *options: Option) -> Outcome:
    """The outcome with other answers, on the signs alone."""
    read = put(case.read, **{name: value for option in options for name, value in option.signs.items()})
    told = told_fields(case.situation) | frozenset(name for option in options for name in option.facts)
    return conclude(read, told, case.skip)


def _one_a_field(found: Iterable[tuple[Option, Outcome]]) -> list[tuple[Option, Outcome]]:
    """The nearest of each field; counts come in the order of their edges, so the first edge that flips is kept."""
    nearest: dict[str, tuple[Option, Outcome]] = {}
    for option, result in found:
        field = "privacy" if option.field == "may_use_work" else option.field
        nearest.setdefault(field, (option, result))
    return list(nearest.values())


def _confirmed(case: Case, outcome: Outcome, found: list[tuple[Option, Outcome]]) -> tuple[Flip, ...]:
    flips: list[Flip] = []
    for option, result in found:
        if len(flips) == MOST:
            break
        again = judged_again(case, option.facts)
        if again == result != outcome:
            flips.append(_flip((option,), result))
    return tuple(flips)


def judged_again(case: Case, facts: dict[str, object]) -> Outcome:
    """The outcome when the situation itself holds these facts."""
    situation = case.situation.with_facts(facts)
    money = case.money
    if case.reweigh is not None and facts.keys() & FIGURES and (situation.minutes_each or situation.budget_month_usd):
        money = case.reweigh(situation)
    return conclude(read_signs(situation, money), told_fields(situation), case.skip)


def _nearest_pair(case: Case, options: list[Option]) -> Flip | None:
    """The two changes that together make training fit, with the least effort; None where no two do."""
    helpful = [option for option in options if option.effort < 20]
    pairs = [pair for pair in combinations(helpful, 2) if not pair[0].facts.keys() & pair[1].facts.keys()]
    for pair in sorted(pairs, key=lambda p: p[0].effort + p[1].effort):
        if _outcome(case, *pair) == "fine_tune" and judged_again(case, pair[0].facts | pair[1].facts) == "fine_tune":
            return _flip(pair, "fine_tune")
    return None


def _flip(options: tuple[Option, ...], outcome: Outcome) -> Flip:
    to = ", and ".join(option.to for option in options)
    lead = "Only together: if" if len(options) > 1 else "If"
    return Flip(
        field=options[0].field,
        to=to,
        outcome=outcome,
        text=f"{lead} {to}, {THEN[outcome]}.",
        facts={name: value for option in options for name, value in option.facts.items()},
    )
