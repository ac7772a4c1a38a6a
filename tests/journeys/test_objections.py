"""What people say against a verdict, and that each has an answer that fits the case."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from journeys.fit import judge_fit
from journeys.objections import Standing, argue, load_objections
from journeys.rubric import Outcome
from journeys.situation import Situation
from knowledge.content import ContentError
from knowledge.library import load_library

TODAY = date(2026, 11, 22)
GOOD = """
anonymise:
  phrasings: [what if I take the names out, without names, if I black them out]
  answers:
    - when: {may_use_work: ["no"]}
      concept: personal-data
      says: [Masking is not permission., "You have {on_hand}."]
    - concept: personal-data
      says: [Do that., "You have {on_hand}."]
"""


def standing(situation: Situation) -> Standing:
    verdict = judge_fit(situation, TODAY)
    return Standing(
        outcome=verdict.outcome,
        decided_by=verdict.decided_by,
        reason=verdict.reasons[0].text,
        change=verdict.would_change[0] if verdict.would_change else None,
        next_step=verdict.next_step,
        alternative=verdict.alternative,
    )


def written(folder: Path, text: str) -> Path:
    (folder / "rights.yaml").write_text(text, "utf-8")
    return folder


def test_the_shipped_objections_are_good_and_cite_articles_that_exist() -> None:
    assert len(load_objections(concepts=load_library().concepts)) >= 150


def test_every_objection_has_something_to_say_whatever_was_told() -> None:
    bare = Situation()
    known = load_objections(providers=load_library().providers)
    for objection, outcome in itertools.product(known, get_args(Outcome)):
        stands = Standing(outcome=outcome, decided_by="fits", next_step="Do this.", alternative="Or that.")
        said = argue(objection, bare, stands)
        assert said.text.endswith((".", "!", "?")), objection.id
        assert "{" not in said.text, objection.id


def test_no_phrasing_belongs_to_two_objections() -> None:
    phrasings = [text.lower() for objection in load_objections() for text in objection.phrasings]
    assert len(phrasings) == len(set(phrasings))


def test_the_answer_is_that_of_the_case_and_holds_the_persons_figures(tmp_path: Path) -> None:
    (objection,) = load_objections(written(tmp_path, GOOD))
    barred = Situation(may_use_work=False, examples_on_hand=210)
    assert argue(objection, barred, standing(barred)).text == "Masking is not permission. You have 210 pieces."
    free = Situation(may_use_work=True, examples_on_hand=12)
    assert argue(objection, free, standing(free)).text == "Do that. You have 12 pieces."


def test_a_sentence_about_what_was_not_told_is_left_out(tmp_path: Path) -> None:
    (objection,) = load_objections(written(tmp_path, GOOD))
    assert argue(objection, Situation(), standing(Situation())).text == "Do that."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{on_hand}", "{onhand}", "nothing is known as {onhand}"),
        ("may_use_work:", "may_use:", "'may_use' is no sign"),
        ("concept: personal-data", "concept: personal", "there is no article 'personal'"),
        ("    - concept:", "    - when: {verdict: [rag]}\n      concept:", "the last one has a condition"),
        ("  phrasings:", "  cues: ['(']\n  phrasings:", "is no pattern"),
        ("what if I take the names out, without names, ", "", "phrasings"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_objections(written(tmp_path, GOOD.replace(old, new)), {"personal-data"})
    assert words in str(caught.value)
    assert "anonymise" in str(caught.value)


def test_a_yes_with_a_limit_is_no_yes_for_another_client() -> None:
    objection = next(entry for entry in load_objections() if entry.id == "other-client")
    limited = Situation(privacy="the brewery agreed in writing, for its own labels only", may_use_work=True)
    said = argue(objection, limited, standing(limited)).text
    assert said.startswith("No")
    assert "for its own labels only" in said


def test_every_objection_is_held_by_a_kind_that_answers_where_it_is_not_near() -> None:
    objections = load_objections()
    held = [name for objection in objections for name in objection.holds]
    told_by_name = {"does-it-go-in", "does-it-do-that"}  # the last resort, which the guide asks for by its words
    assert sorted({*held, *told_by_name}) == sorted(objection.id for objection in objections if not objection.holds)
    assert len(held) == len({*held})


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("about: {holds: [anonymous], answers: [{concept: personal-data, says: [No.]}]}", "no objection"),
        ("about: {holds: [anonymise, anonymise], answers: [{concept: personal-data, says: [No.]}]}", "held twice"),
        (
            "about: {holds: [anonymise], phrasings: [a, b, c], answers: [{concept: personal-data, says: [No.]}]}",
            "has phrasings too",
        ),
    ],
)
def test_a_kind_that_holds_what_is_not_there_is_told(tmp_path: Path, kind: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_objections(written(tmp_path, f"{GOOD}\n{kind}\n"))
    assert words in str(caught.value)
