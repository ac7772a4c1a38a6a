"""Strategy 9, the seam: something that fills the blanks of a template may only use words that the piece gives.

No model is called here; whoever has one hands in a FieldWriter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from dataset.candidate import Candidate
from dataset.document import Document
from dataset.pair.draft import Pairing
from dataset.pair.phrasing import Field
from dataset.pair.piece import piece_of
from dataset.pair.template import TO_FILL, from_template

MODEL_SOURCE = "written by a model"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class FieldWriter(Protocol):
    """Fills fields of a template from a piece."""

    def fill(self, piece: str, fields: tuple[str, ...], metadata: Mapping[str, str]) -> Mapping[str, str]:
        """A text for each field that it can fill, in words of the piece or its metadata."""
        ...


class InventedWords(Exception):
    """A writer used words that neither the piece nor its metadata holds; `words` are these, by field."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = dict(words)
        said = "; ".join(f"{field}: {', '.join(found)}" for field, found in self.words.items())
        super().__init__(f"These words stand neither in the piece nor in what is known of it: {said}.")


def check_fields(
    filled: Mapping[str, str], piece: str, metadata: Mapping[str, str], pairing: Pairing, language: str | None
) -> None:
    """Raises InventedWords for any word that is no small word of the language and not given."""
    given = set(_words(" ".join([piece, *metadata.values()])))
    small = pairing.vocabulary.function.get(pairing.phrases.language(language), frozenset())
    invented = {
        field: words
        for field, text in filled.items()
        if (words := tuple(word for word in _words(text) if word not in given and word not in small))
    }
    if invented:
        raise InventedWords(invented)


def written_by(writer: FieldWriter, document: Document, pairing: Pairing) -> Candidate:
    """The template pair of a document with the writer's words in its blanks. Raises InventedWords."""
    piece = piece_of(document, pairing)
    metadata = {"path": document.path, "title": document.title or "", **document.meta}
    filled = {name: text for name, text in writer.fill(piece.answer, TO_FILL, metadata).items() if text.strip()}
    if unknown := sorted(set(filled) - set(TO_FILL)):
        raise ValueError(f"no such field: {', '.join(unknown)}")
    check_fields(filled, piece.answer, metadata, pairing, piece.language)
    fields = {name: Field(text.strip(), MODEL_SOURCE) for name, text in filled.items()}
    draft = next(from_template(document, piece, pairing, filled=fields))
    return pairing.candidate(draft, document)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
