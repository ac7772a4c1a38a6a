"""How far people agree with each other, as told, is the ceiling that an answer names."""

from __future__ import annotations

import pytest

from journeys.ceiling import people_agree
from journeys.objections import Standing, argue, load_objections
from journeys.situation import Situation

STANDS = Standing(outcome="fine_tune", decided_by="fits", next_step="Do this.", alternative="Or that.")


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("a large model gets 71 percent; we two match 85", "85"),
        ("the prompt got 82 right. Two cataloguers agree with each other about 95", "95"),
        ("two nurses code the same charts and agree 88%", "88"),
        ("both of us on the same 200 tickets: agree in 90 of 100", "90"),
        ("keyword rules, 70 percent; two of us tagged the same 300 and agreed on 94 percent", "94"),
        ("we agree on 40 pieces", None),
        ("60 agreements a year", None),
        ("prompt with six samples, 40 percent changed", None),
    ],
)
def test_the_figure_on_which_people_agree_is_read_and_no_other(said: str, agreed: str | None) -> None:
    expected = None if agreed is None else f"{agreed} in a hundred"
    assert people_agree(Situation(tried_so_far=said)) == expected


def test_who_told_how_far_people_agree_is_told_the_ceiling_and_not_to_measure_it() -> None:
    objection = next(entry for entry in load_objections() if entry.id == "beyond-agreement")
    told = argue(objection, Situation(tried_so_far="it gets 71 percent; we two match 85"), STANDS).text
    assert told.startswith("No")
    assert "85 in a hundred" in told
    assert "measure that first" not in told
    assert "measure that first" in argue(objection, Situation(), STANDS).text
