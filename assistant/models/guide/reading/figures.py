"""Figures in free text with what they count; a figure whose noun is not known counts nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.models.guide.reading.nouns import ADVERBIAL, OF_MEETINGS, Counts, is_noun, noun_after
from assistant.models.guide.reading.number_words import amount, rounded
from assistant.models.guide.reading.number_words import spell_out as spell_out
from assistant.models.guide.reading.periods import with_loose_periods
from assistant.models.guide.reading.quantity import PER_MONTH as PER_MONTH
from assistant.models.guide.reading.quantity import Figure as Figure
from assistant.models.guide.reading.quantity import Period

MOST = 100_000_000

LOOK_BACK = 60  # characters that tell what a number is, before it
NUMBER = r"(?:\d{1,3}(?:[,.'’ \u202f]\d{3})+(?!\d)|\d+,\d{1,2}(?=\s?k\b)|\d+(?:\.\d+)?(?!,\d))(?:\s?k\b)?"
# Nothing glued to its left: GPT-4, #3 and minus 5 are no counts.
FIGURE = re.compile(rf"(?:(?<![\w.,#−-])|(?<=\bc\.)|(?<=\bca\.))(?<!\d:){NUMBER}")
SYMBOL = r"(?:us ?\$|[acns]z?\$|\$|€|£)?\s?"
SECOND = re.compile(
    rf"\s*(?:\$|€|£|dollars|euros|usd|words|minutes|mins)?\s*(?:-|–|—|to|or|and|up to)\s*(?:maybe |perhaps |about |even )?{SYMBOL}({NUMBER})(?!\w(?<!h)|%)"
)
# "30, 40 a month" is one figure, as it is thought aloud.
NEXT = re.compile(
    rf",\s(?:maybe |perhaps )?({NUMBER})(?!\w|,(?! (?:an?|per|each|every) [a-z]))(?!\.\d)(?! (?:of|are|is|were|for|in|with|on|when)\b|[ -]?(?:words|minutes|dollars|%)|,? (?:and|or) \d)"
)
ROSE = r"\b(?:went|gone|goes|rose|risen|raised|grew|moved|changed|increased|up|down|dropped|fell|fallen|cut|put up)(?: \w+){0,3} from (?:\$|€|£)?$"
DAYS_A_WEEK = re.compile(r"\b([1-467]) days (?:a|per|each|every|in the) week\b")
NOT_A_COUNT = (
    r"(?:\b(?:gpt|claude|llama|gemini|qwen|mistral|version|chapter|section|step|number(?: is)?|phone|call me(?: "
    r"on| at)?|no\.|nr\.?|point|option|aged?|"
    r"article|paragraph|page|question|minus|negative|top|covid|windows|(?<!each )(?<!every )(?<!per )(?:day|week)|(?<!where )(?<!all )(?<!turn )(?<!turned )round|epochs? to|rank|lot number|"
    r"(?:start|begin|finish|up|wake|open|close|arrive|home)\w* at|room|rtx|extension|ext\.?|i'm|i am|turned|turning|turn|o)|[−-])[\s-]*$"
)
SHARE_OF = (
    r"\b(?:words?|lines?|sentences?|phrases?|segments?|fields?) (?:in|out of)(?: every)? $"  # 28 words in a hundred
)
BOUND_ABOVE = (
    r"(?<!never )(?<!no )(?<!not )(?<!just )\b(?:(?:less|fewer) than|under|below|not even|hardly)(?: about)? \$?$"
)
WHEN = (
    r"\b(?:in|since|from|until|till|by|before|after|during|of|early|late|mid|spring|summer|autumn|fall|winter|january|"
    r"february|march|april|may|june|july|august|september|october|november|december)[ -]$"
)
DOLLARS = r"(?:\$|us ?\$|usd|(?:us |american )?dollars?|bucks)"
MONEY = (
    rf"(?:{DOLLARS}|[acns]z?\$|(?:canadian|australian|aussie|singapore|hong kong|new zealand) dollars?|cad|aud|nzd|sgd|€|£|eur|euros?|gbp|"
    r"pounds?|quid|chf|francs?|pln|zloty\w*|yen|rupees?|inr|kron\w+|kroner|sek|nok|dkk|reais|pesos?)"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
NAMED_PERIOD = r"(day|week|fortnight|month|quarter|year)s?"
LIKE = r"(?:(?:single|working|normal|typical|usual|average|good|busy|slow|given|whole|quiet|calendar|business|decent|bad) )?"
EVERY = rf"\s*(?:\b(?:in |on )?(?:an?|per|each|every)\s+|\bin the (?=month\b)|/\s?){LIKE}(?:{NAMED_PERIOD}|(hour|hr|h|wk|mo|mth|yr|annum|night|morning|{WEEKDAY}))\b"
EVERY_FEW = r"\s*,?\s*\b(?:every|each|per) (\d\d?) (day|week|month|year)s?\b"
EVERY_OTHER = r"\s*\b(?:every|per|in) (?:two|other|second|2) (week|day|month|year)s?\b"
FURTHER = (
    r"(?: (?!when\b|finished|approved|saved|kept|on file|so)[a-z'-]+){1,7}?(?:(?=,? (?:per|each|every) (?:single |other )?(?:day|week|month|quarter|year)\b|,? (?:weekly|monthly|daily)\b)|"
    r"(?<! for)(?<! in)(?<! of)(?<! over)(?<! within)(?<! once)(?<! twice)(?<! half)(?<! times)(?<! about)(?<! than)(?<! after)(?<! under)(?<! takes)(?<! is)(?= an? (?:day|week|month|quarter|year)\b))"
)
# "I have 1,200 weekly check-ins": how many there are, of what comes weekly.
OWNED = r"\b(?:have|'ve|got|kept|saved|hold|keep)(?: (?:got|some|about|around|over|nearly|roughly|all|my))* \S+$"
THINGS = r"\s*[a-z/]+ [a-z-]+s\b"
ADVERB_AFTER = rf"(?:\s*|,\s*(?=[a-z/]+\s*(?:[,.;!?)]|$|and\b|but\b)))({'|'.join(ADVERBIAL)})\b"
SHORT = {"hr": "hour", "h": "hour", "hour": "hour", "wk": "week", "mo": "month", "mth": "month", "yr": "year", "annum": "year",
         "night": "day", "morning": "day"}  # fmt: skip
OBJECT = re.compile(
    r"\b(?:in|for|at|with|of|across|to|by|from|on|into|among|between)(?: (?:the|my|our|these|about|around|roughly|some))* $"
)
WANTS = r"\s(?:wants?|needs?|asks?|orders?|pays?|sends?|takes?|prints?|buys?|hires?|uses?|hired|asked|use)\b"
TIMES = r"[\s-]*(minutes?|mins?|minuets|m(?=\b(?!\w))|hours?|hrs?|h)\b(?!ish)"
WORDS = r"[\s-]*(?:or so |odd |ish |plus )?(?:words?|wrds|wds|word)\b(?!/| pairs)"


def read_figures(low: str) -> list[Figure]:
    """All figures of a text that `spell_out` has been through."""
    found: list[Figure] = []
    for match in FIGURE.finditer(low):
        if found and match.start() < found[-1].end:
            continue
        if (
            found
            and re.fullmatch(r"\s", low[found[-1].end : match.start()])
            and re.fullmatch(r"\d[\d.,]*", low[found[-1].start : found[-1].end])
        ):
            found[-1] = Figure(0, "other", found[-1].start, found[-1].end)  # "two fifty" may mean many a number
            found.append(Figure(0, "other", match.start(), match.end()))
            continue
        found.append(_figure(low, match))
    days = DAYS_A_WEEK.search(low)
    if days:  # a month has twenty days where five are worked in a week
        share = int(days[1]) / 5
        found = [replace(f, low=f.low * share, high=f.high * share) if f.period == "day" else f for f in found]
    return with_loose_periods(low, found)


def _figure(low: str, match: re.Match[str]) -> Figure:
    before, end = low[max(0, match.start() - LOOK_BACK) : match.start()], match.end()
    lower = upper = amount(match[0])
    second = SECOND.match(low, end)
    joined = second and (" and" not in second[0][:5] or re.search(r"\b(?:between|from)(?: \w+)? (?:\$|€|£)?$", before))
    if second and joined:
        upper = amount(second[1])
        if second[1].strip().endswith("k") and lower < 100 and not match[0].strip().endswith("k"):
            lower *= 1000
        end, upper = (second.end(), upper) if upper > lower else (end, lower)
    if second and joined and re.search(ROSE, before):
        lower = upper = amount(second[1])
    near = None if second and joined else NEXT.match(low, end)
    if near and not re.search(r"\d,? ?$", before) and lower < amount(near[1]) <= 1.5 * lower:
        end, upper = near.end(), amount(near[1])
        end += len(",") if re.match(rf",{EVERY}", low[end:]) else 0  # "15, maybe 20, a month"
    place = (match.start(), end)
    if upper > MOST:
        return Figure(0, "other", *place)
    made = (rounded(lower), "plain", *place)
    is_range, bound = upper > lower, bool(re.search(BOUND_ABOVE, before))
    if re.search(f"{NOT_A_COUNT}|{SHARE_OF}", before) or re.match(r"\s?(?:%|per ?cent\b)|:\d|/\d|e-?\d", low[end:]):
        return Figure(made[0], "other", *place)
    if (unit := _unit(low, end)) is not None:
        kind, scale, unit_end = unit
        if kind == "words" and re.match(
            r"\s*(?:an?|per|each|every|/)\s?(?:minute|min|second|hour|page|slide|line)\b", low[unit_end:]
        ):
            return Figure(made[0], "other", match.start(), unit_end)
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
    counts = _named_often(low, before, end) if counts == "plain" else counts
    if counts in ("plain", "things", "pieces") and re.fullmatch(r"(?:19[5-9]|20[0-4])\d", match[0]):
        dated = (
            re.search(WHEN, before) or (counts != "pieces" and lower % 100) or re.search(r"\b(?:the|those) $", before)
        )
        counts = "other" if dated else counts
    period, over = _period(low, end)
    if counts in ("pieces", "things", "plain") and period is None and (further := re.match(FURTHER, low[end:])):
        period, over = _period(low, end + further.end())
    if (
        re.match(r"\s+(?<!or )more\b(?! or less)", low[end:])
        or (re.search(r"\d more$", low[match.start() : end]) and not low.startswith(" or less", end))
        or re.search(r"\b(?:first|next|another|other)(?: (?!weeks|months|days|times)\w+)? $", before)
    ):
        counts = "other"
    if lower != int(lower) and period is None:
        counts = "other"
    if counts != "other" and period is None and re.match(r"\s*(?:an?|per)\s+(?!month|week)[a-z]", low[end:]):
        counts = "other"  # 5 a client, 3 per job
    return Figure(made[0], counts, match.start(), end, period, is_range, bound, False, lower, upper, end, over)


def _named_often(low: str, before: str, end: int) -> Counts:
    """What a number before "weekly" counts: of "for two weekly papers" it is no pieces that come so often."""
    often = re.match(rf"\s({'|'.join(ADVERBIAL)})\b", low[end:])
    if not often or not is_noun(low, end + often.end()):
        return "plain"
    named, ends = noun_after(low, end + often.end())
    if named == "pieces":
        return "plain"
    return "other" if named == "other" or OBJECT.search(before) or re.match(WANTS, low[ends:]) else "plain"


def _unit(low: str, end: int) -> tuple[Counts, float, int] | None:
    if found := re.match(WORDS, low[end:]):
        return "words", 1.0, end + found.end()
    if (found := re.match(TIMES, low[end:])) and not re.match(OF_MEETINGS, low[end:]):
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
    """The time that a figure is said for, and of how many such times."""
    rest = low[end:]
    if (found := re.match(EVERY_FEW, rest)) and int(found[1]) > 0:
        return found[2], int(found[1])  # type: ignore[return-value]
    if found := re.match(EVERY_OTHER, rest):
        other = {"week": "fortnight", "day": None, "month": None, "year": None}[found[1]]
        return other, 1  # type: ignore[return-value]
    if found := re.match(EVERY, rest):
        return found[1] or SHORT.get(found[2], "week"), 1  # type: ignore[return-value]
    if (found := re.match(ADVERB_AFTER, rest)) and not (re.search(OWNED, low[:end]) and re.match(THINGS, rest)):
        return ADVERBIAL[found[1]], 1  # type: ignore[return-value]
    return None, 1
