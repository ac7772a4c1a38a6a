"""A line with the value that stands in it, and the layout that most of the first lines have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dataset.check.layouts import Layout, layouts_of, respelled
from dataset.check.lines import BOM, LONGEST_LINE, Line
from dataset.check.report import Finding
from dataset.check.strict_json import parse_line


@dataclass(frozen=True)
class ReadLine:
    """A line with its value and what reading it found."""

    line: Line
    value: Any
    findings: list[Finding]


def read_value(line: Line) -> ReadLine:
    """The line parsed; a value of None comes with a finding that says why."""
    if line.is_cut:
        what = f"The line has {line.size:,} bytes; a line may have {LONGEST_LINE:,}."
        return ReadLine(line, None, [Finding("F5.long", "line", what, "Put each example on a line of its own.")])
    value, findings = parse_line(line.raw)
    if value is None and not findings:
        findings = [
            Finding("F5.object", "line", "The line holds null, where an example must be an object.", "Delete it.")
        ]
    return ReadLine(line, value, findings)


def without_bom(line: Line) -> Line:
    """The first line without the byte order mark."""
    return Line(line.number, line.raw.removeprefix(BOM), line.ending, line.size)


def common_layout(peeked: Iterable[ReadLine]) -> Layout | None:
    """The layout that most of the first lines have; of equals the first."""
    found = Counter[Layout](
        layouts[0] for one in peeked if isinstance(one.value, dict) and (layouts := layouts_of(respelled(one.value)))
    )
    return found.most_common(1)[0][0] if found else None
