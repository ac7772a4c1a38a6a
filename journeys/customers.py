"""Where a person trains already: some providers are closed to newcomers and still open to their old customers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeys.situation import Situation
from knowledge.providers import Provider

TRAINS = (
    r"\b(?:already|currently|still|have been|ha(?:ve|s) (?:a|an|our|my|two|three|several|some)|our|my|existing|we|i) "
    r"(?:\w+ ){0,4}?(?:fine-?\s?tun(?:e|es|ed|ing)|tuned|train(?:ed|s|ing)? (?:a |our |my )?models?)\b"
)
NOT_YET = (
    r"\b(?:not|never|no|n't|want(?:s|ed)?|would|wish|hope|plan(?:s|ning)?|thinking|consider\w*|maybe|might|could|can|how|if|"
    r"should|going to|like to|tried to|stopped|used to)\b|n't\b"
)


def already_at(situation: Situation, providers: Iterable[Provider]) -> frozenset[str]:
    """Ids of the providers at which the person says to have tuned models; only what is told plainly counts."""
    told = " . ".join(text for text in (situation.tools, situation.tried_so_far) if text)
    clauses = [
        clause
        for clause in re.split(r"[;!?\n]|\.(?!\d)|,(?! where)|\b(?:but|and|while)\b", told.replace("’", "'").casefold())
        if re.search(TRAINS, clause) and not re.search(NOT_YET, clause)
    ]
    return frozenset(provider.id for provider in providers if any(_named(provider, clause) for clause in clauses))


def _named(provider: Provider, clause: str) -> bool:
    names = (provider.id, provider.name.split(" (")[0], *provider.aliases)
    return any(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", clause) for name in names)
