"""What is said of a journey when it is asked about: only its own authored fields, and what the person did in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tools.walk_result import one_step_markdown, time_in_words
from journeys.answers_told import answers_of, answers_words
from journeys.gained import gained_of, said_of_gained
from journeys.journey import Journey
from journeys.plain_words import means
from journeys.progress_told import COLOURS, colours_of, in_colours
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_figures import compared
from journeys.run_figures import figures as figures_of
from journeys.run_reached import reached
from journeys.run_summary import closing, told_lines
from journeys.run_words import number_of, progress, shown_by, so_far
from journeys.step_examples import worked_example

NOTHING_SOLD = "No, you don't have to buy anything to talk with me or to walk a journey; I sell nothing."
MOST_MEANINGS = 3
COMMON = frozenset({"ten", "page", "sheet", "blind", "draft", "drafts"})  # they need no gloss in a line
WHICH_LINE = "Which of these lines is unclear?"
PAID_ELSEWHERE = (
    "The cheapest route, a good prompt with samples of your work, needs only the chat assistant that you use anyway. "
    "Training a model, or keeping one reachable, costs money that goes to a provider; I work that out before you "
    "decide: ask “What would it cost me?”."
)


def all_steps(run: JourneyRun) -> str:
    """Every step with how far it is, the next one named."""
    lines = [f"{number_of(run, step)}. {step.title} ({_state(run, step)})" for step in run.steps]
    return "\n\n".join([f"**{run.title}**: {progress(run)}.", "\n".join(lines)])


def one_step(run: JourneyRun, step: RunStep) -> str:
    """A step, whole, with how it stands."""
    settled = (
        ""
        if step.state == "open"
        else f"\n\nIt is settled: {shown_by(step)}. “Back to step {number_of(run, step)}” opens it again."
    )
    return f"{one_step_markdown(run, step)}{settled}"


def in_parts(run: JourneyRun, step: RunStep) -> str:
    """A step said piece by piece: one sentence a line, and what there is at its end."""
    pieces = "\n".join(f"{n}. {part}" for n, part in enumerate(_sentences(step.do), start=1))
    return (
        f"Step {number_of(run, step)}, “{step.title}”, one thing after the other:\n\n{pieces}\n\n"
        f"What you have then: {step.done}\n\n{WHICH_LINE} Ask me about it by its number or its words."
    )


def with_example(run: JourneyRun, step: RunStep) -> str:
    """What a step came to for somebody, and what is wanted of it."""
    return (
        f"For step {number_of(run, step)}, “{step.title}”, an example:\n\n{worked_example(run.journey, step)}\n\n"
        f"Yours is done when you have this: {step.done}"
    )


def one_line(step: RunStep, number: int) -> str | None:
    """A line of the step as `in_parts` counts them, with what its words mean; None for one that it does not have."""
    lines = _sentences(step.do)
    if not 1 <= number <= len(lines):
        return None
    found = [
        meaning for word in re.findall(r"[\w-]+", lines[number - 1]) if word not in COMMON and (meaning := means(word))
    ]
    return "\n\n".join([f"Line {number} says: “{lines[number - 1]}”", *dict.fromkeys(found[:MOST_MEANINGS])])


def why_step(run: JourneyRun, step: RunStep) -> str:
    """What a step is good for."""
    return (
        f"Why step {number_of(run, step)}, “{step.title}”: {step.why}\n\n"
        f"The whole journey leads to this: {run.outcome}\n\n"
        f"It ends with this: {step.done} If it does not apply to you, say “skip this step, because …”, and the "
        "reason stands beside it."
    )


def when_stuck(run: JourneyRun, step: RunStep) -> str:
    """What can be done about a step that is too much: its smallest beginning, who else may do it, and the ways "
    "round it."""
    begin = _sentences(step.do)[0]
    here = f" I can do part of it here: say “{step.ask}”." if step.ask else ""
    n = number_of(run, step)
    return (
        f"Step {n} is “{step.title}”. Begin with its first line only: {begin}{here}\n\n"
        f"I can't do what lies outside this chat, and I know nobody to send you to. Whoever helps you with your "
        "computer, or a "
        f"colleague who has done such a thing, can take the step over: “show me step {n}” is all that they need to "
        "read. "
        "When they have done it, say “I did this elsewhere”. Or say “skip this step, because …”, or “park it”."
    )


def with_word(run: JourneyRun, step: RunStep, word: str) -> str:
    """The sentences of a step in which a word stands, as what it means there."""
    texts = list(dict.fromkeys(_sentences(f"{step.do} {step.done} {step.why}")))
    stems = [part.rstrip("s") for part in re.findall(r"[a-z]{3,}", word.casefold())]
    ranked = sorted(texts, key=lambda text: -sum(stem in text.casefold() for stem in stems))
    return f"In step {number_of(run, step)}, “{step.title}”, it says: {' '.join(t for t in texts if t in ranked[:2])}"


