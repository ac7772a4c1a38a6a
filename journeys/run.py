"""A person's walk through a journey: what is done, how it was shown, and what comes next.

A run carries the authored words of its steps with it, so a journey that changes or vanishes takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from journeys.counted import Counted, Role
from journeys.journey import Journey, Step
from journeys.run_counting import counted_with

State = Literal["open", "done", "skipped"]
How = Literal["here", "said", "elsewhere"]  # Peri saw it, the person says so, the person did it without Peri
LONGEST_NOTE = 400  # characters of a reason or a piece of evidence that are kept


class _Kept(BaseModel):
    """Read leniently: a later version of Peri may have written more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Evidence(_Kept):
    """What shows that something was done: `count` is the total of what the check counts, where it counts.

    `source` names the one thing that was done, so that it ticks one step of a kind and not the next one, too.
    """

    check: str
    text: str
    count: int | None = None
    fact: str | None = None
    source: str | None = None


class RunStep(_Kept):
    """A step with its words as authored when it was last seen, and how far the person is with it.

    `evidence` says what shows it, or why it was skipped; `have` is how many of the `needs` there are; `told` is what
    the person reported of it, in their words; `counted` are the figures in it, None in runs from before they were kept;
    `day` is when they look again, for a step that ends with a day.
    """

    id: str
    title: str
    do: str
    why: str
    done: str
    concept: str | None = None
    minutes: int | None = None
    check: str = "said"
    needs: int | None = None
    fact: str | None = None
    tool: str | None = None
    ask: str | None = None
    report: str | None = None
    figure: Role | None = None
    state: State = "open"
    how: How | None = None
    at: date | None = None
    evidence: str | None = None
    have: int | None = None
    source: str | None = None
    told: tuple[str, ...] = ()
    counted: tuple[Counted, ...] | None = None
    day: date | None = None
    day_asked: bool = False


