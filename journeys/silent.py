"""Bars that are denied: "the contracts don't forbid it" is no bar and no leave, it says that they are silent."""

from __future__ import annotations

import re

BAR = (
    r"(?:forbid(?:s|den)?|forbade|prohibit(?:s|ed)?|bann?(?:s|ed)?|rul(?:e|es|ed) (?:it |that |this )?out|"
    r"exclud(?:e|es|ed)|barr?(?:s|ed)?)"
)
NO_PAPER = r"(?:nothing|nobody|none|no (?:one|clause|contract|rule|client|line|word|agreement))"
DENIED = re.compile(
    rf"\b(?:do|does|did|is|are|was|were)(?:n['’]?t| not)(?: \w+){{0,2}}? {BAR}\b|"
    rf"\bnot (?:\w+ )?(?:forbidden|prohibited|banned|ruled out|excluded)\b(?! (?:but|only))|"
    rf"\b{NO_PAPER}\b(?: [\w'’]+){{0,4}}? {BAR}\b",
    re.IGNORECASE,
)
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
SAYS_NOTHING = "say nothing about"


def as_silence(text: str) -> str:
    """The words on rights, with a bar that is denied put as silence."""
    return text if NOT_ONLY.search(text) else DENIED.sub(SAYS_NOTHING, text)
