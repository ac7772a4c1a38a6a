"""A run with what was kept of it put right, and what changed by that, in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from journeys.counted import Counted, Role, in_words, number_word, says, without
from journeys.days import in_words as day_in_words
from journeys.put_right import Correction
from journeys.run import JourneyRun, RunStep, with_step
from journeys.run_counting import counted_in, role_of
from journeys.run_figures import figure_of, step_of_role
from journeys.run_words import number_of

Changed = tuple[JourneyRun, list[str]]


def put_right(run: JourneyRun, correction: Correction, today: date) -> Changed:
    """The run as it is after a correction, and a sentence for each change; none where nothing changed."""
    said = list[str]()
    for value in correction.forget:
        run, more = _forgotten(run, value, today)
        said += more
    for role in correction.none_of:
        run, more = _emptied(run, role, today)
        said += more
    for role, value in correction.roles:
        run, more = _given(run, role, value, today)
        said += more
    if correction.another is not None:
        run, more = _replaced(run, *correction.another, today)
        said += more
    for words in correction.notes:
        run, more = _without_note(run, words, today)
        said += more
    if correction.day is not None or correction.no_day:
        run, more = _other_day(run, correction.day, today)
        said += more
    return run, list(dict.fromkeys(said))


def figures_now(run: JourneyRun) -> str:
    """The figures before and after as they stand."""
    before, after = figure_of(run, "before"), figure_of(run, "after")
    first = f"{in_words(before.counted)} before" if before else "none before"
    last = f"{in_words(after.counted)} after" if after else "none after yet"
    return f"Your figures now: {first}; {last}."


def _forgotten(run: JourneyRun, value: Decimal, today: date) -> Changed:
    said = list[str]()
    for step in run.steps:
        known = counted_in(run, step)
        gone = [each for each in known if says(each, value)]
        if not gone:
            continue
        left = tuple(kept for each in known if (kept := without(each, value) if each in gone else each) is not None)
        run = _with_counted(run, step, left, gone, today)
        if averages := [each for each in gone if each in left and each.share == value]:
            said.append(_only_average(averages[-1], value))
            continue
        holds = f" What holds is {in_words(left[-1])}." if left else ""
        said.append(f"Taken out of step {number_of(run, step)}, “{step.title}”: the {value:g}.{holds}")
    return run, said


def _only_average(counted: Counted, value: Decimal) -> str:
    low, high = min(counted.values), max(counted.values)
    return (
        f"{value:g} is the average of the {number_word(len(counted.values))} counts that you told me (from {low:g} to "
        f"{high:g}), and these I keep. Is one of them wrong? Name it, as in “forget the {high:g}”, and I reckon anew."
    )


def _emptied(run: JourneyRun, role: Role, today: date) -> Changed:
    said = list[str]()
    for step in run.steps:
        known, own = counted_in(run, step), role_of(run, step)
        gone = [each for each in known if (each.role or own) == role]
        if gone:
            run = _with_counted(run, step, tuple(each for each in known if each not in gone), gone, today)
            said.append(f"Taken out as figure {role}: {', '.join(f'{each.share:g}' for each in gone)}.")
    return run, said


def _given(run: JourneyRun, role: Role, value: Decimal, today: date) -> Changed:
    """The figure of a role, from wherever it was kept, or new; it is the one that holds from now on."""
    at = step_of_role(run, role) or next(step for step in run.steps if role_of(run, step))
    n = max((each.n for step in run.steps for each in counted_in(run, step)), default=0) + 1
    found = [(step, each) for step in run.steps for each in counted_in(run, step) if says(each, value)]
    found.sort(key=lambda pair: (pair[1].share == value, pair[1].n))
    there = next((pair for pair in reversed(found) if (pair[1].role or role_of(run, pair[0])) == role), None)
    step, known = there or (found[-1] if found else (None, None))
    if step is not None and known is not None:
        left = tuple(each for each in counted_in(run, step) if each is not known)
        run = _with_counted(run, step, left, [] if there else [known], today)
        moved = known if len(known.values) > 1 else known.model_copy(update={"values": (value,)})
    else:
        moved = Counted(values=(value,), told_on=today)
    target = next(each for each in run.steps if each.id == (step.id if there and step else at.id))
    own = role_of(run, target)
    kept = moved.model_copy(update={"role": None if own == role else role, "n": n})
    run = with_step(run, target.model_copy(update={"counted": (*counted_in(run, target), kept)}), today)
    return run, [f"The figure {role} is {in_words(kept)}: kept with step {number_of(run, target)}, “{target.title}”."]


def _replaced(run: JourneyRun, old: Decimal | None, new: Decimal, today: date) -> Changed:
    every = [(step, each) for step in run.steps for each in counted_in(run, step) if old is None or says(each, old)]
    step, known = max(every, key=lambda pair: pair[1].n)
    if old is not None and old in known.values and len(known.values) > 1:
        values = tuple(new if value == old else value for value in known.values)
    else:
        values = (new,)
        if len(known.values) > 1 and new in (known.share, round(known.share)):
            return run, [f"That fits what I have: {in_words(known)}."]
    another = {"said": new} if values == (new,) and len(known.values) > 1 else {"values": values, "said": None}
    changed = known.model_copy(update=another)
    counted = tuple(changed if each is known else each for each in counted_in(run, step))
    run = with_step(run, step.model_copy(update={"counted": counted}), today)
    was = old if old is not None else known.share
    return run, [f"Put right in step {number_of(run, step)}, “{step.title}”: {new:g} in place of {was:g}."]


def _without_note(run: JourneyRun, words: str, today: date) -> Changed:
    for step in run.steps:
        if words not in step.told and words != step.evidence:
            continue
        known = counted_in(run, step)
        gone = [each for each in known if each.words == (" ".join(words.split()),)]
        run = _with_counted(run, step, tuple(each for each in known if each not in gone), gone, today, words)
        return run, [f"Taken out of step {number_of(run, step)}, “{step.title}”: “{words}”."]
    return run, []


def _other_day(run: JourneyRun, day: date | None, today: date) -> Changed:
    step = next((each for each in reversed(run.steps) if each.day is not None), None)
    if step is None:
        return run, ["I have kept no day on which you look again."]
    before = step.day
    run = with_step(run, step.model_copy(update={"day": day}), today)
    if day is None:
        return run, [f"Taken out: the day on which you look again. I had {day_in_words(before)}." if before else ""]
    was = f" That replaces {day_in_words(before)}." if before and before != day else ""
    return run, [f"You look again on {day_in_words(day)}.{was}"]


def _with_counted(
    run: JourneyRun, step: RunStep, left: tuple[Counted, ...], gone: list[Counted], today: date, note: str | None = None
) -> JourneyRun:
    """The run without some figures of a step, and without the notes that told nothing else."""
    still = {words for each in left for words in each.words}
    drop = {words for each in gone for words in each.words} - still | ({" ".join(note.split())} if note else set())
    told = tuple(words for words in step.told if " ".join(words.split()) not in drop)
    evidence = None if step.evidence and " ".join(step.evidence.split()) in drop else step.evidence
    return with_step(run, step.model_copy(update={"counted": left, "told": told, "evidence": evidence}), today)
