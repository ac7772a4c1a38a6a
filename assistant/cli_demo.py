"""`peri dataset demo`: a whole build of sample work in front of the visitor, without a question asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from assistant.cli_build import said, shelf
from assistant.cli_dataset import dataset

if TYPE_CHECKING:
    from dataset.build.state import Build

_SHOWN_PAIRS, _SHOWN_NOTES = 3, 12


@dataset.command()
@said
def demo() -> None:
    """Build a dataset from sample work: read, find pairs, set aside, mask, write, check. All of it stays here."""
    from assistant.builds import builds_worker
    from assistant.terminal_build import follow, show_build
    from dataset import demo as sample
    from dataset.build.shelf import NoBuild
    from dataset.build.state import open_build

    settings, builds = shelf()
    try:
        builds.delete(sample.NAME)
    except NoBuild:
        pass  # the first time
    click.secho(
        "Sample work of an invented copywriter: 24 files for two clients, and some that must not pass.", bold=True
    )
    folder = builds.create(sample.NAME, sample.demo_settings(), uuid4().hex[:16])
    with builds_worker(settings) as worker, open_build(folder) as build:
        click.secho("\n1. Read the files, find the pairs, judge them\n", bold=True)
        last = follow(worker, folder, "gather")
        show_build(build, _SHOWN_NOTES)
        if last.status != "review":
            raise click.ClickException(last.sentence)
        click.secho("\n2. What the copywriter decides: whose work may be used, which names become tokens\n", bold=True)
        _decide(build)
        click.secho("\n3. Write the files\n", bold=True)
        _prepare(build)
        last = follow(worker, folder, "write")
        if last.status != "written":
            raise click.ClickException(last.sentence)
        show_build(build, 0)
        click.secho("\n4. What stands in them\n", bold=True)
        _show(build)


def _decide(build: Build) -> None:
    from assistant.terminal_names import show_names, show_permissions
    from dataset import demo as sample
    from dataset.build import names

    for client, may_use, why in sample.PERMISSIONS:
        names.permit(build, client, may_use, why)
    found = [each.mask.name for each in names.names(build)]
    names.decide_names(build, found, True)
    show_permissions(build)
    show_names(build)


def _prepare(build: Build) -> None:
    from assistant.terminal_preview import show_preview
    from dataset.build.final import WriteOptions

    options = WriteOptions(targets=("together", "mlx"))
    show_preview(build, options, datetime.now(UTC).isoformat())
    build.keep("options", options.model_dump(mode="json"))


def _show(build: Build) -> None:
    """The check of the written file, a search for what must not be in it, and the first pairs."""
    import json

    from dataset import demo as sample
    from dataset.build.final import WriteOptions
    from dataset.build.publish import TRAIN, place_of
    from dataset.check.check import check_file

    place = place_of(build, WriteOptions())
    path = place / "together" / TRAIN
    report = check_file(path, "together")
    text = "".join(each.read_text("utf-8") for each in sorted(place.rglob("*.jsonl")))
    left = [each for each in (*sample.MASKED, *sample.NUMBERS) if each.casefold() in text.casefold()]
    click.echo(f"{path.name} for Together AI: {report.counted()}")
    click.echo(f"Names and numbers that must not be in it: {', '.join(left) or 'none found'}")
    for line in path.read_text("utf-8").splitlines()[:_SHOWN_PAIRS]:
        asked, answered = (message["content"] for message in json.loads(line)["messages"][-2:])
        click.echo(f"\n── asked\n{asked}\n── answered\n{answered}")
    click.echo(f'\nAll of it is in {place}. `peri dataset review "{sample.NAME}" --all` shows every pair.')
