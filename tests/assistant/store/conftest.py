"""A store on SQLite and, when PERI_TEST_POSTGRES_URL names a server, on PostgreSQL: the same promises on both."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy.engine import make_url

from assistant.messages import AssistantMessage, Message, Reply, UserMessage
from assistant.store.engine import Database, open_database
from assistant.store.repository import Store
from assistant.store.views import Person, TurnBegun

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
POSTGRES = "PERI_TEST_POSTGRES_URL"


def sqlite_url(home: Path) -> str:
    return f"sqlite:///{home / 'peri.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
        return
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server to try")
    schema = f"peri_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        address = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
        yield address.render_as_string(hide_password=False)
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@dataclass
class Room:
    """A store with two people, and short words for what tests do to it."""

    store: Store
    database: Database
    anna: Person
    boris: Person
    now: datetime = NOON
    talk: str = field(default_factory=lambda: str(uuid4()))

    def later(self, seconds: float) -> datetime:
        self.now += timedelta(seconds=seconds)
        return self.now

    def ask(
        self, text: str, *, talk: str | None = None, id: str | None = None, replaces: str | None = None
    ) -> TurnBegun:
        message = UserMessage(text=text, id=id or str(uuid4()))
        return self.store.begin_turn(self.anna.id, talk or self.talk, message, self.now, replaces=replaces)

    def answer(self, begun: TurnBegun, text: str = "An answer.", **reply: object) -> Reply:
        said: list[Message] = [AssistantMessage(id=begun.answer_id, text=text)]
        given = Reply.model_validate({"answer": text, "behaviour": "explain", **reply})
        self.store.end_turn(begun.turn_id, given, None, said, begun.situation, self.now)
        return given

    def ask_and_answer(self, text: str, answer: str = "An answer.", *, talk: str | None = None) -> TurnBegun:
        begun = self.ask(text, talk=talk)
        self.answer(begun, answer)
        return begun

    def shown(self, talk: str | None = None) -> list[tuple[str, str]]:
        """What Anna sees: each question with its answer."""
        view = self.store.conversation(self.anna.id, talk or self.talk)
        return [(turn.user.text, turn.partial) for turn in view.turns]


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[Callable[[str], Room]]:
    """Opens a room at an address; closes all of them in the end."""
    opened: list[Store] = []

    def open_at(url: str) -> Room:
        database = open_database(url, tmp_path, busy_ms=1_000)
        store = Store(database, free_bytes=lambda _: 10**9)
        opened.append(store)
        return Room(store, database, store.person("anna", "Anna", NOON), store.person("boris", "Boris", NOON))

    yield open_at
    for store in opened:
        store.close()


@pytest.fixture
def room(url: str, open_room: Callable[[str], Room]) -> Room:
    """A room on each kind of database."""
    return open_room(url)


@pytest.fixture
def file_room(tmp_path: Path, open_room: Callable[[str], Room]) -> Room:
    """A room on SQLite only, for what is about files."""
    return open_room(sqlite_url(tmp_path))
