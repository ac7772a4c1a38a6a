"""The review: doubtful first, decisions that hold, whole rules at once, and taking back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataset.build import review
from dataset.build.names import decide_names, permit
from dataset.build.review import Filter
from dataset.build.state import Build, open_build
from tests.dataset.build.conftest import NOW, Bench
from tests.dataset.build.making import past_work


@pytest.fixture
def build(bench: Bench, tmp_path: Path) -> Build:
    with open_build(bench.gathered(past_work(tmp_path / "work", 30))) as opened:
        yield opened


def test_the_most_doubtful_come_first_and_pages_do_not_overlap(build: Build) -> None:
    every = review.items(build, limit=1000)
    assert [item.doubt for item in every] == sorted((item.doubt for item in every), reverse=True)
    pages = [item for offset in range(0, len(every), 7) for item in review.items(build, offset=offset, limit=7)]
    assert [item.candidate.id for item in pages] == [item.candidate.id for item in every]


def test_a_client_who_may_be_used_raises_no_doubt_and_taking_it_back_raises_it_again(build: Build) -> None:
    before = review.counts(build)
    permit(build, "Corvina", True)
    after = review.counts(build)
    theirs = sum(item.candidate.client == "Corvina" for item in review.items(build, limit=1000))
    assert before.rules["permission"] - after.rules["permission"] == theirs > 0
    assert review.undo(build) == 1
    assert review.counts(build) == before


def test_a_client_who_may_not_be_used_sets_their_work_aside(build: Build) -> None:
    permit(build, "Corvina", False)
    theirs = review.items(build, Filter(client="Corvina"), limit=1000)
    assert {item.standing for item in theirs} == {"aside"}
    assert any("may not be used" in finding.reason for finding in theirs[0].findings)


def test_a_decided_name_raises_no_doubt(build: Build) -> None:
    assert review.counts(build).rules["name"] > 0
    decide_names(build, [row["name"] for row in build.db.execute("SELECT name FROM names").fetchall()], True)
    assert "name" not in review.counts(build).rules


def test_a_rule_is_decided_for_all_its_pairs_and_taken_back_as_one(build: Build) -> None:
    before = review.counts(build)
    touched = review.bulk(build, Filter(standing="look", rule="name"), "keep", now=NOW)
    assert touched == before.rules["name"] > 1
    assert "name" not in review.counts(build).rules
    assert review.undo(build) == touched
    assert review.counts(build) == before


def test_a_bulk_passes_over_what_is_to_be_looked_at_singly(build: Build) -> None:
    rules = review.counts(build).rules
    rule = next(iter(rules))
    look = review.counts(build).standing["look"]
    assert review.bulk(build, Filter(standing="look"), "keep", now=NOW, but=(rule,)) == look - rules[rule]
    assert review.counts(build).rules.get(rule) == rules[rule]


def test_what_the_person_decided_one_by_one_is_not_changed_by_a_bulk(build: Build) -> None:
    mine = review.items(build, limit=1)[0].candidate.id
    review.decide(build, [mine], "aside", now=NOW)
    review.bulk(build, Filter(), "keep", now=NOW)
    item = review.item(build, mine)
    assert item is not None
    assert item.standing == "aside"


def test_an_edit_shows_at_once_and_undo_brings_the_wording_before(build: Build) -> None:
    one = review.items(build, limit=1)[0]
    for words in ("First.", "Second."):
        review.decide(build, [one.candidate.id], "edit", now=NOW, prompt=words)
    review.undo(build)
    item = review.item(build, one.candidate.id)
    assert item is not None
    assert (item.prompt, item.answer, item.standing) == ("First.", one.answer, "keep")


def test_there_is_nothing_to_take_back_at_first(build: Build) -> None:
    assert review.undo(build) == 0


def test_filters_narrow_and_counts_agree_with_them(build: Build) -> None:
    counted = review.counts(build)
    for kind, number in counted.kinds.items():
        assert len(review.items(build, Filter(kind=kind, standing="look"), limit=1000)) == number
    for template, number in counted.templates.items():
        assert len(review.items(build, Filter(template=template, standing="look"), limit=1000)) == number
    for rule, number in counted.rules.items():
        assert len(review.items(build, Filter(rule=rule, standing="look"), limit=1000)) == number
