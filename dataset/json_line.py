"""One value as one line of JSON that every reader takes for one line."""

from __future__ import annotations

import json
from typing import Any

from dataset.example import LINE_BREAKERS


def json_line(value: Any) -> bytes:
    """The value as strict JSON in UTF-8 without a line end; half characters stay escaped, for they cannot be encoded.

    Raises ValueError for NaN and infinity.
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for character, escaped in LINE_BREAKERS.items():
        line = line.replace(character, escaped)
    try:
        return line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("ascii")
