"""Words, lengths and cuts of a text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from dataset.candidate import BLANK
from dataset.document import Document, Segment
from dataset.pair.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_ASCII_WORD = {at: " " for at in range(128) if not (chr(at).isalnum() or chr(at) in "_'-")}
_NO_FIRST = "0123456789_'-"
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that set no spaces between words
_HUMP = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[\s_\-.:/\\\[\]]+")
_THING = re.compile(
    r"\b(?:the|an?|our|your|their|its|of|with|no|every|each|d(?:er|ie|as|en|em|es)|(?:k?eine?[nmrs]?)|les?|la|une?|des|du"
    r"|el|los|las|una?s?|il|gli|het|een)\s([^\W\d_]{4,})"
)
_THINGS_COUNT = 3  # times as much as a word that may be a verb: "likes", "forgives"
_SHORT = 4000  # characters up to which a count is remembered
LONGEST_WORD = 12  # characters on average; more, and it is no prose but data
_BEGINS = re.compile(r"[-(]?[1aAiI]?[.)]?")
_DEEPEST = 4  # levels by which an item is set in
BODY_KINDS = frozenset({"heading", "text", "list", "row", "own"})


def body(segments: Collection[Segment]) -> str:
    """The running text of the segments, a blank line between paragraphs, list items marked; notes are left out.

    Items below items are set in by two spaces, so that the "1." of an inner list is not taken for one of the outer.
    """
    parts: list[str] = []
    was_list, outer = False, 0
    for segment in segments:
        words = segment.text.strip()
        if segment.kind not in BODY_KINDS or not words:
            continue
        is_list = segment.kind in {"list", "row"}
        if parts:
            parts.append("\n" if is_list and was_list else "\n\n")
        if segment.kind == "list":
            mark = segment.cells.get("number", "-")  # kept: "Order: 2, 3, 1." may speak of it
            goes_on = was_list or not _BEGINS.fullmatch(mark)  # "2." behind an example that stood between the items
            outer = min(outer, segment.level) if goes_on else segment.level
            inset = "  " * min(_DEEPEST, segment.level - outer)
            words = inset + (words if words[0] in "-–•*" else f"{mark} {words}")
        parts.append(words)
        was_list = is_list
    return "".join(parts)


def words_of(text: str) -> list[str]:
    """The words as they stand, in order; each begins with a letter."""
    if not text.isascii():
        return _WORD.findall(text)
    words = text.translate(_ASCII_WORD).split()  # a third of the time that the pattern takes
    if not any(map(text.__contains__, _NO_FIRST)):
        return words
    return [bare for word in words if (bare := word if word[0].isalpha() else word.lstrip(_NO_FIRST))]


def word_count(text: str) -> int:
    """Words; in scripts without spaces two characters count as one."""
    return _counted(text) if len(text) <= _SHORT else _count(text)


@lru_cache(maxsize=64)  # a text is asked for several times on its way
def _counted(text: str) -> int:
    return _count(text)


def _count(text: str) -> int:
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    return len(text.split()) if not dense else len(_DENSE.sub(" ", text).split()) + dense // 2


def is_dense(text: str) -> bool:
    """Whether the text is written mostly without spaces."""
    return not text.isascii() and len(_DENSE.findall(text[:500])) > 0.3 * len(text[:500])


def rounded(count: int) -> int:
    """A length as one would ask for it: to 5 below 50, to 10 below 100, to 25 below 300, to 50, to 100 from 1,000."""
    step = 5 if count < 50 else 10 if count < 100 else 25 if count < 300 else 50 if count < 1000 else 100
    return max(step, round(count / step) * step)


def room_for(text: str) -> int:
    """The characters that an interface text may take, as a designer would say it."""
    step = 5 if len(text) <= 20 else 10 if len(text) <= 100 else 50
    return math.ceil(len(text) / step) * step


def content_words(text: str, vocabulary: Vocabulary, language: str | None) -> list[str]:
    """The words that carry the meaning, in small letters, in order, with repeats."""
    small = vocabulary.function.get(language or "en", frozenset())
    if is_dense(text):
        return [
            text[at : at + 2] for at in range(len(text) - 1) if _DENSE.match(text[at]) and _DENSE.match(text[at + 1])
        ]
    return [word for word in words_of(text.casefold()) if len(word) > 2 and word not in small]


def copied_share(answer: str, prompt: str, vocabulary: Vocabulary, language: str | None) -> float:
    """How many of the answer's content words, each counted once, the prompt holds already: 0 to 1."""
    words = _content_set(answer, vocabulary, language)
    if not words:
        return 0.0
    return len(words & _content_set(prompt, vocabulary, language)) / len(words)


def _content_set(text: str, vocabulary: Vocabulary, language: str | None) -> set[str]:
    if is_dense(text):
        return set(content_words(text, vocabulary, language))
    small = vocabulary.function.get(language or "en", frozenset())
    return {word for word in set(words_of(text.casefold())) - small if len(word) > 2}


def topic_words(
    text: str, vocabulary: Vocabulary, language: str | None, most: int = 6, but: Collection[str] = ()
) -> list[str]:
    """What the text is about: its most frequent content words, never more than a sixth of them, none of `but`.

    Words behind an article come first, for those are things; everyday words and adverbs come last, and a word stands
    there once, as singular or plural.
    """
    words = [word for word in content_words(text, vocabulary, language) if len(word) > 3 and word not in but]
    things = set(_THING.findall(text.casefold()))
    counts = Counter(words)
    for plural in [word for word in counts if word[-1] == "s" and word[:-1] in counts]:
        kept, left = sorted((plural, plural[:-1]), key=lambda word: (-counts[word], word))
        counts[kept] += counts.pop(left, 0)
    weights = {
        word: count
        * min(len(word), 10)
        * (0.2 if word in vocabulary.common or word.endswith(("ly", "ed")) else 1)
        * (_THINGS_COUNT if word in things else 1)
        for word, count in counts.items()
    }
    candidates = sorted(weights, key=lambda word: (-weights[word], word))
    chosen = set(candidates[: min(most, len(counts) // 6)])
    return [word for word in counts if word in chosen]


def cut(text: str, most: int) -> str:
    """The first `most` words in whole paragraphs where they fit; what was cut is marked."""
    longest = most * LONGEST_WORD
    if word_count(text) <= most and len(text) <= longest:
        return text
    kept: list[str] = []
    room = most
    for paragraph in text.split("\n\n"):
        room -= word_count(paragraph)
        if room < 0:
            break
        kept.append(paragraph)
    whole = "\n\n".join(kept) or (text[: most * 2] if is_dense(text) else " ".join(text.split()[:most]))
    return f"{whole[:longest]}\n\n{BLANK}"


def spaced(name: str) -> str:
    """A file or key name as words: "summerSale_hero-title" -> "summer sale hero title"."""
    words = _BETWEEN.split(name if name.islower() else _HUMP.sub(" ", name))
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words if word)


def file_stem(document: Document) -> str:
    """The last name of the path without its ending."""
    name = document.path.rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name[1:] else name
