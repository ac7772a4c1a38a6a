"""How facts are written: addresses, dates, numbers with their units, and the blanks of interface texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTH = (
    r"(?i:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s)?|märz|marzo|apr(?:il)?|avril|abril|"
    r"aprile|may|mai|"
    r"mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust)?|août|agosto|"
    r"sept?(?:ember)?|"
    r"septembre|septiembre|settembre|oct(?:ober)?|oktober|okt|octobre|octubre|ottobre|nov(?:ember)?|novembre|"
    r"noviembre|"
    r"dec(?:ember)?|dezember|dez|décembre|diciembre|dicembre|enero|febrero|gennaio|febbraio)\b\.?"
)
_UNIT = (
    r"(?:%|‰|°\s?[CF]?|[€$£¥₹]|(?:percent|per cent|Prozent|EUR|USD|GBP|CHF|PLN|kr|zł|euros?|dollars?|pounds?|Euro|"
    r"Dollar|k|K|m|M|bn|million|billion|thousand|Mio\.?|Mrd\.?|Millionen|Milliarden|Tausend|mg|kg|g|km|cm|mm|ml|"
    r"l|Gramm|Kilo|Liter|(?:Kilo|Zenti|Milli)?[Mm]eter|litres?|liters?|kWh|kW|W|V|"
    r"Hz|GHz|[kMGT]B|px|pt|ms|s|h|min|hrs?|[ap]\.?m\.?|Uhr|seconds?|minutes?|hours?|days?|weeks?|months?|years?|"
    r"Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monate?n?|Jahre?n?|jours?|semaines?|mois|ans|heures?|días?|semanas?|"
    r"meses|años|horas?|pages?|words?|characters?|Seiten?|Wörter|Zeichen|people|users?|customers?|st|nd|rd|th|"
    r"x)(?!\w))"
)
_DIGITS = r"\d+(?:\.\d+){3,}|\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,:/]\d+)*"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”»]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|"
    r"(?<![\w.@-])[\w-]{2,63}(?:\.[\w-]{2,63}){0,4}\.(?:com|org|net|io|de|co|eu|fr|es|it|uk|ch|at|app|dev|ai|"
    r"info|shop)\b"
    r"(?:/[^\s<>\"“”»]*)?|(?<!\w)[@#][^\W\d][\w-]*\w"
)
_DOT_INSIDE = re.compile(r"\.[a-z]{2}")
_HOLE = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\$?\{[^{}\n]{1,80}\}|%\(\w{1,40}\)[a-z]|%\d{0,2}\$?[sd@](?!\w)|\[%[^\]\n]{1,80}%\]"
)
_PHONE = r"\+\d[\d \u00a0()/.-]{6,20}\d|0\d{1,4}(?:[ /.-]\d{2,8}){2,4}(?!\w)|0\d{2,4}[ /-]\d{5,8}(?!\w)"
_NUMBER = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}(?!\w)|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?\d{{2,4}}(?!\w)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?{_MONTH}(?:,?\s(?:de\s)?\d{{4}}(?!\w))?"
    rf"|{_PHONE}|(?P<number>{_DIGITS})(?:[ \u00a0\-]?{_UNIT})?(?:\s{_UNIT})?[A-Za-z]{{0,4}}"
)
_DIGIT = re.compile(r"\d")
_BEFORE = re.compile(rf"(?:(?:\b[A-Z]{{1,3}})?[€$£¥₹]\s?|\b(?:EUR|USD|GBP|CHF)\s|\b{_MONTH}\s)\Z")
_YEAR_AFTER = re.compile(r",?\s\d{4}(?!\w)")
_LIST_NUMBER = re.compile(r"[.)](?:\s|\Z)")


class Fact(NamedTuple):
    """Where a fact stands in a text; a prompt that holds `core` gives it."""

    start: int
    text: str
    core: str


def find_facts(text: str) -> Iterator[Fact]:
    """The facts of a text that are no names. They may come in any order, and do not overlap."""
    taken: list[tuple[int, int]] = []
    for pattern, may_match in ((_HOLE, "{" in text or "%" in text), (_ADDRESS, _may_hold_address(text))):
        if may_match:
            for match in pattern.finditer(text):
                if _free(taken, match.start(), match.end()):
                    words = match.group() if pattern is _HOLE else match.group().rstrip(".,;:!?)’'\"*_]`")
                    taken.append((match.start(), match.start() + len(words)))
                    yield Fact(match.start(), words, words)
    yield from _numbers(text, taken)


def _may_hold_address(text: str) -> bool:
    """A quick look, for the pattern is slow: it tries every word."""
    return "@" in text or "#" in text or "://" in text or "www." in text or bool(_DOT_INSIDE.search(text))


def _free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return all(end <= left or start >= right for left, right in taken)


def _numbers(text: str, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    at = done = 0
    while found := _DIGIT.search(text, at):
        first = found.start()
        after_plus = first > at and text[first - 1] == "+"
        match = (_NUMBER.match(text, first - 1) if after_plus else None) or _NUMBER.match(text, first)
        if match is None:  # cannot be: a digit stands there
            at = found.end()
            continue
        start, end, core = match.start(), match.end(), match.group("number")
        while end < len(text) and text[end].isascii() and text[end].isalnum():  # 0x10, 3rd1: one word
            end, core = end + 1, None
        at = end
        if not _free(taken, start, end) or (core and _counts_a_list(text, start, end)):
            continue
        if start and text[start - 1].isalpha() and text[start - 1].isascii():  # mp3, H264: part of a word
            while start > done and (text[start - 1].isalnum() or text[start - 1] == "-"):
                start -= 1
            start += text[start] == "-"
            core = None
        elif before := _BEFORE.search(text, max(0, start - 12), start):
            start = before.start()
            if not before.group().isupper() and before.group()[0].isalpha() and (year := _YEAR_AFTER.match(text, end)):
                at = end = year.end()
            core = None if before.group()[0].isalpha() and not before.group().isupper() else core
        words = text[start:end].rstrip(".,;:!? ")
        done = start + len(words)
        yield Fact(start, words, core or words)


def _counts_a_list(text: str, start: int, end: int) -> bool:
    if end - start > 2 or not _LIST_NUMBER.match(text, end):
        return False
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" #*([")
