"""What is said of a run: how far it is, what changed in its journey, and a welcome after an absence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from journeys.answers_told import answers_of, answers_words
from journeys.days import in_words
from journeys.journey import Journey
from journeys.run import JourneyRun, RunStep, next_step
from knowledge.providers import date_in_words

ABSENT_FROM = 7  # days without a word after which a person is welcomed back


def progress(run: JourneyRun) -> str:
    """3 of 10 steps done, 1 skipped."""
    skipped = sum(step.state == "skipped" for step in run.steps)
    return f"{run.done_count} of {len(run.steps)} steps done" + (f", {skipped} skipped" if skipped else "")


def number_of(run: JourneyRun, step: RunStep) -> int:
    """The place of a step in its journey, from 1."""
    return 1 + [each.id for each in run.steps].index(step.id)


def in_short(run: JourneyRun) -> str:
    """Where someone stands, for one who has read the step already."""
    upcoming = next_step(run)
    if upcoming is None:
        return f"“{run.title}” is finished: {progress(run)}."
    n = number_of(run, upcoming)
    told = f" You told me of it: “{'; '.join(words_of(upcoming))}”." if words_of(upcoming) else ""
    return (
        f"Still step {n} of {len(run.steps)} of “{run.title}”: “{upcoming.title}”, as it stands above.{told} It is "
        f"done when you have this: {upcoming.done} “Show me step {n}” gives it whole again."
    )


def is_worked_on(run: JourneyRun) -> bool:
    """Whether anything was done, skipped or told in it."""
    return any(step.state != "open" or step.told or step.have for step in run.steps)


def so_far(step: RunStep) -> str | None:
    """62 of 100 so far, a yes from 8 of 14 so far; None where nothing is counted or nothing is known."""
    if answers := answers_of(step):
        return f"{answers_words(answers)} so far"
    return f"{step.have:,} of {step.needs:,} so far" if step.needs and step.have is not None else None


def shown_by(step: RunStep) -> str:
    """What settled a step, in a few words with the day."""
    day = date_in_words(step.at) if step.at else ""
    if step.state == "skipped":
        return ", ".join(part for part in (f"skipped{f': {step.evidence}' if step.evidence else ''}", day) if part)
    lead = {"elsewhere": "done elsewhere", "said": "done, as you said"}.get(step.how or "", "")
    what = ": ".join(part for part in (lead, "; ".join(words_of(step))) if part)
    looks = f"; next look on {in_words(step.day)}" if step.day else ""
    return ", ".join(part for part in (what or "done", day) if part) + looks


def words_of(step: RunStep) -> tuple[str, ...]:
    """What shows a step and what was told of it, each once."""
    return tuple(dict.fromkeys(part for part in (*step.told, step.evidence or "") if part))


def absence(run: JourneyRun, today: date) -> str | None:
    """The span since the person was last here, "3 weeks"; None when it is short."""
    days = (today - run.seen_at).days
    if days < ABSENT_FROM:
        return None
    for unit, length in (("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"{days // length} {unit}s"
    return f"{days} days"


def welcome_back(run: JourneyRun, today: date) -> str | None:
    """A greeting after an absence, with what there was and what is next; None when the person was here lately."""
    away = absence(run, today)
    if away is None:
        return None
    upcoming = next_step(run)
    counted = [step for step in run.steps if step.state == "open" and so_far(step)]
    had = "; ".join(f"“{step.title}”: {so_far(step)}" for step in counted)
    parts = [f"Welcome back after {away}. In “{run.title}” you have {progress(run)}."]
    parts += [f"Where you had counted: {had}."] if had else []
    parts += [f"Next is step {number_of(run, upcoming)}, “{upcoming.title}”."] if upcoming else []
    return " ".join(parts)


def what_changed(before: JourneyRun, after: JourneyRun, journey: Journey) -> str | None:
    """What a newer version of the journey brought someone in the middle of it; None when only wording did."""
    old, new = {step.id for step in before.steps}, {step.id for step in after.steps}
    returned = {step.id for step in before.gone} & new
    added = [step.title for step in after.steps if step.id not in old]
    removed = [step.title for step in before.steps if step.id not in new]
    if not added and not removed and before.version == after.version:
        return None
    parts = ["This journey has changed since you were last here."]
    parts += [journey.changed] if journey.changed and before.version != after.version else []
    parts += [f"New: {_listed(added)}."] if added else []
    parts += [f"No longer part of it: {_listed(removed)}."] if removed else []
    kept = any(step.state != "open" or step.have is not None for step in (*after.steps, *after.gone)) or bool(returned)
    return " ".join([*parts, *(["What you have done is kept."] if kept else [])])


def holdings(run: JourneyRun) -> tuple[str, ...]:
    """What the person holds by now: each step that is done with what shows it."""
    return tuple(f"{step.title} ({shown_by(step)})" for step in run.steps if step.state == "done")


def _listed(titles: Sequence[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles)


def without_because(reason: str) -> str:
    """A reason without the word that leads into it, since that is said before it."""
    return re.sub(r"^(?:because|since|as)\s+", "", reason.strip(), flags=re.IGNORECASE)
