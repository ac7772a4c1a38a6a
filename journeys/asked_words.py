"""A report told apart from a question: what was told of a step, and what was asked along with it."""

from __future__ import annotations

import re

LEAD = r"(?:(?:ok(?:ay)?|so|well|and|but|h?m+|ehm|um+|sorry|please|oh|no|then|now|peri)[\s,.!:-]+)*"
OPENS = (
    r"(?:what|which|how|why|who|where)\b(?! (?:i|we)\b)(?!.{0,20}:)|"
    r"wait,? (?:is|are|do|does|what|how|why|which|should|can)\b|"
    r"(?:should|shall|can|could|may|must|does|will|would|am) (?:i|we|you|it|that|this|they|my)\b|"
    r"(?:do|did) (?:i|we|you|they|my)\b|when(?:'s| is| are| do| does| will| can) |"
    r"(?:is|are|was|were) (?:that|this|it|these|those|they|there|my|we|the (?:step|journey))\b"
)
SENTENCE = r"(?<=[.!?…])\s+"
PATH = r"(?:^|[\s\"'“(])(?:~?/[\w.-]+(?:/[\w. -]*)?|[A-Za-z]:\\\S+|\S+\.zip\b)"
TROUBLE = r"\b(?:couldn'?t|could not|can'?t|cannot|don'?t know how to) (?:work out|see|find|understand|do|drop)\b"


def asks(words: str) -> bool:
    """Whether any sentence of `words` is a question, with or without its mark."""
    return any(_is_question(part) for part in re.split(SENTENCE, _flat(words)))


def told_and_asked(words: str) -> tuple[str, str]:
    """The sentences that tell and those that ask; either may be empty."""
    parts = [part for whole in re.split(SENTENCE, _flat(words)) for part in _halves(whole) if part]
    told, asked = [part for part in parts if not _is_question(part)], [part for part in parts if _is_question(part)]
    return " ".join(told), " ".join(asked)


def names_path(words: str) -> bool:
    """Whether a place on a disk is named: "/home/me/work.zip", "C:\\work"."""
    return re.search(PATH, _flat(words)) is not None


def is_product(words: str) -> bool:
    """Whether `words` tell what came of a step: no question, no place on a disk, no trouble with Peri."""
    return not (asks(words) or names_path(words) or re.search(TROUBLE, _flat(words), re.IGNORECASE))


def _halves(sentence: str) -> tuple[str, ...]:
    """A figure and the question behind its comma: "41 words, is that good?"."""
    found = re.fullmatch(rf"(.*\d.*?)\s*[,;–-]\s+((?:and |so )?(?:{OPENS}).*\?)", sentence, re.IGNORECASE)
    return (found[1], found[2]) if found else (sentence,)


def _is_question(sentence: str) -> bool:
    return sentence.endswith("?") or re.match(f"{LEAD}(?:{OPENS})", sentence, re.IGNORECASE) is not None


def _flat(words: str) -> str:
    return " ".join(words.replace("’", "'").split())
