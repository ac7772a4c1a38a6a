"""Excel sheets: every sheet's rows by the names of their columns."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO

from dataset.read.docx import tell_properties
from dataset.read.draft import Draft
from dataset.read.limits import Limits
from dataset.read.reasons import Refused
from dataset.read.safe_xml import parse_xml
from dataset.read.safe_zip import open_zip, read_member
from dataset.read.tables import add_table

_REF = re.compile(rb"<(?:\w{1,9}:)?c [^>]{0,200}?r=\"([A-Z]{1,3})([0-9]{1,7})\"")
_SPREAD = 4  # cells of the rectangle that the sheet spans, as a multiple of the cells allowed


def read_xlsx(data: bytes, limits: Limits) -> Draft:
    """The draft of a workbook. Raises Refused."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    draft = Draft("xlsx", limits)
    with open_zip(BytesIO(data), limits) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                part = read_member(archive, member, limits)
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    parse_xml(part, limits)
                if member.filename.startswith("xl/worksheets/"):
                    _refuse_spread(part, limits)
        tell_properties(archive, draft)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in workbook.sheet_names:
            try:
                rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=limits.rows + 1)
            except CalamineError:
                draft.note(f"I could not read the sheet {name}.")
                continue
            if len(rows) > limits.rows:
                raise Refused("too_many_rows")
            add_table(draft, _tidy([[_said(cell) for cell in row] for row in rows]), f"sheet {name}")
    except PasswordError:
        raise Refused("encrypted") from None
    except (CalamineError, OSError, ValueError):
        raise Refused("broken") from None
    return draft


def _refuse_spread(part: bytes, limits: Limits) -> None:
    """A cell far out makes the library fill the whole rectangle before it; look first."""
    last_row = last_column = 0
    for letters, digits in _REF.findall(part):
        last_row = max(last_row, int(digits))
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        last_column = max(last_column, column)
    if last_row > limits.rows:
        raise Refused("too_many_rows")
    if last_column > limits.columns:
        raise Refused("too_many_columns")
    if last_row * last_column > limits.cells * _SPREAD:
        raise Refused("too_many_rows")


def _tidy(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _said(value: object) -> str:
    """A cell as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()
