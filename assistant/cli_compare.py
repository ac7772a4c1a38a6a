"""The terminal's part for blind comparisons: `peri compare new`, `judge`, `result`, `list`, `export`, `delete`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from assistant.cli_fetch import fetch
from assistant.cli_track import FILE, NEW_FILE, file_text, open_desk, open_store, plain

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.store.comparisons import KeptComparison
    from tracking.answers import Read
    from tracking.blind import Choice

KEYS = "[1] the first  [2] the second  [0] a tie  [u]ndo  [q]uit"


@click.group()
def compare() -> None:
    """Judge two sets of answers side by side without knowing which is which."""


@compare.command()
@click.argument("name")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--one", default=None, help="What the first set is, such as “best prompt”.")
@click.option("--other", default=None, help="What the second set is, such as “tuned model”.")
def new(name: str, files: tuple[Path, ...], one: str | None, other: str | None) -> None:
    """Begin a comparison NAME of the answers in FILES.

    Two files of JSON lines with `brief` and `answer`, one for each set; or one file with `brief`, `a` and `b`.
    """
    from tracking.answers import Unreadable, read_both, read_two

    if len(files) > 2:
        raise click.UsageError("Give one file with both sets, or two files.")
    try:
        texts = [file_text(file) for file in files]
        read = read_two(*texts) if len(texts) == 2 else read_both(texts[0])
    except Unreadable as error:
        raise click.ClickException(str(error)) from None
    one = one or (files[0].stem if len(files) == 2 else "A")
    other = other or (files[1].stem if len(files) == 2 else "B")
    if one.casefold() == other.casefold():
        raise click.ClickException("The two sets need different names: --one and --other.")
    with open_desk() as desk:
        kept = desk.compare(name, one, other, read.pairs)
        told_new(kept, read)


def told_new(kept: KeptComparison, read: Read) -> None:
    """Say what is to be judged, and what was left out."""
    pairs = len(kept.comparison.pairs)
    click.echo(f"“{kept.comparison.name}”: {pairs} pair{'' if pairs == 1 else 's'} to judge.")
    for line in read.left_out:
        click.echo(line)
    if kept.comparison.identical:
        click.echo(f"{kept.comparison.identical} with the same answer in both sets were left out.")
    click.echo(f'`peri compare judge "{kept.comparison.name}"` begins; you can stop and go on whenever you like.')


@compare.command()
@click.argument("name", required=False)
def judge(name: str | None) -> None:
    """Judge pair after pair of the comparison NAME, or of the latest. What you judged stays when you leave."""
    with open_desk() as desk:
        kept = desk.comparison(name)
        if kept.ended_at:
            raise click.ClickException("This comparison is over. `peri compare result` shows how it ended.")
        here: KeptComparison | None = kept
        while here is not None and not here.is_judged:
            here = _one(desk, here)
        if here is not None:
            click.echo(f'All pairs are judged. `peri compare result "{kept.comparison.name}"` uncovers them.')


@compare.command()
@click.argument("name", required=False)
@click.option("--early", is_flag=True, help="End it for good before all pairs are judged.")
@click.option("--page", type=NEW_FILE, help="Write the result with all pairs as a page.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def result(name: str | None, early: bool, page: Path | None, as_json: bool) -> None:
    """Uncover which set you preferred, with the pairs that decided. That ends the comparison."""
    from tracking.neighbours import flexibility_words
    from tracking.page import comparison_page
    from tracking.preference_words import markdown

    with open_desk() as desk:
        kept, found = desk.result(desk.comparison(name).id, early=early)
        if page is not None:
            page.write_text(comparison_page(kept.comparison, found, desk.today), "utf-8")
        if as_json:
            click.echo(found.model_dump_json(indent=2))
        else:
            said = (flexibility_words if kept.comparison.is_flexibility else markdown)(kept.comparison, found)
            click.echo(plain(said))


compare.add_command(fetch)


@compare.command("list")
def list_() -> None:
    """Show all comparisons, and the answers that are being fetched for one."""
    with open_store() as opened:
        for waiting in opened[0].fetches.all(opened[1]):
            here = sum(each.answer is not None for each in waiting.answers.values())
            told = f"{here} of {2 * len(waiting.plan.briefs)} answers fetched"
            click.echo(f"{waiting.created_at[:10]}  {waiting.plan.name}: {told}")
    with open_desk() as desk:
        for kept in desk.compared():
            state = "ended" if kept.ended_at else f"{len(kept.choices)} of {len(kept.comparison.pairs)} judged"
            click.echo(f"{kept.created_at[:10]}  {kept.comparison.name}: {state}")


@compare.command()
@click.argument("name")
@click.argument("file", type=NEW_FILE)
def export(name: str, file: Path) -> None:
    """Write an ended comparison with every pair and choice as FILE: .jsonl or .csv."""
    from tracking.judgements import as_csv, as_jsonl

    with open_desk() as desk:
        kept = desk.comparison(name)
        if not kept.ended_at:
            _stop("Its result is still covered. `peri compare result` ends it; then it can be exported.")
        if file.suffix.casefold() == ".csv":
            file.write_text(as_csv(kept.comparison, kept.choices), "utf-8-sig", newline="")
        else:
            file.write_text(as_jsonl(kept.comparison, kept.choices), "utf-8")
        click.echo(f"Written: {file.name}")


@compare.command()
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Delete all comparisons.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: str | None, everything: bool, yes: bool) -> None:
    """Delete the comparison NAME for good, or with --all every one, with the answers fetched for them."""
    if (name is None) != everything:
        raise click.UsageError("Name a comparison, or say --all.")
    with open_store() as (store, person_id, _):
        named = [each for each in store.fetches.all(person_id) if each.plan.name == name]
        for each in named:
            store.fetches.delete(person_id, each.id)
        if named:
            click.echo(f"Deleted the answers that were fetched for “{name}”.")
            return
    with open_desk() as desk:
        if everything and not yes:
            click.confirm("Delete all comparisons for good?", abort=True)
        count = desk.drop(None if everything else desk.comparison(name).id)
        if everything:
            _drop_fetched()
        click.echo(f"Deleted {count} comparison{'' if count == 1 else 's'}.")


def _one(desk: Desk, kept: KeptComparison) -> KeptComparison | None:
    """Show the next pair and do what is typed; None when the person leaves. At least one is left to judge."""
    from tracking.blind import next_place, shown_at

    place = next_place(kept.comparison, kept.choices)
    assert place is not None, "there is nothing left to judge"
    pair = shown_at(kept.comparison, place)
    click.echo(f"\n── {len(kept.choices) + 1} of {pair.of} ── {pair.brief}\n\n[1]\n{pair.left}\n\n[2]\n{pair.right}\n")
    choices: dict[str, Choice] = {"1": "left", "2": "right", "0": "tie"}
    while True:
        try:
            typed = click.prompt(KEYS, prompt_suffix="\n> ").strip().casefold()
        except click.Abort:
            typed = "q"
        if typed in choices:
            return desk.judge(kept.id, place, choices[typed])
        if typed == "u":
            return desk.undo(kept.id)
        if typed == "q":
            click.echo(f"Kept. {len(kept.choices)} of {pair.of} are judged.")
            return None


def _stop(sentence: str) -> NoReturn:
    raise click.ClickException(sentence)


def _drop_fetched() -> None:
    with open_store() as (store, person_id, _):
        store.fetches.delete(person_id)
