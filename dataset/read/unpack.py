"""One file on the disk: its document, or the documents of all that is packed in it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from os import fstat
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from dataset.read.draft import Draft
from dataset.read.kinds import read_kind
from dataset.read.limits import Limits
from dataset.read.mail import Attachment, read_mail
from dataset.read.mbox import messages
from dataset.read.names import is_system, shown
from dataset.read.reasons import SENTENCES, Refused
from dataset.read.safe_zip import is_unsafe, open_zip, read_member
from dataset.read.sniff import is_mbox, sniff, zip_kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
Report = dict[str, Any]
_ABOUT = ("message_id", "from", "to", "date")  # of a mail, told with what is attached


class Unpacking:
    """Reads a file in units: the file itself, each member of a zip, each message, each attachment.

    Every unit is reported once, in order, as soon as it is read: `report` takes its number and its document or
    refusal, or None for a unit that only holds others. So whoever watches knows which unit killed the reader, and can
    have the file read again with that number in `refused` (number -> reason).
    """

    def __init__(
        self,
        limits: Limits,
        report: Callable[[int, Report | None], None],
        begin: Callable[[], None],
        refused: dict[int, str],
    ) -> None:
        self.limits, self.report, self.begin, self.refused = limits, report, begin, refused
        self.next = 0

    def read(self, file: str, path: str) -> None:
        """Read the file; nothing is raised for anything that is wrong with it."""
        try:
            with open(file, "rb") as opened:
                self._opened(opened, path)
        except OSError as error:
            self._refuse(self.next, path, "missing" if isinstance(error, FileNotFoundError) else "unreadable")
        except MemoryError:
            self._refuse(self.next, path, "too_much_memory")
        except Exception as error:  # noqa: BLE001 - the worker's edge: what holds the units failed, not one of them
            self.report(self.next, _refusal(path, "crashed") | {"bug": _where(error)})
            self.next += 1

    def _opened(self, file: IO[bytes], path: str) -> None:
        status = fstat(file.fileno())
        head = file.read(65536)
        if not stat.S_ISREG(status.st_mode):
            self._refuse(self.next, path, "unknown")
        elif status.st_size <= self.limits.file_bytes:
            self._file(head + file.read(max(0, status.st_size - len(head))), path, 0, {})
        elif status.st_size > self.limits.container_bytes:
            self._refuse(self.next, path, "too_large")
        else:
            self._large(file, head, path)

    def _large(self, file: IO[bytes], head: bytes, path: str) -> None:
        """A file that does not fit the memory may still be read when it holds smaller ones."""

        def look() -> Callable[[], None]:
            file.seek(0)
            if is_mbox(head[:400]):
                return lambda: self._mbox(file, path, 0)
            if not head.startswith(_ZIP) or zip_kind(open_zip(file, self.limits)) != "zip":
                raise Refused("too_large")
            return lambda: self._zip(file, path, 0)

        self._unit(path, lambda: (None, [look()]))

    def _file(self, data: bytes, path: str, depth: int, meta: dict[str, str]) -> None:
        def look() -> tuple[Report | None, list[Callable[[], None]]]:
            kind, note = sniff(data, path, self.limits)
            if kind == "zip":
                if depth >= self.limits.depth:
                    raise Refused("too_deep")
                return None, [lambda: self._zip(BytesIO(data), path, depth + 1)]
            if kind == "mbox":
                return None, [lambda: self._mbox(BytesIO(data), path, depth)]
            if kind == "eml":
                return self._mail(data, path, depth, "eml", meta, note)
            return _report(read_kind(kind, data, self.limits), data, path, meta, note), []

        self._unit(path, look)

    def _mail(
        self, data: bytes, path: str, depth: int, kind: str, meta: dict[str, str], note: str | None = None
    ) -> tuple[Report | None, list[Callable[[], None]]]:
        draft, attachments = read_mail(data, self.limits, kind)
        about = {"mail": path} | {name: draft.meta[name] for name in _ABOUT if name in draft.meta}
        deeper = [self._attached(attachment, path, depth + 1, about) for attachment in attachments]
        try:
            return _report(draft, data, path, meta, note), deeper
        except Refused as refused:
            return _refusal(path, refused.reason, refused.sentence), deeper

    def _attached(self, attachment: Attachment, path: str, depth: int, about: dict[str, str]) -> Callable[[], None]:
        where = shown(f"{path}/{attachment.name.replace('/', '_')}")
        if depth > self.limits.depth:
            return lambda: self._refuse(self.next, where, "too_deep")
        return lambda: self._file(attachment.data, where, depth, about)

    def _mbox(self, file: IO[bytes], path: str, depth: int) -> None:
        before = self.next
        for number, data in enumerate(messages(file, self.limits.file_bytes), 1):
            where = f"{path}/message {number}"
            if number > self.limits.messages:
                self._refuse(self.next, where, "too_many_files")
                return
            if data is None:
                self._refuse(self.next, where, "too_large")
            else:
                self._message(data, where, depth)
        if self.next == before:
            self._refuse(before, path, "empty")

    def _message(self, data: bytes, where: str, depth: int) -> None:
        self._unit(where, lambda: self._mail(data, where, depth, "mbox-message", {}))

    def _zip(self, file: IO[bytes], path: str, depth: int) -> None:
        try:
            archive = open_zip(file, self.limits)
        except Refused as refused:
            self._refuse(self.next, path, refused.reason)
            return
        before = self.next
        with archive:
            for member in archive.infolist():
                if not member.filename.endswith(("/", "\\")):  # is_dir() fails on a name without a letter
                    self._member(archive, member, path, depth)
        if self.next == before:
            self._refuse(before, path, "empty")

    def _member(self, archive: ZipFile, member: ZipInfo, path: str, depth: int) -> None:
        name = _name(member)
        where = shown(f"{path}/{name}")
        try:
            if is_unsafe(name):
                raise Refused("unsafe_name")
            if any(is_system(part) for part in name.split("/")):
                raise Refused("system")
            data = read_member(archive, member, self.limits)
        except Refused as refused:
            self._refuse(self.next, where, refused.reason)
            return
        self._file(data, where, depth, {})

    def _unit(self, path: str, work: Callable[[], tuple[Report | None, list[Callable[[], None]]]]) -> None:
        """Do the work of one unit, report it, then go on to what it holds."""
        number = self.next
        if number in self.refused:
            self._refuse(number, path, self.refused[number])
            return
        self.begin()
        deeper: list[Callable[[], None]] = []
        try:
            said, deeper = work()
        except Refused as refused:
            said = _refusal(path, refused.reason, refused.sentence)
        except RecursionError:
            said = _refusal(path, "too_deep")
        except MemoryError:
            said = _refusal(path, "too_much_memory")
        except Exception as error:  # noqa: BLE001 - the worker's edge: one bad file must not cost the others
            said = _refusal(path, "crashed") | {"bug": _where(error)}
        self.next = number + 1
        self.report(number, said)
        for step in deeper:
            step()

    def _refuse(self, number: int, path: str, reason: str) -> None:
        self.next = number + 1
        self.report(number, _refusal(path, reason))


def _report(draft: Draft, data: bytes, path: str, meta: dict[str, str], note: str | None) -> Report:
    if note:
        draft.note(note)
    draft.meta = {"folder": path.rsplit("/", 1)[0] if "/" in path else "", **meta, **draft.meta}
    return {"document": {"id": sha256(data).hexdigest(), "path": path, **draft.as_json()}}


def _refusal(path: str, reason: str, sentence: str | None = None) -> Report:
    return {"unread": {"path": path, "reason": reason, "sentence": sentence or SENTENCES[reason]}}


def _name(member: ZipInfo) -> str:
    """The name of a member; zips that do not say so hold UTF-8 more often than what the standard says."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except ValueError:
        return member.filename


def _where(error: Exception) -> str:
    """The kind of error and the lines of code, never the text of a person's file."""
    lines, trace = list[str](), error.__traceback__
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(lines[-8:])}"
