"""What is said at the head of a new talk to somebody who was here before: what is still known of them, what not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.kept import fact_label
from assistant.models.guide.turns import Exchange
from journeys.answers_told import answers_in, answers_words, tells_answers
from journeys.gained import gained_of
from journeys.run import JourneyRun, next_step
from journeys.run_figures import figures
from journeys.run_words import number_of

# What a verdict rests on most, and how it is called where it is missing.
WANTED = {
    "task": "the kind of work",
    "examples_on_hand": "how many finished pieces you have",
    "volume_per_month": "how many you make a month",
    "may_use_work": "whether you may use them",
    "tried_so_far": "what you have tried",
}
MAY = "may_use_work"
TAKES_UP = ("keep_report", "mark_step")  # tools by which a step is taken up with the first word
WELCOME = "Welcome back"
SAYS_IT = ("recall_facts", "forget_facts")  # tools whose own answer says what is known
LONGEST = 50  # characters of a fact


def known_still(earlier: Mapping[str, Any], run: JourneyRun | None, now: Exchange) -> str:
    """The line, in italics; empty where nothing is known, or where the answer says it itself."""
    said = any(
        result.name in SAYS_IT or result.content.get("earlier") or result.content.get("known") for result in now.results
    )
    facts = {name: value for name, value in earlier.items() if name in (*WANTED, "profession", "needs_facts")}
    if said or (not facts and run is None):
        return ""
    is_told = shows_journey(now) or welcomed(run, now)
    walked = _walked(run) if run is not None and not run.away and not is_told else ""
    leave = _leave(run)
    known = "; ".join(
        [*(f"{fact_label(name)}: {_short(value)}" for name, value in facts.items()), *filter(None, [leave, walked])]
    )
    told = any(tells_answers(str(r.arguments.get("words") or "")) for r in now.results)  # in this very message
    missing = [words for name, words in WANTED.items() if name not in facts and not (name == MAY and (leave or told))]
    not_known = f" Not known: {_listed(missing)}." if missing and facts else ""
    return f"*Still known from before: {known}.{not_known}*" if known else ""


def welcomed(run: JourneyRun | None, now: Exchange) -> str:
    """A word of welcome at the head of a new talk that begins with what came of a step; empty for every other.

    `run` is the journey as it stood before.
    """
    step = next_step(run) if run is not None and not run.parked else None
    is_taken_up = any(result.ok and result.name in TAKES_UP for result in now.results)
    if run is None or step is None or not is_taken_up or any(WELCOME in result.shown for result in now.results):
        return ""
    return f"*{WELCOME}. You were at step {number_of(run, step)} of “{run.title}”.*"


def shows_journey(now: Exchange) -> bool:
    """Whether the answer itself says where the person stands in a journey."""
    return any("progress" in (result.content.get("walk") or result.content) for result in now.results)


def _leave(run: JourneyRun | None) -> str:
    """What was told in the journey to be usable, or who said yes; empty where nothing was."""
    if run is not None and (gained := gained_of(run)) is not None:
        return f"leave for {gained.pieces} {gained.noun}{'' if gained.to_train else ', as samples'}"
    answers = answers_in([words for step in run.steps for words in step.told]) if run is not None else None
    return answers_words(answers) if answers is not None else ""


def _walked(run: JourneyRun) -> str:
    upcoming, told = next_step(run), figures(run)
    figure = f", {told[0].share:g} words in a hundred at first and {told[-1].share:g} at last" if len(told) > 1 else ""
    if upcoming is None:
        return f"“{run.title}” is finished{figure}"
    state = "parked at" if run.parked else "at"
    return f"“{run.title}” {state} step {number_of(run, upcoming)}{figure}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
