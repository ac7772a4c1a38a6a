"""Write a training file: line by line to a temporary file, the written bytes checked, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dataset.check.check import Part, check_file
from dataset.check.lines import BOM
from dataset.check.profiles import Profile
from dataset.check.report import CheckReport
from dataset.json_line import json_line
from dataset.layouts.lines import TARGETS, Written

_PIECE = 1024 * 1024


class UnknownLayout(Exception):
    """There is no such format to write; str() is a sentence for the person."""


class NotAccepted(Exception):
    """What was written would be refused, so nothing was kept; `report` says why."""

    def __init__(self, name: str, report: CheckReport) -> None:
        first = next(problem for problem in report.problems if problem.severity == "error")
        where = f"example {first.line}: " if first.line else ""
        super().__init__(f"{name} would refuse this file, so it was not written: {where}{first.what} {first.remedy}")
        self.report = report


@dataclass(frozen=True)
class WrittenFile:
    """A file that stands on the disk, and what the check of its bytes said."""

    path: Path
    examples: int
    bytes: int
    sha256: str
    report: CheckReport


def write_layout(
    examples: Iterable[Written],
    target: str,
    out: Path,
    *,
    part: Part = "train",
    profiles: Sequence[Profile] | None = None,
) -> WrittenFile:
    """Write the examples for `target` (a key of TARGETS) into `out`, which appears whole or not at all.

    The same examples give the same bytes. Raises UnknownLayout, NotAccepted when the written bytes have an error, and
    OSError; then `out` is as it was.
    """
    if target not in TARGETS:
        raise UnknownLayout(f'I cannot write for "{target[:60]}". I know: {", ".join(TARGETS)}.')
    wanted = TARGETS[target]
    handle, name = tempfile.mkstemp(prefix=".writing-", suffix=out.suffix, dir=out.parent)
    draft = Path(name)
    try:
        count = 0
        with os.fdopen(handle, "wb") as file:
            file.write(BOM if wanted.has_bom else b"")
            for example in examples:
                file.write(json_line(wanted.line(example)) + b"\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        report = check_file(draft, wanted.reader, part=part, profiles=profiles)
        if report.verdict == "error":
            raise NotAccepted(wanted.name, report)
        assert report.examples == count, "the file does not read back as it was written"
        size, digest = draft.stat().st_size, _digest(draft)
        draft.chmod(0o644)
        os.replace(draft, out)
        _sync_folder(out.parent)
    finally:
        draft.unlink(missing_ok=True)
    return WrittenFile(out, count, size, digest, report)


def _digest(path: Path) -> str:
    seen = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            seen.update(piece)
    return seen.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; a system that cannot open folders does without."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
