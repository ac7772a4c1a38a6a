"""Asking for a rehearsal: watch a small model learn, on a prepared example or on one's own pairs, or how it goes."""

from __future__ import annotations

import re
from typing import Any, Literal

from assistant.models.guide.reading.statements import plain

LONGEST = 22  # words; what is longer tells of the work itself
LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|and|hi|hello|hey|right|great|good|thanks|yes|yep|sure|fine|please|peri|now|then|"
    r"(?:can|could|would|will) (?:you|i|we)|may i|let'?s|let (?:me|us)|i(?:'d| would) (?:like|love) to|i want(?: you)? to)"
    r"[,.!]* +)*"
)
_ITS = r"(?:a|the|my|that|this|another|your)(?: (?:own|prepared|small|little|short|quick))*"
_MINE = r"(?:(?:on|with|from|for|using) )?(?:my|our)(?: own)? (?:pairs|examples|pieces|texts|data ?set|training data|work|build|files|data)"
_LEARNER = r"(?:(?:a|the|your|that|this) )?(?:(?:very |really )?(?:small|tiny|little) )?(?:model|one|it)"
_HERE = r"(?:,? (?:here|on this machine|on my machine|on my (?:own )?computer|locally|first|then|please|now|live))*"

SHOW = (
    rf"(?:rehearse|do a rehearsal|(?:start|begin|run|make|do|try|show(?: me)?|see|have) {_ITS} rehearsal|rehearsal|a rehearsal)",
    rf"rehearse (?:it|this|that|them|these|{_ITS} example|an example)",
    rf"(?:watch|see|show me|let me (?:watch|see)|observe) {_LEARNER} (?:learn|learns|learning|train|trains|training|being trained|getting trained)",
    r"(?:watch|see) it (?:learn|train|happen)(?:ing)?",
    r"show me (?:what|how) (?:fine-? ?tuning|training|tuning) (?:does|looks like|feels like|do)(?: (?:live|in practice|for real))?",
    r"(?:show|demonstrate|demo)(?: me)? (?:fine-? ?tuning|training|tuning|it)(?: (?:live|in practice|happening|at work))",
    r"try (?:your|the|a) (?:own |prepared |built-?in )?(?:example|demo)(?: set)?(?: of (?:training|a rehearsal))?",
    r"(?:train|tune|fine-?tune) (?:a |the )?(?:very )?(?:small|tiny|little) model (?:here|on this machine|in front of me)",
    r"rehearse (?:the |jane austen'?s )?letters",
    rf"rehearse {_MINE}",
)
OWN = re.compile(rf"\b{_MINE}\b")
LETTERS = re.compile(r"\bletters\b|\bausten\b|\bvaried voice\b")
OPEN = re.compile(r"\brehearse (?:it|this|that|them|these)\b|\b(?:the|my|that|this) rehearsal\b")  # on what they have
BEGIN = (
    r"(?:start|begin|launch|run|go ahead with|go on with) (?:the|my|that|this) rehearsal",
    r"(?:start|begin) rehearsing",
)
STATUS = (
    r"how(?:'s| (?:is|are|goes|does|did|was|far (?:is|along is))) (?:it|the|my|that|our) ?(?:rehearsal|small model|training here)"
    r"(?: (?:going|doing|coming along|go|get on|getting on|now|so far))*",
    r"(?:is|has|did) (?:the|my|that) rehearsal (?:done|finished|over|ready|still running|finish|ended|end|going)(?: (?:yet|already|now))?",
    r"(?:what (?:did|does) (?:the|my|that) rehearsal (?:show|say|find|bring)|(?:the |my )?rehearsal'?s? (?:results?|status)|"
    r"what came out of (?:the|my|that) rehearsal|(?:show|open|find)(?: me)? (?:the |my )?(?:rehearsal'?s? results?|last rehearsal)|"
    r"where is my rehearsal)",
)
OFFERED = (
    r"show me|(?:yes,? )?(?:please )?show me(?: that| it)?|go on then,? show me|i(?:'d| would) like to see (?:it|that)"
)


def read_rehearsing(text: str, *, is_offered: bool = False) -> dict[str, Any] | None:
    """The arguments of the tool that rehearses; None when a message is about something else.

    `is_offered` says that the answer before offered a rehearsal, so that a bare "show me" means it.
    """
    said = plain(text)
    if len(said.split()) > LONGEST:
        return None
    if _is(STATUS, said):
        return {"action": "status"}
    own = f"(?: (?:{_MINE}|(?:on|with) (?:it|them|these|those)|(?:on|with) (?:the |jane austen'?s )?(?:letters|house style|example)))?"
    action: Literal["plan", "start"] = "start" if _is(BEGIN, said, own) else "plan"
    if action == "plan" and not _is(SHOW, said, own) and not (is_offered and _is((OFFERED,), said)):
        return None
    if OWN.search(said):
        return {"action": action, "what": "own"}
    if LETTERS.search(said):
        return {"action": action, "what": "letters"}
    return {"action": action} if OPEN.search(said) else {"action": action, "what": "house_style"}


def _is(patterns: tuple[str, ...], said: str, tail: str = "") -> bool:
    bare = re.sub(r"[\s.!?…]+$", "", said)
    return any(re.fullmatch(f"{LEAD}(?:{pattern}){tail}{_HERE}", bare) for pattern in patterns)
