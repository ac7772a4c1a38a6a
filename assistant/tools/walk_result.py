"""Where a person stands in a journey, as a tool gives it: JSON for a model and the card, Markdown for the person."""

from __future__ import annotations

from typing import Any

from assistant.messages import Frozen
from assistant.tools.declare import ToolResult
from assistant.walking import Met
from journeys.fault_advice import with_own_jobs
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_figures import compared
from journeys.run_summary import closing, kept_of, outcome_of
from journeys.run_words import holdings, number_of, progress, shown_by, so_far

CHECKED_BY = {
    "said": "Say “done” when you have it.",
    "verdict": "I tick it once I have given you a verdict.",
    "estimate": "I tick it once I have worked out the costs with you.",
    "dataset_started": "I tick it once a training set is begun.",
    "dataset_written": "I tick it once the training files are written; where you do it another way, say “done”.",
    "file_checked": "I tick it once a file has passed my check.",
    "prompt_kit": "I tick it once your prompt kit is made.",
    "projects_logged": "I tick it once the projects are logged.",
    "comparison_done": "I tick it once the blind comparison is judged.",
    "drift_checked": "I tick it once the drift check has run.",
    "flexibility_done": "I tick it once the neighbouring tasks are judged.",
    "rehearsed": "I tick it once the rehearsal has run.",
    "fact_told": "I tick it once you have told me.",
}
DONE, ELSEWHERE, PARK, RESUME = "Done", "I did this elsewhere", "Park it", "Take it up again"
NEXT_SAYS = (DONE, ELSEWHERE, PARK, RESUME)
TAKEN_ON_TRUST = "Done already, or elsewhere? Say so, and I take your word for it."


class WalkStep(Frozen):
    """A step in the list: `by` is what settled it, or how far it has come."""

    n: int
    id: str
    title: str
    state: str
    by: str | None = None


class NextStep(Frozen):
    """The step to take now, whole; `ask` is the sentence that does it here."""

    n: int
    id: str
    title: str
    do: str
    why: str
    done: str
    checked: str
    minutes: int | None = None
    concept: str | None = None
    tool: str | None = None
    ask: str | None = None
    way: str | None = None  # how it is done in the terminal, in place of `ask`
    so_far: str | None = None
    kept: str | None = None  # what is kept of it already


class WalkView(Frozen):
    """A run as it stood after a tool; `said` is what just happened to it."""

    journey: str
    title: str
    outcome: str
    said: str
    progress: str
    is_parked: bool
    is_finished: bool
    steps: tuple[WalkStep, ...]
    next: NextStep | None
    holds: tuple[str, ...] = ()  # what the person has by now
    held_at_the_end: tuple[str, ...] = ()  # what came of it, once it is finished; before, what it is made to give


class WalkResult(ToolResult):
    """Where the person stands; `walk` is None where they are in no journey."""

    walk: WalkView | None = None
    said: str
    others: tuple[str, ...] = ()  # journeys that are parked, finished or on offer, a line each
    known: tuple[str, ...] = ()  # what was told before and is filled in

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What happened, then the step to take now."""
        others = "\n".join(f"- {line}" for line in self.others)
        known = f"Still known from before: {'; '.join(self.known)}" if self.known else ""
        shown = step_markdown(self.walk) if self.walk else ""
        return "\n\n".join(part for part in (self.said, known, shown, others) if part)


def view_of(run: JourneyRun, said: str) -> WalkView:
    """A run as a view, with what just happened to it."""
    upcoming = next_step(run)
    return WalkView(
        journey=run.journey,
        title=run.title,
        outcome=run.outcome,
        said=said,
        progress=progress(run),
        is_parked=run.parked,
        is_finished=upcoming is None,
        steps=tuple(_listed(run, step) for step in run.steps),
        next=_whole(run, upcoming) if upcoming else None,
        holds=holdings(run),
        held_at_the_end=run.holds if upcoming else (*_figures(run), *closing(run)),
    )


def met_words(met: Met) -> str:
    """The greeting after an absence and what changed in the journey; empty when there is neither."""
    return "\n\n".join(part for part in (met.welcome, met.changed) if part)


def step_markdown(walk: WalkView) -> str:
    """The step to take now, or what the person holds at the end; nothing while the journey is parked."""
    step = walk.next
    if walk.is_parked:
        return ""
    if step is None:
        held = "\n".join(f"- {line}" for line in walk.held_at_the_end)
        return f"**That was the last step of “{walk.title}”** ({walk.progress}). What came of it:\n\n{held}"
    return _step_markdown(step, len(walk.steps))


def one_step_markdown(run: JourneyRun, step: RunStep) -> str:
    """Any step of a journey, as the next one is shown."""
    return _step_markdown(_whole(run, step), len(run.steps))


def _step_markdown(step: NextStep, of: int) -> str:
    takes = f" (about {time_in_words(step.minutes)})" if step.minutes else ""
    counted = f" You have {step.so_far}." if step.so_far else ""
    here = f"\n\nWe can do it here: say “{step.ask}”." if step.ask else ""
    here = f"\n\n{step.way}" if step.way else here
    here = f"\n\n{step.kept}{here}" if step.kept else here
    trust = "" if step.checked == CHECKED_BY["said"] else f" {TAKEN_ON_TRUST}"
    return (
        f"**Step {step.n} of {of}: {step.title}**{takes}\n\n{step.do}\n\n"
        f"*Why:* {step.why}\n\n*Done when:* {step.done}{counted} {step.checked}{trust}{here}"
    )


def next_says(walk: WalkView | None) -> tuple[str, ...]:
    """What a person may say next in a journey."""
    if walk is None or walk.next is None:
        return ("What now?", "What did I get out of this journey?", "Show my journeys")
    if walk.is_parked:
        return (RESUME, "Show my journeys")
    return (walk.next.ask, DONE, ELSEWHERE) if walk.next.ask else (DONE, ELSEWHERE, PARK)


def time_in_words(minutes: int) -> str:
    """45 minutes; from an hour and a half on in hours."""
    if minutes < 90:
        return f"{minutes} minutes"
    hours = round(minutes / 30) / 2
    return f"{hours:g} hours"


def _figures(run: JourneyRun) -> tuple[str, ...]:
    """What the person's own counts came to, a line each."""
    found = compared(run)
    return tuple(f"Your figures: {line}" for line in found.split("\n\n")) if found else ()


def _listed(run: JourneyRun, step: RunStep) -> WalkStep:
    by = (
        "; ".join((*outcome_of(run, step), *filter(None, [so_far(step)]))) or None
        if step.state == "open"
        else shown_by(step)
    )
    return WalkStep(n=number_of(run, step), id=step.id, title=step.title, state=step.state, by=by)


def _whole(run: JourneyRun, step: RunStep) -> NextStep:
    counts = f" It needs {step.needs:,}." if step.needs and step.check != "said" else ""
    is_silent = step.check == "fact_told" and step.fact is None
    checked = CHECKED_BY["said"] if is_silent else CHECKED_BY.get(step.check, CHECKED_BY["said"]) + counts
    return NextStep(
        n=number_of(run, step),
        checked=checked,
        so_far=so_far(step),
        kept=kept_of(run, step) or None,
        do=with_own_jobs(run, step.do),
        done=with_own_jobs(run, step.done),
        **step.model_dump(include={"id", "title", "why", "minutes", "concept", "tool", "ask"}),
    )
