"""Which files there are, in an order that is the same every time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dataset.document import Unread
from dataset.read.limits import Limits
from dataset.read.names import is_system, shown
from dataset.read.reasons import SENTENCES


@dataclass(frozen=True)
class Found:
    """A file on the disk; `path` is how people see it."""

    file: str
    path: str
    size: int


def walk(sources: Sequence[Path], limits: Limits) -> Iterator[Found | Unread]:
    """Every file of the sources in order of their names. Pointers are not followed, except a source itself.

    The path of a file is relative to its source; with several sources the name of the folder stands before it.
    """
    names = _names(sources) if len(sources) > 1 else [""]
    left = limits.files
    for source, name in zip(sources, names, strict=True):
        for found in _below(source, name):
            left -= 1
            if left < 0:
                yield unread(found.path, "too_many_files")
                return
            yield found


def unread(path: str, reason: str, sentence: str | None = None) -> Unread:
    """An Unread with the sentence of its reason."""
    return Unread.model_validate({"path": path, "reason": reason, "sentence": sentence or SENTENCES[reason]})


def _names(sources: Sequence[Path]) -> list[str]:
    names = list[str]()
    for source in sources:
        plain = name = source.name or "folder"
        number = 1
        while name in names:
            number += 1
            name = f"{plain} ({number})"
        names.append(name)
    return names


def _below(source: Path, name: str) -> Iterator[Found | Unread]:
    try:
        status = source.stat()
        if not stat.S_ISDIR(status.st_mode):
            yield _file(str(source), shown(name or source.name), status)
            return
    except (OSError, ValueError) as error:
        yield unread(shown(name or source.name), "missing" if isinstance(error, FileNotFoundError) else "unreadable")
        return
    waiting: list[tuple[str, str]] = [(str(source), name)]
    while waiting:
        folder, above = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield unread(shown(above) or source.name, "unreadable")
            continue
        folders = list[tuple[str, str]]()
        for entry in listed:
            path = f"{above}/{entry.name}" if above else entry.name
            if is_system(entry.name):
                yield unread(shown(path), "system")
            elif entry.is_symlink():
                yield unread(shown(path), "link")
            elif entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, path))
            else:
                yield _entry(entry, shown(path))
        waiting.extend(reversed(folders))


def _entry(entry: os.DirEntry[str], path: str) -> Found | Unread:
    try:
        return _file(entry.path, path, entry.stat(follow_symlinks=False))
    except OSError:
        return unread(path, "missing")


def _file(file: str, path: str, status: os.stat_result) -> Found | Unread:
    if not stat.S_ISREG(status.st_mode):
        return unread(path, "unknown")
    return Found(file, path, status.st_size)
