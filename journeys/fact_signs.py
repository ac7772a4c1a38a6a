"""What a situation says of facts: whether they go wrong, whether they are to be looked up, how fast they change."""

from __future__ import annotations

import re
from typing import Literal

from journeys import phrases
from journeys.faults import mostly_facts
from journeys.meanings import either, surely
from journeys.paces import facts_move, facts_shift, form_stands, material_moves
from journeys.phrases import has, without
from journeys.shares import does_the_job, was_counted
from journeys.situation import Situation
from journeys.uses import gives_labels

Facts = Literal["yes", "no", "unsure"]
# How often people ask says nothing of how fast the answers change.
ASKING = (
    r"\b(?:ask\w*|messag\w*|writ\w*|call\w*|ring\w*|phon\w*|text\w*|e-?mail\w*|same|want to know)\b"
    r"(?:(?!\bchang|\bmov|\bvar)[^.,;!?]){0,40}?"
    r"\b(?:every (?:single )?day|daily|all day|weekly|every week|constantly|all the time|again and again|"
    r"monthly|each day)\b"
)
# Who makes the questions looks nothing up: what is learned of "questions" are those that others ask.
MAKES_QUESTIONS = (
    r"\b(?:practice|exam|quiz|test|trivia|mock|multiple[- ]choice|revision|survey) questions\b|"
    r"\b(?:make|write|set|create|invent|design|draft)s? (?:\w+ ){0,3}(?:questions|quizzes|exercises|riddles)\b|"
    r"(?:->|→|=>|>|\b(?:in)?to) (?:\w+ ){0,3}questions\b"
)
# What came out had been true once: that alone shows that the facts move.
STALE = (
    r"\b(?:from|of) (?:[\w-]+ ){1,3}(?:years?|months?|seasons?) ago\b|\b(?:old|last year's|previous|superseded) "
    r"(?:versions?|editions?|laws?|prices?|rates?|fees?|rules|guidance|figures)\b|"
    r"\b(?:last|last[- ]but[- ]one|previous|the other) (?:year|season|month|spring|autumn)'s (?:[\w-]+ ){0,2}"
    r"(?:versions?|editions?|laws?|prices?|rates?|fees?|rules|guidance|figures|dates|menu|timetable|terms|limits?)\b|"
    r"\b(?:out[- ]?of[- ]?date|outdated|obsolete|no longer (?:valid|in force|true|current))\b"
)
FILLS_FIELDS = (
    r"\b(?:in)?to (?:an? )?(?:[\w-]+ ){0,4}?(?:fields|boxes|columns|slots)\b|\b\d+-field (?:[\w-]+ )?forms?\b"
)
HANDED_IN = r"\b(?:pasted|(?:gave|given|giving|fed|feeding|showed) (?:it|them|in)|trained|samples?|examples?)\b"
FACTS_FINE = (
    r"\b(?:facts?|figures|content|data) (?:are|is|were|was|come out|came out)(?: all| always| mostly)? (?:fine|right|"
    r"correct|ok(?:ay)?|good|sound)\b"
)
Pace = Literal["stable", "sometimes", "often", "facts often"]


def facts_at_fault(situation: Situation) -> Facts | None:
    """Whether facts are what goes wrong; a told answer counts before anything that is read between the lines."""
    if situation.needs_facts is not None:
        return "yes" if situation.needs_facts else "no"
    if has(FACTS_FINE, situation.tried_so_far) and not has(
        phrases.INVENTS, without(FACTS_FINE, situation.tried_so_far or "")
    ):
        return "no"
    if (mostly := mostly_facts(situation.tried_so_far)) is not None:
        return "yes" if mostly else "no"
    if (gives_labels(situation) or has(FILLS_FIELDS, situation.task)) and measured(situation):
        return "no"  # a label is right or wrong, a field stands in the input: neither is looked up
    stands_still = pace_of(situation) == "stable" and not _says_lookup(situation)
    if looks_up(situation) and not stands_still and not _outweighs_guess(situation):
        return "yes"
    tried = without(phrases.IS_FINE, situation.tried_so_far or "")
    hit = (
        "facts"
        if has(phrases.INVENTS, tried) or are_stale(situation)
        else "manner"
        if has(phrases.MANNER, tried)
        else None
    )
    meant = either(situation, "fault", hit)
    if meant == "facts" and hit is None and surely(situation, "fault") is None and not _facts_often(situation):
        meant = None  # facts only where they are named, the meaning is sure, or they are told to move besides
    if meant not in ("facts", "manner"):
        meant = hit or _slip(situation)
    return None if meant is None else "yes" if meant == "facts" else "no"


def are_stale(situation: Situation) -> bool:
    """Whether what came out of a trial had been true once, as told; not what was put in."""
    clauses = re.split(r"[,;:.!?]\s+|\s+[-–—]\s+|\s(?:but|though|and)\s", situation.tried_so_far or "")
    return any(has(STALE, clause) and not has(HANDED_IN, clause) for clause in clauses)


