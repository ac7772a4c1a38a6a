"""Which journey or step a person means by a name, and how a journey is offered."""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeys.journey import Journey

EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "be", "begin", "can", "for", "from", "get", "i", "in", "is", "it", "journey", "let",
     "me", "my", "of", "on", "one", "or", "please", "resume", "s", "start", "step", "take", "that", "the", "this", "to",
     "up", "with", "you", "your"}
)  # fmt: skip
ENOUGH = 0.5  # share of a title's telling words that must be said


def named(said: str, titles: Mapping[str, str]) -> list[str]:
    """The ids whose id or title is meant by `said`: one when it is clear, more when it is not, none when unknown."""
    wanted = said.strip().strip("“”\"'.").casefold()
    exact = [id for id, title in titles.items() if wanted in (id, title.casefold())]
    if exact:
        return exact
    words = _telling(said)
    shares = {id: _shared(words, _telling(f"{title} {id}"), _telling(title)) for id, title in titles.items()}
    best = max(shares.values(), default=0.0)
    return [id for id, share in shares.items() if share == best] if best >= ENOUGH else []


def offer(journey: Journey) -> str:
    """A journey in a line, for a list to choose from."""
    return f"{journey.title} ({journey.effort_hours} hours over {journey.days} days)"


def _shared(said: frozenset[str], known: frozenset[str], title: frozenset[str]) -> float:
    """The share of the title that was said, or of what was said that stands in the title, whichever is the larger."""
    common = said & known
    return max(len(common) / max(1, len(title)), len(common) / max(1, len(said)))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.casefold()) if word not in EMPTY)
