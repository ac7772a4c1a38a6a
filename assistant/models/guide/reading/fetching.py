"""Asking for answers from two models that the person names: whose, to which briefs, with which prompts, at what limit."""

from __future__ import annotations

import re
from typing import Any

MODEL = re.compile(r"(?<![\w/:.])[a-z][a-z0-9_-]*/[A-Za-z0-9][\w.:@/+-]*[\w@+]")
WANTED = re.compile(
    r"\b(?:fetch|get|ask|let|have|collect|compare|run|try|draft|answer)\b.{0,200}\b(?:answers?|briefs?|blind|both|drafts?|models?)\b"
    r"|\bcompare\b|\bfetch\b|\b(?:against|versus|vs\.?)\b",
    re.IGNORECASE | re.DOTALL,
)
PART = re.compile(
    r"^[ \t]*(?:(?P<prompt>(?:prompt|instructions?)(?: for)?(?: the)? ?(?P<which>first|second|one|other|both|a|b)?)"
    r"|(?P<briefs>(?:the )?briefs?))[ \t]*:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
LIMIT = re.compile(
    r"\b(?:at most|no more than|not more than|up to|limit(?: of)?|stop at|maximum(?: of)?)\s*(?:\$|usd ?)?(?P<usd>\d{1,3}(?:\.\d{1,2})?)"
    r"(?:\s*(?:\$|usd|dollars?))?",
    re.IGNORECASE,
)
SECOND = frozenset({"second", "other", "b"})


def read_fetch(text: str) -> dict[str, Any] | None:
    """The arguments of plan_fetch, when a message names two models in its first lines and wants their answers."""
    parts = PART.split(text)  # before, then for each mark: prompt, which, briefs, content
    lead, _, rest = parts[0].partition("\n")
    found = list(dict.fromkeys(MODEL.findall(lead)))
    if len(found) not in (1, 2) or not WANTED.search(lead):
        return None
    given: dict[str, Any] = {"one": found[0], "other": found[-1]}
    if limit := LIMIT.search(lead):
        given["most_usd"] = float(limit["usd"])
    briefs = rest.strip()
    for at in range(1, len(parts), 4):
        prompt, which, content = parts[at], (parts[at + 1] or "").casefold(), parts[at + 3].strip()
        if not prompt:
            briefs = f"{briefs}\n---\n{content}" if briefs else content
        elif which == "both":
            given |= {"one_prompt": content, "other_prompt": content}
        else:
            given["other_prompt" if which in SECOND else "one_prompt"] = content
    if given["one"] == given["other"] and given.get("one_prompt") == given.get("other_prompt"):
        return None  # one model with one prompt is no comparison
    return {**given, **({"briefs": briefs} if briefs else {})}
