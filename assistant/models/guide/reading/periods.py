"""Times that are said away from their figure: "every week I turn out 7", "it makes 12 in one week", "Per month: 20"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.models.guide.reading.nouns import is_noun
from assistant.models.guide.reading.quantity import Figure, Period
from assistant.models.guide.reading.spans import clause_spans

KIND_OF_TIME = (
    r"(?:(?:single|working|normal|typical|usual|average|good|busy|given|whole|full|calendar|business|decent|ordinary|regular|standard) )?"
    r"(?P<unit>(?:work(?:ing)? ?)?day|weekday|week|fortnight|month|quarter|year|annum|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|night)"
)
USUAL_TIME = r"(?:typical|normal|usual|average|standard|regular|ordinary)"
NO_RATE_AFTER = (
    r"(?!'s|s'| (?:of|from|ago|later|before|back|or (?:two|2|so)|time|i'm|that i|in|with an?|when|where)\b|[- ]old\b)"
)
SAID_OF_TIME = re.compile(
    rf"\b(?:(?:in|on|during|within) )?(?:each|every|per) (?P<other>(?:other|second|two|2) )?{KIND_OF_TIME}s?\b{NO_RATE_AFTER}|"
    rf"\b(?:each|every|per) (?P<number>[2-9]|1\d) (?P<few>day|week|month|year)s\b|"
    rf"\b(?:in|on|during|within) (?:an?|1|one) {KIND_OF_TIME.replace('unit', 'within')}\b{NO_RATE_AFTER}|"
    rf"\b(?:an?|my|the|our) {USUAL_TIME} (?P<usual>day|week|month|quarter|year)\b(?! of)|"
    r"\bon (?P<weekdays>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b|"
    rf"\bmost {KIND_OF_TIME.replace('unit', 'most')}s\b|"
    r"\b(?P<adverb>daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
)
ADVERBS: dict[str, Period] = {
    "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year",
}  # fmt: skip
UNITS: dict[str, Period] = {
    "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year", "annum": "year",
}  # fmt: skip
OF_DAYS = ("day", "workday", "working day", "weekday", "morning", "night")
AS_ADJECTIVE = r"\b(?:an?|the|my|our|their|his|her|this|that|its|\d+)(?: [a-z-]+)? $"
OF_AMOUNTS = r" (?:output|volume|production|number|average|total|budget|limit|cap|spend\w*|max\w*|quota|pace|rate|load|workload|throughput|tally|cost|amount|i|we|about|around|up|some|maybe|roughly|it's|\d|[$€£]|,|:|=|$)"
OF_THOSE_NAMED = r"(?: [a-z-]+){1,2}, (?:about |around |some )?\d+ of (?:them|those)\b"  # "weekly specials, 6 of them"
WORKED_OUT = r"\b(?:so|that's|that is|makes|making|equals|in total|i\.?e)\b|="
LONGEST_LEAD = 5  # words of a clause that only names the time
COUNTED = ("plain", "pieces", "things", "money")


@dataclass(frozen=True)
class Time:
    """A time that is named, and where."""

    period: Period
    start: int
    end: int
    over: int = 1


def with_loose_periods(low: str, figures: list[Figure]) -> list[Figure]:
    """The figures, each that is said for a time named elsewhere in its clause with that time."""
    times = _times(low)
    if not times or not figures:
        return figures
    bound = list(figures)
    spans = clause_spans(low)
    for i, (start, end) in enumerate(spans):
        for time in (t for t in times if start <= t.start < end):
            inside = [n for n, f in enumerate(bound) if start <= f.start < end]
            taken = _figure_of(low, time, bound, inside)
            if taken is None and not inside and len(low[start:end].split()) <= LONGEST_LEAD:
                taken = _beside(low, bound, spans, i, times)
            if taken is not None:
                bound[taken] = replace(bound[taken], period=time.period, over=time.over)
    return bound


def _times(low: str) -> list[Time]:
    found: list[Time] = []
    for match in SAID_OF_TIME.finditer(low):
        if match["adverb"]:
            before = low[max(0, match.start() - 30) : match.start()]
            of_amount = re.match(OF_AMOUNTS, low[match.end() :])
            named = is_noun(low, match.end()) and not re.match(OF_THOSE_NAMED, low[match.end() :])
            if not of_amount and (re.search(AS_ADJECTIVE, before) or named):
                continue  # "a weekly paper", "daily specials": it says what comes so often, and of no figure how often
            found.append(Time(ADVERBS[match["adverb"]], match.start(), match.end()))
            continue
        if match["number"]:
            few: Period = "day" if match["few"] == "day" else UNITS[match["few"]]
            found.append(Time(few, match.start(), match.end(), int(match["number"])))
            continue
        unit = match["unit"] or match["within"] or match["most"] or match["usual"] or match["weekdays"]
        period: Period = "day" if unit in OF_DAYS else UNITS.get(unit, "week")
        if match["other"]:
            if period != "week":
                continue
            period = "fortnight"
        found.append(Time(period, match.start(), match.end()))
    return found


def _figure_of(low: str, time: Time, figures: Sequence[Figure], inside: Sequence[int]) -> int | None:
    """The figure of the clause that the time belongs to; None when it is said of one already, or of none."""
    ahead = [n for n in inside if figures[n].end <= time.end]
    after = [n for n in inside if figures[n].start >= time.end]
    if ahead and figures[ahead[-1]].period is not None:
        return None
    if ahead and (figures[ahead[-1]].counts in COUNTED) and figures[ahead[-1]].period is None:
        return ahead[-1]
    for n in after:
        figure = figures[n]
        if figure.period is not None:
            return None
        if figure.counts in COUNTED:
            return n
        if figure.counts == "words" and not re.search(r"\b(?:an?|one|of|with|at|each) ", low[time.end : figure.start]):
            return n
        if figure.counts == "minutes":
            return n
    return None


def _beside(
    low: str, figures: Sequence[Figure], spans: Sequence[tuple[int, int]], i: int, times: Sequence[Time]
) -> int | None:
    """The free figure of the next clause, or else of the one before, where no time is said of it."""
    for j in (i + 1, i - 1):
        if not 0 <= j < len(spans):
            continue
        start, end = spans[j]
        inside = [n for n, f in enumerate(figures) if start <= f.start < end]
        if not inside or any(start <= t.start < end for t in times):
            continue
        n = inside[0] if j > i else inside[-1]
        if re.search(WORKED_OUT, low[spans[min(i, j)][0] : figures[n].start]):
            continue
        return n if figures[n].counts in COUNTED and figures[n].period is None else None
    return None
