"""A verdict on what is only imagined, said beside the present one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeys.nouns import noun_of
from journeys.rubric import Outcome
from journeys.situation import Situation
from journeys.verdict import FitVerdict
from journeys.wording import count, quoted

OUTCOMES: dict[Outcome, str] = {
    "fine_tune": "fine-tuning",
    "prompt_first": "prompt first",
    "rag": "looking the facts up",
    "not_now": "not now",
    "it_depends": "open",
}
YES_NO: dict[tuple[str, bool], str] = {
    ("may_use_work", True): "permission to use them",
    ("may_use_work", False): "no right to use them",
    ("needs_facts", True): "facts as what goes wrong",
    ("needs_facts", False): "only the manner going wrong",
}
MEASURES = {
    "volume_per_month": "{} a month",
    "words_each": "{} words each",
    "minutes_each": "{} minutes of mending each",
    "budget_usd": "{} US dollars once",
    "budget_month_usd": "{} US dollars a month",
    "hourly_rate_usd": "{} US dollars an hour",
}


def in_words(what_if: Mapping[str, Any], situation: Situation) -> str:
    """The imagined values as a person says them: "300 product texts and 90 a month"."""
    return " and ".join(_one(field, value, situation) for field, value in what_if.items())


def compared(present: FitVerdict, other: FitVerdict, change: str) -> str:
    """Whether the verdict moves, to what, and for which reason."""
    why = f"That is because: {other.reasons[0].text}"
    if other.outcome == present.outcome:
        still = "be open" if other.outcome == "it_depends" else f"be “{OUTCOMES[other.outcome]}”"
        return f"What if: with {change} it would still {still}. {why}"
    was, becomes = (
        "open" if verdict.outcome == "it_depends" else f"“{OUTCOMES[verdict.outcome]}”" for verdict in (present, other)
    )
    return f"What if: with {change} it would be {becomes} and no longer {was}. {why}"


def _one(field: str, value: Any, situation: Situation) -> str:
    name = field.replace("_", " ")
    if value is None:
        return f"{name} not told"
    if isinstance(value, bool):
        return YES_NO.get((field, value), f"{name}: {'yes' if value else 'no'}")
    if field == "examples_on_hand":
        return count(int(value), noun_of(situation))
    if field in MEASURES:
        return MEASURES[field].format(f"{float(value):,.0f}")
    return f"{name} {quoted(str(value))}"
