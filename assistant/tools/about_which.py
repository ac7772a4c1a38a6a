"""Which step a report is about: the open one, another of the same journey, or one of a journey that is not walked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeys.answers_told import WANTED, tells_answers
from journeys.counted_words import tells_share
from journeys.fault_advice import step_of_jobs
from journeys.faults_told import faults_in, most_are
from journeys.figure_step import Unclear, step_of_figure
from journeys.journey import Journey
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_counting import role_of
from journeys.run_told import last_done
from journeys.run_words import number_of, words_of
from journeys.step_meant import step_meant

KEEP_HERE = "keep it here"  # what keeps a report that seemed to belong elsewhere
FEWEST_SHARED = 2  # things that were counted and that a report asks for
VAGUE = frozenset(
    {"count", "counts", "many", "they", "there", "came", "back", "five", "files", "your", "have", "figure"}
)
SHARE_WANTED = "words changed"
FIGURE = r"\d[\d.,]* ?(?:%|per ?cent|(?:words? )?(?:in|of|per) (?:a |every )?(?:hundred|100))"
# What is told, by its signs, and the words by which a step asks for it.
KINDS = (
    (
        rf"{FIGURE}.{{0,30}}\b(?:words?|drafts?|chang\w+|rewr\w+)|\b(?:drafts?|chang\w+|rewr\w+)\b.{{0,40}}{FIGURE}",
        SHARE_WANTED,
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


def about_which(run: JourneyRun, words: str, journeys: Sequence[Journey]) -> RunStep | Misplaced | Unclear:
    """The step that a report is about: what asks for such a thing, else the one ticked just before or the open one."""
    upcoming, wants = next_step(run), _wants(words)
    if upcoming is not None and FAULTS in wants and _asks_for(upcoming, [FAULTS]):
        return upcoming  # its own sentence, also where a figure stands in it
    if (jobs := step_of_jobs(run, words)) is not None:
        return jobs
    if (measuring := step_of_figure(run, words)) is not None:
        return measuring
    if upcoming is not None and wants and not _asks_for(upcoming, wants):
        own = [step for step in run.steps if step.state != "skipped" and _asks_for(step, wants)]
        if own and (missed := _missed(run, upcoming, own)) is not None:
            return missed
        if own:
            return next((step for step in own if step.state == "open"), own[-1])
        for journey in journeys if wants != [WANTED] else ():
            found = next((step for step in journey.steps if any(want in (step.report or "") for want in wants)), None)
            if found is not None:
                return Misplaced(journey, found.title)
    near = _near(run, words)
    return upcoming if upcoming is not None and near != upcoming and role_of(run, near) else near


def belongs_before(run: JourneyRun, words: str) -> RunStep | None:
    """The step done just before, where a report is plainly of its thing and tells nothing of the open one's figure."""
    before, upcoming = last_done(run), next_step(run)
    if before is None or upcoming is None or before.told or before.evidence or not upcoming.report:
        return None
    if re.search(r"\d", words):
        return None
    told, own = _stems(words), _stems(f"{before.title} {before.done}")
    return before if told & own and not told & _stems(f"{upcoming.title} {upcoming.done} {upcoming.report}") else None


def _stems(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", text.casefold())} - VAGUE


def _missed(run: JourneyRun, upcoming: RunStep, own: Sequence[RunStep]) -> RunStep | None:
    """The step behind the open one that asked for the figure and was ticked without any."""
    behind = [step for step in own if step.state == "done" and number_of(run, step) < number_of(run, upcoming)]
    return next((step for step in behind if not re.search(r"\d", " ".join(words_of(step)))), None)


def _wants(words: str) -> list[str]:
    found = [wanted for told, wanted in KINDS if re.search(told, words, re.IGNORECASE)]
    if tells_share(words) and SHARE_WANTED not in found:
        found.append(SHARE_WANTED)
    found += [WANTED] if tells_answers(words) else []
    return [*found, FAULTS] if faults_in(words) or most_are(words) else found


def _asks_for(step: RunStep, wants: Sequence[str]) -> bool:
    own = f"{step.report} {step.done} {step.title}".casefold()
    return any(want in own for want in wants) or (SHARE_WANTED in wants and "figure" in own)


def _near(run: JourneyRun, words: str) -> RunStep:
    """The step ticked just before, if its report is still wanted, else the open one."""
    before, upcoming = last_done(run), next_step(run)
    if (meant := step_meant(run, words)) is not None:
        return meant
    if upcoming is None:  # told after the end: with the last step that wants a report
        return next((step for step in reversed(run.steps) if step.report and step.state != "skipped"), run.steps[-1])
    if (later := _wanting(run, upcoming, words)) is not None:
        return later
    told = _stems(words)  # the step just shown is spoken to
    is_of_open = told & _stems(f"{upcoming.title} {upcoming.done}") or len(told & _stems(upcoming.do)) >= FEWEST_SHARED
    is_told = before is not None and (before.told or before.evidence)
    if before is not None and before.report and not is_told and not upcoming.report and not is_of_open:
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
