"""What a hosted model is told about itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

LAST_CALL = "No more tools may run in this answer. Answer now with what you have, and say what is missing."
OPEN = (
    'The person has the article "{about}" of the library open. "This" and "it" mean its subject as long as nothing '
    'else was spoken of; search_library and show_examples read it with concept="{about}".'
)
SHORTENED = "The oldest part of this conversation was left out, because it did not fit. Say so when asked about it."


def system_prompt(
    situation: Mapping[str, Any],
    today: date,
    *,
    may_call: bool = True,
    is_shortened: bool = False,
    about: str | None = None,
) -> str:
    """Who Peri is, which rules hold, and what the person has told; `situation` maps field names to values.

    `about` is the id of the article that lies open beside the last message.
    """
    told = json.dumps(dict(situation), ensure_ascii=False, default=str)
    text = files("assistant.models").joinpath("prompt.md").read_text(encoding="utf-8")
    # One pass, so that braces in what the person told stay what they are.
    parts = text.replace("{today}", today.isoformat()).split("{situation}")
    notes = [note for note, applies in ((LAST_CALL, not may_call), (SHORTENED, is_shortened)) if applies]
    opened = [OPEN.format(about=about)] if about else []
    return "\n\n".join([told.join(parts).strip(), *opened, *notes])
