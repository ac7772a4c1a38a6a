"""How a conversation stands to the journey that is walked: what was shown, offered and asked before."""

from __future__ import annotations

import re

from assistant.models.guide.reading.walking import Standing, WalkAsked
from assistant.models.guide.turns import Exchange, Talk
from assistant.tools.ticking import WALKING
from journeys.run import JourneyRun, next_step
from journeys.run_words import is_worked_on

LATELY = 12  # exchanges after which short words no longer mean the journey
OFFERED_LATELY = 6  # exchanges after which "start it" no longer means the journey that was offered
# Tools that begin by themselves when a step's own sentence asks for them; the others read the sentence first.
BEGIN_BARE = frozenset(
    {"check_drift", "check_flexibility", "compare_blind", "log_project", "prompt_kit", "rehearse", "report_projects"}
)
OF_ELSE = frozenset(
    {"judge_fit", "recommend_journey", "start_dataset_build", "rehearse", "compare_blind", "check_flexibility"}
)
PIECE = r"here(?:'s| is| are| comes?)\b"
LONG_PIECE = 12  # words of a text that is handed over in the chat


def with_step(text: str, talk: Talk, run: JourneyRun | None) -> str:
    """An answer about something else, with the step that is open named at its end while the journey is spoken of."""
    upcoming = next_step(run) if run and not run.parked else None
    if run is None or upcoming is None or not in_journey(talk):
        return text
    n = 1 + [step.id for step in run.steps].index(upcoming.id)
    return f"{text}\n\n*You are at step {n} of {len(run.steps)}, “{upcoming.title}”. Say “done” when you have it.*"


def with_waiting(text: str, run: JourneyRun | None) -> str:
    """A goodbye, with what waits for them when they come back."""
    upcoming = next_step(run) if run is not None and not run.parked else None
    if run is None or upcoming is None:
        return text
    n = 1 + [step.id for step in run.steps].index(upcoming.id)
    return f"{text} Step {n} of “{run.title}” waits for you; “I'm back” finds it again."


def is_walking(talk: Talk, run: JourneyRun | None) -> bool:
    """Whether an open journey is spoken of in this conversation."""
    is_open = run is not None and not run.parked and not run.is_finished
    return is_open and (in_journey(talk) or is_fresh(talk) or is_the_only_talk(talk, run))


def is_the_only_talk(talk: Talk, run: JourneyRun | None) -> bool:
    """Whether a journey is open and this new conversation has begun nothing else that short words could mean."""
    if run is None or run.parked or run.is_finished or talk.pending is not None:
        return False
    return len(talk.before) <= LATELY and not any(_begins_else(exchange) for exchange in talk.before)


def handed_over(talk: Talk, text: str, run: JourneyRun | None) -> bool:
    """Whether a piece of work is pasted by someone in a journey: it wants a way to be given, and no verdict."""
    is_open = run is not None and not run.parked and not run.is_finished
    return (
        is_open
        and talk.pending is None
        and re.match(PIECE, text.strip(), re.I) is not None
        and len(text.split()) >= LONG_PIECE
    )


def last_kept(talk: Talk) -> bool:
    """Whether the last answer kept a report and asked whether the step is done."""
    return talk.last is not None and talk.last.of("keep_report") is not None


def standing(talk: Talk, run: JourneyRun | None = None) -> Standing:
    """What short words may refer to, as the conversation stands; `run` is the journey that the person is in."""
    last = talk.last
    lately = offered_lately(talk)
    asked_again = re.search(r"^Walk “(.+)” again$", "\n".join(last.next_questions), re.M) if last else None
    return Standing(
        is_fresh=is_fresh(talk),
        in_journey=in_journey(talk) or is_the_only_talk(talk, run),
        is_asked=last is not None and last.asked is not None,
        recommended=offer_in(last) if last else None,
        offered=lately,
        finished=asked_again[1] if asked_again else None,
        article=talk.now.about or (talk.subject.concept if talk.subject else None),
    )


def subject(talk: Talk, run: JourneyRun | None) -> str | None:
    """The journey that is spoken of, when it is not the one that is walked: told about or offered just before."""
    for exchange in reversed(talk.before[-OFFERED_LATELY:]):
        told = exchange.of("tell_journey")
        if told and told.arguments.get("journey"):
            return str(told.arguments["journey"])
        if offer := offer_in(exchange):
            return offer
        if _walked(exchange):
            return None
    return None


