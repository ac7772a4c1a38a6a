"""The glossary: every term that an article explains, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.concepts import Concept
from knowledge.content import Problem


@dataclass(frozen=True)
class Entry:
    """A term with its one plain sentence and the article that says more."""

    term: str
    definition: str
    concept: str


def glossary(concepts: Collection[Concept]) -> list[Entry]:
    """Every entry, in alphabetical order whatever the capitals."""
    return sorted((entry for concept in concepts for entry in _entries(concept)), key=lambda e: e.term.casefold())


def term_problems(concepts: Collection[Concept]) -> Iterator[Problem]:
    """Terms that are explained twice in the library: a reader would not know which explanation holds."""
    owner: dict[str, str] = {}
    for concept in concepts:
        for entry in _entries(concept):
            file = f"concepts/{concept.id}.md"
            before = owner.setdefault(entry.term.casefold(), file)
            if before != file or [e.term.casefold() for e in _entries(concept)].count(entry.term.casefold()) > 1:
                yield Problem(file, "term", f"'{entry.term}' is also explained in {before}", "Explain it in one place.")


def _entries(concept: Concept) -> list[Entry]:
    own = [Entry(concept.term, concept.definition, concept.id)] if concept.term and concept.definition else []
    return own + [Entry(more.term, more.definition, concept.id) for more in concept.more_terms]
