"""What a check found: problems with line, field, rule and remedy, and the verdict on the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warn"]
Verdict = Literal["ok", "warn", "error"]
SHOWN_PER_RULE = 20  # problems of one kind that are listed before the rest is counted
LINES_NAMED = 8


@dataclass(frozen=True)
class Finding:
    """Something that a rule found in one example; how grave it is depends on who will read the file.

    `code` is the rule, with a kind after a point where one rule can be broken in several ways ("C4.parts").
    """

    code: str
    field: str
    what: str
    remedy: str

    @property
    def rule(self) -> str:
        """The rule alone: "C4"."""
        return self.code.partition(".")[0]


class Problem(BaseModel):
    """One thing that is wrong; `line` counts from 1, and is None where the file as a whole is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: Severity
    line: int | None
    field: str | None
    rule: str
    what: str
    remedy: str


class CheckReport(BaseModel):
    """The verdict on one file. `notes` tell what is good to know and changes no verdict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    layout: str | None
    examples: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    def as_object(self) -> dict[str, Any]:
        """What `--json` prints."""
        return {"verdict": self.verdict, "problems": [problem.model_dump() for problem in self.problems]}

    def counted(self) -> str:
        """2 errors, 1 warning; or nothing to complain about."""
        errors = sum(problem.severity == "error" for problem in self.problems)
        warnings = len(self.problems) - errors
        said = [
            f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in ((errors, "error"), (warnings, "warning"))
        ]
        return ", ".join(words for words in said if not words.startswith("0 ")) or "no problems"


class Gathered:
    """Problems as they are found, at most SHOWN_PER_RULE of a kind; the rest is counted."""

    def __init__(self) -> None:
        self._shown: dict[str, list[Problem]] = {}
        self._more: dict[str, int] = {}
        self._more_lines: dict[str, list[int]] = {}

    def add(self, code: str, problem: Problem) -> None:
        """Keep the problem, or count it when there are enough of its kind."""
        shown = self._shown.setdefault(code, [])
        if len(shown) < SHOWN_PER_RULE:
            shown.append(problem)
            return
        self._more[code] = self._more.get(code, 0) + 1
        lines = self._more_lines.setdefault(code, [])
        if problem.line is not None and len(lines) < LINES_NAMED and problem.line not in lines:
            lines.append(problem.line)

    def is_full(self, code: str) -> bool:
        """Whether another problem of this kind would only be counted."""
        return len(self._shown.get(code, ())) >= SHOWN_PER_RULE

    def problems(self) -> tuple[Problem, ...]:
        """All of them, errors first, then by line; a counted rest stands after what it continues."""
        every = [problem for shown in self._shown.values() for problem in shown]
        every += [self._rest(code) for code in self._more]
        return tuple(sorted(every, key=lambda p: (p.severity == "warn", p.line is None, p.line or 0)))

    def verdict(self) -> Verdict:
        """error where anything is refused, warn where anything is doubtful."""
        severities = {problem.severity for shown in self._shown.values() for problem in shown}
        return "error" if "error" in severities else "warn" if severities else "ok"

    def _rest(self, code: str) -> Problem:
        last = self._shown[code][-1]
        lines = self._more_lines.get(code, [])
        others = " and others" if self._more[code] > len(lines) else ""
        where = f", in lines {', '.join(str(line) for line in lines)}{others}"
        what = f"And {self._more[code]:,} more like the one in line {last.line}{where if lines else ''}."
        return last.model_copy(update={"line": lines[0] if lines else None, "what": what})
