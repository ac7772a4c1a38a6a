"""A conversation that an evaluation holds with the real house."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from assistant.events import Ended
from assistant.messages import UserMessage
from assistant.peri import Peri, new_id
from journeys.situation import FACTS


@dataclass
class EvalTalk:
    """One new conversation of somebody new: what another person told is nobody's business here.

    Each message is accepted, answered and kept as the terminal's talk does it.
    """

    peri: Peri
    speaker: str | None = None
    conversation: str = field(default_factory=new_id)
    somebody: str = field(default_factory=lambda: f"eval:{new_id()}")

    async def say(self, text: str) -> dict[str, Any]:
        """The reply to `text` as one JSON object."""
        person = await asyncio.to_thread(self.peri.store.person, self.somebody, "You", self.peri.now())
        begun = await asyncio.to_thread(self.peri.accept, person, self.conversation, UserMessage(text=text))
        reply: dict[str, Any] = {}
        async for event in self.peri.turn(begun, speaker=self.speaker, person_id=person.id):
            if isinstance(event, Ended):
                reply = event.as_object()
        return reply

    async def believed(self) -> dict[str, Any]:
        """What Peri believes about the person now: field -> value, only what was told."""
        person = await asyncio.to_thread(self.peri.store.person, self.somebody, "You", self.peri.now())
        view = await asyncio.to_thread(self.peri.store.conversation, person.id, self.conversation)
        return {name: value for name, value in view.situation.items() if name in FACTS and value is not None}

    async def so_far(self) -> str | None:
        """The outcome that the last reply gave as a provisional view, where its verdict was still open."""
        person = await asyncio.to_thread(self.peri.store.person, self.somebody, "You", self.peri.now())
        view = await asyncio.to_thread(self.peri.store.conversation, person.id, self.conversation)
        told = [json.loads(tool.content) for tool in view.turns[-1].tools if tool.ok]
        return next((str(result["so_far_verdict"]) for result in told if result.get("so_far_verdict")), None)
