"""Finds a name in a text however it is written: case, accents, endings, hyphens, broken lines, glued together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from dataset.curate.fold import INVISIBLE, squashed

LONG = 5  # letters from which a name may be broken inside a word; a shorter one would be found in ordinary text
_SPACED = 8  # letters from which a space may stand inside: "bluelantern" of a mail domain is "Blue Lantern"
_GLUED = 6  # letters from which a name inside an address may touch other letters
_ENTITY = r"&(?:nbsp|shy|amp|#160|#xa0|#38);|%20|%C2%A0|<[^<>\n]{1,80}>"
_BETWEEN = rf"(?:{_ENTITY}|[^\w.!?;:,]|_|[.,](?=\w)){{0,6}}"
_AND = r"(?:(?:&amp;|&|and|und|et|y|e|\+)" + _BETWEEN + ")?"
_INSIDE = rf"(?:[{INVISIBLE}]|&shy;)*(?:[-\u2010\u2011]\s{{0,3}}|[ \t]?\r?\n[ \t]{{0,3}})?"
_NOT_PLAIN = re.compile(rf"[^\W\x00-\x7f]|[{INVISIBLE}\u0300-\u036f\u2010\u2011]")
_PLAIN_INSIDE = r"(?:&shy;)*(?:-\s{0,3}|[ \t]?\r?\n[ \t]{0,3})?"
_HUMP = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])")
_PART = re.compile(r"[^\W_]+")
_AND_WORDS = frozenset({"and", "und", "et"})
_ADDRESS_SIGN = re.compile(r"[@#/\\_]|\.\w")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}


class Spelling:
    """All ways to write one name. With `capital` a match must begin with a capital letter or stand in an address."""

    def __init__(self, name: str, *, capital: bool = False) -> None:
        self.name, self.capital = name, capital
        self.keys = _keys(name)
        self.letters = len(squashed(name))
        self._patterns: dict[bool, re.Pattern[str]] = {}

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the name stands; a possessive or plural ending is not part of it."""
        is_plain = text.isascii() or not _NOT_PLAIN.search(text)
        pattern = self._patterns.get(is_plain)
        if pattern is None:
            pattern = self._patterns[is_plain] = _pattern(self.name, self.letters, is_plain=is_plain)
        at = 0
        while found := pattern.search(text, at):
            start, end = found.span()
            if end > start and self._stands_alone(text, start, end):
                yield start, end
                at = end
            else:
                at = start + 1

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        in_address = _in_address(text, start, end)
        if self.capital and not text[start].isupper() and not in_address:
            return False
        if in_address and self.letters >= _GLUED:
            return True
        return _open_left(text, start) and _open_right(text, end, self.letters)


def _open_left(text: str, start: int) -> bool:
    while start and (text[start - 1] in INVISIBLE):
        start -= 1
    before = text[start - 1 : start]
    if not before or not before.isalnum():
        return True
    return (before.islower() and text[start].isupper()) or (before.isdigit() and not text[start].isdigit())


def _open_right(text: str, end: int, letters: int) -> bool:
    after = text[end : end + 1]
    if after in {"'", "’"} and text[end + 1 : end + 2] in {"t", "T"} and text[end - 1] in "nN":  # "Don't" is not Don
        return text[end + 2 : end + 3].isalpha()
    if not after or not (after.isalnum() or unicodedata.combining(after)):
        return True
    if after.isupper() and text[end - 1].islower():
        return True
    if after.isdigit() and not text[end - 1].isdigit():
        return True
    for ending in ("s", "es"):
        if letters >= 4 and text[end : end + len(ending)].lower() == ending:
            return not text[end + len(ending) : end + len(ending) + 1].isalnum()
    return False


def _in_address(text: str, start: int, end: int) -> bool:
    left, right = start, end
    while left and not text[left - 1].isspace() and start - left < 120:
        left -= 1
    while right < len(text) and not text[right].isspace() and right - end < 120:
        right += 1
    return bool(_ADDRESS_SIGN.search(text[left:right]))


