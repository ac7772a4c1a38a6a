"""PO files: source, translation, context and the notes for translators."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dataset.read.decoding import decode, decode_as
from dataset.read.draft import Draft, day
from dataset.read.limits import Limits
from dataset.read.reasons import Refused

_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?[ \t]*"(.*)"[ \t]*')
_MORE = re.compile(r'[ \t]*"(.*)"[ \t]*')
_ESCAPE = re.compile(r"\\(.)", re.S)
_CHARSET = re.compile(rb"charset=([\w-]{1,40})")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_MOST = re.compile(r"(?:max(?:imum)?\.?\s{0,3}(?:length|characters|chars)|chars max)\D{0,5}(\d{1,4})", re.I)


@dataclass
class _Entry:
    line: int = 0
    notes: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    fuzzy: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return "".join(self.texts.get(name, ()))


def read_po(data: bytes, limits: Limits) -> Draft:
    """The draft of a PO or POT file. Raises Refused."""
    named = _CHARSET.search(data[:4096])
    text = decode_as(data, named.group(1).decode() if named and not data.startswith(b"\xef\xbb\xbf") else None)
    text = text if named else decode(data)[0]
    draft = Draft("po", limits)
    entry, current, found = _Entry(), "", 0
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        line = raw.strip()
        if not line:
            _finish(draft, entry)
            entry, current = _Entry(), ""
        elif line.startswith("#"):
            if "msgstr" in entry.texts or "msgstr0" in entry.texts:
                _finish(draft, entry)
                entry, current = _Entry(), ""
            _remark(entry, line)
        elif told := _FIELD.fullmatch(line):
            found += 1
            name = told.group(1) + (told.group(2) or "")
            if name in entry.texts or (name in ("msgid", "msgctxt") and "msgstr" in entry.texts):
                _finish(draft, entry)
                entry = _Entry()
            current, entry.line = name, entry.line or number
            entry.texts[current] = [_plain(told.group(3))]
        elif current and (more := _MORE.fullmatch(line)):
            entry.texts[current].append(_plain(more.group(1)))
    _finish(draft, entry)
    if not found:
        raise Refused("broken")
    return draft


def _remark(entry: _Entry, line: str) -> None:
    if line.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in line
    elif line.startswith("#:"):
        entry.where.append(line[2:].strip())
    elif line.startswith(("#.", "# ")):
        entry.notes.append(line[2:].strip())


def _finish(draft: Draft, entry: _Entry) -> None:
    source = entry.text("msgid")
    if not entry.texts:
        return
    if not source:
        _head(draft, entry.text("msgstr"))
        return
    translation = entry.text("msgstr") or entry.text("msgstr0")
    note = "\n".join(entry.notes)
    most = _MOST.search(note)
    plural = entry.text("msgid_plural")
    cells = {
        "key": entry.text("msgctxt"),
        "source": source,
        "translation": translation,
        "plural": plural,
        "note": note,
        "where": " ".join(entry.where)[:500],
        "max_characters": most.group(1) if most else "",
        "language": draft.meta.get("language", ""),
        "state": "fuzzy" if entry.fuzzy else "",
    }
    draft.add("string", translation or source, f"line {entry.line}", cells={k: v for k, v in cells.items() if v})


def _head(draft: Draft, text: str) -> None:
    told = dict(line.split(":", 1) for line in text.split("\n") if ":" in line)
    draft.tell("language", told.get("Language"))
    draft.tell("project", told.get("Project-Id-Version"))
    draft.author = draft.author or (told.get("Last-Translator") or "").split("<")[0].strip() or None
    draft.written = draft.written or day(told.get("PO-Revision-Date"))


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: _UNESCAPED.get(found.group(1), found.group(1)), text)
