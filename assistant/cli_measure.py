"""The terminal's part for what may have moved: `peri drift` and `peri flexibility`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_track import FILE, NEW_FILE, file_text, open_desk, plain

if TYPE_CHECKING:
    from tracking.works import Works


@click.group()
def flexibility() -> None:
    """See whether a tuned model got worse at the tasks next door."""


@flexibility.command()
@click.argument("file", type=NEW_FILE, required=False)
def tasks(file: Path | None) -> None:
    """Show the neighbouring tasks, or write them as JSON lines to FILE, to be answered by both models."""
    from tracking.neighbours import load_neighbours, task_lines

    found = load_neighbours()
    if file is None:
        for task in found:
            click.echo(f"── {task.title} ({task.skill})\n{task.prompt}\nA good answer: {task.look_for}\n")
        click.echo("`peri flexibility tasks FILE` writes them as JSON lines.")
        return
    file.write_text(task_lines(found), "utf-8")
    click.echo(f"Written: {file.name}. Let both models answer each `brief` into `answer`, one file for each model,")
    click.echo("then: `peri flexibility new base.jsonl tuned.jsonl`")


@flexibility.command("new")
@click.argument("base", type=FILE)
@click.argument("tuned", type=FILE)
@click.option("--name", default="flexibility", show_default=True, help="A name for this check.")
def new(base: Path, tuned: Path, name: str) -> None:
    """Check the answers of BASE and TUNED to the neighbouring tasks, and begin a blind comparison of them."""
    from assistant.cli_compare import told_new
    from tracking.answers import Unreadable
    from tracking.neighbours import check_pairs, checked_words, load_neighbours, read_neighbours

    authored = load_neighbours()
    try:
        read = read_neighbours(file_text(base), file_text(tuned), authored)
    except Unreadable as error:
        raise click.ClickException(str(error)) from None
    click.echo(plain(checked_words(check_pairs(read.pairs, authored))))
    click.echo()
    with open_desk() as desk:
        told_new(desk.compare(name, "base model", "tuned model", read.pairs, is_flexibility=True), read)


@click.command()
@click.argument("recent", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--trained-on",
    "reference",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="The training file (.jsonl), or files and folders that the kit was made from. Repeatable.",
)
@click.option("--build", "build_name", help="Instead: the build that was trained on (`peri dataset list`).")
@click.option("--provider", help="Who trained it, to see how long the base model stays: openai, together, ...")
@click.option("--base", help="The base model's name there.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def drift(
    recent: tuple[Path, ...],
    reference: tuple[Path, ...],
    build_name: str | None,
    provider: str | None,
    base: str | None,
    as_json: bool,
) -> None:
    """Compare RECENT approved work (files, folders, .jsonl) with what was trained on: what moved, and is it time?"""
    from tracking.drift import find_drift
    from tracking.drift_words import markdown
    from tracking.works import read_works

    if bool(reference) == bool(build_name):
        raise click.UsageError("Say what to compare with: --trained-on FILE, or --build NAME.")
    before = _of_build(build_name) if build_name else read_works(reference)
    now = read_works(recent)
    found = find_drift(before.pieces, now.pieces)
    for line in (*before.unread, *now.unread)[:20]:
        click.echo(line, err=True)
    click.echo(found.model_dump_json(indent=2) if as_json else plain(markdown(found)))
    if provider:
        for line in _dates(provider, base):
            click.echo(line, err=as_json)


def _of_build(name: str) -> Works:
    from assistant.builds import LOCAL, shelf_of
    from assistant.cli_house import told_settings
    from dataset.build.shelf import NoBuild
    from tracking.works import of_build

    try:
        return of_build(shelf_of(told_settings(), LOCAL).find(name))
    except NoBuild as error:
        raise click.ClickException(str(error)) from None


def _dates(name: str, base: str | None) -> list[str]:
    from knowledge.library import load_library
    from tracking.drift_words import base_dates

    provider = load_library().providers.find(name)
    if provider is None:
        raise click.ClickException(f"I know no provider named “{name}”. `peri ask` “which providers are there?”")
    return base_dates(provider, base, datetime.now(UTC).date())
