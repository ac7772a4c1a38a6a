"""Strategy 4 within one document: the brief stands above the piece, each under a heading that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dataset.document import Document, Segment
from dataset.pair.brief import asks_for_length, kind_of_piece
from dataset.pair.draft import Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.piece import Piece
from dataset.pair.text import body, cut, word_count

_MOST_WORDS = 12  # no heading that says so has more
LATEST = 4  # segments that may stand before the brief: a title, a date, a name
_BRIEF = re.compile(
    r"(?:the |my |your )?(?:(?:creative|client|project|copy|original|short) )?(?:brief(?:ing)?|request|"
    r"what was asked(?: for)?|auftrag|vorgaben|aufgabe|consignes|demande|encargo|pedido)"
    r"(?: from (?:the )?client)?\s*:?\Z",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?:the |my )?(?:(?:final|finished|approved|body|web|delivered) )?(?:copy|text|piece|version|draft|result|"
    r"article|post|description|reinschrift|endfassung|ergebnis|texte|texto|resultado)(?: final)?\s*:?\Z|final\s*:?\Z",
    re.IGNORECASE,
)


def from_brief_above(document: Document, piece: Piece, pairing: Pairing) -> Iterator[Draft]:
    """The piece with the brief above it; none where the document has no two such headings, in this order."""
    segments = document.segments
    begin = next((at for at, each in enumerate(segments[:LATEST]) if _is(_BRIEF, each)), None)
    if begin is None:
        return
    middle = next((at for at in range(begin + 2, len(segments)) if _is(_PIECE, segments[at])), None)
    if middle is None:
        return
    asked, answer = _text(segments[begin + 1 : middle]), _text(segments[middle + 1 :])
    settings = pairing.settings
    if word_count(asked) < settings.least_message or not _fits(answer, settings.least_answer, settings.most_answer):
        return
    language = pairing.language(document, answer)
    kind, source = kind_of_piece(asked, piece, pairing)
    fields = {
        "brief": Field(cut(asked, settings.most_prompt), "the brief above the text"),
        "kind": pairing.kind_field(kind, language, source),
    }
    if not asks_for_length(asked):
        fields["length"] = pairing.length_field(answer, language)
    yield Draft(
        strategy="brief",
        form="brief",
        answer=answer,
        source_key=asked,
        fields=fields,
        kind=kind,
        place=f"below “{' '.join(segments[middle].text.split())}”",
        group=document.id,
        client=piece.client,
        language=language,
    )


def _is(heading: re.Pattern[str], segment: Segment) -> bool:
    if segment.kind not in {"heading", "text"}:
        return False
    words = segment.text.split(None, _MOST_WORDS)
    return len(words) <= _MOST_WORDS and heading.match(" ".join(words)) is not None


def _text(segments: Sequence[Segment]) -> str:
    return body(list(segments))


def _fits(answer: str, least: int, most: int) -> bool:
    return least <= word_count(answer) <= most
