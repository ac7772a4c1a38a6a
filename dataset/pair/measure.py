"""What pairs are like, counted: how many prompts differ, which answers say more than they, how much is copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from dataset.candidate import Candidate, Strategy
from dataset.pair.draft import Pairing
from dataset.pair.must_mention import missing_from, specifics
from dataset.pair.text import copied_share


class PairFigures(BaseModel):
    """Figures of one strategy; shares from 0 to 1. `missing` counts answers with a fact that their prompt lacks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    strategy: Strategy
    pairs: int
    distinct_prompts: float
    missing: float
    copied: float  # of the answer's content words, mean
    variants: int
    longest_shared_start: int  # characters that all prompts begin with


@dataclass
class _Tally:
    pairs: int = 0
    missing: int = 0
    copied: float = 0.0
    prompts: set[int] = field(default_factory=set)
    variants: set[int] = field(default_factory=set)
    start: str | None = None


def measure(candidates: Iterable[Candidate], pairing: Pairing) -> tuple[PairFigures, ...]:
    """The figures of each strategy, in the order in which they are met; a number is held for each prompt."""
    tallies: dict[Strategy, _Tally] = {}
    for one in candidates:
        tally = tallies.setdefault(one.strategy, _Tally())
        tally.pairs += 1
        facts = specifics(one.answer, pairing.vocabulary, language=one.language, known=pairing.known)
        tally.missing += bool(missing_from(one.prompt, facts))
        tally.copied += copied_share(one.answer, one.prompt, pairing.vocabulary, one.language)
        tally.prompts.add(hash(one.prompt))
        tally.variants.add(one.variant)
        tally.start = one.prompt if tally.start is None else _shared(tally.start, one.prompt)
    return tuple(
        PairFigures(
            strategy=strategy,
            pairs=tally.pairs,
            distinct_prompts=len(tally.prompts) / tally.pairs,
            missing=tally.missing / tally.pairs,
            copied=tally.copied / tally.pairs,
            variants=len(tally.variants),
            longest_shared_start=len(tally.start or "") if tally.pairs > 1 else 0,
        )
        for strategy, tally in tallies.items()
    )


def _shared(left: str, right: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return left[:at]
