"""Judging whether fine-tuning fits a situation: gates, then points, and a question where one answer still decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from journeys.gates import GATES, THIN, Gate
from journeys.rubric import CRITERIA, POINTS_NEEDED, TRIED, UNKNOWNS, Criterion, Outcome, Unknown
from journeys.rubric import RUBRIC_VERSION as RUBRIC_VERSION
from journeys.signs import Signs, read_signs
from journeys.situation import Situation
from journeys.wording import words_for

HELD_BACK = (20, 300)  # pieces set aside as a test: at least, at most
FIT = "fits"


class Reason(BaseModel):
    """Why, and the article that says more about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    concept: str


class FitVerdict(BaseModel):
    """A verdict with all that led to it. `decided_by` names the gate that shut, "fits", or "open" for it_depends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Outcome
    headline: str
    reasons: tuple[Reason, ...]
    assumed: tuple[str, ...]
    would_change: tuple[str, ...]
    next_step: str
    alternative: str
    risks: tuple[str, ...]
    asks: str | None
    questions_left: int
    decided_by: str
    rubric: str
    judged_on: date


@dataclass(frozen=True)
class _Case:
    """A situation on the table: what was read from it, what is still unknown, what had to be assumed."""

    signs: Signs
    open: tuple[Unknown, ...]  # best value set in `signs`
    assumed: tuple[Unknown, ...]  # careful value set in `signs`
    words: Mapping[str, str]
    situation: Situation

    def say(self, text: str) -> str:
        return text.format_map(self.words)


def judge_fit(situation: Situation, today: date, skip: Collection[str] = ()) -> FitVerdict:
    """The verdict on a situation, by the rules of `gates` and `rubric`.

    Fields in `skip` are never asked for; not told, they are assumed in the careful direction. What else is not told is
    weighed both ways: a field whose answer can still change the outcome makes it `it_depends`, unless training is out
    already with the best of answers.
    """
    case = _lay_out(situation, skip)
    shut = [gate for gate in GATES if gate.shuts(case.signs)]
    decisive = _decisive(case)
    if shut:
        # Training is out; only whether facts are at fault can still turn the prompt into looking things up.
        may_ask = decisive if shut[0].outcome == "prompt_first" else []
        return _against(case, shut, [unknown for unknown in may_ask if unknown.field == "needs_facts"], today)
    if _points(case.signs) < POINTS_NEEDED:
        return _against(case, [THIN], [], today)
    return _depends(case, decisive, today) if decisive else _for(case, today)


def _lay_out(situation: Situation, skip: Collection[str]) -> _Case:
    signs = read_signs(situation)
    if situation.examples_on_hand is not None and signs.task is None:
        signs = replace(signs, task=True)  # who counts pieces has a kind in mind; asking again would only annoy
    missing = [u for u in UNKNOWNS if getattr(signs, u.field) is None and not _settled(u.field, signs)]
    assumed = tuple(unknown for unknown in missing if _will_not_be_told(unknown.field, situation, skip))
    open_ = tuple(unknown for unknown in missing if unknown not in assumed)
    signs = _with(signs, {u.field: u.careful for u in assumed} | {u.field: u.best for u in open_})
    words = words_for(situation, signs, {unknown.field for unknown in missing})
    return _Case(signs, open_, assumed, words, situation)


def _settled(field: str, signs: Signs) -> bool:
    """Facts that change often are at fault until the person says otherwise."""
    return field == "needs_facts" and signs.change_rate == "facts often"


def _will_not_be_told(field: str, situation: Situation, skip: Collection[str]) -> bool:
    """Skipped, or told in words that say nothing certain: asking the same again would lead nowhere."""
    if field == "may_use_work":
        return "may_use_work" in skip or "privacy" in skip
    return field in skip or getattr(situation, field) is not None


def _with(signs: Signs, values: Mapping[str, Any]) -> Signs:
    return replace(signs, **values)


def _outcome(signs: Signs) -> Outcome:
    shut = next((gate for gate in GATES if gate.shuts(signs)), None)
    return shut.outcome if shut else THIN.outcome if _points(signs) < POINTS_NEEDED else "fine_tune"


def _decisive(case: _Case) -> list[Unknown]:
    """The open fields whose worst answer gives another outcome than their best, most telling first."""
    best = _outcome(case.signs)
    return [unknown for unknown in case.open if _outcome(_with(case.signs, {unknown.field: unknown.worst})) != best]


def _points(signs: Signs) -> int:
    return sum(criterion.points(signs) for criterion in CRITERIA)


def _against(case: _Case, shut: list[Gate], asks: list[Unknown], today: date) -> FitVerdict:
    first = shut[0]
    weak = [case.say(criterion.weak) for criterion in _told(case) if criterion.points(case.signs) <= 0]
    say = {**case.words, "weak": "; ".join(weak) or "each point is only half met"}
    beside = ("rag",) if first.outcome == "rag" else (first.outcome, "prompt_first")
    chosen = [first, *(gate for gate in shut[1:] if gate.outcome in beside)][:3]
    return _verdict(
        case,
        today,
        outcome=first.outcome,
        headline=first.headline.format_map(say),
        reasons=tuple(Reason(text=gate.reason.format_map(say), concept=gate.concept) for gate in chosen),
        would_change=(*(gate.change.format_map(say) for gate in chosen), *(case.say(unknown.why) for unknown in asks)),
        next_step=case.say(first.next_step),
        alternative=case.say(first.alternative),
        asks=asks,
        decided_by=first.id,
    )


def _for(case: _Case, today: date) -> FitVerdict:
    on_hand = case.signs.examples_on_hand or 0
    test = min(max(HELD_BACK[0], round(on_hand * 0.15)), on_hand // 3, HELD_BACK[1])
    where = " on your own machine" if case.signs.own_machine_only else ""
    return _verdict(
        case,
        today,
        outcome="fine_tune",
        headline="Fine-tuning fits this work; try it small and measured.",
        reasons=(*_speaking_for(case)[:3], Reason(text=TRIED[0], concept=TRIED[1])),
        would_change=(
            "If a prompt with samples does as well on the same test, stay with the prompt.",
            "If the format is about to change, wait until it has.",
        ),
        next_step=f"{_clearing(case.signs)}Set {test:,} of your {on_hand:,} pairs aside as a test and note how much "
        f"you change in today's prompt drafts of them. Train one small model on the other {on_hand - test:,}{where}, "
        "and compare the two blind.",
        alternative="Samples chosen for each job: put the five past pieces nearest to it in the prompt. Test that "
        "first.",
        asks=[],
        decided_by=FIT,
    )


def _depends(case: _Case, decisive: list[Unknown], today: date) -> FitVerdict:
    known = _speaking_for(case)[:2]
    lead = "It may fit; what I don't know yet decides." if known else "I can't say yet: a few facts decide."
    return _verdict(
        case,
        today,
        outcome="it_depends",
        headline=lead,
        reasons=(*known, Reason(text=case.say(decisive[0].why), concept=decisive[0].concept)),
        would_change=tuple(case.say(unknown.why) for unknown in decisive[1:4]),
        next_step="Answer the question below. If you don't know, say so, and I judge without it.",
        alternative="Meanwhile, a prompt with five of your best pieces costs nothing and shows where drafts fall "
        "short.",
        asks=decisive,
        decided_by="open",
    )


def _verdict(case: _Case, today: date, *, asks: list[Unknown], **fields: Any) -> FitVerdict:
    return FitVerdict(
        **fields,
        assumed=tuple(case.say(unknown.assumed) for unknown in case.assumed),
        risks=_risks(case.signs),
        asks=_field_to_ask(asks[0].field, case.situation) if asks else None,
        questions_left=len(asks),
        rubric=RUBRIC_VERSION,
        judged_on=today,
    )


def _field_to_ask(field: str, situation: Situation) -> str:
    """Rights are asked for by their story first; only when that leaves it open, by a yes or no."""
    return "privacy" if field == "may_use_work" and situation.privacy is None else field


def _told(case: _Case) -> list[Criterion]:
    still_open = {unknown.field for unknown in case.open}
    return [criterion for criterion in CRITERIA if criterion.field not in still_open]


def _speaking_for(case: _Case) -> list[Reason]:
    return [
        Reason(text=case.say(criterion.reason), concept=criterion.concept)
        for criterion in _told(case)
        if criterion.points(case.signs) > 0
    ]


def _clearing(signs: Signs) -> str:
    """What has to happen before the first pair is made."""
    not_free = f"the {signs.barred:,} pieces that are not free" if signs.barred else "every piece that is not free"
    rights = f"Leave out {not_free}. " if signs.may_use_work == "partly" else ""
    return rights + ("Put placeholders in the place of names and numbers. " if signs.personal_data else "")


def _risks(signs: Signs) -> tuple[str, ...]:
    """What to be careful about, whatever the outcome."""
    rules = (
        (signs.wants_to_pass_detectors, "I don't help to get past AI detectors, and no training does that reliably."),
        (
            signs.needs_facts == "yes" and signs.may_use_work in ("no", "partly", "others"),
            "Rights count for looking things up too: give a tool only files that you may share with it.",
        ),
        (
            signs.may_use_work == "partly" and signs.needs_facts != "yes",
            "No number of examples is worth using the pieces that are not free without written permission.",
        ),
        (
            signs.change_rate == "facts often" and signs.needs_facts == "no",
            "What changes often belongs in the brief of each piece; what is trained in stays as it was on that day.",
        ),
        (
            signs.personal_data,
            "The pieces hold personal data. Mask it first: a trained model can repeat what it read, wherever it runs.",
        ),
    )
    return tuple(text for applies, text in rules if applies)
