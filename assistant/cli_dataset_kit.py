"""The terminal's prompt kit: `peri dataset kit`."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli_build import now, opened, said
from assistant.cli_dataset import dataset

NO_PIECES = (
    "There is nothing to make a kit from yet: nobody has said that any of this work may be used. "
    '`peri dataset show "{name}"` '
    "tells what is missing; if all of it is yours, make the build with --may-use-all."
)


@dataset.command()
@click.argument("name")
@click.option("--to", "out", type=click.Path(path_type=Path, dir_okay=False), help="A new file for it.")
@said
def kit(name: str, out: Path | None) -> None:
    """Make the prompt kit of the build NAME: your best samples and a style sheet, as one text to paste.

    Names and private data are replaced. It is printed, or written to a new file with --to; an open journey that waits
    for a kit is ticked the next time you look at it.
    """
    from dataset.build.kit import OnlyUnseen, named_kit_of
    from dataset.build.kit_doubts import kit_doubts

    with opened(name) as build:
        try:
            made, used = named_kit_of(build)
        except OnlyUnseen as error:
            raise click.ClickException(str(error)) from None
        except ValueError:
            raise click.ClickException(NO_PIECES.format(name=name)) from None
        doubts = kit_doubts(build, [piece.id for piece in made.samples]).sentences(name)
        for sentence in doubts:
            click.echo(sentence, err=True)
        if out is not None:
            _write(out, made.markdown)
        build.keep("kit_made", {"at": now(), "samples": len(made.samples)})
    if out is None:
        click.echo(made.markdown, nl=False)
    samples = f"{len(made.samples)} sample{'' if len(made.samples) == 1 else 's'} and a style sheet"
    click.echo(f"{samples}, about {made.tokens:,} tokens. Read it once before you paste it anywhere.", err=True)
    for mask in used:
        asked = " (a guess: is it a name?)" if mask.token.startswith("[NAME-") else ""
        click.echo(f"  {mask.token} stands for {mask.name}{asked}", err=True)
    click.echo(
        f'A name is still in it? `peri dataset mask "{name}" "Bakery Huber" --kind client` with that name; `--off` in '
        "place of `--kind client` lets one stand. Then make the kit again.",
        err=True,
    )


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError:
        raise click.ClickException(f"{file.name} is there already; give another name.") from None
