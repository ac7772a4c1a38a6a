"""Which journey to undertake after a verdict, and why; none is an answer too."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from journeys.fit import FitVerdict
from journeys.gained import IN_A_PROMPT, gained_of
from journeys.journey import Journey, Occasion
from journeys.occasions import WHY, helps, occasions
from journeys.rubric import Outcome
from journeys.run import JourneyRun
from journeys.run_figures import compared
from journeys.signs import read_signs
from journeys.situation import Situation

# Gates after which there is nothing to undertake, and why.
NONE_AFTER = {
    **dict.fromkeys(
        ("rights", "rights unclear", "owned by others"),
        "What stands between you and training is permission: ask for it first.",
    ),
    **dict.fromkeys(
        ("ranking people", "deceiving"), "I don't guide anyone through this use; the next step above is the honest way."
    ),
    "prompt works": "Your prompt does the job, so there is nothing to undertake.",
    "not text": "The journeys here are about text; for this one the next step above is the whole of it.",
    "a template does it": "Templates do this; write them with a chat model's help, and no programme is needed.",
    "a script does it": "A rule or a script does this; have it made, and no programme is needed.",
    "a classifier does it": "A plain classifier does this; no programme about language models is needed.",
    "whole works": "A journey comes after the first 60 pairs, once they have shown whether training beats a prompt.",
}
ASKING_FIRST = frozenset({"rights", "rights unclear", "owned by others"})  # a journey about rights helps after these
MOST_BESIDE = 2
TO_TRAINING = frozenset({"portfolio-of-a-hundred", "tune-on-your-best-work", "tune-at-home"})
MEASURING = frozenset({"is-it-worth-it"})
BESIDE: dict[Outcome, tuple[Outcome, ...]] = {"fine_tune": ("prompt_first",), "rag": ("prompt_first",)}


class Recommendation(BaseModel):
    """A journey and why it is the one for this person; what comes out, and how long it takes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    journey: Journey
    reason: str
    comes_out: str
    takes: str


def recommend(verdict: FitVerdict, situation: Situation, journeys: Iterable[Journey]) -> tuple[Recommendation, ...]:
    """The journeys made for a verdict, the shortest first; empty when none is (see `why_none`).

    Where one was made for just this person's case ("only when it must run at home"), it stands alone.
    """
    if why_none(verdict) is not None:
        return ()
    found = occasions(situation)
    made = [journey for journey in _by_effort(journeys) if verdict.outcome in journey.verdicts]
    special = [journey for journey in made if set(journey.only_when) & set(found)]
    chosen = special or [journey for journey in made if not journey.only_when]
    return tuple(_recommended(journey, _reason(verdict, situation)) for journey in chosen)


def beside(verdict: FitVerdict, situation: Situation, journeys: Iterable[Journey]) -> tuple[Recommendation, ...]:
    """The journeys that help on the way: made for another verdict, or for what holds besides; often none."""
    rights_first = verdict.decided_by in ASKING_FIRST
    if verdict.outcome == "it_depends" and "rights_open" in occasions(situation):  # of use whatever the verdict will be
        asking = [journey for journey in _by_effort(journeys) if "rights_open" in journey.helps_when]
        return tuple(_recommended(journey, WHY["rights_open"]) for journey in asking[:1])
    if why_none(verdict) is not None and not rights_first:
        return ()
    found: tuple[Occasion, ...] = ("rights_open",) if rights_first else occasions(situation)
    helping = set() if rights_first else _on_the_way(verdict, situation)
    others = [j for j in _by_effort(journeys) if verdict.outcome not in j.verdicts or rights_first]
    for_others = [
        _recommended(j, _reason_beside(verdict)) for j in others if not j.only_when and helping & set(j.verdicts)
    ]
    ranked = sorted(((found.index(why), j, why) for j in others if (why := helps(j, found))), key=lambda each: each[0])
    for_occasions = [_recommended(j, WHY[why]) for _, j, why in ranked]
    return tuple([*for_others, *for_occasions][:MOST_BESIDE])


