"""Lines that begin with a label and a colon ("Ticket: parcel late"), and what the label says of the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from dataset.document import Segment
from knowledge.content import read_yaml

FILE = Path(__file__).with_name("labels.yaml")
Says = Literal["asks", "about", "wraps", "parts"]
_LINE = re.compile(
    r"[ \t>*_#•–-]{0,6}(?P<label>[^\W\d_][^:：\n|]{0,48}?)[ \t]{0,3}[*_]{0,3}[ \t]{0,3}[:：][*_]{0,3}(?!//)"
    r"(?:[ \t]+|\Z|(?<=：))(?P<value>.*)",
)
_NUMBER = re.compile(r"[\s#№.(-]*\d[\w)-]*\Z")
_ARTICLE = re.compile(r"(?:the|my|your|our|a|an|der|die|das|le|la|el|il|het|de)\s+|l['’]")
_OF = frozenset(("of", "from", "by", "for", "von", "vom", "für", "de", "du", "des", "del", "di", "van", "client", "od"))
_LONGEST = 64  # characters up to the colon, marks included
_MOST_WORDS = 5  # of a label; more, and it is a sentence with a colon


class Labelled(NamedTuple):
    """One line: its label in small letters without article and number, its words, and the line as it stands."""

    label: str
    value: str
    line: str


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    asks: str
    about: str
    wraps: str
    parts: str
    either: str
    plain: str


@dataclass(frozen=True)
class Labels:
    """What known labels say; `either` also name a part of a piece ("Subject"), `plain` say no more than "Brief"."""

    says: Mapping[str, Says]
    either: frozenset[str]
    plain: frozenset[str]

    def of(self, label: str) -> Says | None:
        """What a label says; None where it is not known."""
        if said := self.says.get(label):
            return said
        words = label.split()
        if len(words) < 2:
            return None
        if words[1] in _OF and (said := self.says.get(words[0])):
            return said
        return self.says.get(words[-1])


def read_labels(path: Path = FILE) -> Labels:
    """The tables of the file. Raises ContentError when it is not YAML, ValidationError when its shape is wrong."""
    tables = _Tables.model_validate(read_yaml(path))
    says: dict[str, Says] = {}
    groups: tuple[tuple[Says, str], ...] = (
        ("parts", tables.parts),
        ("wraps", tables.wraps),
        ("about", tables.about),
        ("asks", tables.asks),
    )
    for said, words in groups:
        says.update((word, said) for word in _words(words))
    return Labels(says, frozenset(_words(tables.either)), frozenset(_words(tables.plain)))


def labelled(line: str) -> Labelled | None:
    """The line taken apart; None where it has no label."""
    if line.find(":", 0, _LONGEST) < 0 and "：" not in line:
        return None  # most lines: the pattern takes ten times as long
    found = _LINE.match(line)
    if found is None or len(found["label"].split()) > _MOST_WORDS:
        return None
    label = _NUMBER.sub("", found["label"].strip(" *_").casefold())
    label = _ARTICLE.sub("", label, count=1) if _ARTICLE.match(label) else label
    return Labelled(label, found["value"].strip(" *_"), line.strip()) if label else None


def lines_of(segment: Segment) -> list[str]:
    """The lines of a segment; a row of two cells is one line, its first cell the label."""
    if segment.kind == "row":
        cells = list(segment.cells.values())
        return [f"{cells[0]}: {' '.join(cells[1].split())}"] if len(cells) == 2 else [segment.text]
    return segment.text.split("\n")


def _words(told: str) -> list[str]:
    return [word.strip() for word in told.split(",")]
