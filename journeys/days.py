"""A day as people say it: "first Monday in March", "in three months", "15 Feb"; also one that is past."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PLACES = ("first", "second", "third", "fourth")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
YEAR = r"(?:,? (?P<year>20\d\d)\b)?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTS)}|an|a couple of|half a)"
LONGEST_DAYS = 3 * 366  # what lies further off is no day on which somebody looks again
LOOKS_BACK = 330  # days before today from which a day without a year is read

Found = re.Match[str]


def day_told(words: str, today: date) -> date | None:
    """The first day after `today` that words name; of a day that comes again, the next one. None where none is named."""
    low = " ".join(words.replace("’", "'").casefold().split())
    for pattern, read in READERS:
        for found in re.finditer(pattern, low):
            day = read(found, today)
            if day is not None and timedelta() < day - today <= timedelta(days=LONGEST_DAYS):
                return day
    return None


def day_named(words: str, today: date) -> date | None:
    """The day that words name by its month, within the last eleven months or the next; None where none is named."""
    low = " ".join(words.replace("’", "'").casefold().split())
    for pattern, read in READERS:
        if read not in (_numbers, _of_month):
            continue
        for found in re.finditer(pattern, low):
            day = read(found, today - timedelta(days=LOOKS_BACK))
            if day is not None and abs((day - today).days) <= LOOKS_BACK:
                return day
    return None


def in_words(day: date) -> str:
    """Monday, 1 March 2027."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def _numbers(found: Found, today: date) -> date | None:
    return _day(int(found["year"]), int(found["number"]), int(found["day"]))


def _of_month(found: Found, today: date) -> date | None:
    return _coming(today, found, lambda year: _day(year, _month(found), int(found["day"])))


def _nth(found: Found, today: date) -> date | None:
    """The first, second ... or last weekday of a month that is named, or of the one after this."""
    place, weekday = found["place"], DAYS.index(found["weekday"][:3])
    if not found["month"]:
        after = _after(today.replace(day=1), 1)
        return _weekday(after.year, after.month, place, weekday)
    return _coming(today, found, lambda year: _weekday(year, _month(found), place, weekday))


def _span(found: Found, today: date) -> date:
    word, unit = found["count"], found["unit"]
    if word == "half a":
        return _after(today, 6) if unit == "year" else today + timedelta(days=15 if unit == "month" else 4)
    count = (
        int(word)
        if word.isdecimal()
        else 2
        if word == "a couple of"
        else max(1, COUNTS.index("a" if word == "an" else word))
    )
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    return _after(today, count * months) if months else today + timedelta(days=count * (7 if unit == "week" else 1))


def _next(found: Found, today: date) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}.get(found["unit"])
    return _after(today, months) if months else today + timedelta(days=7)


def _again(found: Found, today: date) -> date:
    return _after(today, {"month": 1, "quarter": 3, "year": 12}[found["unit"].removesuffix("ly")])


def _coming_weekday(found: Found, today: date) -> date:
    return today + timedelta(days=(DAYS.index(found["weekday"][:3]) - today.weekday() - 1) % 7 + 1)


def _some_time(found: Found, today: date) -> date | None:
    day = {"end": 28, "late": 28, "mid": 15, "middle": 15}.get(found["part"] or "", 1)
    return _coming(today, found, lambda year: _day(year, _month(found), day))


def _tomorrow(found: Found, today: date) -> date:
    return today + timedelta(days=1)


READERS: tuple[tuple[str, Callable[[Found, date], date | None]], ...] = (
    (r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", _numbers),
    (r"\b(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\. ?(?P<year>20\d\d)\b", _numbers),
    (rf"\b(?P<place>{'|'.join(PLACES)}|last) {WEEKDAY}(?: (?:in|of)(?: (?:the )?(?:next|every|each) month|{' '}{MONTH}{YEAR}))?", _nth),
    (rf"\b{DAY} (?:of )?{MONTH}{YEAR}", _of_month),
    (rf"\b{MONTH} (?:the )?{DAY}\b{YEAR}", _of_month),
    (rf"\b(?:in|every|after|another) (?:about |around )?{COUNT} (?P<unit>day|week|month|quarter|year)s?\b", _span),
    (rf"\b{COUNT} (?P<unit>day|week|month|quarter|year)s? (?:from (?:now|today)|later|ahead|hence)\b", _span),
    (rf"^(?:about |around )?{COUNT} (?P<unit>week|month|quarter|year)s?$", _span),
    (r"\b(?:next|each|every) (?P<unit>week|month|quarter|year)\b", _next),
    (r"\b(?P<unit>monthly|quarterly|yearly)\b", _again),
    (rf"\b(?:(?P<part>mid|middle|late|end)|in|by|from|for|next|early|beginning|start)[ -](?:of )?{MONTH}{YEAR}", _some_time),
    (rf"\b(?:on |next |every |each |this |coming ){WEEKDAY}", _coming_weekday),
    (rf"^{WEEKDAY}$", _coming_weekday),
    (r"\btomorrow\b", _tomorrow),
)  # fmt: skip


def _coming(today: date, found: Found, of_year: Callable[[int], date | None]) -> date | None:
    """The day in the year that is named, else in this one or the next, whichever comes first."""
    if found["year"]:
        return of_year(int(found["year"]))
    days = (day for year in (today.year, today.year + 1) if (day := of_year(year)) is not None)
    return next((day for day in days if day >= today), None)  # today itself is when they did it


def _month(found: Found) -> int:
    return 1 + MONTHS.index(found["month"][:3])


def _weekday(year: int, month: int, place: str, weekday: int) -> date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[-1 if place == "last" else PLACES.index(place)])


def _after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
