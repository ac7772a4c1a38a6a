"""What kind of piece a document is, guessed from folder, file name and title by an authored table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dataset.pair.text import spaced
from knowledge.content import read_yaml

FILE = Path(__file__).with_name("kinds.yaml")
PIECE = "piece"  # when nothing tells the kind


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    words: str  # pattern over the words of a name
    names: dict[str, str]  # language -> with its article, as it stands after "write"


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    pieces: list[_Entry]
    strings: list[_Entry]
    trades: dict[str, str]  # pattern over the trade -> kind
    others: list[_Entry]


@dataclass(frozen=True)
class Kinds:
    """The tables, ready for use."""

    pieces: tuple[tuple[str, re.Pattern[str]], ...]
    strings: tuple[tuple[str, re.Pattern[str]], ...]
    trades: tuple[tuple[str, re.Pattern[str]], ...]
    names: dict[str, dict[str, str]]

    def of_piece(self, *names: str, trade: str | None = None) -> tuple[str, int | None]:
        """The kind and which of the names told it; the trade decides when none does."""
        for at, name in enumerate(names):
            words = spaced(name)
            for kind, pattern in self.pieces:
                if pattern.search(words):
                    return kind, at
        for kind, pattern in self.trades:
            if trade and pattern.search(trade.casefold()):
                return kind, None
        return PIECE, None

    def is_kind(self, name: str) -> bool:
        """Whether a name says a kind and nothing of its own but numbers: "newsletter 19"."""
        words = " ".join(re.sub(r"[\d\W_]+", " ", spaced(name)).split())
        return any(pattern.fullmatch(words) for _, pattern in self.pieces)

    def of_string(self, key: str, text: str) -> str:
        """The kind of an interface text by its key, last part first; a sentence is a message, else a label."""
        parts = [spaced(part) for part in re.split(r"[./:>]", key) if part]
        for part in reversed(parts[-3:]):
            for kind, pattern in self.strings:
                if pattern.search(part):
                    return kind
        return "message" if text.rstrip().endswith((".", "!", "?", "…", "。")) else "label"

    def name(self, kind: str, language: str | None) -> str:
        """The kind with its article in the language, in English where it has no name there."""
        names = self.names.get(kind, {})
        return names.get(language or "en") or names.get("en") or kind


def read_kinds(path: Path = FILE) -> Kinds:
    """The tables of the file. Raises ContentError when it is not YAML, ValidationError when a table is wrong."""
    tables = _Tables.model_validate(read_yaml(path))
    entries = [*tables.pieces, *tables.strings, *tables.others]
    return Kinds(
        pieces=tuple((entry.kind, re.compile(rf"\b(?:{entry.words})\b", re.I)) for entry in tables.pieces),
        strings=tuple((entry.kind, re.compile(rf"\b(?:{entry.words})\b", re.I)) for entry in tables.strings),
        trades=tuple((kind, re.compile(pattern)) for pattern, kind in tables.trades.items()),
        names={entry.kind: entry.names for entry in entries},
    )
