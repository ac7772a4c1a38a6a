"""Names in a text, read from its capitals; what a capital tells depends on place, line and language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dataset.pair.vocabulary import Vocabulary

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏͰ-ԯ][\w’'\-]*")
_JOINT = re.compile(
    r"(?:[ \u00a0]|-| & | (?:of|of the|and|for|de|del|de la|di|du|da|van|van der|von|vom|zu|y|la|le) )\Z"
)
_LOOSE = {" and ", " for ", " of the ", " zu ", " y "}  # join only two long words: "Marks and Spencer"
_OPENING = re.compile(r"[\n.!?…:•\"“„«»‹|]|(?:^|\s)[-–—*·]\s")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nr|Hr|Fr|Mme|Mlle|Sra|vs|[A-Z])\.\s\Z")
_GERMAN_LEAD = re.compile(r"(?i:\b(?:Herrn?|Frau|Dr\.|Prof\.|Firma|Familie|in|aus|bei|nach|von)\s)\Z")
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|nis|nisse|tum|ment|mente|ismus|"
    r"lein)\Z"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_VERB = re.compile(r"[a-z](?:[^s\W]s|ing|ed)\Z")
_WHEN = re.compile(r"(?i:\b(?:in|on|from|until|by|since|before|after|im|am|ab|bis|vom|seit|en|dès|desde|hasta)\s)\Z")
_SMALL = re.compile(r"\b[a-zß-ÿа-я]\w{3}")  # a long word in small letters: no title, no line of capitals
_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_ALSO_NAMES = frozenset(("us", "it", "who", "am", "pm", "or", "me", "in", "ok"))  # small words, and acronyms too
_ENDING = re.compile(r"(?:['’]s?|-+|['’])\Z")


class _Word(NamedTuple):
    text: str
    folded: str
    start: int
    end: int
    opens: bool  # stands where any word has a capital


def find_names(
    text: str, vocabulary: Vocabulary, *, language: str | None, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Where each name begins and ends. `known` names are found wherever they have a capital."""
    words = [word for match in _CAPITAL.finditer(text) if (word := _word(text, match))]
    if not words:
        return
    known_words = _words_of(frozenset(known))
    sure = _sure(text, words, vocabulary, language, known_words)
    names = {word.text for word, is_sure in zip(words, sure, strict=True) if is_sure}
    named = [
        is_sure or (word.text in names and (not word.opens or word.folded not in vocabulary.common))
        for word, is_sure in zip(words, sure, strict=True)
    ]
    small = vocabulary.function.get(language or "", vocabulary.small)  # "hat" is a small word in German only
    _take_neighbours(text, words, named, (vocabulary.never, small))
    at = 0
    while at < len(words):
        if not named[at]:
            at += 1
            continue
        end = at
        while end + 1 < len(words) and named[end + 1] and _joined(text, words[end], words[end + 1]):
            if words[end].folded in vocabulary.calendar and _WHEN.search(
                text, max(0, words[at].start - 8), words[at].start
            ):
                break  # "From May Sprig costs more"
            end += 1
        yield words[at].start, words[end].end
        at = end + 1


@lru_cache(maxsize=8)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word.casefold() for name in names for word in name.split())


def _word(text: str, match: re.Match[str]) -> _Word | None:
    start = match.start()
    while start and text[start - 1].isalpha() and text[start - 1].isascii():  # iPhone, eBay
        start -= 1
    end, word = match.end(), text[start : match.end()]
    if not word.isalnum():
        word = _ENDING.sub("", word)
        end = start + len(word)
    if not word[:1].isupper() and not any(character.isupper() for character in word):
        return None
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return _Word(word, word.casefold(), start, end, False)
    before = start
    while before and not text[before - 1].isalnum() and start - before < 12:
        before -= 1
    gap = text[before:start]
    opens = start == 0 or (gap != " " and (before == 0 or bool(_OPENING.search(gap))))
    if opens and "." in gap and "\n" not in gap and _ABBREVIATION.search(text, max(0, start - 8), start):
        opens = False
    return _Word(word, word.casefold(), start, end, opens)


