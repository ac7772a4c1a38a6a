"""A chat window without a browser: the page's socket, spoken by python-socketio."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any
from uuid import uuid4

import socketio

from tests.face.server import Server

PATIENCE_S = 20


class Window:
    """One open window; keeps all that it is told."""

    def __init__(self, server: Server, *, name: str = "local", thread: str = "", session: str | None = None) -> None:
        self.events: list[tuple[str, Any]] = []
        self.session = session or str(uuid4())
        self.thread = thread
        self._server = server
        self._name = name
        self._told = asyncio.Event()
        self._socket = socketio.AsyncClient(reconnection=False)
        self._socket.on("*", self._hear)

    async def __aenter__(self) -> Window:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self, headers: dict[str, str] | None = None) -> None:
        """Connect as the page does; raises socketio.exceptions.ConnectionError when refused."""
        auth = {
            "sessionId": self.session,
            "threadId": self.thread,
            "clientType": "webapp",
            "userEnv": "{}",
            "chatProfile": "Peri",
        }
        await self._socket.connect(
            self._server.url,
            socketio_path="/ws/socket.io",
            transports=["websocket"],
            headers={"Cookie": self._server.cookie(self._name), **(headers or {})},
            auth=auth,
            wait_timeout=PATIENCE_S,
        )
        mark = len(self.events)
        await self.emit("connection_successful")
        await self.wait("chat_settings", after=mark)  # the last that a new window is told

    async def close(self) -> None:
        """Go away."""
        await self._socket.disconnect()

    async def emit(self, event: str, data: Any = None) -> None:
        """Send a raw event."""
        await self._socket.emit(event, data)

    async def say(self, text: str, message_id: str | None = None) -> str:
        """Send a message; its id."""
        message_id = message_id or str(uuid4())
        step = {"id": message_id, "threadId": "", "type": "user_message", "name": "You", "output": text}
        await self.emit("client_message", {"message": step, "fileReferences": []})
        return message_id

    async def edit(self, message_id: str, text: str) -> None:
        """Put an earlier message differently."""
        await self.emit("edit_message", {"message": {"id": message_id, "output": text}})

    async def wait(self, event: str, *, after: int = 0, **holding: Any) -> Any:
        """The data of the first `event` at or after position `after` whose data hold these values."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for name, data in self.events[after:]:
                    if name == event and all((data or {}).get(key) == value for key, value in holding.items()):
                        return data
                self._told.clear()
                await self._told.wait()

    async def answered(self, text: str) -> str:
        """Say something and wait for the whole answer; its text."""
        mark = len(self.events)
        await self.say(text)
        await self.wait("task_start", after=mark)
        await self.wait("task_end", after=mark)
        answers = [d for e, d in self.events[mark:] if e == "new_message" and d["type"] == "assistant_message"]
        return str(answers[-1]["output"])

    def notices(self) -> list[str]:
        """The sentences that were shown without being part of the conversation."""
        return [d["output"] for e, d in self.events if e == "new_message" and d["isError"] and d["type"] != "tool"]

    def answer_id(self) -> str:
        """The id of the last answer."""
        return next(
            d["id"]
            for e, d in reversed(self.events)
            if e == "new_message" and d["type"] == "assistant_message" and not d["isError"]
        )

    async def _hear(self, event: str, *data: Any) -> None:
        self.events.append((event, data[0] if data else None))
        if event == "first_interaction":
            self.thread = data[0]["thread_id"]
        self._told.set()