def _keys(name: str) -> tuple[str, ...]:
    plain = [name]
    small = unicodedata.normalize("NFC", name).casefold()
    if any(letter in small for letter in _UMLAUTS):
        plain.append("".join(_UMLAUTS.get(letter, letter) for letter in small))
    for letter, pair in _UMLAUTS.items():
        if pair in small:
            plain.append(small.replace(pair, letter))
    if "ø" in small:
        plain.append(small.replace("ø", "oe"))
    keys = list[str]()
    for spelling in plain:
        parts = [part for part in _PART.findall(spelling) if part.casefold() not in _AND_WORDS]
        joins = ("", "and", "und", "et", "y", "e", "amp") if len(parts) > 1 and _has_and(spelling) else ("",)
        keys += [squashed(join.join(parts)) for join in joins]
    return tuple(key for key in dict.fromkeys(keys) if key)


def _has_and(name: str) -> bool:
    return "&" in name or "+" in name or any(part.casefold() in _AND_WORDS for part in _PART.findall(name))


@lru_cache(maxsize=2048)  # judging and masking look for the same names
def _pattern(name: str, letters: int, *, is_plain: bool) -> re.Pattern[str]:
    """All ways to write a name. The plain one is for texts without letters, hyphens and gaps beyond ASCII: the same,
    less what cannot stand there, and made ten times as fast, for large classes of characters take long to compile."""
    rest = _PLAIN_INSIDE if is_plain else _INSIDE
    nothing = "" if is_plain else rf"[{INVISIBLE}]*"
    inside = nothing if letters < LONG else rest if letters < _SPACED else rf"{rest} ?"
    parts = [part for word in _PART.findall(unicodedata.normalize("NFC", name)) for part in _HUMP.split(word) if part]
    if _has_and(name):
        parts = [part for part in parts if part.casefold() not in _AND_WORDS]
    gap = _BETWEEN + (_AND if _has_and(name) else "")
    letter = _plain_letter if is_plain else _letter
    return re.compile(gap.join(inside.join(letter(each) for each in _letters(part)) for part in parts), re.I)


def _letters(word: str) -> list[str]:
    return re.findall(r"(?:ae|oe|ue|ss|.)", word, re.I | re.S)


def _letter(written: str) -> str:
    small = written.casefold()
    if small in _UMLAUTS.values():
        vowel = small[0]
        return rf"(?:{_one(vowel)}{_one('e')}|[{_twins(vowel)}](?<=[äöüÄÖÜ])|{vowel}\u0308)"
    if small == "ss":
        return f"(?:{_one('s')}{_one('s')}|ß)"
    if small in _UMLAUTS:
        return f"(?:{_one(_UMLAUTS[small][0])}{_one('e')}|{_one(_UMLAUTS[small][0])})"
    return _one(squashed(small)) if len(squashed(small)) == 1 else f"(?:{re.escape(written)}|{squashed(small)})"


def _plain_letter(written: str) -> str:
    small = written.casefold()
    if small in _UMLAUTS:
        return f"(?:{_UMLAUTS[small]}|{_UMLAUTS[small][0]})"
    if small in _UMLAUTS.values() or small == "ss":
        return small
    return re.escape(squashed(small)) if len(squashed(small)) == 1 else f"(?:{re.escape(written)}|{squashed(small)})"


def _one(base: str) -> str:
    if not base.isascii() or not base.isalpha():
        return re.escape(base)
    return rf"[{_twins(base)}][\u0300-\u036f]*"


@cache
def _twins(base: str) -> str:
    """The letter, its accented forms and its full-width form, for the inside of a character class."""
    accented = (chr(code) for code in range(0xC0, 0x250) if squashed(chr(code)) == base)
    wide = chr(0xFEE0 + ord(base)) + chr(0xFEE0 + ord(base.upper()))
    return base + "".join(accented) + wide
