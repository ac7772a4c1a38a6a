"""A client's text that was put into an online tool already: told in passing or asked about, it is answered as a danger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import in_their_words, passed
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.turns import Talk

ENTRY = "already-uploaded"  # the authored answer, of journeys/objections
LONGEST = 80  # words
INTO = (
    r"(?:in|into|to|through|with|on)(?: my| the| a| free| some)* (?:claude|chat ?gpt|gpt\S*|copilot|gemini|deepl|perplexity|grammarly|mistral|"
    r"(?:an? |the )?(?:ai|chat ?bot|assistant|online tool|translator))\b"
)
DID = r"(?:pasted|uploaded|put|copied|fed|dropped|sent|entered|typed|shared|ran|threw|stuck)"
PUT_IN = rf"\b(?:i|we|my \w+|and|then)(?: have|'ve| had| once| already| just| also| even| [a-z]+ly)* {DID}\b[^.;?]{{1,70}}?\b{INTO}"
# The tool not named: "once I pasted a whole chapter with the client's name in it, was that bad?"
BARE_PASTE = (
    r"\b(?:i|we)(?: have|'ve| had| once| already| just| also| even)* (?:pasted|uploaded|fed)\b[^.;?]{1,60}?"
    r"\bwith(?: the| a| his| her| their)*(?: client'?s?'?| customer'?s?'?| company)? ?names?\b"
)
WENT_IN = rf"\b(?:went|ended up|landed|slipped|(?:was|were|got|has been|have been) (?:pasted|uploaded|put|copied|fed|typed|entered))\b[^.;?]{{0,30}}?\b{INTO}"
# What shows that it was somebody else's secret.
SECRET = (
    r"\b(?:clients?'?s?|customers?'?s?|company|real|full|people's|person's)(?: \w+)? names? (?:was |were |is |are |and all )?(?:still )?(?:in|inside|on|there|included)\b|"
    r"\b(?:with|incl\w*|including)\b.{0,20}\bnames?\b|\bnames? (?:was |were |is )?(?:still )?(?:in|inside)\b|\b(?:nda|confidential|unmasked|unredacted|secret)\b|"
    r"\bwithout (?:asking|masking|permission|removing)\b"
)
# Only feared, denied, meant or supposed.
NOT_DONE = r"\b(?:never|not|n't|would|could|might|if|afraid|think (?:i|we)|will think|says? (?:i|we))\b[^.;?]{0,25}$"
SUPPOSED = r"\b(?:never|not|if|would|could|might|afraid|suppose|imagine|whether|think)\b[^.;?]*$|n't\b[^.;?]*$"
ASKS_FIRST = r"\b(?:can|may|could|should|shall|must|do|would|if|before|unless)\W*$"  # nothing went out yet
BOUND = r"\b(?:ndas?|confidential\w*|secrecy|non-disclosure)\b"
LOOKS_BACK = rf"\b(?:paste|upload|leak|slip|mishap|{DID})\b[^.;?]{{0,80}}"
REPORTS = (
    r"\b(?:have|need|must|should|ought|do|obliged)\b[^.;?]{0,15}\b(?:i|we)?\b[^.;?]{0,12}\b(?:tell|report|own up|admit|confess|inform|mention|notify)\b|"
    r"\bwhat (?:do|should|must) i do about (?:it|that)\b|\bdelete (?:it|that|the chat)\b"
)


def leaked(talk: Talk, text: str, situation: Mapping[str, Any]) -> Intent | None:
    """The answer to somebody who tells of a text that went out, or asks what follows from one that they told of."""
    said = spelt_out(text)
    if len(said.split()) > LONGEST or (talk.last is not None and text in talk.last.next_questions):
        return None
    told = confesses(said)
    if not told and not (asks_what_follows(said) and (was_told(talk, situation) or re.search(INTO, said, re.I))):
        return None
    facts = _told_beside(text) if told and not situation else {}
    if told and talk.last and talk.last.asked == "tried_so_far":
        facts["tried_so_far"] = in_their_words(text)
    return Intent("judge_fit", question=text, facts=facts, skip=passed(talk), look=False, objection=ENTRY)


def _told_beside(text: str) -> dict[str, Any]:
    """What somebody tells of their work who opens with it: their figures, and the clause that tells of the secrecy."""
    clauses = [
        part.strip() for part in re.split(r"(?<=[.!?])\s+|[,;]\s+(?!and\b)", text) if re.search(BOUND, part, re.I)
    ]
    bound = {"privacy": in_their_words(clauses[0])} if clauses else {}
    return {**read_facts(text), **bound}


def confesses(said: str) -> bool:
    """Whether words tell that a text with somebody's name or secret in it was put into an online tool."""
    found, went = re.search(PUT_IN, said, re.IGNORECASE), re.search(WENT_IN, said, re.IGNORECASE)
    if found is None and went and not re.search(SUPPOSED, said[: went.end()], re.IGNORECASE):
        found = went
    found = found or re.search(BARE_PASTE, said, re.IGNORECASE)
    if found is None or re.search(ASKS_FIRST, said[: found.start()], re.I):
        return False
    return not re.search(NOT_DONE, said[: found.end()], re.I) and bool(re.search(SECRET, said, re.I))


def asks_what_follows(said: str) -> bool:
    """Whether words ask what to do about a paste of before, or whether it must be told."""
    return (
        re.search(LOOKS_BACK, said, re.IGNORECASE) is not None and re.search(REPORTS, said, re.IGNORECASE) is not None
    )


def was_told(talk: Talk, situation: Mapping[str, Any]) -> bool:
    """Whether the person told of such a text before, here or in an earlier talk."""
    kept = str(situation.get("tried_so_far") or "")
    return any(confesses(spelt_out(words)) for words in (kept, *(exchange.said for exchange in talk.before)))
