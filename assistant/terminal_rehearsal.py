"""How a rehearsal looks in the terminal: its plan, its progress with the curve, and what came out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rehearsal.state import Folder

if TYPE_CHECKING:
    from rehearsal.figures import Plan, Points, Progress, Result
    from rehearsal.rehearsing import Rehearser

STATUS = {
    "new": "not begun",
    "waiting": "waiting",
    "running": "interrupted",
    "paused": "paused",
    "stopped": "stopped early",
    "failed": "stopped by an error",
    "done": "done",
}
_BARS = "▁▂▃▄▅▆▇█"
_SHOWN_ANSWERS, _SHOWN_FACTS = 4, 3
_CUT = " (cut: it would go on)"


def show_plan(plan: Plan) -> None:
    """What will be done, said before it is."""
    click.echo(f"Rehearsal: {plan.name}")
    click.echo(f"  Pairs: {plan.train} to train on, {plan.held} held out. {_passes(plan.passes)}, {plan.steps} steps.")
    for left in plan.left_out:
        click.echo(f"  Left out: {left.count} ({left.reason}).")
    for note in plan.notes:
        click.echo(f"  Note: {note}")
    click.echo(
        f"  It takes about {_minutes(plan.seconds)} on this machine as it is now, up to "
        f"{plan.memory_mb / 1000:.1f} GB of memory, and keeps about {plan.disk_mb} MB on the disk. "
        "Nothing leaves this machine."
    )
    click.echo(_listed("  It can show:", plan.shows))
    click.echo(_listed("  It can't show:", plan.does_not_show))


def follow(rehearser: Rehearser, folder: Folder, *, quiet: bool) -> Progress:
    """Run it with a bar and the curve; Ctrl-C stops it with what was learnt, a second one leaves. The last progress."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars

    running = rehearser.run(folder)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
    with Bars(*columns, console=Console(stderr=True, quiet=quiet), disable=quiet) as bars:
        task = bars.add_task("Opening the model", told="", total=None)
        told: Progress | None = None
        asked = False
        while True:
            try:
                now = next(running, None)
            except KeyboardInterrupt:
                if asked:
                    raise
                asked = True
                folder.ask("stop")
                bars.console.print("Stopping; what was learnt so far is kept and answered with.")
                running = rehearser.watch(folder)
                continue
            if now is None:
                assert told is not None
                return told
            if told is None or now.part == "main":
                for line in _news(told, now):
                    bars.console.print(line, markup=False, highlight=False)
            told = now
            bars.update(task, description=now.title, completed=now.step, total=now.steps or None, told=_told(now))


def show_result(result: Result) -> None:
    """What came out."""
    click.echo(f"\nRehearsal: {result.name}\n")
    for said in result.says:
        click.echo(said)
    if result.overfit:
        click.echo(result.overfit)
    click.echo(f"\nLoss on the training pairs: {_spark([loss for _, loss in result.train_points])}")
    click.echo("Loss on held-out pairs:     " + ", ".join(f"step {at} {loss:.2f}" for at, loss in result.held_points))
    if result.marks:
        wide = max(34, *(len(mark.label) for mark in result.marks))
        click.echo(f"\n{'Style marks in the held-out answers':{wide + 2}} {'yours':>6} {'before':>7} {'after':>6}")
        for mark in result.marks:
            click.echo(f"  {mark.label:{wide}} {mark.yours:6} {mark.before:7} {mark.after:6}")
    for answer in result.answers[:_SHOWN_ANSWERS]:
        click.echo(
            f"\nPrompt:  {answer.prompt}\nBefore:  {answer.before}{_CUT if answer.cut_before else ''}\n"
            f"After:   {answer.after}{_CUT if answer.cut_after else ''}\nWritten: {answer.wanted}"
        )
    _show_more(result)
    click.echo(_listed("\nWhat this does not say:", result.limits))
    click.echo('\n`peri rehearse try "..."` answers your own prompt; --page FILE saves this as a page.')


def status_line(folder: Folder) -> str:
    """One rehearsal in a line."""
    from rehearsal.rehearsing import is_running

    result, told = folder.result, folder.settings
    found = f", held-out loss {result.held_before:.2f} to {result.held_after:.2f}" if result else ""
    pairs = len(folder.pairs[0])
    status = "running now" if is_running(folder) else STATUS[folder.progress.status]
    return f"{folder.path.name}  {told.name}: {pairs} pairs, {_passes(told.passes)}, {status}{found}"


def _show_more(result: Result) -> None:
    if result.curve:
        click.echo("\nHow many pairs does it take?")
        for point in result.curve:
            click.echo(
                f"  {point.pairs:3} pairs: loss {point.held_loss:.2f}, {point.in_style} of {result.held} in style"
            )
    if result.facts:
        click.echo("\nFacts instead of style:")
        for fact in (*result.facts.answers[:_SHOWN_FACTS], *result.facts.retold[:_SHOWN_FACTS]):
            click.echo(f"  {fact.prompt}\n    It says: {fact.after}\n    Correct: {fact.fact}")


def _news(before: Progress | None, now: Progress) -> list[str]:
    """What has become known since the last look: a look at the held-out pairs, an answer."""
    lines = list[str]()
    for step, loss in now.held[len(before.held) if before else 0 :]:
        lines.append(f"Step {step}: held-out loss {loss:.2f}")
    for at, shown in enumerate(now.shown):
        then = before.shown[at] if before and at < len(before.shown) else None
        for name, title in (("before", "Before"), ("half", "Half-way"), ("after", "After")):
            answer = getattr(shown, name)
            if answer is not None and (then is None or getattr(then, name) is None):
                lines.append(f"{title}: {shown.prompt}\n  {answer}")
    return lines


def _told(now: Progress) -> str:
    left = f"about {_minutes(now.seconds_left)} left" if now.seconds_left is not None else ""
    loss = f"loss {now.train[-1][1]:.2f}" if now.train and now.part == "main" else ""
    return "  ".join(part for part in (_spark(_losses(now.train)), loss, left, now.sentence) if part)


def _losses(points: Points) -> list[float]:
    return [loss for _, loss in points]


def _spark(losses: Sequence[float]) -> str:
    """The curve in one line; the highest loss is the highest bar."""
    if not losses:
        return ""
    bars = _BARS if (sys.stdout.encoding or "").lower().startswith("utf") else "_.-=+*#%"
    most = max(losses)
    picked = [losses[round(at * (len(losses) - 1) / 29)] for at in range(30)] if len(losses) > 30 else losses
    return "".join(bars[min(7, int(8 * loss / most))] for loss in picked)


def _passes(count: int) -> str:
    return "1 pass" if count == 1 else f"{count} passes"


def _minutes(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes" if seconds >= 100 else f"{max(5, 5 * round(seconds / 5))} seconds"


def _listed(title: str, sentences: Sequence[str]) -> str:
    return "\n".join([title, *[f"    - {sentence}" for sentence in sentences]])
