"""What Peri remembers of a person's work from earlier talks, and how it forgets.

A new conversation starts from nothing. What was told before is taken over when the person asks for it, or asks for
something that rests on it, and is then named as known from earlier talks; "forget everything" deletes it for good.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeys.run import without_facts
from journeys.situation import FACTS
from journeys.small_words import says_nothing

if TYPE_CHECKING:
    from assistant.store.repository import Store
    from assistant.walking import Walk


class Memory:
    """One person's earlier talks, seen from one conversation. Blocking; raises StoreError."""

    def __init__(self, store: Store, walk: Walk, person_id: str, conversation_id: str | None = None) -> None:
        self._store = store
        self._walk = walk
        self._person = person_id
        self._conversation = conversation_id

    def earlier(self) -> dict[str, Any]:
        """The facts of the latest other talk, with those of the journey under way; newer words win."""
        run = self._walk.last()
        facts = {**(run.facts if run else {}), **self._store.told_before(self._person, self._conversation)}
        return {name: value for name, value in facts.items() if name in FACTS and not says_nothing(value)}

    def forget(self) -> None:
        """Forget every fact of every talk and journey. Transcripts and the ticks of journeys stay."""
        self._store.forget_told(self._person)
        for run in self._walk.all():
            if run.facts:
                self._walk.change(run.journey, without_facts)


def missing_facts(known: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are known from before and were not told anew."""
    return {name: value for name, value in known.items() if name in FACTS and name not in told}
