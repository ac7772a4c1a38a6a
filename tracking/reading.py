"""A sentence about a finished project, read: every word is taken for one thing, shown as left over, or asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from tracking.helpers import find_helper, named_helper
from tracking.project import Project
from tracking.quantities import figures, the_one

LABELS = {
    "project": "name", "name": "name", "title": "name", "kind": "kind", "type": "kind", "client": "client",
    "customer": "client", "helper": "helper", "with": "helper", "rounds": "rounds", "round": "rounds",
    "revisions": "rounds", "minutes": "minutes", "time": "minutes", "outcome": "outcome", "result": "outcome",
    "date": "on", "on": "on", "changed": "share_changed", "words changed": "share_changed",
}  # fmt: skip
KINDS = (
    "landing page", "product text", "product description", "product page", "newsletter", "blog post", "blog article", "case study",
    "press release", "white paper", "whitepaper", "article", "social post", "linkedin post", "caption", "ad copy", "advert", "ad",
    "email", "e-mail", "mailing", "website", "web page", "about page", "homepage", "home page", "brochure", "flyer", "report",
    "proposal", "offer", "pitch", "script", "speech", "translation", "subtitles", "transcript", "summary", "manual", "help text",
    "interface text", "app text", "contract", "letter", "reply", "memo", "briefing", "review", "interview", "tagline", "slogan",
    "job ad", "menu", "catalogue", "category text", "alt text", "faq", "logo", "design", "slide deck", "presentation", "audit",
)  # fmt: skip
_LEAD = re.compile(
    r"^\s*(?:(?:please |can you |could you )?(?:log|record|note down|note|add|track|enter|put down|write down)\b"
    r"(?:\s+(?:this|that|a|an|another|the|my|one more|it))*(?:\s+(?:finished\s+)?(?:project|job|piece|order))?(?:\s+(?:to|in|into) (?:my|the) log)?\s*[:,-]?\s*|"
    r"(?:ok(?:ay)?|so|and|well|right)[\s,.]+(?=(?:i|just|tried|did|finished|delivered|done)\b)|"
    r"(?:i(?:'ve|’ve| have)?\s+)?(?:just\s+)?(?:tried|did|finished|delivered|completed|done with|wrapped up|handed in|done)\b\s*(?:the|a|an|my|with)?\s*[:,-]?\s*)+",
    re.I,
)  # fmt: skip
_OUTCOME = re.compile(
    r"\b(?:happy|pleased|delighted|thrilled|satisfied|content|loved|liked|approved|accepted|signed off|rejected|refused|unhappy|annoyed|"
    r"disappointed|angry|complained|paid|published|live|cancelled|dropped|fine|ok|okay|great|good|bad|perfect|excellent|took it|as it was|first time|reordered|came back)\b",
    re.I,
)  # fmt: skip
_NOT_OURS = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:days?|weeks?|months?|euros?|eur|usd|dollars?|pounds?|words?)\b|[€$£]\s?\d", re.I
)
_FOR = re.compile(r"\bfor (?P<client>[A-Z][\w&.'’-]*(?:\s+(?:[A-Z&][\w&.'’-]*|and(?=\s+[A-Z])))*)")
_ISO = re.compile(r"\b(?:on |dated )?(?P<iso>20\d\d-\d\d-\d\d)\b")
_DAY = re.compile(r"\b(?:on |dated )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: (?P<y>20\d\d))?\b", re.I)  # fmt: skip
_DOTTED = re.compile(r"\b(?:on )?(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)\b")
_NEAR_DAY = re.compile(r"\b(?:finished |delivered )?(today|yesterday)\b", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FILLER = re.compile(r"(?i)(?:^|\s)(?:with|using|used|took|in|and|about|around|it|after|needed|roughly|me|of work|of my time|the|a|an|on|by|was|is|done|made|,|;|:|\.|-|–|—)*\s*$")  # fmt: skip
_LEADING = re.compile(
    r"(?i)^(?:(?:with|using|used|took|in|and|about|around|it|needed|after|roughly|of|[,;:.–—-])(?:\s+|$))+"
)


@dataclass(frozen=True)
class Reading:
    """What a sentence says of a project. `doubtful` are fields that were spoken of but could mean two things."""

    given: dict[str, Any] = field(default_factory=dict)
    doubtful: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()  # words that were not taken for anything

    @property
    def name(self) -> str | None:
        """What the project is called."""
        return self.given.get("name")


def read_project(text: str, today: date) -> Reading:
    """What a sentence, or a list of "label: value" parts, says of one project. Nothing is guessed."""
    labelled, rest = _labelled(text)
    reading = _sentence(rest, today) if rest.strip() else Reading()
    given = dict(reading.given)
    doubtful, unread = list(reading.doubtful), list(reading.unread)
    for name, value in labelled.items():
        understood = _value(name, value, today)
        if understood is None:
            doubtful.append(name)
            unread.append(value)
        else:
            given[name] = understood
            doubtful = [other for other in doubtful if other != name]
    checked = {name: value for name, value in given.items() if _holds(name, value)}
    wrong = [name for name in given if name not in checked]
    return Reading(checked, tuple(dict.fromkeys([*doubtful, *wrong])), tuple(unread))


def read_value(name: str, value: str, today: date) -> Any:
    """The value of a field as a person writes it in a form or a cell; None when it cannot be taken."""
    if name == "hours":
        hours = re.fullmatch(r"\d+(?:[.,]\d+)?", value)
        return round(float(value.replace(",", ".")) * 60, 4) if hours else _figure(value, "minutes")
    understood = _value(name, value, today)
    return understood if understood is not None and _holds(name, understood) else None


def _labelled(text: str) -> tuple[dict[str, str], str]:
    """The parts that carry a label, and the rest."""
    found: dict[str, str] = {}
    rest = []
    for part in re.split(r"[;\n]|,(?=\s*(?:" + "|".join(LABELS) + r")\s*[:=])", text, flags=re.I):
        match = re.match(r"\s*(?P<label>[a-z ]{2,14}?)\s*[:=]\s*(?P<value>.+?)\s*[.,]?\s*$", part, re.I | re.S)
        name = LABELS.get(match["label"].strip().casefold()) if match else None
        if match and name and name not in found:
            found[name] = match["value"]
        else:
            rest.append(part)
    return found, "; ".join(part for part in rest if part.strip())


def _sentence(text: str, today: date) -> Reading:
    quoted = re.search(r"[“\"](?P<name>[^”\"]{2,200})[”\"]", text)
    plain = text.replace(quoted[0], " " * len(quoted[0])) if quoted else text
    lead = _LEAD.match(plain)
    if lead:
        plain = " " * lead.end() + plain[lead.end() :]
    found = figures(plain)
    helper, spans = find_helper(plain)
    spans += [(one.start, one.end) for one in found]
    given: dict[str, Any] = {"helper": helper} if helper else {}
    doubtful = ["helper"] if helper is None and spans and len(spans) > len(found) else []
    for part in ("rounds", "minutes", "share_changed"):
        value, is_unclear = the_one(found, part)
        if value is not None:
            given[part] = int(value) if part == "rounds" else value
        doubtful += [part] if is_unclear else []
    on, day_spans = _day(plain, today)
    if on:
        given["on"] = on
    parts = _left_over(plain, [*spans, *day_spans])
    return _named(parts, quoted["name"] if quoted else None, given, doubtful)


def _left_over(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """The text between what was taken, cut at commas and without the words that only join."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [","] * (end - start)
    parts = []
    for part in re.split(r"[;:]\s*|,(?!\d)\s*|\.\s+|\.$|\s[–—-]\s", "".join(characters)):
        bare = part.strip()
        if _OUTCOME.search(bare):  # "loved it" keeps its end
            bare = _LEADING.sub("", bare).strip()
            parts += [bare] if bare else []
            continue
        while bare and (shorter := _LEADING.sub("", _FILLER.sub("", bare)).strip()) != bare:
            bare = shorter
        if bare:
            parts.append(bare)
    return parts


