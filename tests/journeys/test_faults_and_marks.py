"""What goes wrong in a draft, by kind; the mark to beat; how far people agree: read in the words of many trades."""

from __future__ import annotations

import pytest

from journeys.faults import faults_named, mostly_facts
from journeys.marks import ceiling_told, mark_told

FAULTS: list[tuple[str, set[str]]] = [
    ("pasted my notes: leaves out the allergens", {"left out"}),
    ("it forgets the notice period every time", {"left out"}),
    ("nice prose, but it makes up ancestors", {"made up"}),
    ("two lines of instruction; invents guarantees", {"made up"}),
    ("sounds fine, delivery dates wrong", {"values"}),
    ("mixes up the scores of the two teams", {"values"}),
    ("sometimes drops a 'not' in the verdict", {"lost words"}),
    ("asked for an A2 text, no samples; too hard for my class", {"level"}),
    ("twice as long as the slot", {"length"}),
    ("parts in the wrong order", {"order"}),
    ("ignores the template", {"form"}),
    ("one letter pasted in: good start, then any lawyer", {"drift"}),
    ("stiff and full of exclamation marks", set()),
    ("the dates are fine, the tone is stiff", set()),
    ("a made-up case looked usable", set()),
    ("nothing yet", set()),
]
SHARES: list[tuple[str, bool | None]] = [
    ("13 of 19 errors are facts", True),
    ("19 words in a hundred: 13 fact, 4 manner, 2 left out", True),
    ("3 facts, 11 tone, 2 left out", False),
    ("mostly wrong figures", True),
    ("12 of 40 came back", None),
    ("six samples; the tone slips", None),
]
MARKS: list[tuple[str, str | None, str | None]] = [
    ("six samples for a month: shape right, I change about 35 percent of the words",
     "I change about 35 percent of the words", None),
    ("prompt with all codes gets 71 percent; two coders agree on 84",
     "prompt with all codes gets 71 percent", "two coders agree on 84"),
    ("style guide and nearest old ones: still 9 fixes per page", "9 fixes per page", None),
    ("with samples I still rewrite a third", "with samples I still rewrite a third", None),
    ("six samples in the prompt, too stiff", None, None),
    ("five of my labels in it; I still rewrite a quarter of the words, counted over 40",
     "I still rewrite a quarter of the words, counted over 40", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "kinds"), FAULTS)
def test_faults_are_read_by_kind_and_quoted(told: str, kinds: set[str]) -> None:
    found = faults_named(told)

    assert {fault.kind for fault in found} == kinds
    assert all(fault.words and fault.words in " ".join(told.split()) for fault in found)


@pytest.mark.parametrize(("told", "mostly"), SHARES)
def test_counted_faults_say_whether_they_are_mostly_facts(told: str, mostly: bool | None) -> None:
    assert mostly_facts(told) is mostly


@pytest.mark.parametrize(("told", "mark", "ceiling"), MARKS)
def test_the_mark_and_the_ceiling_come_in_the_persons_words(told: str, mark: str | None, ceiling: str | None) -> None:
    assert (mark_told(told), ceiling_told(told)) == (mark, ceiling)
