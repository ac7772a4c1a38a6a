"""Running turns: one at a time a conversation, shown in every window that has it open, stopped from any of them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from assistant.errors import NotYours, PeriError
from assistant.events import TextDelta, ToolFinished, ToolStarted, TurnEvent
from assistant.face.cards import changed_by
from assistant.face.display import settled, shown
from assistant.face.element import Data
from assistant.face.view import answer_step, footer, run_step, thread, tool_step, turn_steps
from assistant.face.windows import Windows, notice_step
from assistant.peri import Peri
from assistant.store.views import ConversationView, Person, TurnBegun, TurnView
from assistant.workshop import Bench, Workshop

log = logging.getLogger(__name__)

BUG = (
    "Something went wrong on my side, and it is not your fault. What you wrote is kept. If it happens again, tell "
    "whoever runs Peri this number: {reference}."
)


@dataclass
class Running:
    """A turn that is being answered, as far as it was shown."""

    begun: TurnBegun
    person: Person
    started_at: datetime
    text: str = ""
    sent: str | None = None
    tools: dict[str, datetime] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None

    def view(self) -> TurnView:
        """The turn as the store will tell it later."""
        return TurnView(
            turn_id=self.begun.turn_id,
            user=self.begun.user,
            answer_id=self.begun.answer_id,
            run_id=None,
            state="running",
            partial=settled(self.text),
            reply=None,
            problem=None,
            tools=(),
            vote=None,
            started_at=self.started_at,
            ended_at=None,
        )


class Turns:
    """Answers messages that are already kept."""

    def __init__(self, peri: Peri, windows: Windows, titles: Mapping[str, str], workshop: Workshop) -> None:
        self._peri = peri
        self._workshop = workshop
        self._windows = windows
        self._titles = titles
        self._running: dict[str, Running] = {}
        self._moves: Counter[str] = Counter()

    def bench(self, person: Person, conversation_id: str) -> Bench:
        """The person's builds, and the files that wait in this conversation."""
        return self._workshop.bench(person.identifier, conversation_id)

    def is_running(self, conversation_id: str) -> bool:
        """True while an answer is being written here."""
        return conversation_id in self._running

    def thread(self, view: ConversationView, person: Person) -> Data:
        """The conversation as the window shows it now: a running answer with all that was already said."""
        running = self._running.get(view.id)
        if running:
            turns = tuple(self._live(turn, running) for turn in view.turns)
            view = view.model_copy(update={"turns": turns})
        return thread(view, person.identifier, person.id, self._titles)

    def moves(self, conversation_id: str) -> int:
        """How often a message or an answer of this conversation came or ended; another number makes a view stale."""
        return self._moves[conversation_id]

    def moved(self, conversation_id: str) -> None:
        """Say that what was read of this conversation until now is stale."""
        self._moves[conversation_id] += 1

    def begin(self, begun: TurnBegun, person: Person, speaker: str | None) -> None:
        """Start to answer; returns at once."""
        running = Running(begun, person, datetime.now(UTC))
        self._running[begun.conversation_id] = running
        self.moved(begun.conversation_id)
        running.task = asyncio.create_task(self._answer(running, speaker), name=f"turn {begun.turn_id}")

    async def stop(self, conversation_id: str, name: str) -> None:
        """End the running answer of this person's conversation and keep what was said; nothing when there is none."""
        running = self._running.get(conversation_id)
        if running and running.person.identifier == name and running.task:
            running.task.cancel()
            await asyncio.wait([running.task])

    async def drain(self) -> None:
        """Stop every running answer and wait until it is kept."""
        tasks = [running.task for running in self._running.values() if running.task]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _live(self, turn: TurnView, running: Running) -> TurnView:
        return running.view() if turn.turn_id == running.begun.turn_id else turn

    async def _answer(self, running: Running, speaker: str | None) -> None:
        begun = running.begun
        try:
            await self._tell(running, "task_start", {})
            await self._tell(running, "new_message", run_step(begun.conversation_id, running.view()))
            bench = self.bench(running.person, begun.conversation_id)
            turn = self._peri.turn(begun, speaker=speaker, person_id=running.person.id, bench=bench)
            async with aclosing(turn) as events:
                async for event in events:
                    await self._show(running, event)
        except asyncio.CancelledError:
            pass  # stopped: the turn has kept what was said
        except Exception as error:  # noqa: BLE001 - the app's edge
            await self._notice(running, sentence(error))
        finally:
            self._running.pop(begun.conversation_id, None)
            self.moved(begun.conversation_id)
            await self._finish(running)

    async def _show(self, running: Running, event: TurnEvent) -> None:
        conversation_id, turn_id = running.begun.conversation_id, running.begun.turn_id
        match event:
            case TextDelta():
                running.text += event.text
                await self._stream(running)
            case ToolStarted():
                at = running.tools.setdefault(event.call_id, datetime.now(UTC))
                step = tool_step(conversation_id, turn_id, event.call_id, event.title, at, None)
                await self._tell(running, "new_message", step)
            case ToolFinished():
                now = datetime.now(UTC)
                at = running.tools.get(event.call_id, now)
                step = tool_step(conversation_id, turn_id, event.call_id, event.title, at, now, event.shown, event.ok)
                await self._tell(running, "update_message", step)

    async def _stream(self, running: Running) -> None:
        text = shown(settled(running.text))
        if running.sent is None:
            if not text.strip():
                return
            await self._tell(running, "stream_start", answer_step(running.begun.conversation_id, running.view()))
        elif text != running.sent:
            grows = text.startswith(running.sent)
            token = text[len(running.sent) :] if grows else text
            piece = {"id": running.begun.answer_id, "token": token, "isSequence": not grows, "isInput": False}
            await self._tell(running, "stream_token", piece)
        running.sent = text

    async def _finish(self, running: Running) -> None:
        """Redraw the turn from the store, as a reload would, and give the composer back."""
        begun = running.begun
        try:
            _, turn = await asyncio.to_thread(self._peri.store.find_turn, running.person.id, begun.turn_id)
            for step in turn_steps(begun.conversation_id, turn, self._titles)[1:]:
                await self._tell(running, "new_message", step)
            for card in await asyncio.to_thread(self._cards, running):
                await self._tell(running, "element", card)
            await self._tell(running, "element", footer(begun.conversation_id, turn))
        except NotYours:
            pass  # deleted meanwhile
        except PeriError as error:
            await self._notice(running, str(error))
        finally:
            await self._tell(running, "task_end", {})

    def _cards(self, running: Running) -> list[Data]:
        begun = running.begun
        view = self._peri.store.conversation(running.person.id, begun.conversation_id)
        return changed_by(view, begun.answer_id)

    async def _notice(self, running: Running, sentence: str) -> None:
        await self._tell(running, "new_message", notice_step(running.begun.conversation_id, sentence))

    async def _tell(self, running: Running, event: str, data: object) -> None:
        await self._windows.tell(running.begun.conversation_id, running.person.identifier, event, data)


def sentence(error: Exception) -> str:
    """What the person reads about an error that is being handled: its own words, or a number to find it in the log."""
    if isinstance(error, PeriError):
        return str(error)
    reference = uuid4().hex[:8]
    log.exception("unexpected error, reference %s", reference)
    return BUG.format(reference=reference)
