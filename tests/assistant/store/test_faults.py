"""What goes wrong below is said loudly and in plain words."""

from __future__ import annotations

import logging
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from assistant.errors import SettingError, StoreError
from assistant.messages import AssistantMessage
from assistant.store.engine import open_database
from assistant.store.repository import Store

from .conftest import NOON, Room, sqlite_url

SECRET = "my-client-is-called-Rumpelstiltskin"


def assert_plain(error: StoreError, tmp_path: Path) -> None:
    said = str(error)
    assert said.endswith(".")
    assert len(said) > 30
    for forbidden in (str(tmp_path), "sqlite", "SELECT", "INSERT", "Error", "psycopg", SECRET):
        assert forbidden not in said


def test_a_locked_database_is_an_error_and_not_silence(file_room: Room, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "peri.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use") as refused:
            file_room.ask(SECRET)
        other.execute("ROLLBACK")
    assert_plain(refused.value, tmp_path)
    assert file_room.store.owner_of(file_room.talk) is None
    file_room.ask("Now it works")


def test_a_full_disk_refuses_loudly_and_takes_nothing(file_room: Room, tmp_path: Path) -> None:
    room = file_room
    room.ask_and_answer("Before")
    engine = room.database.engine

    def fill(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine.dispose()
    event.listen(engine, "connect", fill)
    with pytest.raises(StoreError, match="full") as refused:
        room.ask(SECRET * 2_000)
    assert_plain(refused.value, tmp_path)
    event.remove(engine, "connect", fill)
    engine.dispose()
    assert room.shown() == [("Before", "An answer.")]
    room.ask_and_answer(SECRET * 2_000)
    assert room.store.health().problem is None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.write_bytes(b"This is no database. " * 500), "damaged"),
        (lambda file: file.mkdir(), "may not write"),
    ],
    ids=["not a database", "cannot be opened"],
)
def test_a_database_that_cannot_be_opened_says_so(tmp_path: Path, spoil: Callable[[Path], object], said: str) -> None:
    spoil(tmp_path / "peri.db")
    with pytest.raises(StoreError, match=said) as refused:
        open_database(sqlite_url(tmp_path), tmp_path)
    assert_plain(refused.value, tmp_path)


def test_a_database_that_is_damaged_later_is_seen_by_health_and_by_readers(file_room: Room, tmp_path: Path) -> None:
    for number in range(30):
        file_room.ask_and_answer(f"Question {number} " + "words " * 500, talk=str(uuid4()))
    assert file_room.store.health().problem is None
    file_room.store.close()
    file = tmp_path / "peri.db"
    whole = file.read_bytes()
    half = len(whole) // 2  # the schema, in the first pages, stays readable
    file.write_bytes(whole[:half] + b"\xff" * (len(whole) - half))
    database = open_database(sqlite_url(tmp_path), tmp_path)
    store = Store(database)
    assert "damaged" in (store.health().problem or "")
    with pytest.raises(StoreError, match="damaged"):
        store.list_conversations(file_room.anna.id, search="words")
    store.close()


def test_a_server_that_is_away_says_so(tmp_path: Path) -> None:
    password = uuid4().hex
    with pytest.raises(StoreError, match="cannot be reached") as refused:
        open_database(f"postgres://peri:{password}@127.0.0.1:1/peri", tmp_path)
    assert_plain(refused.value, tmp_path)
    assert password not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("url", ["mysql://localhost/peri", "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_an_address_of_another_kind_is_a_setting_that_does_not_work(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingError):
        open_database(url, tmp_path)


def test_the_persons_words_are_in_no_log_and_no_traceback(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    begun = room.ask(SECRET)
    with pytest.raises(StoreError) as refused:
        room.store.add_messages(begun.turn_id, [AssistantMessage(id="no uuid", text=SECRET)], NOON)
    assert refused.value.__cause__ is not None
    assert [record.levelname for record in caplog.records if record.name == "assistant.store.faults"] == ["ERROR"]
    assert SECRET not in caplog.text
    assert SECRET not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("bad", ["1", "x" * 36, "0" * 36, str(uuid4()).upper(), str(uuid4())[:-1] + "'"])
@pytest.mark.parametrize("table", ["person", "conversation", "turn", "message"])
def test_the_database_itself_refuses_ids_that_are_no_uuids(room: Room, table: str, bad: str) -> None:
    room.ask_and_answer("Something to change")
    with pytest.raises(IntegrityError), room.database.engine.connect() as connection, connection.begin():
        connection.execute(text(f"UPDATE {table} SET id = :bad"), {"bad": bad})


def test_every_commit_is_on_disk_and_the_file_is_private(file_room: Room, tmp_path: Path) -> None:
    with file_room.database.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 1_000}
    for file in tmp_path.glob("peri.db*"):
        if file.suffix in (".db", ".db-wal"):
            assert file.stat().st_mode & 0o077 == 0
