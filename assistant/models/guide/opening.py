"""What a first telling says of trials, rights and change, where no set words say so: read by what the sayings mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.interview import in_their_words
from assistant.models.guide.reading.rights import read_permission
from assistant.models.guide.reading.statements import clauses, is_question, plain, sentences
from journeys.sayings import Sayings

FEWEST = 4  # words of a part that can tell something
PART = re.compile(r"[;:]\s+|,\s+(?=but\b|and (?:my|our|the|it)\b)|\s[–—-]\s")
# Who is spoken of in a trial: "GPT with a good prompt is stuck at 78 percent".
HELPER = (
    r"\b(?:prompt\w*|few-?shot|zero-?shot|chat ?gpt|gpt\S*|claude|gemini|copilot|mistral|llama|llms?|ai|bot|"
    r"(?:the|a|large|big|small|plain|general|general-purpose|best) models?|machine (?:drafts?|output))\b"
)
WISHED = r"\b(?:want|like|love|need|wish|hope|could|would|should|train\w*|fine-?\s?tun\w*|tun(?:e|ed|ing)|teach)\b"
COUNTED = (
    r"\d ?(?:%|per ?cent)|\bper ?cent\b|"
    r"\b(?:half|third|quarter|\d+|[a-z]+) (?:of|in|out of) (?:every )?(?:ten|twenty|\d+|the|them|all|my|our)\b"
)
WITH_WORDS = r"\b(?:prompt\w*|samples?|examples?|few-?shot|instructions|style ?guide|codebook|glossary)\b"
# A word on the rights that is more than a mention of them.
ON_RIGHTS = (
    r"\b(?:in writing|written (?:ok|okay|yes|permission|consent)|permission|consent|may use|allowed to use|"
    r"(?:said|says|gave) (?:yes|ok|okay|me the)|agreed|(?:under|no) ndas?|"
    r"rights (?:are|stay|remain) (?:mine|with me))\b"
)
RESULT = (
    r"^(?:it|that|they|the (?:result|drafts?|texts?)|i) (?:still |only )?"
    r"(?:change|mend|correct|rewrite|touch|sounds?|reads?|gets?|is|are)\b"
)
# What stays, and what changes how often; a figure for a time is how many are made in it.
OF_TIME = (
    r"(?:daily|weekly|monthly|yearly|constantly|all the time|practically|often|"
    r"every (?:two |few |other )?(?:days?|weeks?|months?|seasons?|quarters?|years?|monday|morning|evening|night))"
)
MOVES = r"(?:chang(?:es?|ed|ing)|amended|renegotiated|updated?s?|revised?s?|releases?|released|comes? new|moves?)"
PACE = (
    r"\b(?:always (?:the )?)?same (?:[\w-]+ ){0,2}(?:layout|template|form|format|shape|structure|headings?|codes?|"
    r"labels?|topics?|categories|frame|card|order|style|rules|sheet|pattern|fields)\b|"
    r"\b(?:fixed|unchanged) (?:since|for)\b|\b(?:never|hasn't|haven't|has not|have not) (?:really )?chang\w+|"
    rf"\b{MOVES}\b.{{0,30}}\b{OF_TIME}\b|\b{OF_TIME} {MOVES}\b"
)
OF_ME = (
    r"\b(?:i|we)(?: have| also| am| are)? (?:have|had|got|been|write|wrote|written|do|make|made|fill|saved?|keep|kept|"
    r"turn|get|sell)\b|\b(?:i|we)(?:'ve|'m|'re| am| are)\b"
)
VOLUME = (
    r"\d[\d,.k]* (?:[\w'-]+ ){0,4}?(?:an?|per|each|every) (?:day|week|month|quarter|year|season)\b|"
    r"\b(?:an?|per|each|every) (?:day|week|month|quarter|year)\b.{0,20}\d|"
    r"\d[\d,.k]* (?:[\w'-]+ ){0,3}?(?:daily|weekly|monthly)\b"
)
BARE_OWN = r"(?:and )?(?:it's |they're |they are )?all (?:of (?:it|them) )?(?:mine|ours|my own|our own)[.!]?"
CHANGES = frozenset({"stable", "rules often", "facts often"})


def heard_in(text: str, facts: Mapping[str, Any], sayings: Sayings | None) -> dict[str, Any]:
    """`facts` with what the opening `text` surely tells of a trial with samples, of rights and of change.

    What is noted stands in the person's words; the rest is asked. Of some 130 openings 21 told a trial or a pace, each
    read by eye (2026-11-23); of the rights only sentences count that name the work or its owner with the permission.
    """
    told = dict(facts)
    if sayings is None:
        return told
    said = [sentence for sentence in sentences(text) if not is_question(sentence)]
    if "tried_so_far" not in told:
        trial = next((i for i, sentence in enumerate(said) if _is_trial(sentence, sayings)), None)
        if trial is not None:
            told["tried_so_far"] = in_their_words(" ".join(said[trial : trial + 1 + _goes_on(said[trial + 1 :])]))
    if not {"privacy", "may_use_work"} & told.keys():
        granted = next((s for s in said if re.search(ON_RIGHTS, plain(s)) and read_permission(s)), None)
        granted = granted or next((c for s in said for c in clauses(s) if re.fullmatch(BARE_OWN, plain(c))), None)
        if granted is not None:
            told["privacy"] = in_their_words(granted)
    parts = (part for sentence in said for part in _parts(sentence))
    if "change_rate" not in told and (pace := next((p for p in parts if _is_pace(p, sayings)), None)):
        told["change_rate"] = in_their_words(pace)
    return told


def _is_trial(sentence: str, sayings: Sayings) -> bool:
    low = plain(sentence)
    if not re.search(HELPER, low) or re.search(WISHED, low) or len(low.split()) < FEWEST:
        return False
    meaning = sayings.meaning("tried_so_far", sentence)
    counted = re.search(COUNTED, low) is not None
    if meaning is None or meaning.label not in ("samples", "works"):
        return False  # what is told of a plain trial leaves the question for one with samples
    return (counted and re.search(WITH_WORDS, low) is not None) or (meaning.sure and meaning.label == "samples")


def _goes_on(after: list[str]) -> int:
    """One when the sentence after a trial tells what came of it, else none."""
    return int(bool(after) and re.search(COUNTED + "|" + RESULT, plain(after[0])) is not None)


def _is_pace(part: str, sayings: Sayings) -> bool:
    low = plain(part)
    if not re.search(PACE, low) or any(re.search(other, low) for other in (VOLUME, HELPER, WISHED, OF_ME)):
        return False
    meaning = sayings.meaning("change_rate", part)
    return meaning is not None and meaning.sure and meaning.label in CHANGES


def _parts(sentence: str) -> list[str]:
    parts = [part for part in PART.split(sentence) if len(part.split()) >= FEWEST]
    commas = [part for part in sentence.split(", ") if len(part.split()) >= FEWEST]
    return list(dict.fromkeys([sentence, *parts, *commas]))
