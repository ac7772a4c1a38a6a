"""What a build would write, in the terminal: how much, at what cost, and why nothing where it is nothing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from dataset.build.names import permissions
from dataset.build.preview import Preview, preview

if TYPE_CHECKING:
    from dataset.build.final import WriteOptions
    from dataset.build.state import Build


def show_preview(build: Build, options: WriteOptions, now: str) -> bool:
    """What would be written, with tokens, cost and time as far as they can be told before; whether it is anything.

    Where it is nothing, why, and the commands that change it.
    """
    from dataset.report import size_verdict

    told = preview(build, options)
    if not told.pairs and not told.unprompted:
        for line in _why_nothing(build, told):
            click.echo(line)
        return False
    click.echo(f"To be written: {told.pairs:,} pairs with a prompt, {told.unprompted:,} texts without one.")
    if told.undecided:
        verb = "are written too, unless a client or secrecy speaks against it" if options.doubtful else "are left out"
        click.echo(f"{told.undecided:,} pairs that you have not decided on {verb}.")
    click.echo(size_verdict(told.pairs))
    if told.pairs:
        for line in cost_lines(told.pairs, told.sample, datetime.fromisoformat(now).date()):
            click.echo(line)
    return True


def cost_lines(pairs: int, sample: str, today: date) -> list[str]:
    """Tokens, and what training costs where it is open, the cheapest first, each price with its day and its source."""
    from journeys.cost import estimate
    from journeys.planning import Asked, plan_for
    from journeys.showing import usd_span
    from journeys.situation import Situation
    from knowledge.library import load_library

    plan = plan_for(Asked(examples=pairs, sample=sample[:40_000]), Situation())
    found = estimate(plan, load_library().providers.values(), today)
    tokens = pairs * int(plan.tokens_each.likely)
    rows = list[tuple[Decimal, str, str, str]]()
    for route in found.routes:
        rate = next((line.rate for line in route.lines if line.when == "once" and line.rate is not None), None)
        if route.kind not in ("prompt", "retrieval", "take_home") and route.once_usd is not None:
            seen = f"price of {rate.as_of}, {rate.source_url}" if rate else "no bill, only your hours"
            rows.append((route.once_usd.likely, route.label, usd_span(route.once_usd), seen))
    width = max((len(label) for _, label, _, _ in rows), default=0)
    wide = max((len(cost) for _, _, cost, _ in rows), default=0)
    each = int(plan.tokens_each.likely)
    lines = [f"About {tokens:,} tokens, {each:,} in an example. Training once, where it is open:"]
    lines += [f"  {label:{width}}  {cost:{wide}}  {seen}" for _, label, cost, seen in sorted(rows)]
    return [*lines, "Training takes minutes to a few hours; a provider's queue may take longer."]


def _why_nothing(build: Build, told: Preview) -> list[str]:
    name, look = build.name, told.undecided
    if not build.count("SELECT count(*) FROM candidates"):
        return [f'Nothing was written: no pair was found. `peri dataset show "{name}" --files` says why, file by file.']
    lines = ["Nothing was written: no pair is kept yet."]
    unsaid = [each.client for each in permissions(build) if each.may_use is None]
    if unsaid:
        lines.append(f'  May work for {unsaid[0]} be used? `peri dataset permit "{name}" "{unsaid[0]}" yes|no`')
    if look:
        waits = "1 pair waits" if look == 1 else f"{look:,} pairs wait"
        lines.append(f'  {waits} for your word: `peri dataset review "{name}"`, where k keeps and a sets aside.')
        lines.append("  With --doubtful behind `write` they go in as they are, but for clients and secrecy.")
    else:
        lines.append(f'  All are set aside: `peri dataset review "{name}" --all` shows them, and k takes one back in.')
    return [*lines, f'For a chat assistant no file is needed: `peri dataset kit "{name}"` makes the text to paste.']
