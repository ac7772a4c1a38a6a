"""The terminal's part for a comparison whose answers two models give: `peri compare fetch`, after a yes to the cost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_track import FILE, file_text

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.fetching import FetchDesk
    from assistant.store.fetches import KeptFetch
    from tracking.fetch import FetchPlan


@click.command()
@click.argument("name")
@click.argument("briefs", type=FILE, required=False)
@click.option("--one", help="A model by its LiteLLM name, such as openai/gpt-6-luna.")
@click.option("--other", help="The model to compare it with.")
@click.option("--one-prompt", type=FILE, help="What stands before each brief for the first: your best prompt.")
@click.option("--other-prompt", type=FILE, help="The same for the other.")
@click.option("--one-label", help="What to call the first in the result; its model's name when left out.")
@click.option("--other-label", help="What to call the other.")
@click.option("--most", "most_usd", default="1.00", show_default=True, help="US dollars at which it stops.")
@click.option("--tokens", default=None, type=int, help="The longest answer, in tokens; 1,500 when left out.")
@click.option("--yes", is_flag=True, help="Agree to the cost beforehand; it is printed all the same.")
def fetch(
    name: str,
    briefs: Path | None,
    one: str | None,
    other: str | None,
    one_prompt: Path | None,
    other_prompt: Path | None,
    one_label: str | None,
    other_label: str | None,
    most_usd: str,
    tokens: int | None,
    yes: bool,
) -> None:
    """Let two models answer the held-out BRIEFS, and begin the blind comparison NAME of their answers.

    You see first how many calls that takes and what they can cost; nobody is asked before you agree. Keys come from
    PERI_API_KEY or the providers' own variables. Stopped half-way, `peri compare fetch NAME` goes on: answers that are
    here are kept and not paid again.
    """
    from tracking.fetch import USUAL_TOKENS

    with _opened() as (desk, fetching):
        kept = next((each for each in fetching.fetches.all(fetching.person_id) if each.plan.name == name), None)
        if briefs is not None:
            sides = (one, one_label, one_prompt), (other, other_label, other_prompt)
            plan = _plan(name, briefs, sides, most_usd, tokens or USUAL_TOKENS)
            if any(each.comparison.name == name for each in desk.compared()):
                raise click.ClickException(f"There is a comparison named “{name}” already. Give this one another name.")
            kept = kept if kept is not None and kept.plan == plan else fetching.plan(plan)
        if kept is None:
            raise click.ClickException(f"Nothing was begun as “{name}”. Give the file with the briefs, too.")
        _ask(fetching, kept, yes)
        _begin(desk, fetching, fetching.kept(kept.id))


def _plan(
    name: str, briefs: Path, sides: tuple[tuple[str | None, str | None, Path | None], ...], most_usd: str, tokens: int
) -> FetchPlan:
    from pydantic import ValidationError

    from tracking.answers import Unreadable
    from tracking.briefs import read_briefs
    from tracking.fetch import Asked, FetchPlan

    try:
        read = read_briefs(file_text(briefs))
        asked = [
            Asked(label=label or model or "", model=model or "", instructions=file_text(prompt) if prompt else "")
            for model, label, prompt in sides
        ]
        plan = FetchPlan(
            name=name, one=asked[0], other=asked[1], briefs=read.briefs, most_tokens=tokens, most_usd=Decimal(most_usd)
        )
    except Unreadable as error:
        raise click.ClickException(str(error)) from None
    except (ValidationError, InvalidOperation):
        raise click.ClickException(
            "Name two models with --one and --other (with --one-label and --other-label when it is the same model with "
            "two prompts), --most in dollars and --tokens up to 16,000."
        ) from None
    for line in read.left_out:
        click.echo(line)
    return plan


def _ask(fetching: FetchDesk, kept: KeptFetch, yes: bool) -> None:
    from assistant.fetching import problems
    from tracking.fetch import bill, quote_lines

    found = fetching.quote(kept)
    if not found.calls:
        return
    for line in quote_lines(found):
        click.echo(line)
    if here := sum(each.answer is not None for each in kept.answers.values()):
        click.echo(f"{here} answers are here already and are not paid again.")
    click.echo("The briefs and your instructions go to these providers. Nothing has been asked yet.")
    click.echo(bill(found))
    if not yes:
        click.confirm("Ask both models now?", abort=True)

    def told(here: int, of: int) -> None:
        click.echo(f"{here} of {of} answers", err=True)

    outcome = asyncio.run(fetching.fetch(kept.id, told=told))
    for line in (*outcome.stopped, *problems(outcome.kept)):
        click.echo(line, err=True)


def _begin(desk: Desk, fetching: FetchDesk, kept: KeptFetch) -> None:
    from assistant.cli_compare import told_new
    from tracking.answers import Read
    from tracking.fetch import dollars, left_to_ask, pairs_of, spent_usd

    spent = spent_usd(kept.answers)
    click.echo(f"Paid so far, as far as prices are known: {dollars(spent)}.")
    if left := len(left_to_ask(kept.plan, kept.answers)):
        raise click.ClickException(
            f"{left} answers are missing still; what came is kept. "
            f'`peri compare fetch "{kept.plan.name}"` asks for the rest.'
        )
    pairs = pairs_of(kept.plan, kept.answers)
    told_new(desk.compare(kept.plan.name, kept.plan.one.label, kept.plan.other.label, pairs), Read(pairs))
    fetching.forget(kept.id)


@contextmanager
def _opened() -> Iterator[tuple[Desk, FetchDesk]]:
    from assistant.cli_house import told_settings
    from assistant.cli_track import open_store
    from assistant.desk import open_desk
    from assistant.fetching import open_fetching
    from knowledge.library import load_library

    with open_store() as (store, person_id, now):
        fetching = open_fetching(store, person_id, now, told_settings(), load_library().providers)
        yield open_desk(store, person_id, now), fetching
