"""Strategy 7: a web or Markdown page, asked for by what its own data say about it."""

from __future__ import annotations

from collections.abc import Iterator

from dataset.document import Document
from dataset.pair.draft import Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.piece import Piece
from dataset.pair.text import word_count

PAGES = frozenset({"html", "md"})
LONGEST_PAGE = 1200  # words; a longer one is better taken section by section


def has_page_data(document: Document) -> bool:
    """Whether a page says more of itself than its title."""
    return document.kind in PAGES and any(document.meta.get(name, "").strip() for name in _DATA)


def from_page(document: Document, piece: Piece, pairing: Pairing) -> Iterator[Draft]:
    """The page with its title, description and keywords; none without a title or a description."""
    if document.kind not in PAGES or not (piece.title or has_page_data(document)):
        return
    fields = {
        "kind": pairing.kind_field(piece.kind, piece.language, piece.kind_source),
        "length": pairing.length_field(piece.answer, piece.language),
    }
    if piece.title:
        fields["title"] = piece.title
    for name, field in _DATA.items():
        if (text := " ".join(document.meta.get(name, "").split())) and field not in fields:
            fields[field] = Field(text, f"page {name.removeprefix('og:')}")
    yield Draft(
        strategy="page",
        form="page",
        answer=piece.answer,
        source_key="\n".join(field.text for name, field in sorted(fields.items()) if name not in {"kind", "length"}),
        fields=fields,
        kind=piece.kind,
        place="the whole page",
        group=document.id,
        client=piece.client,
        language=piece.language,
        less=(("description",),),
    )


def is_long(piece: Piece) -> bool:
    """Whether a page is better taken section by section."""
    return word_count(piece.answer) > LONGEST_PAGE


_DATA = {"description": "description", "og:description": "description", "keywords": "keywords", "tags": "keywords"}
