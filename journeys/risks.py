"""What hangs over a place to train: a base about to be switched off, a preview, weights that cannot leave."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.providers import Base, Provider, date_in_words

AHEAD = timedelta(days=365)
UNSTEADY = r"\b(?:beta|at intervals|limited time)\b"  # of a status note that is itself a warning


def risks_of(provider: Provider, base: Base | None, today: date) -> tuple[str, ...]:
    """Sentences from what is on file about the provider, each with its date; empty where nothing is known."""
    name = provider.name.split(" (")[0]
    found = list[str]()
    if base is not None and base.retires is not None and today < base.retires <= today + AHEAD:
        found.append(f"{base.name} is switched off at {name} on {date_in_words(base.retires)}.")
    if provider.status == "preview":
        found.append(
            f"Tuning at {name} is a preview (as of {date_in_words(provider.as_of)}): it can change at short notice."
        )
    found += [
        f"{name}, {date_in_words(known.date)}: {known.what}"
        for known in provider.key_dates
        if today < known.date <= today + AHEAD and _concerns(known.what, provider, base)
    ]
    if re.search(UNSTEADY, provider.status_note):
        found.append(f"{name} (as of {date_in_words(provider.as_of)}): {provider.status_note}")
    if provider.weights.downloadable is False:
        found.append(f"A model tuned at {name} cannot be taken elsewhere (as of {date_in_words(provider.as_of)}).")
    elif provider.weights.downloadable is None:
        found.append(
            f"No way to take a model tuned at {name} elsewhere is known to me (as of {date_in_words(provider.as_of)})."
        )
    return tuple(found)


def _concerns(what: str, provider: Provider, base: Base | None) -> bool:
    """Whether a day on file is about this base, or about no base in particular."""
    named = [known for known in provider.bases if known.name.split(" (")[0] in what]
    return not named or base is None or base in named
