"""A person at the terminal: what they type as messages, and how an answer is shown."""

from __future__ import annotations

import io
import re
import select
import sys
from collections.abc import Iterator
from typing import Any

import click

ASKS_SOURCES = (
    r"(?:(?:please|ok(?:ay)?|and|so|can you|could you)[, ]+)*(?:(?:show|list|give|name|print|see)(?: me)? )?"
    r"(?:all )?(?:of )?(?:the |your |its |their )?sources(?: (?:please|for (?:that|this|it)|of (?:that|this|it)))*|"
    r"where (?:is|does|did) (?:that|this|it)(?: all)? (?:come )?from|"
    r"(?:what(?:'s| is| are) )(?:your|the|its) sources?(?: for (?:that|this|it))?"
)
TOGETHER_S = 0.03  # lines that arrive within this time were pasted, not typed
FAREWELLS = ("exit", "quit", "bye")
PROMPT = "You: "


def typed(as_json: bool) -> Iterator[str]:
    """The messages of a talk: each line with `as_json`, else each line or pasted block that is not blank.

    Ends with the input, and for a person also with a farewell. Bytes that are no text come as lone surrogates.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if as_json:
        yield from (line.rstrip("\n") for line in iter(sys.stdin.readline, ""))
        return
    for message in _blocks() if sys.stdin.isatty() else iter(sys.stdin.readline, ""):
        if message.strip().casefold().rstrip(".!") in FAREWELLS:
            return
        if message.strip():
            yield message.rstrip("\n")


def asks_sources(text: str) -> bool:
    """Whether a message asks for the sources of the answer before it."""
    said = re.sub(r"[\s.!?]+$", "", " ".join(text.replace("’", "'").split()))
    return re.fullmatch(ASKS_SOURCES, said, re.IGNORECASE) is not None


def show(said: dict[str, Any], *, with_sources: bool = False) -> None:
    """Print a reply for a person; its sources in at most two lines, or whole when they are wanted."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(100, Console().width))
    console.print(Markdown(said["answer"]))
    if said["citations"] and with_sources:
        console.print()
        show_sources(said)
    elif said["citations"]:
        console.print()
        for line in _in_two_lines(said["citations"], console.width):
            console.print(line, style="dim", markup=False, highlight=False)
    if said["suggestions"]:
        console.print()
        for question in said["suggestions"]:
            console.print(f"→ {question}", style="cyan", markup=False)
    console.print()


def show_sources(said: dict[str, Any]) -> None:
    """Print every source of a reply with its address and the day it was read."""
    from rich.console import Console

    console = Console(width=min(100, Console().width))
    for citation in said["citations"]:
        console.print(f"[{citation['n']}] {citation['title']}: {citation['heading']}", style="dim", markup=False)
        for source in citation["sources"]:
            line = f"    {source['title']}, {source['url']} (read {source['read_at']})"
            console.print(line, style="dim", markup=False)
    console.print()


def _in_two_lines(citations: list[dict[str, Any]], width: int) -> tuple[str, str]:
    """Which articles an answer rests on, cut to one line, and how to see their sources."""
    named = "; ".join(f"[{citation['n']}] {citation['title']}" for citation in citations)
    line = named if len(named) < width else f"{named[: width - 2].rsplit(' ', 1)[0]} …"
    count = sum(len(citation["sources"]) for citation in citations)
    return line, f"“sources” shows {'its source' if count == 1 else f'all {count} sources'} with addresses and dates."


def _blocks() -> Iterator[str]:
    """What a person sends at once. Terminals that mark a paste hand it over whole; from others its lines come fast."""
    _edit_lines()
    while True:
        lines = list[str]()
        try:
            lines.append(input(PROMPT))
            while _more_waits():
                lines.append(input())
        except EOFError:
            click.echo()
            if not lines:
                return
        yield "\n".join(lines)


def _edit_lines() -> None:
    """Let `input` edit long lines and take a paste as one piece, where this Python has readline."""
    try:
        import readline
    except ImportError:  # Windows
        return
    if "libedit" not in (readline.__doc__ or ""):
        readline.parse_and_bind("set enable-bracketed-paste on")


def _more_waits() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], TOGETHER_S)[0])
    except (OSError, ValueError):  # Windows can wait for sockets only
        return False
