"""A mended copy of a training file: what can be put right without inventing anything, and what was changed."""

from __future__ import annotations

import codecs
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from dataset.check.check import check_file
from dataset.check.layouts import LAYOUTS, Layout
from dataset.check.lines import BOM, read_lines
from dataset.check.mend import mend
from dataset.check.profiles import Profile, find_profiles, load_profiles
from dataset.check.report import CheckReport
from dataset.check.strict_json import parse_line
from dataset.json_line import json_line

WHOLE_MOST = 256 * 1024 * 1024  # bytes of a list that is read at once to be cut into lines
LINES_NAMED = 5


class NotMendable(Exception):
    """The file is not one that can be mended by rule; str() is a sentence for the person."""


@dataclass
class Change:
    """One kind of change, how often it was made, and the first lines of the copy where it was."""

    what: str
    count: int = 0
    lines: list[int] = field(default_factory=list)

    def words(self) -> str:
        """key 'Role' written as 'role' (3 times: lines 1, 4, 9)."""
        where = f"line{'' if len(self.lines) == 1 else 's'} {', '.join(map(str, self.lines))}"
        more = " and others" if self.count > len(self.lines) else ""
        return f"{self.what} ({self.count:,}×{f': {where}{more}' if self.lines else ''})"


@dataclass(frozen=True)
class Fixed:
    """The mended copy, its own report, and the file with what was taken out of it."""

    path: Path
    changes: tuple[Change, ...]
    moved_out: Path | None
    report: CheckReport


def fix_file(
    source: Path, target: Path, provider: str | None = None, *, profiles: Sequence[Profile] | None = None
) -> Fixed:
    """Write a mended copy of `source` to `target`, which must not be there yet, and check what was written.

    Raises NotMendable, FileExistsError, OSError and UnknownProvider; then nothing is left behind.
    """
    known = load_profiles() if profiles is None else profiles
    wants_bom = provider is not None and any(reader.wants_bom for reader in find_profiles(provider, known))
    if target.exists():
        raise FileExistsError(target)
    with tempfile.TemporaryDirectory(prefix=".mending-", dir=target.parent) as folder:
        run = _Run(Path(folder), wants_bom)
        copy = run.mend(source, target.suffix, profiles=known)
        report = check_file(copy, provider, profiles=known)
        beside = target.with_name(f"{target.stem}.moved-out.jsonl") if run.moved_out else None
        if beside is not None:
            os.replace(run.moved_path, beside)
        os.replace(copy, target)
    return Fixed(target, tuple(run.changes.values()), beside, report)


