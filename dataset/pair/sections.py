"""Strategy 6: a section of a document, asked for by its heading."""

from __future__ import annotations

from collections.abc import Iterator

from dataset.document import Document, Segment
from dataset.pair.draft import Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.piece import SITE, Piece
from dataset.pair.text import body, file_stem, spaced, word_count

LEAST_SECTIONS = 2  # with fewer the document is one piece


def from_sections(document: Document, piece: Piece, pairing: Pairing) -> Iterator[Draft]:
    """One pair a section that is long enough; none when the document has no sections to speak of."""
    settings = pairing.settings
    whole = piece.title or Field(spaced(file_stem(document)), "file name")
    found = [
        (trail, text, place)
        for trail, text, place in _sections(document, whole.text)
        if settings.least_answer <= word_count(text) <= settings.most_answer
    ]
    if len(found) < LEAST_SECTIONS:
        return
    for trail, text, place in found:
        shown, title = _without_title(trail, whole)
        language = pairing.language(document, text)
        fields = {
            "title": title,
            "heading": Field(shown[-1], "heading"),
            "length": pairing.length_field(text, language),
        }
        if len(shown) > 1:
            fields["above"] = Field(shown[-2], "heading above")
        yield Draft(
            strategy="sections",
            form="sections",
            answer=text,
            source_key="\n".join([whole.text, *trail]),
            fields=fields,
            kind=piece.kind,
            place=f"section “{trail[-1]}”, {place}",
            group=document.id,
            client=piece.client,
            language=language,
            less=(("above",),),
        )


def _without_title(trail: tuple[str, ...], title: Field) -> tuple[tuple[str, ...], Field]:
    """Trail and title, where the outermost heading stands in the title as well: "4. Files" of "4. Files — Manual"."""
    rest = title.text.removeprefix(trail[0])
    if rest == title.text or not (found := SITE.match(rest)):
        return trail, title
    if len(trail) > 1:
        return trail[1:], title
    return trail, Field(rest[found.end() :], title.source)


def _sections(document: Document, title: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Headings from the outermost to the own one, the text below it up to the next heading, and the place."""
    trail: list[tuple[int, str]] = []
    held: list[Segment] = []
    place = ""
    for segment in document.segments:
        if segment.kind != "heading":
            held.append(segment)
            continue
        if trail and held:
            yield tuple(text for _, text in trail), body(held), place
        held, place = [], segment.place
        trail = [(level, text) for level, text in trail if level < segment.level]
        trail.append((segment.level, " ".join(segment.text.split())))
        if len(trail) > 1 and trail[0][1].casefold() == title.casefold():
            trail = trail[1:]
    if trail and held:
        yield tuple(text for _, text in trail), body(held), place
