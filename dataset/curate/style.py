"""Pieces that are written unlike the others of their kind, told by sixteen counts; silent below twenty pieces.

With ten texts the 90 % range of the median sentence length was 29.5 to 52.5 words in a trial of 2026-11, with twenty
31 to 48: below that a difference is chance. An outlier is something to look at, never something to throw away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dataset.finding import Finding
from dataset.pair.text import words_of

LEAST_PIECES = 20
LEAST_WORDS = 40  # of a piece; shorter ones have no style that could be counted
_FAR = 4.5  # robust z from which on a count is named
_MOST_SHARE = 0.05  # of a kind that is shown
_STOP = re.compile(r"[.!?…][.!?…]*(?=\s|\Z|[”’\"')])")  # its first sign as a class by itself is quickly found
_BREAK = re.compile(r"\n{2,}")
_DIGIT = re.compile(r"\d")
_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]")
_BULLET = re.compile(r"(?m)^\s*(?:[-*•·–]|\d+[.)])\s")
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|d|m|s))\Z")
_YOU = frozenset((
    "you", "your", "yours", "du", "dein", "deine", "deinen", "deinem", "deiner",
    "dir", "dich", "sie", "ihr", "ihre", "ihren", "ihrem", "ihnen", "vous",
    "votre", "vos", "tu", "ton", "ta", "tes", "usted", "ustedes", "tú",
    "su", "sus",
))  # fmt: skip
_WE = frozenset((
    "we", "our", "ours", "us", "wir", "unser", "unsere", "unseren", "uns",
    "nous", "notre", "nos", "nosotros", "nuestro", "nuestra",
))  # fmt: skip
_I = frozenset(("i", "my", "me", "ich", "mein", "meine", "meinen", "je", "mon", "mes", "yo", "mi"))
_PRONOUNS = {word: who for who, words in (("you", _YOU), ("we", _WE), ("I", _I)) for word in words}
COUNTS = (
    "words in a sentence", "letters in a word", "commas", "exclamation marks", "question marks", "dashes",
    "“you”", "“we”", "“I”",
    "contractions", "words in capitals", "figures", "emoji", "list items", "line breaks", "brackets and semicolons",
)  # fmt: skip


def style_counts(text: str) -> NDArray[np.float32] | None:
    """The sixteen counts, in the order of COUNTS, most of them per 100 words; None for a text below LEAST_WORDS."""
    words = words_of(text)
    number = len(words)
    if number < LEAST_WORDS:
        return None
    small = list(map(str.lower, words))
    speaks = list(filter(None, map(_PRONOUNS.get, small)))
    sentences = max(1, len(_STOP.findall(text)) + (len(_BREAK.findall(text)) if "\n\n" in text else 0))
    share = 100 / number
    return np.array(
        [
            number / sentences,
            sum(map(len, words)) / number,
            text.count(",") * share,
            text.count("!") * share,
            text.count("?") * share,
            (text.count("–") + text.count("—") + text.count(" - ")) * share,
            speaks.count("you") * share,
            speaks.count("we") * share,
            speaks.count("I") * share,
            sum(_CONTRACTED.search(word) is not None for word in small) * share if "'" in text or "’" in text else 0,
            sum(len(word) > 1 for word in filter(str.isupper, words)) * share,
            (sum(map(text.count, "0123456789")) if text.isascii() else len(_DIGIT.findall(text))) * share,
            0 if text.isascii() else len(_EMOJI.findall(text)) * share,
            len(_BULLET.findall(text)) * share,
            text.count("\n") * share,
            (text.count("(") + text.count(";") + text.count("[")) * share,
        ],
        dtype=np.float32,
    )


class StyleCheck:
    """Collects the counts of all pieces by kind (64 bytes a piece), then tells which stand apart."""

    def __init__(self) -> None:
        self._counts: dict[str, bytearray] = defaultdict(bytearray)
        self._names: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, kind: str, text: str) -> None:
        """Take a piece under a name of its own."""
        counts = style_counts(text)
        if counts is not None:
            self._counts[kind] += counts.tobytes()
            self._names[kind].append(name)

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """The findings by name of the piece; kinds with fewer than LEAST_PIECES are passed over."""
        for kind in sorted(self._counts):
            if len(self._names[kind]) >= LEAST_PIECES:
                counts = np.frombuffer(self._counts[kind], dtype=np.float32).reshape(-1, len(COUNTS))
                yield from _outliers(kind, self._names[kind], counts)


def robust_z(counts: NDArray[np.float32]) -> NDArray[np.float64]:
    """How far each count lies from the median of its column, in robust standard deviations."""
    rooted = np.sqrt(counts.astype(np.float64))  # counts of rare things are skewed
    middle = np.median(rooted, axis=0)
    away = np.abs(rooted - middle)
    spread = np.maximum(1.4826 * np.median(away, axis=0), 1.2533 * away.mean(axis=0))
    least = np.maximum(0.05 * middle, 0.15)
    return np.asarray((rooted - middle) / np.maximum(spread, least), dtype=np.float64)


def _outliers(kind: str, names: Sequence[str], counts: NDArray[np.float32]) -> Iterator[tuple[str, Finding]]:
    away = np.abs(robust_z(counts))
    score = np.minimum(away, 8).mean(axis=1)
    middle = np.median(score)
    limit = middle + 3.5 * 1.4826 * np.median(np.abs(score - middle))
    usual = dict[int, tuple[float, float]]()
    suspects = [at for at in np.argsort(-score, kind="stable").tolist() if away[at].max() >= _FAR and score[at] > limit]
    for at in suspects[: max(1, int(_MOST_SHARE * len(names)))]:
        column = int(away[at].argmax())
        if column not in usual:
            low, high = np.quantile(counts[:, column], (0.1, 0.9))
            usual[column] = (float(low), float(high))
        yield names[at], _finding(kind, column, len(names), usual[column], float(counts[at, column]))


def _finding(kind: str, column: int, number: int, most: tuple[float, float], own: float) -> Finding:
    what, (low, high) = COUNTS[column], most
    unit = "" if column < 2 else " in 100 words"
    usual = (
        f"most of your {number} have {low:.1f} to {high:.1f}" if high >= 0.05 else f"most of your {number} have none"
    )
    return Finding(
        rule="style", level="look", value=f"{own:.1f}", side="answer",
        reason=f"{what[0].upper() + what[1:]}: {own:.1f}{unit} here, {usual} (kind: {kind}).",
    )  # fmt: skip
