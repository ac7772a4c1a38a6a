"""The next step with what the person told in it: the mark to beat, what goes wrong, where it must run, whose it is."""

from __future__ import annotations

import re

from journeys.asking import kind_of
from journeys.case import Case
from journeys.faults import CURES, MOST, STAYS_UNSAFE, faults_named
from journeys.limits import limit_of
from journeys.marks import ceiling_told, mark_told
from journeys.masking import READ_THROUGH
from journeys.signs import Signs
from journeys.wording import named_part, quoted

HELD_BACK = (20, 300)  # pieces set aside as a test: at least, at most
NAMED_PLACE = (
    r"\b(?:on |at )?(?:its|their|his|her|the|our|my|a) (?:\w+'s? )?(?:own )?(?:office |in-house |house )?"
    r"(?:servers?|premises|network|data ?cent(?:re|er)|mainframe)\b(?: only| alone)?"
)
SAMPLED = frozenset({"nothing tried", "few examples", "low volume", "thin case", "fault unknown"})
NOT_TO_A_CLOUD = " All of it in a model on your own machine, since nothing may leave it."


def training_step(case: Case) -> str:
    """Set aside, measure against the mark that was told, train where it may run, compare blind."""
    signs = case.signs
    on_hand = signs.examples_on_hand or 0
    test = min(max(HELD_BACK[0], round(on_hand * 0.15)), on_hand // 3, HELD_BACK[1])
    aside, others = f"Set {test:,} of your {on_hand:,} pairs aside as a test", f"other {on_hand - test:,}"
    untold = case.situation.examples_on_hand is None
    if untold or (signs.may_use_work == "partly" and not signs.barred):  # how many stay out was not told
        which = "that you find" if untold else "left"
        aside, others = f"Of the pairs {which}, set one in seven (at least 20) aside as a test", "others"
    steps = (
        clearing(signs),
        _agreed(case),
        _marked(aside, case),
        f"Train a small model on the {others}{_where(case)}, and compare the two blind.",
        _beside_it(case),
        _kept_safe(case),
    )
    return " ".join(step.strip() for step in steps if step.strip())


def with_what_was_told(case: Case, decided_by: str, step: str) -> str:
    """The step of a gate, and against each fault that was named what helps in a prompt."""
    match decided_by:
        case "whole works":
            return clearing(case.signs) + step
        case "voice":
            return asking_first(case.signs) + step
        case _ if decided_by not in SAMPLED:
            return step
    faults = (faults_named(case.situation.tried_so_far) or faults_named(case.situation.goal))[:MOST]
    cures = list(dict.fromkeys(CURES[fault.kind] for fault in faults))
    named = " and ".join(quoted(words) for words in dict.fromkeys(fault.words for fault in faults))
    against = f" Against what you named ({named}): {_lower(' '.join(cures))}" if cures else ""
    return step + against + (NOT_TO_A_CLOUD if case.signs.own_machine_only else "")


def asking_first(signs: Signs) -> str:
    """The yes that is still missing, before a test on somebody's voice."""
    match signs.may_use_work:
        case "partly":
            part = named_part(signs) or "the part that is not free"
            return f"Ask in writing for {part}, and begin with the rest. "
        case "owned" | "unclear" | "promised":
            return "Get the missing yes first, in writing and with its purpose. "
        case _:
            return ""


def clearing(signs: Signs) -> str:
    """What has to happen before the first pair is made."""
    part = named_part(signs)
    counted = f"{part} ({signs.barred:,})" if part else f"the {signs.barred:,} that are not free"
    not_free = counted if signs.barred else part or "everything that is not free"
    rights = f"Leave out {not_free}. " if signs.may_use_work == "partly" else ""
    promised = "Get the agreement in writing first. " if signs.may_use_work == "promised" else ""
    masked = "Put placeholders for names, addresses and whatever else is personal. "
    checked = f"{READ_THROUGH} " if signs.names_out else ""
    return rights + promised + (masked if signs.personal_data else checked)


def _agreed(case: Case) -> str:
    """The limit within which the pieces may be used, to be kept before anything is done with them."""
    limit = limit_of(case.situation.privacy)
    if limit is None or case.signs.own_machine_only:
        return ""
    return (
        f"Keep to what was agreed ({quoted(limit)}): the model serves that and nothing else, and a service confirms it "
        "in writing before you upload anything."
    )


def _marked(aside: str, case: Case) -> str:
    """The test, and the mark on it: as counted already, with the ceiling above it, or to be counted now."""
    situation = case.situation
    mark, ceiling = mark_told(situation.tried_so_far), ceiling_told(situation.tried_so_far, situation.judged_by)
    above = f" People reach no more than that themselves ({quoted(ceiling)}): that is the ceiling." if ceiling else ""
    if mark is None:
        return f"{aside} and note how much you change in what today's prompt makes of them.{above}"
    return f"{aside}. Today's figure, “{mark}”, is the mark to beat: count it once more on those.{above}"


def _where(case: Case) -> str:
    if not case.signs.own_machine_only:
        return ""
    for told in (case.situation.runs_where, case.situation.privacy):
        if found := re.search(NAMED_PLACE, told or "", re.IGNORECASE):
            return f" where it was allowed (“{found[0].strip()}”)"
    return " on your own machine"


def _beside_it(case: Case) -> str:
    """What stays in use beside the trained model, by the kind of work."""
    match kind_of(case.situation):
        case "labels":
            return "Let it pass on to a person what it is unsure of."
        case "translation":
            return "Your list of terms stays in the prompt."
        case _:
            return ""


def _kept_safe(case: Case) -> str:
    """What training does not cure of the faults that were named."""
    kinds = dict.fromkeys(fault.kind for fault in faults_named(case.situation.tried_so_far))
    stays = [STAYS_UNSAFE[kind] for kind in kinds if kind in STAYS_UNSAFE]
    return f"Whatever the test says: {'; '.join(stays)}. Training does not make those safe." if stays else ""


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
