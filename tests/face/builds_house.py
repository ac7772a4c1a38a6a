"""A small Peri whose speaker begins a build from what was brought; run as a program it serves until killed."""

from __future__ import annotations

import json
import os
import sys

from assistant.errors import PeriError
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, ModelRequest, Text
from assistant.models.scripted import Reply
from assistant.serve import serve
from assistant.settings import read_settings
from assistant.tools.build_status import build_status
from assistant.tools.build_work import prompt_kit
from assistant.tools.building import start_dataset_build
from assistant.tools.checking import check_dataset_file
from assistant.tools.kept_work import kept_work
from tests.face.house import priced_peri


def answer(request: ModelRequest) -> Reply:
    """Begin a build when files came, check or list or make a kit when that is asked for, else ask for files."""
    last = request.messages[-1]
    if isinstance(last, ToolMessage):
        return [Text(last.shown), Finished(behaviour="dataset")]
    said = next(m for m in reversed(request.messages) if isinstance(m, UserMessage))
    if "delete" in said.text.lower():
        return [_call(request, "kept_work", delete=said.text.partition("dataset ")[2])]
    if "sample" in said.text.lower():
        return [_call(request, "start_dataset_build", demo=True)]
    if "jsonl right" in said.text.lower():
        return [_call(request, "check_dataset_file")]
    if "kept" in said.text.lower():
        return [_call(request, "kept_work")]
    if said.files or "build" in said.text.lower():
        return [_call(request, "start_dataset_build")]
    if "ready" in said.text.lower():
        return [_call(request, "build_status")]
    if "kit" in said.text.lower():
        return [_call(request, "prompt_kit")]
    return [Text("Drop your files here.")]


def _call(request: ModelRequest, name: str, **arguments: bool | str) -> Calls:
    return Calls((ToolCall(id=f"call-{len(request.messages)}", name=name, arguments=json.dumps(arguments)),))


if __name__ == "__main__":
    try:
        tools = (start_dataset_build, prompt_kit, build_status, check_dataset_file, kept_work)
        serve(priced_peri(read_settings(os.environ), answer, tools))
    except PeriError as error:
        sys.exit(str(error))
