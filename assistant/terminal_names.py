"""The names and clients of a build in the terminal: what is masked, whose work may be used, and how to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dataset.build import names

if TYPE_CHECKING:
    from dataset.build.state import Build

UNDECIDED = ", until you say otherwise"
NO_CLIENT = (
    "No folder, mail or line tells a client, so I ask about none: keep out what you may not use. With a folder for "
    "each client I ask about each one."
)


def show_names(build: Build) -> None:
    """The names that were found, each once, their tokens, what happens to them, and how to decide."""
    found, offered = names.names(build), names.file_masks(build)[len(names.masks(build)) :]
    for each in found:
        state = "masked" if each.mask.on else "stands as it is"
        state += "" if each.is_decided else UNDECIDED
        click.echo(f"{each.mask.token:14} {each.mask.name}: {state}; {', '.join(each.sources)}")
    for mask in offered:
        click.echo(f"{mask.token:14} {mask.name}: masked{UNDECIDED}; it differs in titles or file names: a client?")
    example = next((each.mask.name for each in found), None) or next((mask.name for mask in offered), None)
    if example is None:
        click.echo(f'No name was found. Take one out: `peri dataset mask "{build.name}" "The name" --kind client`')
        return
    if offered or any(not each.is_decided for each in found):
        click.echo(f'All of them are right: `peri dataset mask "{build.name}" --all`')
    click.echo(f'One may stand: `peri dataset mask "{build.name}" "{example}" --off`')
    click.echo(f'One is missing: `peri dataset mask "{build.name}" "The name" --kind client` (or person, or other)')


def show_permissions(build: Build) -> None:
    """Whose work may be used."""
    words = {True: "may be used", False: "may not be used", None: "not said yet"}
    for each in names.permissions(build):
        click.echo(f"{each.client}: {words[each.may_use]}{f' ({each.note})' if each.note else ''}")
    if not names.permissions(build):
        click.echo(NO_CLIENT)
