"""People who walk journeys in the tests: one Peri for all, and what it says to each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.builds import LOCAL, shelf_of
from assistant.events import Ended
from assistant.messages import UserMessage
from assistant.peri import Peri, new_id, open_peri
from assistant.settings import Settings
from dataset import demo
from dataset.build.state import open_build
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


class AtHome:
    """One person in one conversation, with the builds of the terminal beside it."""

    def __init__(self, peri: Peri, who: str) -> None:
        self._peri = peri
        self._shelf = shelf_of(peri.settings, LOCAL)
        self._talk = new_id()
        self.person = peri.store.person(who, "You", NOON)

    async def say(self, text: str) -> str:
        """What Peri answers to `text`."""
        begun = self._peri.accept(self.person, self._talk, UserMessage(text=text))
        events = self._peri.turn(begun, person_id=self.person.id, shelf=self._shelf)
        ended = [event async for event in events if isinstance(event, Ended)]
        return ended[0].reply.answer

    def make_kit(self, name: str, digest: str) -> None:
        """A prompt kit made in the terminal; `digest` is 16 hexadecimal digits."""
        folder = self._shelf.create(name, demo.demo_settings(), digest)
        with open_build(folder) as build:
            build.keep("kit_made", {"at": NOON.isoformat(), "samples": 8})
