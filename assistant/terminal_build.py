"""How a build looks in the terminal: its progress, its state, and the review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.terminal_names import NO_CLIENT
from dataset.build import names, review
from dataset.build.publish import place_of
from dataset.build.review import Filter, Item
from dataset.build.sources import notes, sources
from dataset.finding import RULES

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from dataset.build.progress import Progress
    from dataset.build.stages import Phase
    from dataset.build.state import Build
    from dataset.build.workflow import Worker

STATUS = {
    "new": "not begun",
    "running": "interrupted",
    "paused": "paused",
    "cancelled": "stopped",
    "failed": "stopped by an error",
    "review": "ready for your review",
    "written": "written",
}
KEYS = "[k]eep  set [a]side  [e]dit  [s]kip  all with this [d]oubt: keep (dk) or aside (da)  [u]ndo  [q]uit"

MOST_CLIENTS = 8  # that are asked about at once
OF_NAMES = "Nothing to do about these here: in the files tokens stand for them, and `peri dataset mask` lets one stand."


def follow(worker: Worker, folder: Path, phase: Phase) -> Progress:
    """Run a phase with a bar for each stage; Ctrl-C pauses it. The last progress."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    from dataset.build.state import open_build
    from dataset.build.workflow import ask

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    running = worker.run(folder, phase)
    with Bars(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}
        last: Progress | None = None
        while True:
            try:
                told = next(running, None)
            except KeyboardInterrupt:
                with open_build(folder) as build:
                    ask(build, "paused")
                continue
            if told is None:
                break
            if last is not None and last.stage != told.stage:
                _fill(bars, tasks[last.stage])
            last = told
            if told.stage not in tasks:
                tasks[told.stage] = bars.add_task(told.title, total=told.total, rate="")
            rate = f"{told.rate:,.0f} a second" if told.rate else ""
            bars.update(tasks[told.stage], completed=told.done, total=told.total, rate=rate)
        if last is not None and last.status in ("review", "written"):
            _fill(bars, tasks[last.stage])
    assert last is not None, "a run tells at least how it ended"
    return last


def _fill(bars: Bars, task: TaskID) -> None:
    """A stage that is over has a full bar, also when nothing had changed."""
    total = next(each.total for each in bars.tasks if each.id == task)
    bars.update(task, completed=total if total is not None else bars.tasks[task].completed, total=total or 1)


def status_line(build: Build) -> str:
    """One line about a build."""
    from dataset.build.workflow import is_running

    progress = build.progress
    state = "being worked on" if is_running(build.folder) else STATUS[progress.status]
    pairs = build.count("SELECT count(*) FROM candidates")
    return f"{build.name}: {state}, {pairs:,} pairs"


def show_build(build: Build, most_notes: int) -> None:
    """All that a person needs to know of a build, and what to do next."""
    told, counted = sources(build), review.counts(build)
    click.echo(status_line(build))
    documents = ", ".join(f"{count:,} {kind}" for kind, count in told.documents.items()) or "none"
    click.echo(f"Documents read: {documents}")
    for note in notes(build, limit=most_notes):
        click.echo(f"  {'no pair from' if note.is_read else 'not read:'} {note.path}: {note.sentence}")
    left = told.unread + told.without_pairs - most_notes
    if left > 0:
        click.echo(f'  and {left:,} more; `peri dataset show "{build.name}" --files` lists them')
    standing = counted.standing
    click.echo(
        f"Pairs: {standing.get('keep', 0):,} kept, {standing.get('look', 0):,} to look at, "
        f"{standing.get('aside', 0):,} set aside; you decided on {counted.decided:,}"
    )
    for rule, count in counted.rules.items():
        click.echo(f"  to look at: {RULES[rule].title} ({rule}): {count:,}")
    _next(build, standing.get("look", 0))


def review_loop(build: Build, chosen: Filter, now: Callable[[], str]) -> None:
    """Show pair after pair and do what is typed, until there is nothing more or the person leaves."""
    at = 0
    while page := review.items(build, chosen, offset=at, limit=1):
        show_item(page[0])
        typed = click.prompt(KEYS, default="s", show_default=False, prompt_suffix="\n> ").strip().casefold()
        if typed == "q":
            break
        at += _done(build, page[0], chosen, typed, now())
    click.echo(status_line(build))


