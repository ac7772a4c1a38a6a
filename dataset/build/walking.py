"""The first stage: which files there are and what is in them by their hash; what did not change is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dataset.build.state import Build
from dataset.document import Unread
from dataset.read.limits import Limits
from dataset.read.walk import Found, walk

READER = 3  # raise it when reading gives something else than before: everything is read again
_CHUNK_FILES, _CHUNK_BYTES = 500, 256_000_000
_PIECE = 1024 * 1024


def walk_chunks(build: Build, run: int, limits: Limits) -> Iterator[int]:
    """Note the files of all sources, a transaction a chunk; yields how many are noted so far.

    Begun again it passes quickly over what this run has noted. At the end files that are gone are forgotten.
    """
    sources = [Path(source) for source in build.settings.sources]
    at, chunk, size = 0, list[tuple[int, Found | Unread]](), 0
    for found in walk(sources, limits):
        chunk.append((at, found))
        at += 1
        size += found.size if isinstance(found, Found) else 0
        if len(chunk) >= _CHUNK_FILES or size >= _CHUNK_BYTES:
            _note(build, run, chunk)
            chunk, size = [], 0
            yield at
    _note(build, run, chunk)
    with build.change() as db:
        db.execute("DELETE FROM files WHERE run <> ?", (run,))
    yield at


def _note(build: Build, run: int, chunk: list[tuple[int, Found | Unread]]) -> None:
    known = [(at, found, _hash(build, run, found) if isinstance(found, Found) else None) for at, found in chunk]
    with build.change():
        for at, found, sha in known:
            if isinstance(found, Found):
                _note_file(build, run, at, found, sha)
            else:
                _note_refused(build, run, at, found)


def _hash(build: Build, run: int, found: Found) -> str | None:
    """The hash of a file with the reader's version; None when it cannot be read, which the reader then explains."""
    row = build.db.execute(
        "SELECT sha, size, changed, run, file FROM files WHERE path = ? AND sha IS NOT NULL", (found.path,)
    ).fetchone()
    same = row is not None and (row["run"], row["size"], row["file"]) == (run, found.size, found.file)
    if same and row["changed"] == _changed(found):
        return str(row["sha"])  # this run has seen it, before it was interrupted
    seen = hashlib.sha256(f"{READER}\n".encode())
    try:
        with Path(found.file).open("rb") as file:
            while piece := file.read(_PIECE):
                seen.update(piece)
    except OSError:
        return None
    return seen.hexdigest()


def _note_file(build: Build, run: int, at: int, found: Found, sha: str | None) -> None:
    path = _free_path(build, run, found.path, found.file)
    row = build.db.execute("SELECT sha FROM files WHERE path = ?", (path,)).fetchone()
    if row is None or sha is None or row["sha"] != sha:
        build.db.execute("DELETE FROM files WHERE path = ?", (path,))  # and its documents
        build.db.execute(
            "INSERT INTO files (path, file, at, size, changed, sha, run) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (path, found.file, at, found.size, _changed(found), sha, run),
        )
    else:
        build.db.execute(
            "UPDATE files SET file = ?, at = ?, size = ?, changed = ?, run = ? WHERE path = ?",
            (found.file, at, found.size, _changed(found), run, path),
        )


def _note_refused(build: Build, run: int, at: int, refused: Unread) -> None:
    path = _free_path(build, run, refused.path, "")
    build.db.execute("DELETE FROM files WHERE path = ?", (path,))
    build.db.execute("INSERT INTO files VALUES (?, '', ?, 0, 0, NULL, ?, 1)", (path, at, run))
    build.db.execute(
        "INSERT INTO documents (file, part, path, reason, sentence) VALUES (?, 0, ?, ?, ?)",
        (path, path, refused.reason, refused.sentence),
    )


def _free_path(build: Build, run: int, path: str, file: str) -> str:
    """The path as it is shown; names that only differ in signs that cannot be shown get a number."""
    free, number = path, 1
    while True:
        row = build.db.execute("SELECT file FROM files WHERE path = ? AND run = ?", (free, run)).fetchone()
        if row is None or row["file"] == file:
            return free
        number += 1
        free = f"{path} ({number})"


def _changed(found: Found) -> int:
    try:
        return Path(found.file).stat().st_mtime_ns
    except OSError:
        return 0
