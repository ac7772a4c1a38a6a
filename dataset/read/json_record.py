"""Tells a JSON file that is one record (an entry of a shop or a blog) from one that holds interface texts."""

from __future__ import annotations

import re
from typing import Any

_NAMES = ("title", "name", "headline", "heading", "subject")
_TEXTS = ("description", "body", "text", "content", "summary", "excerpt", "copy")
_LEAST_WORDS = 6  # of a text with another name that makes a record worth reading
_LEAST_DATA = 2  # values that no interface text file holds: numbers, yes and no, lists, links, days
_NO_TEXT = re.compile(r"(?:https?://|/|www\.)\S*|\d{4}-\d\d-\d\d\S*|-?\d[\d.,eE+-]*")
_MOST_IN_A_LIST = 30


def is_record(value: dict[str, Any]) -> bool:
    """Whether an object is one thing with a name, a text and data around them; all of it at the top level."""
    texts = [inner for inner in value.values() if isinstance(inner, str)]
    named = any(isinstance(value.get(name), str) and value[name].strip() for name in _NAMES)
    told = any(isinstance(value.get(name), str) and len(value[name].split()) > 1 for name in _TEXTS)
    told = told or any(len(text.split()) >= _LEAST_WORDS for text in texts)
    data = sum(not isinstance(inner, dict | str) or _is_data(inner) for inner in value.values())
    return named and told and data >= _LEAST_DATA


def record_of(value: dict[str, Any]) -> dict[str, str]:
    """The texts and short lists of texts of a record by their names, without numbers, links and what lies deeper."""
    cells = dict[str, str]()
    for name, inner in value.items():
        if isinstance(inner, list):
            said = ", ".join(one for one in inner[:_MOST_IN_A_LIST] if isinstance(one, str) and not _is_data(one))
        else:
            said = "" if isinstance(inner, dict | bool) or inner is None or _is_data(inner) else str(inner).strip()
        if said:
            cells[name] = said
    return cells


def _is_data(value: Any) -> bool:
    return isinstance(value, str) and _NO_TEXT.fullmatch(value.strip()) is not None
