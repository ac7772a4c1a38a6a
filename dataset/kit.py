"""The prompt kit: what to paste into any assistant when there is too little to train on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from dataset.curate.fold import normalised
from dataset.curate.style import robust_z, style_counts
from dataset.pair.text import word_count
from dataset.style_sheet import StyleSheet, style_sheet

TOKENS_A_WORD = 1.4  # of European languages, rounded up
_WIDTH = 1024  # of the word features
CONSIDERED = 400  # pieces that samples are chosen from; of more, a fixed sample by content


AskedBy = Literal["person", "both", "peri"]
_ASKED: dict[AskedBy, str] = {
    "person": "Asked for, in my own words:",
    "both": "Asked for, partly in my own words; Peri added the rest (length, keywords, what must be mentioned):",
    "peri": "Asked for, made up by Peri from the piece; I never asked in these words:",
}
_MADE_UP = (
    "In {count} of the {samples} samples the “asked for” was made up from the piece by Peri, the program that put this "
    "together, because my files do not hold what I start from. It says so there: take no manner from it."
)


class Piece(BaseModel):
    """A piece for the kit, masked already; `prompt` may be empty, `asked_by` says whose words it is in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    prompt: str
    answer: str
    kind: str
    language: str | None = None
    asked_by: AskedBy = "peri"


class PromptKit(BaseModel):
    """The samples, the style sheet, and both as one text to paste."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samples: tuple[Piece, ...]
    sheet: StyleSheet
    markdown: str
    tokens: int  # about; of the text to paste


def make_kit(pieces: Iterable[Piece], *, budget_tokens: int = 4000, most_samples: int = 8) -> PromptKit:
    """The kit of the prevailing kind and language, with as many different samples as the budget holds, at least one.

    The first sample is the most usual piece, each further one the piece least like those chosen (farthest point).
    Raises ValueError when there are no pieces.
    """
    considered = nsmallest(CONSIDERED, pieces, key=lambda piece: piece_order(piece.id))
    if not considered:
        raise ValueError("a kit needs at least one piece")
    considered.sort(key=lambda piece: piece.id)
    (kind, language), _ = max(
        Counter((piece.kind, piece.language) for piece in considered).items(), key=lambda pair: (pair[1], str(pair[0]))
    )
    alike = [piece for piece in considered if (piece.kind, piece.language) == (kind, language)]
    sheet = style_sheet([piece.answer for piece in alike], kind=kind, language=language)
    samples = _samples(alike, budget_tokens - _tokens(sheet.markdown), most_samples)
    left_out = len(considered) - len(alike)
    markdown = _markdown(samples, sheet, kind, len(alike), left_out)
    return PromptKit(samples=samples, sheet=sheet, markdown=markdown, tokens=_tokens(markdown))


def piece_order(piece: str) -> tuple[int, str]:
    """The order by a piece's id in which pieces are considered: a sample that is the same each time."""
    return crc32(piece.encode()), piece


def _samples(pieces: Sequence[Piece], budget: int, most: int) -> tuple[Piece, ...]:
    costs = [_tokens(piece.prompt) + _tokens(piece.answer) + 12 for piece in pieces]
    fitting = [at for at, cost in enumerate(costs) if cost <= max(budget / 2, min(costs))]
    features = np.stack([_features(pieces[at].answer) for at in fitting])
    features *= np.log((1 + len(fitting)) / (1 + (features > 0).sum(axis=0))) + 1
    features /= np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-9)
    usual = features @ features.mean(axis=0) - 0.1 * _oddness([pieces[at].answer for at in fitting])
    nearest = np.full(len(fitting), -np.inf)
    chosen: list[int] = []
    at = int(usual.argmax())
    while len(chosen) < most:
        chosen.append(at)
        budget -= costs[fitting[at]]
        nearest = np.maximum(nearest, features @ features[at])
        open_to = [each for each in range(len(fitting)) if each not in chosen and costs[fitting[each]] <= budget]
        if not open_to:
            break
        at = min(open_to, key=lambda each: (float(nearest[each]) - 0.05 * float(usual[each]), each))
        if nearest[at] > 0.95:  # nothing new to show
            break
    return tuple(pieces[fitting[each]] for each in chosen)


def _features(text: str) -> NDArray[np.float64]:
    """How often each word stands in the text, words numbered by a hash, damped."""
    counts = np.zeros(_WIDTH)
    for word in normalised(text).split():
        counts[crc32(word.encode("utf-8", "surrogatepass")) % _WIDTH] += 1
    return np.asarray(np.sqrt(counts), dtype=np.float64)


def _oddness(texts: Sequence[str]) -> NDArray[np.float64]:
    """How unlike the others each text is written; 0 where texts are too short or too few to say."""
    rows = [style_counts(text) for text in texts]
    known = [row for row in rows if row is not None]
    if len(known) < 5:
        return np.zeros(len(texts))
    away = np.minimum(np.abs(robust_z(np.stack(known))), 8).mean(axis=1)
    told = iter(away.tolist())
    return np.array([next(told) if row is not None else float(np.median(away)) for row in rows])


def _tokens(text: str) -> int:
    return round(word_count(text) * TOKENS_A_WORD)


def _markdown(samples: Sequence[Piece], sheet: StyleSheet, kind: str, count: int, left_out: int) -> str:
    shown = "1 sample" if len(samples) == 1 else f"{len(samples)} samples, chosen to differ from one another"
    made_up = sum(piece.asked_by == "peri" and bool(piece.prompt.strip()) for piece in samples)
    parts = [
        "# How I write",
        "",
        f"You write for me, the way I do. Below are {shown}, and a style sheet counted from "
        f"{'one piece' if count == 1 else f'{count:,} pieces'} of one kind ({kind}). Follow the sheet, take the manner "
        "from the samples and the facts only from what I ask. Where a fact is missing, leave a gap such as [date].",
        *(["", _MADE_UP.format(count=made_up, samples=len(samples))] if made_up else []),
        "",
        sheet.markdown,
        "",
        "## Samples",
    ]
    for number, piece in enumerate(samples, 1):
        parts += ["", f"### Sample {number}"]
        if piece.prompt.strip():
            parts += ["", _ASKED[piece.asked_by], "", _quoted(piece.prompt)]
        parts += ["", "Written:", "", _quoted(piece.answer)]
    if left_out:
        parts += ["", f"<!-- {left_out} pieces of other kinds or languages are not in this sheet. -->"]
    return "\n".join([*parts, ""])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n"))
