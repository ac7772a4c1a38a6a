"""What a tool may reach: the rooms below, what the person has told, and the numbering of citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.messages import Citation, SourceRef
from journeys.journey import Journey
from journeys.objections import Objection
from journeys.sayings import Sayings
from journeys.situation import Situation
from knowledge.index import ConceptIndex, Passage
from knowledge.library import Library

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.fetching import FetchDesk
    from assistant.remembering import Memory
    from assistant.walking import Walk
    from assistant.workshop import Bench
    from dataset.build.shelf import Shelf


@dataclass
class ToolContext:
    """One turn's view of the house; lives as long as the turn."""

    library: Library
    index: ConceptIndex
    today: date
    situation: Situation = field(default_factory=Situation)
    message: str | None = None  # id of the message that is being answered
    agreed: frozenset[tuple[str, str]] = frozenset()  # (tool, canonical arguments) that a person agreed to
    citations: list[Citation] = field(default_factory=list)
    journeys: tuple[Journey, ...] = ()
    objections: tuple[Objection, ...] = ()
    sayings: Sayings | None = None  # tells what the person's words mean; None leaves it to patterns
    datasets_folder: Path | None = None  # where training files are written; None where there is no such place
    bench: Bench | None = None  # the person's builds and waiting files; None where builds cannot run
    shelf: Shelf | None = None  # their builds, also where none can run; None where nobody's are known
    desk: Desk | None = None  # the person's log and comparisons; None where nobody is known
    fetching: FetchDesk | None = None  # whom the person may have asked for answers; None where nobody is known
    walk: Walk | None = None  # the person's journeys; None where nobody is known
    memory: Memory | None = None  # what they told in earlier talks; None where nobody is known

    def understood(self, situation: Situation) -> Situation:
        """The situation with what its words mean."""
        return situation.with_meanings(self.sayings.meanings(situation.told())) if self.sayings else situation

    def cite(self, passage: Passage) -> int:
        """The number under which an answer cites `passage`; the same passage keeps its number within a turn."""
        for citation in self.citations:
            if (citation.concept, citation.heading) == (passage.concept, passage.heading):
                return citation.n
        self.citations.append(
            Citation(
                n=len(self.citations) + 1,
                concept=passage.concept,
                title=passage.title,
                heading=passage.heading,
                passage=passage.text,
                sources=_references(self.library, passage),
            )
        )
        return len(self.citations)


def _references(library: Library, passage: Passage) -> tuple[SourceRef, ...]:
    sources: Sequence[SourceRef] = [
        SourceRef(title=s.title, url=s.url, read_at=s.read_at.isoformat(), note=s.note)
        for s in library.sources_of(passage)
    ]
    return tuple(sources)
