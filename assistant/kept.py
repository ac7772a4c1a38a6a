"""What the tools left in a kept conversation: its verdicts and its estimates, read back from the transcript.

Nothing is stored apart from the transcript, so a scorecard, a cost card or a brief is there again after a restart. What
an older version of Peri wrote without the parts that are needed counts as not there.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.store.views import ConversationView, TurnView
from journeys.situation import FACTS, Situation

JUDGED, COUNTED = "judge_fit", "estimate_cost"
# How a fact is called for a reader, where the field's own name would not be understood.
NAMES = {
    "volume_per_month": "pieces a month",
    "may_use_work": "may be used for training",
    "needs_facts": "what goes wrong is mainly facts",
    "judged_by": "how a good piece is told",
    "runs_where": "where it must run",
    "words_each": "words in a piece",
    "minutes_each": "minutes to mend a draft",
    "budget_usd": "budget once, in US dollars",
    "budget_month_usd": "budget a month, in US dollars",
    "hourly_rate_usd": "an hour of work, in US dollars",
}
SLIDERS = {  # query of an estimate's address -> where estimate_cost keeps the figure
    "examples": "examples",
    "words": "words_each",
    "passes": "passes",
    "pieces": "pieces_per_month",
    "hours": "hours_hosted_per_month",
}


class Kept(BaseModel):
    """Read leniently: a later version may have written more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class KeptScore(Kept):
    """One row of a scorecard."""

    id: str
    field: str | None = None
    label: str
    state: str
    said: str | None = None
    reason: str = ""
    concept: str | None = None
    kind: str = "criterion"


class KeptFlip(Kept):
    """A change that would alter the verdict, in words."""

    text: str


class KeptReason(Kept):
    """A reason and the article behind it."""

    text: str
    concept: str


class KeptVerdict(Kept):
    """A verdict as judge_fit wrote it."""

    verdict: str
    headline: str
    reasons: tuple[KeptReason, ...] = ()
    assumed: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    next_step: str = ""
    alternative: str = ""
    risks: tuple[str, ...] = ()
    question: str | None = None
    why_asked: str | None = None
    asks: str | None = None
    so_far: str | None = None
    judged_on: str = ""
    scores: tuple[KeptScore, ...] = ()
    flips: tuple[KeptFlip, ...] = ()
    what_if: dict[str, Any] | None = None


class KeptAssumption(Kept):
    """A figure of an estimate; `argument` is the figure's name."""

    argument: str | None = None
    assumed: bool = False


class KeptEstimate(Kept):
    """The figures of an estimate as estimate_cost wrote them."""

    plan: dict[str, int | str | None]
    assumptions: tuple[KeptAssumption, ...] = ()


def verdict_of(turn: TurnView) -> KeptVerdict | None:
    """The verdict that a turn ended on. What was only tried out ("what if I had 300?") is none."""
    for tool in reversed(turn.tools):
        if tool.name == JUDGED and tool.ok:
            try:
                verdict = KeptVerdict.model_validate_json(tool.content)
            except ValidationError:
                continue
            if not verdict.what_if:
                return verdict
    return None


def figures_of(turn: TurnView) -> dict[str, str] | None:
    """What was told for a turn's last estimate, as the query of its address; None when it counted no costs.

    What was only assumed is left out: it is assumed again, with its range.
    """
    for tool in reversed(turn.tools):
        if tool.name == COUNTED and tool.ok:
            try:
                counted = KeptEstimate.model_validate_json(tool.content)
            except ValidationError:
                continue
            assumed = {one.argument for one in counted.assumptions if one.assumed}
            given = {name: counted.plan.get(field) for name, field in SLIDERS.items() if field not in assumed}
            return {name: str(value) for name, value in given.items() if value is not None}
    return None


def last_verdict(view: ConversationView) -> KeptVerdict | None:
    """The verdict that stands in a conversation."""
    return next((found for turn in reversed(view.turns) if (found := verdict_of(turn))), None)


def last_figures(view: ConversationView) -> dict[str, str]:
    """The figures told for the last estimate in a conversation; empty without one."""
    return next((found for turn in reversed(view.turns) if (found := figures_of(turn)) is not None), {})


def situation_of(view: ConversationView) -> Situation:
    """What the person has told in a conversation."""
    return Situation.model_validate(view.situation)


def facts_of(view: ConversationView) -> dict[str, Any]:
    """Only what was told, in the order of the Situation's fields."""
    told = situation_of(view).told()
    return {name: told[name] for name in FACTS if name in told}


def fact_label(field: str) -> str:
    """How a fact is called for a reader."""
    return NAMES.get(field, field.replace("_", " "))
