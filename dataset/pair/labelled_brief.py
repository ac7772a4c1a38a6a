"""Strategy 4 within one document, shorter: labelled lines at its head are the brief ("Ticket: parcel late")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dataset.document import Document
from dataset.pair.brief import asks_for_length, kind_of_piece
from dataset.pair.draft import Draft, Pairing
from dataset.pair.head import ABOVE, Head
from dataset.pair.phrasing import Field
from dataset.pair.piece import piece_of
from dataset.pair.text import cut, word_count

LEAST_WORDS = 5  # of a piece whose brief stands above it; an error message has no more


def from_labelled(document: Document, heads: Sequence[Head], pairing: Pairing) -> Iterator[Draft]:
    """One pair for each head that says what was asked for, where a piece of usable length stands below it."""
    for number, head in enumerate(heads, 1):
        if not head.asks:
            continue
        below = document.model_copy(update={"segments": head.rest})
        piece = piece_of(below, pairing)
        if not LEAST_WORDS <= word_count(piece.answer) <= pairing.settings.most_answer:
            continue
        has_title = len(heads) == 1 and piece.title is not None and piece.title.source != "file name"
        asked = "\n".join([*([piece.title.text] if has_title and piece.title else []), *head.lines])
        language = piece.language
        kind, source = kind_of_piece(asked, piece, pairing)
        fields = {
            "brief": Field(cut(asked, pairing.settings.most_prompt), ABOVE),
            "kind": pairing.kind_field(kind, language, source),
        }
        if not asks_for_length(asked):
            fields["length"] = pairing.length_field(piece.answer, language)
        yield Draft(
            strategy="brief",
            form="brief",
            answer=piece.answer,
            source_key=asked,
            fields=fields,
            kind=kind,
            place="the whole piece" if len(heads) == 1 else f"piece {number} of {len(heads)}",
            group=document.id,
            client=piece.client,
            language=language,
        )
