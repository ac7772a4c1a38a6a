"""Mailboxes, message by message, without holding more than one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_START = re.compile(rb"From \S[^\r\n]{0,300}\r?\n?")
_HEADER = re.compile(rb"[!-9;-~]{1,70}:")
_LONGEST_LINE = 1_000_000


def messages(file: IO[bytes], most_bytes: int) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is longer than `most_bytes`.

    A message begins at a line "From ..." behind an empty line and before a header: the word alone begins sentences.
    """
    held, size, empty = list[bytes](), 0, True
    begun = False
    line = file.readline(_LONGEST_LINE)
    while line:
        following = file.readline(_LONGEST_LINE)
        if empty and _START.fullmatch(line) and _HEADER.match(following):
            if begun:
                yield b"".join(held) if size <= most_bytes else None
            held, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= most_bytes:
                held.append(line[1:] if re.match(rb">+From ", line) else line)
            else:
                held = []
        empty = not line.strip(b"\r\n")
        line = following
    if begun:
        yield b"".join(held) if size <= most_bytes else None
