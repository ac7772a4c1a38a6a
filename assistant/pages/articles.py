"""An article as its page shows it: sections, facts, notes, and what to read or ask next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from assistant.pages.anchors import anchor, article_path
from assistant.pages.offers import OFFERS, chat_path
from assistant.pages.prose import Note, Writer
from assistant.pages.services import Service, service
from journeys.journey import Journey
from knowledge.concepts import Concept
from knowledge.library import Library
from knowledge.providers import Provider


@dataclass(frozen=True)
class Part:
    """A stretch under one heading, with the ones below it."""

    heading: str
    anchor: str
    html: Markup
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere, with a line about it."""

    label: str
    href: str
    about: str = ""


@dataclass(frozen=True)
class Article:
    """All that the page of an article shows."""

    id: str
    title: str
    shelf: Link | None
    term: str | None
    definition: str | None
    summary: Markup
    description: str
    reviewed: date
    review_by: date
    is_overdue: bool
    service: Service | None
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    has_practice: bool
    chat: str
    offers: tuple[Link, ...]
    questions: tuple[Link, ...]
    related: tuple[Link, ...]
    journeys: tuple[Journey, ...] = field(default=())


def article(library: Library, journeys: Sequence[Journey], concept: Concept, today: date) -> Article:
    """The article with everything that its page needs."""
    writer = Writer(library, concept)
    summary = writer.inline(concept.summary)
    parts = _parts(concept, writer)
    about = provider_of(library, concept)
    return Article(
        id=concept.id,
        title=concept.title,
        shelf=_shelf(library, concept.id),
        term=concept.term,
        definition=concept.definition,
        summary=summary,
        description=" ".join(library.plain(concept.summary).split()),
        reviewed=concept.reviewed,
        review_by=concept.review_by,
        is_overdue=concept.is_overdue(today),
        service=service(about, today) if about else None,
        parts=parts,
        notes=tuple(writer.notes()),
        has_practice=writer.has_practice,
        chat=chat_path(concept.id),
        offers=tuple(Link(offer.label, chat_path(concept.id, offer.ask)) for offer in OFFERS),
        questions=tuple(
            Link(text, chat_path(concept.id, str(number))) for number, text in enumerate(concept.follow_ups, start=1)
        ),
        related=tuple(_related(library, name) for name in concept.related if name in library.concepts),
        journeys=tuple(j for j in journeys if any(step.concept == concept.id for step in j.steps)),
    )


def provider_of(library: Library, concept: Concept) -> Provider | None:
    """The provider that an article is about, told by its id or the beginning of its title."""
    names = (concept.id, concept.id.replace("-", " "), concept.title.split(":")[0])
    return next((found for name in names if (found := library.providers.find(name))), None)


def _parts(concept: Concept, writer: Writer) -> tuple[Part, ...]:
    parts: list[Part] = []
    for section in concept.sections:
        if section.parent is None:
            parts.append(Part(section.heading, anchor(section.heading), writer.html(section.text, section.heading)))
            continue
        if not parts or parts[-1].heading != section.parent:
            parts.append(Part(section.parent, anchor(section.parent), Markup("")))
        place = anchor(f"{section.parent}: {section.heading}")
        child = Part(section.heading, place, writer.html(section.text, section.heading))
        above = parts[-1]
        parts[-1] = Part(above.heading, above.anchor, above.html, (*above.parts, child))
    return tuple(parts)


def _shelf(library: Library, concept: str) -> Link | None:
    shelf = next((shelf for shelf in library.shelves if concept in shelf.articles), None)
    return Link(shelf.title, f"/library#{shelf.id}") if shelf else None


def _related(library: Library, name: str) -> Link:
    concept = library.concepts[name]
    return Link(concept.title, article_path(name), library.plain(concept.summary).split(". ")[0].rstrip(".") + ".")