def free_name(source: Path) -> Path:
    """A name beside the source that nobody has: briefs.fixed.jsonl, briefs.fixed-2.jsonl."""
    stem = source.stem.removesuffix(".fixed")
    names = (source.with_name(f"{stem}.fixed{f'-{number}' if number > 1 else ''}.jsonl") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


class _Run:
    def __init__(self, folder: Path, wants_bom: bool) -> None:
        self._folder, self._wants_bom = folder, wants_bom
        self.changes: dict[str, Change] = {}
        self.moved_path = folder / "moved-out.jsonl"
        self.moved_out = 0

    def mend(self, source: Path, suffix: str, *, profiles: Sequence[Profile]) -> Path:
        """The mended copy in the folder, written through to the disk."""
        lines = self._as_lines(source)
        layout = check_file(lines, profiles=profiles).layout
        copy = self._folder / f"mended{suffix}"
        with lines.open("rb") as stream, copy.open("wb") as out, self.moved_path.open("wb") as moved:
            had_bom = stream.read(3) == BOM
            stream.seek(3 if had_bom else 0)
            if had_bom != self._wants_bom:
                self._changed("byte order mark added" if self._wants_bom else "byte order mark taken out", None)
            out.write(BOM if self._wants_bom else b"")
            self._copy(stream, out, moved, next((known for known in LAYOUTS if known == layout), None))
            for file in (out, moved):
                file.flush()
                os.fsync(file.fileno())
        return copy

    def _copy(self, stream: BinaryIO, out: BinaryIO, moved: BinaryIO, layout: Layout | None) -> None:
        number = 0
        for line in read_lines(stream):
            if line.is_cut:
                raise NotMendable(f"Line {line.number} is too long to be mended. Split it by hand first.")
            raw = line.raw.strip(b" \t\r")
            if not raw:
                self._changed("empty line deleted", None)
                continue
            number += 1
            if line.ending != "\n":
                self._changed("Windows line end written as LF" if line.ending else "last line closed", number)
            if raw != line.raw:
                self._changed("spaces around a line taken away", number)
            out.write(self._line(raw, number, layout, moved) + b"\n")

    def _line(self, raw: bytes, number: int, layout: Layout | None, moved: BinaryIO) -> bytes:
        value, findings = parse_line(raw)
        if findings and raw.endswith(b",") and not (again := parse_line(raw[:-1].rstrip()))[1]:
            self._changed("comma after an example deleted", number)
            value, findings, raw = again[0], [], raw[:-1].rstrip()
        if findings or not isinstance(value, dict) or layout is None:
            return raw
        mended = mend(value, layout)
        if not mended.changes:
            return raw
        for what in mended.changes:
            self._changed(what, number)
        for where, item in mended.moved_out:
            self.moved_out += 1
            moved.write(json_line({"line": number, "field": where, "value": item}) + b"\n")
        return json_line(mended.value)

    def _as_lines(self, source: Path) -> Path:
        """The file itself, or a copy cut into lines where it is a list, spread out, or in UTF-16."""
        with source.open("rb") as stream:
            head = stream.read(4096)
        copy = self._folder / "lines.jsonl"
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._transcode(source, copy)
            source = copy
            with source.open("rb") as stream:
                head = stream.read(4096)
        start = head.removeprefix(BOM).lstrip()
        first = start.partition(b"\n")[0].strip()
        if first != b"{" and not (start.startswith(b"[") and _is_list_of_examples(source, start, first)):
            return source
        if source.stat().st_size > WHOLE_MOST:
            raise NotMendable("The list is too large to be cut into lines here. Write it as one example a line.")
        values = list(_values(source.read_bytes().removeprefix(BOM)))
        self._changed("list or spread-out example written as one example a line", None)
        cut = self._folder / "cut.jsonl"
        cut.write_bytes(b"".join(json_line(value) + b"\n" for value in values))
        return cut

    def _transcode(self, source: Path, copy: Path) -> None:
        try:
            with (
                source.open(encoding="utf-16", newline="") as read,
                copy.open("w", encoding="utf-8", newline="") as out,
            ):
                while chunk := read.read(1 << 20):
                    out.write(chunk)
        except UnicodeError:
            raise NotMendable("The file says that it is UTF-16 and is not. Save it again as UTF-8.") from None
        self._changed("encoding UTF-16 written as UTF-8", None)

    def _changed(self, what: str, line: int | None) -> None:
        change = self.changes.setdefault(what, Change(what))
        change.count += 1
        if line is not None and len(change.lines) < LINES_NAMED and line not in change.lines:
            change.lines.append(line)


def _is_list_of_examples(source: Path, start: bytes, first: bytes) -> bool:
    """Whether the file is one list, and not a line that happens to hold one."""
    if first == start.strip() and source.stat().st_size <= 4096:
        value, _ = parse_line(first)
        return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    return b"{" in start[:200]


def _values(data: bytes) -> Iterator[Any]:
    """The examples of one list, or of JSON values that follow each other. Raises NotMendable."""
    try:
        text = data.decode("utf-8").strip()
        decoder, at = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number), 0
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            yield from value if isinstance(value, list) else [value]
            while at < len(text) and text[at] in " \t\r\n,":
                at += 1
    except (ValueError, RecursionError):
        raise NotMendable(
            "The list is not whole JSON, so it cannot be cut into lines. Mend it by hand first."
        ) from None


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made
