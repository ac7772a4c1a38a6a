"""The lines of a file as bytes, split on LF only and never longer than a bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 32 * 1024 * 1024
BOM = b"\xef\xbb\xbf"
_SKIP = 1024 * 1024


@dataclass(frozen=True)
class Line:
    """One line without its end; `ending` is "\\n", "\\r\\n" or nothing for a last line that was not closed."""

    number: int
    raw: bytes
    ending: str
    size: int  # bytes of the whole line; more than `raw` holds when the line was too long to keep

    @property
    def is_cut(self) -> bool:
        """Whether the line was longer than a line may be."""
        return self.size > LONGEST_LINE


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """Every line, in order, in bounded memory."""
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        size, last = len(raw), raw
        while not last.endswith(b"\n") and size > LONGEST_LINE and (last := stream.readline(_SKIP)):
            size += len(last)
        if size > LONGEST_LINE:
            yield Line(number, raw[:200], "\n", size)
        elif raw.endswith(b"\r\n"):
            yield Line(number, raw[:-2], "\r\n", size)
        elif raw.endswith(b"\n"):
            yield Line(number, raw[:-1], "\n", size)
        else:
            yield Line(number, raw, "", size)
