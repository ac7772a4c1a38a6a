"""A small Peri whose speaker rehearses; run as a program it serves until killed.

Its small model is the tiny one of the room's tests, or with --bare none, or with --real the one that lies in its home.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from assistant.errors import PeriError
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, ModelRequest, Text
from assistant.models.scripted import Reply
from assistant.serve import serve
from assistant.settings import read_settings
from assistant.tools.building import start_dataset_build
from assistant.tools.rehearsing import rehearse
from rehearsal.package import MODEL, MODEL_SHA256
from tests.face.house import priced_peri
from tests.rehearsal.making import tiny_model


def answer(request: ModelRequest) -> Reply:
    """Plan a rehearsal, start one, or say how it stands; "letters" and "mine" say on what."""
    last = request.messages[-1]
    if isinstance(last, ToolMessage):
        return [Text(last.shown or "That did not work."), Finished(behaviour="dataset")]
    said = next(m for m in reversed(request.messages) if isinstance(m, UserMessage)).text.lower()
    if "build" in said:
        return [_call(request, "start_dataset_build", demo=True)]
    action = "status" if "how is" in said else "start" if "start" in said else "plan"
    named = said.partition("on ")[2].strip() or ("letters" if "letters" in said else "house_style")
    return [_call(request, "rehearse", action=action, what=named)]


def small_model(home: Path) -> str:
    """The digest of the model that lies in the home afterwards."""
    if {"--bare", "--real"} & {*sys.argv}:
        return MODEL_SHA256
    folder = home / "models"
    folder.mkdir(parents=True, exist_ok=True)
    return tiny_model(folder / MODEL)


def _call(request: ModelRequest, name: str, **arguments: object) -> Calls:
    return Calls((ToolCall(id=f"call-{len(request.messages)}", name=name, arguments=json.dumps(arguments)),))


if __name__ == "__main__":
    settings = read_settings(os.environ)
    try:
        serve(priced_peri(settings, answer, (start_dataset_build, rehearse)), small_model(settings.home))
    except PeriError as error:
        sys.exit(str(error))
