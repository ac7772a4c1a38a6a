"""What is asked in a message: its clauses that ask, without the story and the names of products around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

LONG = 40  # words; in a shorter message a statement may be what is asked about
FEWEST_WORDS = 3  # of a clause that can be looked up
MOST = 3  # clauses that get an answer of their own
LOOKED_AT = 8  # clauses of a message, half of them its first and half its last: each costs a search
# Names that are words as well: only a capital makes them a name.
_WORDS_TOO = frozenset({
    "at home", "fireworks", "foundry", "gpu rental", "local", "modal", "own computer", "rented gpu", "rented gpus",
    "replicate", "tinker", "together", "vast",
})  # fmt: skip
FEWEST_LEFT = 4  # words of a question without its names; else the names are the question
_MODELS = (
    r"open ?ai|chat ?gpts?|gpts?(?:[- ]?[\d.]+o?)?(?:-[a-z0-9]+)*|l?lama(?:[- ]?\d[\d.]*)?|gemma|qwen|alpaca|claude|"
    r"gemini|codex|copilot|\d+b"
)

_ASKING = r"(?:how|what|which|who|whose|where|when|why|is|are|do|does|can|could|should|would|will|may|must)"
_JOINT = re.compile(
    rf"(?:,|;)?(?<!\s)\s+(?:and|plus|or|&|separately)\s+(?=(?:also\s+)?{_ASKING}\b)|,\s+(?={_ASKING}\b)", re.IGNORECASE
)
_OPENS = re.compile(rf"(?:also\s+)?{_ASKING}\b", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"\b(?:know|wonder(?:ing)?|determine|understand|figure out|find out|tell me|(?:un)?sure|ask(?:ing)?|no idea),?\s+"
    r"(?:about\s+|of\s+)?(?P<asked>(?:how|what|which|who|where|when|why|whether)\b.+)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
_QUESTION = re.compile(r"\?[!\"'”’)\]]*$")
# Words that say nothing of a subject: a clause of these alone ("what do I do then?") leans on its neighbour.
_EMPTY = frozenset({
    "a", "about", "an", "and", "any", "are", "at", "be", "but", "can", "causes", "could", "did", "do", "does",
    "each", "fixes", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its",
    "just", "me", "my", "no", "not", "of", "on", "or", "so", "some", "that", "the", "them", "then", "there",
    "these", "they", "this", "those", "to", "two", "was", "were", "what", "when", "where", "which", "who",
    "why", "will", "with", "would", "you", "your",
})  # fmt: skip


def clauses(message: str) -> list[str]:
    """The parts of a message that ask something, in order; the message itself when it is one short question.

    Of more than LOOKED_AT only the first and the last: people ask before what they paste, or behind it.
    """
    sentences = [s.strip() for s in _SENTENCE.split(message) if s.strip()]
    if len(message.split()) > LONG:
        sentences = [s for s in sentences if _asks(s)] or sentences
    found = list[str]()
    for sentence in sentences:
        parts = _JOINT.split(sentence) if _asks(sentence) or len(sentences) == 1 else [sentence]
        parts = [part for part in parts if _words(part) >= FEWEST_WORDS]
        found += parts if len(parts) > 1 else [sentence]
    found = [clause for clause in map(_inner, found) if _words(clause) >= FEWEST_WORDS]
    half = LOOKED_AT // 2
    return found if len(found) <= LOOKED_AT else [*found[:half], *found[-half:]]


def _inner(clause: str) -> str:
    """The question that "I would like to know how ..." carries; the clause itself when there is none."""
    found = _EMBEDDED.search(clause)
    return found["asked"] if found and _words(found["asked"]) > FEWEST_WORDS else clause


def separate(message: str, is_term: Callable[[str], bool] = lambda _: False) -> list[str]:
    """The clauses that each want an answer of their own; none when it asks one thing, or more than MOST.

    `is_term` knows a clause that asks for a term ("what is overfitting?"), which is a subject in one word.
    """
    found = [clause for clause in clauses(message) if is_term(clause) or _has_subject(clause)]
    # "It repeats itself. And it never stops. Why?": the statements are what is asked about.
    own = [c for c in found if _asks(c) or _OPENS.match(c)] or (found if len(message.split()) <= LONG else [])
    return own if 2 <= len(own) <= MOST else []


def asked_after_a_story(parts: Sequence[str]) -> str | None:
    """The one of several clauses that asks, where the others only tell; None when it says nothing of a subject."""
    asking = [part for part in parts if _asks(part)]
    return asking[0] if len(asking) == 1 < len(parts) and _has_subject(asking[0]) else None


class Brands:
    """The names of services and models: a symptom is told in terms of some, and is seldom about them."""

    def __init__(self, names: Iterable[str]) -> None:
        known = [_pattern(name) for name in sorted(names, key=len, reverse=True)]
        self._pattern = re.compile(rf"\b(?:{'|'.join([*known, _MODELS])})\b(?:'s)?", re.IGNORECASE)

    def without(self, question: str) -> str | None:
        """The question without the names in it; None when there are none, or when little else is left."""
        bare = " ".join(self._pattern.sub(" ", question).split())
        return bare if bare != " ".join(question.split()) and _words(bare) >= FEWEST_LEFT else None


def _pattern(name: str) -> str:
    if name.lower() in _WORDS_TOO:
        return f"(?-i:{re.escape(name[0].upper() + name[1:])})"
    return re.escape(name)


def _asks(text: str) -> bool:
    return bool(_QUESTION.search(text))


def _words(text: str) -> int:
    return len(re.findall(r"\w{2,}", text))


def _has_subject(clause: str) -> bool:
    return len([w for w in re.findall(r"[a-z']{3,}", clause.lower()) if w not in _EMPTY]) >= 2
