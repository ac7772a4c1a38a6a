"""A guided programme that a person can undertake, read from one file of the catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeys.counted import Role
from journeys.rubric import Outcome
from journeys.situation import FACTS
from knowledge.content import ContentError, Problem, file_label, problems_of, read_front_matter, reference_problems

CATALOG = Path(__file__).parent / "catalog"

Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]

# How Peri knows that a step is done: `said` takes the person's word, every other one is ticked by doing.
Check = Literal[
    "said",
    "verdict",
    "estimate",
    "dataset_started",
    "dataset_written",
    "file_checked",
    "prompt_kit",
    "projects_logged",
    "comparison_done",
    "drift_checked",
    "flexibility_done",
    "rehearsed",
    "fact_told",
]

# What may hold for a person besides the verdict: where a journey is the better one, or helps along.
Occasion = Literal["own_machine", "rights_open", "few_examples", "not_measured", "has_tuned"]

# The tool of Peri's that does a step, or a part of it, with what is known already.
StepTool = Literal[
    "judge_fit",
    "estimate_cost",
    "start_dataset_build",
    "check_dataset_file",
    "prompt_kit",
    "log_project",
    "report_projects",
    "compare_blind",
    "check_drift",
    "check_flexibility",
    "rehearse",
    "note_situation",
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Step(_Record):
    """One step: what to do, why, and how to know that it is done.

    `id` stays the same over the versions of a journey: what a person has done is kept under it.
    """

    id: Slug
    title: Text
    do: Text
    why: Text
    done: Text
    concept: Text | None = None  # the article that says more
    minutes: Annotated[int, Field(ge=1, le=6000)]  # of the person's own work
    check: Check = "said"
    needs: Annotated[int, Field(ge=1, le=100_000)] | None = None  # how many of what `check` counts; None is one
    fact: Text | None = None  # the field of the Situation that a `fact_told` waits for; None takes the person's word
    tool: StepTool | None = None
    ask: Text | None = None  # the sentence that does this step here, typed or clicked
    report: Text | None = (
        None  # what the person may tell of it afterwards, to be kept: "the words changed in a hundred"
    )
    figure: Role | None = None  # which share of words changed it measures; None where it measures none


class Journey(_Record):
    """A programme with an end: `outcome` is what the person holds then. `days` runs from the first step to the last.

    `verdicts` are the outcomes after which it is one to recommend; none for a journey that only helps beside others.
    With `only_when`, it is recommended only where one of these holds, and then before all others. `helps_when` names
    where it is offered beside whatever else is recommended, or where nothing is.
    """

    id: Slug
    version: Annotated[int, Field(ge=1)]
    changed: Text | None = None  # what this version changed, in a sentence for those who are in the middle of it
    title: Text
    outcome: Text
    holds: Annotated[tuple[Text, ...], Field(min_length=1)]
    effort_hours: Annotated[int, Field(ge=1, le=200)]
    days: Annotated[int, Field(ge=1, le=365)]
    who_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    not_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    bring: Text | None = None  # what to have ready
    skills: Text | None = None  # what one must be able to do
    buys: Text | None = None  # whether anything must be bought for it
    verdicts: tuple[Outcome, ...] = ()
    only_when: tuple[Occasion, ...] = ()
    helps_when: tuple[Occasion, ...] = ()
    then: tuple[Slug, ...] = ()  # the journeys that may follow, the likeliest first; unknown ones are left out
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
    problems = reference_problems(fields, path, ["steps"], {})
    try:
        journey = Journey.model_validate({**fields, "about": body})
    except ValidationError as error:
        raise ContentError([*problems, *problems_of(error, path)]) from None
    for number, step in enumerate(journey.steps, start=1):
        if step.fact is not None and step.fact not in FACTS:
            what = f"'{step.fact}' is not a fact that a person tells"
            problems.append(
                Problem(file_label(path), f"steps, entry {number}, fact", what, f"One of: {', '.join(FACTS)}.")
            )
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
