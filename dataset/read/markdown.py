"""Markdown: front matter, headings, lists, quotes, tables; code stays as it is."""

from __future__ import annotations

import re

from dataset.read.decoding import decode
from dataset.read.draft import Draft, clean, day
from dataset.read.limits import Limits
from dataset.read.plain import tell_encoding

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*")
_SETEXT = re.compile(r"(=+|-+)[ \t]*")
_ITEM = re.compile(r"([ \t]{0,40})(?:[*+-]|(\d{1,9}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,60}):[ \t]+(\S.*)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,100}|(?:-[ \t]*){3,100}|(?:_[ \t]*){3,100})")
_TABLE_LINE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def read_markdown(data: bytes, limits: Limits) -> Draft:
    """The draft of a Markdown text."""
    text, encoding = decode(data)
    draft = Draft("md", limits)
    tell_encoding(draft, encoding)
    lines = clean(text).split("\n")
    start = _front_matter(draft, lines)
    _Blocks(draft).read(lines, start)
    return draft


class _Blocks:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.held: list[str] = []
        self.kind, self.level, self.first = "text", 0, 1
        self.cells: dict[str, str] = {}

    def read(self, lines: list[str], at: int) -> None:
        while at < len(lines):
            line = lines[at]
            if line.lstrip().startswith(("```", "~~~")):
                at = self.fence(lines, at)
            elif line.lstrip().startswith("<!--"):
                at = self.remark(lines, at)
            elif "|" in line and at + 1 < len(lines) and "|" in lines[at + 1] and _TABLE_LINE.fullmatch(lines[at + 1]):
                at = self.table(lines, at)
            else:
                self.line(line, at + 1)
                at += 1
        self.flush()

    def line(self, line: str, number: int) -> None:
        if not line.strip():
            self.flush()
        elif heading := _HEADING.fullmatch(line.strip()):
            self.flush()
            self.heading(heading.group(2), len(heading.group(1)), number)
        elif self.held and self.kind == "text" and len(self.held) == 1 and _SETEXT.fullmatch(line):
            text, self.held = self.held[0], []
            self.heading(text, 1 if line.startswith("=") else 2, number - 1)
        elif _RULE.fullmatch(line):
            self.flush()
        elif line.lstrip().startswith(">"):
            self.hold("quoted", re.sub(r"^\s*>\s?", "", line), number, 1)
        elif item := _ITEM.match(line):
            self.flush()
            self.hold("list", line[item.end() :], number, min(9, len(item.group(1).expandtabs(4)) // 2))
            self.cells = {"number": item.group(2)} if item.group(2) else {}
        elif self.held and self.kind in ("list", "quoted"):
            self.held.append(line.strip())
        else:
            self.hold("text", line.rstrip(), number, 0)

    def hold(self, kind: str, text: str, number: int, level: int) -> None:
        if self.held and kind != self.kind:
            self.flush()
        if not self.held:
            self.kind, self.level, self.first = kind, level, number
        self.held.append(text)

    def flush(self) -> None:
        self.draft.add(self.kind, "\n".join(self.held), f"line {self.first}", level=self.level, cells=self.cells)
        self.held, self.cells = [], {}

    def heading(self, text: str, level: int, number: int) -> None:
        self.draft.add("heading", text, f"line {number}", level=level)
        self.draft.title = self.draft.title or text

    def fence(self, lines: list[str], at: int) -> int:
        self.flush()
        mark = lines[at].lstrip()[:3]
        end = at + 1
        while end < len(lines) and not lines[end].lstrip().startswith(mark):
            end += 1
        self.draft.add("text", "\n".join(lines[at : end + 1]), f"line {at + 1}")
        return end + 1

    def remark(self, lines: list[str], at: int) -> int:
        self.flush()
        end = at
        while end < len(lines) and "-->" not in lines[end]:
            end += 1
        rest = lines[end].split("-->", 1)[1] if end < len(lines) else ""
        if rest.strip():
            self.line(rest, end + 1)
        return end + 1

    def table(self, lines: list[str], at: int) -> int:
        self.flush()
        names = _cells(lines[at])
        at += 2
        while at < len(lines) and "|" in lines[at]:
            cells = _cells(lines[at])
            named = {
                names[i] if i < len(names) and names[i] else f"column {i + 1}": c for i, c in enumerate(cells) if c
            }
            self.draft.add("row", " | ".join(c for c in cells if c), f"line {at + 1}", cells=named)
            at += 1
        return at


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _front_matter(draft: Draft, lines: list[str]) -> int:
    """Read the block between two lines of ---; returns where the text begins."""
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((at for at in range(1, min(len(lines), 200)) if lines[at].strip() in ("---", "...")), 0)
    for line in lines[1:end]:
        if found := _FIELD.fullmatch(line.rstrip()):
            name, value = found.group(1).lower(), found.group(2).strip().strip("\"'")
            if name == "title":
                draft.title = value
            elif name == "author":
                draft.author = value
            elif name == "date":
                draft.written = day(value)
            else:
                draft.tell(name, value)
    return end + 1 if end else 0
