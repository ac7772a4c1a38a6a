"""The terminal's part for the project log: `peri track log`, `import`, `list`, `edit`, `delete`, `report`, `export`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.store.repository import Store
    from tracking.project import Project

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False)
HELPERS = ("none", "general model", "prompt kit", "tuned model")


@contextmanager
def open_store() -> Iterator[tuple[Store, str, Callable[[], datetime]]]:
    """The store, the one person of this machine, and the clock; what goes wrong becomes a sentence and an exit code."""
    from assistant.builds import LOCAL
    from assistant.cli_house import told_settings
    from assistant.errors import PeriError
    from assistant.home import prepare_home
    from assistant.store.engine import open_database
    from assistant.store.repository import Store

    def now() -> datetime:
        return datetime.now(UTC)

    settings = told_settings()
    try:
        prepare_home(settings.home)
        store = Store(open_database(settings.database, settings.home))
        try:
            yield store, store.person(LOCAL, "You", now()).id, now
        finally:
            store.close()
    except PeriError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def open_desk() -> Iterator[Desk]:
    """The desk of that person."""
    from assistant.desk import open_desk as desk_of

    with open_store() as opened:
        yield desk_of(*opened)


@click.group()
def track() -> None:
    """Log finished projects, and see whether rounds and minutes differ with a helper."""


@track.command("log")
@click.argument("sentence", nargs=-1, required=True)
@click.option("--draft", type=FILE, help="The draft, to count the words changed.")
@click.option("--final", "final_", type=FILE, help="The text as it was delivered.")
def log_(sentence: tuple[str, ...], draft: Path | None, final_: Path | None) -> None:
    """Log a project: `peri track log "Acme landing page, tuned model, 2 rounds, 95 minutes, client happy"`."""
    from tracking.asking import doubts, question_for
    from tracking.project import Project
    from tracking.reading import read_project

    with open_desk() as desk:
        reading = read_project(" ".join(sentence), desk.today)
        given = {**reading.given, **_changed(draft, final_)}
        if "name" not in given:
            raise click.ClickException("I found no name for the project. Begin with it: “Acme landing page, ...”.")
        logged = desk.log(Project(**{"on": desk.today, **given}))[0]
        _show(logged.number, logged.project)
        for doubt in doubts(reading):
            click.echo(doubt)
        question = question_for(logged.project.missing())
        if question and sys.stdin.isatty():
            answer = click.prompt(question, default="", show_default=False)
            told = read_project(answer, desk.today).given if answer.strip() else {}
            told = {name: value for name, value in told.items() if name in logged.project.missing()}
            if told:
                _show(logged.number, desk.amend(logged.number, told).project)
        elif question:
            click.echo(f'{question} `peri track edit {logged.number} "..."` adds it.')


@track.command("import")
@click.argument("file", type=FILE)
@click.option("--again", is_flag=True, help="Also take projects that are in the log with the very same values.")
def import_(file: Path, again: bool) -> None:
    """Log all projects of a CSV file with a head line: project, kind, client, helper, rounds, minutes, ..., date."""
    from tracking.table import NoTable, read_table

    with open_desk() as desk:
        try:
            table = read_table(file_text(file), desk.today)
        except NoTable as error:
            raise click.ClickException(str(error)) from None
        new = list(table.projects) if again else desk.new_only(table.projects)
        desk.log(*new)
        click.echo(f"Logged {len(new):,} of {len(table.projects):,} projects.")
        if len(new) < len(table.projects):
            click.echo(f"{len(table.projects) - len(new):,} are in your log already. --again takes them once more.")
        for problem in table.problems:
            click.echo(problem, err=True)
        if table.ignored:
            click.echo(f"Columns that I made nothing of: {', '.join(table.ignored)}.")


@track.command("list")
@click.option("--last", default=20, show_default=True, help="How many; 0 shows all.")
def list_(last: int) -> None:
    """Show the log, the latest at the end."""
    with open_desk() as desk:
        logged = desk.logged()
        for each in logged[-last:] if last else logged:
            click.echo(f"{each.number:4}  {each.project.on or ''!s:10}  {each.project.in_words()}")
        if not logged:
            click.echo('Your log is empty. `peri track log "Acme landing page, tuned model, 2 rounds, 95 minutes"`')


@track.command()
@click.argument("number", type=int)
@click.argument("sentence", nargs=-1)
@click.option("--draft", type=FILE, help="The draft, to count the words changed.")
@click.option("--final", "final_", type=FILE, help="The text as it was delivered.")
@click.option("--forget", multiple=True, help="A field whose value is wrong and not known. Repeatable.")
def edit(
    number: int, sentence: tuple[str, ...], draft: Path | None, final_: Path | None, forget: tuple[str, ...]
) -> None:
    """Change what is known of project NUMBER: `peri track edit 3 "rounds: 2; helper: tuned model"`."""
    from tracking.asking import doubts
    from tracking.reading import LABELS, read_project

    with open_desk() as desk:
        reading = read_project(" ".join(sentence), desk.today)
        gone: dict[str, None] = {}
        for name in forget:
            field = LABELS.get(name.casefold(), name)
            if field == "name" or field not in set(LABELS.values()):
                raise click.ClickException(
                    f"“{name}” cannot be forgotten. What can: {', '.join(sorted(set(LABELS.values()) - {'name'}))}."
                )
            gone[field] = None
        given = {**reading.given, **_changed(draft, final_), **gone}
        if not given:
            raise click.ClickException('I found nothing to change. Write it like this: "rounds: 2; minutes: 95".')
        _show(number, desk.amend(number, given).project)
        for doubt in doubts(reading):
            click.echo(doubt)


@track.command()
@click.argument("number", type=int, required=False)
@click.option("--all", "everything", is_flag=True, help="Delete the whole log.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(number: int | None, everything: bool, yes: bool) -> None:
    """Delete project NUMBER for good, or with --all the whole log."""
    if (number is None) != everything:
        raise click.UsageError("Name a project by its number, or say --all.")
    with open_desk() as desk:
        if everything:
            count = len(desk.logged())
            if count and not yes:
                click.confirm(f"Delete all {count:,} projects for good?", abort=True)
            click.echo(f"Deleted {desk.forget():,} projects.")
        else:
            name = desk.project(number or 0).name
            desk.forget(number)
            click.echo(f"Deleted: {name}.")


@track.command()
@click.option("--against", type=click.Choice(HELPERS), help="The helper to compare with.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--page", type=NEW_FILE, help="Write the report with its plot as a page.")
def report(against: str | None, as_json: bool, page: Path | None) -> None:
    """Say what differs by helper, how sure that is, and how many more projects would tell."""
    from typing import cast

    from tracking.page import report_page
    from tracking.project import Helper
    from tracking.report_words import markdown

    with open_desk() as desk:
        found = desk.report(cast("Helper | None", against))
        if page is not None:
            projects = [each.project for each in desk.logged()]
            page.write_text(report_page(found, projects, desk.today), "utf-8")
        click.echo(found.model_dump_json(indent=2) if as_json else plain(markdown(found)))
        if page is not None:
            click.echo(f"Written: {page.name}", err=True)


@track.command()
@click.argument("file", type=NEW_FILE)
def export(file: Path) -> None:
    """Write the whole log as a CSV file, which `peri track import` reads again."""
    from tracking.table import write_table

    with open_desk() as desk:
        logged = desk.logged()
        file.write_text(write_table(logged), "utf-8-sig", newline="")
        click.echo(f"Written: {file.name}, {len(logged):,} projects.")


def plain(markdown: str) -> str:
    """Markdown as a terminal shows it: without stars, tables as they are."""
    return markdown.replace("**", "")


def _show(number: int, project: Project) -> None:
    from tracking.asking import understood

    click.echo(f"Number {number} in your log:")
    for line in understood(project):
        click.echo(f"  {line}")


def _changed(draft: Path | None, final: Path | None) -> dict[str, Any]:
    from tracking.changed import TooLong, share_changed

    if draft is None and final is None:
        return {}
    if draft is None or final is None:
        raise click.UsageError("To count the words changed I need both, --draft and --final.")
    try:
        share = share_changed(file_text(draft), file_text(final))
    except TooLong as error:
        raise click.ClickException(str(error)) from None
    return {} if share is None else {"share_changed": share}


def file_text(file: Path) -> str:
    """A file as text, as spreadsheets and editors write it."""
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
