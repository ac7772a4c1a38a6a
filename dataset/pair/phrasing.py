"""Words a prompt from its fields by authored variants; which one is chosen by content, so that a re-run keeps it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dataset.candidate import Origin
from knowledge.content import read_yaml

FILE = Path(__file__).with_name("phrasings.yaml")
FALLBACK = "en"
MUST = "must"
NOT_GIVING = frozenset({MUST, "length", "max"})  # a number in these lines is not the fact that the answer states
_HOLE = re.compile(r"\{(\w+)\}")
_GAP = re.compile(r"\n\n\n+")


@dataclass(frozen=True)
class Field:
    """What stands in a prompt, and where it came from."""

    text: str
    source: str


class _Book(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: dict[str, dict[str, list[str]]]  # language -> form -> variants; a line without its field is left out
    lengths: dict[str, list[str]]  # language -> words, characters; with {n}


@dataclass(frozen=True)
class _Line:
    parts: tuple[str, ...]  # words and names of fields in turn
    needs: tuple[str, ...]
    every: frozenset[str]  # the same, each once

    def has(self, fields: Mapping[str, Field]) -> bool:
        return self.every <= fields.keys()

    def worded(self, fields: Mapping[str, Field]) -> str:
        if not self.needs:
            return self.parts[0]
        return "".join(fields[part].text if at % 2 else part for at, part in enumerate(self.parts))


@dataclass(frozen=True)
class Phrases:
    """The authored variants, ready for use."""

    variants: Mapping[str, Mapping[str, tuple[tuple[_Line, ...], ...]]]
    lengths: Mapping[str, list[str]]

    def language(self, language: str | None) -> str:
        """The language to word prompts in: the text's own where there are phrasings for it."""
        return language if language and language in self.variants else FALLBACK

    def choose(self, form: str, language: str | None, content: str) -> int:
        """The variant for a content, spread evenly."""
        number = int.from_bytes(sha256(content.encode()).digest()[:4], "big")
        return number % len(self.variants[self.language(language)][form])

    def write(self, form: str, language: str | None, variant: int, fields: Mapping[str, Field]) -> str:
        """The prompt; a line is left out when a field that it needs is missing."""
        return self._write(form, language, variant, fields, ())

    def given(self, form: str, language: str | None, variant: int, fields: Mapping[str, Field]) -> str:
        """The prompt without the lines that ask for a length or list what must be mentioned."""
        return self._write(form, language, variant, fields, NOT_GIVING)

    def origins(self, form: str, language: str | None, variant: int, fields: Mapping[str, Field]) -> tuple[Origin, ...]:
        """Where each field that the prompt shows came from, in the prompt's order."""
        lines = self._lines(form, language, variant)
        names = dict.fromkeys(name for line in lines if line.has(fields) for name in line.needs)
        return tuple(Origin(field=name, text=fields[name].text, source=fields[name].source) for name in names)

    def length(self, language: str | None, count: int, *, characters: bool = False) -> str:
        """A length in words of the language."""
        return self.lengths[self.language(language)][int(characters)].replace("{n}", str(count))

    def _lines(self, form: str, language: str | None, variant: int) -> tuple[_Line, ...]:
        return self.variants[self.language(language)][form][variant]

    def _write(
        self, form: str, language: str | None, variant: int, fields: Mapping[str, Field], left_out: Collection[str]
    ) -> str:
        lines = [
            line.worded(fields)
            for line in self._lines(form, language, variant)
            if line.has(fields) and line.every.isdisjoint(left_out)
        ]
        return _GAP.sub("\n\n", "\n".join(lines)).strip()


def read_phrases(path: Path = FILE) -> Phrases:
    """The variants of the file. Raises ContentError when it is not YAML, ValidationError when its shape is wrong."""
    book = _Book.model_validate(read_yaml(path))
    return Phrases(
        variants={
            language: {form: tuple(_lines_of(one) for one in variants) for form, variants in forms.items()}
            for language, forms in book.languages.items()
        },
        lengths=book.lengths,
    )


def _lines_of(variant: str) -> tuple[_Line, ...]:
    return tuple(
        _Line(tuple(_HOLE.split(line)), tuple(needs := _HOLE.findall(line)), frozenset(needs))
        for line in variant.split("\n")
    )
