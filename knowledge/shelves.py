"""The shelves of the library: in which order and under which heading its articles are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.content import ContentError, Problem, problems_of, read_yaml

FILE = "shelves.yaml"

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Shelf(_Record):
    """A group of articles that are read for the same reason; `articles` are ids, in reading order."""

    id: Id
    title: Text
    about: Text
    articles: Annotated[tuple[Id, ...], Field(min_length=1)]


class _Shelves(_Record):
    shelves: Annotated[tuple[Shelf, ...], Field(min_length=1)]


def read_shelves(path: Path) -> tuple[Shelf, ...]:
    """The shelves of the file, in order. Raises ContentError with every problem."""
    try:
        return _Shelves.model_validate(read_yaml(path)).shelves
    except ValidationError as error:
        raise ContentError(problems_of(error, FILE)) from None


def shelf_problems(
    shelves: Collection[Shelf], concepts: Collection[str], unreadable: Collection[str] = ()
) -> Iterator[Problem]:
    """What keeps an article from standing on exactly one shelf; `unreadable` are ids of articles that are broken."""
    stands = Counter(article for shelf in shelves for article in shelf.articles)
    for shelf in shelves:
        for article in shelf.articles:
            if article not in concepts and article not in unreadable:
                yield Problem(FILE, shelf.id, f"there is no article '{article}'", "Mend the id or write the article.")
    for article, count in stands.items():
        if count > 1:
            yield Problem(FILE, "articles", f"'{article}' stands on {count} shelves", "Leave it on one.")
    for article in sorted(set(concepts) - set(stands)):
        yield Problem(FILE, "articles", f"'{article}' stands on no shelf", "Put it where people look for it.")
    for name, count in Counter(shelf.id for shelf in shelves).items():
        if count > 1:
            yield Problem(FILE, "shelves", f"the id '{name}' is used twice", "Give each shelf an id of its own.")
