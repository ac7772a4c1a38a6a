"""Training pairs that are pasted as JSON: a list, or one object a line."""

from __future__ import annotations

import json
import re
from typing import Any

from assistant.models.guide.reading.labels import FENCE, INPUTS, WORDS, PastedPairs, whole_pair

OPENS = re.compile(r"\[(?=\s*\{)|\{(?=\s*[\"'\w])")
COMMA = re.compile(r"[ \t]*,")
AFTER_LABEL = re.compile(rf"(?:^|\n)[^\n\w]*(?:{WORDS})[ *_]*[:：]\s*$", re.IGNORECASE)
MEANT_AS_ROW = re.compile(r"\{\s*['\"]?(?:input|prompt|output|completion)['\"]?\s*:", re.IGNORECASE)


def take_rows(text: str) -> tuple[str, PastedPairs]:
    """JSON pairs, and the text without them. JSON straight after a label is the text of that side."""
    decoder = json.JSONDecoder()
    pairs: list[dict[str, str]] = []
    kept, broken, at, copied = [], 0, 0, 0
    while (found := OPENS.search(text, at)) is not None:
        start = found.start()
        at = start + 1
        if AFTER_LABEL.search(text[max(0, start - 40) : start]):
            continue
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = _broken_row_end(text, start)
            if end > start:
                broken += 1
                kept.append(text[copied:start])
                at = copied = end
            continue
        rows = value if isinstance(value, list) else [value]
        if not rows or not any(isinstance(row, dict) and _sides(row) for row in rows):
            continue
        for row in rows:
            pair = _row_pair(row)
            broken += pair is None
            pairs += [pair] if pair else []
        kept.append(text[copied:start])
        comma = COMMA.match(text, end)
        at = copied = comma.end() if comma else end
    kept.append(text[copied:])
    rest = "".join(kept)
    return (re.sub(FENCE, "", rest, flags=re.MULTILINE) if pairs or broken else rest), PastedPairs(pairs, broken)


def _broken_row_end(text: str, start: int) -> int:
    """The end of what means to be a JSON row and is none; `start` when it is something else."""
    line_end = text.find("\n", start)
    line = text[start : line_end if line_end >= 0 else len(text)]
    if not MEANT_AS_ROW.match(line):
        return start
    return start + (line.index("}") + 1 if "}" in line else len(line))


def _sides(row: dict[str, Any]) -> tuple[Any, Any] | None:
    names = {name.lower(): value for name, value in row.items()}
    given = [names[name] for name in INPUTS if name in names]
    made = [names[name] for name in ("output", "completion") if name in names]
    return (given[0] if given else None, made[0] if made else None) if given or made else None


def _row_pair(row: object) -> dict[str, str] | None:
    sides = _sides(row) if isinstance(row, dict) else None
    if sides is None or not all(isinstance(side, str) for side in sides):
        return None
    return whole_pair(str(sides[0]), str(sides[1]))
