"""CSV and its kin: which character divides, whether there is a header, then rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import islice

from dataset.read.decoding import decode
from dataset.read.draft import Draft
from dataset.read.limits import Limits
from dataset.read.plain import tell_encoding
from dataset.read.reasons import Refused

_DIVIDERS = (",", ";", "\t", "|")
_NUMBER = re.compile(r"[-+]?[\d.,'\s]{0,30}\d[\d.,'\s]{0,30}%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_LONGEST_FIELD = 1_000_000
_LINES_IN_A_FIELD = 400  # more, and a stray quotation mark has swallowed the rest of the file


def read_csv(data: bytes, limits: Limits) -> Draft:
    """The draft of a table in text. Raises Refused."""
    text, encoding = decode(data)
    draft = Draft("csv", limits)
    tell_encoding(draft, encoding)
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if told := re.match(r"sep=(.)\n", text):  # Excel's own first line
        divider, text = told.group(1), text[len(told.group(0)) :]
    else:
        divider = _divider(text[:100_000])
    rows = _rows(text, divider, limits, quoted=True)
    if rows is None:
        draft.note("Quotation marks in this table don't pair up, so I read every line as a row of its own.")
        rows = _rows(text, divider, limits, quoted=False) or []
    add_table(draft, rows, "")
    return draft


def add_table(draft: Draft, rows: Sequence[list[str]], sheet: str) -> None:
    """Add the rows of a table; what stands above the header becomes text. `sheet` goes before each place."""
    where = f"{sheet}, " if sheet else ""
    top = _header_at(rows)
    for number, row in enumerate(rows[: top or 0], 1):
        draft.add("text", " | ".join(cell for cell in row if cell), f"{where}row {number}")
    names = _names(rows[top]) if top is not None else []
    begin = 0 if top is None else top + 1
    for number, row in enumerate(rows[begin:], begin + 1):
        cells = {(names[i] if i < len(names) else f"column {_letters(i)}"): cell for i, cell in enumerate(row) if cell}
        draft.add("row", " | ".join(cell for cell in row if cell), f"{where}row {number}", cells=cells)


def _rows(text: str, divider: str, limits: Limits, *, quoted: bool) -> list[list[str]] | None:
    """The rows; None when the quotation marks make no sense."""
    rows, cells, line = list[list[str]](), 0, 0
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(
        StringIO(text), delimiter=divider, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=False
    )
    try:
        for row in reader:
            if quoted and reader.line_num - line > _LINES_IN_A_FIELD:
                return None
            line = reader.line_num
            rows.append([cell.strip() for cell in row])
            cells += len(row)
            if len(row) > limits.columns:
                raise Refused("too_many_columns")
            if len(rows) > limits.rows or cells > limits.cells:
                raise Refused("too_many_rows")
    except csv.Error:
        if quoted:
            return None
        raise Refused("broken") from None
    return rows


def _divider(sample: str) -> str:
    """The character that divides most lines into the same number of fields."""
    lines = sample.rsplit("\n", 1)[0] if sample.count("\n") > 1 else sample
    best, best_score = ",", 0.0
    for divider in _DIVIDERS:
        if divider not in lines:
            continue
        try:
            widths = [len(row) for row in islice(csv.reader(StringIO(lines), delimiter=divider), 200) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(usual) / len(widths) * (1 + min(usual, 20) / 40) if usual > 1 else 0.0
        if score > best_score:
            best, best_score = divider, score
    return best


def _header_at(rows: Sequence[list[str]]) -> int | None:
    """The row that names the columns: the first one that fills the table's width with short, distinct words."""
    if len(rows) < 2:
        return None
    width = max((sum(1 for cell in row if cell) for row in rows[:50]), default=0)
    for at, row in enumerate(rows[:15]):
        filled = [cell for cell in row if cell]
        if not filled or (width > 1 and len(filled) < max(2, 0.6 * width)):
            continue
        wordy = all(len(cell) <= 60 and not _NUMBER.fullmatch(cell) for cell in filled)
        distinct = len({cell.casefold() for cell in filled}) == len(filled)
        return at if wordy and distinct and at + 1 < len(rows) else None
    return None


def _names(header: list[str]) -> list[str]:
    names = list[str]()
    for at, cell in enumerate(header):
        name = " ".join(cell.split()) or f"column {_letters(at)}"
        names.append(name if name not in names else f"{name} ({_letters(at)})")
    return names


def _letters(at: int) -> str:
    """A, B, ... Z, AA, as sheets name their columns."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
