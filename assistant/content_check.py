"""Everything that was authored, checked at once: the library, the journeys, the objections, the sayings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from journeys.journey import load_journeys
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
    objections = read(lambda: load_objections(concepts=concepts))
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
