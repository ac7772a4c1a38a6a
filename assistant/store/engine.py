"""Opening the database: the engine, one writer at a time, plain words for every fault."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import filelock
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from assistant.errors import SettingError
from assistant.store.connect import READS, WRITES, postgres_engine, sqlite_engine
from assistant.store.faults import in_plain_words
from assistant.store.migrate import Migrations, bring_up_to_date
from assistant.store.presence import Presence
from assistant.store.stamps import from_stamp

log = logging.getLogger(__name__)

SILENCE = timedelta(seconds=60)  # after this long without a heartbeat another host's turn counts as dead
POSTGRES_NAMES = ("postgresql", "postgres", "postgresql+psycopg")


class Database:
    """A database that is open and up to date; every fault of it is raised as StoreError.

    `owner` is the id of this process in it. SQLite gets one writer at a time, in this process and among processes:
    before 3.51.3 two connections that write or checkpoint at once can damage a WAL database
    (https://www.sqlite.org/wal.html, "The WAL-reset bug").
    """

    def __init__(
        self, engine: Engine, home: Path, one_writer: AbstractContextManager[object], presence: Presence | None
    ) -> None:
        self.engine = engine
        self.home = home
        self.owner = presence.owner if presence else str(uuid4())
        self._one_writer = one_writer
        self._presence = presence
        self._reads = engine.execution_options(**READS[engine.dialect.name])
        self._writes = engine.execution_options(**WRITES[engine.dialect.name])

    @property
    def is_sqlite(self) -> bool:
        """True for a file on this machine, False for a PostgreSQL server."""
        return self._presence is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: all its queries see one moment."""
        with in_plain_words(), self._reads.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction, committed to disk when the block ends; an error in the block undoes all of it."""
        with in_plain_words(), self._one_writer, self._writes.connect() as connection, connection.begin():
            yield connection

    def is_abandoned(self, owner: str, heartbeat_at: str, now: datetime) -> bool:
        """Whether a turn of that process can no longer end by itself."""
        if owner == self.owner:
            return False
        if self._presence is not None:
            return not self._presence.is_alive(owner)
        return now - from_stamp(heartbeat_at) > SILENCE

    def close(self) -> None:
        """Let go of the database; turns of this process that still run count as interrupted from now on."""
        self.engine.dispose()
        if self._presence is not None:
            self._presence.end()


def open_database(
    url: str,
    home: Path,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    busy_ms: int = 10_000,
    migrations: Migrations | None = None,
) -> Database:
    """Open the database at `url`, created or upgraded when needed; an SQLite file is backed up before an upgrade.

    `home` is Peri's data folder. Raises SettingError for an address of another kind, NewerSchema when a newer Peri
    wrote the data, StoreError when it cannot be opened.
    """
    address = _address(url)
    with in_plain_words():
        home.mkdir(parents=True, exist_ok=True)
        if address.get_backend_name() == "sqlite":
            return _open_file(address, home, now, busy_ms, migrations or Migrations())
        engine = postgres_engine(address, busy_ms)
        bring_up_to_date(engine, home, now(), migrations or Migrations())
        return Database(engine, home, _Anyone(), None)


class _Anyone(AbstractContextManager[None]):
    """PostgreSQL keeps its writers apart itself."""

    def __exit__(self, *_: object) -> None:
        return None


class _OneWriter(AbstractContextManager[None]):
    """One writer at a time: a lock among threads, then one among processes."""

    def __init__(self, file: Path, wait_s: float) -> None:
        self._wait_s = wait_s
        self._thread = threading.Lock()
        self._process = filelock.FileLock(file, timeout=wait_s, poll_interval=0.01, thread_local=False)

    def __enter__(self) -> None:
        if not self._thread.acquire(timeout=self._wait_s):
            raise filelock.Timeout(self._process.lock_file)
        try:
            self._process.acquire()
        except BaseException:
            self._thread.release()
            raise

    def __exit__(self, *_: object) -> None:
        try:
            self._process.release()
        finally:
            self._thread.release()


def _open_file(address: URL, home: Path, now: Callable[[], datetime], busy_ms: int, migrations: Migrations) -> Database:
    if not address.database or address.database == ":memory:":
        raise SettingError("Peri keeps its data in a file: sqlite:////path/to/peri.db.")
    file = Path(address.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600, exist_ok=True)
    one_writer = _OneWriter(file.with_name(f"{file.name}.lock"), busy_ms / 1000)
    with one_writer:
        bring_up_to_date(sqlite_engine(file, busy_ms, for_migration=True), home, now(), migrations)
    return Database(sqlite_engine(file, busy_ms), home, one_writer, Presence(file.with_name(f"{file.name}.running")))


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    if address is not None and address.drivername in ("sqlite", "sqlite+pysqlite"):
        return address
    if address is not None and address.drivername in POSTGRES_NAMES:
        return address.set(drivername="postgresql+psycopg")
    raise SettingError("Peri's database address starts with postgresql:// (a server) or sqlite:/// (a file).")
