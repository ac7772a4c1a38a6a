"""Keeping a turn in the store while it runs, so that nothing shown is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from assistant.agent import cited
from assistant.errors import PeriError
from assistant.events import Ended, MessageAdded, TextDelta, TurnEvent, Used
from assistant.messages import AssistantMessage, Message, Reply, Usage
from assistant.store.repository import Store
from assistant.store.views import TurnBegun
from assistant.tools.context import ToolContext

log = logging.getLogger(__name__)

PARTIAL_EVERY = 0.4  # seconds between two saves of an unfinished answer
ALIVE_EVERY = 20.0  # seconds between two signs of life of a turn that says nothing


class TurnKeeper:
    """Puts a turn into the store while it runs; ends it exactly once."""

    def __init__(
        self,
        store: Store,
        begun: TurnBegun,
        now: Callable[[], datetime],
        finish_later: Callable[[asyncio.Task[None]], None],
    ) -> None:
        self._store = store
        self._begun = begun
        self._now = now
        self._finish_later = finish_later
        self._messages: list[Message] = []
        self._said = ""
        self._usage = Usage()
        self._ended = False
        self.model = "guide"
        self._beating = asyncio.create_task(self._beat())

    async def keep(self, event: TurnEvent, context: ToolContext) -> None:
        """Take note of an event; the last one ends the turn in the store."""
        match event:
            case TextDelta():
                self._said += event.text
            case Used():
                self._usage = event.usage
            case MessageAdded():
                self._messages.append(event.message)
            case Ended():
                await self._end(event.reply, event.problem, context)

    async def close(self, context: ToolContext) -> None:
        """End the turn as stopped if nothing ended it; survives the cancellation that caused it."""
        self._beating.cancel()
        if self._ended:
            return
        told = sum(len(m.text) for m in self._messages if isinstance(m, AssistantMessage))
        if self._said[told:].strip():
            self._messages.append(AssistantMessage(id=self._begun.answer_id, text=self._said[told:]))
        reply = Reply(
            answer=self._said,
            behaviour="explain",
            citations=cited(self._said, context.citations),
            model=self.model,
            usage=self._usage,
            ended="stopped",
        )
        work = asyncio.ensure_future(self._end(reply, None, context))
        self._finish_later(work)
        await asyncio.shield(work)

    async def _beat(self) -> None:
        """Keep what was said at least every half second, and tell other hosts that the turn is alive."""
        saved, idle = "", 0.0
        while True:
            await asyncio.sleep(PARTIAL_EVERY)
            idle += PARTIAL_EVERY
            if self._said != saved or idle >= ALIVE_EVERY:
                saved, idle = self._said, 0.0
                try:
                    await asyncio.to_thread(self._store.save_partial, self._begun.turn_id, saved, self._now())
                except PeriError:
                    log.exception("a partial answer could not be kept; the turn goes on")

    async def _end(self, reply: Reply, problem: str | None, context: ToolContext) -> None:
        self._ended = True
        self._beating.cancel()
        situation, now = context.situation.model_dump(mode="json", exclude_none=True), self._now()
        await asyncio.to_thread(
            self._store.end_turn, self._begun.turn_id, reply, problem, self._messages, situation, now
        )
