"""The tool that says whether lines of a training file are right."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.messages import Frozen
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from dataset.check.check import check_file
from dataset.check.profiles import UnknownProvider, load_profiles
from dataset.check.report import Problem, Verdict

SHOWN = 12  # problems that fit into an answer; the terminal shows them all
VERDICTS: dict[Verdict, str] = {
    "ok": "Nothing is wrong with it.",
    "warn": "It can be used, with something to look at.",
    "error": "As it is, it would be refused.",
}


class CheckedProblem(Frozen):
    """One thing that is wrong, as the model reads it."""

    severity: str
    line: int | None
    field: str | None
    what: str
    remedy: str


class CheckResult(ToolResult):
    """What is wrong with the pasted lines."""

    file_verdict: Verdict
    layout: str | None
    examples: int
    reader: str | None
    problems: tuple[CheckedProblem, ...]
    more: int = 0
    notes: tuple[str, ...] = ()

    def for_model(self) -> dict[str, Any]:
        """The verdict in words, and each problem with its line."""
        return {**super().for_model(), "in_words": VERDICTS[self.file_verdict]}

    def for_person(self) -> str:
        """The verdict, then each problem with its line and what would be right."""
        asked = f" for {self.reader}" if self.reader else ""
        examples = f"{self.examples} example{'' if self.examples == 1 else 's'}"
        parts = [f"**Checked {examples}{asked}.** {VERDICTS[self.file_verdict]}"]
        if self.problems:
            parts.append("\n".join(_line(problem) for problem in self.problems))
        if self.more:
            parts.append(f"And {self.more} more. `peri dataset check FILE` lists them all, `--fix` mends a copy.")
        if self.notes:
            parts.append("\n".join(f"- {note}" for note in self.notes))
        parts.append("Looked at: the form of every line. Not looked at: whether the pieces are good, private or yours.")
        return "\n\n".join(parts)


@tool(title="Checking the training file", effect="reads")
async def check_dataset_file(
    context: ToolContext,
    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=2_000_000,
            description="The lines of the file, word for word as the person gave them.",
        ),
    ],
    provider: Annotated[
        str | None,
        Field(
            max_length=60, description="Who will train on it, if the person said so: openai, together, google, mlx ..."
        ),
    ] = None,
) -> CheckResult:
    """Check pasted lines of a training file (JSONL): each problem with line, field, what is wrong, what would be right.

    Use it when the person pastes such lines or asks whether their JSONL is right. Do not use it to make training data
    (start_dataset_build) or to explain a format (search_library).
    """
    profiles = load_profiles(context.library.providers.values())
    data = text.strip("\n").encode("utf-8", "surrogatepass") + b"\n"
    try:
        report = await asyncio.to_thread(check_file, BytesIO(data), provider, profiles=profiles)
    except UnknownProvider as error:
        raise ToolRefusal(str(error)) from None
    problems = [problem for problem in report.problems if not _is_about_a_part(problem)]
    verdict: Verdict = report.verdict
    notes = report.notes
    if len(problems) < len(report.problems):
        severities = {problem.severity for problem in problems}
        verdict = "error" if "error" in severities else "warn" if severities else "ok"
        few = next(problem.what for problem in report.problems if _is_about_a_part(problem))
        notes = (f"If these lines are the whole file: {few}", *notes)
    return CheckResult(
        behaviour="dataset",
        suggestions=("What would it cost me to train on this?", "How many examples do I need?"),
        file_verdict=verdict,
        layout=report.layout,
        examples=report.examples,
        reader=provider,
        problems=tuple(_told(problem) for problem in problems[:SHOWN]),
        more=max(0, len(problems) - SHOWN),
        notes=notes,
    )


def _is_about_a_part(problem: Problem) -> bool:
    """Whether it is about the count: pasted lines are mostly a sample of a file."""
    return problem.rule == "N1"


def _told(problem: Problem) -> CheckedProblem:
    return CheckedProblem(**problem.model_dump(exclude={"rule"}))


def _line(problem: CheckedProblem) -> str:
    where = f"Line {problem.line}" if problem.line is not None else "The file"
    field = f", `{problem.field}`" if problem.field and problem.field != "line" else ""
    mark = "" if problem.severity == "error" else " (a warning)"
    return f"- **{where}**{field}{mark}: {problem.what} {problem.remedy}"
