"""Whether a figure that somebody counted is good: held against their own first one, never against other people's."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from journeys.run import JourneyRun, RunStep
from journeys.run_figures import figures
from journeys.run_words import number_of

PARTS = {
    Fraction(2, 3): "two words in three",
    Fraction(1, 2): "every second word",
    Fraction(1, 3): "one word in three",
    Fraction(1, 4): "one word in four",
    Fraction(1, 5): "one word in five",
    Fraction(1, 10): "one word in ten",
}
CLEAR, SLIGHT, LITTLE = 30, 10, 10  # per cent fewer; per cent fewer; words in a hundred. Our own marks, for ten jobs
COUNTS = r"figure|words changed|counts of"  # what a later step asks for that counts again
OF = r"(\d{1,4})(?: (?:are|were|is))?(?: right| wrong| good| ok)? (?:out )?of (?:the )?(\d{1,4})"
OF_ANSWERS = r"right|wrong|words changed|counts|figure"  # reports of steps in which something is judged
MISSING = r"\b(?:missing|lost)\b"
ASKED = r"(?<![\w.,/])(\d{1,3}(?:[.,]\d)?)(?![\w/]|[.,]\d)"


def how_good(run: JourneyRun, step: RunStep, question: str) -> str:
    """What a figure means: against their first one where there is one, else as the mark that they start from.

    The marks for a clear and a slight change are our own choice; on ten jobs less than a tenth may be chance.
    """
    if found := re.search(OF, question, re.IGNORECASE):
        return _of_all(run, step, int(found[1]), int(found[2]))
    told = [figure.share for figure in figures(run)]
    named = re.search(ASKED, question)
    now = Decimal(named[1].replace(",", ".")) if named else told[-1] if told else None
    first = told[0] if told else None
    if now is None or first is None or now == first or first == 0:
        means = f" That is about {_part(now)}." if now is not None and _counts_words(run, told) else ""
        return f"One count alone is neither good nor bad: it is the mark you start from.{means}{_again(run, step)}"
    fewer = round((first - now) / first * 100)
    left = f"What is still yours to mend is about {_part(now)}."
    if now > first:
        return f"No: {now:g} after {first:g} is more to mend than before. Take back what you changed last. {left}"
    if fewer < SLIGHT:
        view = f"Hardly: {now:g} after {first:g} is {fewer} per cent less to mend, which on a few jobs may be chance."
    elif fewer < CLEAR:
        view = f"A step forward: {now:g} after {first:g} is {fewer} per cent less to mend. Part of that may be chance."
    else:
        view = f"Yes, a clear gain: {now:g} after your own first figure of {first:g} is {fewer} per cent less to mend."
    after = (
        "So little is left that another round would cost more than it brings."
        if now <= LITTLE
        else (
            "Whether that is good enough is for you to say: it is, when mending such a draft is quicker "
            "than writing it yourself."
        )
    )
    return f"{view} {left} {after}{_kinds(run)}"


def _of_all(run: JourneyRun, step: RunStep, right: int, every: int) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(step.do.split()))
    missing = next((each for each in sentences if re.search(MISSING, each, re.IGNORECASE)), None)
    if missing and not re.search(OF_ANSWERS, step.report or ""):
        return f"{right} of {every} is all right. For the other {max(every - right, 0)} the step says: {missing}"
    return (
        f"{right} of {every} is {round(right / every * 100) if every else 0} in a hundred: good as a "
        "beginning, and neither good nor bad by "
        f"itself. What matters is the kind of the other {max(every - right, 0)}: one that was not found costs "
        "you a look, one that "
        f"is wrong or invented may reach a client.{_again(run, step)}"
    )


def _counts_words(run: JourneyRun, told: list[Decimal]) -> bool:
    return bool(told) or any("words changed" in (each.report or "") for each in run.steps)


def _part(share: Decimal) -> str:
    nearest = min(PARTS, key=lambda part: abs(part - Fraction(share) / 100))
    return (
        PARTS[nearest] if abs(nearest - Fraction(share) / 100) <= Fraction(3, 100) else f"{share:g} words in a hundred"
    )


def _again(run: JourneyRun, step: RunStep) -> str:
    later = next(
        (
            each
            for each in run.steps[number_of(run, step) :]
            if re.search(COUNTS, each.report or "") and each.state == "open"
        ),
        None,
    )
    if later is None:
        return " Count once more after the next change: the difference tells."
    return f" Step {number_of(run, later)}, “{later.title}”, counts again, and the difference tells."


def _kinds(run: JourneyRun) -> str:
    sorting = next((each for each in run.steps if each.report == "your three counts"), None)
    if sorting is None:
        return ""
    return (
        f" What the rest is made of, step {number_of(run, sorting)} tells: manner can still be bettered in "
        "the prompt, wrong facts cannot."
    )
