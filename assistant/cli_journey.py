"""The terminal's part for journeys: `peri journey list`, `show`, `start`, `status`, `done`, `skip`, `park`, ..."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_hall import Hall, open_hall

if TYPE_CHECKING:
    from assistant.tools.marking import How
    from assistant.tools.walk_result import WalkResult
    from assistant.walking import Met
    from journeys.journey import Journey

MARKS = {"done": "[x]", "skipped": "[-]", "open": "[ ]"}


@click.group()
def journey() -> None:
    """Walk a guided journey: the same as in the chat, kept for you and not for one conversation."""


@journey.command("list")
def list_() -> None:
    """List the journeys that there are, and how far you are in yours."""
    with open_hall() as hall:
        from journeys.run_words import progress

        mine = {run.journey: run for run in reversed(hall.walk.all())}
        known = {each.id: each for each in hall.journeys}
        for each in hall.journeys:
            click.echo(f"{each.id:26} {each.title} ({each.effort_hours} h over {each.days} days)")
            if run := mine.get(each.id):
                state = "finished" if run.is_finished else "parked" if run.parked else "open"
                click.echo(f"{'':26} yours: {state}, {progress(run)}")
        for run in mine.values():
            if run.journey not in known:
                click.echo(f"{run.journey:26} {run.title}: no longer in the catalogue; yours, {progress(run)}")


@journey.command()
@click.argument("name", nargs=-1, required=True)
def show(name: tuple[str, ...]) -> None:
    """Show a journey: what it gives, for whom, and its steps."""
    with open_hall() as hall:
        found = _named(hall, " ".join(name))
        lines = [
            f"{found.title}: about {found.effort_hours} hours over {found.days} days.",
            f"At the end you hold: {found.outcome}",
            "",
            *(f"For you if: {line}" for line in found.who_for),
            *(f"Not for you if: {line}" for line in found.not_for),
            "",
            *(f"{number}. {step.title}" for number, step in enumerate(found.steps, start=1)),
        ]
        click.echo("\n".join(lines))


@journey.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--again", is_flag=True, help="Walk a finished journey once more from step 1.")
def start(name: tuple[str, ...], again: bool) -> None:
    """Begin a journey, or take it up where you left it; the one open before is parked."""
    with open_hall() as hall:
        chosen = _named(hall, " ".join(name))
        mine = [run for run in hall.walk.all() if run.journey == chosen.id]
        if mine and all(run.is_finished for run in mine) and not again:
            raise click.ClickException(f"You have finished “{chosen.title}” already. --again begins it from step 1.")
        met, is_new = hall.walk.begin(chosen)
        _show_met(met, "Begun" if is_new else "Taken up")


@journey.command()
def status() -> None:
    """Say where you are: the steps, what you hold, and the next one."""
    with open_hall() as hall:
        from assistant.looking import catch_up
        from assistant.tools.ticking import ticked_words

        if changed := catch_up(hall.walk, hall.desk, hall.shelf, hall.rehearsals):
            click.echo(f"{ticked_words(*changed)}\n")
        met = hall.walk.open()
        if met is None:
            raise click.ClickException("You are in no journey. `peri journey list` shows them.")
        _show_met(met, "You are in")


@journey.command()
@click.argument("step", nargs=-1)
@click.option("--note", help="What shows it, in your words.")
def done(step: tuple[str, ...], note: str | None) -> None:
    """Mark a step as done, by default the next one; STEP is its number, id or title."""
    _mark("done", step, note)


@journey.command()
@click.argument("step", nargs=-1)
@click.option("--note", help="Where, in your words.")
def elsewhere(step: tuple[str, ...], note: str | None) -> None:
    """Mark a step as done without Peri."""
    _mark("elsewhere", step, note)


@journey.command()
@click.argument("step", nargs=-1)
@click.option("--because", help="Why.")
def skip(step: tuple[str, ...], because: str | None) -> None:
    """Leave a step out."""
    _mark("skipped", step, because)


@journey.command()
@click.argument("step", nargs=-1)
def back(step: tuple[str, ...]) -> None:
    """Open a step again, by default the one before."""
    _mark("back", step, None)


@journey.command()
def park() -> None:
    """Put the open journey aside; it keeps everything."""
    from assistant.tools.parking import put_aside

    with open_hall() as hall:
        _show(put_aside(hall.walk))


@journey.command()
@click.argument("name", nargs=-1)
def resume(name: tuple[str, ...]) -> None:
    """Take up a parked journey; without NAME the one you were in last."""
    from assistant.tools.finding_journeys import named

    with open_hall() as hall:
        underway = {run.journey: run.title for run in hall.walk.kept() if not run.is_finished}
        chosen = named(" ".join(name), underway) if name else list(underway)[:1]
        if len(chosen) != 1:
            raise click.ClickException("No journey under way is clearly meant. `peri journey list` shows yours.")
        _show_met(hall.walk.take_up(chosen[0]), "Taken up")


@journey.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def export(file: Path | None) -> None:
    """Write your journeys as Markdown into FILE, or print them."""
    from assistant.export_journeys import journeys_markdown

    with open_hall() as hall:
        text = journeys_markdown(hall.walk.kept())
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError:
        raise click.ClickException(f"{file.name} is there already; give another name.") from None
    except OSError:
        raise click.ClickException("The file could not be written.") from None


@journey.command()
@click.argument("name", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All of your journeys.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: tuple[str, ...], every: bool, yes: bool) -> None:
    """Delete what is kept of a journey, or of all, for good."""
    from assistant.tools.finding_journeys import named

    if every == bool(name):
        raise click.UsageError("Name one journey, or say --all.")
    with open_hall() as hall:
        mine = {run.journey: run.title for run in hall.walk.kept()}
        chosen = list(mine) if every else named(" ".join(name), mine)
        if not every and len(chosen) != 1:
            raise click.ClickException("No journey of yours is clearly meant. `peri journey list` shows them.")
        titles = ", ".join(f"“{mine[each]}”" for each in chosen)
        if chosen and not yes:
            click.confirm(f"Delete what is kept of {titles}?", abort=True)
        count = hall.walk.delete(None if every else chosen[0])
        click.echo(f"Deleted: {count} journey{'' if count == 1 else 's'}.")


def _named(hall: Hall, words: str) -> Journey:
    from assistant.tools.finding_journeys import named

    found = named(words, {each.id: each.title for each in hall.journeys})
    if len(found) != 1:
        raise click.ClickException("No journey is clearly meant. `peri journey list` shows them.")
    return next(each for each in hall.journeys if each.id == found[0])


def _mark(how: How, step: tuple[str, ...], reason: str | None) -> None:
    from assistant.tools.marking import mark

    with open_hall() as hall:
        _show(mark(hall.walk, how, " ".join(step) or None, reason, hall.today))


def _show_met(met: Met, lead: str) -> None:
    from assistant.tools.walk_result import met_words
    from assistant.tools.walking import standing
    from journeys.run_words import progress

    said = f"{lead}: {met.run.title}, {progress(met.run)}."
    words = met_words(met)
    _show(standing(f"{words}\n\n{said}" if words else said, met.run))


def _show(result: WalkResult) -> None:
    """The answer, and between what happened and the next step the list of all steps."""
    from rich.console import Console
    from rich.markdown import Markdown

    from assistant.tools.terminal_ways import in_terminal
    from assistant.tools.walk_result import step_markdown

    result = in_terminal(result)
    console = Console(width=min(100, Console().width))
    console.print(Markdown(result.said))
    if result.walk:
        console.print()
        for step in result.walk.steps:
            by = f" ({step.by})" if step.by else ""
            console.print(f"{MARKS[step.state]} {step.n}. {step.title}{by}", markup=False, highlight=False)
        console.print()
        console.print(Markdown(step_markdown(result.walk)))
