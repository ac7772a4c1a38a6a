"""What a hosted model is told about itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

LAST_CALL = "No more tools may run in this answer. Answer now with what you have, and say what is missing."
SHORTENED = "The oldest part of this conversation was left out, because it did not fit. Say so when asked about it."


def system_prompt(
    situation: Mapping[str, Any], today: date, *, may_call: bool = True, is_shortened: bool = False
) -> str:
    """Who Peri is, which rules hold, and what the person has told; `situation` maps field names to values."""
    told = json.dumps(dict(situation), ensure_ascii=False, default=str)
    text = files("assistant.models").joinpath("prompt.md").read_text(encoding="utf-8")
    # One pass, so that braces in what the person told stay what they are.
    parts = text.replace("{today}", today.isoformat()).split("{situation}")
    notes = [note for note, applies in ((LAST_CALL, not may_call), (SHORTENED, is_shortened)) if applies]
    return "\n\n".join([told.join(parts).strip(), *notes])
