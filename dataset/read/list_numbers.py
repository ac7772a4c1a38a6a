"""How the items of a numbered list are written: "2.", "b)", "iv.", as Word and web pages count them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_HOLE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_BULLETS = frozenset({"bullet", "none", ""})


@dataclass(frozen=True)
class Level:
    """One level of a list of Word: its first number, its format ("decimal", "lowerLetter") and its text ("%1.")."""

    start: int = 1
    style: str = "decimal"
    text: str = "%1."

    @property
    def is_numbered(self) -> bool:
        """Whether its items bear numbers, not dots or dashes."""
        return self.style not in _BULLETS and bool(_HOLE.search(self.text))


@dataclass(frozen=True)
class WordList:
    """A list as paragraphs name it. Lists of one `family` count on from each other, but where `restarts` says anew."""

    family: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """Counts the items of the lists of one Word document, in the order in which they stand."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.lists = lists
        self._at: dict[str, dict[int, int]] = {}  # family -> level -> the last number
        self._begun = set[tuple[str, int]]()  # lists that restart, and the level in which they did

    def next(self, identity: str, level: int) -> str | None:
        """The number of the next item of a list, as it is shown; None where its items are not numbered."""
        one = self.lists.get(identity)
        if one is None:
            return None
        at = self._at.setdefault(one.family, {})
        if level in one.restarts and (identity, level) not in self._begun:
            self._begun.add((identity, level))
            at[level] = one.restarts[level]
        else:
            at[level] = at[level] + 1 if level in at else one.levels.get(level, Level()).start
        for deeper in [each for each in at if each > level]:
            del at[deeper]
        here = one.levels.get(level)
        if here is None or not here.is_numbered:
            return None

        def shown(hole: re.Match[str]) -> str:
            above = int(hole.group(1)) - 1
            told = one.levels.get(above, Level())
            return written(at.get(above, told.start), told.style)

        return _HOLE.sub(shown, here.text).strip()


def written(number: int, style: str) -> str:
    """A number in the style of Word or of a web page; in figures where a style has no sign for it."""
    match style:
        case "lowerLetter" | "a" if number > 0:
            return _letters(number)
        case "upperLetter" | "A" if number > 0:
            return _letters(number).upper()
        case "lowerRoman" | "i" if 0 < number <= _MOST_ROMAN:
            return _roman(number)
        case "upperRoman" | "I" if 0 < number <= _MOST_ROMAN:
            return _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _letters(number: int) -> str:
    """a to z, then aa, bb: as Word does."""
    number = min(number, 26 * 9)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        while number >= value:
            told += sign
            number -= value
    return told
