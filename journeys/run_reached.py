"""What a journey came to, in plain words: whether it helped, by the person's own figures, and what to do with it."""

from __future__ import annotations

from decimal import Decimal

from journeys.counted import in_words, number_word
from journeys.run import JourneyRun, next_step
from journeys.run_chance import said_of_chance
from journeys.run_figures import Figure, counts, figures, minutes
from journeys.run_words import number_of, progress
from knowledge.providers import date_in_words

# Our own choices, for some ten pieces counted by hand, where a few words more or less are chance: a fall by a quarter
# is called a help, a smaller one a little; ten words in a hundred are what a careful person changes in a draft anyway.
PLAINLY, A_LITTLE = Decimal("0.25"), Decimal("0.05")
LITTLE_LEFT = 10
ASK, NOT_SO_FAR = "“Is it worth it for my work?”", "No, it has not helped so far"
NO_FIGURES = (
    "I can't tell by figures whether it helped: I have no two of the same kind from you, one before and one after. "
    "Count now, on as many pieces as you like, and tell me: “28 words changed in a hundred”."
)
ONE_FIGURE = "There is one figure so far, {figure}; whether it helped, the next count tells."


def reached(run: JourneyRun) -> str:
    """Whether the journey helped, by its first and last figures, and what to do with that; a sentence or three."""
    told, counted = figures(run), counts(run)
    if len(told) > 1 and told[0].share:
        return " ".join(part for part in (_by_shares(told), _time(run), _with_that(told)) if part)
    if len(counted) > 1:
        return _by_counts(counted[0], counted[-1])
    if told:
        return ONE_FIGURE.format(figure=in_words(told[0].counted))
    return NO_FIGURES if run.is_finished else ""


def figure_asked(run: JourneyRun, which: str) -> str | None:
    """The first, the last or every figure that was told, with the step it belongs to; None without any."""
    told = figures(run)
    if not told:
        return None
    first, last = told[0], told[-1]
    if which == "last" and len(told) > 1:
        return f"Your last figure was **{_whole(last)}**; you began with {first.share:g}."
    later = f" Now it is {last.share:g}." if len(told) > 1 else ""
    if which == "each":
        return _each(told)
    return f"Your first figure was **{_whole(first)}**.{later}"


def where_left(run: JourneyRun) -> str:
    """A journey in a sentence or two, for somebody who comes back to it."""
    upcoming = next_step(run)
    if upcoming is None:
        return f"You have finished “{run.title}”. {reached(run)}"
    told = figures(run)
    had = f" Your figure so far: {_whole(told[-1])}." if told else ""
    after = f"Next is step {number_of(run, upcoming)}, “{upcoming.title}”."
    return f"You are in “{run.title}”: {progress(run)}.{had} {after}"


def tried(run: JourneyRun) -> str | None:
    """The last share that was counted with a prompt kit, as what a person has tried; None where there was no kit."""
    told = figures(run)
    has_kit = any(step.check == "prompt_kit" and step.state == "done" for step in run.steps)
    if not has_kit or not told or told[-1].role != "after":
        return None
    return f"I have tried a prompt with samples of my own and still change {told[-1].share:g} words in a hundred"


def _by_shares(told: tuple[Figure, ...]) -> str:
    before, after = told[0].share, told[-1].share
    fall = (before - after) / before
    lead = (
        "Yes, it helped" if fall >= PLAINLY else "It helped a little" if fall >= A_LITTLE else
        NOT_SO_FAR if fall > -A_LITTLE else "No, it has got worse"
    )  # fmt: skip
    way = "fewer" if after < before else "more"
    between = f", {', '.join(f'{each.share:g}' for each in told[1:-1])} in between" if len(told) > 2 else ""
    part = f", that is {abs(fall) * 100:.0f} per cent {way} to mend" if before != after else ""
    moved = f": {abs(before - after):g} {way}" if before != after else ""
    first, last = _rests_on(told[0]), _rests_on(told[-1])
    counted = f"you changed {before:g} words in a hundred at the start{first} and {after:g} at the last count{last}"
    held = said_of_chance(told[0].counted.counts, told[-1].counted.counts)
    return f"{lead}: {counted}{between}{moved}{part}.{f' {held}' if before != after else ''}"


def _rests_on(figure: Figure) -> str:
    """On how many pieces a figure rests, where that was told."""
    pieces = figure.counted.pieces
    if pieces is None:
        return ""
    return f" ({number_word(pieces)} pieces{' so far' if figure.counted.is_partial else ''})"


def _each(told: tuple[Figure, ...]) -> str:
    """Every figure with its role and what it rests on, a line each."""
    lines = [f"- {figure.role.capitalize()}: **{in_words(figure.counted, is_short=True)}**" for figure in told]
    lines += [] if len(told) > 1 else ["- After: none yet"] if told[0].role == "before" else []
    return "\n".join(["Your figures, words changed in a hundred:", "", *lines])


def _time(run: JourneyRun) -> str:
    told = minutes(run)
    if len(told) < 2 or told[0] == told[-1]:
        return ""
    return f"A piece took you {told[0]:g} minutes before and {told[-1]:g} after."


def _with_that(told: tuple[Figure, ...]) -> str:
    before, after = told[0].share, told[-1].share
    if after >= before:
        return f"Stop here with it, and look at what goes wrong: {ASK} says which other way may do more."
    if after <= LITTLE_LEFT:
        return "Little is left, so you can stop improving it: use it as it is, and count once more in three months."
    return f"Go on using it. The {after:g} that are left are what anything else would have to lower: ask me {ASK}."


def _by_counts(first: dict[str, int], last: dict[str, int]) -> str:
    right = last.get("right", 0) - first.get("right", 0)
    bad = sum(last.get(kind, 0) - first.get(kind, 0) for kind in ("wrong", "invented"))
    lead = "Yes, it helped" if right > 0 and bad <= 0 else NOT_SO_FAR if right <= 0 <= bad else "It helped in part"
    both = [f"{kind} {first[kind]} before, {last[kind]} after" for kind in first if kind in last]
    advice = "Go on using it." if lead != NOT_SO_FAR else "Stop here with it and ask me “What now?”."
    return f"{lead}: {'; '.join(both)}. {advice} Keep checking what it says as long as any are invented."


def _whole(figure: Figure) -> str:
    day = f", {date_in_words(figure.at)}" if figure.at else ""
    return f"{figure.share:g} words changed in a hundred (step {figure.number}, “{figure.title}”{day})"
