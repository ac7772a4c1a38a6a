"""The layout of a PDF: what the lines of its pages are, and how they join to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dataset.read.draft import Draft

_EDGE = 3  # lines at the top and bottom of a page that may be a header or footer
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"(?:[•‣▪●–*]|-(?=\s)|(\(?\d{1,2}[.)])(?=\s))\s*")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|página|p\.)?\s?[-–(]?\s?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:/|of|von|de)\s?\d{1,4})?\s?[-–)]?", re.I
)


@dataclass(frozen=True)
class Line:
    """A line of a page with its size and the height that it stands on, both in points; 0 where unknown."""

    text: str
    size: float
    base: float


class _Sizes:
    """What the sizes of letters mean: most text is body, larger is a heading, the largest of the first level."""

    def __init__(self, pages: list[list[Line]]) -> None:
        self.body = median(line.size for page in pages for line in page for _ in range(1 + len(line.text) // 20))
        larger = {round(line.size) for page in pages for line in page if self._is_large(line)}
        self.levels = {size: min(6, level) for level, size in enumerate(sorted(larger, reverse=True), 1)}

    def level(self, line: Line) -> int:
        """1 to 6 for a heading, else 0."""
        return self.levels.get(round(line.size), 0) if self._is_large(line) else 0

    def key(self, line: Line) -> str:
        """By what a margin is known on the next page; in headings the numbers count."""
        return line.text if self._is_large(line) else _DIGITS.sub("#", line.text)

    def _is_large(self, line: Line) -> bool:
        return line.size > self.body * 1.15 and len(line.text) < 160


def add_pages(draft: Draft, pages: list[list[Line]]) -> None:
    """Add the paragraphs of all pages, and each line of the margins once."""
    sizes = _Sizes(pages)
    heads, feet = _repeated(pages, sizes, top=True), _repeated(pages, sizes, top=False)
    said = set[str]()
    carry = ""  # a paragraph that goes on over the page's end
    for number, page in enumerate(pages, 1):
        body, margins = _apart(page, sizes, heads, feet)
        for kind, line in margins:
            if not _PAGE_NUMBER.fullmatch(line.text) and sizes.key(line) not in said:
                said.add(sizes.key(line))
                draft.add(kind, line.text, f"page {kind}")
        carry = _paragraphs(draft, body, f"page {number}", sizes, carry)
    draft.add("text", carry, f"page {len(pages)}")


def _repeated(pages: list[list[Line]], sizes: _Sizes, *, top: bool) -> set[str]:
    """The lines, numbers set aside, that stand at the edge of most pages."""
    if len(pages) < 2:
        return set()
    seen = Counter[str]()
    for page in pages:
        edge = page[:_EDGE] if top else page[-_EDGE:]
        seen.update({sizes.key(line) for line in edge})
    least = max(2, (len(pages) + 1) // 2)
    return {text for text, times in seen.items() if times >= least}


def _apart(
    page: list[Line], sizes: _Sizes, heads: set[str], feet: set[str]
) -> tuple[list[Line], list[tuple[str, Line]]]:
    """The body of a page, and what stands in its margins; the lines of a margin stand close together."""
    start, end = 0, len(page)
    while (
        start < min(_EDGE, end)
        and _is_margin(page[start], sizes, heads)
        and (not start or _close(*page[start - 1 : start + 1]))
    ):
        start += 1
    while end > max(start, len(page) - _EDGE) and _is_margin(page[end - 1], sizes, feet):
        if end < len(page) and not _close(page[end - 1], page[end]):
            break
        end -= 1
    margins = [("header", line) for line in page[:start]] + [("footer", line) for line in page[end:]]
    return page[start:end], margins


def _is_margin(line: Line, sizes: _Sizes, repeated: set[str]) -> bool:
    return sizes.key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) is not None


def _close(upper: Line, lower: Line) -> bool:
    return abs(upper.base - lower.base) < 24  # points


def _paragraphs(draft: Draft, lines: list[Line], place: str, sizes: _Sizes, carry: str) -> str:
    """Add the paragraphs of a page; returns the last one when it ends in the middle of a sentence."""
    gaps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 60]
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 0.0  # within a paragraph, also on a page of short ones
    longest = max((len(line.text) for line in lines), default=0)
    held, kind, held_level, cells = carry, "text", 0, dict[str, str]()
    before: Line | None = None
    for line in lines:
        level = sizes.level(line)
        heading = level > 0
        item = _ITEM.match(line.text)
        new = "heading" if heading else "list" if item else "text"
        gap = before.base - line.base if before else 0.0
        apart = before is not None and (
            gap > usual * 1.35 + 1 or gap < 0 or abs(before.size - line.size) > 1 or _ends(before.text, longest)
        )
        if held and (apart or heading != (kind == "heading") or item or (before is None and heading)):
            draft.add(kind, held, place, level=held_level, cells=cells)
            held = ""
        if not held:
            kind, held_level = new, level
            cells = {"number": item.group(1)} if new == "list" and item and item.group(1) else {}
        held = _join(held, line.text[item.end() :] if item and not held else line.text)
        before = line
    if held and kind == "text" and held[-1] not in ".!?:;…”\"')":
        return held
    draft.add(kind, held, place, level=held_level, cells=cells)
    return ""


def _ends(text: str, longest: int) -> bool:
    """Whether a line ends a paragraph because it is short and a sentence ends with it."""
    return len(text) < longest * 0.7 and text[-1] in ".!?:"


def _join(held: str, line: str) -> str:
    if not held:
        return line
    if held[-1] in "\ufffe\u0002\u00ad":  # pdfium's mark for a hyphen at the line's end
        return held[:-1] + line
    if held[-1] == "-" and len(held) > 1 and held[-2].isalpha():
        return held + line
    return f"{held} {line}"
