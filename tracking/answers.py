"""Two sets of answers to the same briefs, read from pasted blocks, JSON lines or tables, and matched by brief."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from tracking.blind import Pair

BRIEF = ("brief", "input", "prompt", "question", "instruction", "task")
ANSWER = ("answer", "output", "completion", "response", "text", "reply")
ONE = ("a", "one", "answer_a", "answer a", "first", "base", "before")
OTHER = ("b", "other", "answer_b", "answer b", "second", "tuned", "after")
HOW = (
    "Give each brief with both answers, as blocks `Brief: …`, `A: …`, `B: …`, or as JSON lines with `brief`, `a` and "
    "`b`. Or give two files of JSON lines with `brief` and `answer`, one for each set."
)
_LABEL = re.compile(r"^[ \t]*(?P<label>brief|a|b|task)[ \t]*[:)][ \t]*", re.I | re.M)


class Unreadable(Exception):
    """The answers cannot be read; the text says what would be right."""


@dataclass(frozen=True)
class Read:
    """The pairs that both sets have, and what was left out, in words."""

    pairs: tuple[Pair, ...]
    left_out: tuple[str, ...] = ()


def read_both(text: str) -> Read:
    """Pairs from one text that holds both sets: JSON lines, a JSON list, a table with a head line, or pasted blocks.

    Raises Unreadable.
    """
    rows = rows_of(text)
    if rows is None:
        return _blocks(text)
    pairs, left_out = [], []
    for number, row in enumerate(rows, 1):
        brief, one, other = field_of(row, BRIEF), field_of(row, ONE), field_of(row, OTHER)
        if brief and one and other:
            pairs.append(Pair(brief=brief, one=one, other=other, task=field_of(row, ("task_id",))))
        else:
            lacks = [name for name, value in (("brief", brief), ("a", one), ("b", other)) if not value]
            left_out.append(f"Entry {number} has no {' and no '.join(lacks)}.")
    if not pairs:
        raise Unreadable(f"No pair could be read. {HOW}")
    return Read(tuple(pairs), tuple(left_out))


def read_two(one: str, other: str) -> Read:
    """Pairs from two texts, one for each set, matched by their briefs. Raises Unreadable."""
    first, again = _answers(one, "first")
    second, again_other = _answers(other, "second")
    pairs = tuple(
        Pair(brief=brief, one=answer, other=second[key][1]) for key, (brief, answer) in first.items() if key in second
    )
    if not pairs:
        raise Unreadable(
            "The two sets have no brief in common, so nothing can be compared. The briefs must be the same."
        )
    left_out = [*again, *again_other]
    only_one, only_other = len(first) - len(pairs), len(second) - len(pairs)
    left_out += [f"{only_one} of the first set have no partner in the second."] if only_one else []
    left_out += [f"{only_other} of the second set have no partner in the first."] if only_other else []
    return Read(pairs, tuple(left_out))


def _answers(text: str, which: str) -> tuple[dict[str, tuple[str, str]], list[str]]:
    rows = rows_of(text)
    if rows is None:
        raise Unreadable(f"The {which} set is neither JSON lines nor a table. {HOW}")
    found: dict[str, tuple[str, str]] = {}
    left_out = []
    for number, row in enumerate(rows, 1):
        brief, answer = field_of(row, BRIEF) or of_chat(row, "user"), field_of(row, ANSWER) or of_chat(row, "assistant")
        if not brief or not answer:
            lacks = "brief" if not brief else "answer"
            left_out.append(f"Entry {number} of the {which} set has no {lacks}.")
        elif (key := " ".join(brief.casefold().split())) in found:
            left_out.append(f"Entry {number} of the {which} set repeats a brief; the first answer counts.")
        else:
            found[key] = (brief, answer)
    if not found:
        raise Unreadable(f"No answer could be read in the {which} set. {HOW}")
    return found, left_out


def rows_of(text: str) -> list[Mapping[str, Any]] | None:
    """Objects of JSON lines or of a JSON list, or rows of a table; None when it is none of them."""
    bare = text.strip().lstrip("\ufeff")
    if bare.startswith("["):
        try:
            value = json.loads(bare)
        except (ValueError, RecursionError):
            raise Unreadable(f"This looks like a JSON list but is not one. {HOW}") from None
        return [row for row in value if isinstance(row, dict)]
    if bare.startswith("{"):
        return [_line(number, line) for number, line in enumerate(bare.split("\n"), 1) if line.strip()]
    head = bare.split("\n", 1)[0].casefold()
    cut = max((",", ";", "\t"), key=head.count)
    names = [name.strip().strip('"') for name in head.split(cut)]
    if cut in head and any(name in BRIEF for name in names):
        csv.field_size_limit(10_000_000)
        return [
            {str(key).strip().casefold(): value for key, value in row.items() if key}
            for row in csv.DictReader(StringIO(bare), delimiter=cut)
        ]
    return None


def _line(number: int, line: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable(f"Line {number} is not one JSON object. {HOW}") from None
    if not isinstance(value, dict):
        raise Unreadable(f"Line {number} is not one JSON object. {HOW}")
    return {str(key).casefold(): entry for key, entry in value.items()}


def field_of(row: Mapping[str, Any], names: Sequence[str]) -> str | None:
    values = (row.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def of_chat(row: Mapping[str, Any], role: str) -> str | None:
    """The last message of a role in a line of the chat layout."""
    messages = row.get("messages")
    said = [m for m in messages if isinstance(m, dict) and m.get("role") == role] if isinstance(messages, list) else []
    content = said[-1].get("content") if said else None
    return content.strip() if isinstance(content, str) and content.strip() else None


def _blocks(text: str) -> Read:
    pieces = _LABEL.split(text)
    if len(pieces) < 7:
        raise Unreadable(f"No pair could be read. {HOW}")
    pairs, left_out, entry = list[Pair](), list[str](), dict[str, str]()

    def close() -> None:
        if all(entry.get(name) for name in ("brief", "a", "b")):
            pairs.append(Pair(brief=entry["brief"], one=entry["a"], other=entry["b"], task=entry.get("task")))
        elif entry:
            lacks = [name for name in ("brief", "a", "b") if not entry.get(name)]
            left_out.append(f"Block {len(pairs) + len(left_out) + 1} has no {' and no '.join(lacks)}.")
        entry.clear()

    for label, content in zip(pieces[1::2], pieces[2::2], strict=True):
        name = label.casefold()
        if name in entry or (name == "brief" and "a" in entry):
            close()
        entry[name] = content.strip()
    close()
    if not pairs:
        raise Unreadable(f"No pair could be read. {HOW}")
    return Read(tuple(pairs), tuple(left_out))
