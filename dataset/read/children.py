"""The children that read, seen from outside: started, fed, watched, replaced when a file kills one."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from pydantic import BaseModel, ConfigDict

from dataset.document import Document, Unread
from dataset.read.limits import OUT_OF_MEMORY, Limits
from dataset.read.walk import Found, unread

BATCH_FILES, BATCH_BYTES = 16, 4_000_000
ALONE_FILES, ALONE_BYTES = 100, 6_000_000  # that one child reads; starting another costs as much as reading 100 files
_ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 60.0
_WAITING_LINES = 32  # answers that wait in memory; the child waits for room


class ReadersBroken(Exception):
    """No child can be started at all; an error of ours or of the installation."""


class Answer(BaseModel):
    """One line of a child."""

    model_config = ConfigDict(extra="forbid")

    hello: bool = False
    bye: bool = False
    end: bool = False
    unit: int = -1
    document: Document | None = None
    unread: Unread | None = None
    bug: str | None = None


@dataclass(frozen=True)
class _Job:
    found: Found
    skip: int = 0  # units that have been received
    refused: dict[int, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {"file": self.found.file, "path": self.found.path, "skip": self.skip, "refused": self.refused}


def read_found(found: Iterable[Found | Unread], limits: Limits) -> Generator[Answer, None, None]:
    """Answers for all files in order. What is unread already passes through at its place."""
    batches = _batches(found)
    children = [_Child(limits) for _ in range(max(1, limits.children))]
    free, spare = deque(children[:1]), deque(children[1:])
    running: deque[tuple[_Child, list[Found | Unread]]] = deque()
    files = size = 0
    try:
        while True:
            while free and (batch := next(batches, None)) is not None:
                child = free.popleft()
                child.give(_jobs(batch))
                running.append((child, batch))
                files, size = files + len(batch), size + _size(batch)
                if spare and (files > ALONE_FILES or size > ALONE_BYTES):
                    free.append(spare.popleft())
            if not running:
                return
            child, batch = running.popleft()
            yield from _drain(child, batch, limits)
            free.append(child)
    finally:
        for child in children:
            child.end()


def _batches(found: Iterable[Found | Unread]) -> Iterator[list[Found | Unread]]:
    batch, size = list[Found | Unread](), 0
    for one in found:
        batch.append(one)
        size += one.size if isinstance(one, Found) else 0
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(batch: list[Found | Unread]) -> int:
    return sum(one.size for one in batch if isinstance(one, Found))


def _jobs(batch: list[Found | Unread]) -> list[_Job]:
    return [_Job(found) for found in batch if isinstance(found, Found)]


def _drain(child: _Child, batch: list[Found | Unread], limits: Limits) -> Iterator[Answer]:
    """The answers for a batch that the child has been given."""
    waiting = deque(_jobs(batch))
    for one in batch:
        if isinstance(one, Unread):
            yield Answer(unread=one)
            continue
        while True:
            answer = child.hear()
            if answer is None:
                waiting, given_up = _blame(child, waiting, limits)
                if given_up is not None:
                    yield Answer(unread=given_up)
                    break
            elif answer.bye:  # it has grown old, and did not look at these jobs
                child.start()
                child.give(list(waiting))
            elif answer.end:
                waiting.popleft()
                break
            else:
                waiting[0] = replace(waiting[0], skip=answer.unit + 1)
                if answer.document or answer.unread:
                    yield answer


def _blame(child: _Child, waiting: deque[_Job], limits: Limits) -> tuple[deque[_Job], Unread | None]:
    """A child is dead: the unit that it was at is refused, or the whole file when that did not help."""
    job, reason = waiting[0], child.cause()
    child.start()
    given_up = None
    if job.skip in job.refused or len(job.refused) >= limits.restarts:
        given_up = unread(job.found.path, reason)
        waiting.popleft()
    else:
        waiting[0] = replace(job, refused={**job.refused, job.skip: reason})
    child.give(list(waiting))
    return waiting, given_up


class _Child:
    """One reading process; started at its first jobs."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes | None] = Queue()
        self._listener = Thread()
        self._late = False

    def start(self) -> None:
        self.end()
        self._late = False
        self._lines = Queue(_WAITING_LINES)
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-s", "-m", "dataset.read.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=None if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"},  # no key of the person's goes along
        )
        longest = 8 * self._limits.characters + 256 * self._limits.segments
        self._listener = Thread(target=_listen, args=(self._process.stdout, self._lines, longest), daemon=True)
        self._listener.start()
        self._write(self._limits.as_json())
        hello = self.hear(_START_SECONDS)
        if hello is None or not hello.hello:
            raise ReadersBroken("no reading process can be started")

    def give(self, jobs: list[_Job]) -> None:
        if not jobs:
            return
        if self._process is None:
            self.start()
        self._write([job.as_json() for job in jobs])

    def hear(self, seconds: float | None = None) -> Answer | None:
        """The next answer; None when the child is dead, was too slow, or cannot be trusted any further."""
        try:
            line = self._lines.get(timeout=seconds or self._limits.wall_seconds)
        except Empty:
            self._late = True
            return None
        if line is None:
            return None
        try:
            return Answer.model_validate_json(line)
        except ValueError:
            return None

    def cause(self) -> str:
        """Why the child is dead."""
        if self._late or self._process is None:
            return "too_slow"
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "crashed"
        if code == OUT_OF_MEMORY:
            return "too_much_memory"
        return "too_slow" if sys.platform != "win32" and code == -signal.SIGXCPU else "crashed"

    def end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        while self._listener.is_alive():  # it may be waiting for room
            try:
                self._lines.get(timeout=0.05)
            except Empty:
                pass
        self._process.wait()
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                pass  # what was still to be written goes nowhere
        self._process = None

    def _write(self, said: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(said).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            pass  # it is dead; `hear` finds out and says so


def _listen(answers: IO[bytes], lines: Queue[bytes | None], longest: int) -> None:
    """Hand over line by line; a line that is too long or not finished is the end, as the end of the pipe is."""
    with answers:
        while (line := answers.readline(longest)).endswith(b"\n"):
            lines.put(line)
    lines.put(None)
