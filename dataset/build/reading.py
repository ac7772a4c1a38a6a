"""The second stage: every file that is new or changed is read, and its documents are kept in the build."""

from __future__ import annotations

import logging
import zlib
from collections import deque
from collections.abc import Iterator

from dataset.build.state import Build
from dataset.document import Document, Unread
from dataset.read.children import Answer, read_found
from dataset.read.limits import Limits
from dataset.read.reasons import SENTENCES
from dataset.read.walk import Found

log = logging.getLogger(__name__)
_CHUNK_DOCUMENTS, _CHUNK_BYTES = 200, 8_000_000
_PAGE = 256
Row = tuple[str, int, str | None, str | None, str, bytes | None, str | None, str | None]


def to_read(build: Build) -> int:
    """How many files wait to be read."""
    return build.count("SELECT count(*) FROM files WHERE is_read = 0")


def read_chunks(build: Build, limits: Limits) -> Iterator[int]:
    """Read what waits, a transaction a chunk; yields how many files are done in this call.

    Documents of a file that was not read to its end are read again.
    """
    with build.change() as db:
        db.execute("DELETE FROM documents WHERE file IN (SELECT path FROM files WHERE is_read = 0)")
    reading = _Reading(build)
    answers = read_found(reading.found(), limits)
    try:
        for answer in answers:
            reading.take(answer)
            if reading.is_full:
                reading.commit()
                yield reading.done
        reading.end()
        reading.commit()
    finally:
        answers.close()
    with build.change():
        _mark_repeated(build)
    yield reading.done


class _Reading:
    """Which file each answer belongs to: answers come in the order in which files were handed out."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._waiting: deque[str] = deque()
        self._part = 0
        self._rows: list[Row] = []
        self._size = 0
        self._ended: list[str] = []
        self.done = 0

    def found(self) -> Iterator[Found]:
        """The files that wait, in order."""
        last = -1
        while True:
            rows = self._build.db.execute(
                "SELECT path, file, size, at FROM files WHERE is_read = 0 AND at > ? ORDER BY at LIMIT ?", (last, _PAGE)
            ).fetchall()
            for row in rows:
                self._waiting.append(row["path"])
                last = row["at"]
                yield Found(row["file"], row["path"], row["size"])
            if len(rows) < _PAGE:
                return

    @property
    def is_full(self) -> bool:
        """Whether there is enough for a transaction."""
        return len(self._rows) >= _CHUNK_DOCUMENTS or self._size >= _CHUNK_BYTES

    def take(self, answer: Answer) -> None:
        """Keep what was read, under its file."""
        if answer.bug:
            log.error("a reader failed: %s", answer.bug)
        said = answer.document or answer.unread
        if said is None:
            return
        while len(self._waiting) > 1 and not _is_of(said.path, self._waiting[0]) and self._is_later(said.path):
            self._end_file()
        self._add(said)

    def end(self) -> None:
        """All answers are there, so all files are done."""
        while self._waiting:
            self._end_file()

    def commit(self) -> None:
        """Write what was gathered."""
        with self._build.change() as db:
            db.executemany(
                "INSERT INTO documents (file, part, id, kind, path, body, reason, sentence) VALUES (?,?,?,?,?,?,?,?)",
                self._rows,
            )
            db.executemany("UPDATE files SET is_read = 1 WHERE path = ?", [(path,) for path in self._ended])
        self._rows, self._size, self._ended = [], 0, []

    def _is_later(self, path: str) -> bool:
        return any(_is_of(path, waiting) for waiting in self._waiting)

    def _end_file(self) -> None:
        self._ended.append(self._waiting.popleft())
        self._part = 0
        self.done += 1

    def _add(self, said: Document | Unread) -> None:
        file = self._waiting[0]
        if isinstance(said, Document):
            body = packed(said)
            self._rows.append((file, self._part, said.id, said.kind, said.path, body, None, None))
            self._size += len(body)
        else:
            self._rows.append((file, self._part, None, None, said.path, None, said.reason, said.sentence))
        self._part += 1


def packed(document: Document) -> bytes:
    """A document as it is kept."""
    return zlib.compress(document.model_dump_json().encode("utf-8", "replace"), 1)


def unpacked(body: bytes) -> Document:
    """A document that was kept."""
    return Document.model_validate_json(zlib.decompress(body))


def _is_of(path: str, file: str) -> bool:
    return path == file or path.startswith(f"{file}/")


def _mark_repeated(build: Build) -> None:
    """Of documents with the same bytes the first one counts; the others say where it is."""
    build.db.execute("UPDATE documents SET reason = NULL, sentence = NULL WHERE id IS NOT NULL AND reason IS NOT NULL")
    rows = build.db.execute(
        "SELECT d.file, d.part, d.id, d.path FROM documents d JOIN files f ON f.path = d.file WHERE d.id IN "
        "(SELECT id FROM documents WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) ORDER BY f.at, d.part"
    ).fetchall()
    first = dict[str, str]()
    for row in rows:
        if first.setdefault(row["id"], row["path"]) != row["path"]:
            sentence = SENTENCES["repeated"].format(first=first[row["id"]])
            build.db.execute(
                "UPDATE documents SET reason = 'repeated', sentence = ? WHERE file = ? AND part = ?",
                (sentence, row["file"], row["part"]),
            )
