"""kill -9 at any moment loses nothing that was promised. PERI_TEST_KILLS sets how often (20)."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from .conftest import Room, sqlite_url

KILLS = int(os.environ.get("PERI_TEST_KILLS", "20"))
ROOT = Path(__file__).parents[3]


def run_and_kill(home: Path, after: int) -> list[list[str]]:
    """The promises that a process gave before it was killed, right after that many of them."""
    command = [sys.executable, "-m", "tests.assistant.store.accepting", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(after)]
        process.kill()
        rest = process.stdout.read()
    lines = (b"".join(first) + rest).decode().splitlines(keepends=True)
    return [line.rstrip("\n").split("\t") for line in lines if line.endswith("\n")]


def test_nothing_that_was_promised_is_lost_when_the_process_is_killed(
    tmp_path: Path, open_room: Callable[[str], Room]
) -> None:
    moments = random.Random(20261122)
    promises = [each for _ in range(KILLS) for each in run_and_kill(tmp_path, moments.randint(1, 80))]
    assert not [each for each in promises if each[0] == "refused"]
    room = open_room(sqlite_url(tmp_path))
    assert room.store.interrupt_running(room.now) > 0
    views = {talk: room.store.conversation(room.anna.id, talk) for _, talk, _ in promises}
    for kind, talk, value in promises:
        (turn,) = views[talk].turns
        assert turn.state in ("done", "interrupted")
        if kind == "accepted":
            assert turn.user.id == value
            assert talk in turn.user.text
        elif kind == "shown":
            assert turn.partial.startswith(value)
        else:
            assert turn.reply is not None
            assert turn.reply.answer == value
            assert turn.state == "done"
            assert views[talk].situation == {"talk": talk}
    with closing(sqlite3.connect(tmp_path / "peri.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    print(f"{KILLS} kills, {len(promises)} promises, {len(views)} messages, 0 lost")


def test_two_processes_write_side_by_side(tmp_path: Path, open_room: Callable[[str], Room]) -> None:
    room = open_room(sqlite_url(tmp_path))
    command = [sys.executable, "-m", "tests.assistant.store.accepting", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for number in range(50):
            room.ask_and_answer(f"Question {number} of mine")
        assert room.store.interrupt_running(room.now) == 0  # the other process is alive: its turns are its own
        process.kill()
        promises = process.stdout.read().decode()
    assert len(room.shown()) == 50
    assert "accepted" in promises
    assert "refused" not in promises
    assert room.store.interrupt_running(room.now) > 0
    assert list((tmp_path / "peri.db.running").iterdir()) == [
        tmp_path / "peri.db.running" / f"{room.database.owner}.alive"
    ]
