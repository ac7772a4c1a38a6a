"""The transcript and the tools as OpenAI's chat format, which LiteLLM takes for every provider."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assistant.messages import AssistantMessage, Message, ToolCall, UserMessage, close_open_calls
from assistant.models.protocol import ToolSpec

READS = (
    "start_dataset_build reads them; check_dataset_file those that are training data; of a log import_projects, of "
    "answers compare_blind, of briefs plan_fetch."
)


def to_wire(system: str, messages: Sequence[Message]) -> list[dict[str, Any]]:
    """The system prompt, unless it is empty, and the transcript: every call answered, no empty message."""
    wire: list[dict[str, Any]] = [{"role": "system", "content": system}] if system else []
    return wire + [_message(m) for m in close_open_calls(list(messages)) if not _is_empty(m)]


def tools_to_wire(tools: Sequence[ToolSpec]) -> list[dict[str, Any]]:
    """The tools as functions."""
    return [
        {"type": "function", "function": {"name": t.name, "description": t.description, "parameters": t.schema}}
        for t in tools
    ]


def is_json_object(text: str) -> bool:
    """True when `text` is one JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _is_empty(message: Message) -> bool:
    return isinstance(message, AssistantMessage) and not message.text.strip() and not message.calls


def _message(message: Message) -> dict[str, Any]:
    if isinstance(message, UserMessage):
        came = f"\n\n[Uploaded with this message: {message.files}. {READS}]"
        return {"role": "user", "content": f"{message.text}{came if message.files else ''}"}
    if isinstance(message, AssistantMessage):
        said: dict[str, Any] = {"role": "assistant", "content": message.text or None}
        if message.calls:
            said["tool_calls"] = [_call(call) for call in message.calls]
        return said
    return {"role": "tool", "tool_call_id": message.call_id, "name": message.name, "content": message.content}


def _call(call: ToolCall) -> dict[str, Any]:
    # Several providers answer 400 or 500 to a history whose arguments are no JSON object, though a model wrote them.
    valid = is_json_object(call.arguments)
    arguments = call.arguments if valid else json.dumps({"malformed": call.arguments}, ensure_ascii=False)
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": arguments}}
