"""What was kept of a journey put right in plain words: a figure taken out, moved, replaced; another day; a note less."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from journeys.counted import Counted, Role, says
from journeys.counted_words import heard
from journeys.days import day_told
from journeys.run import JourneyRun, next_step
from journeys.run_counting import counted_in, role_of
from journeys.run_words import words_of
from journeys.step_meant import stems

N = r"(?<![\w.,])(?<!of the )(?<!over )(?<!all )(?<!step )\d{1,2}(?:[.,]\d{1,2})?(?![\w:/]|[.,]\d)"
RID = (
    r"(?:forget(?: about)?|delete|remove|drop|scrap|erase|strike(?: out)?|cross out|take (?:out|away|off)|throw (?:out|away)|cancel|"
    r"ignore|get rid of|do ?n'?t (?:keep|count)|lose)"
)
OF_NOTE = (
    r"(?:(?:note|figure|number|count|entry|line|value|one)s? )?(?:with |about |of |saying |that says )?(?:the )?[\"“]?"
)
FORGETS = (
    rf"\b{RID} (?:the |that |my |this )*{OF_NOTE}(?P<n>{N})(?! ?(?:pieces|texts|clients|examples|minutes|hours|days|a month|per month))",
    rf"\b(?:take|throw|leave) (?:the |that |my )*{OF_NOTE}(?P<n>{N})[\"”]? (?:out|away|off)\b",
)
NONE_YET = (
    r"\b(?:there(?:'s| is|s)|i(?:'ve| have)(?: got)?|have|got) (?:no|not an?y?) (?P<role>before|after)\b(?! (?:that|this|all|the))|"
    r"\bno (?P<role2>before|after)(?: figure| count)? yet\b"
)
ROLES = (
    rf"(?P<n>{N})(?:(?: is| was|'s)? (?:wrong|not right|no good))?[,;:.]? ?(?:and |but |because )?(?:it|that|this)?(?:'?s| ?is| was| should be| belongs? (?:to|with))"
    r"(?: (?:the|my|for))*(?: average of the \w+(?:,)? (?:and|so) (?:it|that)?(?:'?s| is)?(?: the| my)*)? (?P<role>before|after)\b(?! (?:i|you|we|that|this|all)\b)"
)
TO_PUT_RIGHT = r"\b(?:wrong|correct (?:it|that|this|them)|put (?:it|that|this|them) right|fix (?:it|that|this)|not true|mixed up|mistake|no, )"
ANOTHER = (
    rf"\bnot (?P<old>{N})[,;]? (?:but|it'?s|it is|rather) (?P<new>{N})",
    rf"(?P<new>{N})(?: words?)?(?: in (?:a )?(?:100|hundred))?[,;]? (?:and )?not (?P<old>{N})",
    rf"(?P<old>{N}) (?:should (?:be|read|have been)|has to be|must be) (?P<new>{N})",
    rf"\b(?:change|make|turn|correct) (?:the |that )*(?P<old>{N}) (?:in)?to (?:a )?(?P<new>{N})",
    rf"(?P<old>{N}) (?:is|was) (?:wrong|a (?:typo|mistake|slip))[,;:.]? (?:and |but )?(?:it(?:'?s| is| was| should be)|should be|make it|i meant) (?P<new>{N})",
)
INSTEAD = (
    rf"(?:^|[,;.!] ?|\b(?:sorry|no|oops|wait|hang on)[,. ]+)(?:i )?(?:meant?|meant to say|correction:?|make (?:it|that)|it should (?:be|read|have been)|"
    rf"that should (?:be|read)|should be|it'?s really|it is really) (?:about |around |roughly )?(?P<new>{N})"
    r"(?! ?(?:pieces|texts|jobs|drafts|clients|examples|minutes|mins?|hours|days|months?|weeks|a month|per month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of (?:the|my|them)))"
)
OF_DAY = (
    r"\b(?:should (?:be|read)|i (?:meant|said)|remind me|look(?:ing)? again|next look|the (?:date|day)|another (?:date|day)|make it|"
    r"change (?:it|that)|instead|not (?:on )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|in\b|next|tomorrow)|wrong (?:day|date))"
)
QUOTED = (
    r"\byou (?:just )?(?:said|say|wrote|put|have|told me|claim|count) [^,.;]*"  # what Peri had said is not what is told
)
NEVER_SAID = (
    r"\b(?:never|did ?n'?t|did not) (?:say|said|ask|asked|tell|told|want|wanted)\b.{0,20}\blook(?:ing)? again\b|"
    rf"^(?:please )?{RID} the (?:date|day|reminder)[\s.!]*$"
)
NO_DAY = (
    r"\b(?:never|did ?n'?t|did not|have ?n'?t|not) (?:say|said|ask|asked|tell|told|want|wanted|mean|meant|agree|agreed)\b.{0,30}\b(?:look|remind|day|date|calendar|"
    r"mon|tues|wednes|thurs|fri|satur|sun)\w*|"
    rf"\b{RID} (?:the |that |this |my )*(?:next )?(?:look(?:ing)?(?: again)?|day|date|reminder|calendar)\b"
)
LAST_NOTE = (
    rf"(?:(?:ok|no|please|sorry|oh|wait|oops|can you|could you)[\s,.!]+)*(?:please )?{RID} (?:that|it|this|the last|my last|that last|what i (?:just )?said)"
    r"(?: (?:note|one|sentence|bit|remark|line|thing|again|just now|please))*[\s.!]*(?:please|again)?[\s.!]*"
)
ABOUT_NOTE = rf"\b{RID} (?:the |that |my |this )*(?:note|sentence|remark|line|bit|what i (?:said|told you))s? (?:about|on|with|of|that says) (?P<about>.{{3,60}})"


@dataclass(frozen=True)
class Correction:
    """What is to be changed of what was kept."""

    forget: tuple[Decimal, ...] = ()
    none_of: tuple[Role, ...] = ()
    roles: tuple[tuple[Role, Decimal], ...] = ()
    another: tuple[Decimal | None, Decimal] | None = None  # the old figure, where it was named, and the new one
    day: date | None = None
    no_day: bool = False
    notes: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return self != Correction()


def read_correction(run: JourneyRun, words: str, today: date, last_note: str | None = None) -> Correction | None:
    """What words put right of what is kept in a run; None where they put nothing right that is there.

    `last_note` is what was kept just before, which "forget that" means.
    """
    said = re.sub(QUOTED, "", " ".join(words.replace("’", "'").split()), flags=re.IGNORECASE)
    forget = tuple(
        dict.fromkeys(
            value
            for pattern in FORGETS
            for found in re.finditer(pattern, said, re.IGNORECASE)
            if _is_there(run, value := _decimal(found["n"]))
        )
    )
    none_of = tuple(_role(found["role"] or found["role2"]) for found in re.finditer(NONE_YET, said, re.IGNORECASE))
    roles = _roles(run, said)
    another = None if roles or forget else _another(run, said)
    no_day = re.search(NO_DAY if _has_day(run) else NEVER_SAID, said, re.IGNORECASE) is not None
    day = None if no_day or roles or another or forget else _other_day(run, said, today)
    correction = Correction(forget, none_of, roles, another, day, no_day, _notes(run, said, forget, last_note))
    return correction or None


def _roles(run: JourneyRun, said: str) -> tuple[tuple[Role, Decimal], ...]:
    named = [(_role(found["role"]), _decimal(found["n"])) for found in re.finditer(ROLES, said, re.IGNORECASE)]
    if not named and re.search(TO_PUT_RIGHT, said, re.IGNORECASE) and re.search(r"\b(?:before|after)\b", said, re.I):
        named = [(one.role, one.values[0]) for one in heard(said, measures=True) if one.role and len(one.values) == 1]
    return tuple(dict.fromkeys(named)) if any(role_of(run, step) for step in run.steps) else ()


def _another(run: JourneyRun, said: str) -> tuple[Decimal | None, Decimal] | None:
    for pattern in ANOTHER:
        found = re.search(pattern, said, re.IGNORECASE)
        if found and _counted_as(run, _decimal(found["old"])):
            return _decimal(found["old"]), _decimal(found["new"])
    found, upcoming = re.search(INSTEAD, said, re.IGNORECASE), next_step(run)
    known = counted_in(run, upcoming) if upcoming is not None else ()
    return (None, _decimal(found["new"])) if found and known else None


def _other_day(run: JourneyRun, said: str, today: date) -> date | None:
    if not _has_day(run) or re.search(OF_DAY, said, re.IGNORECASE) is None:
        return None
    return day_told(said, today)


def _notes(run: JourneyRun, said: str, forget: tuple[Decimal, ...], last_note: str | None) -> tuple[str, ...]:
    """The notes that are to go: the last one, the one that is about something, or those of a number that is no figure."""
    every = [words for step in run.steps for words in words_of(step)]
    if last_note is not None and re.fullmatch(LAST_NOTE, said, re.IGNORECASE):
        return tuple(words for words in every if " ".join(words.split()) == " ".join(last_note.split()))
    if found := re.search(ABOUT_NOTE, said, re.IGNORECASE):
        wanted = stems(found["about"])
        near = max(every, key=lambda words: len(wanted & stems(words)), default=None)
        return (near,) if near is not None and wanted & stems(near) else ()
    bare = [value for value in forget if not _counted_as(run, value)]
    return tuple(words for value in bare for words in every[::-1][:50] if _names(words, value))[:1]


def _is_there(run: JourneyRun, value: Decimal) -> bool:
    return _counted_as(run, value) or any(_names(words, value) for step in run.steps for words in words_of(step))


def _counted_as(run: JourneyRun, value: Decimal) -> bool:
    return any(says(each, value) for each in _every(run))


def _every(run: JourneyRun) -> tuple[Counted, ...]:
    return tuple(each for step in run.steps for each in counted_in(run, step))


def _names(words: str, value: Decimal) -> bool:
    return any(_decimal(found) == value for found in re.findall(N, words))


def _has_day(run: JourneyRun) -> bool:
    return any(step.day is not None for step in run.steps)


def _role(word: str) -> Role:
    return "before" if word.casefold() == "before" else "after"


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
