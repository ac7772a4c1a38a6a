"""The files that a person has brought and that no build has taken yet: on disk at once, in the person's own folder."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO
from uuid import uuid4

from assistant.errors import InputRefused
from assistant.face.ids import is_uuid
from assistant.handed import shape_in
from dataset.read.names import shown

LARGEST = 500_000_000  # bytes of one file; more goes in with `peri dataset new` in the terminal
SPARE = 500_000_000  # bytes of the disk that stay free
MOST_FILES = 5_000  # that wait at once for one person
LONGEST_PART, DEEPEST = 120, 8  # bytes of a name, folders in folders
KEPT_SECONDS = 2 * 24 * 3_600  # a file that was brought and never sent with a message is cleared after that
TOO_LARGE = "{name} has {size}; I take files of up to {limit} here. A zip in parts, or the terminal, takes more."
NO_ROOM = "There is not enough room on the disk for {name}. Make room and bring it again."
TOO_MANY = "{count:,} files wait already. Send those first, then bring {name}."
EMPTY = "{name} is empty, so I left it out."
CUT_OFF = "{name} did not arrive whole. Please bring it again."
_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Brought:
    """What came with a message: how many files of each kind, and what was refused, in sentences."""

    files: int
    kinds: tuple[tuple[str, int], ...]
    refused: tuple[str, ...] = ()
    holds: str | None = None  # what they are for measuring (tracking.shapes)

    @property
    def words(self) -> str:
        """In words: "40 files: 38 docx, 2 csv", "1 zip file", "1 csv file, a log of projects"."""
        return f"{self._counts}, {self.holds}" if self.holds else self._counts

    @property
    def _counts(self) -> str:
        if len(self.kinds) < 2:
            kind = f"{self.kinds[0][0]} " if self.kinds and self.kinds[0][0] != "other" else ""
            return f"{self.files or 'no'} {kind}file{'' if self.files == 1 else 's'}"
        counted = ", ".join(f"{count:,} {kind}" for kind, count in self.kinds)
        return f"{self.files:,} file{'s' if self.files > 1 else ''}: {counted}"


class Arriving:
    """A file on its way in. `keep` makes it count; `drop` forgets it."""

    def __init__(self, inbox: Inbox, name: str) -> None:
        self.id = str(uuid4())
        self.name = name
        self.size = 0
        self._inbox = inbox
        self._path = inbox.loose / self.id / safe_path(name)
        self._path.parent.mkdir(parents=True)
        self._file: IO[bytes] = self._path.open("wb")

    def write(self, data: bytes) -> None:
        """More of it. Raises InputRefused when it grows too large or the disk too full."""
        self.size += len(data)
        self._inbox.check_size(self.name, self.size)
        self._file.write(data)

    def keep(self) -> str:
        """It is here, and stays; its id. Raises InputRefused for an empty file."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if not self.size:
            raise InputRefused(EMPTY.format(name=shown(self.name)))
        return self.id

    def drop(self) -> None:
        """Forget it."""
        self._file.close()
        shutil.rmtree(self._inbox.loose / self.id, ignore_errors=True)


