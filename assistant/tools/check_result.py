"""What a check of training files found, as the model reads it and as the person does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.checks import Check
from assistant.messages import Frozen
from assistant.tools.declare import ToolResult
from dataset.check.profiles import PROFILES
from dataset.check.report import CheckReport, Problem, Verdict

SHOWN = 12  # problems that fit into an answer; the card and the terminal show them all
SHOWN_BY_CARD = 3  # where a card with all of them follows
VERDICTS: dict[Verdict, str] = {
    "ok": "Nothing is wrong with it.",
    "warn": "It can be used, with something to look at.",
    "error": "As it is, it would be refused.",
}
IN_THE_CARD = "The card below lists {them}, and can mend a copy of what rules can mend."
LIMITS = "Looked at: the form of every line. Not looked at: whether the pieces are good, private or yours."
NOT_BUILT = "This is training data already, so there is nothing to build: I checked it instead."
AFTER_CHECK = ("What would it cost me to train on this?", "How many examples do I need?")
_GRAVE: tuple[Verdict, ...] = ("ok", "warn", "error")


class CheckedProblem(Frozen):
    """One thing that is wrong, as the model reads it; `file` where several were checked."""

    severity: str
    line: int | None
    field: str | None
    what: str
    remedy: str
    file: str | None = None


class FileVerdict(Frozen):
    """A file that was checked."""

    name: str
    verdict: Verdict
    examples: int
    counted: str  # "2 errors, 1 warning"


class CheckResult(ToolResult):
    """What is wrong with pasted lines, or with files; `check` is the key of the card that shows all of it."""

    file_verdict: Verdict
    layout: str | None
    examples: int
    reader: str | None
    problems: tuple[CheckedProblem, ...]
    more: int = 0
    notes: tuple[str, ...] = ()
    files: tuple[FileVerdict, ...] = ()
    check: str | None = None
    came_to_be_built: bool = False

    def for_model(self) -> dict[str, Any]:
        """The verdict in words, and each problem with its line."""
        told = {**super().for_model(), "in_words": VERDICTS[self.file_verdict]}
        if self.check:
            told["note"] = "A card under your answer lists every problem and can mend a copy. Do not repeat them all."
        return {**told, "next_questions": list(self.suggestions)} if self.suggestions else told

    def for_person(self) -> str:
        """The verdict, then each problem with its line and what would be right."""
        shown = self.problems[: SHOWN_BY_CARD if self.check else SHOWN]
        more = len(self.problems) - len(shown) + self.more
        parts = [self._head(), *([NOT_BUILT] if self.came_to_be_built else [])]
        if shown:
            parts.append("\n".join(_line(problem) for problem in shown))
        if self.check and (more or self.file_verdict != "ok"):
            parts.append(IN_THE_CARD.format(them="all of them" if more else "them"))
        elif more:
            parts.append(f"And {more} more. `peri dataset check FILE` lists them all, `--fix` mends a copy.")
        if self.notes and not self.check:
            parts.append("\n".join(f"- {note}" for note in self.notes))
        return "\n\n".join([*parts, LIMITS])

    def _head(self) -> str:
        asked = f" for {self.reader}" if self.reader else ""
        if not self.files:
            return f"**Checked {_examples(self.examples)}{asked}.** {VERDICTS[self.file_verdict]}"
        if len(self.files) == 1:
            one = self.files[0]
            told = f"**Checked {one.name}{asked}: {_examples(one.examples)}.** {VERDICTS[one.verdict]}"
            return f"{told} {one.counted.capitalize()}." if one.verdict != "ok" else told
        rows = [f"- **{one.name}**, {_examples(one.examples)}: {VERDICTS[one.verdict]}" for one in self.files]
        return f"**Checked {len(self.files)} files{asked}.**\n\n" + "\n".join(rows)


def check_result(check: Check, *, has_card: bool = True, came_to_be_built: bool = False) -> CheckResult:
    """The result that tells of a check; pasted lines are mostly a sample, so their count is no fault of theirs."""
    reports = [(file.name, _of_a_part(file.report) if check.is_part else file.report) for file in check.files]
    several = len(reports) > 1
    found = [(name if several else None, problem) for name, report in reports for problem in report.problems]
    told = [CheckedProblem(**problem.model_dump(exclude={"rule"}), file=name) for name, problem in found]
    told.sort(key=lambda problem: problem.severity != "error")
    return CheckResult(
        behaviour="dataset",
        suggestions=AFTER_CHECK,
        file_verdict=worst([report.verdict for _, report in reports]),
        layout=reports[0][1].layout,
        examples=sum(report.examples for _, report in reports),
        reader=next((one.name for one in PROFILES if one.id == check.reader), check.reader),
        problems=tuple(told[:SHOWN]),
        more=max(0, len(told) - SHOWN),
        notes=tuple(dict.fromkeys(note for _, report in reports for note in report.notes)),
        files=() if check.is_part else tuple(_verdict(name, report) for name, report in reports),
        check=check.id if has_card else None,
        came_to_be_built=came_to_be_built,
    )


def checked_text(report: CheckReport, reader: str | None) -> CheckResult:
    """The result of checking pasted lines where nothing is kept."""
    told = _of_a_part(report)
    problems = tuple(CheckedProblem(**problem.model_dump(exclude={"rule"})) for problem in told.problems)
    return CheckResult(
        behaviour="dataset",
        suggestions=AFTER_CHECK,
        file_verdict=told.verdict,
        layout=told.layout,
        examples=told.examples,
        reader=reader,
        problems=problems[:SHOWN],
        more=max(0, len(problems) - SHOWN),
        notes=told.notes,
    )


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The gravest of them."""
    return max(verdicts, key=_GRAVE.index)


def _of_a_part(report: CheckReport) -> CheckReport:
    """The report without what it says of the count, which becomes a note."""
    few = [problem for problem in report.problems if _is_about_the_count(problem)]
    if not few:
        return report
    problems = tuple(problem for problem in report.problems if not _is_about_the_count(problem))
    severities = {problem.severity for problem in problems}
    verdict: Verdict = "error" if "error" in severities else "warn" if severities else "ok"
    notes = (f"If these lines are the whole file: {few[0].what}", *report.notes)
    return report.model_copy(update={"problems": problems, "verdict": verdict, "notes": notes})


def _is_about_the_count(problem: Problem) -> bool:
    return problem.rule == "N1"


def _verdict(name: str, report: CheckReport) -> FileVerdict:
    return FileVerdict(name=name, verdict=report.verdict, examples=report.examples, counted=report.counted())


def _examples(count: int) -> str:
    return f"{count:,} example{'' if count == 1 else 's'}"


def _line(problem: CheckedProblem) -> str:
    where = f"Line {problem.line}" if problem.line is not None else "The file"
    where = f"{problem.file}, {where[0].lower()}{where[1:]}" if problem.file else where
    field = f", `{problem.field}`" if problem.field and problem.field not in ("line", "file") else ""
    mark = "" if problem.severity == "error" else " (a warning)"
    return f"- **{where}**{field}{mark}: {problem.what} {problem.remedy}"
