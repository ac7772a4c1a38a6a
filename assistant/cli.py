"""The terminal: `peri ask`, `talk`, `tool`, `check`, `doctor`, `eval`, `serve`, `prepare`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant import cli_build as cli_build  # adds its commands to the group
from assistant import cli_decide as cli_decide  # the same
from assistant import cli_demo as cli_demo  # the same
from assistant.cli_compare import compare
from assistant.cli_dataset import dataset
from assistant.cli_house import Work, open_house, opened, run_with_peri, start_log, told_settings
from assistant.cli_journey import journey
from assistant.cli_measure import drift, flexibility
from assistant.cli_rehearse import rehearse
from assistant.cli_track import track

if TYPE_CHECKING:
    from assistant.errors import PeriError
    from assistant.peri import Peri
    from journeys.situation import Situation

MARKED = "Some of that could not be read as text; each such piece is kept as \ufffd."
LIKE_THIS = """Write it like this: --situation '{"profession": "translator", "examples_on_hand": 200}'."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="peri", prog_name="peri")
def main() -> None:
    """Peri: find out whether to fine-tune an AI model on your own work, and do what works instead."""
    from assistant.quiet import prepare_environment

    prepare_environment()


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
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def ask(question: str, as_json: bool, speaker: str | None) -> None:
    """Ask one question and print the answer with its sources."""
    run_with_peri(_ask(question, as_json, speaker))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each line read.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def talk(as_json: bool, speaker: str | None) -> None:
    """Talk with Peri; a pasted block is one message, and Ctrl-D, "exit" or "bye" ends the talk."""
    from assistant.errors import PeriError
    from assistant.peri import new_id
    from assistant.terminal import show, typed

    settings = told_settings()
    start_log(settings)
    with open_house(settings) as (peri, runner):
        conversation = new_id()
        if not as_json:
            click.echo('Peri: Tell me what you make, or ask me something. Ctrl-D or "bye" ends our talk.\n')
        for text in typed(as_json):
            try:
                said = runner.run(_one_turn(peri, conversation, text, speaker))
            except PeriError as error:
                said = _refusal(error)
            click.echo(json.dumps(said, ensure_ascii=False)) if as_json else show(said)


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
    run_with_peri(_tool(name, arguments, situation))


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


@main.command("eval")
@click.argument(
    "what", type=click.Choice(["questions", "situations", "facts", "retrieval", "own", "routing", "follow_ups"])
)
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write one JSON object a line.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def evaluate(what: str, file: Path | None, out: Path | None, speaker: str | None) -> None:
    """Measure Peri on questions in FILE and print a summary table.

    It runs on a database of its own, so nothing of it stands in your history; a hosted model still costs money.
    """
    from assistant.errors import PeriError
    from assistant.eval_rows import OWN, read_rows
    from assistant.eval_tables import check_out
    from assistant.evals import run_eval
    from assistant.home import prepare_home

    settings = told_settings()
    start_log(settings)
    path = file or OWN / f"{what}.jsonl"
    try:
        rows = read_rows(path, what)
        check_out(out)
        prepare_home(settings.home)
    except PeriError as error:
        raise click.ClickException(str(error)) from None
    with tempfile.TemporaryDirectory(prefix="peri-eval-", ignore_cleanup_errors=True) as scratch:
        apart = settings.model_copy(update={"home": Path(scratch), "database_url": None})
        with open_house(apart, settings.home / "index") as (peri, runner):
            runner.run(run_eval(peri, what, rows, path.name, out, speaker, click.echo))


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
    from assistant.events import Ended
    from assistant.messages import UserMessage
    from assistant.peri import LOCAL
    from assistant.said import readable

    if readable(text) != text:
        click.echo(MARKED, err=True)
    person = await asyncio.to_thread(peri.store.person, LOCAL, "You", peri.now())
    begun = await asyncio.to_thread(peri.accept, person, conversation, UserMessage(text=text))
    said: dict[str, Any] = {}
    async for event in peri.turn(begun, speaker=speaker, person_id=person.id):
        if isinstance(event, Ended):
            said = event.as_object()
    return said


def _ask(question: str, as_json: bool, speaker: str | None) -> Work:
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
            show(said)
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


def _tool(name: str, arguments: str, situation: str) -> Work:
    async def run(peri: Peri) -> None:
        from assistant.errors import ToolRefusal
        from assistant.said import readable

        tool = next((t for t in peri.tools if t.name == name), None)
        if tool is None:
            raise click.ClickException(f"There is no tool {name!r}. `peri tool` lists them.")
        if tool.effect == "spends":
            raise click.ClickException(
                "This tool spends money or sends files; it runs only in a conversation, after you agree."
            )
        context = peri.context(_situation(readable(situation)))
        try:
            result = await tool.function(context, **tool.parse(readable(arguments)))
        except ToolRefusal as error:
            raise click.ClickException(str(error)) from None
        click.echo(json.dumps(result.for_model(), ensure_ascii=False, indent=2))

    return run


def _situation(text: str) -> Situation:
    """What --situation tells; raises ClickException in plain words."""
    from pydantic import ValidationError

    from journeys.situation import Situation
    from knowledge.content import problems_of

    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise click.ClickException(f"--situation is not valid JSON. {LIKE_THIS}") from None
    if not isinstance(told, dict):
        raise click.ClickException(f"--situation is not one JSON object. {LIKE_THIS}")
    try:
        return Situation.model_validate(told)
    except ValidationError as error:
        wrong = [str(problem) for problem in problems_of(error, "--situation")]
        raise click.ClickException(
            "\n".join([*wrong, f"The fields are: {', '.join(Situation.model_fields)}."])
        ) from None
