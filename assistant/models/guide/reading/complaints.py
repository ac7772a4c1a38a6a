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


def complains(text: str) -> bool:
    """Whether the person says that what they told was not taken in."""
    return NOT_HEARD.search(plain(text)) is not None


def objects_to_question(text: str) -> bool:
    """Whether a message says that what Peri asked or answered was beside the point."""
    return BESIDE_ME.search(plain(text)) is not None
