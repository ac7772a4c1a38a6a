"""Strategy 8: a loose piece, asked for by a template of its kind; what nobody knows stays a visible blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dataset.document import Document
from dataset.pair.draft import FROM_THE_PIECE, Draft, Pairing, blank
from dataset.pair.phrasing import Field
from dataset.pair.piece import KIND_OF_FILE, Piece
from dataset.pair.text import topic_words

TO_FILL = ("features", "reader", "tone")  # a person, or a model when one is configured, fills these


def from_template(
    document: Document,
    piece: Piece,
    pairing: Pairing,
    *,
    filled: Mapping[str, Field] | None = None,
    group: str | None = None,
) -> Iterator[Draft]:
    """The piece with the template of its kind. `filled` fields stand where a blank would."""
    fields = {
        "kind": pairing.kind_field(piece.kind, piece.language, piece.kind_source),
        "length": pairing.length_field(piece.answer, piece.language),
        **{name: blank() for name in TO_FILL},
    }
    if piece.title:
        fields["title"] = piece.title
    if piece.client:
        fields["client"] = Field(piece.client, _client_source(piece, pairing))
    keywords = " ".join(document.meta.get("keywords", "").split())
    topics = topic_words(piece.answer, pairing.vocabulary, piece.language)
    if keywords:
        fields["features"] = Field(keywords, "keywords of the document")
    elif topics:
        fields["features"] = Field(", ".join(topics), FROM_THE_PIECE)
    yield Draft(
        strategy="model" if filled else "template",
        form="template",
        answer=piece.answer,
        source_key=piece.title.text if piece.title else "",
        fields={**fields, **(filled or {})},
        kind=piece.kind,
        place="the whole piece",
        group=group or document.id,
        client=piece.client,
        language=piece.language,
        less=(("title",),) if piece.title and piece.title.source != "file name" else (),
    )


def _client_source(piece: Piece, pairing: Pairing) -> str:
    if piece.client in pairing.settings.clients:
        return "you"
    return "address of the mail, a guess" if piece.kind_source == KIND_OF_FILE else "folder, a guess"