class JourneyRun(_Kept):
    """A person's run of one journey. `gone` are steps that a newer version no longer has, with what was done there.

    `facts` is what the person told of their work on the way (field of the Situation -> value), so that the next
    conversation does not ask for it again.
    """

    journey: str
    title: str
    outcome: str
    holds: tuple[str, ...] = ()
    version: int
    started_at: date
    seen_at: date
    parked: bool = False
    away: bool = False  # put out of sight by the person; kept, and brought back when they say so
    facts: dict[str, Any] = Field(default_factory=dict)
    steps: tuple[RunStep, ...]
    gone: tuple[RunStep, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether no step is open."""
        return next_step(self) is None

    @property
    def done_count(self) -> int:
        """Steps that are done; skipped ones are not."""
        return sum(step.state == "done" for step in self.steps)


class NoSuchStep(LookupError):
    """The run has no step of that id."""


def start(journey: Journey, today: date, known: Iterable[Evidence] = ()) -> JourneyRun:
    """A run from the first step, with what is `known` already ticked."""
    run = JourneyRun(
        journey=journey.id,
        title=journey.title,
        outcome=journey.outcome,
        holds=journey.holds,
        version=journey.version,
        started_at=today,
        seen_at=today,
        steps=tuple(fresh_step(step) for step in journey.steps),
    )
    for evidence in known:
        run = tick(run, evidence, today)
    return run


def next_step(run: JourneyRun) -> RunStep | None:
    """The first step that is open; None at the end of the journey."""
    return next((step for step in run.steps if step.state == "open"), None)


def find_step(run: JourneyRun, step_id: str) -> RunStep:
    """The step of that id. Raises NoSuchStep."""
    found = next((step for step in run.steps if step.id == step_id), None)
    if found is None:
        raise NoSuchStep(step_id)
    return found


def tick(run: JourneyRun, evidence: Evidence, today: date) -> JourneyRun:
    """The run with the first open step that waits for this evidence done; as far as it has come where it needs more."""
    if evidence.source and any(_is_from(step, evidence) for step in (*run.steps, *run.gone) if step.state == "done"):
        return run
    waiting = next((step for step in run.steps if step.state == "open" and _waits_for(step, evidence)), None)
    if waiting is None:
        return _shown_after(run, evidence, today)
    enough = waiting.needs is None or (evidence.count or 0) >= waiting.needs
    have = evidence.count if waiting.needs is not None else None
    if not enough:
        if have == waiting.have:
            return run
        return with_step(run, waiting.model_copy(update={"have": have, "evidence": shortened(evidence.text)}), today)
    ticked = _settled(waiting, "done", "here", evidence.text, today, have)
    return with_step(run, ticked.model_copy(update={"source": evidence.source}), today)


def _shown_after(run: JourneyRun, evidence: Evidence, today: date) -> JourneyRun:
    """The run with a step that was ticked on their word shown by what was made; their words stay with it."""
    taken = next((step for step in run.steps if step.how == "said" and _waits_for(step, evidence)), None)
    if taken is None or (taken.needs is not None and (evidence.count or 0) < taken.needs):
        return run
    told = tuple(dict.fromkeys((*taken.told, *([taken.evidence] if taken.evidence else []))))
    shown = _settled(taken, "done", "here", evidence.text, taken.at or today, taken.have)
    return with_step(run, shown.model_copy(update={"source": evidence.source, "told": told}), today)


def said_done(run: JourneyRun, step_id: str, today: date, words: str | None = None) -> JourneyRun:
    """The run with a step done on the person's word."""
    return with_step(run, _on_their_word(run, step_id, "said", words, today), today)


def elsewhere(run: JourneyRun, step_id: str, today: date, words: str | None = None) -> JourneyRun:
    """The run with a step that was done without Peri."""
    return with_step(run, _on_their_word(run, step_id, "elsewhere", words, today), today)


def skip(run: JourneyRun, step_id: str, today: date, reason: str | None = None) -> JourneyRun:
    """The run with a step left out, and why."""
    return with_step(run, _settled(find_step(run, step_id), "skipped", None, reason, today), today)


def back(run: JourneyRun, today: date, step_id: str | None = None) -> JourneyRun:
    """The run with a step open again, by default the one before the next; what showed it stays beside it.

    Raises NoSuchStep at the beginning, where there is nothing to go back to.
    """
    if step_id is not None:
        return with_step(run, _reopened(find_step(run, step_id)), today)
    upcoming = next_step(run)
    before = run.steps if upcoming is None else run.steps[: run.steps.index(upcoming)]
    if not before:
        raise NoSuchStep("before the first")
    return with_step(run, _reopened(before[-1]), today)


def fresh_step(step: Step) -> RunStep:
    """A step that nobody has begun."""
    return RunStep(**step.model_dump())


def with_step(run: JourneyRun, step: RunStep, today: date) -> JourneyRun:
    """The run with a step as it is now, seen today."""
    steps = tuple(step if each.id == step.id else each for each in run.steps)
    return run.model_copy(update={"steps": steps, "seen_at": today})


def shortened(words: str | None) -> str | None:
    """Words in one line, as long as they are kept; None for none."""
    flat = " ".join((words or "").split())
    return (flat if len(flat) <= LONGEST_NOTE else flat[:LONGEST_NOTE].rsplit(" ", 1)[0] + " …") or None


def _is_from(step: RunStep, evidence: Evidence) -> bool:
    return (step.check, step.source) == (evidence.check, evidence.source)


def _waits_for(step: RunStep, evidence: Evidence) -> bool:
    return step.check == evidence.check and (step.check != "fact_told" or step.fact == evidence.fact)


def _on_their_word(run: JourneyRun, step_id: str, how: How, words: str | None, today: date) -> RunStep:
    step = find_step(run, step_id)
    counted = counted_with(run, step, words, today) if words else step.counted
    return _settled(step, "done", how, words, today).model_copy(update={"counted": counted})


def _settled(
    step: RunStep, state: State, how: How | None, words: str | None, today: date, have: int | None = None
) -> RunStep:
    evidence = shortened(words) or (step.evidence if state == "done" else None)
    kept = have if have is not None else step.have
    return step.model_copy(update={"state": state, "how": how, "at": today, "evidence": evidence, "have": kept})


def _reopened(step: RunStep) -> RunStep:
    evidence = None if step.state == "skipped" else step.evidence  # the reason for skipping shows nothing done
    return step.model_copy(update={"state": "open", "how": None, "at": None, "evidence": evidence, "day_asked": False})
