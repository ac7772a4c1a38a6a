"""What is typical of a person's answers, as marks that can be counted in any answer.

The signs and persons are those of the dataset room's style sheet. A mark is taken when nine in ten of the answers
trained on have it; the share is ours, chosen so that one odd answer in ten does not hide a habit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dataset.style_sheet import CONTRACTED, PERSONS, SIGNS
from rehearsal.figures import MarkCount
from rehearsal.prepared import Mark, load_prepared

_SHARE = 0.9
_FEWEST = 5  # answers below which nothing is called typical
_MOST_WORDS = 4  # of an opening or a close


def find_marks(answers: Sequence[str]) -> tuple[Mark, ...]:
    """The marks of these answers; none when they are few or share nothing."""
    texts = [answer.strip() for answer in answers]
    if len(texts) < _FEWEST:
        return ()
    return tuple(mark for mark in _candidates(texts) if _share(mark, texts) >= _SHARE)


def marks_of(example: str | None, answers: Sequence[str]) -> tuple[Mark, ...]:
    """Those of the prepared set, which for a varied voice are none; else those that the answers trained on share."""
    return load_prepared(example).marks if example else find_marks(answers)


def count_marks(
    marks: Sequence[Mark], yours: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> tuple[MarkCount, ...]:
    """Each mark with its counts on the three sides."""
    return tuple(
        MarkCount(label=mark.label, yours=_count(mark, yours), before=_count(mark, before), after=_count(mark, after))
        for mark in marks
    )


def marks_in(marks: Sequence[Mark], answer: str) -> int:
    """How many of the marks an answer has."""
    return sum(mark.is_in(answer) for mark in marks)


def _candidates(texts: Sequence[str]) -> Iterator[Mark]:
    yield Mark(label="all in lower case", pattern=r"\A[^A-Z]+\Z")
    opening = _shared([text.split()[:_MOST_WORDS] for text in texts])
    if opening:
        yield Mark(label=f"opens with “{' '.join(opening)}”", pattern=r"\A" + r"\s+".join(map(re.escape, opening)))
    close = _shared([text.split()[: -_MOST_WORDS - 1 : -1] for text in texts])[::-1]
    if close:
        yield Mark(label=f"ends on “{' '.join(close)}”", pattern=r"\s+".join(map(re.escape, close)) + r"\Z")
    for name, pattern in (*SIGNS, ("contractions (“don’t”)", CONTRACTED.pattern)):
        yield Mark(label=f"has {name}", pattern=pattern)
        yield Mark(label=f"no {name}", pattern=pattern, is_absence=True)
    for name, pattern in PERSONS["en"].items():
        yield Mark(label=f"says “{name}”", pattern=rf"(?i)\b(?:{pattern})\b")
    yield _length(texts)


def _shared(starts: Sequence[Sequence[str]]) -> list[str]:
    """The longest run of first words that enough of them begin with."""
    for size in range(_MOST_WORDS, 0, -1):
        words, count = Counter(tuple(start[:size]) for start in starts if len(start) >= size).most_common(1)[0]
        if count >= _SHARE * len(starts):
            return list(words)
    return []


def _length(texts: Sequence[str]) -> Mark:
    """Between the shortest and the longest, without the one in twenty at each end."""
    sizes = sorted(len(text.split()) for text in texts)
    cut = len(sizes) // 20
    low, high = sizes[cut], sizes[-1 - cut]
    return Mark(label=f"{low} to {high} words long", pattern=rf"\A\s*(?:\S+\s+){{{low - 1},{high - 1}}}\S+\s*\Z")


def _share(mark: Mark, texts: Sequence[str]) -> float:
    return _count(mark, texts) / len(texts)


def _count(mark: Mark, texts: Sequence[str]) -> int:
    return sum(mark.is_in(text) for text in texts)