def about_effort(journey: Journey, run: JourneyRun | None) -> str:
    """Hours and days, and the time of each step."""
    takes = "\n".join(
        f"{n}. {step.title}: {time_in_words(step.minutes)}" for n, step in enumerate(journey.steps, start=1)
    )
    left = ""
    if run is not None and not run.is_finished:
        minutes = sum(step.minutes or 0 for step in run.steps if step.state == "open")
        left = f" You have about {time_in_words(minutes)} of it still before you."
    return (
        f"“{journey.title}” takes about {journey.effort_hours} hours of work, spread over {journey.days} days.{left}"
        f"\n\n{takes}\n\n{_skills(journey)}"
    ).rstrip()


def about_skills(journey: Journey) -> str:
    """What one must be able to do, and for whom it is not."""
    not_for = "\n".join(f"- {line}" for line in journey.not_for)
    takes = f"It takes about {journey.effort_hours} hours over {journey.days} days."
    return f"{_skills(journey) or journey.about}\n\n{takes} It is not for:\n\n{not_for}"


def about_buying(journey: Journey | None) -> str:
    """Whether anything must be bought: for a journey, and altogether."""
    if journey is None:
        return f"{NOTHING_SOLD} {PAID_ELSEWHERE}"
    return f"{journey.buys or 'This journey asks you to buy nothing.'} I sell nothing myself."


def about_holds(journey: Journey) -> str:
    """What comes out, and for whom it is."""
    holds = "\n".join(f"- {line}" for line in journey.holds)
    who = "\n".join(f"- {line}" for line in journey.who_for)
    return (
        f"**{journey.title}** ({journey.effort_hours} hours over {journey.days} days). {journey.about}\n\n"
        f"At the end you have, if you go through all of it:\n\n{holds}\n\nIt is for you if:\n\n{who}"
    )


def about_needs(journey: Journey) -> str:
    """What to have ready."""
    first = journey.steps[0]
    ready = f"Have this ready for “{journey.title}”: {journey.bring}" if journey.bring else f"For “{journey.title}”:"
    return f"{ready}\n\nIt begins with “{first.title}”: {first.do}\n\n{_skills(journey)}".rstrip()


def about_gains(run: JourneyRun, asked: str = "") -> str:
    """What the person told on the way, what it comes to, and what they have; first what `asked` asks for."""
    told, came = told_lines(run), closing(run)
    counts = [counted for step in run.steps if (counted := counted_of(step, asked))]
    parts = [*counts, f"**{run.title}**: {progress(run)}."]
    gained = gained_of(run)
    if gained is not None and not figures_of(run):  # nothing was counted before and after: what was won is leave
        parts.append(said_of_gained(gained))
    elif helped := reached(run):
        parts.append(helped)
    elif figures := compared(run):
        parts.append(f"Your figures: {figures}")
    if run.is_finished and came:
        parts.append("\n".join(["What came of it:", "", *(f"- {line}" for line in came)]))
    elif told:
        parts.append("\n".join(["What you told me:", "", *(f"- {line}" for line in told)]))
    else:
        parts.append("You have told me no figures on the way, so I have none to compare.")
    if upcoming := next_step(run):
        parts.append(f"Open is step {number_of(run, upcoming)}, “{upcoming.title}”.")
    return "\n\n".join(parts)


def counted_of(step: RunStep, asked: str) -> str:
    """The count of answers or colours that a question asks for by its words; nothing for another step."""
    answers = answers_of(step)
    if answers and re.search(r"\b(?:yes|no|agreed|refused|answered|allowed)\b", asked, re.IGNORECASE):
        return f"As you told it, that is {answers_words(answers)}. I know names only where you told me some."
    colours = colours_of(step)
    if colours and re.search(rf"\b(?:{'|'.join(COLOURS)})\b", asked, re.IGNORECASE):
        return f"As you told it, that is {in_colours(colours)}."
    return ""


def about_next(finished: JourneyRun, underway: JourneyRun | None, follows: Sequence[Journey]) -> str:
    """What may follow a finished journey."""
    parts = [f"“{finished.title}” is finished, with {progress(finished)}."]
    if underway is not None:
        parts.append(f"You have begun “{underway.title}” as well: {progress(underway)}.")
    if follows:
        first = follows[0]
        parts.append(
            f"Next I would take **{first.title}** ({first.effort_hours} hours over {first.days} days). "
            f"At its end you hold: {first.outcome}"
        )
        if len(follows) > 1:
            parts.append(f"Or “{follows[1].title}”.")
        parts.append("Say “start it”, or use what you have for a while first and come back.")
    else:
        parts.append(
            f"{reached(finished)} No other journey has to follow. Use what you have, count once more in three months, "
            "and come back when your work or the prices have changed."
        )
    return "\n\n".join(parts)


def _state(run: JourneyRun, step: RunStep) -> str:
    if step.state != "open":
        return shown_by(step)
    is_next = step == next_step(run)
    return ", ".join(part for part in ("open", "this is the next one" if is_next else "", so_far(step) or "") if part)


def _skills(journey: Journey) -> str:
    return f"What you need to be able to do: {journey.skills}" if journey.skills else ""


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if part]
