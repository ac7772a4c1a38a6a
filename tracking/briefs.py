"""The briefs that two models are to answer: read from JSON lines, a table, or pieces with a line of dashes between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracking.answers import BRIEF, Unreadable, field_of, of_chat, rows_of

MOST_BRIEFS = 200
LONGEST_BRIEF = 20_000  # characters
HOW = (
    "Give the briefs as JSON lines with `brief`, as a table with a column `brief`, or one after the other with a line "
    "of dashes (---) between them."
)
_DASHES = re.compile(r"^[ \t]*[-=*_]{3,}[ \t]*$", re.M)
_LABEL = re.compile(r"^[ \t]*brief[ \t]*\d*[ \t]*[:)][ \t]*", re.I | re.M)


@dataclass(frozen=True)
class Briefs:
    """The briefs in their order, each once, and what was left out, in words."""

    briefs: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def read_briefs(text: str) -> Briefs:
    """The briefs of a text. Raises Unreadable when there are none, too many, or one is too long."""
    rows = rows_of(text)
    if rows is None:
        found = [piece.strip() for piece in _pieces(text)]
        left_out = list[str]()
    else:
        read = [field_of(row, BRIEF) or of_chat(row, "user") for row in rows]
        found = [brief for brief in read if brief]
        left_out = [f"Entry {number} has no brief." for number, brief in enumerate(read, 1) if not brief]
    briefs = tuple({" ".join(brief.casefold().split()): brief for brief in reversed(found) if brief}.values())[::-1]
    if not briefs:
        raise Unreadable(f"No brief could be read. {HOW}")
    if len(briefs) > MOST_BRIEFS:
        raise Unreadable(f"These are {len(briefs):,} briefs; {MOST_BRIEFS} are the most at once. Twenty to forty tell.")
    if (longest := max(map(len, briefs))) > LONGEST_BRIEF:
        raise Unreadable(f"One brief has {longest:,} characters; {LONGEST_BRIEF:,} are the most.")
    if (twice := sum(map(bool, found)) - len(briefs)) > 0:
        left_out.append(f"{twice} came twice.")
    return Briefs(briefs, tuple(left_out))


def _pieces(text: str) -> list[str]:
    labelled = _LABEL.split(text)
    return labelled[1:] if len(labelled) > 2 else _DASHES.split(_LABEL.sub("", text))
