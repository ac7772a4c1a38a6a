"""Which messages reply to the question that Peri has just put, or speak of that question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.classify import Router
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import (
    COUNTED,
    IN_OWN_WORDS,
    asks_why_asked,
    case_told,
    likely_reply_to,
    noted,
    reply_to,
    skipped,
    with_level,
)
from assistant.models.guide.reading.complaints import is_weary
from assistant.models.guide.reading.harm import is_harmful
from assistant.models.guide.turns import Talk
from assistant.models.guide.wants import LIKE_A_PHRASING, routed_by
from journeys.sayings import Sayings
from knowledge.index import ConceptIndex

# What was done or how things are: a reply tells it, and wishes for nothing that would have to be refused first.
OF_WHAT_IS = frozenset({
    "tried_so_far", "change_rate", "judged_by", "examples_on_hand", "volume_per_month", "consistency_needed",
    "privacy", "may_use_work",
})  # fmt: skip


def reports_back(talk: Talk, text: str) -> bool:
    """Whether a message that asks nothing tells what Peri asked for a moment ago."""
    asked = talk.last.asked if talk.last else None
    if asked not in OF_WHAT_IS or "?" in text:
        return False
    facts = reply_to(asked, text, None)
    return bool(facts) and asked in (facts or {})


def about_the_question(talk: Talk, text: str) -> Intent | None:
    """What a message wants that asks why Peri asks, or is weary of being asked."""
    weary = is_weary(text)
    if not weary and not asks_why_asked(text):
        return None
    return Intent("judge_fit", question=case_told(talk), skip=skipped(talk), look=False, why_asked=not weary)


# Which program is the better one is no answer about the person's own work.
TOOLS_COMPARED = (
    r"\b(?:claude|chat ?gpt|gpt\S*|gemini|copilot|mistral|llama)\b.{0,30}"
    r"\b(?:better|worse|nicer|cheaper|smarter)\b.{0,25}\bthan\b"
)


def likely_reply(
    router: Router, sayings: Sayings | None, talk: Talk, text: str, situation: Mapping[str, Any]
) -> Intent | None:
    """The message as the reply that it probably is, since a question is open and it states something."""
    asked = talk.pending
    facts = likely_reply_to(asked, text) if asked else None
    if asked is None or facts is None or (asked != "tried_so_far" and re.search(TOOLS_COMPARED, text, re.IGNORECASE)):
        return None
    routed = routed_by(router, text)
    reply = (asked in COUNTED and bool(re.search(r"\d", text))) or (
        asked in (*IN_OWN_WORDS, "consistency_needed") and talk.last is not None and talk.last.asked == asked
    )
    elsewhere = routed.want not in ("judge_fit", "clarify") and routed.nearest >= LIKE_A_PHRASING and not reply
    return None if elsewhere else noted(talk, asked, text, with_level(sayings, asked, text, facts), situation)


def declined_before(talk: Talk, index: ConceptIndex, least: float) -> str | None:
    """The last wish that was declined, at least so harmful: who asks for advice after it asks about that."""
    said = (exchange.said for exchange in reversed(talk.before))
    return next((wish for wish in said if is_harmful(wish) or index.harm(wish) >= least), None)
