"""What the name and the first line give away: another encoding, another kind of file, a list instead of lines."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePath

from dataset.check.lines import BOM, Line
from dataset.check.report import Finding
from dataset.check.strict_json import parse_line

_KINDS = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"PAR1", "a Parquet file, which I cannot look into"),
    (b"SQLite format", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
)
_LINES = "Write one example a line, each a JSON object of its own, without brackets around them all."


@dataclass(frozen=True)
class Opening:
    """What stands at the door; `is_fatal` where reading on would only repeat it."""

    findings: tuple[Finding, ...]
    is_fatal: bool


def opening_findings(first: Line | None, name: str | None) -> Opening:
    """What is wrong with the file before its first example is looked at."""
    findings = _name(name)
    if first is None:
        what = "The file is empty."
        return Opening((*findings, Finding("F2", "file", what, "Write one example a line.")), True)
    fatal = _not_text(first.raw) or _not_lines(first)
    if fatal is not None:
        return Opening((*findings, fatal), True)
    if first.raw.startswith(BOM):
        what = "The file begins with an invisible byte order mark (BOM), at which most trainers stop."
        findings += (Finding("F3.bom", "file", what, 'Save it as "UTF-8", not "UTF-8 with BOM".'),)
    return Opening(findings, False)


def _name(name: str | None) -> tuple[Finding, ...]:
    suffix = PurePath(name).suffix if name else ".jsonl"
    if suffix == ".jsonl":
        return ()
    what = (
        f'The name ends in "{suffix}", and trainers ask for ".jsonl".' if suffix else 'The name has no ending ".jsonl".'
    )
    return (Finding("F1.name", "file name", what, 'Rename the file so that it ends in ".jsonl".'),)


def _not_text(raw: bytes) -> Finding | None:
    for mark, kind in _KINDS:
        if raw.startswith(mark):
            return Finding(
                "F5.kind", "file", f"This is {kind}, not lines of JSON.", "Make a .jsonl file from it first."
            )
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:1] == b"\0" or raw[1:2] == b"\0":
        what = "The file is in the encoding UTF-16, which trainers do not read."
        return Finding("F3.utf16", "file", what, 'Save it again with the encoding "UTF-8".')
    return None


def _not_lines(first: Line) -> Finding | None:
    start = first.raw.removeprefix(BOM).strip()
    if start == b"{":
        what = "The example is spread over several lines; a trainer reads every line as an example."
        return Finding("F5.spread", "line", what, "Put each example on one line.")
    if start.startswith(b"[") and not first.is_cut:
        value, _ = parse_line(start)
        if value is None or (isinstance(value, list) and (not value or isinstance(value[0], dict))):
            what = "The file is one JSON list; trainers want one example a line (JSON Lines)."
            return Finding("F5.array", "line", what, _LINES)
    return None
