"""Whether the pieces are what a person wrote in their own business: their mails, replies, notes, their own textbook."""

from __future__ import annotations

from journeys.phrases import has
from journeys.situation import Situation

OWN_KIND = (
    r"\b(?:e-?mails?|mails|messages|replies|answers|letters|notes|diary|diaries|journals?|blog(?: posts)?|newsletters?|"
    r"textbooks?|course ?books?|lessons|exercises|recipes|journal entries)\b"
)
AUTHORED = (
    r"\b(?:i|we)(?:'ve| have)? (?:also |always |mostly )?(?:write|wrote|written|write back|answer(?:ed)?|repl(?:y|"
    r"ied)|send|sent|"
    r"typed?|kept|keep|noted?|jotted|made)\b|\bmy (?:own |old |past )?(?:\w+ )?"
    r"(?:e-?mails?|mails|messages|replies|answers|letters|notes|diar(?:y|ies)|journals?|blog|newsletters?|"
    r"textbooks?|lessons)\b"
)
# Written for somebody who may own it, or telling what was confided.
FOR_OTHERS = (
    r"\b(?:employ(?:er|ed|ee)\w*|staff|boss|company|firm|agency|agencies|insurers?|on behalf|ghost-?wr\w+|"
    r"commission\w*|"
    r"clients' (?:letters|texts|mails)|in (?:his|her|their) name|patients?|therap\w+|sessions?|publisher|magazine|"
    r"studio|"
    r"contracts?|nda|hospital|bank|court)\b|\bfor (?:a|an|the|one|two|three|four|\d+|several|"
    r"other) (?:\w+ ){0,2}?(?:shops?|"
    r"offices?|clients?|customers?|brands?|schools?|museums?|associations?|authors?)\b"
)


def are_own_words(situation: Situation) -> bool:
    """Whether mails, notes and the like are told as written by the person, and nothing tells that it was for others."""
    told = "; ".join(
        text for text in (situation.task, situation.goal, situation.material, situation.profession) if text
    )
    return has(OWN_KIND, f"{told}; {situation.privacy}") and has(AUTHORED, told) and not has(FOR_OTHERS, told)
