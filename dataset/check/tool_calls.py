"""The rules for tools in the chat layout: their description, calls to them, and their answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dataset.check.report import Finding
from dataset.check.strict_json import clip, kind_of

_NINE = re.compile(r"[A-Za-z0-9]{9}\Z")
_CALL = '{"id": "call00001", "type": "function", "function": {"name": "...", "arguments": "{...}"}}'
_TOOL = '{"type": "function", "function": {"name": "...", "description": "...", "parameters": {...}}}'


def call_findings(calls: Any, at: str) -> Iterator[Finding]:
    """What is wrong with the calls of one message."""
    if not isinstance(calls, list) or not calls:
        yield Finding(
            "T1", at, f'"tool_calls" must be a list of calls, and is {kind_of(calls)}.', f"Write it as [{_CALL}]."
        )
        return
    for index, call in enumerate(calls):
        if isinstance(call, dict):
            yield from _call(call, f"{at}[{index}]")
        else:
            yield Finding(
                "T1", f"{at}[{index}]", f"A call must be an object, and is {kind_of(call)}.", f"Write it as {_CALL}."
            )


def _call(call: Mapping[str, Any], at: str) -> Iterator[Finding]:
    identity = call.get("id")
    if not isinstance(identity, str) or not identity:
        what = "The call of a tool has no id, so its answer cannot be matched."
        yield Finding("T1.id", f"{at}.id", what, 'Add an id such as "call00001", and the same as "tool_call_id" below.')
    elif not _NINE.match(identity):
        what = f'The id "{clip(identity)}" is not exactly nine letters and digits.'
        yield Finding("T3", f"{at}.id", what, 'Write ids such as "call00001".')
    if call.get("type") != "function":
        yield Finding(
            "T1.type", f"{at}.type", 'The call of a tool needs "type": "function".', 'Add "type": "function".'
        )
    function = call.get("function")
    if not isinstance(function, dict):
        yield Finding("T1", f"{at}.function", "The call does not say which function is meant.", f"Write it as {_CALL}.")
        return
    if not isinstance(function.get("name"), str) or not function["name"]:
        yield Finding("T1", f"{at}.function.name", "The call does not name its function.", "Add the tool's name.")
    arguments = function.get("arguments")
    if not isinstance(arguments, str):
        what = f'"arguments" must be JSON written as text, and is {kind_of(arguments)}.'
        remedy = r'Put it in quotes: "arguments": "{\"city\": \"Oslo\"}".'
        yield Finding("T1.arguments", f"{at}.function.arguments", what, remedy)
    elif not _is_json(arguments):
        what = "The text of the arguments is not JSON."
        yield Finding("T1.json", f"{at}.function.arguments", what, "Mend the JSON inside the quotes.")


def order_of_calls(messages: list[dict[str, Any]], at: str) -> Iterator[Finding]:
    """Every answer of a tool belongs to a call before it, and every call has its answer before the next words."""
    called, open_calls, all_named = set[str](), dict[str, str](), True
    for index, message in enumerate(messages):
        where = f"{at}[{index}]"
        if message["role"] == "tool" and "tool_call_id" not in message and "name" in message and not called:
            continue  # the old way: a function's answer is matched by its name
        if message["role"] == "tool":
            wrong = list(_answer(message, where, called, all_named))
            yield from wrong
            open_calls.pop(str(message.get("tool_call_id")), None)
            open_calls = {} if wrong else open_calls  # a wrong id is one mistake, not two
            continue
        for field in open_calls.values():
            what = "This call of a tool has no answer before the talk goes on."
            yield Finding("T2.unanswered", field, what, 'Add its answer as a message with the role "tool".')
        open_calls = {}
        calls = message.get("tool_calls")
        for number, call in enumerate(calls if isinstance(calls, list) else []):
            identity = call.get("id") if isinstance(call, dict) else None
            if isinstance(identity, str) and identity:
                called.add(identity)
                open_calls[identity] = f"{where}.tool_calls[{number}].id"
            else:
                all_named = False


def _answer(message: Mapping[str, Any], at: str, called: set[str], all_named: bool) -> Iterator[Finding]:
    identity = message.get("tool_call_id")
    if not isinstance(identity, str) or not identity:
        what = "The tool's answer does not say to which call it belongs."
        yield Finding("T2", f"{at}.tool_call_id", what, 'Add "tool_call_id" with the id of the call.')
    elif identity not in called and all_named:
        what = f'The tool answers the call "{clip(identity)}", which nobody made before.'
        yield Finding("T2", f"{at}.tool_call_id", what, "Write the id of the call that it answers.")


def tool_findings(tools: Any) -> Iterator[Finding]:
    """What is wrong with the list of tools that a line offers."""
    if not isinstance(tools, list) or not tools:
        yield Finding(
            "T4", "tools", f'"tools" must be a list of tools, and is {kind_of(tools)}.', f"Write it as [{_TOOL}]."
        )
        return
    for index, tool in enumerate(tools):
        at = f"tools[{index}]"
        function = tool.get("function") if isinstance(tool, dict) else None
        if not isinstance(function, dict):
            yield Finding("T4", f"{at}.function", "The tool does not describe its function.", f"Write it as {_TOOL}.")
            continue
        if not isinstance(function.get("name"), str) or not function["name"]:
            yield Finding("T4", f"{at}.function.name", "The tool has no name.", 'Add its "name".')
        if not isinstance(function.get("description"), str) or not function["description"].strip():
            what = "The tool has no description, so no model knows when to use it."
            yield Finding("T4.description", f"{at}.function.description", what, "Say in a sentence what it does.")
        if not isinstance(function.get("parameters"), dict):
            what = f'"parameters" must be an object, and is {kind_of(function.get("parameters"))}.'
            remedy = 'Write {"type": "object", "properties": {}} for a tool without parameters.'
            yield Finding("T4", f"{at}.function.parameters", what, remedy)


def undescribed(messages: list[Any], tools: Any) -> Iterator[Finding]:
    """The first call of a tool that the line does not describe; the model would not know it when it is used."""
    described = {_name(tool) for tool in tools} if isinstance(tools, list) else set()
    for index, message in enumerate(messages):
        calls = message.get("tool_calls") if isinstance(message, dict) else None
        for number, call in enumerate(calls if isinstance(calls, list) else []):
            name = _name(call)
            if name and name not in described:
                field = f"messages[{index}].tool_calls[{number}].function.name"
                what = f'The tool "{clip(name)}" is called, and "tools" does not describe it.'
                yield Finding("T4.undescribed", field, what, f"Add it to the line: {_TOOL}.")
                return


def _name(holder: Any) -> str | None:
    function = holder.get("function") if isinstance(holder, dict) else None
    name = function.get("name") if isinstance(function, dict) else None
    return name if isinstance(name, str) else None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
