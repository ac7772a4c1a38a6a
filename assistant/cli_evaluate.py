"""`peri eval`: measure Peri on questions, people and facts in a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from assistant.cli_house import open_house, start_log, told_settings


@click.command("eval")
@click.argument(
    "what", type=click.Choice(["questions", "situations", "facts", "retrieval", "own", "routing", "follow_ups"])
)
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write one JSON object a line.")
@click.option("--speaker", type=click.Choice(["guide", "hosted"]), help="Who answers.")
def evaluate(what: str, file: Path | None, out: Path | None, speaker: str | None) -> None:
    """Measure Peri on questions in FILE and print a summary table.

    It runs on a database of its own, so nothing of it stands in your history; a hosted model still costs money.
    """
    from assistant.errors import PeriError
    from assistant.eval_rows import OWN, read_rows
    from assistant.eval_tables import check_out
    from assistant.evals import run_eval
    from assistant.home import prepare_home

    settings = told_settings()
    start_log(settings)
    path = file or OWN / f"{what}.jsonl"
    try:
        rows = read_rows(path, what)
        check_out(out)
        prepare_home(settings.home)
    except PeriError as error:
        raise click.ClickException(str(error)) from None
    with tempfile.TemporaryDirectory(prefix="peri-eval-", ignore_cleanup_errors=True) as scratch:
        apart = settings.model_copy(update={"home": Path(scratch), "database_url": None})
        with open_house(apart, settings.home / "index") as (peri, runner):
            runner.run(run_eval(peri, what, rows, path.name, out, speaker, click.echo))
