"""Creating and upgrading the tables: all of it or nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from textwrap import dedent, indent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

import assistant.store
from assistant.errors import NewerSchema, StoreError
from assistant.messages import UserMessage
from assistant.store.engine import open_database
from assistant.store.migrate import Migrations
from assistant.store.repository import Store
from assistant.store.tables import metadata

from .conftest import NOON, Room, sqlite_url

OLDEST = Path(__file__).parent / "data" / "v1.sql"
TALK = "11111111-1111-4111-8111-111111111111"
RUN = "22222222-2222-4222-8222-222222222222"
HEAD = Migrations().scripts().get_current_head()
STEP = f'''"""A later step."""

import os

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{HEAD}"


def upgrade():
'''


def a_later_step(folder: Path, body: str) -> Migrations:
    """The migrations and, after them, one with that body."""
    folder.mkdir(exist_ok=True)
    (folder / "next.py").write_text(STEP + indent(dedent(body).strip(), "    ") + "\n")
    return Migrations(beside=(folder,))


@pytest.fixture
def old_home(tmp_path: Path) -> Path:
    """A data folder as the first release left it."""
    home = tmp_path / "home"
    home.mkdir()
    with closing(sqlite3.connect(home / "peri.db")) as connection:
        connection.executescript(OLDEST.read_text())
    return home


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_the_migrations_make_the_tables_that_the_code_knows(room: Room) -> None:
    with room.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_checks_and_partial_indexes_are_those_of_the_code(tmp_path: Path, file_room: Room) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'by_code.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert _schema(tmp_path / "by_code.db") == _schema(tmp_path / "peri.db")


def _schema(file: Path) -> set[str]:
    """Constraints and indexes, one a line, in no order."""
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL AND tbl_name != 'alembic_version'")
        return {line.strip(" ,\t") for (sql,) in found for line in sql.splitlines()}


def test_the_oldest_database_opens_with_everything_in_it(old_home: Path) -> None:
    store = Store(open_database(sqlite_url(old_home), old_home))
    anna = store.person("anna", "Anna", NOON)
    assert store.interrupt_running(NOON) == 1
    view = store.conversation(anna.id, TALK)
    first, second = view.turns
    assert first.reply is not None
    assert first.reply.citations[0].sources[0].title == "LoRA"
    assert (first.run_id, first.vote and first.vote.comment, first.tools[0].shown) == (RUN, "helpful", "Found one.")
    assert (second.user.text, second.state, second.partial) == ("And at Together?", "interrupted", "Better, so f")
    assert (view.situation, view.settings) == ({"trade": "translator"}, {"speaker": "guide"})
    assert store.list_conversations(anna.id, search="ÜBERSETZUNG").items[0].id == TALK
    assert store.spent(anna.id, NOON.date()) == 0.25
    assert store.health().problem is None
    store.close()


def test_an_upgrade_backs_up_first_and_keeps_everything(old_home: Path, tmp_path: Path) -> None:
    before = dump(old_home / "peri.db")
    later = a_later_step(tmp_path / "steps", "op.add_column('person', sa.Column('language', sa.Text()))")
    database = open_database(sqlite_url(old_home), old_home, now=lambda: NOON, migrations=later)
    database.close()
    (backup,) = (old_home / "backups").iterdir()
    assert backup.name == "0001-20261122T120000Z.db"
    assert backup.stat().st_mode & 0o077 == 0
    assert dump(backup) == before
    assert "language" in "".join(dump(old_home / "peri.db"))
    open_database(sqlite_url(old_home), old_home, migrations=later).close()
    assert len(list((old_home / "backups").iterdir())) == 1


def test_a_table_that_is_rebuilt_keeps_its_children(old_home: Path, tmp_path: Path) -> None:
    rebuild = """
        with op.batch_alter_table("conversation") as table:
            table.alter_column("title", existing_type=sa.Text(), nullable=True)
    """
    later = a_later_step(tmp_path / "steps", rebuild)
    store = Store(open_database(sqlite_url(old_home), old_home, migrations=later))
    anna = store.person("anna", "Anna", NOON)
    assert len(store.conversation(anna.id, TALK).turns) == 2
    store.close()


def test_a_newer_schema_is_refused_and_left_alone(old_home: Path, tmp_path: Path) -> None:
    later = a_later_step(tmp_path / "steps", "op.add_column('person', sa.Column('language', sa.Text()))")
    open_database(sqlite_url(old_home), old_home, migrations=later).close()
    before = dump(old_home / "peri.db")
    with pytest.raises(NewerSchema, match=r'newer Peri.*"backups"') as refused:
        open_database(sqlite_url(old_home), old_home)
    assert str(old_home) not in str(refused.value)
    assert dump(old_home / "peri.db") == before


FAILURES = {
    "a failing statement": "op.execute('INSERT INTO nowhere VALUES (1)')",
    "a row without its parent": "op.execute(\"UPDATE turn SET conversation_id = 'gone'\")",
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_step_that_fails_leaves_the_old_database(old_home: Path, tmp_path: Path, failure: str) -> None:
    before = dump(old_home / "peri.db")
    body = f"op.create_table('fresh', sa.Column('id', sa.Integer()))\nop.drop_table('vote')\n{FAILURES[failure]}"
    with pytest.raises((StoreError, AssertionError)):
        open_database(sqlite_url(old_home), old_home, migrations=a_later_step(tmp_path / "steps", body))
    assert dump(old_home / "peri.db") == before
    open_database(sqlite_url(old_home), old_home).close()


UPGRADE = """
import sys
from pathlib import Path
from assistant.store.engine import open_database
from assistant.store.migrate import Migrations

