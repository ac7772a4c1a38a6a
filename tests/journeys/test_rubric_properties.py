"""What holds for every situation: some hundreds of them, put together by a fixed seed from answers that people give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from journeys.case import FAVOUR
from journeys.fit import judge_fit
from journeys.gates import ROWS
from journeys.money import Money
from journeys.rubric import CRITERIA, points_of
from journeys.signs import read_signs
from journeys.situation import FACTS, Situation
from journeys.verdict import FitVerdict

TODAY = date(2026, 11, 22)
ANSWERS: dict[str, list[Any]] = {
    "profession": ["translator", "grant writer"],
    "task": [
        "product descriptions of 150 words, always three benefit lines", "letters from notes", "all kinds of copy",
        "answers to customer questions", "raw transcript to clinic letter", "one of 34 codes for each answer",
        "rank the CVs of applicants", "posts that pass AI detectors", "extract dates from contracts", "cut videos",
    ],
    "input": ["a feature sheet", "only the title", "my notes"],
    "material": ["approved pairs", "five novels", "old tickets"],
    "examples_on_hand": [0, 1, 12, 49, 50, 70, 99, 100, 260, 4_000],
    "volume_per_month": [0, 3, 12, 19, 20, 45, 60, 400, 9_000],
    "minutes_each": [2, 15, 60],
    "tried_so_far": [
        "nothing", "a plain prompt, bland", "six samples; I change a third of every draft", "six samples, too stiff",
        "samples; it invents figures", "works well, no complaints", "hard to say",
    ],
    "consistency_needed": ["low", "medium", "high"],
    "budget_month_usd": [5.0, 30.0, 500.0],
    "privacy": [
        "all mine", "half are under NDA", "20 of them are under NDA, the rest is mine", "the client owns it",
        "all under NDA", "scraped", "patients' names; the clinic would sign an agreement", "complicated",
    ],
    "may_use_work": [True, False],
    "judged_by": ["gut feeling", "edits per page"],
    "needs_facts": [True, False],
    "change_rate": ["never", "once a year", "new rules for every client", "prices change weekly", "well"],
    "skills": ["no code", "some Python"],
    "runs_where": ["on my own machine", "anywhere", "a dedicated server"],
}  # fmt: skip


STRONG: dict[str, Any] = {
    "task": "product descriptions of 150 words, always three benefit lines",
    "examples_on_hand": 260,
    "volume_per_month": 60,
    "tried_so_far": "six samples; I change a third of every draft",
    "consistency_needed": "high",
    "privacy": "all mine",
    "judged_by": "edits per page",
    "change_rate": "never",
}


def situations(many: int, seed: int = 4) -> list[tuple[dict[str, Any], list[str], Money | None]]:
    """Facts told, fields skipped and the money, from the nearly silent to the complete and strong."""
    chance = Random(seed)
    made = []
    for number in range(many):
        share = (number % 10 + 1) / 10
        told = {name: chance.choice(values) for name, values in ANSWERS.items() if chance.random() < share}
        if number % 2:  # every other one is a strong case with a few facts altered
            altered = chance.sample(sorted(told), min(len(told), number % 4))
            told = {**STRONG, **{name: told[name] for name in altered}}
        skip = [name for name in ANSWERS if name not in told and chance.random() < 0.2]
        made.append((told, skip, chance.choice([None, None, *MONEY])))
    return made


def money(month: str, pays: str) -> Money:
    return Money(
        prompt_usd_month=Decimal("1.20"),
        tuned_usd_month=Decimal(month),
        training_usd=Decimal("4.00"),
        first_year_prompt_usd=Decimal("14.40"),
        first_year_tuned_usd=Decimal(month) * 12,
        where="Made up",
        as_of=TODAY,
        pays=pays,  # type: ignore[arg-type]
        sentence="The sums of a test.",
        risks=("The base is switched off on 1 March 2027.",),
    )


MONEY = [money("0.90", "yes"), money("48.00", "unknown"), money("48.00", "no")]
MANY = situations(300)
SOME = MANY[::3]


def judge(told: dict[str, Any], skip: list[str], paid: Money | None, provisional: bool = False) -> FitVerdict:
    return judge_fit(Situation(**told), TODAY, skip, money=paid, provisional=provisional)


def test_every_outcome_occurs_among_the_situations() -> None:
    assert {judge(*made).outcome for made in MANY} == set(FAVOUR)


def test_every_verdict_names_a_reason_an_alternative_and_a_next_step() -> None:
    for made in MANY:
        for verdict in (judge(*made), judge(*made, provisional=True)):
            assert verdict.reasons and verdict.alternative and verdict.next_step and verdict.would_change  # noqa: PT018
            assert (verdict.question is None) == (verdict.asks is None) == (verdict.why_asked is None)


def test_judging_is_the_same_each_time_and_a_fact_told_twice_changes_nothing() -> None:
    for told, skip, paid in SOME:
        once = Situation(**told)
        twice = once.with_facts(told, "m1").with_facts(dict(reversed(told.items())), "m2")

        assert judge_fit(once, TODAY, skip, money=paid) == judge_fit(twice, TODAY, reversed(skip), money=paid)


def test_every_flip_is_confirmed_by_judging_again() -> None:
    found = 0
    for told, skip, paid in MANY:
        verdict = judge(told, skip, paid)
        for flip in verdict.flips:
            again = judge_fit(Situation(**told).with_facts(flip.facts), TODAY, skip, money=paid)

            assert again.outcome == flip.outcome != verdict.outcome, (told, skip, flip)
            found += 1
    assert found > len(MANY) // 2


def test_a_figure_that_flips_is_the_nearest_one() -> None:
    for told, skip, paid in MANY:
        for flip in judge(told, skip, paid).flips:
            if len(flip.facts) > 1 or flip.field not in ("examples_on_hand", "volume_per_month"):
                continue
            value = flip.facts[flip.field]
            nearer = value + 1 if "fewer" in flip.to else value - 1
            again = judge_fit(Situation(**told).with_facts({flip.field: nearer}), TODAY, skip, money=paid)

            assert again.outcome != flip.outcome, (told, skip, flip)


def test_where_two_changes_are_needed_neither_alone_is_enough() -> None:
    together = 0
    for told, skip, paid in MANY:
        for flip in judge(told, skip, paid).flips:
            if not flip.text.startswith("Only together"):
                continue
            together += 1
            for name, value in flip.facts.items():
                alone = judge_fit(Situation(**told).with_facts({name: value}), TODAY, skip, money=paid)

                assert alone.outcome != "fine_tune", (told, skip, flip)
    assert together


@pytest.mark.parametrize("bar", [{"may_use_work": False}, {"privacy": "all under NDA", "may_use_work": None}])
def test_a_bar_on_the_work_is_never_more_favourable(bar: dict[str, Any]) -> None:
    for told, skip, paid in MANY:
        barred = judge({**told, **bar}, skip, paid)

        assert FAVOUR[barred.outcome] <= FAVOUR[judge(told, skip, paid).outcome], (told, skip)
        assert barred.outcome not in ("fine_tune", "it_depends")


def test_more_pieces_a_month_are_never_less_favourable() -> None:
    for told, skip, paid in SOME:
        before, points = -1, -99
        for volume in (0, 12, 19, 20, 59, 60, 500, 100_000):
            more = {**told, "volume_per_month": volume}
            favour, now = FAVOUR[judge(more, skip, paid).outcome], points_of(read_signs(Situation(**more), paid))

            assert favour >= before, (told, skip, volume)
            assert now >= points
            before, points = favour, now


def test_more_usable_pieces_are_never_less_favourable() -> None:
    for told, skip, paid in SOME:
        before = -1
        for pieces in (0, 1, 49, 50, 99, 100, 1_000):
            favour = FAVOUR[judge({**told, "examples_on_hand": pieces}, skip, paid).outcome]

            assert favour >= before, (told, skip, pieces)
            before = favour


def test_whoever_skips_everything_has_a_verdict() -> None:
    for told, _, paid in SOME:
        verdict = judge(told, list(FACTS), paid)

        assert (verdict.asks, verdict.questions_left) == (None, 0)
        assert verdict.outcome != "it_depends"


def test_only_what_was_neither_told_nor_skipped_is_asked_for() -> None:
    for told, skip, paid in MANY:
        asked = judge(told, skip, paid).asks

        assert asked is None or (told.get(asked) is None and asked not in skip), (told, skip)


def test_a_provisional_view_says_so_keeps_the_question_and_names_what_it_assumed() -> None:
    for told, skip, paid in MANY:
        verdict, seen = judge(told, skip, paid), judge(told, skip, paid, provisional=True)

        assert seen.asks == verdict.asks
        assert seen.provisional == (verdict.decided_by == "open")
        if seen.provisional:
            assert seen.outcome != "it_depends" or seen.decided_by == "rights unclear"  # an answer that others owe
            assert seen.headline.startswith("As far as I can see now, ")
            counts_open = seen.asks in ("examples_on_hand", "volume_per_month") or "That holds" in seen.headline
            assert seen.assumed or counts_open


def test_the_scorecard_has_every_row_in_one_order_and_its_points_add_up() -> None:
    ids = [row.id for row in ROWS] + [criterion.id for criterion in CRITERIA]
    for told, skip, paid in MANY:
        scores = judge(told, skip, paid).scores

        assert [score.id for score in scores] == ids
        assert all(score.points <= score.most and score.reason and len(score.label.split()) <= 5 for score in scores)
        for score in scores:
            if score.state == "open":
                assert score.points == 0
            if score.kind == "criterion" and score.state == "for":
                assert score.points > 0


def test_the_gate_that_decided_is_against_or_assumed_in_the_scorecard() -> None:
    for told, skip, paid in SOME:
        verdict = judge(told, skip, paid)
        if verdict.decided_by in ("fits", "open", "thin case", "whole works"):
            continue
        states = {score.state for score in verdict.scores if score.kind == "gate"}

        assert states & {"against", "assumed"}, (told, skip, verdict.decided_by)
