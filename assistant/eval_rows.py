"""The rows of an evaluation file: read, checked, and every bad line named before any work is done."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import PeriError
from knowledge.content import problems_of

OWN = Path(__file__).parent.parent / "tests" / "evals"


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty. Write some words.")
    return text


Words = Annotated[str, AfterValidator(_filled)]
Several = Annotated[tuple[Words, ...], Field(min_length=1)]


class _Row(BaseModel):
    """What every row needs; further fields are for people."""

    model_config = ConfigDict(extra="allow")

    id: Words


class _Question(_Row):
    question: Words
    expected: Words | None = None
    also_useful: tuple[Words, ...] | None = None
    category: Words = "all"
    verdict: Words | None = None


class _Retrieval(_Row):
    question: Words
    concepts: tuple[Words, ...]
    parts: tuple[Several, ...] = ()  # what is right for each of several things asked in one message


class _Own(BaseModel):
    """One of an article's own questions; the article first among those that answer it."""

    model_config = ConfigDict(extra="allow")

    question: Words
    concepts: Several


class _Routing(_Row):
    text: Words
    behaviours: Several


class _Expected(BaseModel):
    behaviour: Words
    concept: Words | None = None


class _FollowUp(_Row):
    turns: Several
    expect: _Expected


class _Situation(_Row):
    """An invented person; `facts_if_asked` maps fields of a Situation to what they say when asked."""

    opening: Words
    facts_if_asked: dict[str, Words]
    follow_ups: tuple[Words, ...] = ()
    verdict: Words
    must_ask: tuple[Words, ...] = ()
    must_not_claim: tuple[Words, ...] = ()


class _Facts(_Row):
    """A message, with the field that was asked for before it and the facts that a careful person takes from it."""

    asked: Words | None = None
    text: Words
    facts: dict[str, Any]
    tolerates: tuple[Words, ...] = ()
    accept: dict[str, tuple[float, float]] = {}  # field -> closed interval in which a number is right too
    kind: Words = "all"


ROWS: dict[str, type[BaseModel]] = {
    "questions": _Question,
    "situations": _Situation,
    "facts": _Facts,
    "retrieval": _Retrieval,
    "own": _Own,
    "routing": _Routing,
    "follow_ups": _FollowUp,
}


def read_rows(path: Path, what: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file for that evaluation; raises PeriError that names every bad line."""
    try:
        # Not splitlines: U+2028 may stand in a JSON text.
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PeriError(f"{path.name} cannot be read as UTF-8 text ({error.__class__.__name__}).") from None
    rows, wrong = list[dict[str, Any]](), list[str]()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row, problems = _row(line, ROWS[what])
        wrong += [f"{path.name}, line {number}: {problem}" for problem in problems]
        rows.append(row)
    if wrong:
        raise PeriError("\n".join(["Nothing was run, since some lines cannot be used.", *wrong]))
    if not rows:
        raise PeriError(f"{path.name} holds no rows. Write one JSON object a line.")
    return rows


def check_articles(rows: Sequence[dict[str, Any]], known: Collection[str]) -> None:
    """Raise PeriError when a row names an article that the library does not have."""
    wrong = [
        f"{row.get('id') or row['question']}: there is no article '{name}'."
        for row in rows
        for name in [*row["concepts"], *(name for part in row.get("parts") or [] for name in part)]
        if name not in known
    ]
    if wrong:
        raise PeriError("\n".join(["Nothing was run, since some rows name no article.", *dict.fromkeys(wrong)]))


def _row(line: str, shape: type[BaseModel]) -> tuple[dict[str, Any], list[str]]:
    """The object of a line, and what is wrong with it in plain words."""
    try:
        row = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return {}, ["holds a character that is no text (half of a surrogate pair)."]
    except (ValueError, RecursionError):
        return {}, ["is not one JSON object. Write one a line."]
    if not isinstance(row, dict):
        return {}, ["is not one JSON object. Write one a line."]
    try:
        shape.model_validate(row)
    except ValidationError as error:
        return row, [f"{p.field}: {p.what}. {p.remedy}" for p in problems_of(error, "")]
    return row, []