home = Path(sys.argv[1])
open_database(f"sqlite:///{home / 'peri.db'}", home, migrations=Migrations(beside=(Path(sys.argv[2]),))).close()
"""
STATEMENTS = [
    "op.create_table('fresh', sa.Column('id', sa.Integer()))",
    "op.execute('DELETE FROM vote')",
    "op.drop_table('vote')",
    "op.add_column('person', sa.Column('language', sa.Text()))",
]


@pytest.mark.parametrize("survived", range(len(STATEMENTS) + 1))
def test_a_process_that_dies_between_statements_leaves_the_old_database(
    old_home: Path, tmp_path: Path, survived: int
) -> None:
    before = dump(old_home / "peri.db")
    body = "\n".join([*STATEMENTS[:survived], "os._exit(9)", *STATEMENTS[survived:]])
    a_later_step(tmp_path / "steps", body)
    died = subprocess.run([sys.executable, "-c", UPGRADE, old_home, tmp_path / "steps"], cwd=OLDEST.parents[4])
    assert died.returncode == 9
    assert dump(old_home / "peri.db") == before
    later = a_later_step(tmp_path / "steps", "\n".join(STATEMENTS))
    open_database(sqlite_url(old_home), old_home, migrations=later).close()
    assert "language" in "".join(dump(old_home / "peri.db"))


def test_without_a_backup_nothing_is_upgraded(old_home: Path, tmp_path: Path) -> None:
    (old_home / "backups").write_text("in the way")
    before = dump(old_home / "peri.db")
    later = a_later_step(tmp_path / "steps", "op.drop_table('vote')")
    with pytest.raises(StoreError):
        open_database(sqlite_url(old_home), old_home, migrations=later)
    assert dump(old_home / "peri.db") == before


def test_a_step_that_fails_on_a_server_leaves_the_old_tables(url: str, tmp_path: Path) -> None:
    store = Store(open_database(url, tmp_path), free_bytes=lambda _: 10**9)
    anna = store.person("anna", "Anna", NOON)
    store.begin_turn(anna.id, TALK, UserMessage(text="Keep me"), NOON)
    store.close()
    body = "op.drop_table('vote')\nop.execute('INSERT INTO nowhere VALUES (1)')"
    with pytest.raises(StoreError):
        open_database(url, tmp_path, migrations=a_later_step(tmp_path / "steps", body))
    store = Store(open_database(url, tmp_path))
    (turn,) = store.conversation(anna.id, TALK).turns
    assert turn.user.text == "Keep me"
    assert turn.vote is None
    assert store.health().revision == HEAD
    store.close()


def test_processes_that_start_together_create_the_tables_once(url: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as starts:
        for database in starts.map(lambda _: open_database(url, tmp_path), range(4)):
            database.close()


def test_the_migrations_are_part_of_the_package() -> None:
    scripts = Migrations().scripts()
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert revisions == [f"{number:04}" for number in range(len(revisions), 0, -1)]
    assert Path(scripts.dir) == Path(assistant.store.__file__).parent / "migrations"
