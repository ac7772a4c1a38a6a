"""What is read from the words of a situation."""

from __future__ import annotations

from typing import Any

import pytest

from journeys.signs import Signs, read_signs
from journeys.situation import Situation

READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"tried_so_far": "nothing yet"}, {"tried_so_far": "nothing"}),
    ({"tried_so_far": "No"}, {"tried_so_far": "nothing"}),
    ({"tried_so_far": "ChatGPT, bland"}, {"tried_so_far": "plain", "needs_facts": "no"}),
    ({"tried_so_far": "a prompt without any samples"}, {"tried_so_far": "plain"}),
    ({"tried_so_far": "zero-shot only"}, {"tried_so_far": "plain"}),
    ({"tried_so_far": "a style guide, six samples, too stiff"}, {"tried_so_far": "samples", "needs_facts": "no"}),
    ({"tried_so_far": "agrees with us in 78 percent"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "works well"}, {"tried_so_far": "works"}),
    ({"tried_so_far": "works well but I still rewrite half of it"}, {"tried_so_far": "samples"}),
    ({"tried_so_far": "it makes prices up"}, {"needs_facts": "yes"}),
    ({"tried_so_far": "it makes prices up", "needs_facts": False}, {"needs_facts": "no"}),
    ({"task": "answers to support questions"}, {"needs_facts": "yes", "task": True}),
    ({"task": "all kinds of texts for one shop"}, {"task": False}),
    ({"privacy": "all mine"}, {"may_use_work": "yes"}),
    ({"privacy": "no NDA, nothing confidential"}, {"may_use_work": "yes"}),
    ({"privacy": "the client owns it"}, {"may_use_work": "no"}),
    ({"privacy": "client-owned"}, {"may_use_work": "no"}),
    ({"privacy": "all of it is under NDA"}, {"may_use_work": "no"}),
    ({"privacy": "the client never agreed"}, {"may_use_work": None}),
    ({"privacy": "scraped from the web"}, {"may_use_work": "others"}),
    ({"privacy": "mine", "may_use_work": False}, {"may_use_work": "no"}),
    ({"privacy": "half under NDA", "examples_on_hand": 81}, {"may_use_work": "partly", "barred": 41}),
    ({"privacy": "30% under NDA", "examples_on_hand": 200}, {"examples_on_hand": 140, "barred": 60}),
    ({"privacy": "40 of them are under NDA, the rest is mine", "examples_on_hand": 150}, {"examples_on_hand": 110}),
    ({"privacy": "some under NDA since 2021", "examples_on_hand": 150}, {"barred": 0, "may_use_work": "partly"}),
    ({"privacy": "mine, but with patients' names"}, {"personal_data": True}),
    ({"privacy": "mine, no names in them"}, {"personal_data": False}),
    ({"change_rate": "never"}, {"change_rate": "stable"}),
    ({"change_rate": "the same for six years"}, {"change_rate": "stable"}),
    ({"change_rate": "once a year"}, {"change_rate": "sometimes"}),
    ({"change_rate": "structure fixed, prices weekly"}, {"change_rate": "sometimes"}),
    ({"change_rate": "prices change every week"}, {"change_rate": "facts often"}),
    ({"change_rate": "new brief for every client"}, {"change_rate": "often"}),
    ({"change_rate": "never the same"}, {"change_rate": "facts often"}),
    ({"change_rate": "hard to say"}, {"change_rate": None}),
    ({"judged_by": "gut feeling"}, {"judged_by": False}),
    ({"judged_by": "words that the editor changes"}, {"judged_by": True}),
    ({"runs_where": "on my own machine"}, {"own_machine_only": True}),
    ({"runs_where": "it does not have to be local"}, {"own_machine_only": False}),
    ({"task": "posts that pass AI detection"}, {"wants_to_pass_detectors": True}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "signs"), READ, ids=lambda value: str(value)[:60])
def test_words_become_signs(told: dict[str, Any], signs: dict[str, Any]) -> None:
    read = read_signs(Situation(**told))

    assert {name: getattr(read, name) for name in signs} == signs


def test_nothing_told_gives_no_sign() -> None:
    assert read_signs(Situation()) == Signs()
