"""What a person's words say to the rubric: free text becomes a few plain signs; None means not told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from journeys import phrases
from journeys.changes_ahead import change_ahead, change_possible, still_sought
from journeys.fact_signs import (
    Facts,
    Pace,
    are_stale,
    facts_at_fault,
    guesses_lookup,
    leans_to_facts,
    looks_up,
    measured,
    pace_of,
)
from journeys.left_out import LeftOut, free_pieces, left_out
from journeys.limits import limit_of
from journeys.meanings import either, surely
from journeys.nouns import counted_kind
from journeys.personal_data import People, people_in
from journeys.phrases import has, without
from journeys.rights import Rights, agreed_elsewhere, barred_pieces, for_secrecy_alone, read_rights
from journeys.secrecy import Secrecy, are_patients_records, secrecy_of
from journeys.shapes import are_long
from journeys.shares import does_the_job, was_counted
from journeys.situation import Situation
from journeys.uses import Harm, Medium, Simpler, gives_labels, harm_in, has_honest_part, medium_of, simpler_tool
from journeys.voices import allow_apart, are_several, is_half_tried

if TYPE_CHECKING:
    from journeys.money import Money

Tried = Literal["nothing", "plain", "samples", "works"]
Level = Literal["low", "medium", "high"]
Hosting = Literal["fits", "eats the gain", "beyond the budget"]
PIECES_AFTER_ALL = 50  # who counts so many "books" counts pieces; books and the like are otherwise not yet pairs


@dataclass(frozen=True)
class Signs:
    """A Situation as the rubric reads it. The first eleven fields bear the names of those that they are read from."""

    task: bool | None = None  # one kind of piece, or several
    input: Literal["given", "thin"] | None = None  # a brief to start from, or a bare title
    examples_on_hand: int | None = None  # usable ones: what may not be used is taken off
    tried_so_far: Tried | None = None
    needs_facts: Facts | None = None
    may_use_work: Rights | None = None
    volume_per_month: int | None = None
    change_rate: Pace | None = None
    change_ahead: bool = False  # form or rules are about to be replaced
    change_possible: bool = False  # or may be, which is not settled
    form_sought: bool = False  # the form itself is not found yet, or about to change
    consistency_needed: Level | None = None
    judged_by: bool | None = None  # there is a way to tell good from poor
    budget_month_usd: Hosting | None = None  # what a month of the tuned model comes to, beside the budget and the gain
    volume_expected: int | None = None  # a month, if what is not settled yet came about
    barred: int = 0  # pieces taken off because they may not be used
    left_out: str | None = None  # what may not be used, in the person's words
    whole_works: bool = False  # books and the like, not yet cut into pairs
    long_works: bool = False  # one piece is many pages
    fixed_format: bool = False
    approved: bool = False  # the pieces carry the person's own judgement
    measured: bool = False  # what is still wrong was counted
    mending_hours: float = 0  # spent a month on mending drafts, as far as told
    codes: bool | None = None
    personal_data: bool = False
    names_out: bool = False  # there were people in them, and what points to anyone is taken out already
    patients_records: bool = False  # the pieces are what patients told, and no word on rights sets them free
    secrecy: Secrecy | None = None  # the professional secrecy that people in them are owed
    in_confidence: bool = False  # barred because secrecy was promised, by contract and not by a refusal
    agreed_elsewhere: bool = False  # a yes was told, for a tool or a purpose that is not training
    limit: str | None = None  # how far a yes reaches, in the person's words
    own_machine_only: bool = False
    dedicated: bool = False  # the tuned model would stand on a machine of its own, hired by the hour
    harm: Harm | None = None
    honest_part: bool = False  # beside a use that does harm one is told that does none
    simpler: Simpler | None = None
    medium: Medium | None = None
    labels: bool = False  # what comes out is a label
    looks_up: bool = False  # the work is to answer from what stands somewhere
    lookup_guessed: bool = False  # and nothing but the kind of task says so
    stale: bool = False  # what came out of a trial had been true once
    leans_to_facts: bool = False  # what goes wrong sounds like facts, and not surely
    voice_half_tried: bool = False  # one person's voice; a piece or two of it in the prompt carried for a while
    several_voices: bool = False  # those of several people, whose numbers, trials or rights differ
    leave_differs: bool = False  # and some of those people allow what others forbid, or were not asked


def read_signs(situation: Situation, money: Money | None = None) -> Signs:
    """The signs of a situation, with the money if it was weighed. Words that say nothing certain count as not told."""
    rights = read_rights(situation)
    usable = usable_examples(situation, situation.examples_on_hand, rights)
    part = _left_out(situation, situation.examples_on_hand) if rights == "partly" else None
    form = "; ".join(text for text in (situation.task, situation.input, situation.change_rate) if text)
    people = _people(situation)
    return Signs(
        task=_one_kind(situation),
        input=_input(situation),
        examples_on_hand=usable,
        tried_so_far=_tried(situation),
        needs_facts=facts_at_fault(situation),
        may_use_work=rights,
        volume_per_month=situation.volume_per_month,
        change_rate=pace_of(situation),
        change_ahead=change_ahead(situation.change_rate, situation.goal) is not None,
        change_possible=change_possible(situation.change_rate, situation.goal) is not None,
        form_sought=still_sought(situation.change_rate) or still_sought(situation.task),
        consistency_needed=situation.consistency_needed,
        judged_by=_judged(situation),
        budget_month_usd=_hosting(situation, money),
        volume_expected=situation.volume_expected,
        barred=_barred(situation, usable),
        left_out=part.words if part else None,
        whole_works=has(phrases.WHOLE_WORKS, situation.material or situation.privacy)
        and (usable or 0) < PIECES_AFTER_ALL,
        long_works=are_long(situation),
        fixed_format=has(phrases.FIXED_FORMAT, form),
        approved=surely(situation, "approved") == "own approved"
        or any(has(phrases.APPROVED, text) for text in (situation.material, situation.task, situation.privacy)),
        measured=measured(situation),
        mending_hours=(situation.volume_per_month or 0) * (situation.minutes_each or 0) / 60,
        codes=_codes(situation),
        personal_data=people == "present",
        names_out=people == "handled",
        patients_records=rights in ("unclear", "owned", "no")
        and people not in ("handled", "none")
        and are_patients_records(situation),
        secrecy=_secrecy(situation, people),
        in_confidence=rights == "no" and for_secrecy_alone(situation),
        agreed_elsewhere=rights == "unclear" and agreed_elsewhere(situation.privacy),
        limit=limit_of(situation.privacy) if rights in ("yes", "promised", "partly") else None,
        own_machine_only=surely(situation, "place") == "own machine"
        or any(has(phrases.OWN_MACHINE, text) for text in (situation.runs_where, situation.privacy))
        or has(phrases.NO_SIGNAL, situation.goal),
        dedicated=any(
            has(phrases.DEDICATED, text) for text in (situation.runs_where, situation.privacy, situation.tools)
        ),
        harm=harm_in(situation),
        honest_part=has_honest_part(situation),
        simpler=simpler_tool(situation),
        medium=medium_of(situation),
        labels=gives_labels(situation),
        looks_up=looks_up(situation),
        lookup_guessed=guesses_lookup(situation),
        stale=are_stale(situation),
        leans_to_facts=leans_to_facts(situation),
        voice_half_tried=is_half_tried(situation),
        several_voices=are_several(situation),
        leave_differs=allow_apart(situation),
    )


def usable_examples(situation: Situation, told: int | None, rights: Rights | None) -> int | None:
    """Of the told pieces those that may be used, as far as the words on rights give a figure."""
    if told is None or rights != "partly":
        return told
    if (free := free_pieces(situation.privacy)) is not None:
        return min(told, free)
    part = _left_out(situation, told)
    counted = part.pieces if part else None
    return told - (barred_pieces(situation.privacy, told) if counted is None else counted)


def _barred(situation: Situation, usable: int | None) -> int:
    """How many are taken off; where the free ones were counted, as many as were told to be barred."""
    told = situation.examples_on_hand or 0
    missing = told - (usable or 0)
    counted = missing and free_pieces(situation.privacy) is not None
    return (barred_pieces(situation.privacy, told) or missing) if counted else missing


def _left_out(situation: Situation, told: int | None) -> LeftOut | None:
    return left_out(situation.privacy, situation.material, situation.goal, told=told)


def _input(situation: Situation) -> Literal["given", "thin"] | None:
    """What the work starts from, told by itself or within the task ("letters from notes", "feature sheet to text")."""
    bare = situation.input is None and has(r"\bfrom (?:a |the )?titles?\b", situation.task)
    if bare or has(phrases.THIN_INPUT, situation.input):
        return "thin"
    return "given" if situation.input or has(r"\b(?:from|to|into|input)\b", situation.task) else None


def _one_kind(situation: Situation) -> bool | None:
    if situation.task is None:  # who counts pieces of one kind has named it; asking again would only annoy
        return True if counted_kind(situation.goal) else None
    if has(phrases.SAID_ONE, situation.task):
        return True
    if has(phrases.SEVERAL, situation.task):
        return False
    bare = len(situation.task.split()) <= 3 and not re.search(r"[,;/&]|\b(?:and|or)\b", situation.task)  # a name of one
    return bare or surely(situation, "task") != "several" or has(phrases.BECOMES, situation.task)


def _tried(situation: Situation) -> Tried | None:
    text = situation.tried_so_far
    if text is None:
        return None
    done = does_the_job(text)
    if done is None and has(phrases.OFTEN_WRONG, text):
        done = False  # "the terms are always wrong, the style is fine"
    if done is None and _tried_hit(text) is None and surely(situation, "tried_so_far") is None:
        meant = situation.meant.get("tried_so_far")
        done = False if meant and meant.label == "works" else None  # that it works is decided by no guess
    told = "works" if done else either(situation, "tried_so_far", _tried_hit(text))
    if done is False and told == "works":
        told = "samples" if does_the_job(text) is False else "plain"
    match told:
        case "nothing":
            return "nothing"
        case "samples":
            return "samples"
        case "works":
            return "works"
        case _:
            return "plain"


def _tried_hit(text: str) -> Tried | None:
    if has(phrases.NOTHING, text) and not has(phrases.MEASURED, text) and not was_counted(text):
        return "nothing"
    good = phrases.good_share(text)
    if good is None and has(phrases.WORKS, text) and not has(phrases.STILL, text):
        return "works"
    with_samples = has(phrases.SAMPLES, without(phrases.WITHOUT_SAMPLES, text))
    return "samples" if with_samples or has(phrases.MEASURED, text) else None


def _judged(situation: Situation) -> bool | None:
    """Whether there is a way to tell good from poor."""
    if situation.judged_by is None:
        return None
    return either(situation, "judged_by", "none" if has(phrases.NO_MEASURE, situation.judged_by) else None) != "none"


def _codes(situation: Situation) -> bool | None:
    if situation.skills is None:
        return None
    hit = (
        "no code"
        if has(phrases.NO_CODE, situation.skills)
        else "codes"
        if has(phrases.CODES, situation.skills)
        else None
    )
    return either(situation, "skills", hit) == "codes"


def _secrecy(situation: Situation, people: People | None) -> Secrecy | None:
    if people is None and situation.privacy is None:
        return secrecy_of(situation, is_told=False)
    return secrecy_of(situation) if people == "present" else None


def _people(situation: Situation) -> People | None:
    told = people_in(situation.privacy)
    if told is not None:
        return told
    match surely(situation, "personal"):
        case "personal":
            return "present"
        case "none":
            return "none"
        case _:
            return None


def _hosting(situation: Situation, money: Money | None) -> Hosting | None:
    """A month of the tuned model beside what the person would pay for it and what it brings."""
    if money is None:
        return None
    month, budget = money.tuned_usd_month, situation.budget_month_usd
    if month is not None and budget is not None and month > Decimal(str(budget)):
        return "beyond the budget"
    if money.pays == "no":
        return "eats the gain"
    known = budget is not None and month is not None
    return "fits" if known or money.pays == "yes" else None
