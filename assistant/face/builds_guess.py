"""Names of clients that file names seem to begin with, for the person to confirm; nothing follows from a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from dataset.pair.clients import is_general
from dataset.pair.kinds import read_kinds

LEAST_FILES = 3  # that begin alike, before it is worth asking
MOST_WORDS, MOST_GUESSES = 4, 12
MOST_OF_SHORTER = 0.6  # share of the files of a shorter beginning that a longer one must hold to stand for it
_WORD = re.compile(r"[^\W\d_][\w'’.]*|&")
_LINK = frozenset({"&", "and", "und", "et", "of", "the"})
_FILING = re.compile(
    r"(?:final|draft|copy|text|brief|invoice|version|v\d+|new|old|my|page|doc\w*|img|scan|untitled)\Z", re.I
)


def guess_clients(paths: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """What several file names begin with in capitals, the most frequent first; what is known or general is left out."""
    starts = Counter[tuple[str, ...]]()
    for path in paths:
        starts.update(_beginnings(path.rpartition("/")[2].rpartition(".")[0]))
    frequent = {start: count for start, count in starts.items() if count >= LEAST_FILES}
    kinds, said = read_kinds(), {name.casefold() for name in known}
    guesses: list[str] = []
    for start in sorted(frequent, key=lambda each: (-frequent[each], each)):
        longer = [each for each in frequent if len(each) > len(start) and each[: len(start)] == start]
        name = " ".join(start)
        is_whole = not any(frequent[each] >= MOST_OF_SHORTER * frequent[start] for each in longer)
        is_part = len(start) > 1 and start[-1].casefold() in _LINK
        general = is_general(name) or kinds.of_piece(name)[1] is not None or bool(_FILING.match(start[0]))
        if is_whole and not is_part and not general and not _is_said(name.casefold(), said):
            guesses.append(name)
    return guesses[:MOST_GUESSES]


def not_said(names: Iterable[str], known: Collection[str]) -> list[str]:
    """Those of the names that no known one holds or is part of."""
    said = {name.casefold() for name in known}
    return [name for name in names if not _is_said(name.casefold(), said)]


def _beginnings(stem: str) -> list[tuple[str, ...]]:
    """The first words as long as they are written in capitals, alone and together: "Acme", "Acme Foods"."""
    head = re.split(r"[_\d(\[–—]| - |-{2,}", stem)[0].replace("-", " ")
    words: list[str] = []
    for word in _WORD.findall(head):
        if not (word[:1].isupper() or (words and word in _LINK)) or len(words) == MOST_WORDS:
            break
        words.append(word)
    return [tuple(words[:count]) for count in range(1, len(words) + 1)]


def _is_said(name: str, said: Collection[str]) -> bool:
    return any(name in each or each in name for each in said)
