"""The words of the trade: which article explains which, and where an article uses one without leading to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from knowledge.concepts import CODE, FACT, LINK, Concept
from knowledge.content import Problem

_NOT_PROSE = re.compile(rf"{CODE.pattern}|\[[^\]]*\]\([^)]*\)|\[[a-z0-9-]+\]|{FACT.pattern}", re.DOTALL)


@dataclass(frozen=True)
class Unlinked:
    """A term of another article that is used in a section before anything leads to its article."""

    heading: str
    parent: str | None
    start: int  # of the term in the section's text
    word: str  # as it stands there
    concept: str  # that explains it


def link_problems(concepts: Collection[Concept]) -> Iterator[Problem]:
    """The terms that are used somewhere before a link leads to the article that explains them."""
    known = vocabulary(concepts)
    for concept in concepts:
        for found in unlinked_terms(concept, known):
            word = " ".join(found.word.split())
            yield Problem(
                f"concepts/{concept.id}.md",
                found.heading,
                f"uses '{word}' before anything leads to its article",
                f"Write [{word}]({found.concept}).",
            )


def vocabulary(concepts: Collection[Concept]) -> dict[str, str]:
    """Every term that asks for a link, in lower case, with the id of the article that explains it."""
    own = {concept.term.lower(): concept.id for concept in concepts if concept.term}
    return {more.term.lower(): concept.id for concept in concepts for more in concept.more_terms if more.linked} | own


def unlinked_terms(concept: Concept, known: Mapping[str, str]) -> Iterator[Unlinked]:
    """The terms that the article uses before it leads to what explains them, each once, in reading order.

    An article leads to another with a link; its own terms it explains itself. Headings and summaries carry no links.
    """
    led_to = {concept.id}
    pattern = _pattern(known)
    for section in concept.sections:
        links = LINK.finditer(CODE.sub(_blank, section.text))
        terms = pattern.finditer(_NOT_PROSE.sub(_blank, section.text))
        at: list[tuple[int, str, str | None]] = [(link.start(), link[2], None) for link in links]
        at += [(term.start(), known[_singular(term[0], known)], term[0]) for term in terms]
        for start, target, word in sorted(at, key=lambda found: found[0]):
            if target not in led_to and word is not None:
                yield Unlinked(section.heading, section.parent, start, word, target)
            led_to.add(target)


def _blank(match: re.Match[str]) -> str:
    """As much of nothing as was found, so that what follows keeps its place."""
    return "\0" * len(match[0])


def _pattern(known: Mapping[str, str]) -> re.Pattern[str]:
    """Any term, the longest first, with a plural s, over the end of a line too, and not inside another word."""
    terms = sorted(known, key=len, reverse=True)
    parts = "|".join(r"\s+".join(map(re.escape, term.split())) for term in terms)
    return re.compile(rf"(?<![\w-])(?:{parts or '(?!)'})s?(?![\w-])", re.IGNORECASE)


def _singular(word: str, known: Mapping[str, str]) -> str:
    plain = " ".join(word.lower().split())
    return plain if plain in known else plain.removesuffix("s")
