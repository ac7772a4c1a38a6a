"""The terminal's part for builds: `peri dataset new`, `list`, `show`, `write`, `resume`, `cancel`, `delete`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec
from uuid import uuid4

import click

from assistant.cli_dataset import dataset
from assistant.cli_house import told_settings

if TYPE_CHECKING:
    from assistant.settings import Settings
    from dataset.build.shelf import Shelf
    from dataset.build.stages import Phase
    from dataset.build.state import Build

P = ParamSpec("P")
ASSISTANTS = frozenset({"anthropic", "chatgpt", "claude", "copilot", "gemini", "perplexity"})


def said(command: Callable[P, None]) -> Callable[P, None]:
    """What goes wrong becomes a sentence and an exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        import sqlite3

        from dataset.build.schema import NewerBuild
        from dataset.build.shelf import NoBuild
        from dataset.build.stages import is_full

        try:
            command(*args, **kwargs)
        except (NoBuild, NewerBuild) as error:
            raise click.ClickException(str(error)) from None
        except (OSError, sqlite3.Error) as error:
            if not is_full(error):
                raise
            raise click.ClickException("The disk is full. Make room and try again; nothing is lost.") from None

    return run


@dataset.command()
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--me", multiple=True, help="Your name or mail address, to tell your words from others'. Repeatable.")
@click.option("--client", multiple=True, help="A client whose name must not stand in the files. Repeatable.")
@click.option("--product", help="The product whose interface texts these are.")
@click.option("--trade", help='What you do: "copywriter".')
@click.option("--language", multiple=True, help="A language that you work in, as en or de. Repeatable.")
@click.option("--may-use-all", is_flag=True, help="You may use all of this work; ask about no client.")
@said
def new(
    name: str,
    paths: tuple[Path, ...],
    me: tuple[str, ...],
    client: tuple[str, ...],
    product: str | None,
    trade: str | None,
    language: tuple[str, ...],
    may_use_all: bool,
) -> None:
    """Make a build NAME from the files and folders PATHS: read them, find the pairs, judge them.

    Nothing is written for a trainer until you say so with `peri dataset write`. Everything stays on this machine.
    """
    from dataset.build.settings import BuildSettings
    from dataset.pair.settings import PairSettings

    pair = PairSettings(
        own_addresses=tuple(each for each in me if "@" in each),
        own_names=tuple(each for each in me if "@" not in each),
        clients=client,
        product=product,
        trade=trade,
        languages=language,
    )
    sources = tuple(str(path.absolute()) for path in paths)
    told = BuildSettings(sources=sources, pair=pair, may_use_all=may_use_all)
    settings, builds = shelf()
    folder = builds.create(name, told, uuid4().hex[:16])
    _work(settings, folder, "gather")


@dataset.command("list")
@said
def list_builds() -> None:
    """List your builds and how far they are."""
    from assistant.terminal_build import status_line
    from dataset.build.state import open_build

    _, builds = shelf()
    found = list(builds.builds())
    for _, folder in found:
        with open_build(folder) as build:
            click.echo(status_line(build))
    if not found:
        click.echo("You have no builds. `peri dataset new NAME PATH...` makes one.")


@dataset.command()
@click.argument("name")
@click.option("--files", "with_files", is_flag=True, help="List every file that gave nothing, with the reason.")
@said
def show(name: str, with_files: bool) -> None:
    """Show how far a build is, what was found, and what to do next."""
    from assistant.terminal_build import show_build

    with opened(name) as build:
        show_build(build, 1_000_000 if with_files else 10)