class Inbox:
    """The waiting files of one person below `root`: loose ones, and those of a conversation."""

    def __init__(self, root: Path, person: str) -> None:
        self.folder = root / sha256(person.encode()).hexdigest()[:24]
        self.loose = self.folder / "loose"
        self._refusals = self.folder / "refused.txt"

    def begin(self, name: str, size: int) -> Arriving:
        """A file of this name is about to come, of about that many bytes. Raises InputRefused, OSError."""
        self.check_size(name, size)
        self.loose.mkdir(parents=True, exist_ok=True)
        waiting = sum(1 for _ in self.loose.iterdir())
        if waiting >= MOST_FILES:
            raise InputRefused(TOO_MANY.format(count=waiting, name=shown(name)))
        return Arriving(self, name)

    def check_size(self, name: str, size: int) -> None:
        """Raise InputRefused for a file that is too large, or that the disk has no room for."""
        if size > LARGEST:
            told = {"name": shown(name), "size": megabytes(size), "limit": megabytes(LARGEST)}
            raise InputRefused(TOO_LARGE.format(**told))
        existing = next(place for place in (self.folder, *self.folder.parents) if place.exists())
        if shutil.disk_usage(existing).free < SPARE + size:
            raise InputRefused(NO_ROOM.format(name=shown(name)))

    def refuse(self, sentence: str) -> None:
        """Note why a file was not taken; the next message tells it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._refusals.open("a", encoding="utf-8") as notes:
            notes.write(sentence.replace("\n", " ") + "\n")

    def arrived(self, ids: Sequence[object], conversation: str) -> Brought:
        """What came with a message: these files, those that wait in the conversation, and what was refused lately."""
        claimed = self.claim(ids, conversation) if ids else Brought(0, ())
        holds = shape_in(self.of(conversation)) if claimed.files else None
        return replace(self.waiting(conversation), refused=claimed.refused, holds=holds)

    def claim(self, ids: Sequence[object], conversation: str) -> Brought:
        """Move these loose files to a conversation, under their own names; what is not there is passed over."""
        place = self.of(conversation)
        kinds = Counter[str]()
        for each in ids:
            slot = self.loose / str(each)
            if not is_uuid(each) or not slot.is_dir():
                continue
            for file in sorted(path for path in slot.rglob("*") if path.is_file()):
                target = free_path(place / file.relative_to(slot))
                target.parent.mkdir(parents=True, exist_ok=True)
                os.rename(file, target)
                kinds[kind_of(file.name)] += 1
            shutil.rmtree(slot, ignore_errors=True)
        return Brought(kinds.total(), _counted(kinds), self._told())

    def of(self, conversation: str) -> Path:
        """The folder of the files that wait in a conversation."""
        assert is_uuid(conversation), "a conversation has an id that Peri made"
        return self.folder / conversation

    def waiting(self, conversation: str) -> Brought:
        """What waits in a conversation."""
        files = [path for path in self.of(conversation).rglob("*") if path.is_file()]
        return Brought(len(files), _counted(Counter(kind_of(path.name) for path in files)))

    def all_waiting(self) -> list[tuple[str, Brought]]:
        """Every conversation in which files wait."""
        folders = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        found = [(each.name, self.waiting(each.name)) for each in folders if is_uuid(each.name)]
        return [(conversation, brought) for conversation, brought in found if brought.files]

    def take(self, conversation: str, into: Path) -> None:
        """Hand the files of a conversation over, all at once; `into` does not exist yet. Raises OSError."""
        os.rename(self.of(conversation), into)

    def forget(self, conversation: str) -> int:
        """Delete what waits in a conversation that is deleted; how many files. Blocking."""
        count = self.waiting(conversation).files
        shutil.rmtree(self.of(conversation), ignore_errors=True)
        return count

    def tidy(self, now: float) -> None:
        """Clear loose files that were never sent; `now` in seconds since 1970."""
        for slot in self.loose.iterdir() if self.loose.is_dir() else ():
            if now - slot.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(slot, ignore_errors=True)

    def _told(self) -> tuple[str, ...]:
        try:
            lines = self._refusals.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return ()
        self._refusals.unlink()
        return tuple(dict.fromkeys(lines))


def safe_path(name: str) -> Path:
    """The name as a relative path that stays inside its folder, on every system; folders in it are kept."""
    parts = [_safe_part(part) for part in re.split(r"[/\\]", name) if part.strip(" .")]
    return Path(*parts[-DEEPEST:]) if parts else Path("file")


def free_path(path: Path) -> Path:
    """The path, or one with a number where another file has it."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def kind_of(name: str) -> str:
    """The kind that a name promises: its extension."""
    extension = Path(name).suffix.lower().lstrip(".")
    return extension if re.fullmatch(r"[a-z0-9]{1,8}", extension) else "other"


def megabytes(size: int) -> str:
    """A size as people say it."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6)):,} MB"


def _safe_part(part: str) -> str:
    part = _ODD.sub("_", shown(part)).rstrip(" .").lstrip() or "file"
    part = f"_{part}" if _RESERVED.fullmatch(part) else part
    stem, extension = os.path.splitext(part)
    room = LONGEST_PART - len(extension.encode())
    return stem.encode()[: max(1, room)].decode("utf-8", "ignore") + extension[:LONGEST_PART]


def _counted(kinds: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
