"""The terminal: `peri ask`, `talk`, `tool`, `check`, `doctor`, `eval`, `serve`, `prepare`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from assistant.peri import Peri
    from assistant.settings import Settings

SOURCES_SHOWN = 3  # of one passage in the terminal; --json and the chat hold all


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="peri", prog_name="peri")
def main() -> None:
    """Peri: find out whether to fine-tune an AI model on your own work, and do what works instead."""
    from assistant.quiet import prepare_environment

    prepare_environment()


@main.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def ask(question: str, as_json: bool, speaker: str | None) -> None:
    """Ask one question and print the answer with its sources."""
    _run(_ask(question, as_json, speaker))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each line read.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def talk(as_json: bool, speaker: str | None) -> None:
    """Talk with Peri; an empty line or Ctrl-D ends the talk."""
    _run(_talk(as_json, speaker))


@main.command("tool")
@click.argument("name", required=False)
@click.option("--json", "arguments", default="{}", show_default=True, help="The tool's arguments as a JSON object.")
@click.option("--situation", default="{}", help="What Peri should believe about the person, as a JSON object.")
def run_tool(name: str | None, arguments: str, situation: str) -> None:
    """Run one tool by NAME and print its result as JSON; without NAME list the tools."""
    from assistant.tools.registry import TOOLS

    if name is None:
        for tool in TOOLS:
            click.echo(f"{tool.name:22} {tool.effect:7} {tool.description.splitlines()[0]}")
        return
    _run(_tool(name, arguments, situation))


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def check(folder: Path | None) -> None:
    """Check the content and print every problem at once; FOLDER defaults to Peri's own library."""
    from journeys.journey import load_journeys
    from knowledge.content import ContentError
    from knowledge.library import CONTENT, load_library, overdue

    try:
        library = load_library(folder or CONTENT)
        count = len(load_journeys())
    except ContentError as error:
        click.echo(str(error), err=True)
        click.echo(f"{len(error.problems)} problems", err=True)
        sys.exit(1)
    for warning in overdue(library, datetime.now(UTC).date()):
        click.echo(f"warning: {warning}")
    click.echo(f"{len(library.concepts)} articles, {len(library.providers)} providers, {count} journeys: no problems")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(as_json: bool) -> None:
    """Say what works on this machine, and what to do about what does not."""
    from assistant.doctor import examine

    findings = examine(os.environ)
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(finding.line())
    sys.exit(1 if any(finding.severity == "error" for finding in findings) else 0)


@main.command("eval")
@click.argument("what", type=click.Choice(["questions", "retrieval", "routing", "follow_ups"]))
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write one JSON object a line.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def evaluate(what: str, file: Path | None, out: Path | None, speaker: str | None) -> None:
    """Measure Peri on questions in FILE and print a summary table."""
    from assistant.evals import run_eval

    _run(lambda peri: run_eval(peri, what, file, out, speaker, click.echo))


@main.command()
def serve() -> None:
    """Serve the chat on PERI_HOST and PERI_PORT."""
    from assistant.errors import PeriError
    from assistant.serve import serve as serve_chat

    settings = _settings()
    _log(settings)
    peri = _open(settings)
    peri.warm_up()
    try:
        serve_chat(peri)
    except PeriError as error:
        raise click.ClickException(str(error)) from None


@main.command()
def prepare() -> None:
    """Prepare everything that the first start would have to wait for."""
    _open(_settings()).store.close()
    click.echo("Peri is prepared.")


async def _one_turn(peri: Peri, conversation: str, text: str, speaker: str | None) -> dict[str, Any]:
    from assistant.events import Ended
    from assistant.messages import UserMessage
    from assistant.peri import LOCAL, reply_object

    person = await asyncio.to_thread(peri.store.person, LOCAL, "You", peri.now())
    begun = await asyncio.to_thread(peri.accept, person, conversation, UserMessage(text=text))
    said: dict[str, Any] = {}
    async for event in peri.turn(begun, speaker=speaker, person_id=person.id):
        if isinstance(event, Ended):
            said = reply_object(event)
    return said


def _ask(question: str, as_json: bool, speaker: str | None) -> Callable[[Peri], Awaitable[None]]:
    async def run(peri: Peri) -> None:
        from assistant.peri import new_id

        said = await _one_turn(peri, new_id(), question, speaker)
        click.echo(json.dumps(said, ensure_ascii=False)) if as_json else _show(said)

    return run


def _talk(as_json: bool, speaker: str | None) -> Callable[[Peri], Awaitable[None]]:
    async def run(peri: Peri) -> None:
        from assistant.errors import PeriError
        from assistant.peri import new_id

        conversation = new_id()
        if not as_json:
            click.echo("Peri: Tell me what you make, or ask me something. An empty line ends our talk.\n")
        while True:
            line = await asyncio.to_thread(_read_line, as_json)
            if line is None or (not as_json and not line.strip()):
                return
            try:
                said = await _one_turn(peri, conversation, line, speaker)
            except PeriError as error:
                said = {**_empty_reply(), "answer": str(error), "problem": str(error)}
            click.echo(json.dumps(said, ensure_ascii=False)) if as_json else _show(said)

    return run


def _read_line(quiet: bool) -> str | None:
    if not quiet and sys.stdin.isatty():
        click.echo("You: ", nl=False)
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _empty_reply() -> dict[str, Any]:
    from assistant.messages import Reply

    return {**Reply(answer="", behaviour="clarify").model_dump(mode="json")}


def _tool(name: str, arguments: str, situation: str) -> Callable[[Peri], Awaitable[None]]:
    async def run(peri: Peri) -> None:
        from pydantic import ValidationError

        from assistant.errors import ToolRefusal
        from journeys.situation import Situation

        tool = next((t for t in peri.tools if t.name == name), None)
        if tool is None:
            raise click.ClickException(f"There is no tool {name!r}. `peri tool` lists them.")
        if tool.effect == "spends":
            raise click.ClickException(
                "This tool spends money or sends files; it runs only in a conversation, after you agree."
            )
        try:
            context = peri.context(Situation.model_validate_json(situation))
            result = await tool.function(context, **tool.parse(arguments))
        except (ToolRefusal, ValidationError) as error:
            raise click.ClickException(str(error)) from None
        click.echo(json.dumps(result.for_model(), ensure_ascii=False, indent=2))

    return run


def _run(work: Callable[[Peri], Awaitable[None]]) -> None:
    from assistant.errors import PeriError

    settings = _settings()
    _log(settings)
    peri = _open(settings)

    async def inside() -> None:
        try:
            await work(peri)
        finally:
            await peri.aclose()

    try:
        asyncio.run(inside())
    except PeriError as error:
        raise click.ClickException(str(error)) from None
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)


def _settings() -> Settings:
    from assistant.errors import SettingError
    from assistant.settings import read_settings

    try:
        return read_settings(os.environ)
    except SettingError as error:
        raise click.ClickException(str(error)) from None


def _open(settings: Settings) -> Peri:
    from assistant.errors import PeriError
    from assistant.peri import open_peri
    from knowledge.content import ContentError
    from knowledge.embed import EmbedderError

    try:
        return open_peri(settings, monotonic=time.monotonic)
    except (PeriError, ContentError, EmbedderError) as error:
        raise click.ClickException(str(error)) from None


def _log(settings: Settings) -> None:
    import logging

    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


def _show(said: dict[str, Any]) -> None:
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
