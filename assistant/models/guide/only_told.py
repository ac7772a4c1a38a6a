"""Of the facts that were read in a message those that it tells: a question, a worry or Peri's own words tell none."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.rights import speaks_of_rights
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun

SENTENCE = r"(?<=[.!?;])\s+"
WORRY = r"\b(?:(?:i'm|i am|we're) (?:a bit |really |so )?(?:afraid|worried|scared|nervous|concerned)|i (?:fear|worry)|(?:they|he|she|people|clients?) (?:will|might|could|would|may) think)\b"
YOUR_WORDS = r"\byou(?:'ve| have| just)? (?:said|told me|wrote|claimed|promised|say|keep saying)\b|\bthe (?:template|step|text|sentence) says\b"


def only_told(talk: Talk, intent: Intent, run: JourneyRun | None) -> Intent:
    """The intent with the facts that the message tells; a reply to a question of Peri's is left as it is."""
    facts = intent.facts
    if not facts or intent.corrects or intent.starts_from_gained or (talk.last is not None and talk.last.asked):
        return _narrowed(intent)
    walks = is_walking(talk, run) or (run is not None and run.is_finished)
    text = talk.now.said
    parts = [part for part in re.split(SENTENCE, spelt_out(text)) if part]
    untold = [part for part in parts if _tells_nothing(part, is_asked=walks and intent.walk is None)]
    if not untold:
        return _narrowed(intent)
    told = read_facts(" ".join(part for part in parts if part not in untold)) if len(untold) < len(parts) else {}
    dropped = read_facts(" ".join(untold)).keys() - told.keys()
    return _narrowed(replace(intent, facts={name: value for name, value in facts.items() if name not in dropped}))


def _tells_nothing(part: str, *, is_asked: bool) -> bool:
    quoted = re.search(WORRY, part, re.IGNORECASE) or re.search(YOUR_WORDS, part, re.IGNORECASE)
    return quoted is not None or (is_asked and asks(part))


def _narrowed(intent: Intent) -> Intent:
    """The intent with the words on rights cut to what speaks of them: "..., but I'm under NDA with them"."""
    privacy = intent.facts.get("privacy")
    if not isinstance(privacy, str):
        return intent
    wish, but, rest = privacy.partition(", but ")
    if not but or speaks_of_rights(wish) or not speaks_of_rights(rest):
        return intent
    return replace(intent, facts={**intent.facts, "privacy": rest})
