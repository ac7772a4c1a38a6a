"""Telephone numbers: what a country's numbering plan allows, what is called a telephone, what starts with a plus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dataset.curate.hit import Hit

_LIKE = re.compile(r"(?<![\w.,/#=-])(?:\+|00|\(\+?|\()?\d(?:[\s().\-/·•]{0,3}\d){6,60}(?![\d%€$£])(?![.,]\d)")
_LABEL = re.compile(
    r"(?i)(?:\b(?:tel(?:e(?:fon|phone|fono|foon))?|phone|mobile|mobil|cell|handy|fon|fax|whatsapp|call|ring|text|sms"
    r"|dial|"
    r"hotline|ruf|anruf\w*|appel\w*|móvil|portable|komórka|durchwahl|ext)\b\.?|☎|📞|📱)[^\d\n+(]{0,24}\Z"
)
_SHORT = re.compile(
    r"(?i)\b(?:tel(?:efon|ephone)?|phone|mobile|mobil|cell|handy|fon|fax|whatsapp)\b\.?(?: (?:no|nr|number)\b\.?)?"
    r"(?:\s?:|\s+is)?\s?((?:\+|\()?\d(?:[\s().\-/]{0,2}\d){5,14})(?!\d)"
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d|(?:19|20)\d\d\s?[-/]\s?(?:19"
    r"|20)\d\d"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+(?: (?:19|20)\d\d)?")
_NETWORK = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:[-/]\d+)?\Z")
_FIGURES = re.compile(
    r"(?:0|[1-9]\d?)\.\d+(?:\s+(?:0|[1-9]\d?)\.\d+)+|\d{1,3}\.\d{4,}|\d{1,3}(?:\.\d{1,3}){2}|\d{2,5}-\d{2,4}|[1-9]\d{3,5}-\d{4,5}|[1-9]\d{3}\.\d-(?:19|20)\d\d|[1-9]\d(?:-\d\d){2,3}"
)  # decimals, a row of sizes
_FIGURES_INSIDE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\s0\.\d|(?:\s\d){2}\Z")  # a day, a decimal
_LONG_PLANS = frozenset({"US", "GB", "DE", "FR", "ES", "IT", "NL", "AT", "CH", "PL"})
_LEAST_LONG = 9  # digits: in these countries a shorter number is written with its leading 0 (E.164 national plans)
_SIGN = re.compile(r"[ \-./()]")
_LINE = re.compile(r"[^\n]+")
_LEAST_DIGITS, _MOST_DIGITS = 7, 15  # ITU-T E.164
_DIGITS = re.compile(r"\d[\s\S]{0,3}\d[\s\S]{0,3}\d[\s\S]{0,3}\d[\s\S]{0,3}\d[\s\S]{0,3}\d[\s\S]{0,3}\d")


def find_phones(text: str, regions: Sequence[str]) -> Iterator[Hit]:
    """Each telephone number. `regions` (ISO codes) tell how numbers without a country code are read."""
    if not _DIGITS.search(text):
        return
    for match in _SHORT.finditer(text):
        yield _hit(match.group(1), match.start(1))
    for match in _LIKE.finditer(text):
        for start, value in _parts(match):
            if any(shape.fullmatch(value.strip("()")) for shape in (_DATE, _THOUSANDS, _NETWORK, _FIGURES)):
                continue
            if _FIGURES_INSIDE.search(value):
                continue
            labelled = _LABEL.search(text, max(0, start - 40), start)
            if _is_international(value) or labelled or (_SIGN.search(value) and _is_valid(value, regions)):
                yield _hit(value, start)


def _parts(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The run of digits, or where it is too long for a telephone number its lines."""
    whole = match.group()
    pieces = [(0, whole)] if _count(whole) <= _MOST_DIGITS else [(m.start(), m.group()) for m in _LINE.finditer(whole)]
    for at, piece in pieces:
        value = piece.rstrip("().-/ \n")
        if _LEAST_DIGITS <= _count(value) <= _MOST_DIGITS:
            yield match.start() + at, value


def _count(value: str) -> int:
    return sum(character.isdigit() for character in value)


def _hit(value: str, start: int) -> Hit:
    return Hit("PHONE", "a telephone number", value, start, start + len(value))


def _is_international(value: str) -> bool:
    return value.startswith(("+", "(+")) and _count(value) >= 8


def _is_valid(value: str, regions: Sequence[str]) -> bool:
    from phonenumbers import NumberParseException, is_valid_number, parse  # 0.14 s of import, only where digits stand

    is_short = value[0] in "123456789" and _count(value) < _LEAST_LONG
    for region in regions:
        if is_short and region in _LONG_PLANS:
            continue
        try:
            if is_valid_number(parse(value, region)):
                return True
        except NumberParseException:
            continue
    return False
