"""The log and the comparisons in the database: theirs alone, whole after a kill, gone when deleted."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from assistant.errors import InputRefused, NotYours
from assistant.store.tables import comparison, judgement, logged_project
from tracking.blind import Comparison, Pair
from tracking.project import Project

from .conftest import NOON, Room

ACME = Project(name="Acme", helper="tuned model", rounds=2, minutes=95)
BOTH = Comparison(
    name="first",
    one="base",
    other="tuned",
    pairs=tuple(Pair(brief=f"b{at}", one=f"x{at}", other=f"y{at}") for at in range(3)),
    seed="s",
)


def rows(room: Room) -> list[int]:
    with room.database.reading() as connection:
        tables = (logged_project, comparison, judgement)
        return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]


def test_a_project_is_logged_changed_and_deleted_by_its_person_alone(room: Room) -> None:
    anna, ben = (room.store.person(name, name, NOON).id for name in ("anna", "ben"))
    first, second = room.store.projects.add(anna, [ACME, ACME], NOON)
    assert (first.number, second.number) == (1, 2)
    room.store.projects.add(ben, [ACME], NOON)
    room.store.projects.change(anna, 1, ACME.model_copy(update={"rounds": 3}), NOON)
    assert [each.project.rounds for each in room.store.projects.all(anna)] == [3, 2]
    assert [each.project.rounds for each in room.store.projects.all(ben)] == [2]
    for number in (7, 2):
        with pytest.raises(NotYours, match=f"number {number}"):
            room.store.projects.change(ben, number, ACME, NOON)
        with pytest.raises(NotYours, match=f"number {number}"):
            room.store.projects.delete(ben, number)
    assert room.store.projects.delete(anna, 1) == 1
    assert room.store.projects.delete(anna) == 1
    assert [each.number for each in room.store.projects.all(ben)] == [1]


def test_a_deleted_projects_number_is_never_given_again(room: Room) -> None:
    anna = room.store.person("anna", "Anna", NOON).id
    room.store.projects.add(anna, [ACME, ACME], NOON)
    room.store.projects.delete(anna, 2)
    assert [each.number for each in room.store.projects.add(anna, [ACME, ACME], NOON)] == [3, 4]
    room.store.projects.delete(anna)
    (last,) = room.store.projects.add(anna, [ACME], NOON)
    assert (last.number, last.logged_on) == (5, NOON.date())
    assert room.store.projects.all(anna)[0].logged_on == NOON.date()


def test_judgements_are_kept_one_by_one_and_taken_back_in_order(room: Room) -> None:
    anna, ben = (room.store.person(name, name, NOON).id for name in ("anna", "ben"))
    kept = room.store.comparisons.add(anna, BOTH, NOON)
    assert room.store.comparisons.judge(anna, kept.id, 0, "left", NOON).choices == {0: "left"}
    assert room.store.comparisons.judge(anna, kept.id, 1, "tie", NOON).choices == {0: "left", 1: "tie"}
    assert room.store.comparisons.judge(anna, kept.id, 1, "right", NOON).choices[1] == "right"
    assert room.store.comparisons.undo(anna, kept.id).choices == {0: "left"}
    assert room.store.comparisons.undo(anna, kept.id).choices == {}
    assert room.store.comparisons.undo(anna, kept.id).choices == {}
    with pytest.raises(NotYours):
        room.store.comparisons.judge(ben, kept.id, 0, "left", NOON)
    with pytest.raises(InputRefused, match="no pair"):
        room.store.comparisons.judge(anna, kept.id, 3, "left", NOON)


def test_an_ended_comparison_stays_ended(room: Room) -> None:
    anna = room.store.person("anna", "Anna", NOON).id
    kept = room.store.comparisons.add(anna, BOTH, NOON)
    room.store.comparisons.end(anna, kept.id, NOON)
    for change in (
        lambda: room.store.comparisons.judge(anna, kept.id, 0, "left", NOON),
        lambda: room.store.comparisons.undo(anna, kept.id),
    ):
        with pytest.raises(InputRefused, match="is over"):
            change()


def test_a_name_is_given_once_to_each_person(room: Room) -> None:
    anna, ben = (room.store.person(name, name, NOON).id for name in ("anna", "ben"))
    room.store.comparisons.add(anna, BOTH, NOON)
    room.store.comparisons.add(ben, BOTH, NOON)
    with pytest.raises(InputRefused, match="“first” already"):
        room.store.comparisons.add(anna, BOTH, NOON)


def test_deleting_leaves_no_row_behind(room: Room) -> None:
    anna = room.store.person("anna", "Anna", NOON).id
    room.store.projects.add(anna, [ACME], NOON)
    kept = room.store.comparisons.add(anna, BOTH, NOON)
    room.store.comparisons.judge(anna, kept.id, 0, "left", NOON)
    assert rows(room) == [1, 1, 1]
    room.store.projects.delete(anna)
    room.store.comparisons.delete(anna)
    assert rows(room) == [0, 0, 0]
    with pytest.raises(NotYours):
        room.store.comparisons.delete(anna, kept.id)
