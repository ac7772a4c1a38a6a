"""The pairs that lie in a conversation, counted for an estimate: of a file that was checked, or of a build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.checks import Check
from assistant.workshop import Bench
from dataset.build.state import DATABASE, Build
from dataset.candidate import Candidate
from dataset.check.examples import sides
from dataset.check.leak import training_file_of
from dataset.check.lines import read_lines
from dataset.check.reading import common_layout, read_value, without_bom
from journeys.planning import WORDS_PER_TOKEN
from journeys.tokens import count

COUNTED_IN = 200  # examples of a file or build whose tokens are counted; more change the mean by little
LONGEST = 40_000  # characters of an example that are counted


@dataclass(frozen=True)
class OwnPairs:
    """How many there are to train on and to check with, and the mean tokens of one; `name` is what they lie in."""

    name: str
    examples: int
    validation: int
    tokens_each: int

    @property
    def words_each(self) -> int:
        """The English words that make as many tokens."""
        return max(1, int(self.tokens_each * WORDS_PER_TOKEN))


def own_pairs(bench: Bench) -> OwnPairs | None:
    """Those of the file or build that was brought last in this conversation; None where there are none. Blocking."""
    if bench.conversation is None:
        return None
    check, made = bench.checks.last(bench.conversation), bench.made_here()
    if made and (check is None or _changed(bench.folder(made[0]) / DATABASE) > bench.checks.checked_at(check)):
        with bench.opened(made[0]) as build:
            return _of_build(build)
    return _of_check(bench, check) if check else None


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


def _of_check(bench: Bench, check: Check) -> OwnPairs | None:
    held = {file.name for file in check.files if training_file_of(bench.checks.file(check, file.name)) is not None}
    train = [file for file in check.files if file.name not in held]
    examples = sum(file.report.examples for file in train)
    tokens = [size for file in train for size in _sizes(bench.checks.file(check, file.name), file.report.examples)]
    if not examples or not tokens:
        return None
    validation = sum(file.report.examples for file in check.files if file.name in held)
    name = ", ".join(file.name for file in train)
    return OwnPairs(name, examples, validation, _mean(tokens))


def _sizes(path: Path, examples: int) -> Iterator[int]:
    """The tokens of every so many examples of a file."""
    step = max(1, examples // COUNTED_IN)
    with path.open("rb") as stream:
        chosen = [line for line in read_lines(stream) if line.number % step == 0]
    read = [read_value(without_bom(line)) for line in chosen]
    layout = common_layout(read)
    for value in (one.value for one in read):
        if isinstance(value, dict) and layout is not None:
            yield count("\n".join(sides(value, layout))[:LONGEST])


def _of_build(build: Build) -> OwnPairs | None:
    """Those that are written, else those that may be: all that have a prompt and are not set aside."""
    facts = build.value("facts", {}) if build.progress.status == "written" else {}
    which = "strategy <> 'none' AND standing <> 'aside'"
    usable = build.count(f"SELECT count(*) FROM candidates WHERE {which}")
    if not usable:
        return None
    step = max(1, usable // COUNTED_IN)
    rows = build.db.execute(f"SELECT body FROM candidates WHERE {which} AND seq % ? = 0 ORDER BY seq", (step,))
    tokens = [count(_both_sides(row["body"])) for row in rows]
    validation = int(facts.get("validation", 0))
    examples = int(facts.get("train", 0)) or usable
    return OwnPairs(build.name, examples, validation, _mean(tokens)) if tokens else None


def _both_sides(body: str) -> str:
    one = Candidate.model_validate_json(body)
    return f"{one.prompt}\n\n{one.answer}"[:LONGEST]


def _mean(tokens: Sequence[int]) -> int:
    return max(1, round(sum(tokens) / len(tokens)))
