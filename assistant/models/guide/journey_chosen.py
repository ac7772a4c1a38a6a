"""A journey that is named in passing: asked about, or taken from those that were listed just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.models.guide.journey_acts import ORDINALS
from assistant.models.guide.journey_place import OFFERED_LATELY
from assistant.models.guide.journey_told import last_sentence
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import Standing, WalkAsked, read_walking
from assistant.models.guide.turns import Exchange, Talk
from assistant.tools.finding_journeys import named
from assistant.tools.ticking import WALKING

THE_ONE = (
    r"\b(?:the |that )?(?:one|journey|programme) (?:about|for|on|called|named) [“\"]?(?P<name>[^?“”\"]{3,60}?)[”\"]?(?: about)?[\s?.!]*$|"
    r"\b(?:the )?journey [“\"](?P<quoted>[^”\"]+)[”\"]"
)
TAKES = (
    r"(?:(?:ok(?:ay)?|so|well|right|yes|yeah|fine|great|good|then|hm+|please|alright|now)[\s,.!]+)*"
    r"(?:(?:can|could|may|shall) (?:i|we|you) |let'?s |let us |i(?:'d| would) like to |i want to |i(?:'ll| will|'m going to| am going to) |please |"
    r"we could |i think i(?:'ll| will) )*(?:just )?"
    r"(?:(?:take|guide|walk) me through|do|take|try|start|begin|choose|pick|walk|go (?:for|with)|sign me up for|put me (?:on|down for)|give me|have|open|"
    r"get going with)(?: with| on)? (?:the |that |your )?(?P<name>[\w' -]{3,60}?)(?: (?:one|journey|programme|thing|path))?"
    r"(?:,? (?:please|then|now|instead|first))*"
)
# "The “is it worth it” one", right after the list.
BARE_ONE = r"(?:(?:ok(?:ay)?|so|well|right|yes|then|hm+|please)[\s,.!]+)*(?:the|that|your) (?P<name>[\w' ?-]{3,60}?) (?:one|journey|programme)(?:,? (?:please|then))*"
NO_NAME = r"(?:it|this|that|them|one|step|next|steps?(?: \w+)?|the step|journey|a journey)"


def told_about(talk: Talk, text: str) -> WalkAsked | None:
    """A question about a journey that is named: "what is the one about my own files about?"."""
    asked = last_sentence(text)
    found = re.search(THE_ONE, asked, re.IGNORECASE)
    if not found or not re.search(r"\b(?:what|tell me|more|explain|describe)\b", asked, re.IGNORECASE):
        return None
    lists = any(r.name in (*WALKING, "recommend_journey") for e in talk.before[-OFFERED_LATELY:] for r in e.results)
    if not lists and not re.search(r"\bjourney|programme\b", asked, re.IGNORECASE):
        return None
    return WalkAsked("tell_journey", {"about": "holds", "journey": found["name"] or found["quoted"]})


def listed_at_end(text: str) -> WalkAsked | None:
    """The list of journeys, asked for behind what somebody tells of their work."""
    asked = last_sentence(text)
    found = read_walking(spelt_out(asked), Standing()) if asked != text.strip() else None
    return found if found and found.arguments.get("every") else None


def taken(talk: Talk, text: str, titles: Sequence[str]) -> WalkAsked | None:
    """One of the journeys that the last answer listed, taken by its place or by words of its title."""
    listed = _listed(talk.last, titles)
    said = re.sub(r"[\s.!?…]+$", "", spelt_out(text))
    found = re.fullmatch(TAKES, said, re.IGNORECASE)
    found = found or re.fullmatch(BARE_ONE, re.sub(r"[“”\"]", "", said), re.IGNORECASE)
    if not listed or not found or re.fullmatch(NO_NAME, found["name"], re.IGNORECASE):
        return None
    place = found["name"].lower().removesuffix(" one").strip()
    if place in ORDINALS[: len(listed)]:
        return WalkAsked("start_journey", {"journey": listed[ORDINALS.index(place)]})
    meant = named(re.sub(r"\b(?:one|thing|journey)\b", "", found["name"]), {title: title for title in listed})
    return WalkAsked("start_journey", {"journey": meant[0]}) if len(meant) == 1 else None


def _listed(exchange: Exchange | None, titles: Sequence[str]) -> list[str]:
    """The journeys of which an answer told, in the order in which it did."""
    if exchange is None or not any(
        r.name in ("journey_status", "recommend_journey", "start_journey") for r in exchange.results
    ):
        return []
    shown = "\n".join(r.shown for r in exchange.results)
    places = sorted((shown.find(f"- {title}"), title) for title in titles)
    return [title for at, title in places if at >= 0]
