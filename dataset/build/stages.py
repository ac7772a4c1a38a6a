"""The stages of a build in order, each done chunk by chunk; a chunk that is done stays done."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from dataset.build.final import WriteOptions, mask_chunks, split_final, which
from dataset.build.judging import judge_chunks, judge_digest
from dataset.build.pairing import find_names, names_digest, pair_chunks, pairs_digest
from dataset.build.progress import Progress, Status
from dataset.build.publish import begin_writing, publish, write_report, write_target
from dataset.build.reading import read_chunks, to_read
from dataset.build.state import Build
from dataset.build.store import count_documents
from dataset.build.walking import walk_chunks
from dataset.read.limits import Limits

Phase = Literal["gather", "write"]
PHASES: dict[Phase, tuple[str, ...]] = {
    "gather": ("walk", "read", "names", "pair", "judge"),
    "write": ("mask", "split", "write", "report", "publish"),
}
RESULT: dict[Phase, Status] = {"gather": "review", "write": "written"}
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
Chunks = Iterator[int]


class Work:
    """A build being worked on in this process: what is open between two chunks. Nothing here must outlive a kill."""

    def __init__(self, folder: Path, phase: Phase, run: int, monotonic: Callable[[], float], limits: Limits) -> None:
        self.build = Build(folder)
        self.phase, self._run, self._monotonic, self._limits = phase, run, monotonic, limits
        self._options = WriteOptions.model_validate(self.build.value("options", {}))
        self._stage, self._chunks = "", iter(())
        self._begun, self._since, self._total = 0.0, 0, None

    _chunks: Chunks
    _total: int | None

    def close(self) -> None:
        """Let go of readers and database."""
        self._end_stage()
        self.build.close()

    def begin(self) -> None:
        """Before the first stage. Raises PlaceTaken."""
        if self.phase == "write":
            begin_writing(self.build, self._options)

    def advance(self, stage: str) -> bool:
        """Do the next chunk of a stage; True when the stage is done."""
        if stage != self._stage:
            self._end_stage()
            self._stage, self._begun, self._since = stage, self._monotonic(), 0
            self._total, self._chunks = self._opened(stage)
            self._tell(0)
        done = next(self._chunks, None)
        if done is None:
            self._end_stage()
            return True
        self._tell(done)
        return False

    def end(self) -> None:
        """After the last stage."""
        before = self.build.progress
        self.build.keep("progress", before.model_copy(update={"status": RESULT[self.phase]}).model_dump())

    def _tell(self, done: int) -> None:
        self.build.keep(
            "progress",
            Progress(
                status="running",
                stage=self._stage,
                done=done,
                total=self._total,
                seconds=round(self._monotonic() - self._begun, 3),
                since=self._since,
            ).model_dump(),
        )

    def _end_stage(self) -> None:
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()
        self._stage, self._chunks = "", iter(())

    def _opened(self, stage: str) -> tuple[int | None, Chunks]:
        """How much there is to do and the chunks of a stage; none when nothing has changed since it was done."""
        build = self.build
        match stage:
            case "walk":
                return None, walk_chunks(build, self._run, self._limits)
            case "read":
                return to_read(build), read_chunks(build, self._limits)
            case "names":
                same = build.value("names_digest") == names_digest(build)
                return 1, iter(()) if same else _once(lambda: find_names(build))
            case "pair":
                same = build.value("pairs_digest") == pairs_digest(build)
                return count_documents(build), iter(()) if same else pair_chunks(build)
            case "judge":
                same = build.value("judge_digest") == judge_digest(build)
                total = build.count("SELECT count(*) FROM candidates")
                return total, iter(()) if same else judge_chunks(build)
            case "mask":
                total = build.count(f"SELECT count(*) FROM candidates WHERE {which(self._options)}")
                return total, mask_chunks(build, self._options)
            case "split":
                return 1, _once(lambda: split_final(build, self._options))
            case "write":
                return len(self._options.targets), self._targets()
            case "report":
                return 1, _once(lambda: write_report(build))
            case _:
                return 1, _once(lambda: publish(build, self._options))

    def _targets(self) -> Chunks:
        for at, target in enumerate(self._options.targets):
            if target not in self.build.value("written", {}):
                write_target(self.build, target, self._options)
            yield at + 1


def is_full(error: BaseException) -> bool:
    """Whether an error says that there is no room on the disk."""
    error = getattr(error, "orig", None) or error  # what lies below an error of sqlalchemy
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, sqlite3.Error) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL


def _once(work: Callable[[], object]) -> Chunks:
    work()
    yield 1
