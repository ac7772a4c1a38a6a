"""What the set is made of: kinds, clients, languages, years, lengths; and whether one client dominates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import exp, log

from pydantic import BaseModel, ConfigDict

from dataset.candidate import Candidate
from dataset.pair.text import word_count

UNKNOWN = "not known"
_DOMINATES = 0.6
_LEAST = 10  # pairs below which a share says nothing
_BANDS = (10, 30, 100, 300, 1000)


class Balance(BaseModel):
    """Counts, the greatest first. `effective_clients` is exp of the entropy: 3.0 means as even as three equal ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pairs: int
    kinds: Mapping[str, int]
    clients: Mapping[str, int]
    languages: Mapping[str, int]
    years: Mapping[str, int]
    lengths: Mapping[str, int]
    effective_clients: float
    sentences: tuple[str, ...]  # what to know before training, in plain words


def measure_balance(candidates: Iterable[Candidate]) -> Balance:
    """The counts of the pairs that are kept; holds numbers only."""
    kinds, clients, languages, years, lengths = (Counter[str]() for _ in range(5))
    for one in candidates:
        kinds[one.kind] += 1
        clients[one.client or UNKNOWN] += 1
        languages[one.language or UNKNOWN] += 1
        years[(one.written or UNKNOWN)[: 4 if one.written else None]] += 1
        lengths[_band(word_count(one.answer))] += 1
    known = {client: count for client, count in clients.items() if client != UNKNOWN}
    return Balance(
        pairs=kinds.total(),
        kinds=_greatest_first(kinds),
        clients=_greatest_first(clients),
        languages=_greatest_first(languages),
        years=dict(sorted(years.items())),
        lengths={band: lengths[band] for band in _bands() if lengths[band]},
        effective_clients=effective_number(known.values()),
        sentences=tuple(_sentences(kinds, known, languages)),
    )


def effective_number(counts: Iterable[int]) -> float:
    """How many equally frequent things would be as mixed: exp of the entropy; 0 for nothing."""
    positive = [count for count in counts if count > 0]
    total = sum(positive)
    return exp(-sum(count / total * log(count / total) for count in positive)) if total else 0.0


def _sentences(kinds: Counter[str], clients: Mapping[str, int], languages: Counter[str]) -> list[str]:
    told: list[str] = []
    pairs = kinds.total()
    if pairs < _LEAST:
        return told
    if clients:
        client, count = max(clients.items(), key=lambda pair: (pair[1], pair[0]))
        if count >= _DOMINATES * pairs and len(clients) > 1:
            told.append(
                f"{count / pairs:.0%} of the pairs are for {client}: a model would write like that for everyone."
            )
        elif count >= _DOMINATES * pairs:
            told.append(f"All clients that are known are one, {client}: the model learns that client's voice.")
    if len(kinds) > 1 and kinds.most_common()[-1][1] < 5:
        rare = sorted(kind for kind, count in kinds.items() if count < 5)
        told.append(f"There are fewer than five of: {', '.join(rare[:6])}. A model learns little from so few.")
    spoken = [language for language in languages if language != UNKNOWN]
    if len(spoken) > 1:
        told.append(f"The pairs are in {len(spoken)} languages; say in each prompt which one is wanted.")
    return told


def _greatest_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _bands() -> list[str]:
    inner = [f"{low} to {high - 1} words" for low, high in pairwise(_BANDS)]
    return [f"below {_BANDS[0]} words", *inner, f"{_BANDS[-1]:,} words and more"]


def _band(words: int) -> str:
    return _bands()[sum(words >= least for least in _BANDS)]
