"""One line of strict JSON: what Python's reader lets pass and others do not is found with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dataset.check.report import Finding

_HALF = re.compile(r"[\ud800-\udfff]")
_HALF_ESCAPED = re.compile(rb"\\u[dD][89a-fA-F]")
_ONE_OBJECT = 'Write one example a line, as one JSON object: {"messages": [...]}.'
_NUL_ESCAPED = re.compile(rb"\\u0000")
_NAMES = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}


class _Loose(Exception):
    """The line is read by some and not by others."""


class _Pairs(list[tuple[str, Any]]):
    """An object with its keys in order, repeated ones too."""


def kind_of(value: object) -> str:
    """What a value is, in words: a list, text, null."""
    return "null" if value is None else _NAMES.get(type(value), "something else")


def parse_line(raw: bytes) -> tuple[Any, list[Finding]]:
    """The value of the line, None where there is none, and what is wrong with its text."""
    try:
        return _parse(raw)
    except RecursionError:
        return None, [Finding("F5.deep", "line", "The line is nested too deep to be an example.", _ONE_OBJECT)]


def _parse(raw: bytes) -> tuple[Any, list[Finding]]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error)]
    try:
        value = _STRICT.decode(text)
    except _Loose:
        return _loosely(text)
    except ValueError as error:
        return None, [_not_json(text, error)]
    return value, list(_characters(value, raw))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Loose
    return made


def _constant(_: str) -> Any:
    raise _Loose


_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)


def _loosely(text: str) -> tuple[Any, list[Finding]]:
    """Read again, keeping what is loose, to say where it stands."""
    try:
        kept = json.loads(text, object_pairs_hook=_Pairs)
    except ValueError as error:
        return None, [_not_json(text, error)]
    findings = list(_looseness(kept, ""))
    findings += _characters(_plain(kept), b"\\u0000\\ud800")
    return _plain(kept), findings


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return {key: _plain(item) for key, item in value}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _looseness(value: Any, at: str) -> Iterator[Finding]:
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        what = "NaN and Infinity are not JSON: one reader takes them, the next refuses the file."
        yield Finding("F6.nan", at, what, "Write a number there, or leave the field out.")
    elif isinstance(value, _Pairs):
        seen = set[str]()
        for key, item in value:
            if key in seen:
                what = f'"{clip(key)}" stands twice in the same object; every reader keeps only one of the two.'
                yield Finding("F6.twice", _join(at, key), what, "Keep the one that you mean and delete the other.")
            seen.add(key)
            yield from _looseness(item, _join(at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _looseness(item, f"{at}[{index}]")


def _characters(value: Any, raw: bytes) -> Iterator[Finding]:
    if _HALF_ESCAPED.search(raw) or _NUL_ESCAPED.search(raw):
        yield from _bad_characters(value, "")


def _bad_characters(value: Any, at: str) -> Iterator[Finding]:
    if isinstance(value, str):
        if _HALF.search(value):
            what = "The text holds half of a character, usually an emoji that was cut in two."
            yield Finding("F6.half", at, what, "Type the emoji again, or delete the \\ud... code.")
        if "\0" in value:
            what = "The text holds an invisible NUL character, at which many readers stop."
            yield Finding("F6.nul", at, what, "Delete the \\u0000 code.")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _bad_characters(key, f"{at}{'.' if at else ''}{clip(key).encode('ascii', 'replace').decode()}")
            yield from _bad_characters(item, _join(at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _bad_characters(item, f"{at}[{index}]")


def _join(at: str, key: str) -> str:
    name = clip(key).encode("utf-8", "replace").decode()
    return f"{at}.{name}" if at else name


def clip(text: str, most: int = 60) -> str:
    """The text on one line, cut where it is long, ready to be shown."""
    flat = " ".join(text.encode("utf-8", "replace").decode().split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Finding:
    byte = raw[error.start]
    like = ", as Windows or an old Excel saves it" if byte >= 0x80 else ""
    what = f"Byte {error.start + 1} of the line (0x{byte:02X}) is not UTF-8 text{like}."
    return Finding("F3.utf8", "line", what, "Save the file again with the encoding UTF-8.")


def _not_json(text: str, error: ValueError) -> Finding:
    stripped = text.strip()
    if "\0" in text:
        what = "The line holds NUL characters, so it is not text as it should be."
        return Finding("F6.nul", "line", what, "Save the file again as plain UTF-8 text.")
    if not isinstance(error, json.JSONDecodeError):
        return Finding("F5.number", "line", "The line holds a number that is too long to read.", "Shorten the number.")
    place = f"at character {error.pos + 1}"
    if error.msg.startswith("Extra data"):
        what = f"After the first example the line goes on {place}; there must be one example a line."
        return Finding("F5.extra", "line", what, "Start a new line there, and leave out commas between examples.")
    if error.msg.startswith("Invalid control character"):
        what = f"The line holds a bare control character {place}, such as a tab or a line break inside a text."
        return Finding("F6.control", "line", what, "Write it as \\t or \\n.")
    if not stripped.startswith(("{", "[")):
        what = f'The line is not JSON: it begins with "{clip(stripped, 20)}".'
        return Finding("F5.json", "line", what, _ONE_OBJECT)
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        what = "The line stops in the middle of an example."
        return Finding(
            "F5.short", "line", what, "Put the whole example on one line; write line breaks in a text as \\n."
        )
    near = clip(text[max(0, error.pos - 12) : error.pos + 12])
    what = f'The line is not JSON: something is wrong {place}, near "{near}".'
    remedy = 'Look there for a missing comma, a missing or curly quote ("), or a comma before } or ].'
    return Finding("F5.json", "line", what, remedy)
