"""The runs of journeys in the store: one open a person, nothing lost, nobody else's."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import NotYours
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.walking import Walk
from journeys.journey import load_journeys
from journeys.run import JourneyRun, RunStep, said_done

from .conftest import NOON, Room, sqlite_url

TODAY = NOON.date()
DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[3]


def run(journey: str) -> JourneyRun:
    """A fresh run of two steps."""
    steps = tuple(RunStep(id=id, title=id.title(), do="Do.", why="So.", done="There.") for id in ("one", "two"))
    return JourneyRun(
        journey=journey, title=journey.title(), outcome="A result.", version=1, started_at=TODAY, seen_at=TODAY,
        steps=steps,
    )  # fmt: skip


def states(room: Room) -> list[tuple[str, str]]:
    """Anna's runs, each with how it stands."""
    runs = room.store.journeys.all(room.anna.id)
    return [(r.journey, "finished" if r.is_finished else "parked" if r.parked else "open") for r in runs]


def test_beginning_another_parks_the_one_before(room: Room) -> None:
    runs = room.store.journeys
    runs.begin(room.anna.id, run("first"), NOON)
    runs.begin(room.anna.id, run("second"), room.later(1))

    assert states(room) == [("second", "open"), ("first", "parked")]
    assert runs.all(room.boris.id) == ()


def test_a_journey_under_way_is_taken_up_and_not_begun_again(room: Room) -> None:
    runs = room.store.journeys
    runs.begin(room.anna.id, run("first"), NOON)
    runs.change(room.anna.id, "first", lambda r: said_done(r, "one", TODAY), room.later(1))
    runs.begin(room.anna.id, run("second"), room.later(1))
    again = runs.begin(room.anna.id, run("first"), room.later(1))

    assert again.done_count == 1
    assert states(room) == [("first", "open"), ("second", "parked")]


def test_a_finished_journey_is_kept_beside_a_new_one_of_the_same_kind(room: Room) -> None:
    runs = room.store.journeys
    runs.begin(room.anna.id, run("first"), NOON)
    for step in ("one", "two"):
        runs.change(room.anna.id, "first", lambda r, step=step: said_done(r, step, TODAY), room.later(1))  # type: ignore[misc]
    assert runs.open(room.anna.id) is None
    runs.begin(room.anna.id, run("first"), room.later(1))

    assert states(room) == [("first", "open"), ("first", "finished")]


def test_a_change_that_fails_leaves_the_run_as_it_was(room: Room) -> None:
    runs = room.store.journeys
    begun = runs.begin(room.anna.id, run("first"), NOON)

    def broken(before: JourneyRun) -> JourneyRun:
        raise ValueError(before.journey)

    with pytest.raises(ValueError, match="first"):
        runs.change(room.anna.id, "first", broken, room.later(1))
    assert runs.open(room.anna.id) == begun


def test_another_persons_journey_does_not_exist(room: Room) -> None:
    room.store.journeys.begin(room.anna.id, run("first"), NOON)

    with pytest.raises(NotYours):
        room.store.journeys.change(room.boris.id, "first", lambda r: r, NOON)
    assert room.store.journeys.delete(room.boris.id) == 0


def test_deleting_takes_one_or_all(room: Room) -> None:
    for name in ("first", "second", "third"):
        room.store.journeys.begin(room.anna.id, run(name), room.later(1))

    assert room.store.journeys.delete(room.anna.id, "second") == 1
    assert states(room) == [("third", "open"), ("first", "parked")]
    assert room.store.journeys.delete(room.anna.id) == 2
    assert states(room) == []


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from assistant.store.engine import open_database
from assistant.store.repository import Store
from journeys.run import said_done

home, now = Path(sys.argv[1]), datetime(2026, 11, 22, 12, tzinfo=UTC)
store = Store(open_database(f"sqlite:///{home / 'peri.db'}", home))
store.journeys.change(sys.argv[2], "first", lambda run: said_done(run, "one", now.date()), now)
store.journeys.change(sys.argv[2], "first", lambda run: (said_done(run, "two", now.date()), os._exit(9))[0], now)
"""


def test_a_kill_keeps_what_was_marked_and_leaves_no_half_step(file_room: Room, tmp_path: Path) -> None:
    file_room.store.journeys.begin(file_room.anna.id, run("first"), NOON)
    killed = subprocess.run([sys.executable, "-c", KILLED, tmp_path, file_room.anna.id], cwd=ROOT)
    found = file_room.store.journeys.open(file_room.anna.id)

    assert killed.returncode == 9
    assert found is not None
    assert [step.state for step in found.steps] == ["done", "open"]


def test_an_old_database_walks_on_under_a_new_catalogue_and_loses_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "peri.db")) as connection:
        connection.executescript((DATA / "v2_journeys.sql").read_text())
    store = Store(open_database(sqlite_url(tmp_path), tmp_path))
    anna = store.person("anna", "Anna", NOON)
    before = store.journeys.open(anna.id)
    assert before is not None
    newer = load_journeys(DATA / "newer_catalog")
    walk = Walk(store.journeys, anna.id, newer, lambda: NOON.replace(month=12, day=14))
    met = walk.open()

    assert met is not None
    assert met.welcome is not None
    assert met.welcome.startswith("Welcome back after 3 weeks.")
    assert "62 of 100 so far" in met.welcome
    assert met.changed == (
        "This journey has changed since you were last here. Rights are settled before anything is collected. "
        "New: “Settle the rights”. No longer part of it: “Print them out”. What you have done is kept."
    )
    assert [(step.id, step.state) for step in met.run.steps] == [
        ("choose", "done"), ("rights", "open"), ("collect", "open"), ("measure", "skipped"), ("train", "open"),
    ]  # fmt: skip
    assert [(step.id, step.evidence) for step in met.run.gone] == [("print", "a folder on the shelf")]
    assert met.run.facts == {"profession": "copywriter", "examples_on_hand": 62}
    assert met.run.started_at == date(2026, 11, 2)
    assert Walk(store.journeys, anna.id, newer, lambda: NOON.replace(month=12, day=14)).open() == type(met)(met.run)
    vanished = Walk(store.journeys, anna.id, (), lambda: NOON.replace(month=12, day=15)).open()
    assert vanished is not None
    assert [step.title for step in vanished.run.steps] == [step.title for step in met.run.steps]
    store.close()
