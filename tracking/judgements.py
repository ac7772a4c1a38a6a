"""What was judged in a comparison, as JSON lines and as a table."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from io import StringIO

from tracking.blind import Choice, Comparison, Judged, judged
from tracking.table import safe


def as_jsonl(comparison: Comparison, choices: Mapping[int, Choice]) -> str:
    """One object a line: the brief, both answers under the names of their sets, which was better, where each stood."""
    return "".join(
        json.dumps(_object(comparison, each), ensure_ascii=False) + "\n" for each in judged(comparison, choices)
    )


def as_csv(comparison: Comparison, choices: Mapping[int, Choice]) -> str:
    """The same as a table with a head line."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["brief", comparison.one, comparison.other, "better", "left"])
    for each in judged(comparison, choices):
        writer.writerow([safe(cell) for cell in _object(comparison, each).values()])
    return out.getvalue()


def _object(comparison: Comparison, each: Judged) -> dict[str, str]:
    names = {"one": comparison.one, "other": comparison.other}
    return {
        "brief": each.pair.brief,
        f"answer: {comparison.one}": each.pair.one,
        f"answer: {comparison.other}": each.pair.other,
        "better": names[each.winner] if each.winner else "tie",
        "left": names[each.left_is],
    }
