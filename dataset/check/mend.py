"""Mending one example without inventing anything: spelling of keys and roles, types, what does not belong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dataset.check.chat import MESSAGE_KEYS, ROLES, meant_role
from dataset.check.layouts import LAYOUTS, RENAMED, Layout, respelled, right_key
from dataset.check.turns import google_role, sharegpt_speaker


@dataclass
class Mended:
    """The example as it is now, what was changed in it, and what was taken out."""

    value: dict[str, Any]
    changes: list[str] = field(default_factory=list)
    moved_out: list[tuple[str, Any]] = field(default_factory=list)


def mend(value: dict[str, Any], layout: Layout) -> Mended:
    """The example with everything put right that needs no guess; what lies inside `value` is changed in place."""
    mended = Mended({**respelled(value)})
    for key in value:
        if key not in mended.value:
            meant = right_key(key) or key
            mended.changes.append(f"key {key!r} written as {RENAMED.get(key, meant)!r}")
    _take_out(mended, mended.value, {*LAYOUTS[layout].needs, *LAYOUTS[layout].may}, "")
    if layout in _TURNS:
        turns = mended.value.get(_TURNS[layout][0])
        for index, turn in enumerate(turns if isinstance(turns, list) else []):
            if isinstance(turn, dict):
                _TURNS[layout][1](mended, turn, f"{_TURNS[layout][0]}[{index}]")
    return mended


def _message(mended: Mended, message: dict[str, Any], at: str) -> None:
    _spell(mended, message, MESSAGE_KEYS)
    role = message.get("role")
    meant = meant_role(role)
    if meant and meant != role and not (isinstance(role, str) and role.strip().lower() == "function"):
        message["role"] = meant
        mended.changes.append(f"role {role!r} written as {meant!r}")
    for key in ("tool_calls", "weight", "name", "function_call", "tool_call_id"):
        if key in message and message[key] in (None, []):
            del message[key]
            mended.changes.append(f"empty {key!r} taken out")
    _weight(mended, message, at)
    for call in message.get("tool_calls") or [] if isinstance(message.get("tool_calls"), list) else []:
        _call(mended, call)
    _take_out(mended, message, MESSAGE_KEYS, at)


def _weight(mended: Mended, message: dict[str, Any], at: str) -> None:
    weight = message.get("weight")
    as_number = {"true": 1, "1": 1, "1.0": 1, "false": 0, "0": 0, "0.0": 0}.get(str(weight).lower())
    if weight is not None and as_number is not None and (isinstance(weight, bool) or not isinstance(weight, int)):
        message["weight"] = as_number
        mended.changes.append(f"weight {json.dumps(weight)} written as {as_number}")
    if "weight" in message and message.get("role") in ROLES and message["role"] != "assistant":
        mended.moved_out.append((f"{at}.weight", message.pop("weight")))
        mended.changes.append("weight taken from a message that is not the assistant's")


def _call(mended: Mended, call: Any) -> None:
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(function, dict):
        return
    if "type" not in call:
        call["type"] = "function"
        mended.changes.append('"type": "function" added to a call')
    if isinstance(function.get("arguments"), dict):
        function["arguments"] = json.dumps(function["arguments"], ensure_ascii=False)
        mended.changes.append("arguments of a call written as text")


def _content(mended: Mended, content: dict[str, Any], at: str) -> None:
    _spell(mended, content, {"role", "parts"})
    role = content.get("role")
    meant = google_role(role)
    if meant in ("user", "model") and meant != role:
        content["role"] = meant
        mended.changes.append(f"role {role!r} written as {meant!r}")
    _take_out(mended, content, {"role", "parts"}, at)


def _turn(mended: Mended, turn: dict[str, Any], at: str) -> None:
    _spell(mended, turn, {"from", "value", "weight"})
    speaker = turn.get("from")
    meant = sharegpt_speaker(speaker)
    if meant and meant != speaker:
        turn["from"] = meant
        mended.changes.append(f"speaker {speaker!r} written as {meant!r}")


_TURNS: Mapping[Layout, tuple[str, Callable[[Mended, dict[str, Any], str], None]]] = {
    "chat": ("messages", _message),
    "contents": ("contents", _content),
    "sharegpt": ("conversations", _turn),
}


def _spell(mended: Mended, holder: dict[str, Any], known: set[str]) -> None:
    for key in list(holder):
        meant = key.strip().lower()
        if key not in known and meant in known and meant not in holder:
            items = [(meant if name == key else name, item) for name, item in holder.items()]
            holder.clear()
            holder.update(items)
            mended.changes.append(f"key {key!r} written as {meant!r}")


def _take_out(mended: Mended, holder: dict[str, Any], known: set[str], at: str) -> None:
    for key in [key for key in holder if key not in known]:
        mended.moved_out.append((f"{at}.{key}" if at else key, holder.pop(key)))
        mended.changes.append(f"key {key!r} taken out")
