"""The tables of one build: one SQLite file in the person's own folder, and nothing else is its state."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dataset.finding import RULES

VERSION = 1
_BUSY_MS = 10_000
_TABLES = """
CREATE TABLE build (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, file TEXT NOT NULL, at INTEGER NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  sha TEXT, run INTEGER NOT NULL, is_read INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX files_at ON files (at);
CREATE INDEX files_unread ON files (is_read, at);
CREATE TABLE documents (
  file TEXT NOT NULL REFERENCES files (path) ON DELETE CASCADE, part INTEGER NOT NULL,
  id TEXT, kind TEXT, path TEXT NOT NULL, body BLOB, reason TEXT, sentence TEXT, skipped TEXT,
  PRIMARY KEY (file, part)
);
CREATE INDEX documents_id ON documents (id);
CREATE TABLE candidates (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file_at INTEGER NOT NULL, part INTEGER NOT NULL,
  body TEXT NOT NULL, kind TEXT NOT NULL, client TEXT, strategy TEXT NOT NULL, variant INTEGER NOT NULL,
  cluster TEXT, is_judged INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'look',
  doubt INTEGER NOT NULL DEFAULT 0, decided TEXT, standing TEXT NOT NULL DEFAULT 'look'
);
CREATE INDEX candidates_standing ON candidates (standing, doubt DESC, seq);
CREATE INDEX candidates_doubt ON candidates (doubt DESC, seq);
CREATE INDEX candidates_kind ON candidates (kind, standing, doubt DESC, seq);
CREATE INDEX candidates_client ON candidates (client, standing, doubt DESC, seq);
CREATE INDEX candidates_template ON candidates (strategy, variant, standing, doubt DESC, seq);
CREATE TABLE findings (
  candidate TEXT NOT NULL, n INTEGER NOT NULL, rule TEXT NOT NULL, level TEXT NOT NULL, value TEXT NOT NULL,
  side TEXT NOT NULL, start INTEGER, "end" INTEGER, reason TEXT NOT NULL, overlay TEXT,
  PRIMARY KEY (candidate, n)
) WITHOUT ROWID;
CREATE INDEX findings_rule ON findings (rule, value);
CREATE TABLE marks (
  rule TEXT NOT NULL, standing TEXT NOT NULL, doubt INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (rule, standing, doubt DESC, seq)
) WITHOUT ROWID;
CREATE INDEX marks_doubt ON marks (rule, doubt DESC, seq);
CREATE INDEX marks_seq ON marks (seq);
CREATE TABLE decisions (
  candidate TEXT PRIMARY KEY, action TEXT NOT NULL, prompt TEXT, answer TEXT, why TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE journal (
  n INTEGER PRIMARY KEY, batch INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, before TEXT
);
CREATE INDEX journal_batch ON journal (batch);
CREATE TABLE names (
  at INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, token TEXT NOT NULL, sources TEXT NOT NULL,
  is_on INTEGER NOT NULL DEFAULT 1, is_decided INTEGER NOT NULL DEFAULT 0, is_found INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE permissions (client TEXT PRIMARY KEY, may_use INTEGER, note TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sides (candidate TEXT PRIMARY KEY, side TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE final (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, prompt TEXT NOT NULL, answer TEXT NOT NULL, side TEXT
);
CREATE TABLE doubts (rule TEXT PRIMARY KEY, doubt INTEGER NOT NULL) WITHOUT ROWID;
"""


class NewerBuild(Exception):
    """The build was made by a newer Peri; str() is a sentence for the person."""


def connect(path: Path) -> sqlite3.Connection:
    """The build's database, made when it is missing. Raises NewerBuild and sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was decided outlives a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerBuild("A newer Peri made this build. Update Peri to go on with it.")
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _TABLES.split(";"):
                if statement.strip():
                    connection.execute(statement)
            doubts = [(rule, each.doubt) for rule, each in RULES.items()]
            connection.executemany("INSERT INTO doubts VALUES (?, ?)", doubts)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
