"""A voice wanted of a draft: one person's, tried with a piece of theirs in the prompt; or those of several people."""

from __future__ import annotations

import re

from journeys.faults import faults_named
from journeys.phrases import has
from journeys.situation import Situation

MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
OF_EACH = (
    r"\b(?:sounds?|drafts?|writes?|reads?|talks?) (?:\w+ )?like (?:each|both|either|every one|all) of (?:them|these)\b|"
    r"\b(?:each|every|everyone)\b(?! (?:day|week|month|year|time|piece|text|job))(?:,? [\w'-]+){0,3}? "
    r"(?:with|has|have|having|got|in|needs?|wants?)(?: [\w'-]+){0,3}? (?:voices?|manners?|tones?|styles?)\b|"
    rf"\b(?:different|separate|distinct|several|{MANY})(?: [\w'-]+)? (?:voices|manners)\b|"
    r"\beach (?:one|person|client|author|speaker)'s (?:own )?(?:voice|manner)\b"
)
# Two of them, or parts of them, told apart in one answer.
SOME = rf"(?:{MANY}|one|some|most|half|all but|the (?:two|three|big|small|first|older)|a few)"
REST = (
    rf"(?:{MANY}|one|some|others?|the (?:rest|others?|small|second|third|fourth|fifth|newer|last)|another|small ones)"
)
APART = (
    rf"\b{SOME}\b[^?]*?[,;.:](?: [\w'-]+){{0,2}}? {REST}\b|"
    r"\d(?: [\w'-]+){0,3} (?:for|by|from) [^,;.]+(?:[,;] ?| and )(?:\w+ ){0,2}?\d[\d,]*(?: [\w'-]+){0,2} "
    r"(?:for|by|from)\b|"
    r"\d (?:to|and|-|–) \d[\d,]*(?: [\w'-]+){0,3} (?:an?|per|each|every) \w+|"
    r"^[^,;.]*\w's [^,;.]+[,;.] ?(?:[\w'-]+ )?\w+'s\b"
)
VOICE = (
    r"\b(?:sounds?|drafts?|writes?|reads?|talks?) (?:\w+ )?like (?:me|him|her|us)\b|"
    r"\bin (?:my|his|her|their|the \w+'s|[A-Z]\w+'s) (?:own )?(?:voice|manner)\b|\b(?:my|his|her) own voice\b"
)
PASTED = (
    r"\b(?:one|an?|two|three|a couple of) (?:of (?:my|his|her) )?(?:[\w-]+ )?[\w-]+ "
    r"(?:pasted|copied|put|dropped|given|shown|used)(?: in| as)\b|"
    r"\b(?:past(?:ed|ing)|copied|put|dropped)(?: in)? (?:one|an?|two|three|an? old|one old|some|my) "
    r"(?!prompt|instruction|rule|line|brief|transcript)"
)


def is_half_tried(situation: Situation) -> bool:
    """Whether a voice is wanted and a piece or two of it in the prompt carried for a while, and then no longer."""
    wanted = any(has(VOICE, text) for text in (situation.goal, situation.task))
    tried = situation.tried_so_far
    carried = any(fault.kind == "drift" for fault in faults_named(tried))
    return wanted and carried and re.search(PASTED, tried or "", re.IGNORECASE) is not None


def are_several(situation: Situation) -> bool:
    """Whether voices of several people are wanted, each by itself, and were told apart: in number, in what came of a
    prompt, or in what they allow."""
    told = (situation.material, situation.tried_so_far, situation.privacy)
    return _of_each(situation) and any(has(APART, text) for text in told)


def allow_apart(situation: Situation) -> bool:
    """Whether several people, each wanted in a voice of their own, allow different things."""
    return _of_each(situation) and has(APART, situation.privacy)


def _of_each(situation: Situation) -> bool:
    return any(has(OF_EACH, text) for text in (situation.goal, situation.task))
