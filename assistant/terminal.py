"""A person at the terminal: what they type as messages, and how an answer is shown."""

from __future__ import annotations

import io
import select
import sys
from collections.abc import Iterator
from typing import Any

import click

SOURCES_SHOWN = 3  # of one passage; --json and the chat hold all
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


def show(said: dict[str, Any]) -> None:
    """Print a reply for a person."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(100, Console().width))
    console.print(Markdown(said["answer"]))
    if said["citations"]:
        console.print()
        for citation in said["citations"]:
            console.print(f"[{citation['n']}] {citation['title']}: {citation['heading']}", style="dim", markup=False)
            for source in citation["sources"][:SOURCES_SHOWN]:
                console.print(
                    f"    {source['title']}, {source['url']} (read {source['read_at']})", style="dim", markup=False
                )
            if len(citation["sources"]) > SOURCES_SHOWN:
                console.print(f"    and {len(citation['sources']) - SOURCES_SHOWN} more", style="dim")
    if said["suggestions"]:
        console.print()
        for question in said["suggestions"]:
            console.print(f"→ {question}", style="cyan", markup=False)
    console.print()


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
