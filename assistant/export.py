"""A conversation as a Markdown file that its person can keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from assistant.messages import Citation, SourceRef
from assistant.store.views import ConversationView, TurnView

CITED = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]*`)|\[(\d{1,3})\](?!\()", re.DOTALL)
MARKS = {
    "running": "Peri was still answering when this was exported.",
    "stopped": "You stopped the answer here.",
    "interrupted": "The answer was interrupted here.",
    "failed": "The answer failed here.",
    "budget": "The answer reached its limit here.",
}


def conversation_markdown(view: ConversationView) -> str:
    """Title, date, every question and answer, and the cited passages as footnotes with their sources."""
    parts = [f"# {view.title}", f"A conversation with Peri, begun on {_day(view.created_at)}."]
    notes: list[str] = []
    for number, turn in enumerate(view.turns, start=1):
        parts += _turn(number, turn)
        notes += [_footnote(number, citation) for citation in _citations(turn)]
    if notes:
        parts += ["## Sources", *notes]
    return "\n\n".join(parts) + "\n"


def _turn(number: int, turn: TurnView) -> list[str]:
    said = turn.reply.answer if turn.reply else turn.partial
    parts = [
        f"## {number}. You, {turn.started_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        "\n".join(f"> {line}".rstrip() for line in turn.user.text.splitlines() or [""]),
    ]
    if said.strip():
        speaker = f"**Peri** ({turn.reply.model})" if turn.reply else "**Peri**"
        parts += [speaker, CITED.sub(_reference(number, turn), said.strip())]
    if turn.state in MARKS:
        told = f" {turn.problem}" if turn.problem and turn.problem not in said else ""
        parts.append(f"*{MARKS[turn.state]}*{told}")
    return parts


def _citations(turn: TurnView) -> tuple[Citation, ...]:
    return turn.reply.citations if turn.reply else ()


def _reference(number: int, turn: TurnView) -> Callable[[re.Match[str]], str]:
    known = {citation.n for citation in _citations(turn)}

    def replace(match: re.Match[str]) -> str:
        if match[1] is not None or int(match[2]) not in known:  # code, or a number that cites nothing
            return match[0]
        return f"[^{number}-{int(match[2])}]"

    return replace


def _footnote(number: int, citation: Citation) -> str:
    sources = "; ".join(_source(source) for source in citation.sources)
    rests_on = f"Sources: {sources}." if sources else "Working practice, without a published source."
    return f"[^{number}-{citation.n}]: {citation.title}, “{citation.heading}”. {rests_on}"


def _source(source: SourceRef) -> str:
    note = f", {source.note}" if source.note else ""
    title = source.title.replace("[", "(").replace("]", ")")
    return f"[{title}](<{source.url}>) (read {source.read_at}{note})"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d}"
