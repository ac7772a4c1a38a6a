"""A document as one finished piece: its title, its text without the title, its kind and where these came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dataset.document import Document
from dataset.pair.clients import client_of, client_of_letter
from dataset.pair.draft import Pairing
from dataset.pair.neighbours import job_of
from dataset.pair.phrasing import Field
from dataset.pair.text import body, file_stem

_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|untitled.*|document ?\d*|dokument ?\d*|unbenannt.*|new document.*|.*\.(?:docx?|pdf|"
    r"indd|pages))\Z",
    re.I,
)
SITE = re.compile(r"\s*(?:[|·:»]|\s[-–—])\s+(?=\w)")  # between the title of a page and the name of its site
KIND_OF_FILE = "kind of file"
_ONLY_NUMBERS = re.compile(r"[\d\W_]*(?:post|text|page|piece|doc|file|scan|img|seite|teil|part)?[\d\W_]*\Z", re.I)


@dataclass(frozen=True)
class Piece:
    """What strategies 4, 6, 7 and 8 know of a document before they word a prompt."""

    answer: str
    title: Field | None
    kind: str
    kind_source: str
    client: str | None
    language: str | None


def piece_of(document: Document, pairing: Pairing) -> Piece:
    """The piece that a document is. A title that stands above the text is a part of the prompt, not of the answer."""
    segments = list(document.segments)
    title = _title(document, pairing)
    first = next((at for at, segment in enumerate(segments) if segment.kind in {"heading", "text", "list"}), None)
    if title and first is not None and _same(segments[first].text, title.text):
        del segments[first]
    answer = body(segments)
    folders = document.path.split("/")[:-1]
    names = [file_stem(document), *reversed(folders), title.text if title else ""]
    kind, told_by = pairing.kinds.of_piece(*names, trade=pairing.settings.trade)
    if told_by is None:
        source = "your trade, a guess" if pairing.settings.trade and kind != "piece" else "not known"
    else:
        places = ["file name", *["folder"] * len(folders), "title"]
        source = f"{places[told_by]}, a guess"
    client = client_of(document, pairing.settings, pairing.kinds)
    return Piece(answer, title, kind, source, client, pairing.language(document, answer))


def piece_of_mail(document: Document, text: str, pairing: Pairing) -> Piece:
    """A mail that the person wrote of their own accord; its subject is what it is about."""
    subject = " ".join(document.meta.get("subject", "").split())
    return Piece(
        answer=text,
        title=Field(subject, "subject of the mail") if subject else None,
        kind="e-mail",
        kind_source=KIND_OF_FILE,
        client=client_of_letter(document, document.meta.get("to", ""), pairing.settings, pairing.kinds),
        language=pairing.language(document, text),
    )


def _title(document: Document, pairing: Pairing) -> Field | None:
    if document.title and document.title.strip() and not _NO_TITLE.match(document.title.strip()):
        return Field(" ".join(document.title.split()), "title of the document")
    name = job_of(document)
    if not name or _ONLY_NUMBERS.match(name) or pairing.kinds.is_kind(name):
        return None
    return Field(name, "file name")


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, or all of it but the name of a site behind it."""
    line, title = " ".join(line.split()).casefold(), " ".join(title.split()).casefold()
    return line == title or (title.startswith(line) and bool(SITE.match(title, len(line))))
