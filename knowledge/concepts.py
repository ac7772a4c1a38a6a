"""One concept a file: the article's fields, its sections and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge.content import ContentError, Problem, file_label, problems_of, read_front_matter

REQUIRED = ("Why it matters", "How it works", "Examples", "What it costs", "Where it fails", "Try this")
EXPERIENCE = "experience"
FACT = re.compile(r"\{\{\s*([a-z0-9-]+):([a-z0-9-]+)\s*\}\}")
MARKER = re.compile(r" ?\[([a-z0-9][a-z0-9-]*)\](?!\()")
LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+)\)")
HTML = re.compile(r"<!--|</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
FEWEST_QUESTIONS, MOST_QUESTIONS = 6, 10
IN_SHORT = "In short"  # the heading under which the summary is quoted

Text = Annotated[str, Field(min_length=1)]
# A page may tell only the month or the year in which it came out.
Published = Annotated[str, BeforeValidator(str), Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(_Record):
    """Where a claim comes from and the day it was read."""

    id: Id
    title: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    read_at: date
    published: Published | None = None
    note: str | None = None


class Term(_Record):
    """A word of the trade with its one plain sentence."""

    term: Text
    definition: Text
    linked: bool = True  # whether an article that uses the word leads to its explanation


class Section(_Record):
    """A stretch of an article under one heading, as authored; `parent` is the heading above a trade's example."""

    heading: str
    parent: str | None
    text: str


class Concept(_Record):
    """An article about one idea."""

    id: Id
    title: Text
    term: str | None = None
    definition: str | None = None
    more_terms: tuple[Term, ...] = ()  # further terms that this article explains
    summary: Text
    aliases: tuple[Text, ...] = ()
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    follow_ups: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    related: Annotated[tuple[Id, ...], Field(min_length=2)]
    sources: tuple[Source, ...] = ()
    reviewed: date
    review_by: date
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def is_overdue(self, today: date) -> bool:
        """Whether its review date has passed."""
        return today > self.review_by


def read_concept(path: Path) -> Concept:
    """The article of one file. Raises ContentError with every problem that the file alone shows."""
    fields, body = read_front_matter(path)
    sections = split_sections(body)
    try:
        concept = Concept.model_validate({**fields, "sections": [s.model_dump() for s in sections]})
    except ValidationError as error:
        raise ContentError(problems_of(error, path)) from None
    problems = list(_own_problems(concept, path))
    if problems:
        raise ContentError(problems)
    return concept


def split_sections(body: str) -> list[Section]:
    """The `##` sections of a body; below one with `###` headings each of those is a section with its parent named."""
    sections: list[Section] = []
    heading, parent, lines = "", None, list[str]()

    def close() -> None:
        text = "\n".join(lines).strip()
        if text:
            sections.append(Section(heading=heading, parent=parent, text=text))
        lines.clear()

    for line in body.split("\n"):
        level = len(line) - len(line.lstrip("#"))
        if level in (2, 3) and line[level : level + 1] == " ":
            close()
            if level == 2:
                heading, parent = line[3:].strip(), None
            else:
                heading, parent = line[4:].strip(), parent or heading
        else:
            lines.append(line)
    close()
    return sections


def _own_problems(concept: Concept, path: Path) -> list[Problem]:
    file, problems = file_label(path), list[Problem]()
    if concept.id != path.stem:
        problems.append(Problem(file, "id", f"'{concept.id}' is not the name of the file", f"Write '{path.stem}'."))
    headings = [section.parent or section.heading for section in concept.sections]
    found = [heading for heading in dict.fromkeys(headings) if heading in REQUIRED]
    if missing := [heading for heading in REQUIRED if heading not in found]:
        problems.append(Problem(file, "headings", f"missing: {', '.join(missing)}", "Add these sections."))
    elif found != list(REQUIRED):
        problems.append(
            Problem(file, "headings", f"order is {', '.join(found)}", f"The order is {', '.join(REQUIRED)}.")
        )
    for heading in dict.fromkeys(s.heading for s in concept.sections if s.parent is None):
        if sum(s.heading == heading and s.parent is None for s in concept.sections) > 1:
            problems.append(
                Problem(file, heading, "this heading stands twice", "Give each section a heading of its own.")
            )
    if sum(s.parent == "Examples" for s in concept.sections) < 2:
        problems.append(Problem(file, "Examples", "fewer than two trades", "Give examples from at least two trades."))
    if bool(concept.term) != bool(concept.definition):
        problems.append(Problem(file, "definition", "term and definition belong together", "Give both or neither."))
    if concept.review_by <= concept.reviewed:
        problems.append(Problem(file, "review_by", "is not after reviewed", "Give a later day."))
    if not FEWEST_QUESTIONS <= len(concept.questions) <= MOST_QUESTIONS:
        what = f"{len(concept.questions)} questions"
        problems.append(Problem(file, "questions", what, f"Give {FEWEST_QUESTIONS} to {MOST_QUESTIONS}."))
    problems += _marker_problems(concept, file)
    problems += _html_problems(concept, file)
    return problems


def _marker_problems(concept: Concept, file: str) -> list[Problem]:
    known = {source.id for source in concept.sources}
    used = {m for section in concept.sections for m in MARKER.findall(section.text)}
    problems = [
        Problem(file, "sources", f"the text cites [{name}], which is not a source", "Add the source or mend the mark.")
        for name in sorted(used - known - {EXPERIENCE})
    ]
    if not used and not any(FACT.search(s.text) for s in concept.sections):
        problems.append(Problem(file, "sources", "nothing is cited", "Cite a source or mark [experience]."))
    return problems


def _html_problems(concept: Concept, file: str) -> Iterator[Problem]:
    """HTML outside of code: the chat shows it as it stands, or not at all."""
    fields = [("title", concept.title), ("summary", concept.summary), ("definition", concept.definition or "")]
    fields += [("more_terms", more.definition) for more in concept.more_terms]
    for field, text in [*fields, *((section.heading, section.text) for section in concept.sections)]:
        if tag := HTML.search(CODE.sub("", text)):
            yield Problem(file, field, f"holds the HTML tag '{tag[0]}'", "Write Markdown, or put it between backticks.")
