"""Messages to the log and the comparisons in their conversation."""

from __future__ import annotations

import re

from assistant.agreeing import says_yes
from assistant.models.guide.intent import Intent
from assistant.models.guide.reading.measuring import (
    AMEND_NAMED,
    bare_project,
    is_a_short_project,
    read_handed,
    read_measuring,
    read_missing,
)
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from tracking.quantities import figures

AMENDS = (
    r"^\W*(?:(?:no|sorry|wait|oh|oops|actually|hang on|hold on|correction|i mean|i meant|it was|that was|that's|"
    r"make it|rather|ah)\b[\s,.!:–-]*)+"
)
AFTERTHOUGHT = r"[\s,]*\b(?:actually|really|in fact|sorry|to be exact|instead)\b[\s.!]*$"
LATELY = 4  # exchanges
LONGEST_AMENDED = 10  # words


def _puts_right(text: str) -> bool:
    """Whether a short message puts right what was logged just before: "no wait, 6 hours"."""
    said = text.replace("’", "'")
    return (
        re.match(AMENDS, said, re.I) is not None
        and len(said.split()) <= LONGEST_AMENDED
        and "?" not in said
        and bool(figures(re.sub(AMENDS, "", said, flags=re.I)))
    )


def measuring(talk: Talk, text: str) -> Intent | None:
    """The message as one for the log or the comparisons, or as the answer to what was asked of a project."""
    call = _agreed(talk, text) or read_measuring(text) or _told_now(talk, text) or _one_more(talk, text)
    return Intent("journey", question=text, walk=WalkAsked(*call)) if call else None


def put_right_in_log(talk: Talk, text: str) -> Intent | None:
    """What was logged just before put right in a few words, whatever these are like: "it was 7.5 hours actually"."""
    logged = talk.last.of("log_project") if talk.last else None
    named = read_measuring(text) if AMEND_NAMED.fullmatch(text.strip().replace("’", "'")) else None
    call = named or (_told_now(talk, text) if logged is not None and _puts_right(text) else None)
    return Intent("journey", question=text, walk=WalkAsked(*call)) if call else None


def handed_in(talk: Talk, text: str) -> Intent | None:
    """The message as one that hands in files for the log or a comparison."""
    call = read_handed(text, talk.now.files) if talk.now.files else None
    return Intent("journey", question=text, walk=WalkAsked(*call)) if call else None


def _agreed(talk: Talk, text: str) -> tuple[str, dict[str, object]] | None:
    """The tool that was asked for just before, when this is a yes to it; whether it may run is not for the guide."""
    if talk.last is None or not says_yes(text):
        return None
    found = (result.content.get("to_agree") for result in reversed(talk.last.results) if result.ok)
    asks = next((each for each in found if each), None)
    return (str(asks["tool"]), dict(asks["arguments"])) if isinstance(asks, dict) else None


def _one_more(talk: Talk, text: str) -> tuple[str, dict[str, object]] | None:
    """One more project in a few words, after others were logged."""
    has_logged = any(exchange.of("log_project") or exchange.of("import_projects") for exchange in talk.before[-LATELY:])
    return ("log_project", {"text": bare_project(text)}) if has_logged and is_a_short_project(text) else None


def _told_now(talk: Talk, text: str) -> tuple[str, dict[str, object]] | None:
    """What was missing of the project logged just before: its figures in the order in which they were asked for."""
    logged = talk.last.of("log_project") if talk.last else None
    if logged is not None and logged.content.get("number") and _puts_right(text):
        said = re.sub(AFTERTHOUGHT, "", re.sub(AMENDS, "", text, flags=re.I), flags=re.I)
        return "log_project", {"number": int(logged.content["number"]), "text": said}
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
