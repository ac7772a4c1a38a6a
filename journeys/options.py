"""Answers that a person might give instead, each as facts to be told and as the signs that they would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from journeys.case import FAVOUR, Case, settle
from journeys.nouns import noun_of
from journeys.rights import Rights
from journeys.rubric import DEDICATED_HOURS, FEW, HIGH_VOLUME, LITTLE_MENDING, LOW_VOLUME, MANY, MENDING_HOURS
from journeys.signs import Signs, usable_examples

# Words that the reading of signs takes for certain.
SAMPLES_TRIED = "six samples in the prompt; 40 percent is still to be changed"
ALL_FREE = "all of it is mine and free to use"
EDGES_OF_MENDING = (LITTLE_MENDING, MENDING_HOURS, DEDICATED_HOURS)  # hours a month at which the rules change


@dataclass(frozen=True)
class Option:
    """Another answer: `facts` for the situation, `signs` that follow, `effort` to order the nearest first."""

    field: str
    to: str  # "If ..." goes on with it
    facts: dict[str, Any]
    signs: dict[str, Any]
    effort: float


def closed_options(case: Case) -> Iterator[Option]:
    """Other answers than the given ones where the answers are few; with open fields, the less favourable ones."""
    signs, keep = case.signs, _kept(case)
    fields = {unknown.field for unknown in case.open}
    yield from _on_the_prompt(signs, case.read, keep)
    yield from _on_rights(case)
    if signs.needs_facts != "no":
        yield Option("needs_facts", "the facts came out right and only the manner was off",
                     {"needs_facts": False}, {"needs_facts": "no"}, 1.0)  # fmt: skip
    if signs.needs_facts != "yes" and not (case.read.needs_facts == "no" and case.read.tried_so_far == "samples"):
        yield Option("needs_facts", "what goes wrong turned out to be facts",
                     {"needs_facts": True}, {"needs_facts": "yes"}, 0.9)  # fmt: skip
    if signs.change_rate != "stable":
        yield Option("change_rate", "the rules and facts stayed the same for a year or more",
                     {"change_rate": "the same for years"}, {"change_rate": "stable"}, 2.0)  # fmt: skip
    if signs.change_rate not in ("often", "facts often"):
        yield Option("change_rate", "the rules came to differ from job to job",
                     {"change_rate": "new rules for every job"}, {"change_rate": "often"}, 1.5)  # fmt: skip
    if signs.consistency_needed != "high":
        yield Option("consistency_needed", "sameness mattered much",
                     {"consistency_needed": "high"}, {"consistency_needed": "high"}, 1.2)  # fmt: skip
    if signs.consistency_needed != "low" and "consistency_needed" in fields:
        yield Option("consistency_needed", "sameness matters little",
                     {"consistency_needed": "low"}, {"consistency_needed": "low"}, 1.2)  # fmt: skip
    if signs.judged_by is not True:
        yield Option("judged_by", "you had a measure of good, such as the share that you change",
                     {"judged_by": "share of words changed"}, {"judged_by": True}, 0.6)  # fmt: skip
    if signs.judged_by is not False and case.read.judged_by is None:
        yield Option("judged_by", "there is no way to tell good from poor",
                     {"judged_by": "gut feeling"}, {"judged_by": False}, 1.0)  # fmt: skip
    if signs.task is False:
        yield Option("task", "it were one kind of work", {"task": "one kind of work", **keep}, {"task": True}, 0.8)
    if not signs.own_machine_only and (signs.volume_per_month or 0) < LOW_VOLUME:
        yield Option("runs_where", "it had to run on your own machine",
                     {"runs_where": "on my own machine"}, {"own_machine_only": True}, 3.0)  # fmt: skip


def count_options(case: Case, fewer: bool) -> Iterator[Option]:
    """Other figures: each value at which the rules change, the nearest first; `fewer` for those below the present."""
    signs, situation = case.signs, case.situation
    edges = () if signs.long_works and not fewer else (1, FEW, MANY)  # long and unlike: not the number is in the way
    for usable in sorted(edges, reverse=fewer):
        wanted = usable - 1 if fewer else usable
        now = signs.examples_on_hand or 0
        if (wanted < now) == fewer and wanted != now and not (fewer and wanted == 0 and now < FEW):
            told = _told_for(case, usable)
            if told is not None:
                facts = {"examples_on_hand": told - 1 if fewer else told}
                to = _pieces(wanted, now, fewer, case)
                yield Option("examples_on_hand", to, facts, {"examples_on_hand": wanted}, _effort(wanted, now))
    minutes = situation.minutes_each
    by_hours = [ceil(hours * 60 / minutes) for hours in EDGES_OF_MENDING] if minutes else []
    for edge in sorted({LOW_VOLUME, HIGH_VOLUME, *by_hours}, reverse=fewer):
        wanted, now = edge - 1 if fewer else edge, signs.volume_per_month or 0
        if (wanted < now) == fewer and wanted != now:
            to = f"there were fewer than {edge:,} a month" if fewer else f"there were {edge:,} or more a month"
            changed = {"volume_per_month": wanted, "mending_hours": wanted * (minutes or 0) / 60}
            yield Option("volume_per_month", to, {"volume_per_month": wanted}, changed, _effort(wanted, now))
    month = case.money.tuned_usd_month if case.money else None
    if not fewer and month is not None and signs.budget_month_usd == "beyond the budget":
        yield Option("budget_month_usd", f"some {ceil(month):,} US dollars a month were there for hosting",
                     {"budget_month_usd": ceil(month)}, {"budget_month_usd": None}, 1.0)  # fmt: skip


def _on_the_prompt(signs: Signs, read: Signs, keep: dict[str, Any]) -> Iterator[Option]:
    """What a trial of the prompt might show; one that was made with samples and counted has shown it."""
    if signs.tried_so_far != "samples":
        yield Option(
            "tried_so_far",
            "a prompt with several samples was tried and counted, and you still had to change a good part",
            {"tried_so_far": SAMPLES_TRIED, **keep},
            {"tried_so_far": "samples", "measured": True},
            0.5,
        )
    if signs.tried_so_far != "works" and not (read.tried_so_far == "samples" and read.measured):
        yield Option(
            "tried_so_far",
            "a prompt with your best samples turned out to do the job",
            {"tried_so_far": "six samples in the prompt; works well", **keep},
            {"tried_so_far": "works"},
            0.5,
        )


def _on_rights(case: Case) -> Iterator[Option]:
    rights: Rights | None = case.signs.may_use_work
    if rights != "yes":
        facts = {"privacy": ALL_FREE, "may_use_work": True}
        if case.signs.own_machine_only:
            facts["runs_where"] = "on my own machine"
        changed = {"may_use_work": "yes", "barred": 0, "examples_on_hand": case.situation.examples_on_hand}
        if case.situation.examples_on_hand is None:
            del changed["examples_on_hand"]
        yield Option("privacy", "you had permission in writing for all of it", facts, changed, 1.5)
    may_turn = rights not in ("no", "others") and case.read.may_use_work not in ("yes", "partly")
    if may_turn and FAVOUR[settle(case.signs)[0]]:
        yield Option("may_use_work", f"it turned out that you may not use the {noun_of(case.situation)}",
                     {"may_use_work": False}, {"may_use_work": "no"}, 0.7)  # fmt: skip


def _kept(case: Case) -> dict[str, Any]:
    """What was read between the lines of words that an option replaces, said outright."""
    told = {"yes": True, "no": False}.get(case.read.needs_facts or "")
    return {} if told is None else {"needs_facts": told}


def _told_for(case: Case, usable: int) -> int | None:
    """The smallest count told of which so many are usable; None when no count is."""

    def enough(told: int) -> bool:
        return (usable_examples(case.situation, told, case.read.may_use_work) or 0) >= usable

    low, high = usable, usable * 50
    if not enough(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def _pieces(wanted: int, now: int, fewer: bool, case: Case) -> str:
    if fewer:
        return f"there were fewer than {wanted + 1:,} that you can use"
    told = "examples_on_hand" not in {u.field for u in (*case.open, *case.assumed)}
    return f"you had {wanted - now:,} more good ones ({wanted:,} in all)" if told else f"you had {wanted:,} good ones"


def _effort(wanted: int, now: int) -> float:
    """How far a figure is from the present one: half as many again is 0.5, ten times is 9."""
    return abs(wanted - now) / max(now, 10)
