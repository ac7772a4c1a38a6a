"""Spots the names of people in a text, by their place in it and by given names.

No model reads here, so nothing is sure: what is found is a question for the person. A place tells any name ("Dear
Anna,", "said Maria Keller, head of"); elsewhere it takes a given name of `cues.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from dataset.curate.cue_patterns import (
    ADDRESS,
    AFTER,
    AND,
    BEFORE,
    BETWEEN,
    BY,
    GIVEN,
    GREETING,
    LAST_LINE,
    LINE_END,
    LOCAL_PART,
    LONG,
    PATTERNS,
    REACH,
    ROLE,
    ROLE_WORD,
    SAINT,
    SIGN_OFF,
    TITLE_WORD,
    WORD,
)
from dataset.curate.fold import holds_any
from dataset.pair.vocabulary import Vocabulary
from knowledge.content import read_yaml

FILE = Path(__file__).with_name("cues.yaml")
_NUMBER_NEXT = re.compile(r"\.?\s\d")
_MOST_WORDS, _MOST_MORE = 5, 3  # of a name; after a given name


class _Tables(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    nobody: str
    things: str
    given: str


class Spotted(NamedTuple):
    """A name as it is written, and what told it."""

    name: str
    where: str


@dataclass(frozen=True)
class Cues:
    """The tables that names are told by, in small letters."""

    vocabulary: Vocabulary
    nobody: frozenset[str]
    things: frozenset[str]
    given: frozenset[str]

    def spot(self, text: str) -> Iterator[Spotted]:
        """The names of a text, those told by their place first; one may come several times."""
        for where, pattern, signs in PATTERNS:
            if signs and not holds_any(text, signs):
                continue
            for match in pattern.finditer(text):
                for name in AND.split(match.group(match.lastindex or 0)):
                    bare = self._bare(name)
                    if bare and not self._is_shouted(bare, where):
                        yield Spotted(bare, where)
        yield from self._by_role(text)
        for match in LOCAL_PART.finditer(text) if "@" in text else ():
            if match.group(1) in self.given and match.group(2) not in self.vocabulary.common:
                yield Spotted(match.expand(r"\1 \2").title(), ADDRESS)
        yield from self._by_given_name(text)

    def signed(self, text: str) -> Iterator[Spotted]:
        """The name that ends a mail on a line of its own, with no closing words before it."""
        if (match := LAST_LINE.search(text.rstrip())) and (bare := self._bare(match.group(1))) and not bare.isupper():
            yield Spotted(bare, SIGN_OFF)

    def is_full_name(self, name: str) -> bool:
        """Whether a name begins with a given name and goes on: "Anna Keller"."""
        words = name.split()
        return 1 < len(words) < _MOST_WORDS and words[0].casefold() in self.given and words[-1][:1].isupper()

    def _bare(self, name: str) -> str | None:
        """The name without its title; None where a word of it is nobody's name: "Dear Customer", "Mr President"."""
        words = name.replace("\u00a0", " ").split(" ")
        while words and (TITLE_WORD.match(words[0].rstrip(".")) or ROLE_WORD.match(words[0])):
            words = words[1:]
        if not words or len(words) > _MOST_WORDS or any(self._is_nobody(word) for word in words):
            return None
        return " ".join(words) if len(words[0]) > 1 or len(words) > 1 else None

    def _is_shouted(self, bare: str, where: str) -> bool:
        """Whether it is all in capitals, such as a heading; a greeting may be so and name somebody."""
        greets = where == GREETING and bare.split()[0].casefold() in self.given
        return bare.isupper() and (where == ROLE or (where == GREETING and len(bare) > 3 and not greets))

    def _is_nobody(self, word: str) -> bool:
        small = word.casefold().rstrip(".")
        known = self.vocabulary
        if len(small) == 1:
            return False  # an initial
        if small in self.nobody or small in self.things or small.rstrip("s") in known.calendar:
            return True
        return word[:1].isupper() and small not in self.given and (small in known.common or small in known.never)

    def _by_given_name(self, text: str) -> Iterator[Spotted]:
        words = list(WORD.finditer(text))
        last = -1
        for at, word in enumerate(words):
            if at <= last or not self._is_given(word.group().partition("-")[0].casefold()):
                continue
            if word.group().isupper() or not _stands_alone(text, word) or self._ends_another(text, words, at):
                continue
            last = at
            while last + 1 < len(words) and last - at < _MOST_MORE and self._goes_on(text, *words[last : last + 2]):
                last += 1
            end = words[last].end()
            if not _NUMBER_NEXT.match(text, end) and not self._is_a_thing(text, end, words[last + 1 : last + 2]):
                yield Spotted(" ".join(text[word.start() : end].split()), GIVEN)

    def _by_role(self, text: str) -> Iterator[Spotted]:
        """Names of two words and more beside a verb of speech or a role: "said Maria Keller, head of sales"."""
        for match in LONG.finditer(text):
            before = text[max(0, match.start() - REACH) : match.start()]
            told = BEFORE.search(before) or AFTER.match(text, match.end())
            told = told or ROLE_WORD.match(match.group().partition(" ")[0])
            if told or (BY.search(before) and LINE_END.match(text, match.end())):
                bare = self._bare(match.group())
                if bare and " " in bare and not bare.isupper():
                    yield Spotted(bare, ROLE)

    def _is_given(self, small: str) -> bool:
        """Whether it is a given name, also where the list writes it without its accents."""
        return small in self.given or (not small.isascii() and _without_accents(small) in self.given)

    def _ends_another(self, text: str, words: list[re.Match[str]], at: int) -> bool:
        """Whether the word before makes it part of another name: "Aston Martin", "Saint Peter"."""
        if not at or text[words[at - 1].end() : words[at].start()] not in (" ", "\u00a0", " & ", "-"):
            return False
        before = words[at - 1].group()
        if SAINT.match(before) or TITLE_WORD.match(before):
            return SAINT.match(before) is not None
        small, known = before.casefold(), self.vocabulary
        return not (small in self.given or small in known.common or small in known.never)

    def _goes_on(self, text: str, left: re.Match[str], right: re.Match[str]) -> bool:
        gap, word = text[left.end() : right.start()], right.group()
        if not BETWEEN.fullmatch(gap) or (gap[0] == "." and len(left.group()) > 1):
            return False
        return not self._is_nobody(word) and not (word.isupper() and len(word) > 1)

    def _is_a_thing(self, text: str, end: int, follower: list[re.Match[str]]) -> bool:
        """Whether the next word makes a place, a firm or a work of it: "Martin Street", "Jan 12"."""
        return any(text[end : word.start()] == " " and word.group().casefold() in self.things for word in follower)


def read_cues(vocabulary: Vocabulary, path: Path = FILE) -> Cues:
    """The tables of the file. Raises ContentError when it is not YAML, ValidationError when its shape is wrong."""
    tables = _Tables.model_validate(read_yaml(path))
    return Cues(
        vocabulary,
        nobody=frozenset(tables.nobody.split()),
        things=frozenset(tables.things.split()),
        given=frozenset(tables.given.split()),
    )


def _without_accents(word: str) -> str:
    """ "lucía" -> "lucia"; a letter of its own such as "ł" stays, for "miło" is no Milo."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Whether a word is one: no part of an address, a path, a key or a name run together."""
    before, after = text[word.start() - 1 : word.start()], text[word.end() : word.end() + 2]
    if before and (before.isalnum() or before in "_@#/\\.$%{<="):
        return False
    return not (after[:1].isalnum() or after[:1] in ("_", "@", "/", "\\", "=", "}", ">")) and not (
        after[:1] == "." and after[1:].isalnum()
    )
