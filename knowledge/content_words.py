"""What is wrong with a value of an authored file, in plain words."""

from __future__ import annotations

import yaml
from pydantic_core import ErrorDetails

_SHOWN_CHARACTERS = 60
# What pydantic calls the problem, by the beginning of its name: (what is wrong, what would be right).
_WORDS = {
    "missing": ("is missing", "Add this field."),
    "extra_forbidden": ("is not a known field", "Correct its spelling or remove it."),
    "string_type": ("is not text", "Write text; put it in quotes if it is a number, a date, or a word like yes or no."),
    "string_pattern_mismatch": ("has not the right form", "{form}"),
    "string_too_short": ("is too short", "Write at least {min_length} characters."),
    "literal_error": ("is not a known value", "Write one of: {expected}."),
    "date": ("is not a date", "Write a date of the calendar as year-month-day, like 2026-11-22."),
    "decimal": ("is not an amount", 'Write the amount as a number in quotes, like "0.48".'),
    "bool": ("is neither true nor false", "Write true or false, or null where it is allowed and not known."),
    "int": ("is not a whole number", "Write a whole number without quotes."),
    "tuple_type": ("is not a list", "Write a list: one '- entry' a line, or [a, b]."),
    "model_type": ("is not a set of fields", "Write 'name: value' lines below it."),
    "too_short": ("has too few entries ({actual_length})", "Give at least {min_length}."),
    "greater_than_equal": ("is too small", "It must be at least {ge}."),
}


_FORMS = {
    r"^https?://\S+$": "Write a web address that begins with https://.",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Write small letters, digits and hyphens.",
    r"[.?]$": "Write whole sentences, up to the full stop.",
}


def plain_words(detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong, with the value shown, and what would be right."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in ("missing", "extra_forbidden"):
        return _WORDS[kind]
    if kind in ("value_error", "assertion_error"):
        what, _, remedy = str(context.get("error", detail["msg"])).partition(". ")
        return what.rstrip("."), remedy or "Correct the value."
    words = (words for name, words in _WORDS.items() if kind.startswith(name))
    what, remedy = _WORDS.get(kind) or next(words, ("is not right", "Correct it: {message}."))
    pattern = context.get("pattern", "")
    values = {**context, "message": detail["msg"], "form": _FORMS.get(pattern, f"It must match {pattern}.")}
    return f"{shown(detail['input'])} {what.format(**values)}", remedy.format(**values)


def shown(value: object) -> str:
    """The value as it would stand in the file, cut short."""
    if value is None:
        return "an empty value"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        value = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000).strip()
    text = str(value)
    return f"'{text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + '…'}'"
