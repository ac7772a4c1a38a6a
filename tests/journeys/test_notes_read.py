"""Answers written as terse notes are read as they are meant; a yes that is none is the worst error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from assistant.models.guide.interview import likely_reply_to, reply_to, with_level
from assistant.models.guide.reading.rights import permission_told
from journeys.rights import read_rights
from journeys.sayings import Sayings
from journeys.signs import read_signs
from journeys.situation import Situation
from knowledge.content import read_yaml

HERE = Path(__file__).parent


def told(sayings: Sayings, facts: Mapping[str, Any]) -> Situation:
    return Situation(**facts).with_meanings(sayings.meanings(facts))


def answered(sayings: Sayings, asked: str, text: str) -> Situation:
    """What is known after this reply to the question for `asked`."""
    facts = reply_to(asked, text, None)
    if facts is None:
        facts = likely_reply_to(asked, text) or {}
    return told(sayings, with_level(sayings, asked, text, facts))


def permitted(sayings: Sayings, text: str) -> Situation:
    """What is known once it was asked outright whether they may be used."""
    facts = permission_told(text) or {}
    return told(sayings, {"privacy": text, **facts})


def readings(name: str, read: Callable[[str], str | None]) -> list[tuple[str, str, str | None]]:
    """Each answer of a table with what it means and what was read."""
    table = TypeAdapter(dict[str, list[str]]).validate_python(read_yaml(HERE / f"{name}.yaml"))
    return [(text, label, read(text)) for label, texts in table.items() for text in texts]


def share_right(rows: list[tuple[str, str, str | None]]) -> float:
    return sum(label == read for _, label, read in rows) / len(rows)


@pytest.mark.parametrize(
    "situation",
    [lambda sayings, text: answered(sayings, "privacy", text), permitted],
    ids=["whose are they", "may you use them"],
)
def test_notes_on_rights_are_read_as_meant_and_hardly_ever_as_a_yes_that_is_none(
    sayings: Sayings, situation: Callable[[Sayings, str], Situation]
) -> None:
    rows = readings("notes_on_rights", lambda text: read_rights(situation(sayings, text)))

    wrong_yes = [text for text, label, read in rows if read == "yes" != label]
    assert len(rows) == 60
    assert share_right(rows) >= 0.75, [row for row in rows if row[1] != row[2]]
    assert len(wrong_yes) <= 1, wrong_yes


def test_asides_moods_limits_and_secrecy_are_read_as_meant(sayings: Sayings) -> None:
    rows = readings("notes_on_limits", lambda text: read_rights(answered(sayings, "privacy", text)))

    assert len(rows) > 80
    assert share_right(rows) >= 0.9, [row for row in rows if row[1] != row[2]]
    assert not [text for text, label, read in rows if read == "yes" != label]


def test_notes_on_what_was_tried_are_read_as_meant(sayings: Sayings) -> None:
    rows = readings("notes_on_trials", lambda text: read_signs(answered(sayings, "tried_so_far", text)).tried_so_far)

    assert len(rows) == 60
    assert share_right(rows) >= 0.8, [row for row in rows if row[1] != row[2]]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("no secrecy, no sale, no co-writer; quilt patterns by my hand", None),
        ("the film company owns them as work for hire", {"privacy": "the film company owns them as work for hire"}),
        ("two funeral homes agree, the third refuses", {"privacy": "two funeral homes agree, the third refuses"}),
        ("agreed orally with every beekeeper", {"privacy": "agreed orally with every beekeeper"}),
        ("no. hold on, I may after all, they signed", {"may_use_work": True}),
        ("the museum said no", {"may_use_work": False}),
    ],
)
def test_a_bare_yes_or_no_is_only_noted_where_nothing_speaks_against_it(
    text: str, facts: dict[str, Any] | None
) -> None:
    assert permission_told(text) == facts


@pytest.mark.parametrize(
    ("said", "rights"),
    [
        ("the coal mine's lawyers sent nothing yet", None),
        ("it was a privilege to write them; they are mine", "yes"),
        ("texts for two wine bars and a kitchen, all mine", "yes"),
        ("club newsletters, I own the copyright", "yes"),
        ("guests signed for the newsletter", "unclear"),
    ],
)
def test_nouns_that_look_like_bars_or_permissions_are_none(said: str, rights: str | None) -> None:
    assert read_rights(Situation(privacy=said)) == rights