def _slip(situation: Situation) -> Literal["facts", "manner"] | None:
    """What a clause of the note on the trial says is wrong, where something was tried that did not do the job."""
    slip, whole = situation.meant.get("slip"), situation.meant.get("fault")
    tried = situation.meant.get("tried_so_far")
    if slip is None or (tried and tried.label in ("nothing", "works")) or does_the_job(situation.tried_so_far or ""):
        return None
    if slip.label == "facts":
        agreed = bool(whole and whole.label == "facts") or _facts_often(situation)
        return "facts" if agreed and (slip.sure or _facts_often(situation)) else None
    return "manner"


def leans_to_facts(situation: Situation) -> bool:
    """Whether the note on the trial sounds like wrong facts, and not surely enough to count by itself."""
    meant = [situation.meant.get(reading) for reading in ("fault", "slip")]
    return facts_at_fault(situation) is None and any(each and each.label == "facts" for each in meant)


def _facts_often(situation: Situation) -> bool:
    return pace_of(situation) == "facts often"


def looks_up(situation: Situation) -> bool:
    """Whether the work is to answer from what stands somewhere, by the task or, where that is silent, by the wish."""
    if situation.needs_facts is False or any(
        has(phrases.WRITES_QUERIES, text) for text in (situation.task, situation.goal)
    ):
        return False
    if _says_lookup(situation):
        return True
    if has(MAKES_QUESTIONS, situation.task) or has(MAKES_QUESTIONS, situation.goal):
        return False
    if surely(situation, "task") == "lookup":
        return True
    return (
        surely(situation, "wish") == "lookup" and surely(situation, "task") is None and not _wish_is_unlike(situation)
    )


def guesses_lookup(situation: Situation) -> bool:
    """Whether only the kind of task speaks for looking up: nobody said yet that facts move or go wrong."""
    if situation.needs_facts is not None or not looks_up(situation) or _says_lookup(situation):
        return False
    if situation.change_rate is not None and (situation.task is not None or pace_of(situation) == "facts often"):
        return False
    goal = _without_asking(situation.goal or "")
    moves = has(phrases.OFTEN, goal) or material_moves(goal)
    return not moves and not has(phrases.INVENTS, situation.tried_so_far) and surely(situation, "fault") != "facts"


def _wish_is_unlike(situation: Situation) -> bool:
    """Whether the task, told since, is like no lookup, and what it rests on does not move: then the wish is misread.

    Of 388 people (2026-11-23) a sure wish stood alone beside such a task in two who had text to be written.
    """
    task = situation.meant.get("task")
    if situation.task is None or situation.change_rate is None or (task and task.label == "lookup"):
        return False
    return pace_of(situation) != "facts often"


def _outweighs_guess(situation: Situation) -> bool:
    """Whether something plain stands beside a lookup that is only guessed: a bar to training, or work in pairs."""
    if not guesses_lookup(situation):
        return False
    in_pairs = has(r"\bpairs\b", situation.goal) and bool(situation.examples_on_hand) and measured(situation)
    return in_pairs or situation.examples_on_hand == 0 or situation.may_use_work is False


def speaks_of_facts(text: str | None) -> bool:
    """Whether the words say that facts go wrong or are looked for."""
    return has(phrases.INVENTS, text) or has(phrases.LOOKS_UP, text)


def measured(situation: Situation) -> bool:
    """Whether what the prompt leaves to do was counted or timed."""
    told = situation.tried_so_far or ""
    return bool(situation.minutes_each) or has(phrases.MEASURED, told) or was_counted(told)


def pace_of(situation: Situation) -> Pace | None:
    """How fast rules and facts change; None where nothing certain was told."""
    text = situation.change_rate
    if text is None:
        return None
    if form_stands(text):
        return "facts often" if facts_move(text) or surely(situation, "change_rate") == "facts often" else "stable"
    match either(situation, "change_rate", _pace_hit(text)):
        case "stable":
            return "stable"
        case "sometimes":
            return "sometimes"
        case "often" | "rules often":
            return "often"
        case "facts often":
            return "facts often"
        case _:
            return None


def _says_lookup(situation: Situation) -> bool:
    """Whether the words themselves tell of answers to be looked up, or of questions about what keeps moving."""
    goal = situation.goal or ""
    asked = has(phrases.PEOPLE_ASK, goal) and material_moves(_without_asking(goal))
    asked = asked or (has(phrases.ENQUIRIES, goal) and facts_shift(goal))
    fetched = has(phrases.FETCHES, goal) and not has(phrases.IN_A_MANNER, goal)
    return has(phrases.LOOKS_UP, situation.task) or asked or fetched


def _without_asking(goal: str) -> str:
    return re.sub(ASKING, " ", goal, flags=re.IGNORECASE)


def _pace_hit(text: str) -> Pace | None:
    often, stable = has(phrases.OFTEN, text), has(phrases.STABLE, text) or has(phrases.DURATION, text)
    if often and (not stable or has(r"\bnever the same\b", text)):
        fast = "; ".join(clause for clause in re.split(r"[,;.]", text) if has(phrases.OFTEN, clause))
        return "often" if has(phrases.RULES, fast) and not has(phrases.MATERIAL, fast) else "facts often"
    if often or has(phrases.SOMETIMES, without(phrases.DURATION, text)):
        return "sometimes"
    return "stable" if stable else None
