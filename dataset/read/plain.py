"""Plain text: paragraphs between empty lines, underlined headings and lists."""

from __future__ import annotations

import re

from dataset.read.decoding import decode
from dataset.read.draft import Draft, clean
from dataset.read.limits import Limits

_UNDERLINE = re.compile(r"[=~*_-]{3,200}\s*")
_ITEM = re.compile(r"([ \t]{0,40})(?:[•‣▪●–*+]|-|(\(?\d{1,3}[.)]))[ \t]+(?=\S)")


def read_plain(data: bytes, limits: Limits) -> Draft:
    """The draft of a plain text; lines stay as they are broken."""
    text, encoding = decode(data)
    draft = Draft("txt", limits)
    tell_encoding(draft, encoding)
    lines = clean(text).split("\n")
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        _block(draft, lines[start:end], start + 1)
        start = end
    return draft


def tell_encoding(draft: Draft, encoding: str) -> None:
    """Keep the encoding, and say so where it is a guess."""
    if encoding != "utf-8":
        draft.tell("encoding", encoding)
    if encoding == "cp1252":
        draft.note("The file does not say how its letters are stored; I took it for Western European Windows text.")


def _block(draft: Draft, lines: list[str], number: int) -> None:
    place = f"line {number}"
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) and len(lines[0]) < 160:
        draft.add("heading", lines[0], place, level=1 if lines[1].startswith("=") else 2)
        draft.title = draft.title or lines[0].strip()
        if lines[2:]:
            _block(draft, lines[2:], number + 2)
        return
    if len(lines) == 1 and _UNDERLINE.fullmatch(lines[0]):
        return
    held, kind, level, first, cells = list[str](), "text", 0, number, dict[str, str]()
    for offset, line in enumerate(lines):
        if item := _ITEM.match(line):
            draft.add(kind, "\n".join(held), f"line {first}", level=level, cells=cells)
            held, kind, first = [line[item.end() :]], "list", number + offset
            level = min(9, len(item.group(1).expandtabs(4)) // 2)
            cells = {"number": item.group(2)} if item.group(2) else {}
        else:
            held.append(line.strip() if kind == "list" else line.rstrip())
    draft.add(kind, "\n".join(held), f"line {first}", level=level, cells=cells)
