"""The terminal: one group of commands; here `ask`, `talk`, `check`, `doctor`, `serve` and `prepare`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant import cli_build as cli_build  # adds its commands to the group
from assistant import cli_dataset_kit as cli_dataset_kit  # the same
from assistant import cli_decide as cli_decide  # the same
from assistant import cli_demo as cli_demo  # the same
from assistant.cli_compare import compare
from assistant.cli_dataset import dataset
from assistant.cli_evaluate import evaluate
from assistant.cli_house import Work, open_house, opened, run_with_peri, start_log, told_settings
from assistant.cli_journey import journey
from assistant.cli_measure import drift, flexibility
from assistant.cli_rehearse import rehearse
from assistant.cli_tool import run_tool
from assistant.cli_track import track

if TYPE_CHECKING:
    from assistant.errors import PeriError
    from assistant.peri import Peri

MARKED = "Some of that could not be read as text; each such piece is kept as \ufffd."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="peri", prog_name="peri")
def main() -> None:
    """Peri: find out whether to fine-tune an AI model on your own work, and do what works instead."""
    from assistant.quiet import prepare_environment

    prepare_environment()


main.add_command(run_tool)
main.add_command(evaluate)
main.add_command(dataset)
main.add_command(rehearse)
main.add_command(journey)
main.add_command(track)
main.add_command(compare)
main.add_command(drift)
main.add_command(flexibility)


@main.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--sources", "with_sources", is_flag=True, help="Print every source with its address.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def ask(question: str, as_json: bool, with_sources: bool, speaker: str | None) -> None:
    """Ask one question and print the answer with the articles it rests on."""
    run_with_peri(_ask(question, as_json, speaker, with_sources=with_sources))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each line read.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def talk(as_json: bool, speaker: str | None) -> None:
    """Talk with Peri; a pasted block is one message, and Ctrl-D, "exit" or "bye" ends the talk."""
    from assistant.errors import PeriError
    from assistant.peri import new_id
    from assistant.terminal import asks_sources, show, show_sources, typed

    settings = told_settings()
    start_log(settings)
    with open_house(settings) as (peri, runner):
        conversation = new_id()
        if not as_json:
            click.echo('Peri: Tell me what you make, or ask me something. Ctrl-D or "bye" ends our talk.\n')
        said: dict[str, Any] = {}
        for text in typed(as_json):
            if not as_json and said.get("citations") and asks_sources(text):
                show_sources(said)
                continue
            try:
                said = runner.run(_one_turn(peri, conversation, text, speaker))
            except PeriError as error:
                said = _refusal(error)
            click.echo(json.dumps(said, ensure_ascii=False)) if as_json else show(said)


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
def check(folder: Path | None) -> None:
    """Check the content and print every problem at once; FOLDER defaults to Peri's own library."""
    from assistant.content_check import check_content
    from assistant.doctor import counted

    report = check_content(folder, datetime.now(UTC).date())
    for problem in report.problems:
        click.echo(str(problem), err=True)
    if report.problems:
        click.echo(counted(len(report.problems), "problem"), err=True)
        sys.exit(1)
    for warning in report.warnings:
        click.echo(f"warning: {warning}")
    click.echo(report.summary)


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


@main.command()
def serve() -> None:
    """Serve the chat on PERI_HOST and PERI_PORT."""
    from assistant.errors import PeriError
    from assistant.serve import serve as serve_chat

    settings = told_settings()
    start_log(settings)
    peri = opened(settings)
    peri.warm_up()
    try:
        serve_chat(peri)
    except PeriError as error:
        raise click.ClickException(str(error)) from None


@main.command()
def prepare() -> None:
    """Prepare everything that the first start would have to wait for."""
    opened(told_settings()).store.close()
    click.echo("Peri is prepared.")


async def _one_turn(peri: Peri, conversation: str, text: str, speaker: str | None) -> dict[str, Any]:
    from assistant.builds import shelf_of
    from assistant.events import Ended
    from assistant.messages import UserMessage
    from assistant.peri import LOCAL
    from assistant.said import readable

    if readable(text) != text:
        click.echo(MARKED, err=True)
    person = await asyncio.to_thread(peri.store.person, LOCAL, "You", peri.now())
    begun = await asyncio.to_thread(peri.accept, person, conversation, UserMessage(text=text))
    said: dict[str, Any] = {}
    shelf = shelf_of(peri.settings, LOCAL)
    async for event in peri.turn(begun, speaker=speaker, person_id=person.id, shelf=shelf):
        if isinstance(event, Ended):
            said = event.as_object()
    return said


def _ask(question: str, as_json: bool, speaker: str | None, *, with_sources: bool) -> Work:
    async def run(peri: Peri) -> None:
        from assistant.errors import PeriError
        from assistant.peri import new_id
        from assistant.terminal import show

        try:
            said = await _one_turn(peri, new_id(), question, speaker)
        except PeriError as error:
            if not as_json:
                raise
            said = _refusal(error)
        failed = said["ended"] == "failed"
        if as_json:
            click.echo(json.dumps(said, ensure_ascii=False))
        elif not failed:
            show(said, with_sources=with_sources)
        else:
            answer = said["answer"].removesuffix(said["problem"]).rstrip()
            if answer:
                show({**said, "answer": answer})
            raise click.ClickException(said["problem"])
        if failed:
            sys.exit(1)

    return run


def _refusal(error: PeriError) -> dict[str, Any]:
    """The object for a message that could not be taken."""
    from assistant.events import Ended
    from assistant.messages import Reply

    return Ended(Reply(answer="", behaviour="clarify", ended="failed"), str(error)).as_object()
