"""Strategy 4: the brief that lies beside the piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataset.document import Document
from dataset.pair.draft import Draft, Pairing
from dataset.pair.kinds import PIECE
from dataset.pair.neighbours import Fetch, Neighbours
from dataset.pair.phrasing import Field
from dataset.pair.piece import Piece
from dataset.pair.text import body, cut, word_count

_LENGTH = re.compile(
    r"\b(?:length|words?|characters?|lines?|sentences?|paragraphs?|länge|wörter|zeichen|sätze|longueur|mots|signes|extensión|palabras)\b",
    re.IGNORECASE,
)


_SAYS_KIND = re.compile(
    r"^\W{0,3}(?:what|format|type|kind(?: of text)?|text type|deliverable|textsorte|textart)\s*:\s*(.{1,80})$",
    re.I | re.M,
)
_SUBJECT = re.compile(r"\b(?:for|about|on|of|zu|zum|zur|für|über|pour|sur|para|sobre)\b.*", re.IGNORECASE)


def kind_of_piece(brief: str, piece: Piece, pairing: Pairing) -> tuple[str, str]:
    """The kind of the piece and what told it: where nothing else did, a line of the brief ("Format: ...")."""
    if piece.kind != PIECE:
        return piece.kind, piece.kind_source
    said = (_SUBJECT.sub("", found.group(1)) or found.group(1) for found in _SAYS_KIND.finditer(brief))
    told = (kind for kind, by in map(pairing.kinds.of_piece, said) if by is not None)
    kind = next(told, None)
    return (kind, "the brief") if kind else (piece.kind, piece.kind_source)


def asks_for_length(brief: str) -> bool:
    """Whether a brief says how long the piece is to be; a second length, counted, would contradict it."""
    return _LENGTH.search(brief) is not None


def from_brief(
    document: Document, piece: Piece, pairing: Pairing, neighbours: Neighbours, fetch: Fetch
) -> Iterator[Draft]:
    """The piece with its brief, when there is one."""
    identity = neighbours.brief(document)
    brief = fetch(identity) if identity and identity != document.id else None
    text = body(brief.segments) if brief else ""
    if brief is None or word_count(text) < pairing.settings.least_message:
        return
    kind, source = kind_of_piece(text, piece, pairing)
    fields = {
        "brief": Field(cut(text, pairing.settings.most_prompt), brief.path.rpartition("/")[2]),
        "kind": pairing.kind_field(kind, piece.language, source),
    }
    if not asks_for_length(text):
        fields["length"] = pairing.length_field(piece.answer, piece.language)
    yield Draft(
        strategy="brief",
        form="brief",
        answer=piece.answer,
        source_key=text,
        fields=fields,
        kind=kind,
        place="the whole piece",
        group=brief.id,  # pieces of one brief stay together
        client=piece.client,
        language=piece.language,
    )
