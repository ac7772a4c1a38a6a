"""Figures in free text with what they count; a figure whose noun is not known counts nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.models.guide.reading.kinds import PIECES
from assistant.models.guide.reading.statements import plain

Counts = Literal["plain", "pieces", "money", "other"]
Period = Literal["day", "week", "month", "quarter", "year"]

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {
    **{word: i for i, word in enumerate(ONES, 1)},
    **{word: i for i, word in enumerate(TEENS, 10)},
    **{word: i for i, word in zip(range(20, 100, 10), TENS, strict=True)},
    "a": 1, "an": 1, "couple": 2,
}  # fmt: skip
SPELLED = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES)})\b)?|{'|'.join(TEENS)}|{'|'.join(ONES)})"
SCALED = (
    rf"\b(?:(half) an?|(?:a )?(couple)(?: of)?|({SPELLED}|an?|\d+(?:\.\d+)?))[ -](hundred|thousand|dozen)\b"
    rf"(?:(?: and)? ({SPELLED}|an?) hundred\b)?(?:(?: and)? ({SPELLED}|\d\d?)\b(?! (?:thousand|hundred|dozen)))?"
)
SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
PER_MONTH: dict[str, float] = {"day": 21.0, "week": 4.33, "month": 1.0, "quarter": 1 / 3, "year": 1 / 12}
MOST = 100_000_000

NUMBER = r"(?:\d{1,3}(?:[,.'’ \u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)(?:\s?k\b)?"
# Nothing glued to its left: GPT-4, #3 and minus 5 are no counts.
FIGURE = re.compile(rf"(?<![\w.,#−-])(?<!\d:){NUMBER}")
SECOND = re.compile(rf"\s*(?:-|–|—|to|or|and|up to)\s*(?:maybe |perhaps )?({NUMBER})(?![\w%])")
NOT_A_COUNT = (
    r"(?:\b(?:gpt|claude|llama|gemini|qwen|mistral|version|chapter|section|step|number(?: is)?|phone|call me(?: "
    r"on| at)?|no\.|nr\.?|point|option|aged?|"
    r"article|paragraph|page|question|minus|negative|top|covid|windows|day|week|round)|[−-])[\s-]*$"
)
BOUND_ABOVE = r"\b(?:(?:less|fewer) than|under|below|not even|hardly|barely)(?: about)? $"
WHEN = (
    r"\b(?:in|since|from|until|till|by|before|after|during|of|early|late|mid|spring|summer|autumn|fall|winter|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)[ -]$"
)
DOLLARS = r"(?:\$|us\$|usd|dollars?|bucks)"
MONEY = rf"(?:{DOLLARS}|€|£|eur|euros?|gbp|pounds?|quid|chf|francs?|pln|zloty\w*|yen|rupees?|kron\w+|kroner)"
OF_THEM = r"\s+of (?:them|those|these|mine|ours)\b"
OF_MINE = r"\s+of (?:my|our|the|these|those)\b"
EVERY = r"\s*(?:\b(?:in )?(?:an?|per|each|every)\s+|/\s?)(?:single )?(day|week|month|quarter|year)\b"
ADVERBIAL = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
STOPS = (
    "i we they it he she you is are was were all and but that which who from for with without by in on at to as so if "
    "because since when while where though maybe perhaps probably each both should would could will do does did have "
    "has had under over than then can may might not no only just mostly up down out a an the my our this these those "
    "of or i'd i've they're that's it's per every within around about plus i'm we're still even once"
)
TAILS = (
    "approved finished good usable ready done clean signed signed-off left total altogether overall roughly "
    "approximately max maximum odd more now already yet kept saved far today currently cleared accepted written "
    "published sent delivered complete completed tops minimum min ish own together usually normally"
)
NO_PIECES = "people staff children men women percent gb mb h hrs hr min mins sec x am pm stars euro"


@dataclass(frozen=True)
class Figure:
    """A number and what it counts; of a range the lower end. `start` and `end` are places in the read text."""

    value: int
    counts: Counts
    start: int
    end: int
    period: Period | None = None
    is_range: bool = False
    is_bound: bool = False  # only said to be less than this
    dollars: bool = False

    @property
    def is_stock(self) -> bool:
        """Could be a number of pieces on hand."""
        return self.counts in ("plain", "pieces") and self.period is None and not self.is_bound

    @property
    def monthly(self) -> int | None:
        """Pieces a month where a rate is said."""
        if self.period is None or self.counts not in ("plain", "pieces") or self.is_bound:
            return None
        return round(self.value * PER_MONTH[self.period])


def spell_out(text: str) -> str:
    """`plain(text)` with number words as digits; "one" alone stays a word, it is mostly a pronoun."""
    low = re.sub(SCALED, _scaled, plain(text))
    low = re.sub(r"\bhalf a dozen\b", "6", low)
    alone = rf"(?<![\w-])(?!one\b(?!-)){SPELLED}(?![\w-])"
    return re.sub(alone, lambda found: str(_spelled(found[0])), low)


def read_figures(low: str) -> list[Figure]:
    """All figures of a text that `spell_out` has been through."""
    found: list[Figure] = []
    for match in FIGURE.finditer(low):
        if found and match.start() < found[-1].end:
            continue
        if figure := _figure(low, match):
            found.append(figure)
    return found


def number(figure: str) -> int:
    """The value of a written number; points between groups of three are no decimals."""
    figure = re.sub(r"[,'’\s]", "", figure)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figure):
        figure = figure.replace(".", "")
    return round(float(figure.removesuffix("k")) * (1000 if figure.endswith("k") else 1))


def _figure(low: str, match: re.Match[str]) -> Figure | None:
    before, end = low[: match.start()], match.end()
    value, is_range = number(match[0]), False
    second = SECOND.match(low, end)
    joined = second and (" and" not in second[0][:5] or re.search(r"\b(?:between|from)(?: \w+)? $", before))
    if second and joined and number(second[1]) > value:
        end, is_range = second.end(), True
    glued = re.match(r"(?!ish\b)[a-z]|[-–]\s?[a-z]|\s?%|:\d|/\d", low[end:])
    fraction = re.fullmatch(r"\d+\.\d{1,2}", match[0])
    if value > MOST or fraction or (glued and not second):
        return Figure(value if value <= MOST else 0, "other", match.start(), end)
    end += len("ish") if low.startswith("ish", end) else 0
    bound = bool(re.search(BOUND_ABOVE, before))
    if dollars := _money(low, before, end):
        return Figure(value, "money", match.start(), end, _period(low, end), is_range, bound, dollars == "usd")
    if re.search(NOT_A_COUNT, before):
        return Figure(value, "other", match.start(), end)
    counts, end = _noun(low, end)
    if counts == "plain" and re.fullmatch(r"(?:19[5-9]|20[0-4])\d", match[0]):
        counts = "other" if value % 100 or re.search(WHEN, before) else counts
    period = _period(low, end)
    if counts != "other" and period is None and re.match(r"\s*(?:a|per)\s+[a-z]", low[end:]):
        counts = "other"  # 5 a client, 3 per job
    return Figure(value, counts, match.start(), end, period, is_range, bound)


def _money(low: str, before: str, end: int) -> str | None:
    found = re.search(rf"((?:\b[ac])?{MONEY})\s?$", before) or re.match(rf"\s?({MONEY})(?![a-z])", low[end:])
    if not found:
        return None
    return "usd" if re.fullmatch(DOLLARS, found[1]) else "other"


def _period(low: str, end: int) -> Period | None:
    rest = low[end:]
    found = re.match(EVERY, rest) or re.match(r"\s*,?\s*(daily|weekly|monthly|quarterly|yearly)\b", rest)
    if not found:
        return None
    name = ADVERBIAL.get(found[1], found[1])
    return name  # type: ignore[return-value]


def _noun(low: str, end: int) -> tuple[Counts, int]:
    """What the words after a number count, and where those words end."""
    counts: Counts = "plain"
    unknown, last = False, ""
    for _ in range(7):
        rest = low[end:]
        if found := re.match(OF_THEM, rest):
            return "pieces", end + found.end()
        if found := re.match(OF_MINE + r"|\s+or (?:so|more)\b|\+", rest):
            end += found.end()
            continue
        word = re.match(r"\s+([a-z][a-z'-]*)", rest)
        if not word or _is_among(word[1], STOPS) or word[1] in ADVERBIAL:
            break
        if _is_piece(word[1], last):
            return "pieces", end + word.end()
        if _is_among(word[1], NO_PIECES) or re.search(r"[^siu]s$", word[1]):
            return "other", end + word.end()
        unknown = unknown or not _is_among(word[1], TAILS)
        last = word[1]
        end += word.end()
    return ("other" if unknown else counts), end


def _is_among(word: str, words: str) -> bool:
    return f" {word} " in f" {words} "


def _is_piece(word: str, before: str) -> bool:
    if word == "minutes":
        return before in {"meeting", "council", "board", "court", "committee", "approved"}
    if word == "columns":
        return before in {"newspaper", "opinion", "advice", "weekly", "finished", "approved"}
    if word == "pages":
        return before in {"landing", "web", "product", "sales", "category", "service", "about", "finished", "approved"}
    return bool(re.fullmatch(PIECES, word)) and word.endswith(("s", "copy", "copies"))


def _scaled(found: re.Match[str]) -> str:
    half, couple, lead, scale, hundreds, rest = found.groups()
    value = 0.5 if half else 2.0 if couple else _value(lead)
    total = value * SCALES[scale] + (100 * _value(hundreds) if hundreds else 0) + (_value(rest) if rest else 0)
    return str(round(total))


def _value(word: str) -> float:
    return float(word) if re.match(r"\d", word) else float(_spelled(word))


def _spelled(words: str) -> int:
    return sum(VALUES[word] for word in re.split(r"[- ]", words))
