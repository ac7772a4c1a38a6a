"""Which of three kinds a single correction is, by the definitions of the steps that sort them; and how it is said."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["fact", "left out", "manner"]

DEFINED = (
    "Fact: a name, figure, unit or claim that is wrong or invented. Left out: something that should be there and is "
    "missing, a point, a warning, a price. Manner: everything about how it is said, such as tone, length, order, a "
    "clumsy sentence or a phrase that is not yours. If it is two at once, count it where the harm would be greater, "
    "and go on."
)
SAID: dict[Kind, str] = {
    "fact": "That is a fact: what it claims is wrong or invented, however well it is said.",
    "left out": "Left out: it should stand there and is missing.",
    "manner": "Manner: nothing in it is untrue or missing, it is only said as you would not say it.",
}
TWO_AT_ONCE = "Were it two at once, it counts where the harm would be greater."
# Which kind is asked for in a question; these words say nothing of the correction itself.
ASKED = (
    r"\b(?:is|was|does|do|would|which|what|where|under|into|or|as|count(?:s|ed)?|an?|the|of|to|it|that|this)?\s*"
    r"\b(?:facts?|manner|left[ -]out|omissions?|style)\b(?=\s*(?:[?,.;]|or\b|and\b|then\b|$))"
)
THREE = r"\b(?:facts?|manner|style|left[ -]out|omissions?)\b"
EITHER = (
    rf"{THREE}[^.?!]{{0,25}}\bor\b[^.?!]{{0,25}}(?:{THREE}|\bwhat\b)|\b(?:is|are) (?:that|this|it|these|"
    rf"they) (?:an? )?{THREE}\s*\?"
)
MISSING = (
    r"\b(?:forgot(?:ten)?|forgets|left (?:\w+ ){0,3}(?:out|off|away)|leaves? (?:\w+ ){0,3}(?:out|off|away)|leaving out|"
    r"omits?|omitted|omitting|missing|misses|missed|skips?|skipped|dropped|no mention|lacks?|lacking|"
    r"(?:did|does|do)(?:n't| not) (?:say|mention|give|name|include|have|contain|write|tell)|not (?:there|in it|"
    r"mentioned|"
    r"said|given|included)|without (?:the|a|an|any|its) \w+|there (?:is|was) no)\b"
)
MANNERED = (
    r"\b(?:tone|style|voice|sounds?|sounding|too \w+|clumsy|stiff|wooden|chatty|salesy|cheesy|pompous|flowery|"
    r"generic|bland|"
    r"wordy|long-winded|repetit\w+|repeats|clich\w+|phras\w+|wording|slogan\w*|buzzwords?|gush\w*|jargon|formal|"
    r"informal|"
    r"exclamation|commas?|punctuation|greeting|rhythm|passive|headline style|opening line|sentence|paragraph|order|"
    r"adjectives?|emojis?|metaphors?|puns?|puffy|fluff\w*|kitsch\w*|word i (?:never|would never|don't))\b"
)
QUOTED_LINE = r"[\"'“‘][^\"'”’]{4,60}[\"'”’]\s*(?:line|phrase|bit|opening|ending|sentence|stuff|sort of|kind of|thing)?"
UNTRUE = (
    r"\b(?:wrong|false|untrue|not true|incorrect|invent\w*|made[- ]up|makes? up|hallucinat\w*|mistaken|mix(?:ed|"
    r"es) up|swapped|"
    r"out of date|outdated|misspel\w+ (?:the |a |my )?(?:\w+ )?name|never (?:said|told|wrote|had|sold|gave)|"
    r"doesn't exist|"
    r"does not exist|no such|is really|isn't (?:made|true|ours)|claims?|claimed|said (?:it|that|the|they|"
    r"we) .{2,60}\b(?:is|are|"
    r"was|were|isn't|aren't)|another (?:\w+ )?(?:name|price|date|year|century|place|material|colour|size|"
    r"height|length|age|number)|(?:changed|altered) the \w+)\b"
)
WRONG_MANNER = (
    r"\bwrong (?:tone|style|voice|word|words|order|register|length|greeting|mood|form|level|rhythm|"
    r"format)\b|\b(?:commas?|hyphens?|dash(?:es)?|semicolons?|full stops?|capitals?|punctuation|spelling|"
    r"exclamation marks?)\b"
)

WRONG_PLACE = r"\b(?:in|at) (?:the |a )?wrong (?:place|spot|end|line)\b|\bwrong(?:ly)?\b(?= *(?:placed|set|put))"


def kind_of_fault(words: str) -> Kind | None:
    """The kind of the correction that words describe; None where they describe none, or nothing certain."""
    said = re.sub(ASKED, " ", " ".join(words.replace("’", "'").split()), flags=re.IGNORECASE)
    if re.search(WRONG_MANNER, said, re.IGNORECASE):
        rest = re.sub(WRONG_MANNER, " ", said, flags=re.IGNORECASE)
        rest = re.sub(WRONG_PLACE, " ", rest, flags=re.IGNORECASE)
        return None if re.search(rf"{UNTRUE}|{MISSING}", rest, re.IGNORECASE) else "manner"
    missing, untrue = (re.search(signs, said, re.IGNORECASE) for signs in (MISSING, UNTRUE))
    if untrue and not (missing and missing.start() < untrue.start()):
        return "fact"
    if missing:
        return "left out"
    is_manner = re.search(MANNERED, said, re.IGNORECASE) or re.search(QUOTED_LINE, said)
    return "manner" if is_manner else None


def asks_for_kind(words: str) -> bool:
    """Whether words ask which of the kinds a correction is: "is that fact or manner?"."""
    return re.search(EITHER, words, re.IGNORECASE) is not None


def said_of_kind(words: str) -> str:
    """The kind of what words describe, in a sentence with its reason; the definitions of all where it is not plain."""
    kind = kind_of_fault(words)
    return f"{SAID[kind]} {TWO_AT_ONCE}" if kind else DEFINED
