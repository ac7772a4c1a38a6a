"""One paragraph of Word: its text before and after all tracked changes, and the passages that comments are about."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from dataset.read.draft import day
from dataset.read.safe_xml import local

_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_SKIPPED = frozenset(
    {"pPr", "rPr", "instrText", "delInstrText", "tblPr", "Fallback", "sdtPr", "sdtEndPr", "ruby", "fldData"}
)
_BOXES = frozenset({"txbxContent"})
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass
class Paragraph:
    """`passages` are (before, after) by comment id; `marks` are the comments that begin and end here, in order."""

    before: str = ""
    after: str = ""
    changed_by: tuple[str, str] | None = None  # author and day of the first change
    passages: dict[str, tuple[str, str]] = field(default_factory=dict)
    marks: list[tuple[str, str]] = field(default_factory=list)  # ("start" or "end", comment id)
    boxes: list[ET.Element] = field(default_factory=list)


def read_paragraph(element: ET.Element, running: frozenset[str] = frozenset()) -> Paragraph:
    """Read a w:p. `running` are the comments that began in a paragraph before and are not over yet."""
    walk = _Walk(running)
    for child in element:
        walk.visit(child, False, False)
    return walk.done()


def paragraphs_below(element: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs under an element, in order; those of text boxes inside come with their paragraph instead."""
    for child in element:
        name = local(child)
        if name == "p":
            yield child
        elif name not in _SKIPPED:
            yield from paragraphs_below(child)


class _Walk:
    def __init__(self, running: frozenset[str]) -> None:
        self.before: list[str] = []
        self.after: list[str] = []
        self.open: dict[str, tuple[int, int]] = dict.fromkeys(running, (0, 0))
        self.paragraph = Paragraph()

    def visit(self, element: ET.Element, inserted: bool, deleted: bool) -> None:
        name = local(element)
        if name in ("t", "delText"):
            self.say(element.text or "", inserted, deleted or name == "delText")
        elif name in _PLAIN:
            self.say(_PLAIN[name], inserted, deleted)
        elif name in _BOXES:
            self.paragraph.boxes.append(element)
        elif name == "commentRangeStart":
            self.begin(_attribute(element, "id"))
        elif name in ("commentRangeEnd", "commentReference"):
            self.finish(_attribute(element, "id"), name == "commentReference")
        elif name not in _SKIPPED:
            if name in _INSERTED or name in _DELETED:
                inserted, deleted = inserted or name in _INSERTED, deleted or name in _DELETED
                if self.paragraph.changed_by is None:
                    self.paragraph.changed_by = (_attribute(element, "author"), day(_attribute(element, "date")) or "")
            for child in element:
                self.visit(child, inserted, deleted)

    def say(self, text: str, inserted: bool, deleted: bool) -> None:
        if not inserted:
            self.before.append(text)
        if not deleted:
            self.after.append(text)

    def begin(self, identity: str) -> None:
        self.open[identity] = (len(self.before), len(self.after))
        self.paragraph.marks.append(("start", identity))

    def finish(self, identity: str, is_reference: bool) -> None:
        """A range ends; the reference behind it counts only for a comment without a range."""
        if identity in self.open:
            self.keep(identity, *self.open.pop(identity))
        elif not is_reference or identity in self.paragraph.passages:
            return
        self.paragraph.marks.append(("end", identity))

    def keep(self, identity: str, before: int, after: int) -> None:
        self.paragraph.passages[identity] = ("".join(self.before[before:]), "".join(self.after[after:]))

    def done(self) -> Paragraph:
        for identity, (before, after) in self.open.items():
            self.keep(identity, before, after)
        self.paragraph.before, self.paragraph.after = "".join(self.before), "".join(self.after)
        return self.paragraph


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key[key.rfind("}") + 1 :] == name), "").strip()