def offer_in(exchange: Exchange | None) -> str | None:
    """The journey that an answer recommended, or offered to begin."""
    if exchange is None:
        return None
    found = exchange.of("recommend_journey")
    journeys = found.content.get("journeys", []) if found else []
    if journeys:
        return str(journeys[0]["id"])
    status = exchange.of("journey_status")
    switched = exchange.of("switch_journey")
    is_choice = (status is not None and status.arguments.get("instead") is not None) or (
        switched is not None and not switched.content.get("walk")
    )
    if not is_choice and any(result.name in WALKING - {"tell_journey"} for result in exchange.results):
        return None
    offers = (re.fullmatch(r"Start “(.+)”", says) for says in exchange.next_questions)
    return next((offer[1] for offer in offers if offer), None)


def offered_lately(talk: Talk) -> str | None:
    """The journey that was offered lately and not begun since."""
    for exchange in reversed(talk.before[-OFFERED_LATELY:]):
        if offer := offer_in(exchange):
            return offer
        if exchange.of("start_journey"):
            return None
    return None


def offered_tool(talk: Talk, text: str) -> str | None:
    """The tool of the step to take now, when the message is the sentence that the step offers for it."""
    for exchange in reversed(talk.before[-LATELY:]):
        for result in reversed(exchange.results):
            walk = result.content.get("walk") or result.content.get("ticked")
            if isinstance(walk, dict):
                step = walk.get("next") or {}
                same = str(step.get("ask", "")).rstrip(".?!").casefold() == text.strip().rstrip(".?!").casefold()
                return str(step["tool"]) if same and step.get("tool") in BEGIN_BARE else None
    return None


def in_journey(talk: Talk) -> bool:
    """Whether a journey was walked lately in this conversation."""
    return any(_walked(exchange) for exchange in talk.before[-LATELY:])


def just_walked(talk: Talk) -> bool:
    """Whether the last answer was one about the journey."""
    return talk.last is not None and _walked(talk.last)


def every_step_claimed(talk: Talk) -> bool:
    """Whether the last answer asked which steps are done, after all of them were said to be."""
    told = talk.last.of("tell_journey") if talk.last else None
    return told is not None and told.arguments.get("about") == "all_done"


def where_again(talk: Talk, asked: WalkAsked) -> WalkAsked:
    """Where they are, in short when the last answer told it whole."""
    is_again = talk.last is not None and talk.last.of("journey_status") is not None
    bare = asked.tool == "journey_status" and not asked.arguments
    return WalkAsked("journey_status", {"brief": True}) if bare and is_again else asked


def where_now(talk: Talk, asked: WalkAsked, run: JourneyRun | None) -> WalkAsked:
    """Where they are, in short when told before, and taken up again where it was parked some time ago."""
    asked = where_again(talk, asked)
    return asked if just_parked(talk) else taken_up(asked, run)


def taken_up(asked: WalkAsked, run: JourneyRun | None) -> WalkAsked:
    """Where they are, asked by somebody whose journey is parked and worked on: it is taken up again."""
    waits = run is not None and run.parked and not run.is_finished and is_worked_on(run)
    bare = asked.tool == "journey_status" and not asked.arguments
    return WalkAsked("start_journey", {"journey": run.journey}) if bare and waits and run is not None else asked


def just_ticked(talk: Talk) -> bool:
    """Whether the last answer settled a step."""
    if talk.last is None:
        return False
    return talk.last.of("mark_step") is not None or any("ticked" in result.content for result in talk.last.results)


def just_parked(talk: Talk) -> bool:
    """Whether the last answer put a journey aside, so that nobody wants it back at once."""
    return talk.last is not None and talk.last.of("park_journey") is not None


def is_fresh(talk: Talk) -> bool:
    """Whether nothing was said before."""
    return all(exchange.is_opening for exchange in talk.before)


def _begins_else(exchange: Exchange) -> bool:
    return offer_in(exchange) is not None or any(result.name in OF_ELSE for result in exchange.results)


def _walked(exchange: Exchange) -> bool:
    return any(result.name in WALKING or "ticked" in result.content for result in exchange.results)
