"""The authored word tables that pairing reads: words that are no names, words that carry no content, languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.content import read_yaml

FILE = Path(__file__).with_name("vocabulary.yaml")


class Vocabulary(BaseModel):
    """Word tables, all in small letters.

    `common` words are no names at the start of a sentence or in a title, `never` words nowhere; `calendar` holds days
    and months; `function` holds the frequent small words of each language, by which it is told.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    common: frozenset[str]
    never: frozenset[str]
    function: dict[str, frozenset[str]]
    small: frozenset[str]  # the function words of all languages
    spoken: dict[str, tuple[str, ...]]  # function word -> the languages that have it
    calendar: frozenset[str]

    def knowing(self, words: Iterable[str]) -> Vocabulary:
        """The same with further everyday words."""
        return self.model_copy(update={"common": self.common | frozenset(words)})

    @cached_property
    def counted(self) -> dict[str, int]:
        """Each function word as a number whose digits to the base 2 ** 16 are the languages that have it, so that the
        sum over a text counts the words of all languages at once."""
        place = {language: 16 * at for at, language in enumerate(self.function)}
        return {word: sum(1 << place[language] for language in spoken) for word, spoken in self.spoken.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be told apart."""
        return tuple(self.function)


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    function: dict[str, str]
    common: str
    never: str
    calendar: str


def read_vocabulary(path: Path = FILE) -> Vocabulary:
    """The tables of the file. Raises ContentError when it is not YAML, ValidationError when a table is missing."""
    tables = _Tables.model_validate(read_yaml(path))
    function = {language: frozenset(words.split()) for language, words in tables.function.items()}
    small = frozenset[str]().union(*function.values())
    return Vocabulary(
        common=frozenset(tables.common.split()) | small,
        small=small,
        spoken={word: tuple(language for language in function if word in function[language]) for word in small},
        calendar=frozenset(tables.calendar.split()),
        never=frozenset(tables.never.split()),
        function=function,
    )
