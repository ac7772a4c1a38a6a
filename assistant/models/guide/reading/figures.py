"""Figures in free text with what they count; a figure whose noun is not known counts nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.models.guide.reading.nouns import ADVERBIAL, Counts, noun_after
from assistant.models.guide.reading.numbers import amount, rounded
from assistant.models.guide.reading.numbers import spell_out as spell_out

Period = Literal["hour", "day", "week", "fortnight", "month", "quarter", "year"]

# Working days and weeks of a month, as people reckon them.
PER_MONTH: dict[str, float] = {
    "day": 20.0, "week": 4.0, "fortnight": 2.0, "month": 1.0, "quarter": 1 / 3, "year": 1 / 12,
}  # fmt: skip
MOST = 100_000_000

NUMBER = r"(?:\d{1,3}(?:[,.'’ \u202f]\d{3})+(?!\d)|\d+,\d{1,2}(?=\s?k\b)|\d+(?:\.\d+)?(?!,\d))(?:\s?k\b)?"
# Nothing glued to its left: GPT-4, #3 and minus 5 are no counts.
FIGURE = re.compile(rf"(?:(?<![\w.,#−-])|(?<=\bc\.)|(?<=\bca\.))(?<!\d:){NUMBER}")
SYMBOL = r"(?:us ?\$|[acns]z?\$|\$|€|£)?\s?"
SECOND = re.compile(
    rf"\s*(?:\$|€|£|dollars|euros|usd|words|minutes|mins)?\s*(?:-|–|—|to|or|and|up to)\s*(?:maybe |perhaps |about |even )?{SYMBOL}({NUMBER})(?!\w(?<!h)|%)"
)
NOT_A_COUNT = (
    r"(?:\b(?:gpt|claude|llama|gemini|qwen|mistral|version|chapter|section|step|number(?: is)?|phone|call me(?: "
    r"on| at)?|no\.|nr\.?|point|option|aged?|"
    r"article|paragraph|page|question|minus|negative|top|covid|windows|day|week|round|epochs? to|rank|lot number|"
    r"(?:start|begin|finish|up|wake|open|close|arrive|home)\w* at|room|rtx|extension|ext\.?|i'm|i am|turned|turning|turn|o)|[−-])[\s-]*$"
)
BOUND_ABOVE = r"\b(?:(?:less|fewer) than|under|below|not even|hardly)(?: about)? \$?$"
WHEN = (
    r"\b(?:in|since|from|until|till|by|before|after|during|of|early|late|mid|spring|summer|autumn|fall|winter|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)[ -]$"
)
DOLLARS = r"(?:\$|us ?\$|usd|(?:us |american )?dollars?|bucks)"
MONEY = (
    rf"(?:{DOLLARS}|[acns]z?\$|(?:canadian|australian|aussie|singapore|hong kong|new zealand) dollars?|cad|aud|nzd|sgd|€|£|eur|euros?|gbp|"
    r"pounds?|quid|chf|francs?|pln|zloty\w*|yen|rupees?|inr|kron\w+|kroner|sek|nok|dkk|reais|pesos?)"
)
NAMED_PERIOD = r"(day|week|fortnight|month|quarter|year)s?"
LIKE = r"(?:(?:single|working|normal|typical|usual|average|good|busy|slow|given|whole|quiet|calendar|business|decent|bad) )?"
EVERY = rf"\s*(?:\b(?:in |on )?(?:an?|per|each|every)\s+|/\s?){LIKE}(?:{NAMED_PERIOD}|(hour|hr|h|wk|mo|mth|yr|annum|night|morning))\b"
EVERY_OTHER = r"\s*\b(?:every|per|in) (?:two|other|second|2) (week|day|month|year)s?\b"
FURTHER = (
    r"(?: (?!finished|approved|saved|kept|on file|so)[a-z'-]+){1,7}?(?:(?=,? (?:per|each|every) (?:single |other )?(?:day|week|month|quarter|year)\b|,? (?:weekly|monthly|daily)\b)|"
    r"(?<! for)(?<! in)(?<! of)(?<! over)(?<! within)(?<! once)(?<! twice)(?<! half)(?<! times)(?<! about)(?<! than)(?<! after)(?<! under)(?<! takes)(?<! is)(?= an? (?:day|week|month|quarter|year)\b))"
)
SHORT = {"hr": "hour", "h": "hour", "hour": "hour", "wk": "week", "mo": "month", "mth": "month", "yr": "year", "annum": "year",
         "night": "day", "morning": "day"}  # fmt: skip
TIMES = r"[\s-]*(minutes?|mins?|minuets|m(?=\b(?!\w))|hours?|hrs?|h)\b(?!ish)"
WORDS = r"[\s-]*(?:or so |odd |ish |plus )?(?:words?|wrds|wds|word)\b"


@dataclass(frozen=True)
class Figure:
    """A number and what it counts; of a range the lower end is `value`. `start` and `end` are places in the read text."""

    value: int
    counts: Counts
    start: int
    end: int
    period: Period | None = None
    is_range: bool = False
    is_bound: bool = False  # only said to be less than this
    dollars: bool = False
    low: float = 0.0  # as written, not rounded
    high: float = 0.0
    noun_end: int = 0  # where the words that it counts end

    @property
    def is_stock(self) -> bool:
        """Could be a number of pieces on hand."""
        return self.counts in ("plain", "pieces") and self.period is None and not self.is_bound

    @property
    def middle(self) -> int:
        """The rounded middle of a range; the value itself where there is none."""
        return rounded((self.low + self.high) / 2)

    @property
    def monthly(self) -> int | None:
        """Pieces a month where a rate is said."""
        if self.period in (None, "hour") or self.counts not in ("plain", "pieces", "things") or self.is_bound:
            return None
        made = rounded((self.low + self.high) / 2 * PER_MONTH[self.period or ""])
        return max(1, made) if self.low > 0 else 0


def read_figures(low: str) -> list[Figure]:
    """All figures of a text that `spell_out` has been through."""
    found: list[Figure] = []
    for match in FIGURE.finditer(low):
        if found and match.start() < found[-1].end:
            continue
        if found and re.fullmatch(r"\s", low[found[-1].end : match.start()]) and found[-1].counts == "plain":
            found[-1] = Figure(0, "other", found[-1].start, found[-1].end)  # "two fifty" may mean many a number
            found.append(Figure(0, "other", match.start(), match.end()))
            continue
        found.append(_figure(low, match))
    return found


def _figure(low: str, match: re.Match[str]) -> Figure:
    before, end = low[: match.start()], match.end()
    lower = upper = amount(match[0])
    second = SECOND.match(low, end)
    joined = second and (" and" not in second[0][:5] or re.search(r"\b(?:between|from)(?: \w+)? (?:\$|€|£)?$", before))
    if second and joined:
        upper = amount(second[1])
        if second[1].strip().endswith("k") and lower < 100 and not match[0].strip().endswith("k"):
            lower *= 1000
        end, upper = (second.end(), upper) if upper > lower else (end, lower)
    place = (match.start(), end)
    if upper > MOST:
        return Figure(0, "other", *place)
    made = (rounded(lower), "plain", *place)
    is_range, bound = upper > lower, bool(re.search(BOUND_ABOVE, before))
    if re.search(NOT_A_COUNT, before) or re.match(r"\s?(?:%|per ?cent\b)|:\d|/\d|e-?\d", low[end:]):
        return Figure(made[0], "other", *place)
    if (unit := _unit(low, end)) is not None:
        kind, scale, unit_end = unit
        period, _ = _period(low, unit_end)
        return Figure(
            rounded(lower * scale),
            kind,
            match.start(),
            unit_end,
            period,
            is_range,
            bound,
            False,
            lower * scale,
            upper * scale,
            unit_end,
        )
    if money := _money(low, before, end):
        dollars, money_end = money
        period, _ = _period(low, money_end)
        return Figure(
            made[0], "money", match.start(), money_end, period, is_range, bound, dollars, lower, upper, money_end
        )
    times = re.match(r"x(?=\s(?:an?|per|each|every)\b|/)", low[end:])
    end += len(times[0]) if times else 0
    if re.match(r"(?!ish\b|odd\b)[a-z]|[-–]\s?(?!odd\b|ish\b|plus\b)[a-z]", low[end:]):
        return Figure(made[0], "other", *place)
    end += len(glued[0]) if (glued := re.match(r"-?(?:ish|odd|plus)\b", low[end:])) else 0
    counts, end = noun_after(low, end)
    if counts in ("plain", "things") and re.fullmatch(r"(?:19[5-9]|20[0-4])\d", match[0]):
        counts = "other" if lower % 100 or re.search(WHEN, before) else counts
    period, _ = _period(low, end)
    if counts in ("pieces", "things", "plain") and period is None and (further := re.match(FURTHER, low[end:])):
        period, _ = _period(low, end + further.end())
    if (
        re.match(r"\s+(?<!or )more\b(?! or less)", low[end:])
        or (re.search(r"\d more$", low[match.start() : end]) and not low.startswith(" or less", end))
        or re.search(r"\b(?:first|next|another|other)(?: \w+)? $", before)
    ):
        counts = "other"
    if lower != int(lower) and period is None:
        counts = "other"
    if counts != "other" and period is None and re.match(r"\s*(?:an?|per)\s+(?!month|week)[a-z]", low[end:]):
        counts = "other"  # 5 a client, 3 per job
    return Figure(made[0], counts, match.start(), end, period, is_range, bound, False, lower, upper, end)


def _unit(low: str, end: int) -> tuple[Counts, float, int] | None:
    if found := re.match(WORDS, low[end:]):
        return "words", 1.0, end + found.end()
    if found := re.match(TIMES, low[end:]):
        if found[1] == "minutes" and (low[end : end + 1] != " " or re.search(r"\bsets of $", low[:end])):
            pass
        scale = 60.0 if found[1].startswith("h") else 1.0
        return "minutes", scale, end + found.end()
    return None


def _money(low: str, before: str, end: int) -> tuple[bool, int] | None:
    """Whether a sum is in US dollars, and where it ends; None where it is no sum."""
    ahead = re.search(rf"((?:\b[acns]z?|us ?)?(?:\$|€|£)|\b(?:{MONEY}))\s?$", before)
    after = re.match(rf"[\s-]?({MONEY})(?![a-z])(?: (?:us|usd)\b)?", low[end:])
    after = after or re.match(r"\s(us)\b(?! (?:are|do|have|is))", low[end:]) if ahead else after
    if not (ahead or after):
        return None
    name = (ahead or after)[1]  # type: ignore[index]
    money_end = end + (after.end() if after else 0)
    foreign = re.search(r"\b(?:canadian|australian|aussie|cad|aud|nzd|sgd)\b", low[: money_end + 20])
    is_us = re.fullmatch(DOLLARS, name) and (not foreign or (after and "us" in after[0]))
    return bool(is_us), money_end


def _period(low: str, end: int) -> tuple[Period | None, int]:
    rest = low[end:]
    if found := re.match(EVERY_OTHER, rest):
        other = {"week": "fortnight", "day": None, "month": None, "year": None}[found[1]]
        return other, end + found.end()  # type: ignore[return-value]
    if found := re.match(EVERY, rest):
        return found[1] or SHORT[found[2]], end + found.end()  # type: ignore[return-value]
    if found := re.match(r"[\s,]*(" + "|".join(ADVERBIAL) + r")\b", rest):
        return ADVERBIAL[found[1]], end + found.end()  # type: ignore[return-value]
    return None, end
