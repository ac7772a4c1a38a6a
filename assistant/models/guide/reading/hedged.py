"""A reply that is put as a question and asks nothing: "about five thousand, I suppose?"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.grumbles import without_grumbles
from assistant.models.guide.reading.statements import plain, sentences

LEAD = r"(?:(?:and|but|so|or|well|then|ok(?:ay)?|oh|hm+|anyway|also|now|please|peri)\b[ ,]*)*"
ASKS = (
    r"(?:how|what|what's|why|when|where|which|who|who's|whose|whom|if|should|shall|do|does|did|don't|doesn't|didn't|is|"
    r"isn't|are|aren't|am|was|were|would|wouldn't|can|can't|could|couldn't|may|might|must|will|won't|have you|has|any|"
    r"right|tell me|say)\b"
)
STATES = (
    r"(?:i|i'd|i'm|i've|we|we're|we've|it|it's|they|they're|he|she|there's|there are|my|mine|our|ours|maybe|perhaps|"
    r"probably|mostly|about|around|roughly|some|dunno|no|none|yes|not|nothing|never)\b"
)
INFERS = r"(?:(?:and|but|ok(?:ay)?|well|oh)[ ,]+)*so (?:it|they|that|this|there)\b"  # "so it doesn't know my website?"
PARTS = r"[,;:]\s+|\s+[-–—]+\s+|\s+(?=(?:but|and|or|because)\s)"


def as_reply(text: str) -> str:
    """`text` without grumbling, its sentences that carry a figure or state something and hold no question word as statements."""
    text = without_grumbles(text)
    if "?" not in text:
        return text
    return " ".join(part.rstrip("? ") + "." if _only_hedged(part) else part for part in sentences(text))


def _only_hedged(sentence: str) -> bool:
    if not sentence.rstrip(" \"'”’)").endswith("?"):
        return False
    low = plain(sentence)
    if re.match(INFERS, low) and not re.search(r"\d", spell_out(low)):
        return False
    if any(re.match(LEAD + ASKS, part) for part in re.split(PARTS, low)):
        return False
    return bool(re.search(r"\d", spell_out(low)) or re.match(LEAD + STATES, low))
