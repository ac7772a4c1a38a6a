"""A small Peri with prepared answers behind the real page, for the tests; run as a program it serves until killed.

What a message asks for is in its words: "slow" is a long answer, "fail" a provider that is away, "bug" a fault of ours,
"tricky" a model that writes active content; anything else is looked up in a library of two articles.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from starlette.routing import Mount, Route

from assistant.errors import ModelUnavailable, PeriError
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, Model, ModelRequest, Text
from assistant.models.scripted import Pause, Reply, ScriptedModel
from assistant.peri import Peri
from assistant.serve import prepare, serve
from assistant.settings import Settings, read_settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.tools.declare import Tool
from assistant.tools.library import search_library
from knowledge.concepts import Concept, Section, Source
from knowledge.embed import Vectors
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library
from knowledge.providers import Providers
from knowledge.shelves import Shelf

Answer = Callable[[ModelRequest], Reply]

SLOW_WORDS = 200
PASSAGE = (
    "Fine-tuning trains a ready model further on pairs of input and output from your own work, so that it writes the "
    "way you do. It changes habits, not knowledge: tone, format and length come along, facts do not."
)
TRICKY = (
    "Look: ![pixel](https://tracker.example/pixel.png) and <script>window.hacked = true</script> "
    '<img src=x onerror="window.hacked = true"> and [a friendly link](https://shop.example/buy?q=1) '
    "and [worse](javascript:window.hacked=true). The model is qwen3:latest, at 10:30."
)
AWAY = "The model cannot be reached just now. Try again in a minute."
FOLLOW_UPS = ("How many examples do I need?", "What does it cost to keep running?", "When is it not worth it?")


class Letters:
    """An embedder without a model: counts letters. Near enough for a library of two."""

    id = "letters"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Rows of length one."""
        counts = [[text.lower().count(letter) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]
        rows = np.array(counts, dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def small_library() -> Library:
    """Two articles with sources."""
    url, read_at = "https://docs.example.org/tuning", date(2026, 11, 22)
    source = Source(id="guide", title="A guide to tuning", url=url, read_at=read_at, note="section 2")

    def concept(name: str, title: str, summary: str, how: str) -> Concept:
        sections = (
            Section(heading="Why it matters", parent=None, text="Because your hours are what you sell. [guide]"),
            Section(heading="How it works", parent=None, text=f"{how} [guide]"),
            Section(heading="What it costs", parent=None, text="Less than people fear, more than the price list says."),
        )
        return Concept(
            id=name, title=title, summary=summary, questions=("a?", "b?", "c?", "d?", "e?"), follow_ups=FOLLOW_UPS,
            related=("what-fine-tuning-is", "how-many-examples"), sources=(source,), reviewed=date(2026, 11, 1),
            review_by=date(2027, 5, 1), sections=sections,
        )  # fmt: skip

    how = "It repeats your pairs until the model writes like you."
    articles = [
        concept("what-fine-tuning-is", "What fine-tuning is", PASSAGE, how),
        concept("how-many-examples", "How many examples", "Start with a hundred good pairs.", "Quality beats count."),
    ]
    shelf = Shelf(id="all", title="All", about="Both articles.", articles=tuple(article.id for article in articles))
    return Library({article.id: article for article in articles}, Providers([]), (shelf,))


def scripted_peri(settings: Settings) -> Peri:
    """A Peri with two speakers, each of which plays `answer`."""
    hosted = ScriptedModel("test/other", answer)
    return small_peri(settings, answer, (search_library,), small_library(), {"hosted": hosted})


def priced_peri(settings: Settings, answer: Answer, tools: tuple[Tool, ...]) -> Peri:
    """A Peri whose speaker plays `answer`, over two articles and the real providers."""
    small = small_library()
    return small_peri(settings, answer, tools, Library(small.concepts, load_library().providers, small.shelves))


def small_peri(
    settings: Settings,
    answer: Answer,
    tools: tuple[Tool, ...],
    library: Library,
    others: Mapping[str, Model] | None = None,
) -> Peri:
    """A Peri over `library` that has `tools`, and whose guide plays `answer`; what a killed one left is interrupted."""
    settings.home.mkdir(parents=True, exist_ok=True)
    peri = Peri(
        settings,
        Store(open_database(settings.database, settings.home)),
        library,
        ConceptIndex(library, Letters(), settings.home / "index"),
        tools,
        (),
        {"guide": ScriptedModel("guide", answer), **(others or {})},
        monotonic=time.monotonic,
    )
    peri.store.interrupt_running(peri.now())
    return peri


def answer(request: ModelRequest) -> Reply:
    """The prepared reply to the last message."""
    said = next(m.text for m in reversed(request.messages) if isinstance(m, UserMessage)).lower()
    looked_up = isinstance(request.messages[-1], ToolMessage)
    if "slow" in said:
        pieces: list[Text | Pause] = []
        for number in range(SLOW_WORDS):
            pieces += [Text(f"word{number} "), _pause]
        return pieces
    if "fail" in said:
        return [Text("I was about to say"), ModelUnavailable(AWAY)]
    if "bug" in said:
        raise RuntimeError("a fault with the person's words in it")
    if "tricky" in said:
        return [Text(TRICKY)]
    if not looked_up:
        words = json.dumps({"question": said})
        return [Calls((ToolCall(id=f"call-{len(request.messages)}", name="search_library", arguments=words),))]
    said_in_pieces = (f"{PASSAGE} [", "1] ", "It is quick to try.\n\n- Collect pairs\n", "- Keep some aside [2]")
    return [*map(Text, said_in_pieces), Finished(behaviour="explain", suggestions=FOLLOW_UPS)]


async def _pause() -> None:
    await asyncio.sleep(0.05)


def routes(app: Any) -> list[tuple[str, str]]:
    """Every (method, path) that the application knows, through nested routers."""
    found: list[tuple[str, str]] = []
    waiting = list(app.router.routes)
    while waiting:
        route = waiting.pop(0)
        nested = getattr(route, "original_router", None)
        if nested is not None:
            waiting += nested.routes
        elif isinstance(route, Mount):
            found.append(("MOUNT", route.path))
        elif isinstance(route, Route):
            found += [(method, route.path) for method in sorted(route.methods or ())]
        else:
            found.append(("?", repr(route)))
    return found


def show_routes() -> None:
    """Print what the application answers to, for the test that knows them all."""
    settings = read_settings(os.environ)
    peri = scripted_peri(settings)
    prepare(settings)
    app = importlib.import_module("assistant.app").create(peri)
    sio = importlib.import_module("chainlit.server").sio
    print(json.dumps({"routes": routes(app), "events": sorted(sio.handlers["/"])}))


if __name__ == "__main__" and "--routes" in sys.argv:
    show_routes()
elif __name__ == "__main__":
    try:
        serve(scripted_peri(read_settings(os.environ)))
    except PeriError as error:
        sys.exit(str(error))
