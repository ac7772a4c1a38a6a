"""A guided programme that a person can undertake, read from one file of the catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeys.rubric import Outcome
from knowledge.content import ContentError, Problem, file_label, problems_of, read_front_matter, reference_problems

CATALOG = Path(__file__).parent / "catalog"

Text = Annotated[str, Field(min_length=1)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Step(_Record):
    """One step: what to do, why, and how to know that it is done."""

    title: Text
    do: Text
    why: Text
    done: Text
    concept: Text | None = None  # the article that says more


class Journey(_Record):
    """A programme with an end: `outcome` is what the person holds then. `days` runs from the first step to the last."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    outcome: Text
    effort_hours: Annotated[int, Field(ge=1, le=200)]
    days: Annotated[int, Field(ge=1, le=365)]
    who_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    not_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    verdicts: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]
    about: Text
    reviewed: date
    review_by: date

    def is_overdue(self, today: date) -> bool:
        """Whether its review date has passed."""
        return today > self.review_by


def read_journey(path: Path) -> Journey:
    """The journey of one file; the text below its fields becomes `about`. Raises ContentError with every problem."""
    fields, body = read_front_matter(path)
    problems = reference_problems(fields, path, [], {})
    try:
        journey = Journey.model_validate({**fields, "about": body})
    except ValidationError as error:
        raise ContentError([*problems, *problems_of(error, path)]) from None
    if journey.review_by <= journey.reviewed:
        problems.append(Problem(file_label(path), "review_by", "is not after reviewed", "Give a later day."))
    if problems:
        raise ContentError(problems)
    return journey


def load_journeys(folder: Path = CATALOG) -> tuple[Journey, ...]:
    """Every journey of the folder, by id. Raises ContentError with every problem of every file."""
    journeys, problems = list[Journey](), list[Problem]()
    for path in sorted(folder.glob("*.md")):
        try:
            journeys.append(read_journey(path))
        except ContentError as error:
            problems += error.problems
    if not journeys and not problems:
        problems.append(Problem(file_label(folder), "folder", "holds no journey", "Check the name of the folder."))
    if problems:
        raise ContentError(problems)
    return tuple(journeys)
