"""Everything that was authored, checked at once: the library, the journeys, the objections, the sayings."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from journeys.journey import Journey, load_journeys
from journeys.objections import load_objections
from journeys.sayings import load_readings
from knowledge.content import ContentError, Problem
from knowledge.library import CONTENT, load_library, overdue

T = TypeVar("T")


@dataclass(frozen=True)
class ContentReport:
    """All problems; with none, what there is and what is due for review."""

    problems: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()
    summary: str = ""


def check_content(folder: Path | None, today: date) -> ContentReport:
    """Read all content as a start does; `folder` stands in for Peri's own library."""
    problems = list[Problem]()

    def read(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except ContentError as error:
            problems.extend(error.problems)
            return None

    library = read(lambda: load_library(folder or CONTENT, today))
    journeys = read(load_journeys)
    concepts = library.concepts if library is not None and folder is None else None
    if concepts is not None and journeys is not None:
        problems += _unknown_articles(journeys, concepts)
    providers = library.providers if library is not None else None
    objections = read(lambda: load_objections(concepts=concepts, providers=providers))
    sayings = read(load_readings)
    if problems or library is None or journeys is None or objections is None or sayings is None:
        return ContentReport(tuple(problems))
    counts = (
        f"{len(library.concepts)} articles",
        f"{len(library.providers)} providers",
        f"{len(journeys)} journeys",
        f"{len(objections)} objections",
        f"{sum(map(len, sayings.values())):,} sayings",
    )
    return ContentReport((), tuple(map(str, overdue(library, today))), f"{', '.join(counts)}: no problems")


def _unknown_articles(journeys: Iterable[Journey], concepts: Container[str]) -> Iterator[Problem]:
    """Steps that name an article which is not in the library."""
    for journey in journeys:
        for number, step in enumerate(journey.steps, start=1):
            if step.concept is not None and step.concept not in concepts:
                what = f"'{step.concept}' is not the id of an article"
                place = f"steps, entry {number}, concept"
                yield Problem(f"catalog/{journey.id}.md", place, what, "Correct it, or write the article.")
