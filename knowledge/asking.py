"""What is asked in a message: its clauses that ask, without the story around them."""

from __future__ import annotations

import re

LONG = 40  # words; in a shorter message a statement may be what is asked about
FEWEST_WORDS = 3  # of a clause that can be looked up
MOST = 3  # clauses that get an answer of their own

_ASKING = r"(?:how|what|which|who|whose|where|when|why|is|are|do|does|can|could|should|would|will|may|must)"
_JOINT = re.compile(
    rf"(?:,|;)?\s+(?:and|plus|or|&|separately)\s+(?=(?:also\s+)?{_ASKING}\b)|,\s+(?={_ASKING}\b)", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# Words that say nothing of a subject: a clause of these alone ("what do I do then?") leans on its neighbour.
_EMPTY = frozenset({
    "a", "about", "an", "and", "any", "are", "at", "be", "but", "can", "causes", "could", "did", "do", "does",
    "each", "fixes", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its",
    "just", "me", "my", "no", "not", "of", "on", "or", "so", "some", "that", "the", "them", "then", "there",
    "these", "they", "this", "those", "to", "two", "was", "were", "what", "when", "where", "which", "who",
    "why", "will", "with", "would", "you", "your",
})  # fmt: skip


def clauses(message: str) -> list[str]:
    """The parts of a message that ask something, in order; the message itself when it is one short question."""
    sentences = [s.strip() for s in _SENTENCE.split(message) if s.strip()]
    if len(message.split()) > LONG:
        sentences = [s for s in sentences if s.endswith("?")] or sentences
    found = list[str]()
    for sentence in sentences:
        parts = _JOINT.split(sentence) if sentence.endswith("?") or len(sentences) == 1 else [sentence]
        parts = [part for part in parts if _words(part) >= FEWEST_WORDS]
        found += parts if len(parts) > 1 else [sentence]
    return [clause for clause in found if _words(clause) >= FEWEST_WORDS]


def separate(message: str) -> list[str]:
    """The clauses that each want an answer of their own; none when the message asks one thing."""
    short = len(message.split()) <= LONG
    own = [c for c in clauses(message) if _has_subject(c) and (short or c.endswith("?"))]
    return own if 2 <= len(own) <= MOST else []


def _words(text: str) -> int:
    return len(re.findall(r"\w{2,}", text))


def _has_subject(clause: str) -> bool:
    return len([w for w in re.findall(r"[a-z']{3,}", clause.lower()) if w not in _EMPTY]) >= 2