def _named(parts: list[str], quoted: str | None, given: dict[str, Any], doubtful: list[str]) -> Reading:
    unread: list[str] = []
    name = quoted
    for part in parts:
        is_outcome = bool(_OUTCOME.search(part)) and not _NOT_OURS.search(part)
        if _NOT_OURS.search(part) or ("outcome" in given and is_outcome):
            unread.append(part)
        elif is_outcome and (name is not None or re.match(r"(?i)(?:the )?(?:client|customer|she|he|they|it)\b", part)):
            given["outcome"] = part
        elif name is None:
            name = part
        else:
            unread.append(part)
    if name is not None:
        given["name"] = name
        kind = _kind_in(name)
        client = _FOR.search(name)
        if kind:
            given["kind"] = kind
        if client:
            given["client"] = client["client"]
    return Reading(given, tuple(doubtful), tuple(unread))


def _kind_in(name: str) -> str | None:
    """The kind that stands in a name; None when two stand there."""
    small = name.casefold()
    found = [kind for kind in KINDS if re.search(rf"\b{kind}s?\b", small)]
    longest = [kind for kind in found if not any(kind != other and kind in other for other in found)]
    return longest[0] if len(longest) == 1 else None


def _day(text: str, today: date) -> tuple[date | None, list[tuple[int, int]]]:
    if match := _ISO.search(text):
        try:
            return date.fromisoformat(match["iso"]), [match.span()]
        except ValueError:
            return None, []
    if match := _DOTTED.search(text):
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"])), [match.span()]
        except ValueError:
            return None, []
    if match := _NEAR_DAY.search(text):
        return today - timedelta(days=match[1].casefold() == "yesterday"), [match.span()]
    if match := _DAY.search(text):
        month = _MONTHS.index(match["month"].casefold()) + 1
        try:
            day = date(int(match["y"] or today.year), month, int(match["d"]))
        except ValueError:
            return None, []
        if day > today and not match["y"]:
            day = day.replace(year=day.year - 1)
        return day, [match.span()]
    return None, []


def _value(name: str, value: str, today: date) -> Any:
    """A labelled value; None when it cannot be taken."""
    match name:
        case "helper":
            return named_helper(value)
        case "rounds":
            return _count(value, "rounds")
        case "minutes":
            return (
                float(value.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", value) else _figure(value, "minutes")
            )
        case "share_changed":
            share = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s?%", value)
            fraction = re.fullmatch(r"[01]?[.,]\d+", value)
            figure = share[1] if share else fraction[0] if fraction else None
            return float(figure.replace(",", ".")) / (100 if share else 1) if figure else None
        case "on":
            return _day(value, today)[0]
    return value


def _count(value: str, part: str) -> int | None:
    if re.fullmatch(r"\d{1,3}", value):
        return int(value)
    figure = _figure(value, part) if re.search(r"[a-z]{3}", value, re.I) else None
    figure = figure if figure is not None else _figure(f"{value} rounds", "rounds")
    return int(figure) if figure is not None else None


def _figure(value: str, part: str) -> float | None:
    found = figures(value)
    return the_one(found, "minutes" if part == "minutes" else "rounds")[0]


def _holds(name: str, value: Any) -> bool:
    try:
        Project.model_validate({"name": "x", name: value})
    except ValidationError:
        return False
    return True
