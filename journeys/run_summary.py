"""What came of each step in tidy form: its figures with their count and day, and what the person told, a line each."""

from __future__ import annotations

import re
from datetime import date, timedelta

from journeys.asked_words import is_product
from journeys.counted import Counted, in_words
from journeys.days import day_told
from journeys.days import in_words as day_in_words
from journeys.faults_told import faults_in
from journeys.progress_told import without_old_colours
from journeys.run import JourneyRun, RunStep
from journeys.run_counting import counted_in, role_of
from journeys.run_words import number_of, without_because, words_of
from knowledge.providers import date_in_words

LONGEST_LINE = 110  # characters of a sentence of theirs
FEW = 7  # words that say no more than a day
FILLERS = (
    r"(?:(?:ok(?:ay)?|so|well|wait|actually|and|but|hm+|oh|sorry|yes|yep|hi|hey|right|alright|now|then|ok then|just)"
    r"(?:[\s,.!…:-]+|$))+"
)


def figure_lines(run: JourneyRun, step: RunStep) -> tuple[str, ...]:
    """The figures that hold of a step: the newest of each round, with what they rest on, the model and the day."""
    found = _holding(run, step)
    return tuple(("then " if at else "") + figure_line(each, is_short=at > 0) for at, each in enumerate(found))


def figure_line(counted: Counted, *, is_short: bool = False) -> str:
    """A figure with what it rests on: 38 words changed in a hundred, ChatGPT, 24 May 2026."""
    role = f"{counted.role}: " if counted.role else ""
    day = date_in_words(counted.day) if counted.day else ""
    return role + ", ".join(part for part in (in_words(counted, is_short=is_short), counted.model or "", day) if part)


def told_of(run: JourneyRun, step: RunStep) -> tuple[str, ...]:
    """What was told of a step without what its figures say already, each in one line."""
    counted = {words for each in counted_in(run, step) for words in each.words}
    told = [
        words
        for words in (words_of(step) if step.have is None else step.told)  # what Peri counts is shown as a count
        if is_product(words) and " ".join(words.split()) not in counted and not _is_day(step, words)
    ]
    return tuple(tidy(words) for words in without_old_colours(step, told) if tidy(words))


def outcome_of(run: JourneyRun, step: RunStep) -> tuple[str, ...]:
    """All that came of a step: its figures, then the person's own sentences in their marks."""
    return (*figure_lines(run, step), *(f"“{words}”" for words in told_of(run, step)), *_day_line(step))


def told_lines(run: JourneyRun) -> tuple[str, ...]:
    """What the person told of their steps, a line each."""
    told = ((number_of(run, step), step.title, outcome_of(run, step)) for step in run.steps if step.state != "skipped")
    return tuple(f"Step {number}, {title}: {'; '.join(lines)}" for number, title, lines in told if lines)


def closing(run: JourneyRun) -> tuple[str, ...]:
    """What came of a journey at its end: what was made here, what the person told, what was left out, a line each.

    What a step is made to give is not said to be held: of a step that was only ticked, its title is named and no more.
    """
    lines = [line for step in run.steps if step.state != "open" and (line := _came_of(run, step))]
    bare = [step.title for step in run.steps if step.state == "done" and _came_of(run, step) is None]
    if bare:
        lines.append(f"Ticked on your word, with nothing told: {', '.join(f'“{title}”' for title in bare)}.")
    lines += [f"You look again on {day_in_words(step.day)}." for step in run.steps if step.day]
    return tuple(lines)


def kept_of(run: JourneyRun, step: RunStep) -> str:
    """What is kept of an open step, for somebody who goes on with it; nothing where nothing is."""
    lines = outcome_of(run, step)
    return f"Kept of it so far: {'; '.join(lines)}." if lines else ""


def _is_day(step: RunStep, words: str) -> bool:
    """Whether words are no more than a day of the next look: the one that holds has a line of its own."""
    return step.day is not None and len(words.split()) <= FEW and _names_day(step.day, words)


def _names_day(day: date, words: str) -> bool:
    return day_told(words, day - timedelta(days=366)) is not None


def _day_line(step: RunStep) -> tuple[str, ...]:
    return (f"you look again on {day_in_words(step.day)}",) if step.day else ()


def tidy(words: str) -> str:
    """A sentence of theirs without the words that only lead in, cut at a word."""
    flat = re.sub(f"^{FILLERS}", "", " ".join(words.split()), flags=re.IGNORECASE).strip(" .,;")
    if len(flat) > LONGEST_LINE:
        flat = flat[:LONGEST_LINE].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"
    return flat[:1].upper() + flat[1:] if flat and not faults_in(flat) else flat


def _came_of(run: JourneyRun, step: RunStep) -> str | None:
    """What is known of a settled step; None for one that was ticked and of which nothing was told."""
    if step.state == "skipped":
        return f"Left out: {step.title}" + (
            f", because {without_because(step.evidence).rstrip('.')}." if step.evidence else "."
        )
    counted, told = figure_lines(run, step), told_of(run, step)
    if step.how == "here":
        shown = f" ({step.evidence})" if step.evidence else ""
        reports = "".join(f" You told me: “{part}”." for part in told if part != tidy(step.evidence or ""))
        return f"Done here: {step.title}{shown}.{reports}"
    if not counted and not told:
        return None
    lead = f"{step.title}, done elsewhere" if step.how == "elsewhere" else step.title
    figures = f": {'; '.join(counted)}." if counted else "."
    return f"{lead}{figures}" + (f" You told me: {'; '.join(f'“{part}”' for part in told)}." if told else "")


def _holding(run: JourneyRun, step: RunStep) -> tuple[Counted, ...]:
    found = counted_in(run, step)
    return found[-1:] if role_of(run, step) == "before" else found
