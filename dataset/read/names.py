"""Names of files: how they are shown, and which of them the computer gave for itself."""

from __future__ import annotations

import re

# Controls, marks that turn the direction of writing around, and halves of characters.
_DECEPTIVE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SYSTEM = re.compile(
    r"\..*|~\$.*|thumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin|system volume information|node_modules"
    r"|__pycache__",
    re.I | re.S,
)


def shown(path: str) -> str:
    """The path as it can be shown safely; at most 1,000 characters."""
    plain = _DECEPTIVE.sub("\ufffd", path)
    return plain if len(plain) <= 1000 else plain[:499] + "…" + plain[-500:]


def is_system(name: str) -> bool:
    """Whether the computer or a program made a file of this name for itself."""
    return _SYSTEM.fullmatch(name) is not None
