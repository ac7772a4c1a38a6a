"""What somebody puts right in plain words: "correction: 180 pieces, not 8", "where do you get 8 from? I have 140"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.one_kind import ONE_KIND, says_one_kind
from assistant.models.guide.reading.statements import plain

LONGEST = 60  # words
SIGHS = r"(?:(?:no+|oh|sorry|wait|hang on|hey|but|ok(?:ay)?|and|hm+|well|look|please|peri)[,.! ]+)*"
WRONG = (
    r"(?:(?:a )?(?:small |quick |little )?correction|(?:please )?correct (?:that|this|it|me)|"
    r"(?:that|this|it)(?:'s| is| was)? (?:all |just |simply )?(?:wrong|false|not (?:true|right|correct|what i (?:said|told you)))|"
    r"you(?:'ve| have)? (?:got|noted|understood|heard) (?:that|it|me|this) wrong|wrong)"
)
WHERE_FROM = (
    r"(?:where (?:do|did|have) you (?:get|got|have|take|took) .{1,40}? from|who (?:says|said) .{1,40}?|"
    r"(?:how|why) do you (?:come (?:to|by|up with)|say|think|write) .{1,40}?|i never said .{1,40}?)"
)
ABOUT = (
    r"(?:scratch|forget|ignore|drop|strike|delete|disregard) (?:what i (?:said|told you|wrote) (?:about|on|of)|the (?:bit|part|thing|line) "
    r"(?:about|on|with)) (?P<about>[^,.;:]{2,40})[,.;:]+ *(?:and )?(?:please )?(?:write|put|note|say|take|keep|make it)"
    r"(?: down)?(?: (?:this|that))?(?: instead)?(?: this)?[:,]?"
)
PUT_STRAIGHT = re.compile(
    rf"{SIGHS}(?:{WRONG}\s*[,.!:;–-]+|{WHERE_FROM}\s*[?!.,]+|{ABOUT})\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
# Of a number that is denied behind the right one: "I have 180 pieces not 8".
NOT_IT = re.compile(r",? (?:and )?not (?:the |just |only )?\d[\d,]*(?: [a-z]+)?(?=[,.;!]|$)", re.IGNORECASE)
NUMBER = r"(?<![\w.,])(?P<{0}>\d[\d,]*)(?![\w%]|[.,]\d)"
BETWEEN = r"[^.;!?\d]{0,40}?"
INSTEAD = (
    rf"{NUMBER.format('right')}{BETWEEN}\b(?:and not|not|instead of|rather than)\b{BETWEEN}{NUMBER.format('wrong')}",
    rf"\bnot\b{BETWEEN}{NUMBER.format('wrong')}{BETWEEN}[,;–-]?\s*(?:but|it's|it is|they're|only|rather)?{BETWEEN}{NUMBER.format('right')}",
    rf"\b(?:said|wrote|told you|typed)\b{BETWEEN}{NUMBER.format('wrong')}{BETWEEN}[,;.–-]?\s*(?:but |it's |it is |they're |i meant |should be |make it )+{BETWEEN}{NUMBER.format('right')}",
)
TRIALS = r"\b(?:try|trying|tried|trial|trials|tests?|testing|ai|prompts?|chat ?gpt)\b"
PUT_RIGHT = frozenset({"examples_on_hand", "volume_per_month", "task", "tried_so_far", "words_each", "minutes_each"})
LONGEST_FACT = 400  # characters


def read_put_straight(text: str, situation: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that a message puts right in plain words, for a person who told `situation`; empty for any other."""
    words = " ".join(text.replace("’", "'").split())
    found = PUT_STRAIGHT.fullmatch(_typed(words)) if len(words.split()) <= LONGEST else None
    facts: dict[str, Any] = {}
    if found is not None:
        rest = NOT_IT.sub("", found["rest"])
        facts = {name: value for name, value in read_facts(rest).items() if name in PUT_RIGHT and value is not None}
        if found["about"] and re.search(TRIALS, plain(found["about"])):
            facts = {"tried_so_far": rest[:LONGEST_FACT]}
    told = situation.get("task")
    if told and "task" not in facts and ONE_KIND not in str(told) and "?" not in words[-1:] and says_one_kind(words):
        facts["task"] = f"{told}, {ONE_KIND}"[:LONGEST_FACT]
    return facts


def read_denied(text: str, situation: Mapping[str, Any]) -> dict[str, Any]:
    """The figure that a message sets in place of one that was told and is denied in it: "120 pieces, not 180"."""
    words = " ".join(text.replace("’", "'").split())
    found = next((found for pattern in INSTEAD if (found := re.search(pattern, words, re.IGNORECASE))), None)
    if found is None or words.endswith("?") or len(words.split()) > LONGEST:
        return {}
    right, wrong = (int(found[name].replace(",", "")) for name in ("right", "wrong"))
    told = [name for name in PUT_RIGHT if situation.get(name) == wrong]
    return {told[0]: right} if len(told) == 1 and right != wrong else {}


def _typed(text: str) -> str:
    return re.sub(r"\b([Tt]hat|[Ii]t)s (?=(?:all |just |simply )?(?:wrong|false|not)\b)", r"\1's ", text)
