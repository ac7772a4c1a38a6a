"""Messages that ask for a rehearsal, in their conversation."""

from __future__ import annotations

from assistant.models.guide.intent import Intent
from assistant.models.guide.reading.rehearsing import read_rehearsing
from assistant.models.guide.turns import Exchange, Talk

OFFER = "rehears"  # stands in an answer that offered one


def rehearsing(talk: Talk, text: str) -> Intent | None:
    """The message as one that asks for a rehearsal, or after it; None when it is about something else."""
    asked = read_rehearsing(text, is_offered=talk.last is not None and _offers(talk.last))
    return None if asked is None else Intent("dataset", question=text, own="rehearse", own_with=asked)


def _offers(exchange: Exchange) -> bool:
    return OFFER in exchange.answer.lower() and exchange.of("rehearse") is None
