"""Files for measuring that wait in a conversation: answers to compare, briefs, a log of projects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracking.shapes import MOST, Shape, shape_of

KINDS = (".jsonl", ".json", ".csv", ".tsv", ".ndjson")
AT_ONCE = 2  # files that belong together


def texts_in(folder: Path) -> list[tuple[str, str]]:
    """Name and text of the files that wait there, by name, when they can be for measuring; else none. Blocking."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files or len(files) > AT_ONCE or any(path.suffix.lower() not in KINDS for path in files):
        return []
    return list(_read(files))


def shape_in(folder: Path) -> Shape | None:
    """What the files that wait there are for measuring; None for anything else. Blocking."""
    return shape_of([text for _, text in texts_in(folder)])


def _read(files: list[Path]) -> Iterator[tuple[str, str]]:
    for path in files:
        if path.stat().st_size > 4 * MOST:  # bytes; a character has at most four
            continue
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        yield path.stem, text
