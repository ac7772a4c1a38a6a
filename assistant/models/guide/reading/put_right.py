"""Figures that a message puts right itself: "I said 400 examples but it's 140" tells 140 and no longer 400."""

from __future__ import annotations

import re

from assistant.models.guide.reading.complaints import complains
from assistant.models.guide.reading.number_words import SPELLED

NUM = rf"(?:[$€£] ?)?(?:\d[\d.,]*\d|\d)k?(?:ish)?|an? hundred(?: and {SPELLED})?|{SPELLED}(?: hundred| thousand)?"
UNIT = r"(?: (?!but\b|and\b|was\b|is\b|it\b|that\b|make\b|more\b|not\b|if\b|or\b|to\b)[a-z][a-z'-]*){0,4}?"
NOW = (
    r"(?:(?:it's|it is|that's|they're|it should be|should be|i meant|i mean|more like|make (?:that|it)|rather|closer to|actually|"
    r"really|in fact|only|about|the (?:real|right) (?:number|figure) is|call it|say) )*"
)
ASIDE = r"(?:(?:hm+|wait|no|oh|sorry|oops|let me)\b[^.!?\d]*[.!?…] ?)+"
# The same in mid-sentence: "50 profiles a month, no sorry, 15".
TAKES_BACK = r"(?:(?:no|oh|sorry|wait|oops|hang on|hold on|my mistake|i mean|or rather|make that)[, ]+)+"
BEFORE_NOW = r"\b(?:it was|used to (?:be|take|charge|ask|do|make|write|get|have))"
FROM_THEN = (
    r"(?:[,;]? (?:but |and )?(?:now|today|these days|nowadays|(?:ever )?since [a-z ]{3,30}?),? (?:it's|it is|i'm at|i (?:take|charge|ask|do|make))|"
    r",?(?: and| but) (?:then )?(?:i )?(?:went (?:up|down) to|raised it to|cut it to))"
)
# What was left out of the old figure: "after throwing out the trainee's".
WITHOUT = r"(?:after|without|minus|less|leaving out|not counting) [^,.;\d]{3,40}?(?=,| it's| it is)"
EARLIER = r" (?:earlier|before|at first|first|originally|last time|yesterday|the other day)$"
# Each with the old figure and its unit, then the new one and, where it is said, its own unit.
PUT_RIGHT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:scrap|forget|ignore|scratch|disregard|drop|strike) (?:what i (?:said|told you)|the|that)(?: about)?(?: the)? (?:{NUM})(?P<unit>{UNIT})"
        rf"(?:[,;.:]| -| –) (?:{WITHOUT},? )?(?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"(?:(?:sorry|oops|oh|no|wait)[,.]? )*\b(?:i|we) (?:said|told you|wrote|put|typed)(?: about| roughly)? (?:{NUM})(?P<unit>{UNIT})"
        rf"(?:,? but|[,;.:]| -| –) (?:but )?(?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"\bnot (?:{NUM})(?P<unit>{UNIT})(?:,| but) (?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"(?:\bhm+,? )?\b(?:{NUM})(?P<unit>{UNIT}) (?:was|is) (?:\w+ )?(?:optimistic|pessimistic|generous|low|high|wrong|nonsense)[.,;:] "
        rf"(?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"\b(?:{NUM})(?P<unit>{UNIT})[.,] {ASIDE}(?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=, (?:in fact|actually|sorry|rather)|[.!?]|$)",
        rf"\b(?:{NUM})(?P<unit>{UNIT}(?: and [a-z]+)?), {TAKES_BACK}(?P<lead>{NOW})(?P<new>{NUM})\b(?P<own>{UNIT})(?=, i\b|[.!?]|$)",
        rf"\b(?:i|we)(?:'d| would)?(?: have| had)? (?:thought|guessed|reckoned|assumed|said)(?: it was| of| about)* (?:{NUM})(?P<unit>{UNIT})[,;]? (?:and |but )?"
        rf"(?:when|once|after) (?:i|we) [^,.;\d]{{2,30}}?,? (?P<lead>(?:there (?:were|are)|it was|it is|it's|i (?:found|got|had))(?: only| just)? )(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"\b(?:{NUM})(?P<unit> (?:words|minutes|pieces|ones)(?: (?:an?|per|each|apiece|every)(?: [a-z]+)?)?), (?:well,? |but |though |and )*(?:ever )?since [^,.;\d]{{3,30}}? "
        rf"(?P<lead>(?:it's|it is|they're|i'm at|only)(?: only| more like| about)* )(?P<new>{NUM})\b(?P<own>{UNIT})(?=[.,;!?]|$)",
        rf"{BEFORE_NOW} (?:{NUM})(?P<unit>{UNIT})(?: (?:with|by|on|in|before) [^.,;!?\d]{{0,30}})?{FROM_THEN} (?P<lead>{NOW})(?P<new>{NUM})\b"
        rf"(?P<own>{UNIT})(?=[.,;!?]| this\b|$)",
    )
)
REPEATS = re.compile(
    rf"\b(?:i|we) (?:already |just |clearly |have |'ve )*(?:said|told you|wrote|mentioned)(?: that)?(?: (?:i|we) (?:have|do|make|write))?"
    rf"(?: about| roughly| it was| it's)? (?P<figure>(?P<new>{NUM})\b(?P<unit>{UNIT}))(?=[.,;!?]|$)",
    re.IGNORECASE,
)
PIECES = re.compile(r"^ (?:finished |approved |good )?(?:examples?|samples?|pairs|pieces|pages|texts?|segments)$")


def put_right(text: str) -> str:
    """The message with each figure that it takes back replaced by the one said in its place, with the unit of both."""
    text = _repeated(text)
    for pattern in PUT_RIGHT:
        text = pattern.sub(_new, text)
    return text


def _repeated(text: str) -> str:
    """A figure that the person had to say again, as one that holds: "I said 140 pages. Did you read it?"."""
    found = REPEATS.search(text)
    if not found or not complains(text) or len(re.findall(NUM, text)) != 1:
        return text
    if re.search(r"\b(?:a|per|each|every) (?:day|week|month|quarter|year)\b|\b(?:weekly|monthly|daily)\b", text):
        return REPEATS.sub(r"I do \g<figure>", text, count=1)
    is_pages = re.search(r" pages?\b", found["unit"])
    return REPEATS.sub(rf"I have \g<new>{' finished pages' if is_pages else found['unit']}", text, count=1)


def _new(found: re.Match[str]) -> str:
    unit = found["own"] or re.sub(EARLIER, "", found["unit"], flags=re.IGNORECASE)
    if found["own"] and found["unit"] and found["unit"].split()[0] != found["own"].split()[0]:
        return found[0]  # two different things are counted: nothing is put right
    have = "I have " if PIECES.match(unit.lower()) else ""
    return f"{have}{found['new']}{unit}"
