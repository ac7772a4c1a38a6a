"""What a text holds that nobody could guess (numbers, dates, prices, addresses, names), and what a prompt lacks of it.

Names are read from capitals. A capital at the start of a sentence says nothing, so such a word counts only when the
text writes it inside a sentence as well, when it opens a longer name, or when it is known. German writes every noun
with a capital, so there a name needs more: a title before it, a neighbour with a capital, or a preposition.
Numbers in words ("three") are not read, nor are names in scripts without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from dataset.pair.facts import Fact, find_facts
from dataset.pair.names import find_names
from dataset.pair.vocabulary import Vocabulary

_ADDRESS = re.compile(r"[/@]")  # a name in an address is not mentioned
_SOME_LINES, _WRAPPED_AT = 2, 80  # a text of mail programs
_WRAPPED = re.compile(r"(?<=[^\n]{50})\n(?=\w)")
_DIGIT_OR_MARK = re.compile(r"[\d@#{%.]")


def specifics(
    text: str, vocabulary: Vocabulary, *, language: str | None = None, known: Collection[str] = ()
) -> tuple[Fact, ...]:
    """Every fact and name of the text once, in order. `known` names are found at the start of a sentence too."""
    if text.count("\n") > _SOME_LINES and max(map(len, text.split("\n"))) <= _WRAPPED_AT:
        text = _WRAPPED.sub(" ", text)  # a name may stand on two lines
    found = list(find_facts(text)) if "." in text or _DIGIT_OR_MARK.search(text) else []
    rest = _without(text, found)
    names = find_names(rest, vocabulary, language=language, known=known)
    found += [
        Fact(start, text[start:end], text[start:end])
        for start, end in names
        if end - start > 1 and not _is_label(text, start, end)  # "N" of N.R.A.
    ]
    seen: dict[str, Fact] = {}
    for fact in sorted(found, key=lambda fact: fact.start):
        seen.setdefault(plain(fact.text), fact)
    return tuple(seen.values())


def missing_from(given: str, facts: Collection[Fact]) -> tuple[str, ...]:
    """The facts that `given` does not hold, each on one line, without those that a longer one of them holds."""
    room = plain(given)
    missing = [fact for fact in facts if not _stands_in(plain(fact.core), room)]
    texts = [plain(fact.text) for fact in missing]
    longer = [text for text in texts if (" " in text or "-" in text) and not _ADDRESS.search(text)]
    return tuple(
        " ".join(fact.text.split())
        for fact, own in zip(missing, texts, strict=True)
        if not any(own in other and own != other and _stands_in(own, other) for other in longer)
    )


def plain(text: str) -> str:
    """The text without what does not matter here: case, kinds of white space and of apostrophe."""
    return " ".join(text.casefold().replace("’", "'").split())


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether it stands before a colon at the start of a line: a part of a form ("CTA: Read on"), and no name."""
    return text[end : end + 2] == ": " and not text[text.rfind("\n", 0, start) + 1 : start].strip(" *_#>-")


def _without(text: str, facts: Collection[Fact]) -> str:
    """The text with its facts blotted out, every other character in its place."""
    if not facts:
        return text
    parts, at = list[str](), 0
    for fact in sorted(facts, key=lambda fact: fact.start):
        parts += [text[at : fact.start], "0" * len(fact.text)]
        at = fact.start + len(fact.text)
    return "".join([*parts, text[at:]])


def _stands_in(words: str, room: str) -> bool:
    """Whether the words stand in the room by themselves, not inside a longer word or number."""
    at = room.find(words)
    while at >= 0 and words:
        before, after = room[at - 1 : at], room[at + len(words) : at + len(words) + 2]
        if not _glued(words[0], before) and not _runs_on(words[-1], after):
            return True
        at = room.find(words, at + 1)
    return not words


def _glued(first: str, before: str) -> bool:
    if not before or not first.isalnum() or not (first.isascii() or first.isupper() or first.islower()):
        return False
    return (before.isalnum() and before.isascii()) or (first.isdigit() and before in ".,")


def _runs_on(last: str, after: str) -> bool:
    if not after or not last.isalnum():
        return False
    if last.isdigit():
        return after[0].isdigit() or (after[0] in ".,:" and after[1:].isdigit())
    return after[0].isalpha() and after[0].isascii()
