"""A small Peri whose speaker begins a build from what was brought; run as a program it serves until killed."""

from __future__ import annotations

import json
import os
import sys
import time

from assistant.errors import PeriError
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, ModelRequest, Text
from assistant.models.scripted import Reply, ScriptedModel
from assistant.peri import Peri
from assistant.serve import serve
from assistant.settings import Settings, read_settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.tools.build_status import build_status
from assistant.tools.build_work import prompt_kit
from assistant.tools.building import start_dataset_build
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library
from tests.face.house import Letters, small_library


def answer(request: ModelRequest) -> Reply:
    """Begin a build when files came, make a kit when one is asked for, else ask for files."""
    last = request.messages[-1]
    if isinstance(last, ToolMessage):
        return [Text(last.shown), Finished(behaviour="dataset")]
    said = next(m for m in reversed(request.messages) if isinstance(m, UserMessage))
    if "sample" in said.text.lower():
        return [_call(request, "start_dataset_build", demo=True)]
    if said.files or "build" in said.text.lower():
        return [_call(request, "start_dataset_build")]
    if "ready" in said.text.lower():
        return [_call(request, "build_status")]
    if "kit" in said.text.lower():
        return [_call(request, "prompt_kit")]
    return [Text("Drop your files here.")]


def _call(request: ModelRequest, name: str, **arguments: bool) -> Calls:
    return Calls((ToolCall(id=f"call-{len(request.messages)}", name=name, arguments=json.dumps(arguments)),))


def builds_peri(settings: Settings) -> Peri:
    """A Peri whose speaker plays `answer`, over two articles and the real providers."""
    settings.home.mkdir(parents=True, exist_ok=True)
    small = small_library()
    library = Library(small.concepts, load_library().providers, small.shelves)
    peri = Peri(
        settings,
        Store(open_database(settings.database, settings.home)),
        library,
        ConceptIndex(library, Letters(), settings.home / "index"),
        (start_dataset_build, prompt_kit, build_status),
        (),
        {"guide": ScriptedModel("guide", answer)},
        monotonic=time.monotonic,
    )
    peri.store.interrupt_running(peri.now())
    return peri


if __name__ == "__main__":
    try:
        serve(builds_peri(read_settings(os.environ)))
    except PeriError as error:
        sys.exit(str(error))
