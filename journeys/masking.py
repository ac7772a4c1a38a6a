"""What a verdict says of people in the pieces and of the reach of a yes, whatever the outcome: the risk and the "
"step."""

from __future__ import annotations

from journeys.case import Case
from journeys.limits import GRANT
from journeys.nouns import noun_of
from journeys.personal_data import listed, things_in
from journeys.phrases import has
from journeys.rubric import Outcome
from journeys.secrecy import DUTY, OF_WHOM, Secrecy
from journeys.wording import quoted

BARRED = frozenset({"no", "others"})  # nothing of them is shown to any model, so nothing is to be masked
OWN = r"\b(?:mine|ours|(?:my|our) own|i own)\b"
UNNAMED = "whatever points to a person"
READ_THROUGH = "Read a sample of twenty for names that were missed before anything leaves your machine."
NO_REAL_CASES = (
    "A prompt with your rules, your outline and made-up samples, and no real case in it: half an hour's work."
)
# Work that people's own affairs stand in, told before anything was said of them.
ABOUT_PEOPLE = (
    r"\b(?:letters|e-?mails|mails|tickets|case (?:notes|files)|itinerar(?:y|ies)|trips|famil(?:y|"
    r"ies)'? (?:histor\w+|trees?)|"
    r"biograph\w+|tax returns?|check-?ins?|interviews|complaints|minutes|cvs?|applications|assessments|references)\b|"
    r"\b(?:advis|coach|counsel|treat|represent|mediat|tutor|interview)(?:e|es|ed|ing|s)?\b|"
    r"\b(?:clients?|customers?|members?|importers?|freelancers?|guests?|tenants?|students?|parents?|callers?) (?:who )?"
    r"(?:ask|ring|call|write|mail|complain|want to know)\b"
)
IF_PEOPLE = " If people stand in what you show it (names, addresses, anything private), take that out first."
ASSISTANT_TOO = (
    "What was promised to be confidential may not be pasted into an assistant either; if it was already, look up what "
    "its settings keep, and tell the client."
)


def people_and_reach(case: Case, outcome: Outcome) -> tuple[str, ...]:
    """The risks that lie in people's data, in professional secrecy and in the limit of a yes."""
    signs, found = case.signs, list[str]()
    is_said = outcome == "not_now" and signs.may_use_work == "no"  # by the gate that decided
    if signs.secrecy and not is_said:
        found.append(_duty(case, signs.secrecy))
    if signs.personal_data:
        found.append(_risk(case, outcome))
    elif signs.names_out:
        found.append("What points to people is out already, as you tell it; a sample shows whether some was missed.")
    if signs.limit:
        found.append(
            f"Your yes reaches so far and no further: {quoted(signs.limit)}. Another client, purpose or place needs "
            f"a yes "
            "of its own."
        )
    if signs.in_confidence and not is_said:
        found.append(ASSISTANT_TOO)
    return tuple(found)


def _duty(case: Case, secrecy: Secrecy) -> str:
    """The duty of secrecy; where those who owe it gave their yes, what that yes leaves to be settled."""
    told = case.situation.privacy
    granted = case.signs.may_use_work in ("yes", "promised") and has(GRANT, told) and not has(OWN, told)
    if secrecy in ("minors", "pastoral") or not granted:
        return DUTY[secrecy]
    whom = OF_WHOM[secrecy]
    if has(rf"\b{whom}(?:'s)? (?:\w+ ){{0,2}}(?:agree\w*|sign\w*|consent\w*|allow\w*|said yes)", told):
        return f"Keep to what each of the {whom} agreed to; what they were not asked for stays secret."
    return (
        f"What {whom} told is secret, and those you work for answer for that. Have them write into the agreement "
        f"whether the {whom} must be asked too; a prompt needs that as much as training does."
    )


def people_in_step(case: Case, outcome: Outcome, step: str) -> str:
    """What to add to a next step where people stand in what a prompt or a search would show to a model."""
    signs = case.signs
    if signs.may_use_work in BARRED or outcome not in ("rag", "prompt_first"):
        return ""
    if signs.names_out:
        return f" {READ_THROUGH}"
    if not signs.personal_data and not signs.secrecy:
        told = "; ".join(text for text in (case.situation.goal, case.situation.task, case.situation.profession) if text)
        return IF_PEOPLE if case.situation.privacy is None and has(ABOUT_PEOPLE, told) else ""
    things = _things(case)
    if outcome == "rag":
        return f" Take {things} out of what it may search, or keep all of it on a machine of your own."
    if signs.secrecy:
        return f" Where real {OF_WHOM[signs.secrecy]} would stand in them, make the samples up: no real case goes in."
    return "" if "personal out of" in step or "names out" in step else f" Take {things} out of whatever you paste in."


def without_real_cases(case: Case, alternative: str) -> str:
    """The cheaper way, without samples where they would be told in professional secrecy."""
    return NO_REAL_CASES if case.signs.secrecy and "of your best" in alternative else alternative


def _things(case: Case) -> str:
    return listed(things_in(case.situation.privacy)) or UNNAMED


def _risk(case: Case, outcome: Outcome) -> str:
    things = things_in(case.situation.privacy)
    pieces = noun_of(case.situation)
    held = f"The {pieces} hold personal data ({listed(things)})." if things else f"The {pieces} hold personal data."
    match outcome:
        case "rag":
            return f"{held} Whoever runs the model reads what the search hands it: mask it, or keep it in the house."
        case "prompt_first":
            return f"{held} Whoever runs the assistant receives what you paste: mask it first."
        case _:
            return f"{held} Mask it first: a trained model can repeat what it read, wherever it runs."
