"""JSON: interface texts by their key paths, or rows where it is a list of records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dataset.read.decoding import decode
from dataset.read.draft import Draft
from dataset.read.json_record import is_record, record_of
from dataset.read.limits import Limits
from dataset.read.plain import tell_encoding
from dataset.read.reasons import Refused

_NOTES = ("description", "note", "comment", "context")
_MOST = ("maxLength", "max_length", "maxlength", "character_limit", "characterLimit")
_TEXTS = ("message", "text", "value", "string", "defaultMessage", "translation")


class _Number(str):
    """A number as it is written: no digit is lost, and none is too long."""


def read_json(data: bytes, limits: Limits) -> Draft:
    """The draft of a JSON file, also of one with a value on every line. Raises Refused."""
    text, encoding = decode(data)
    draft = Draft("json", limits)
    tell_encoding(draft, encoding)
    value = _load(text)
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        _records(draft, value)
    elif isinstance(value, dict) and is_record(value):
        cells = record_of(value)
        draft.title = cells.get("title") or cells.get("name")
        draft.add("row", " | ".join(cells.values()), "the record", cells=cells)
    elif isinstance(value, str):
        draft.add("string", value, "the only value", cells={"key": "", "source": value})
    else:
        _strings(draft, value)
    return draft


def _load(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_Number, parse_float=_Number)
    except RecursionError:
        raise Refused("too_deep") from None
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise Refused("broken") from None
    try:
        return [json.loads(line, parse_int=_Number, parse_float=_Number) for line in lines]
    except RecursionError:
        raise Refused("too_deep") from None
    except ValueError:
        raise Refused("broken") from None


def _records(draft: Draft, records: list[dict[str, Any]]) -> None:
    if len(records) > draft.limits.rows:
        raise Refused("too_many_rows")
    for number, record in enumerate(records, 1):
        cells = dict[str, str]()
        for path, value, _ in _leaves(record, ""):
            said = _said(value)
            if said:
                cells[path] = said
            if len(cells) > draft.limits.columns:
                raise Refused("too_many_columns")
        draft.add("row", " | ".join(cells.values()), f"record {number}", cells=cells)


def _strings(draft: Draft, value: Any) -> None:
    for path, text, cells in _leaves(value, ""):
        if isinstance(text, str) and not isinstance(text, _Number) and text.strip() and not path.startswith("@@"):
            draft.add("string", text, path, cells={"key": path, "source": text.strip(), **cells})
        elif path == "@@locale" and isinstance(text, str):
            draft.tell("language", text)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any, dict[str, str]]]:
    """(key path, value, what is said about it) for everything that is not a container, in order."""
    if isinstance(value, dict):
        if message := _described(value):
            yield path, message[0], message[1]
            return
        for key, inner in value.items():
            if key.startswith("@") and key[1:] in value:
                continue
            beside = value.get(f"@{key}")  # Flutter's way to say something about a text
            below = f"{path}.{key}" if path else key
            if isinstance(inner, str) and isinstance(beside, dict):
                yield below, inner, _about(beside)
            else:
                yield from _leaves(inner, below)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, value, {}


def _described(value: dict[str, Any]) -> tuple[str, dict[str, str]] | None:
    """A text with its description beside it, as browser extensions and form.js keep them."""
    text = next((value[name] for name in _TEXTS if isinstance(value.get(name), str)), None)
    about = _about(value)
    if text is None or not about or any(isinstance(inner, dict | list) and inner for inner in value.values()):
        return None
    return text, about


def _about(value: dict[str, Any]) -> dict[str, str]:
    note = next((value[name] for name in _NOTES if isinstance(value.get(name), str) and value[name].strip()), None)
    most = next((value[name] for name in _MOST if isinstance(value.get(name), str)), None)
    return {name: said for name, said in (("note", note), ("max_characters", most)) if said}


def _said(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no"}.get(value, "") if value is not None else ""
    return str(value).strip()