def _take_neighbours(text: str, words: list[_Word], named: list[bool], never: Sequence[Collection[str]]) -> None:
    """Ordinary words with a capital inside a sentence belong to the name beside them: "Apple Music"."""
    pairs = list(zip(range(len(words)), range(1, len(words)), strict=False))
    for one, other in [*pairs, *((right, left) for left, right in reversed(pairs))]:
        left, right = words[min(one, other)], words[max(one, other)]
        taken = words[other]
        if named[one] and not named[other] and not taken.opens and text[left.end : right.start] in {" ", "-"}:
            named[other] = not any(taken.folded in table for table in never)


def _joined(text: str, left: _Word, right: _Word) -> bool:
    gap = text[left.end : right.start]
    if gap in _LOOSE and (len(left.text) < 4 or len(right.text) < 4):
        return False
    return bool(_JOINT.match(gap))


def _sure(
    text: str, words: list[_Word], vocabulary: Vocabulary, language: str | None, known: Collection[str]
) -> list[bool]:
    """Which words are names by themselves or by their place."""
    sure: list[bool] = []
    manner, line_end = "sentence", -1
    for at, word in enumerate(words):
        if word.start > line_end:
            line_end = text.find("\n", word.start)
            line_end = len(text) if line_end < 0 else line_end
            manner = _manner(text[text.rfind("\n", 0, word.start) + 1 : line_end])
        follower = words[at + 1] if at + 1 < len(words) else None
        if word.folded in known and word.folded not in vocabulary.common:
            sure.append(True)
        elif manner == "capitals" or word.folded in vocabulary.never:
            sure.append(False)
        elif _shaped(word.text):  # "EITHER" is only said aloud
            sure.append(not word.text.isupper() or not _is_aloud(word, vocabulary))
        elif word.folded.rstrip("s") in vocabulary.calendar:
            sure.append(not word.opens or len(word.text) > 4)  # "May" may begin any sentence
        elif word.folded in vocabulary.common:
            sure.append(False)
        elif word.opens or manner == "title":
            sure.append(_opens_name(text, word, follower, language, vocabulary))
        elif language == "de":
            sure.append(_german(text, word, words[at - 1] if at else None, follower, vocabulary))
        else:
            sure.append(True)
    return sure


def _is_aloud(word: _Word, vocabulary: Vocabulary) -> bool:
    if word.folded in _ALSO_NAMES:
        return False
    return word.folded in (vocabulary.function.get("en", vocabulary.small) if len(word.text) < 4 else vocabulary.common)


def _shaped(word: str) -> bool:
    """iPhone, GitHub, NASA, X200: nobody writes an ordinary word so."""
    if word[1:].islower() and word.isalpha():
        return False
    capitals = sum(character.isupper() for character in word)
    return (capitals >= 2 and "-" not in word) or (len(word) > 1 and any(character.isdigit() for character in word))


def _opens_name(text: str, word: _Word, follower: _Word | None, language: str | None, vocabulary: Vocabulary) -> bool:
    if follower is None or follower.opens or text[word.end : follower.start] not in {" ", "\u00a0"}:
        return False
    if language == "de" and _GERMAN_NOUN.search(follower.text):
        return False
    if _ACRONYM.fullmatch(follower.text) and language in {"en", None} and _VERB.search(word.text):
        return False  # "Sends RF code", "Allows CSS images"
    return follower.folded not in vocabulary.common and follower.folded not in vocabulary.never


def _german(text: str, word: _Word, before: _Word | None, follower: _Word | None, vocabulary: Vocabulary) -> bool:
    if _GERMAN_NOUN.search(word.text):
        return False
    for left, right in ((before, word), (word, follower)):
        if left and right and not left.opens and text[left.end : right.start] == " ":
            other = left if right is word else right
            if not _GERMAN_NOUN.search(other.text) and other.folded not in vocabulary.common:
                return True
    return bool(_GERMAN_LEAD.search(text, max(0, word.start - 12), word.start))


def _manner(line: str) -> str:
    """How a line uses capitals: "capitals" (ALL OF IT), "title" (Every Long Word), or "sentence"."""
    if len(line) > 160 or _SMALL.search(line):
        return "capitals" if line.isupper() else "sentence"
    words = _WORD.findall(line)
    if len(words) >= 2 and sum(word.isupper() for word in words) > 0.7 * len(words):
        return "capitals"
    long = [word for word in words if len(word) >= 4]
    big = sum(not word[0].islower() for word in words)
    if len(long) >= 3 and big >= 0.7 * len(words) and all(not word[0].islower() for word in long):
        return "title"
    return "sentence"
