"""Whether a file is training data already, by its first lines: that is checked, where other files are built from."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO

from dataset.check.layouts import Layout, is_plainly
from dataset.check.lines import Line, read_lines
from dataset.check.reading import common_layout, read_value, without_bom

ENDINGS = (".jsonl", ".ndjson", ".json")
LOOKED_AT = 256 * 1024  # bytes
LINES = 20
# Keys by which a layout is known where its lines are broken, spread out or in one list.
_MARKS = re.compile(r'"(?:messages|contents|conversations|preferred_output|completion|chosen)"\s*:', re.IGNORECASE)


def may_be_training(name: str) -> bool:
    """Whether a name promises lines of JSON, or a list of them."""
    return PurePath(name).suffix.lower() in ENDINGS


def is_lines(name: str) -> bool:
    """Whether a name promises one JSON object a line."""
    return PurePath(name).suffix.lower() in (".jsonl", ".ndjson")


def is_training_data(stream: BinaryIO) -> bool:
    """Whether a file has the keys of a training layout. Records of another kind, a shop's export say, have not."""
    head = stream.read(LOOKED_AT)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    lines = [without_bom(line) for line in islice(read_lines(BytesIO(head)), LINES + 1)]
    whole = lines[:-1] if len(lines) > 1 and len(head) == LOOKED_AT else lines[:LINES]
    read = [read_value(line) for line in whole if _opens_object(line)]
    layout = common_layout(read)
    if layout is None:
        return bool(_MARKS.search(head.decode("utf-8", "replace")))
    return layout != "text" or any(_is_only(one.value, layout) for one in read)


def _opens_object(line: Line) -> bool:
    return line.raw.lstrip().startswith(b"{")


def _is_only(value: object, layout: Layout) -> bool:
    """An export of articles has a text beside its other fields; lines to train on have nothing else."""
    return isinstance(value, dict) and is_plainly(value, layout)