@dataset.command()
@click.argument("name")
@click.option("--for", "targets", multiple=True, required=True, help="Where you train: openai, together, mlx, ...")
@click.option("--doubtful", is_flag=True, help="With the doubtful pairs that you did not decide on.")
@click.option("--system", help="Words that stand before every prompt.")
@click.option("--to", "out", type=click.Path(path_type=Path), help="The folder for the files; it may not exist yet.")
@click.option("--yes", is_flag=True, help="Do not ask before writing.")
@said
def write(name: str, targets: tuple[str, ...], doubtful: bool, system: str | None, out: Path | None, yes: bool) -> None:
    """Write the training files of a build, checked for each provider, with data card, report and zip."""
    from assistant.terminal_preview import show_preview
    from dataset.build.final import WriteOptions
    from dataset.layouts.lines import TARGETS

    unknown = [target for target in targets if target not in TARGETS]
    if unknown:
        raise click.ClickException(f'I cannot write for "{unknown[0][:60]}". {_instead(unknown[0], name, TARGETS)}')
    place = str(out.absolute()) if out else None
    options = WriteOptions(targets=tuple(dict.fromkeys(targets)), doubtful=doubtful, system=system, out=place)
    settings, builds = shelf()
    folder = builds.find(name)
    with opened(name) as build:
        if build.value("judge_digest") is None:
            raise click.ClickException(f'The pairs are not all found yet. `peri dataset resume "{name}"` goes on.')
        if not show_preview(build, options, now()):
            sys.exit(1)
        if not yes and not click.confirm("Write the files?", default=True):
            return
        build.keep("options", options.model_dump(mode="json"))
    _work(settings, folder, "write")


@dataset.command()
@click.argument("name")
@said
def resume(name: str) -> None:
    """Go on with a build that was interrupted; one that is finished is brought up to date with changed files."""
    settings, builds = shelf()
    with opened(name) as build:
        phase: Phase = "write" if build.value("phase") == "write" and build.progress.status != "written" else "gather"
    _work(settings, builds.find(name), phase)


@dataset.command()
@click.argument("name")
@said
def cancel(name: str) -> None:
    """Stop work on a build after the piece that is being done; `resume` would go on."""
    from dataset.build.workflow import ask, is_running

    with opened(name) as build:
        if not is_running(build.folder):
            click.echo("Nobody works on it now.")
            return
        ask(build, "cancelled")
        click.echo("It stops after the piece that is being done.")


@dataset.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@said
def delete(name: str, yes: bool) -> None:
    """Delete a build with all decisions in it; the files that it was made from stay."""
    from dataset.build.workflow import is_running

    _, builds = shelf()
    folder = builds.find(name)
    if is_running(folder):
        raise click.ClickException(f'Somebody works on it now. `peri dataset cancel "{name}"` stops that.')
    if yes or click.confirm(f'Delete "{name}" with all that you decided in it?'):
        builds.delete(name)
        click.echo("Deleted.")


def _instead(target: str, name: str, known: Iterable[str]) -> str:
    """What to type in place of a word that is no place for training."""
    if target.casefold() in ASSISTANTS:
        return (
            "A chat assistant takes no training file. Make the prompt kit for it, a text to paste: "
            f'`peri dataset kit "{name}"`.'
        )
    return f"I know: {', '.join(known)}."


def _work(settings: Settings, folder: Path, phase: Phase) -> None:
    from assistant.builds import builds_worker
    from assistant.terminal_build import follow, show_build
    from dataset.build.state import open_build
    from dataset.build.workflow import Running

    with builds_worker(settings) as worker:
        try:
            last = follow(worker, folder, phase)
        except Running:
            raise click.ClickException("Somebody works on this build already, in another window.") from None
    with open_build(folder) as build:
        if last.sentence:
            click.echo(last.sentence, err=True)
        show_build(build, 10)
    sys.exit(0 if last.status in ("review", "written") else 1)


@contextmanager
def opened(name: str) -> Iterator[Build]:
    """The build of that name, open. Raises NoBuild."""
    from dataset.build.state import open_build

    _, builds = shelf()
    with open_build(builds.find(name)) as build:
        yield build


def shelf() -> tuple[Settings, Shelf]:
    """The settings, and the builds of the one person of a terminal."""
    from assistant.builds import LOCAL, shelf_of
    from assistant.home import prepare_home

    settings = told_settings()
    prepare_home(settings.home)
    return settings, shelf_of(settings, LOCAL)


def now() -> str:
    """The time of a decision."""
    return datetime.now(UTC).isoformat()
