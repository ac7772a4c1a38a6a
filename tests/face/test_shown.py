"""A conversation that is drawn anew while it moves on: what was told meanwhile is never wiped out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from chainlit.session import WebsocketSession

from assistant.errors import ModelUnavailable
from assistant.face.person import Caller
from assistant.face.shown import Shown
from assistant.face.turns import Turns
from assistant.face.windows import Windows
from assistant.messages import UserMessage
from assistant.models.protocol import ModelRequest, Text
from assistant.models.scripted import Reply
from assistant.peri import Peri
from assistant.settings import Settings
from assistant.store.views import ConversationView
from assistant.workshop import Workshop
from tests.face.house import AWAY, small_library, small_peri

PATIENCE_S = 20
NAME = "local"


class Told(Windows):
    """Windows that only keep what they are told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []
        self.ended = threading.Event()

    async def tell(self, conversation_id: str, name: str, event: str, data: Any) -> None:
        self.events.append((event, data))
        if event == "task_end":
            self.ended.set()


class Session:
    """As much of an open window's session as drawing needs."""

    def __init__(self, thread_id: str) -> None:
        self.thread_id = thread_id
        self.has_first_interaction = True
        self.chat_settings: dict[str, object] = {}

    async def emit(self, event: str, data: object) -> None:
        """Nobody looks."""


def held_back(
    read: Callable[[str, str], ConversationView], has_read: threading.Event, until: threading.Event
) -> Callable[[str, str], ConversationView]:
    """Reading the store on a machine that is slow: the first running view comes back only after `until`."""

    def conversation(person_id: str, conversation_id: str) -> ConversationView:
        view = read(person_id, conversation_id)
        if view.turns[-1].state == "running" and not has_read.is_set():
            has_read.set()
            assert until.wait(PATIENCE_S)
        return view

    return conversation


def a_peri(settings: Settings, has_read: threading.Event) -> Peri:
    """One whose answer fails, but not before a window has read the conversation."""

    async def pause() -> None:
        assert await asyncio.to_thread(has_read.wait, PATIENCE_S)

    def answer(request: ModelRequest) -> Reply:
        return [Text("I was about to say"), pause, ModelUnavailable(AWAY)]

    return small_peri(settings, answer, (), small_library())


def test_an_answer_that_ends_while_the_conversation_is_read_is_in_what_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_read = threading.Event()
    settings = Settings(home=tmp_path / "home")
    peri, windows, caller = a_peri(settings, has_read), Told(), Caller()
    turns = Turns(peri, windows, {}, Workshop(settings))
    session = Session(str(uuid4()))

    async def act() -> None:
        shown = Shown(peri, caller, windows, turns)
        person = peri.store.person(NAME, "You", peri.now())
        begun = peri.accept(person, session.thread_id, UserMessage(text="fail please"))
        late = held_back(peri.store.conversation, has_read, windows.ended)
        monkeypatch.setattr(peri.store, "conversation", late)
        with caller.speaking(NAME):
            await shown.begin(cast(WebsocketSession, session), person, begun)

    asyncio.run(act())
    drawn = [data for event, data in windows.events if event == "resume_thread"]
    assert len(drawn) == 1
    assert windows.events.index(("resume_thread", drawn[0])) > windows.events.index(("task_end", {}))
    assert AWAY in drawn[0]["steps"][-1]["output"]
