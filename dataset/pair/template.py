"""Strategy 8: a loose piece, asked for by a template of its kind; a blank stays only where nothing tells of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dataset.document import Document
from dataset.pair.draft import FROM_THE_PIECE, Draft, Pairing, blank
from dataset.pair.head import ABOVE, Head
from dataset.pair.must_mention import specifics
from dataset.pair.phrasing import Field
from dataset.pair.piece import KIND_OF_FILE, Piece, piece_of
from dataset.pair.text import LONGEST_WORD, topic_words, words_of

TO_FILL = ("features", "reader", "tone")  # a model may fill these when one is configured; nobody else could


def from_template(
    document: Document,
    piece: Piece,
    pairing: Pairing,
    *,
    filled: Mapping[str, Field] | None = None,
    group: str | None = None,
    head: Head | None = None,
) -> Iterator[Draft]:
    """The piece with the template of its kind. `filled` fields stand where a blank would.

    Labelled lines of a `head` ("Client: ...") are a part of the prompt, not of the piece.
    """
    if head is not None:
        piece = piece_of(document.model_copy(update={"segments": head.rest}), pairing)
    fields = {
        "kind": pairing.kind_field(piece.kind, piece.language, piece.kind_source),
        "length": pairing.length_field(piece.answer, piece.language),
    }
    if piece.title:
        fields["title"] = piece.title
    if head is not None:
        fields["head"] = Field("\n".join(head.lines), ABOVE)
    elif piece.client:
        fields["client"] = Field(piece.client, _client_source(piece, pairing))
    keywords = " ".join(document.meta.get("keywords", "").split())
    topics = _topics(piece, pairing)
    if keywords:
        fields["features"] = Field(keywords, "keywords of the document")
    elif topics:
        fields["features"] = Field(", ".join(topics), FROM_THE_PIECE)
    elif not piece.title:
        fields["features"] = blank()  # the person can say what it is about, and without that nothing asks for it
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


def _topics(piece: Piece, pairing: Pairing) -> list[str]:
    """What the piece is about, without the names in it and the words of its title, which the prompt says anyway."""
    if len(piece.answer) > pairing.settings.most_answer * LONGEST_WORD:
        return []  # it becomes no example, and an endless text takes long to look through
    names = specifics(piece.answer, pairing.vocabulary, language=piece.language, known=pairing.known)
    said = {word for fact in names for word in words_of(fact.text.casefold())}
    said |= set(words_of(piece.title.text.casefold())) if piece.title else set()
    return topic_words(piece.answer, pairing.vocabulary, piece.language, but=said)


def _client_source(piece: Piece, pairing: Pairing) -> str:
    if piece.client in pairing.settings.clients:
        return "you"
    return "address of the mail, a guess" if piece.kind_source == KIND_OF_FILE else "folder, a guess"