def why_none(verdict: FitVerdict) -> str | None:
    """Why no journey follows from a verdict; None when one may."""
    if verdict.decided_by in NONE_AFTER:
        return NONE_AFTER[verdict.decided_by]
    if verdict.outcome == "it_depends":
        return "A journey would be a guess before I know a little more about your work."
    return None


def next_journeys(
    finished: JourneyRun, verdict: FitVerdict, situation: Situation, journeys: Iterable[Journey]
) -> tuple[Journey, ...]:
    """What may follow a finished journey: what its author names, and then what the verdict recommends besides."""
    by_id = {journey.id: journey for journey in journeys}
    then = by_id[finished.journey].then if finished.journey in by_id else ()
    judged = (*recommend(verdict, situation, by_id.values()), *beside(verdict, situation, by_id.values()))
    fits = [name for name in then if name in by_id and verdict.outcome in by_id[name].verdicts]
    follows = dict.fromkeys((*fits, *then, *(each.journey.id for each in judged)))
    others = [by_id[name] for name in follows if name in by_id and name != finished.journey]
    gained = gained_of(finished)
    on_hand = gained.pieces if gained else situation.examples_on_hand or 0
    if on_hand >= IN_A_PROMPT and not _counted_a_prompt(situation):
        others.sort(
            key=lambda journey: "few_examples" in journey.helps_when
        )  # what is there is used before more is gathered
    return tuple(journey for journey in others if _may_follow(journey, finished, verdict, situation))


def following(
    finished: JourneyRun, verdict: FitVerdict, situation: Situation, journeys: Iterable[Journey]
) -> tuple[Recommendation, ...]:
    """What may follow a finished journey, each with its reason: the verdict's, or that it comes after."""
    every = tuple(journeys)
    judged = (*recommend(verdict, situation, every), *beside(verdict, situation, every))
    reasons = {each.journey.id: each.reason for each in judged}
    after = f"It takes up what you have from “{finished.title}”."
    found = next_journeys(finished, verdict, situation, every)
    return tuple(_recommended(journey, reasons.get(journey.id, after)) for journey in found)


def _counted_a_prompt(situation: Situation) -> bool:
    signs = read_signs(situation)
    return signs.tried_so_far == "samples" and signs.measured


def _may_follow(journey: Journey, finished: JourneyRun, verdict: FitVerdict, situation: Situation) -> bool:
    """Whether a next journey fits: no way to training that does not pay, no measuring of what was counted, no gathering
    of pieces that are there."""
    gathers = "few_examples" in journey.helps_when and situation.examples_on_hand is not None
    if gathers and "few_examples" not in occasions(situation):
        return False
    if journey.id in MEASURING and compared(finished) is not None:
        return False
    return verdict.outcome in ("it_depends", "fine_tune") or journey.id not in TO_TRAINING


def _on_the_way(verdict: FitVerdict, situation: Situation) -> set[Outcome]:
    """Verdicts whose journeys help too: a counted prompt is the mark to beat, unless it was counted already."""
    return set() if _counted_a_prompt(situation) else set(BESIDE.get(verdict.outcome, ()))


def _by_effort(journeys: Iterable[Journey]) -> list[Journey]:
    return sorted(journeys, key=lambda journey: (journey.effort_hours, journey.id))


def _recommended(journey: Journey, reason: str) -> Recommendation:
    takes = f"about {journey.effort_hours} hours of work over {journey.days} days"
    return Recommendation(journey=journey, reason=reason, comes_out=journey.outcome, takes=takes)


def _reason(verdict: FitVerdict, situation: Situation) -> str:
    """The verdict in the person's own terms, in one or two sentences."""
    lead = verdict.reasons[0].text
    if verdict.outcome == "fine_tune" and read_signs(situation).own_machine_only:
        return f"{lead} It can be done on your own machine, as you need."
    if verdict.decided_by == "no examples":
        return f"{lead} It starts you collecting them while the prompt already helps."
    return lead


def _reason_beside(verdict: FitVerdict) -> str:
    if verdict.outcome == "fine_tune":
        return "Take it before, if today's prompt was never counted: its figure is the mark that training has to beat."
    return "Take it after, for the manner: once the facts come from your files, a good prompt does the rest."
