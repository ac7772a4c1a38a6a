"""Coming from an article into the chat: the offer is asked once, kept, and known to be about that article."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from tests.face.server import Server
from tests.face.window import Window

ARTICLE = "how-many-examples"
SAYS = "Explain “How many examples” differently, please."


def with_window(server: Server, act: Callable[[Window], Awaitable[None]], **given: str) -> None:
    async def run() -> None:
        async with Window(server, **given) as window:
            await act(window)

    asyncio.run(run())


async def asked(window: Window, ask: object, message_id: str | None = None, about: object = ARTICLE) -> str:
    message_id = message_id or str(uuid4())
    mark = len(window.events)
    await window.emit("window_message", {"peri": "about", "about": about})
    await window.emit("window_message", {"peri": "ask", "about": about, "ask": ask, "id": message_id})
    await window.wait("window_message", after=mark, peri="asked", id=message_id)
    return message_id


def said(window: Window) -> list[str]:
    return [d["output"] for e, d in window.events if e == "new_message" and d["type"] == "user_message"]


def test_a_window_hears_when_it_may_speak_and_what_an_article_offers(server: Server) -> None:
    async def act(window: Window) -> None:
        await window.wait("window_message", peri="ready")
        await window.emit("window_message", {"peri": "about", "about": ARTICLE})
        told = await window.wait("window_message", peri="article")
        assert told["title"] == "How many examples"
        assert [offer["ask"] for offer in told["offers"]] == ["explain", "examples", "fit", "journey"]

    with_window(server, act)


def test_an_offer_is_asked_in_authored_words_and_answered(server: Server) -> None:
    async def act(window: Window) -> None:
        await asked(window, "explain")
        await window.wait("task_end", after=len(window.events) - 1)
        assert said(window) == [SAYS]
        assert window.notices() == []

    with_window(server, act)


def test_an_offer_that_is_sent_twice_is_asked_once_and_survives_a_kill(server: Server) -> None:
    threads: list[str] = []

    async def act(window: Window) -> None:
        message_id = await asked(window, "explain")
        await window.wait("first_interaction")
        await asked(window, "explain", message_id)
        assert said(window) == [SAYS]
        threads.append(window.thread)

    async def again(window: Window) -> None:
        drawn = await window.wait("resume_thread")
        assert [s["output"] for s in drawn["steps"] if s["type"] == "user_message"] == [SAYS]

    with_window(server, act)
    port = server.port
    server.kill()
    with Server(server.home, port=port) as after:
        with_window(after, again, thread=threads[0])
    server.__init__(server.home, port=port)  # type: ignore[misc]  # the module's other tests go on with it


@pytest.mark.parametrize("ask", ["", "4", "Tell me a secret", None, 3, ["explain"], {"a": 1}])
def test_anything_else_than_an_offer_is_refused_and_nothing_is_said(server: Server, ask: object) -> None:
    async def act(window: Window) -> None:
        await asked(window, ask)
        assert said(window) == []
        assert window.notices() != []

    with_window(server, act)


@pytest.mark.parametrize("about", ["no-such-article", "", None, 7, "../x", {"id": ARTICLE}])
def test_an_article_that_there_is_not_is_not_asked_about(server: Server, about: object) -> None:
    async def act(window: Window) -> None:
        await asked(window, "explain", about=about)
        assert said(window) == []

    with_window(server, act)


def test_a_new_conversation_is_about_nothing(server: Server) -> None:
    async def act(window: Window) -> None:
        await window.emit("window_message", {"peri": "about", "about": ARTICLE})
        await window.wait("window_message", peri="article")
        await window.emit("clear_session")
        mark = len(window.events)
        message_id = str(uuid4())
        await window.emit("window_message", {"peri": "ask", "ask": "explain", "id": message_id})
        await window.wait("window_message", after=mark, peri="asked")
        assert said(window) == []

    with_window(server, act)
