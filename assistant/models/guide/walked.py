"""A message about the journey that is walked, read in its conversation."""

from __future__ import annotations

from assistant.models.guide.intent import Intent
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.walking import Standing, WalkAsked, read_walking
from assistant.models.guide.turns import Exchange, Talk

LATELY = 12  # exchanges after which short words no longer mean the journey
WALKING_TOOLS = frozenset({"start_journey", "journey_status", "mark_step", "park_journey"})


# Tools that begin by themselves when a step's own sentence asks for them; the others read the sentence first.
BEGIN_BARE = frozenset(
    {"check_drift", "check_flexibility", "compare_blind", "log_project", "prompt_kit", "rehearse", "report_projects"}
)


def walking(talk: Talk, text: str) -> Intent | None:
    """What a message wants of a journey, with the facts told in it; None when it is about something else."""
    if (tool := _offered(talk, text)) is not None:
        return Intent("journey", question=text, walk=WalkAsked(tool))
    last = talk.last
    found = last.of("recommend_journey") if last else None
    journeys = found.content.get("journeys", []) if found else []
    asked = read_walking(
        text,
        Standing(
            is_fresh=all(exchange.is_opening for exchange in talk.before),
            in_journey=any(_walked(exchange) for exchange in talk.before[-LATELY:]),
            is_asked=last is not None and last.asked is not None,
            recommended=str(journeys[0]["id"]) if journeys else None,
            article=talk.now.about or (talk.subject.concept if talk.subject else None),
        ),
    )
    if asked is None:
        return None
    reason = asked.arguments.get("reason")
    facts = read_facts(reason) if reason and asked.arguments.get("how") == "done" else {}
    return Intent("journey", question=text, facts=facts, walk=asked)


def _offered(talk: Talk, text: str) -> str | None:
    """The tool of the step to take now, when the message is the sentence that the step offers for it."""
    for exchange in reversed(talk.before[-LATELY:]):
        for result in reversed(exchange.results):
            walk = result.content.get("walk") or result.content.get("ticked")
            if isinstance(walk, dict):
                step = walk.get("next") or {}
                same = str(step.get("ask", "")).rstrip(".?!").casefold() == text.strip().rstrip(".?!").casefold()
                return str(step["tool"]) if same and step.get("tool") in BEGIN_BARE else None
    return None


def _walked(exchange: Exchange) -> bool:
    return any(result.name in WALKING_TOOLS or "ticked" in result.content for result in exchange.results)
