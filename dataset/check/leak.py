"""A training and a validation file side by side: what stands in both makes every test result too good."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from dataset.check.check import check_file
from dataset.check.examples import ANSWER_FIELD
from dataset.check.layouts import LAYOUTS
from dataset.check.profiles import Profile
from dataset.check.report import CheckReport, Finding, Gathered, Problem, Verdict
from dataset.check.whole import fingerprint

WORDS_IN_ROW = 3
TWINS_FROM = 0.7  # share of the word rows of both texts that they have in common
COMPARED = 50_000  # validation examples that are compared; more would not be worth their memory
COMMON = 64  # word rows that stand in more examples than this say nothing about twins
_VALIDATION = re.compile(r"(?:^|[_.\- ])(validation|valid|val|eval|dev|test)(?=$|[_.\- ])", re.IGNORECASE)
_GRAVE: dict[Verdict, int] = {"ok": 0, "warn": 1, "error": 2}


@dataclass(frozen=True)
class PairReport:
    """The reports on both files; what leaks is told of the validation file."""

    train: CheckReport
    validation: CheckReport

    @property
    def verdict(self) -> Verdict:
        """The worse of the two."""
        return max(self.train.verdict, self.validation.verdict, key=lambda verdict: _GRAVE[verdict])

    def joined(self, train: str, validation: str) -> CheckReport:
        """One report on both, each problem with the name of its file."""
        problems = tuple(
            problem.model_copy(update={"what": f"{name}: {problem.what}"})
            for name, report in ((train, self.train), (validation, self.validation))
            for problem in report.problems
        )
        return self.train.model_copy(
            update={
                "verdict": self.verdict,
                "examples": self.train.examples + self.validation.examples,
                "problems": problems,
            }
        )


def training_file_of(validation: Path) -> Path | None:
    """The training file beside a validation file, by their names: shop_valid.jsonl and shop_train.jsonl."""
    found = _VALIDATION.search(validation.stem)
    if found is None:
        return None
    for word in ("train", "training"):
        beside = validation.with_name(
            f"{validation.stem[: found.start(1)]}{word}{validation.stem[found.end(1) :]}.jsonl"
        )
        if beside.is_file():
            return beside
    return None


def check_pair(
    train: Path, validation: Path, provider: str | None = None, *, profiles: Sequence[Profile] | None = None
) -> PairReport:
    """Both files checked, and no example of one in the other. Raises what check_file raises."""
    held_out = _HeldOut()
    valid = check_file(validation, provider, part="validation", profiles=profiles, seen=held_out.keep)
    trained = check_file(train, provider, profiles=profiles, seen=held_out.compare)
    gathered = Gathered()
    for line, finding in held_out.findings(valid, train.name):
        severity = "warn" if finding.code == "X1.near" else "error"
        gathered.add(
            finding.code,
            Problem(
                severity="warn" if severity == "warn" else "error", line=line, field=finding.field, rule=finding.rule,
                what=finding.what, remedy=finding.remedy,
            ),
        )  # fmt: skip
    if trained.layout and valid.layout and trained.layout != valid.layout:
        gathered.add("F7", _other_layout(trained, valid))
    problems = (*valid.problems, *gathered.problems())
    verdict = max(valid.verdict, gathered.verdict(), key=lambda each: _GRAVE[each])
    return PairReport(trained, valid.model_copy(update={"problems": problems, "verdict": verdict}))


class _HeldOut:
    """The validation examples, and which of them a training example was like."""

    def __init__(self) -> None:
        self._lines = list[int]()
        self._marks = dict[int, int]()
        self._rows = list[frozenset[int]]()
        self._holders = defaultdict[int, list[int]](list)
        self._same = dict[int, int]()
        self._near = dict[int, int]()

    def keep(self, line: int, asked: str, answered: str) -> None:
        """Remember one example of the validation file."""
        if len(self._lines) >= COMPARED:
            return
        number = len(self._lines)
        self._lines.append(line)
        self._marks.setdefault(fingerprint(asked, answered), number)
        rows = _word_rows(f"{asked}\n{answered}")
        self._rows.append(rows)
        for row in rows:
            self._holders[row].append(number)

    def compare(self, line: int, asked: str, answered: str) -> None:
        """Note which validation example this training example repeats or nearly repeats."""
        same = self._marks.get(fingerprint(asked, answered))
        if same is not None:
            self._same.setdefault(same, line)
            return
        rows = _word_rows(f"{asked}\n{answered}")
        shared = Counter(
            number for row in rows if len(self._holders.get(row, ())) <= COMMON for number in self._holders.get(row, ())
        )
        for number, _ in shared.most_common(5):
            common = len(rows & self._rows[number])
            if common >= TWINS_FROM * (len(rows) + len(self._rows[number]) - common):
                self._near.setdefault(number, line)

    def findings(self, valid: CheckReport, train: str) -> list[tuple[int, Finding]]:
        """What leaks, by line of the validation file."""
        field = next((ANSWER_FIELD[layout] for layout in LAYOUTS if layout == valid.layout), "line")
        found = list[tuple[int, Finding]]()
        for number, line in self._same.items():
            what = f"This example also stands in {train}, line {line}: the test would ask what was learned by heart."
            found.append((self._lines[number], Finding("X1", field, what, "Delete it from one of the two files.")))
        for number, line in self._near.items():
            if number not in self._same:
                what = f"This example is nearly the same as line {line} of {train}, so it tests little."
                found.append((self._lines[number], Finding("X1.near", field, what, "Keep both on the same side.")))
        return sorted(found, key=lambda one: one[0])


def _word_rows(text: str) -> frozenset[int]:
    words = text.casefold().split()
    rows = (" ".join(words[at : at + WORDS_IN_ROW]) for at in range(max(1, len(words) - WORDS_IN_ROW + 1)))
    return frozenset(crc32(row.encode("utf-8", "replace")) for row in rows)


def _other_layout(trained: CheckReport, valid: CheckReport) -> Problem:
    what = f"The two files have different layouts: {trained.layout} and {valid.layout}."
    return Problem(
        severity="error", line=1, field="line", rule="F7", what=what, remedy="Write both in the same layout."
    )
