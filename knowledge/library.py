"""All that Peri knows, loaded and checked: concepts, providers, and the passages that answers quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.concepts import EXPERIENCE, FACT, IN_SHORT, LINK, MARKER, Concept, Section, Source, read_concept
from knowledge.content import ContentError, Problem, claimed_ids, read_front_matter
from knowledge.crosscheck import cross_problems, dates_ahead, unreached
from knowledge.glossary import term_problems
from knowledge.providers import Providers, fact_sentence, read_providers
from knowledge.shelves import FILE as SHELVES
from knowledge.shelves import Shelf, read_shelves, shelf_problems
from knowledge.terms import link_problems
from knowledge.wordings import Wording, asked_twice, read_wordings

CONTENT = Path(__file__).parent
_MARK = r"\[[a-z0-9][a-z0-9-]*\](?!\()"
MARKS = re.compile(rf"\s*{_MARK}(?:\s*,?\s*{_MARK})*")  # one mark or a row of them, with the space before


@dataclass(frozen=True)
class Passage:
    """A section as an answer quotes it: Markdown without source marks and inner links, facts set in."""

    concept: str
    title: str
    heading: str
    text: str
    trade: str | None = None  # the trade of an example
    source_ids: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Unique within the library."""
        return f"{self.concept}#{self.heading}"


class Library:
    """The checked content. Passages are made once; they do not change while Peri runs."""

    def __init__(
        self,
        concepts: Mapping[str, Concept],
        providers: Providers,
        shelves: tuple[Shelf, ...] = (),
        wordings: tuple[Wording, ...] = (),
    ) -> None:
        self.concepts = concepts
        self.providers = providers
        self.shelves = shelves
        self.wordings = wordings
        self.passages: tuple[Passage, ...] = tuple(p for c in concepts.values() for p in self._passages(c))
        self._by_id = {passage.id: passage for passage in self.passages}

    @property
    def outside(self) -> list[str]:
        """What people may type that the library must not answer."""
        return [wording.text for wording in self.wordings if wording.concept is None]

    def passage(self, concept: str, heading: str) -> Passage | None:
        """The passage under this heading, or None."""
        return self._by_id.get(f"{concept}#{heading}")

    def of(self, concept: str) -> list[Passage]:
        """The passages of one article, in order, the summary first."""
        return [passage for passage in self.passages if passage.concept == concept]

    def sources_of(self, passage: Passage) -> list[Source]:
        """The sources that the passage cites; those of the whole article when it cites none itself."""
        concept = self.concepts[passage.concept]
        own = {source.id: source for source in concept.sources}
        found = [own[name] for name in passage.source_ids if name in own]
        for name in passage.source_ids:
            if ":" in name:
                found += self._fact_sources(*name.split(":", 1))
        return found or list(concept.sources)

    def plain(self, text: str) -> str:
        """Authored Markdown as a person reads it: provider facts set in, source marks and inner links taken out."""
        text = FACT.sub(lambda m: fact_sentence(self.providers[m[1]], m[2]), text)
        return unwrap(LINK.sub(r"\1", MARKS.sub("", text)))

    def _fact_sources(self, provider: str, fact: str) -> list[Source]:
        known = self.providers[provider]
        wanted = self.providers.fact(provider, fact).sources
        return [
            Source(id=s.id, title=s.title, url=s.url, read_at=s.read_at, note=s.note)
            for s in known.sources
            if s.id in wanted
        ]

    def _passages(self, concept: Concept) -> list[Passage]:
        first = Passage(concept.id, concept.title, IN_SHORT, self.plain(concept.summary))
        return [first, *(self._passage(concept, section) for section in concept.sections)]

    def _passage(self, concept: Concept, section: Section) -> Passage:
        marks = [name for name in MARKER.findall(section.text) if name != EXPERIENCE]
        facts = [":".join(name) for name in FACT.findall(section.text)]
        is_example = section.parent == "Examples"
        heading = f"{section.parent}: {section.heading}" if section.parent else section.heading
        return Passage(
            concept.id,
            concept.title,
            heading,
            self.plain(section.text),
            trade=section.heading if is_example else None,
            source_ids=tuple(dict.fromkeys(marks + facts)),
        )


def unwrap(text: str) -> str:
    """Markdown whose paragraphs and list items stand on one line each, as the chat shows line ends."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        for line in block.split("\n"):
            starts = not lines or re.match(r"\s*(?:[-*>|#]|\d+[.)]\s|```)", line) or lines[-1].lstrip().startswith("|")
            if starts:
                lines.append(line.rstrip())
            else:
                lines[-1] = f"{lines[-1]} {line.strip()}"
        blocks.append("\n".join(lines) if "```" not in block else block)
    return "\n\n".join(blocks)


def load_library(folder: Path = CONTENT, today: date | None = None) -> Library:
    """Everything under `folder`. Raises ContentError with every problem of every file, at once.

    With `today`, a day that lies ahead of it is a problem too; without, the clock of the machine plays no part.
    """
    loaded, broken, problems = read_providers(folder / "providers")
    providers = Providers(loaded)
    concepts: dict[str, Concept] = {}
    broken_concepts: set[str] = set()
    for path in sorted((folder / "concepts").glob("*.md")):
        try:
            concept = read_concept(path)
            concepts[concept.id] = concept
        except ContentError as error:
            problems += error.problems
            broken_concepts |= claimed_ids(path, lambda path: read_front_matter(path)[0])
    problems += cross_problems(concepts.values(), providers, broken_concepts, broken)
    problems += [*term_problems(concepts.values()), *link_problems(concepts.values())]
    shelves = _shelves(folder, concepts, broken_concepts, problems)
    if shelves and not broken_concepts:  # a trial folder stands alone, and a broken article may be the one that leads
        problems += unreached(concepts.values())
    wordings, wrong = read_wordings(folder / "questions", concepts, broken_concepts)
    problems += [*wrong, *asked_twice(wordings, concepts.values())]
    if today is not None:
        problems += dates_ahead(concepts.values(), providers.values(), today)
    if problems:
        raise ContentError(problems)
    if not concepts:
        raise ContentError([Problem("concepts", "folder", "holds no article", "Check the installation.")])
    return Library(concepts, providers, shelves, tuple(wordings))


def _shelves(
    folder: Path, concepts: Mapping[str, Concept], broken: set[str], problems: list[Problem]
) -> tuple[Shelf, ...]:
    """The shelves of the folder; a folder of a few articles, as for a trial, need not have any."""
    path = folder / SHELVES
    if not path.exists():
        return ()
    try:
        shelves = read_shelves(path)
    except ContentError as error:
        problems += error.problems
        return ()
    problems += shelf_problems(shelves, concepts, broken)
    return shelves


def overdue(library: Library, today: date) -> list[Problem]:
    """Articles and providers whose review date has passed; a warning, never an error."""
    late = [(f"concepts/{c.id}.md", c.review_by) for c in library.concepts.values() if c.is_overdue(today)]
    late += [(f"providers/{p.id}.yaml", p.review_by) for p in library.providers.values() if today > p.review_by]
    return [Problem(file, "review_by", f"was due on {day}", "Read it again and set a new date.") for file, day in late]
