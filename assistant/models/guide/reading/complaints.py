"""What a person says when they were not heard: "I said 140 pages, did you read what I wrote?"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

NOT_HEARD = re.compile(
    r"\b(?:did|didn't|have|haven't|don't|aren't) you (?:even |really |actually |ever )?(?:read|listen\w*|hear|heard|remember|"
    r"pay\w*|paying)\b(?=[?.!, ]*$| (?:it|me|what|that|my|to|any|attention|a word|anything)\b)|"
    r"\byou (?:didn't|don't|haven't|never|aren't|did not|do not|are not) (?:even |really |actually )?(?:read|listen\w*|hear|"
    r"heard|remember|pay\w*)\b|\bi (?:already|just|clearly) (?:said|told you|wrote|mentioned)\b|"
    r"\bi never (?:said|told you|wrote|mentioned) (?:anything|a word|that|so|such)\b|\b(?:as )?i(?:'ve| have) (?:already )?(?:said|told you) "
    r"(?:that|this|it|so)\b|\bhow (?:often|many times) (?:do|must|should) i\b"
)
BESIDE_ME = re.compile(
    r"\bi (?:don't|can't|do not|cannot) see what (?:that|this|it) has\b|\bthat(?:'s not| isn't| is not| wasn't) what i "
    r"(?:asked|said|meant|wanted)\b|\bthat was a question\b|\bthis isn't what i (?:wanted|asked)\b|\bi (?:don't|didn't) "
    r"(?:mean|say|ask) that\b"
)

# Weariness with the interview itself, in which nothing of the work is told.
WEARY = re.compile(
    r"\b(?:this|that|it) (?:all )?(?:is|'s|feels|gets?|takes?|drags?|goes) (?:\w+ )?(?:exhausting|annoying|tedious|frustrating|"
    r"tiring|forever|endless|pointless|silly|stupid|ridiculous|a waste|too (?:long|much)|so slow|ages|like an? (?:form|"
    r"interrogation|tax \w+|exam))\b|"
    r"\bi(?:'m| am) (?:\w+ )?(?:tired|sick|fed up|exhausted|overwhelmed|annoyed|frustrated|losing (?:my )?patience)\b|"
    r"\byou (?:ask|want to know|want) (?:\w+ )?(?:a lot|so much|too much|too many|so many|everything)\b|"
    r"\b(?:so|too) many questions\b|\bwhat a (?:drag|pain|faff|hassle|bore)\b|\b(?:this|that|it)(?: is|'s)? "
    r"(?:n't|not)? ?(?:helping|getting us anywhere|going anywhere)\b|\bround in circles\b|"
    r"^(?:ugh|argh|pff+|sigh|oh (?:god|dear|come on)|for (?:god|heaven|christ|pete)'?s'? sake|come on|good grief|jeez|"
    r"give me a break|bloody hell|this is hopeless)\b"
)
LONGEST_WEARY = 20  # words


def complains(text: str) -> bool:
    """Whether the person says that what they told was not taken in."""
    return NOT_HEARD.search(plain(text)) is not None


def objects_to_question(text: str) -> bool:
    """Whether a message says that what Peri asked or answered was beside the point."""
    return BESIDE_ME.search(plain(text)) is not None


def is_weary(text: str) -> bool:
    """Whether a message is weary of the interview and tells nothing: no figure, no question."""
    low = plain(text)
    tells = re.search(r"\d", low) or "?" in low or len(low.split()) > LONGEST_WEARY
    return not tells and WEARY.search(low) is not None
