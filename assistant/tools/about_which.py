"""Which step a report is about: the open one, another of the same journey, or one of a journey that is not walked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeys.faults_told import faults_in, most_are
from journeys.journey import Journey
from journeys.run import JourneyRun, RunStep, last_done, next_step
from journeys.run_words import number_of

KEEP_HERE = "keep it here"  # what keeps a report that seemed to belong elsewhere
FEWEST_SHARED = 2  # things that were counted and that a report asks for
VAGUE = frozenset(
    {"count", "counts", "many", "they", "there", "came", "back", "five", "files", "your", "have", "figure"}
)
FIGURE = r"\d[\d.,]* ?(?:%|per ?cent|(?:words? )?(?:in|of|per) (?:a |every )?(?:hundred|100))"
# What is told, by its signs, and the words by which a step asks for it.
KINDS = (
    (
        rf"{FIGURE}.{{0,30}}\b(?:words?|drafts?|chang\w+|rewr\w+)|\b(?:drafts?|chang\w+|rewr\w+)\b.{{0,40}}{FIGURE}",
        "words changed",
    ),
    (
        (
            r"\d+ (?:were |was )?(?:right|wrong|not found|invented)\b.*\d+ (?:were |was )?(?:right|wrong|not "
            r"found|invented)\b"
        ),
        "right, wrong",
    ),
    (r"\d+ (?:are |were )?(?:green|amber|red)\b.*\d+ (?:are |were )?(?:green|amber|red)\b", "green, amber"),
)
FAULTS = "three counts"


@dataclass(frozen=True)
class Misplaced:
    """A step of another journey, to which a report plainly belongs."""

    journey: Journey
    title: str


def about_which(run: JourneyRun, words: str, journeys: Sequence[Journey]) -> RunStep | Misplaced:
    """The step that a report is about: what asks for such a thing, else the one ticked just before or the open one."""
    upcoming, wants = next_step(run), _wants(words)
    if upcoming is not None and wants and not _asks_for(upcoming, wants):
        own = [step for step in run.steps if step.state != "skipped" and _asks_for(step, wants)]
        if own:
            return next((step for step in own if step.state == "open"), own[-1])
        for journey in journeys:
            found = next((step for step in journey.steps if any(want in (step.report or "") for want in wants)), None)
            if found is not None:
                return Misplaced(journey, found.title)
    return _near(run, words)


def _wants(words: str) -> list[str]:
    found = [wanted for told, wanted in KINDS if re.search(told, words, re.IGNORECASE)]
    return [*found, FAULTS] if faults_in(words) or most_are(words) else found


def _asks_for(step: RunStep, wants: Sequence[str]) -> bool:
    own = f"{step.report} {step.done} {step.title}".casefold()
    return any(want in own for want in wants) or ("words changed" in wants and "figure" in own)


def _near(run: JourneyRun, words: str) -> RunStep:
    """The step ticked just before, if its report is still wanted, else the open one."""
    before, upcoming = last_done(run), next_step(run)
    if upcoming is None:  # told after the end: with the last step that wants a report
        return next((step for step in reversed(run.steps) if step.report and step.state != "skipped"), run.steps[-1])
    if (later := _wanting(run, upcoming, words)) is not None:
        return later
    if before is not None and before.report and not before.told and not before.evidence and not upcoming.report:
        return before
    return upcoming


def _wanting(run: JourneyRun, upcoming: RunStep, words: str) -> RunStep | None:
    """The next step whose report asks for the things that were counted, when the open one asks for something else."""
    told = set(re.findall(r"[a-z]{4,}", words.casefold()))
    if upcoming.report and told & _asked_for(upcoming):
        return None
    later = (step for step in run.steps[number_of(run, upcoming) :] if step.state == "open" and step.report)
    return next((step for step in later if len(told & _asked_for(step)) >= FEWEST_SHARED), None)


def _asked_for(step: RunStep) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", (step.report or "").casefold())) - VAGUE
