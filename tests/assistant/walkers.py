"""People who walk journeys in the tests: one Peri for all, and what it says to each."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

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
# What it is about, what went before, what was said, what must stand in the answer, and what must not.
Turn = tuple[str, tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]


@pytest.fixture(scope="module")
def one_peri(tmp_path_factory: pytest.TempPathFactory, index: ConceptIndex, index_folder: Path) -> Iterator[Peri]:
    """One Peri for all tests of a file, which writes `peri = one_peri`; each turn may have a person of its own."""
    home = tmp_path_factory.mktemp("home")
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


def ids_of(turns: Sequence[Turn]) -> list[str]:
    """What each turn is about, as the name of its test."""
    return [about for about, *_ in turns]


def check_turn(peri: Peri, turn: Turn, never: tuple[str, ...] = ()) -> None:
    """Have a new person say what went before and then the turn's words, and check the answer to these.

    What must stand there is looked for in any case of letters; `never` must not stand in any answer.
    """
    about, before, said, stands, gone = turn
    check_answer(answers(peri, f"turn {about}", (*before, said))[-1], stands, (*gone, *never))


def check_answer(answer: str, stands: tuple[str, ...], gone: tuple[str, ...]) -> None:
    """Check what must stand in an answer, in any case of letters, and what must not."""
    assert [words for words in stands if words.lower() not in answer.lower()] == [], answer
    assert [words for words in gone if words in answer] == [], answer


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
