"""The socket: every event that a browser may send, checked, and answered by Peri instead of Chainlit.

Chainlit's own handlers show a message before it is kept, lose what fails to be written, and cannot stop an edited
message. Here a message is committed first; refused, it goes back into the composer and is never shown as sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from chainlit.chat_context import chat_context
from chainlit.context import init_ws_context
from chainlit.session import WebsocketSession

from assistant.errors import InputRefused, NotYours
from assistant.face.chooser import wanted_speaker
from assistant.face.ids import is_uuid
from assistant.face.packets import UNREADABLE, read_files, read_message, user_message
from assistant.face.panel import panel
from assistant.face.person import Caller, caller_of, visitor
from assistant.face.reading import Reading
from assistant.face.shown import Shown
from assistant.face.turns import Turns, sentence
from assistant.face.windows import Windows
from assistant.peri import Peri
from assistant.store.views import Person

Handler = Callable[..., Awaitable[Any]]

NO_THREAD = "There is no such conversation."


class Wire:
    """The handlers of the socket; `handlers` is all that a browser can call."""

    def __init__(self, peri: Peri, caller: Caller, windows: Windows, turns: Turns, stock: dict[str, Handler]) -> None:
        self._peri = peri
        self._caller = caller
        self._windows = windows
        self._turns = turns
        self._stock = stock
        self._shown = Shown(peri, caller, windows, turns)
        self._reading = Reading(peri.library, peri.journeys)

    def handlers(self) -> dict[str, Handler]:
        """The whole table of events; what is not in it is ignored."""
        return {
            "connect": self.connect,
            "connection_successful": self.connected,
            "client_message": self.say,
            "edit_message": self.edit,
            "stop": self.stop,
            "window_message": self.window_message,
            "chat_settings_change": self.choose,
            "clear_session": self.clear,
            "disconnect": self.disconnect,
        }

    async def connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> bool:
        """Open a session under ids that are UUIDs, for the person of the cookie."""
        given = auth if isinstance(auth, dict) else {}
        session_id, thread_id = given.get("sessionId"), given.get("threadId") or None
        if not is_uuid(session_id) or (thread_id is not None and not is_uuid(thread_id)):
            raise ConnectionRefusedError("this id is not one that Peri made")
        headers = {
            key[5:].replace("_", "-").lower(): value for key, value in environ.items() if key.startswith("HTTP_")
        }
        name = visitor(self._peri.settings, headers)
        if name is None:
            raise ConnectionRefusedError("nobody is signed in")
        with self._caller.speaking(name):
            clean = {"sessionId": session_id, "clientType": "webapp", "userEnv": "{}", "threadId": ""}
            await self._stock["connect"](sid, environ, clean)
            session = WebsocketSession.require(sid)
            if thread_id and not session.restored:
                session.thread_id_to_resume = thread_id
                if await asyncio.to_thread(self._peri.store.owner_of, thread_id) == name:
                    session.thread_id = thread_id
        return True

    async def connected(self, sid: str) -> None:
        """Show what the person has open: after a reload, a lost connection, or a restart of Peri."""
        session = init_ws_context(sid).session
        await session.emit("task_end", {})
        async with self._edge(session):
            asked = session.thread_id_to_resume
            if asked and asked != session.thread_id and not session.restored:
                await session.emit("resume_thread_error", NO_THREAD)
            elif asked or session.has_first_interaction:
                await self._shown.redraw(session)
            await self._shown.offer_speakers(session)
            await session.emit("window_message", {"peri": "ready"})

    async def disconnect(self, sid: str) -> None:
        """The window is gone for now; a running answer goes on."""
        session = WebsocketSession.get(sid)
        if session is None:
            return
        init_ws_context(session)
        chat_context.clear()
        self._reading.left(session.id)
        with self._caller.speaking(caller_of(session)):
            await self._stock["disconnect"](sid)

    async def say(self, sid: str, payload: object = None) -> None:
        """A new message: kept, then shown in every window, then answered."""
        session = WebsocketSession.require(sid)
        message_id, text = read_message(payload)
        async with self._edge(session):
            try:
                person = await self._person()
                inbox = self._turns.bench(person, session.thread_id).inbox
                brought = await asyncio.to_thread(inbox.arrived, read_files(payload), session.thread_id)
                message = user_message(message_id, text, self._reading.of(session.id), brought)
                begun = await asyncio.to_thread(self._peri.accept, person, session.thread_id, message)
            except Exception as error:  # noqa: BLE001 - the app's edge
                await self._shown.refuse(session, message_id, text, sentence(error))
            else:
                await self._shown.accepted(session, person, begun)

    async def edit(self, sid: str, payload: object = None) -> None:
        """A message put differently: the old one and all after it step back."""
        session = WebsocketSession.require(sid)
        replaced, text = read_message(payload)
        async with self._edge(session):
            try:
                person = await self._person()
                message = user_message(str(uuid4()), text, self._reading.of(session.id))
                if not replaced:
                    raise InputRefused(UNREADABLE)
                begun = await asyncio.to_thread(
                    self._peri.accept, person, session.thread_id, message, replaces=replaced
                )
                await self._shown.begin(session, person, begun)
            except Exception as error:  # noqa: BLE001 - the app's edge
                said = sentence(error)
                await self._windows.give_back(session, text)
                await self._shown.redraw(session)
                await self._windows.notice(session, said)

    async def stop(self, sid: str) -> None:
        """End the answer that is being written, in whichever window it was asked."""
        session = WebsocketSession.require(sid)
        name = caller_of(session)
        if name:
            await self._turns.stop(session.thread_id, name)

    async def window_message(self, sid: str, data: object = None) -> None:
        """What peri.js and our elements ask for: open a citation, answer once more, or ask about an article."""
        session = WebsocketSession.require(sid)
        if not isinstance(data, dict):
            return
        async with self._edge(session):
            if data.get("peri") == "cite":
                await self._cite(session, data.get("answer"), data.get("n"))
            elif data.get("peri") == "again":
                await self._again(session)
            elif data.get("peri") == "about" and (article := self._reading.opened(session.id, data.get("about"))):
                await session.emit("window_message", article)
            elif data.get("peri") == "ask":
                await self._ask(session, data)

    async def clear(self, sid: str, *data: object) -> None:
        """A new conversation in this window."""
        self._reading.left(WebsocketSession.require(sid).id)
        await self._stock["clear_session"](sid, *data)

    async def choose(self, sid: str, settings: object = None) -> None:
        """Another speaker for this conversation; nothing else that a browser sends is kept."""
        session = WebsocketSession.require(sid)
        chosen = wanted_speaker(settings, self._peri.speakers())
        if chosen is None:
            return
        session.chat_settings = {"speaker": chosen}
        async with self._edge(session):
            if session.has_first_interaction:
                await self._shown.keep_choice(session)

    @asynccontextmanager
    async def _edge(self, session: WebsocketSession) -> AsyncIterator[None]:
        """Act for the person of the session; whatever fails is said to them."""
        with self._caller.speaking(caller_of(session)):
            try:
                yield
            except Exception as error:  # noqa: BLE001 - the app's edge
                await self._windows.notice(session, sentence(error))

    async def _again(self, session: WebsocketSession) -> None:
        person = await self._person()
        begun = await asyncio.to_thread(self._peri.again, person, session.thread_id)
        await self._shown.begin(session, person, begun)

    async def _ask(self, session: WebsocketSession, data: dict[Any, Any]) -> None:
        """An offer of an article's page, as if the person had typed it; the page sends it until it hears "asked"."""
        text = ""
        try:
            person = await self._person()
            message = self._reading.asked(session.id, data.get("ask"), data.get("id"))
            text = message.text
            begun = await asyncio.to_thread(self._peri.accept, person, session.thread_id, message)
        except Exception as error:  # noqa: BLE001 - the app's edge
            await self._shown.refuse(session, None, text, sentence(error))
        else:
            await self._shown.accepted(session, person, begun)
        finally:
            await session.emit("window_message", {"peri": "asked", "id": str(data.get("id"))})

    async def _cite(self, session: WebsocketSession, answer: object, number: object) -> None:
        if not is_uuid(answer) or not isinstance(number, int):
            raise NotYours(NO_THREAD)
        person = await self._person()
        conversation_id, turn = await asyncio.to_thread(self._peri.store.find_turn, person.id, str(answer))
        try:
            await session.emit("element", panel(conversation_id, turn, number, self._peri.library))
        except NotYours as error:
            await session.emit("toast", {"message": str(error), "type": "info"})

    async def _person(self) -> Person:
        return await asyncio.to_thread(self._caller.person, self._peri.store)
