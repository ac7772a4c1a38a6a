"""The open chat windows: every socket session that shows a conversation hears what happens in it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from chainlit.session import WebsocketSession, ws_sessions_id

from assistant.face.element import Data
from assistant.face.person import caller_of
from assistant.face.view import NAME, moment


class Windows:
    """Speaks to browsers. A person may have a conversation open in several windows."""

    async def tell(self, conversation_id: str, name: str, event: str, data: Any) -> None:
        """Send an event to each window in which `name` has this conversation open; none hears a later one before it."""
        sessions = list(ws_sessions_id.values())
        hearing = [each for each in sessions if each.thread_id == conversation_id and caller_of(each) == name]
        await asyncio.gather(*(session.emit(event, data) for session in hearing))

    async def notice(self, session: WebsocketSession, sentence: str) -> None:
        """A sentence for the person that is not part of the conversation; it is gone after a reload."""
        await session.emit("new_message", notice_step(session.thread_id, sentence))

    async def give_back(self, session: WebsocketSession, text: str) -> None:
        """Put a text that was not taken back into the composer, so that nothing typed is lost."""
        if text.strip():
            await session.emit("window_message", {"peri": "give-back", "text": text})


def notice_step(conversation_id: str, sentence: str) -> Data:
    """A notice as Chainlit draws it."""
    now = moment(datetime.now(UTC))
    return {
        "id": str(uuid4()),
        "threadId": conversation_id,
        "type": "assistant_message",
        "name": NAME,
        "output": sentence,
        "input": "",
        "createdAt": now,
        "start": now,
        "end": now,
        "isError": True,
        "metadata": {},
    }
