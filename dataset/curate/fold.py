"""Texts without their disguises: invisible characters, odd spaces and hyphens, accents, case."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_BETWEEN = re.compile(r"&(?:nbsp|amp|shy|#160|#xa0|#38);|%20|%C2%A0|<[^<>\n]{1,80}>", re.I)
_NO_LETTER = re.compile(r"[\W_]+")
_NO_ASCII_LETTER = str.maketrans(
    "", "", "".join(sign for sign in map(chr, range(128)) if sign not in string.ascii_letters + string.digits)
)
_MARKS = re.compile(r"[\u0300-\u036f]+")
_UNDIVIDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)  # letters that Unicode does not take apart


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in the text; a loop, for a generator takes three times as long."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


@lru_cache(maxsize=4)  # judging asks for a text several times in a row
def normalised(text: str) -> str:
    """The text in small letters with single spaces, for comparing wordings."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return " ".join(text.casefold().split())


def squashed(text: str) -> str:
    """Only the letters and digits, small and without accents; a name stands in it however it was broken up."""
    if "&" in text or "%" in text or "<" in text:
        text = _BETWEEN.sub("", text)
    if text.isascii():
        return text.translate(_NO_ASCII_LETTER).lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _NO_LETTER.sub("", text.lower() if text.isascii() else text.casefold().translate(_UNDIVIDED))


def plain_letters(text: str) -> tuple[str, list[int] | None]:
    """The text with common spaces, hyphens and digits and no invisible characters, and where each character stood.

    The second is None when every character stands where it stood.
    """
    if text.isascii():
        return text, None
    even = text.translate(_same_length())
    if not _INVISIBLE.search(even):
        return even, None
    places = [at for at, character in enumerate(even) if character not in INVISIBLE]
    return "".join(even[at] for at in places), [*places, len(text)]


@cache
def _same_length() -> dict[int, int]:
    table = {0xFF01 + at: 0x21 + at for at in range(94)}  # full-width forms
    table |= dict.fromkeys((160, 8239, 8199, 8201, 8202, 8200, 12288), 32)
    return table | dict.fromkeys((8208, 8209, 8210, 8211, 8722), 45)
