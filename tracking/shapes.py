"""What files that a person brings are, as far as measuring goes: told from their content and not from their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tracking.answers import ANSWER, BRIEF, ONE, OTHER, Unreadable, field_of, of_chat, read_two, rows_of
from tracking.neighbours import load_neighbours
from tracking.table import FIELDS

Shape = Literal[
    "both answers to each brief",
    "two sets of answers to the same briefs",
    "two sets of answers to the tasks next door",
    "a log of projects",
    "briefs",
]
MOST = 20_000_000  # characters of one file; answers and logs are far smaller
IN_COMMON = 0.5  # of the smaller set's briefs; training and validation files have none in common


def shape_of(texts: Sequence[str]) -> Shape | None:
    """What one or two files hold; None for anything else, such as training data or work to build from."""
    if not texts or len(texts) > 2 or any(len(text) > MOST for text in texts):
        return None
    if len(texts) == 2:
        return _twice_answered(*texts)
    if _is_log(texts[0]):
        return "a log of projects"
    try:
        rows = rows_of(texts[0])
    except Unreadable:
        return None
    if not rows:
        return None
    if all(field_of(row, BRIEF) and field_of(row, ONE) and field_of(row, OTHER) for row in rows[:20]):
        return "both answers to each brief"
    is_brief = all(field_of(row, ("brief",)) and not field_of(row, ANSWER) for row in rows[:20])
    return "briefs" if is_brief and not any(of_chat(row, "assistant") for row in rows[:20]) else None


def _is_log(text: str) -> bool:
    head = text.lstrip("\ufeff \n").split("\n", 1)[0].casefold()
    cut = max((",", ";", "\t"), key=head.count)
    known = {FIELDS.get(name.strip().strip('"').replace("_", " ")) for name in head.split(cut)}
    return "name" in known and len(known & {"helper", "rounds", "minutes", "hours"}) >= 2


def _twice_answered(one: str, other: str) -> Shape | None:
    try:
        counts = [len(rows_of(text) or ()) for text in (one, other)]
        pairs = read_two(one, other).pairs
    except Unreadable:
        return None
    if len(pairs) < max(1, IN_COMMON * min(counts)):
        return None
    tasks = {" ".join(task.prompt.split()) for task in load_neighbours()}
    next_door = sum(" ".join(pair.brief.split()) in tasks for pair in pairs)
    is_next_door = next_door >= IN_COMMON * len(pairs)
    return "two sets of answers to the tasks next door" if is_next_door else "two sets of answers to the same briefs"
