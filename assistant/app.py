"""The chat window's door: Peri behind Chainlit's page. Loaded late, by `serve`, once the environment stands."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import chainlit as cl
from chainlit.server import app, get_html_template, sio
from fastapi import FastAPI

from assistant.face.builds import Builds
from assistant.face.estimates import Estimates
from assistant.face.guard import Guard
from assistant.face.layer import PeriLayer
from assistant.face.person import Caller, sign_in
from assistant.face.rehearsals import RehearsalRoutes
from assistant.face.root import inline_hashes
from assistant.face.routes import Routes
from assistant.face.turns import Turns
from assistant.face.view import PROFILE
from assistant.face.windows import Windows
from assistant.face.wire import Wire
from assistant.pages.pages import Pages
from assistant.pages.routes import LibraryRoutes
from assistant.peri import Peri
from assistant.workshop import Workshop
from rehearsal.package import MODEL_SHA256

log = logging.getLogger(__name__)

WELCOME = """**What could a model trained on your own work do for you, and is it worth it?**

I explain fine-tuning, judge whether it fits your work, count what it costs and help with the data. \
Every answer names its sources. {who}"""
GUIDE_SPEAKS = "You are talking to the built-in guide: a library and rules, not a language model."
MODEL_SPEAKS = "You are talking to {label}; the gear below changes that."

STARTERS = (
    ("learn", "What is fine-tuning, in plain words?"),
    ("learn", "Watch a small model learn, here on this machine"),
    ("decide", "Is it worth it for my work?"),
    ("cost", "What would it cost me?"),
    ("data", "How do I turn my past work into training data?"),
    ("data", "Try it with sample work"),
    ("journey", "Where should I start, step by step?"),
)
RESUME = ("journey", "Where was I in my journey?")


def create(peri: Peri, model_digest: str = MODEL_SHA256) -> FastAPI:
    """The web application that shows `peri`. Chainlit allows one a process; `model_digest` is of the small model."""
    caller, windows = Caller(), Windows()
    workshop = Workshop(peri.settings, model_digest)
    turns = Turns(peri, windows, {tool.name: tool.title for tool in peri.tools}, workshop)
    layer = PeriLayer(peri.store, caller, turns)
    cl.data_layer(lambda: layer)
    _register(peri)
    wire = Wire(peri, caller, windows, turns, dict(sio.handlers["/"]))
    sio.handlers["/"] = wire.handlers()
    pages = Pages(peri.index, peri.journeys, peri.today)
    estimates = Estimates(peri.store, caller, peri.library, peri.today)
    builds = Builds(workshop, caller, peri.library, peri.today, peri.store)
    rehearsals = RehearsalRoutes(workshop, caller, peri.library)
    Routes(peri.store, caller, LibraryRoutes(pages), estimates, builds, rehearsals).install(app)
    hashes = inline_hashes(get_html_template(""))
    app.add_middleware(Guard, caller=caller, settings=peri.settings, script_hashes=lambda: hashes)
    app.router.lifespan_context = _lifespan(peri, turns, workshop)
    application: FastAPI = app
    return application


def _register(peri: Peri) -> None:
    @cl.header_auth_callback  # type: ignore[untyped-decorator]
    async def who(headers: Any) -> cl.User | None:
        return sign_in(peri.settings, headers)

    @cl.set_chat_profiles  # type: ignore[untyped-decorator]
    async def profiles(user: Any, language: Any) -> list[cl.ChatProfile]:
        offered = (*(await asyncio.to_thread(under_way, user)), *STARTERS)
        starters = [cl.Starter(label=text, message=text, icon=f"/public/icons/{kind}.svg") for kind, text in offered]
        return [
            cl.ChatProfile(
                name=PROFILE,
                markdown_description=welcome(),
                icon="/public/avatars/peri.svg",
                starters=starters,
                default=True,
            )
        ]

    def under_way(user: Any) -> tuple[tuple[str, str], ...]:
        """The starter that takes up the journey that this person is in."""
        if user is None:
            return ()
        person = peri.store.person(user.identifier, user.display_name or user.identifier, peri.now())
        return (RESUME,) if peri.walk(person.id).open_run() else ()

    def welcome() -> str:
        speaker = peri.speakers()[0]
        return WELCOME.format(who=GUIDE_SPEAKS if speaker.id == "guide" else MODEL_SPEAKS.format(label=speaker.label))

    @cl.on_chat_resume  # type: ignore[untyped-decorator]
    async def resumable(thread: Any) -> None:
        """Tells the page that conversations can be opened again; `Wire.connected` does it."""


def _lifespan(peri: Peri, turns: Turns, workshop: Workshop) -> Any:
    """Ours instead of Chainlit's, which ends the process with os._exit(0) and deletes files on the way."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        taking_up = asyncio.create_task(_take_up(workshop))
        yield
        await turns.drain()
        await taking_up
        await asyncio.to_thread(workshop.close)
        await peri.aclose()

    return lifespan


async def _take_up(workshop: Workshop) -> None:
    try:
        await asyncio.to_thread(workshop.take_up)
    except Exception:
        log.exception("interrupted builds or rehearsals could not be taken up")
