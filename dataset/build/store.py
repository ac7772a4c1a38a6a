"""Documents and candidates of a build as something that can be gone through twice, one at a time in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator

from dataset.build.reading import unpacked
from dataset.build.state import Build
from dataset.candidate import Candidate
from dataset.document import Document

Place = tuple[int, int]  # number of the file, part of it
BEFORE_ALL: Place = (-1, -1)
_PAGE_DOCUMENTS, _PAGE_CANDIDATES = 64, 500
_COUNTED = "d.body IS NOT NULL AND d.reason IS NULL"  # not repeated


class Documents:
    """All documents in order. A second pass begins after `after`; `place` is where the pass stands now."""

    def __init__(self, build: Build, after: Place = BEFORE_ALL, met: Callable[[], object] = lambda: None) -> None:
        self._build, self._after, self._met = build, after, met
        self._passes = 0
        self.place = BEFORE_ALL

    @property
    def is_second(self) -> bool:
        """Whether the second pass has begun."""
        return self._passes > 1

    def __iter__(self) -> Iterator[Document]:
        self._passes += 1
        at = self._after if self._passes > 1 else BEFORE_ALL
        while True:
            rows = self._build.db.execute(
                "SELECT f.at, d.part, d.body FROM files f JOIN documents d ON d.file = f.path "
                f"WHERE (f.at, d.part) > (?, ?) AND {_COUNTED} ORDER BY f.at, d.part LIMIT ?",
                (*at, _PAGE_DOCUMENTS),
            ).fetchall()
            for row in rows:
                at = self.place = (row["at"], row["part"])
                yield unpacked(row["body"])
                self._met()
            if len(rows) < _PAGE_DOCUMENTS:
                return

    def fetch(self, document: str) -> Document | None:
        """One document by its id."""
        row = self._build.db.execute("SELECT body FROM documents WHERE id = ? LIMIT 1", (document,)).fetchone()
        return unpacked(row["body"]) if row else None


class Candidates:
    """All candidates in order; a second pass leaves out those that are judged."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._passes = 0

    def __iter__(self) -> Iterator[Candidate]:
        self._passes += 1
        waiting = "AND is_judged = 0" if self._passes > 1 else ""
        seq = -1
        while True:
            rows = self._build.db.execute(
                f"SELECT seq, body FROM candidates WHERE seq > ? {waiting} ORDER BY seq LIMIT ?",
                (seq, _PAGE_CANDIDATES),
            ).fetchall()
            for row in rows:
                seq = row["seq"]
                yield Candidate.model_validate_json(row["body"])
            if len(rows) < _PAGE_CANDIDATES:
                return


def count_documents(build: Build) -> int:
    """How many documents there are, repeated ones left out."""
    return build.count(f"SELECT count(*) FROM documents d WHERE {_COUNTED}")


def documents_digest(build: Build) -> str:
    """A name for all documents, their paths and their order."""
    seen = hashlib.sha256()
    rows = build.db.execute(
        f"SELECT d.path, d.id, f.sha FROM files f JOIN documents d ON d.file = f.path WHERE {_COUNTED} "
        "ORDER BY f.at, d.part"
    )
    for row in rows:
        seen.update(json.dumps([row["path"], row["id"], row["sha"]]).encode())
    return seen.hexdigest()


def digest(*parts: str) -> str:
    """One name for several."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
