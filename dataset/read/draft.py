"""A document while it is being read: plain data in the child, checked again when the parent receives it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from dataset.read.limits import Limits
from dataset.read.reasons import Refused

# Controls that no writer means, lone surrogates, and U+FFFE/U+FFFF, which are no characters.
_DIRT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"(1[5-9]\d\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass
class Draft:
    """What a reader fills. Adding more than the limits allow raises Refused."""

    kind: str
    limits: Limits
    title: str | None = None
    author: str | None = None
    written: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    segments: list[dict[str, Any]] = field(default_factory=list)
    characters: int = 0

    def add(
        self,
        kind: str,
        text: str,
        place: str,
        *,
        level: int = 0,
        before: str | None = None,
        cells: dict[str, str] | None = None,
    ) -> None:
        """Append a segment; one with neither text nor a passage before is left out."""
        text = clean(text)
        before = None if before is None else clean(before)
        if not text and not before:
            return
        segment: dict[str, Any] = {"kind": kind, "text": text, "place": clean(place), "at": len(self.segments)}
        if level:
            segment["level"] = level
        if before is not None:
            segment["before"] = before
        if cells:
            segment["cells"] = {clean(name): clean(value) for name, value in cells.items()}
        held = sum(map(len, cells.values())) if cells else 0
        self.characters += max(len(text), held) + len(before or "")
        self.segments.append(segment)
        if self.characters > self.limits.characters or len(self.segments) > self.limits.segments:
            raise Refused("too_much_text")

    def note(self, sentence: str) -> None:
        """Say something about the reading to the person."""
        if sentence not in self.meta.get("note", ""):
            self.meta["note"] = f"{self.meta.get('note', '')} {sentence}".strip()

    def tell(self, name: str, value: str | None) -> None:
        """Keep a property when it says something; at most 2,000 characters of it."""
        if value and (tidy := " ".join(clean(value).split())[:2000]):
            self.meta[name] = tidy

    def as_json(self) -> dict[str, Any]:
        """The draft as Document takes it, without id and path. Raises Refused when nothing was found."""
        if not self.segments:
            raise Refused("empty", "There is no text in this file.")
        known = {"title": _line(self.title), "author": _line(self.author), "written": self.written}
        return {
            "kind": self.kind,
            **{name: value for name, value in known.items() if value},
            "meta": self.meta,
            "segments": self.segments,
        }


def clean(text: str) -> str:
    """The text with line feeds only, without characters that nobody wrote, without white space around it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x0c" in text:
        text = text.replace("\x0c", "\n")
    if not text.isprintable():
        text = _DIRT.sub("", text)
    return text.strip()


def day(text: str | None) -> str | None:
    """The ISO day that a date begins with; None when there is none."""
    found = _DAY.match(text.strip()) if text else None
    return found.group(0) if found else None


def _line(text: str | None) -> str | None:
    return " ".join(clean(text).split())[:500] or None if text else None
