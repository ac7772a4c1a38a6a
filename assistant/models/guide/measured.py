"""Messages to the log and the comparisons in their conversation."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.reading.measuring import read_measuring, read_missing
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk


def measuring(talk: Talk, text: str) -> Intent | None:
    """The message as one for the log or the comparisons, or as the answer to what was asked of a project."""
    call = read_measuring(text) or _told_now(talk, text)
    return Intent("journey", question=text, walk=WalkAsked(*call)) if call else None


def _told_now(talk: Talk, text: str) -> tuple[str, dict[str, object]] | None:
    """What was missing of the project logged just before: its figures in the order in which they were asked for."""
    logged = talk.last.of("log_project") if talk.last else None
    if logged is None or not logged.content.get("question") or not read_missing(text):
        return None
    missing = [str(name) for name in logged.content.get("missing", [])]
    bare = re.findall(r"\d+(?:[.,]\d+)?", text)
    if re.fullmatch(r"[\d\s,;.and]+", text.strip()):
        wanted = [name for name in missing if name in ("rounds", "minutes")]
        if len(bare) != len(wanted):
            return None
        text = "; ".join(f"{name}: {value}" for name, value in zip(wanted, bare, strict=True))
    return "log_project", {"number": int(logged.content["number"]), "text": text}
