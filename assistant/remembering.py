"""What Peri remembers of a person's work from earlier talks, and how it forgets.

A new conversation starts from nothing. What was told before is taken over when the person asks for it, or asks for
something that rests on it, and is then named as known from earlier talks; "forget everything" deletes it for good.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeys.run_reached import tried
from journeys.run_told import without_facts
from journeys.situation import FACTS
from journeys.small_words import says_nothing

if TYPE_CHECKING:
    from assistant.store.repository import Store
    from assistant.walking import Walk

OFFERING = frozenset({"recommend_journey", "tell_journey", "journey_status", "start_journey"})


class Memory:
    """One person's earlier talks, seen from one conversation. Blocking; raises StoreError."""

    def __init__(self, store: Store, walk: Walk, person_id: str, conversation_id: str | None = None) -> None:
        self._store = store
        self._walk = walk
        self._person = person_id
        self._conversation = conversation_id

    def earlier(self) -> dict[str, Any]:
        """The facts of earlier talks and journeys, the newest words for each; what was measured counts too.

        It goes back as far as the talks are about the same work.
        """
        latest, *older = self._store.told_before(self._person, self._conversation) or ({},)
        run = self._walk.last()
        facts: dict[str, Any] = {}
        for told in (latest, run.facts if run else {}, *older):
            if is_other_work(facts, told):
                break
            facts = {**_kept(told), **facts}
        return {**facts, **self._measured(facts)}

    def offered(self) -> str | None:
        """The journey that was offered last in another talk, by its id or title, unless it was begun since."""
        for told in self._store.done_before(self._person, self._conversation):
            try:
                content = json.loads(str(told.get("content", "{}")))
            except ValueError:
                continue
            if told.get("name") == "start_journey" and isinstance(content, dict) and content.get("walk"):
                return None
            if isinstance(content, dict) and (offer := offer_of(str(told.get("name")), content)):
                return offer
        return None

    def _measured(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """What was tried, by the last count of a journey; words that tell a figure themselves stay."""
        if re.search(r"\d", str(facts.get("tried_so_far", ""))):
            return {}
        found = next((words for run in self._walk.all() if (words := tried(run))), None)
        if found is None:
            return {}
        mostly = {True: ", mostly wrong facts", False: ", mostly manner"}.get(facts.get("needs_facts", ""), "")
        return {"tried_so_far": f"{found}{mostly}"}

    def forget(self) -> None:
        """Forget every fact of every talk and journey. Transcripts and the ticks of journeys stay."""
        self._store.forget_told(self._person)
        for run in self._walk.kept():
            if run.facts:
                self._walk.change(run.journey, without_facts)


def missing_facts(known: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are known from before and were not told anew."""
    return {name: value for name, value in known.items() if name in FACTS and name not in told}


def offer_of(tool: str, content: Mapping[str, Any]) -> str | None:
    """The journey that the result of a tool offered to begin, by its id or title."""
    if tool == "recommend_journey" and content.get("journeys"):
        return str(content["journeys"][0]["id"])
    if tool not in OFFERING or (tool == "start_journey" and content.get("walk")):
        return None
    found = (re.fullmatch(r"Start “(.+)”", str(says)) for says in content.get("next_questions", []))
    return next((offer[1] for offer in found if offer), None)


def _kept(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in told.items() if name in FACTS and value is not None and not says_nothing(value)
    }


def is_other_work(facts: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether an older talk was about another trade or another kind of piece: its figures do not belong here."""
    trades = [str(each["profession"]).casefold() for each in (facts, told) if each.get("profession")]
    if len(trades) == 2 and not _words(trades[0]) & _words(trades[1]):
        return True
    tasks = [_words(str(each["task"])) for each in (facts, told) if each.get("task")]
    return len(tasks) == 2 and not tasks[0] & tasks[1]


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", text.casefold())}
