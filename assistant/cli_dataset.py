"""The terminal's part for training data: `peri dataset check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from dataset.check.fix import Fixed
    from dataset.check.report import CheckReport, Problem

NOT_READ = "The file could not be read, or its copy not be written. Look whether it is there and the disk has room."


@click.group()
def dataset() -> None:
    """Make training data from your own work, and check any training file."""


@dataset.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--for", "provider", help="Who will read it: openai, together, fireworks, google, mlx, local, ...")
@click.option(
    "--with",
    "validation",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The validation file that goes with FILE; nothing may stand in both.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--fix", is_flag=True, help="Write a mended copy beside FILE, and say what was changed.")
def check(file: Path, provider: str | None, validation: Path | None, as_json: bool, fix: bool) -> None:
    """Check a training file: each problem with its line, what is wrong, and what would be right.

    Without --for the file must please every open provider that reads its layout. A file named ..._valid.jsonl is
    compared with ..._train.jsonl beside it. Exit 0 for a sound file and for warnings, 1 for errors.
    """
    from dataset.check.fix import NotMendable
    from dataset.check.profiles import UnknownProvider

    try:
        fixed = _fixed(file, provider) if fix else None
        report = _report(fixed.path if fixed else file, provider, validation)
    except (NotMendable, UnknownProvider) as error:
        _stop(str(error))
    except OSError:
        _stop(NOT_READ)
    if as_json:
        click.echo(json.dumps({**report.as_object(), **_changes(fixed)}, ensure_ascii=False))
    else:
        _show(report, fixed)
    sys.exit(1 if report.verdict == "error" else 0)


def _report(file: Path, provider: str | None, validation: Path | None) -> CheckReport:
    from dataset.check.check import check_file
    from dataset.check.leak import check_pair, training_file_of

    if validation is not None:
        return check_pair(file, validation, provider).joined(file.name, validation.name)
    train = training_file_of(file)
    if train is None:
        return check_file(file, provider)
    compared = check_pair(train, file, provider).validation
    return compared.model_copy(
        update={"notes": (*compared.notes, f"Compared with {train.name}, which lies beside it.")}
    )


def _fixed(file: Path, provider: str | None) -> Fixed:
    from dataset.check.fix import fix_file, free_name

    return fix_file(file, free_name(file), provider)


def _changes(fixed: Fixed | None) -> dict[str, Any]:
    if fixed is None:
        return {}
    changes = [{"what": change.what, "count": change.count, "lines": change.lines} for change in fixed.changes]
    return {"written": fixed.path.name, "moved_out": fixed.moved_out and fixed.moved_out.name, "changes": changes}


def _show(report: CheckReport, fixed: Fixed | None) -> None:
    if fixed is not None:
        click.echo(f"Written: {fixed.path.name}. Your own file is as it was.")
        for change in fixed.changes:
            click.echo(f"  changed: {change.words()}")
        if not fixed.changes:
            click.echo("  changed: nothing")
        if fixed.moved_out is not None:
            click.echo(f"  What was taken out is kept in {fixed.moved_out.name}.")
    for problem in report.problems:
        click.echo(_line(problem))
    for note in report.notes:
        click.echo(note)
    examples = f"{report.examples:,} example{'' if report.examples == 1 else 's'}"
    click.echo(f"{report.verdict}: {examples}, {report.counted()}")


def _line(problem: Problem) -> str:
    where = f"line {problem.line}" if problem.line is not None else "file"
    field = f", {problem.field}" if problem.field and problem.field != where else ""
    return f"{problem.severity} {where}{field} [{problem.rule}]: {problem.what} {problem.remedy}"


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
