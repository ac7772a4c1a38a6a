"""The terminal's part for deciding in a build: `peri dataset review`, `mask`, `permit`."""

from __future__ import annotations

from typing import Any

import click

from assistant.cli_build import now, opened, said
from assistant.cli_dataset import dataset


@dataset.command()
@click.argument("name")
@click.option("--rule", help="Only pairs with this doubt, as near-twin or name.")
@click.option("--kind", help="Only this kind of work.")
@click.option("--of", "client", help="Only work for this client.")
@click.option("--all", "everything", is_flag=True, help="Also pairs that raise no doubt or are decided.")
@said
def review(name: str, rule: str | None, kind: str | None, client: str | None, everything: bool) -> None:
    """Look at the pairs, the doubtful first, and decide: keep, set aside, edit; undo takes the last one back."""
    from assistant.terminal_build import review_loop
    from dataset.build.review import Filter

    chosen = Filter(standing=None if everything else "look", rule=rule, kind=kind, client=client)
    with opened(name) as build:
        review_loop(build, chosen, now)


@dataset.command()
@click.argument("name")
@click.argument("names", nargs=-1)
@click.option("--off", is_flag=True, help="Let these names stand as they are.")
@click.option("--all", "everything", is_flag=True, help="All names that were found.")
@click.option("--kind", type=click.Choice(["client", "person", "other"]), default="other", help="Of names not found.")
@said
def mask(name: str, names: tuple[str, ...], off: bool, everything: bool, kind: Any) -> None:
    """Replace NAMES by tokens in the files, or let them stand with --off; without NAMES list what was found."""
    from assistant.terminal_names import show_names
    from dataset.build import names as decisions

    with opened(name) as build:
        if everything:
            names = decisions.undecided_names(build)
        if names:
            decisions.decide_names(build, names, not off, kind)
        show_names(build)


@dataset.command()
@click.argument("name")
@click.argument("client", required=False)
@click.argument("answer", required=False, type=click.Choice(["yes", "no"]))
@click.option("--note", default="", help="Why: a contract, a mail, a date.")
@said
def permit(name: str, client: str | None, answer: str | None, note: str) -> None:
    """Say whether work for CLIENT may be used to train a model; without CLIENT list what was said."""
    from assistant.terminal_names import show_permissions
    from dataset.build import names as decisions

    if client is not None and answer is None:
        raise click.UsageError("Say yes or no after the client.")
    with opened(name) as build:
        if client is not None:
            known = [each.client for each in decisions.permissions(build)]
            if client not in known:
                listed = ", ".join(known) or "none"
                raise click.ClickException(f'There is no work for "{client}". Clients: {listed}.')
            decisions.permit(build, client, answer == "yes", note)
        show_permissions(build)
