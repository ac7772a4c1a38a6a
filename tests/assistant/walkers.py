"""People who walk journeys in the tests: one Peri for all, and what it says to each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.events import Ended
from assistant.messages import UserMessage
from assistant.peri import Peri, new_id, open_peri
from assistant.settings import Settings
from knowledge.index import ConceptIndex
from tests.assistant.test_walking import NOON

NEW = "---"  # a new conversation


@contextmanager
def one_peri(home: Path, index: ConceptIndex, index_folder: Path) -> Iterator[Peri]:
    """One Peri for all; each turn may have a person of its own."""
    built = open_peri(Settings(home=home), monotonic=lambda: 0.0, index=index, index_folder=index_folder)
    built.now = lambda: NOON
    yield built
    built.store.close()


def answers(peri: Peri, who: str, lines: Iterable[str]) -> list[str]:
    """What Peri says to each line of a person; NEW begins another conversation."""
    person = peri.store.person(who, "You", NOON)

    async def all_said() -> list[str]:
        said, talk = list[str](), new_id()
        for line in lines:
            if line == NEW:
                talk = new_id()
                continue
            begun = peri.accept(person, talk, UserMessage(text=line))
            ended = [event async for event in peri.turn(begun, person_id=person.id) if isinstance(event, Ended)]
            said.append(ended[0].reply.answer)
        return said

    return asyncio.run(all_said())
