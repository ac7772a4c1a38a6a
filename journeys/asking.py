"""The questions of the interview, put for the kind of work: labels, translations, fiction, transcripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from journeys.fact_signs import looks_up
from journeys.nouns import TRANSLATES
from journeys.phrases import SEVERAL_WORKS, has
from journeys.situation import Situation, question_for
from journeys.uses import labels_named, sound_or_text

Kind = Literal["labels", "translation", "transcript", "fiction", "pieces"]

TRANSCRIBES = r"\b(?:transcri\w+|subtitl\w+|caption(?:s|ing)|verbatim|steno\w*|audio description)\b"
FICTION = r"\b(?:novels?|fiction|scenes?|short stories|poems?|poetry|screenplays?|novellas?)\b"
# What only translators keep: "a memory with 600 segments".
IN_A_MEMORY = (
    r"\btranslation memor(?:y|ies)\b|\bmemory (?:with|of|holding) [\w, ]{0,20}segments\b|"
    r"\b(?:aligned|translated) segments\b|\btermbase\b|\bcat[- ]tool\b|"
    r"\bsegments\b[^.;]{0,60}\btranslat\w+|\btrain an engine\b"
)
KINDS: tuple[tuple[Kind, str], ...] = (
    ("translation", rf"{TRANSLATES}|{IN_A_MEMORY}"),
    ("transcript", TRANSCRIBES),
    ("fiction", FICTION),
)
WHICH_OF_SEVERAL = "You named more than one kind of work. Which one shall we look at first, and what do you start from?"
IN_AND_OUT = "Take one such piece: what do you start from, and what should come out?"
SOUND_OR_TEXT = (
    "Is it sound that should come out, or words as text? Take one such piece: what do you start from, and what should "
    "come out?"
)
# What answers rest on, as people name it.
RESTS_ON = (
    r"\b(?:the |their |your |our |all (?:the )?)?"
    r"((?:(?<!['’])[a-z-]{2,} )?(?:tariffs?|manuals?|handbooks?|registers?|agreements|"
    r"rules|regulations|laws?|prices|price list|rates|timetables?|opening (?:times|hours)|schedules?|catalogue|stock|"
    r"guidelines|guidance|approvals|policies|minutes|docs|documentation|runbooks|data ?sheets|terms|records|"
    r"standards|codes))\b"
)
SINGULAR = frozenset({"stock", "guidance", "documentation"})
NO_PART = (
    r"^(?:the|my|our|your|their|all|on|of|in|about|from|and|for|to|with|current|new|old|that|its|by|at|knows|knew|"
    r"learned|has|have|which|read) "
)
QUESTIONS: Mapping[Kind, Mapping[str, str]] = {
    "labels": {
        "task": "Take one such case: what goes in, and which labels can come out?",
        "examples_on_hand": "How many cases do you have with a label that a person checked?",
        "volume_per_month": "About how many cases come in a month?",
        "tried_so_far": "What has been tried: fixed rules, a plain sorting program, a prompt with the labels? How "
        "many did each get right, and how often do two people agree?",
        "consistency_needed": "How much does it matter that the same case always gets the same label: much, somewhat, "
        "little?",
        "judged_by": "How do you check the labels: a second person, a sample, complaints?",
        "change_rate": "How often does the list of labels change, or what one of them means?",
    },
    "translation": {
        "examples_on_hand": "How many checked {pieces} do you have with the source beside the translation (segments or "
        "whole texts, say which)?",
        "volume_per_month": "About how much comes in a month: {pieces}, segments or words, as you count it?",
        "tried_so_far": "What have you tried: machine translation with your list of terms, a prompt with the nearest "
        "earlier segments? What was still wrong then?",
        "consistency_needed": "How much does it matter that the same terms and the same tone come back every time?",
        "judged_by": "How do you tell a good draft from a poor one: words changed, a reviser, the client?",
        "change_rate": "How often do the terms or the client's rules change?",
    },
    "transcript": {
        "examples_on_hand": "How many finished ones do you have, with what they were made from kept beside them?",
        "consistency_needed": "How much does it matter that the rules for the form are kept the same way every time?",
        "change_rate": "How often do the rules for the form change?",
    },
    "fiction": {
        "examples_on_hand": "How many finished passages or scenes do you have, and are plans or drafts beside them?",
        "consistency_needed": "How much does it matter that every page sounds like you: much, somewhat, little?",
        "judged_by": "How do you tell a draft that you keep from one that you throw away?",
        "change_rate": "Does your way of writing stay as it is, or is it another one from book to book?",
        "needs_facts": "Is what goes wrong mainly the plot and the details, or the voice?",
    },
    "pieces": {},
}


def kind_of(situation: Situation) -> Kind:
    """The kind of work by what was told of it; "pieces" where it is none of those with questions of their own."""
    told = "; ".join(text for text in (situation.task, situation.goal) if text)
    if labels_named(situation.task) or labels_named(situation.goal):
        return "labels"
    return next((kind for kind, words in KINDS if has(words, told)), "pieces")


def question_to(situation: Situation, field: str, pieces: str) -> str:
    """The question for a field in the person's words. What they told in their opening is not asked for again."""
    kind = kind_of(situation)
    if field == "task" and situation.goal:
        if has(SEVERAL_WORKS, situation.goal):
            return WHICH_OF_SEVERAL
        return QUESTIONS[kind].get(field, SOUND_OR_TEXT if sound_or_text(situation.goal) else IN_AND_OUT)
    if field == "change_rate" and looks_up(situation):
        return _how_often_it_changes(situation)
    own = QUESTIONS[kind].get(field)
    return own.format(pieces=pieces) if own else question_for(field, pieces)


def _how_often_it_changes(situation: Situation) -> str:
    """The pace of what answers rest on, by its name where the person gave one."""
    for told in (situation.goal, situation.task):
        if found := re.search(RESTS_ON, (told or "").lower()):
            noun = re.sub(NO_PART, "", found[1])
            does = "do" if noun.endswith("s") and noun not in SINGULAR else "does"
            return f"How often {does} the {noun} change, and where does the version that holds today stand?"
    return "How often does what the answers rest on change, and where does the version that holds today stand?"