def show_item(item: Item) -> None:
    """One pair with its doubts, each once, and where the prompt comes from."""
    one = item.candidate
    click.echo(f"\n── {one.kind}, {one.path}, {one.place} · {one.evidence} · {item.standing}")
    click.echo(f"{item.prompt or '(no prompt)'}\n\n──\n{item.answer}\n──")
    for origin in one.origins:
        click.echo(f"  {origin.field}: from {origin.source}")
    names = list(dict.fromkeys(finding.value for finding in item.findings if finding.rule == "name"))
    whole = [name for name in names if not any(name != other and name in other for other in names)]
    for rule, reason in dict.fromkeys((each.rule, each.reason) for each in item.findings if each.rule != "name"):
        click.echo(f"  ? {RULES[rule].title} [{rule}]: {reason}")
    if whole:
        click.echo(f"  ? {RULES['name'].title} [name]: {', '.join(whole)}. {OF_NAMES}")


def _done(build: Build, item: Item, chosen: Filter, typed: str, now: str) -> int:
    """Do what was typed; how many places to go on (0 where the pair leaves the list of those to look at)."""
    stays = 1 if chosen.standing is None else 0
    match typed:
        case "k":
            review.decide(build, [item.candidate.id], "keep", now=now)
        case "a":
            review.decide(build, [item.candidate.id], "aside", now=now)
        case "e":
            return stays if _edited(build, item, now) else 0
        case "dk" | "da" if not item.findings:
            return 1
        case "dk" | "da":
            rule = max(item.findings, key=lambda finding: RULES[finding.rule].doubt).rule
            same = chosen.model_copy(update={"rule": rule})
            count = review.bulk(build, same, "keep" if typed == "dk" else "aside", now=now)
            click.echo(f"{count:,} pairs with the doubt “{RULES[rule].title}”.")
        case "u":
            click.echo("Taken back." if review.undo(build) else "There is nothing to take back.")
            return 0
        case "s":
            return 1
        case _:
            click.echo(f"“{typed[:40]}” is none of the letters that I know here. The same pair once more:")
            return 0
    return stays


def _edited(build: Build, item: Item, now: str) -> bool:
    mark = "=== answer, below this line ==="
    text = click.edit(f"{item.prompt}\n{mark}\n{item.answer}\n")
    if text is None or mark not in text:
        click.echo("Left as it was.")
        return False
    prompt, _, answer = text.partition(mark)
    review.decide(build, [item.candidate.id], "edit", now=now, prompt=prompt.strip(), answer=answer.strip())
    return True


def _next(build: Build, look: int) -> None:
    from dataset.build.final import WriteOptions

    status, name = build.progress.status, build.name
    if status == "written":
        options = WriteOptions.model_validate(build.value("options", {}))
        click.echo(f"The files are in {place_of(build, options)}")
        for target, said in build.value("written", {}).items():
            click.echo(f"  {target}: {said}")
    elif status == "review":
        clients = names.permissions(build)
        for each in [each.client for each in clients if each.may_use is None][:MOST_CLIENTS]:
            click.echo(f'May work for {each} be used? `peri dataset permit "{name}" "{each}" yes|no`')
        if not clients and not build.settings.may_use_all:
            click.echo(NO_CLIENT)
        if any(not found.is_decided for found in names.names(build)):
            click.echo(f'Names that become tokens: `peri dataset mask "{name}"` lists them.')
        if look:
            click.echo(f'Look at the doubtful ones: `peri dataset review "{name}"`')
        click.echo(f'For a chat assistant, such as Claude or ChatGPT, make the kit: `peri dataset kit "{name}"`')
        click.echo(
            f'To train a model, write the files: `peri dataset write "{name}" --for together`, or another place.'
        )
    else:
        click.echo(f'`peri dataset resume "{name}"` goes on.')
