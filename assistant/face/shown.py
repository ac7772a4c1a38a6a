"""What a window shows of its conversation: a message that was accepted or refused, the whole drawn anew."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from chainlit.session import WebsocketSession

from assistant.errors import NotYours
from assistant.face.chooser import chooser
from assistant.face.person import Caller
from assistant.face.turns import Turns
from assistant.face.view import user_step
from assistant.face.windows import Windows
from assistant.peri import Peri
from assistant.store.views import ConversationView, Person, TurnBegun


class Shown:
    """Where turns begin, and where a window learns what stands in its conversation."""

    def __init__(self, peri: Peri, caller: Caller, windows: Windows, turns: Turns) -> None:
        self._peri = peri
        self._caller = caller
        self._windows = windows
        self._turns = turns

    async def accepted(self, session: WebsocketSession, person: Person, begun: TurnBegun) -> None:
        """Show a message that was just kept, and begin to answer it."""
        is_first = not session.has_first_interaction
        session.has_first_interaction = True
        if begun.already:  # the browser sent it twice
            await self.redraw(session)
            return
        step = user_step(session.thread_id, begun.user, datetime.now(UTC))
        self._turns.moved(session.thread_id)
        await self._windows.tell(session.thread_id, person.identifier, "new_message", step)
        self._turns.begin(begun, person, self._speaker(session, begun))
        if begun.title or is_first:
            title = begun.title or begun.user.text
            await session.emit("first_interaction", {"interaction": title, "thread_id": session.thread_id})
            # At phone width nothing in Chainlit goes to the conversation's own address until the history is opened,
            # and that then closes the history again. peri.js goes there.
            await session.emit("window_message", {"peri": "thread", "id": session.thread_id})
        if is_first and session.chat_settings:
            await self.keep_choice(session)

    async def begin(self, session: WebsocketSession, person: Person, begun: TurnBegun) -> None:
        """Answer a turn anew; what stood after it steps back in every window."""
        self._turns.begin(begun, person, self._speaker(session, begun))
        await self.redraw(session, everywhere=True)

    async def redraw(self, session: WebsocketSession, *, everywhere: bool = False) -> None:
        """Draw the whole conversation anew from the store."""
        person = await asyncio.to_thread(self._caller.person, self._peri.store)
        try:
            view = await self._current(person, session.thread_id)
        except NotYours:
            return  # nothing was accepted here yet, or it was deleted
        drawn = self._turns.thread(view, person)
        session.chat_settings = dict(view.settings)
        if not session.has_first_interaction:
            session.has_first_interaction = True
            await session.emit("first_interaction", {"interaction": "resume", "thread_id": view.id})
        if everywhere:
            await self._windows.tell(view.id, person.identifier, "resume_thread", drawn)
        else:
            await session.emit("resume_thread", drawn)
        if self._turns.is_running(view.id):
            await session.emit("task_start", {})

    async def _current(self, person: Person, conversation_id: str) -> ConversationView:
        """The conversation as it is now; one read before it moved on would wipe out what was told since."""
        while True:
            moves = self._turns.moves(conversation_id)
            view = await asyncio.to_thread(self._peri.store.conversation, person.id, conversation_id)
            if self._turns.moves(conversation_id) == moves:
                return view

    async def refuse(self, session: WebsocketSession, message_id: str | None, text: str, why: str) -> None:
        """Give a message back that could not be accepted, and say why."""
        if message_id:
            await session.emit("delete_message", {"id": message_id})
        await session.emit("task_end", {})
        await self._windows.notice(session, why)
        await self._windows.give_back(session, text)

    async def offer_speakers(self, session: WebsocketSession) -> None:
        """Show who can speak, and who does in this conversation."""
        await session.emit("chat_settings", chooser(self._peri.speakers(), session.chat_settings.get("speaker")))

    async def keep_choice(self, session: WebsocketSession) -> None:
        """Keep the speaker that was chosen for this conversation."""
        person = await asyncio.to_thread(self._caller.person, self._peri.store)
        settings = dict(session.chat_settings)
        await asyncio.to_thread(self._peri.store.save_settings, person.id, session.thread_id, settings)

    def _speaker(self, session: WebsocketSession, begun: TurnBegun) -> str | None:
        chosen = session.chat_settings.get("speaker") or begun.settings.get("speaker")
        return str(chosen) if chosen else None
