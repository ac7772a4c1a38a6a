"""`peri tool`: run one of Peri's tools by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from assistant.cli_house import Work, run_with_peri

if TYPE_CHECKING:
    from assistant.peri import Peri
    from journeys.situation import Situation

LIKE_THIS = """Write it like this: --situation '{"profession": "translator", "examples_on_hand": 200}'."""


@click.command("tool")
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
