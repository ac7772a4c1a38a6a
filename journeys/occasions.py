"""What holds for a person besides the verdict, as far as a journey names it: where one helps, or is the better one."""

from __future__ import annotations

from collections.abc import Mapping

from journeys.journey import Journey, Occasion
from journeys.phrases import has
from journeys.rubric import MANY
from journeys.signs import read_signs
from journeys.situation import Situation

# A model that was tuned before, in the person's words; not one that they only wish for.
HAS_TUNED = (
    r"\b(?:my|our|the|a) (?:own )?(?:fine-?)?tuned (?:model|gpt|one)\b|"
    r"\b(?:i|we)(?:'ve| have)?(?: already)? (?:fine-?tuned|trained) (?:a|one|my|our|the)\b|"
    r"\b(?:fine-?)?tuned (?:model|gpt)\b[^.]{0,40}\b(?:switched off|retired|shut down|worse|drift\w*|ends?)\b"
)
WISHES = r"\b(?:want|would like|'d like|plan|thinking of|should i|could i|wish|is it worth)\b"

# Why a journey helps that names the occasion.
WHY: Mapping[Occasion, str] = {
    "rights_open": (
        "It settles what you may use, in a prompt as well as in training, and what to ask for; so it comes first."
    ),
    "few_examples": "It gathers the pieces that are still missing, and makes them usable today.",
    "has_tuned": "It looks after the tuned model that you have already.",
    "own_machine": "It keeps everything on your own machine.",
    "not_measured": "Nothing has been counted yet; two weeks of figures make every later comparison honest.",
}


def occasions(situation: Situation) -> tuple[Occasion, ...]:
    """The occasions that hold, the weightiest first; what was not told holds nothing."""
    signs = read_signs(situation)
    found: dict[Occasion, bool] = {
        "rights_open": signs.may_use_work not in (None, "yes") or signs.barred > 0,
        "few_examples": signs.examples_on_hand is not None and signs.examples_on_hand < MANY,
        "has_tuned": _has_tuned(situation),
        "own_machine": signs.own_machine_only,
        "not_measured": situation.tried_so_far is not None and not signs.measured,
    }
    return tuple(name for name in WHY if found[name])


def helps(journey: Journey, found: tuple[Occasion, ...]) -> Occasion | None:
    """The weightiest of the occasions found in which a journey helps."""
    return next((name for name in found if name in journey.helps_when), None)


def _has_tuned(situation: Situation) -> bool:
    said = [text for text in (situation.tried_so_far, situation.goal, situation.task) if text]
    return any(has(HAS_TUNED, text) and not has(WISHES, text) for text in said)
