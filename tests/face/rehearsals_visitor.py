"""A person with the card of a rehearsal, who speaks to the server as the page does."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from uuid import uuid4

import httpx

from tests.face.server import Server
from tests.face.window import Window

HOUSE = "tests.face.rehearsals_house"
PATIENCE_S = 120


class Visitor:
    """A person with a card."""

    def __init__(self, server: Server, name: str = "local") -> None:
        self.server, self.name = server, name
        self.http = httpx.Client(base_url=server.url, headers={"cookie": server.cookie(name)}, timeout=PATIENCE_S)
        self.card: dict[str, Any] = {}

    def ask(self, text: str) -> dict[str, Any]:
        """Say something that a rehearsal answers; what its card is given."""
        self.card = asyncio.run(self._said(text))
        return self.card

    async def _said(self, text: str) -> dict[str, Any]:
        async with Window(self.server, name=self.name) as window:
            message = {"message": {"id": str(uuid4()), "output": text}, "fileReferences": []}
            await window.emit("client_message", message)
            props: dict[str, Any] = (await window.wait("element", name="RehearsalCard"))["props"]
            return props

    @property
    def path(self) -> str:
        return f"/peri/rehearsal/{self.card['card']}"

    def state(self, path: str | None = None) -> dict[str, Any]:
        query = {"what": self.card["what"], "passes": self.card["passes"]}
        found: dict[str, Any] = self.http.get(path or self.path, params=query).json()
        return found

    def do(self, wish: str, *, path: str | None = None, status: int = 200, **words: Any) -> dict[str, Any]:
        answer = self.http.post(path or self.path, json={"do": wish, **words})
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def start(self) -> dict[str, Any]:
        told: dict[str, Any] = self.do("start", what=self.card["what"], passes=self.card["passes"])["state"]
        return told

    def until(self, *statuses: str) -> dict[str, Any]:
        """The state once it has one of these."""
        for _ in range(PATIENCE_S * 10):
            found = self.state()
            if found["status"] in statuses:
                return found
            time.sleep(0.1)
        raise AssertionError(f"still {found['status']}: {found['title']}")
