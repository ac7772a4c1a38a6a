"""A whole Peri with the guide that one person talks to, with files and a clock that can be moved."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.events import Ended
from assistant.messages import Reply, UserMessage
from assistant.peri import Peri, new_id, open_peri
from assistant.settings import Settings
from assistant.workshop import Bench, Workshop
from knowledge.index import ConceptIndex

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Talking:
    """One person of a fresh home; `say` is a whole turn."""

    home: Path
    index: ConceptIndex
    settings: dict[str, Any] = field(default_factory=dict)
    at: datetime = NOON
    talk: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        settings = Settings(home=self.home, **self.settings)
        self.peri: Peri = open_peri(settings, monotonic=lambda: 0.0, index=self.index)
        self.peri.now = lambda: self.at
        self.workshop = Workshop(settings)

    @property
    def bench(self) -> Bench:
        """What they have brought and built."""
        return self.workshop.bench("local", self.talk)

    def bring(self, *files: tuple[str, str]) -> str:
        """Put files where an upload leaves them; what came, in words, as the message carries it."""
        ids = []
        for name, text in files:
            arriving = self.bench.inbox.begin(name, len(text))
            arriving.write(text.encode())
            ids.append(arriving.keep())
        return self.bench.inbox.arrived(ids, self.talk).words

    def say(self, text: str, files: str | None = None) -> Reply:
        """One whole turn."""

        async def turn() -> Reply:
            person = self.peri.store.person("local", "You", self.at)
            begun = self.peri.accept(person, self.talk, UserMessage(text=text, files=files))
            events = self.peri.turn(begun, person_id=person.id, bench=self.bench)
            ended = [event async for event in events if isinstance(event, Ended)]
            return ended[0].reply

        return asyncio.run(turn())

    def desk(self) -> Any:
        """Their log and comparisons."""
        return self.peri.context(None, person_id=self.person_id).desk  # type: ignore[arg-type]

    def situation(self) -> dict[str, Any]:
        """What Peri believes of the case told in this conversation: field -> value, only what was told."""
        told = self.peri.store.conversation(self.person_id, self.talk).situation
        return {name: value for name, value in told.items() if value is not None}

    @property
    def person_id(self) -> str:
        """Whose they are."""
        return self.peri.store.person("local", "You", self.at).id

    def close(self) -> None:
        """End Peri."""
        self.workshop.close()
        self.peri.store.close()
