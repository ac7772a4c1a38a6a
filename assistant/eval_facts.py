"""Measuring what is read out of free text: each fact against those that a careful person would take from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.models.guide.follow import read_follow_up
from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.rights import read_permission

Say = Callable[[str], None]


@dataclass
class Score:
    """What was noted, what was expected, and how much of both was right."""

    right: int = 0
    noted: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Right of what was noted; 1.0 when nothing was."""
        return self.right / self.noted if self.noted else 1.0

    @property
    def recall(self) -> float:
        """Right of what was expected; 1.0 when nothing was."""
        return self.right / self.expected if self.expected else 1.0

    def line(self, name: str) -> str:
        """One row of the table."""
        counts = f"right {self.right:>3}  noted {self.noted:>3}  expected {self.expected:>3}"
        return f"{name:20} precision {self.precision:.3f}  recall {self.recall:.3f}  {counts}"


@dataclass(frozen=True)
class Scores:
    """The scores of one file: of all facts, by field, by kind of line; and what was read of each line."""

    overall: Score
    by_field: dict[str, Score]
    by_kind: dict[str, Score]
    played: tuple[dict[str, Any], ...]


def run_facts(lines: Sequence[Mapping[str, Any]], out: Path | None, say: Say) -> Scores:
    """Read each line as in a talk, print precision and recall, and write one object a line to `out`."""
    scores = score_facts(lines)
    for title, groups in (("field", scores.by_field), ("kind", scores.by_kind)):
        for name in sorted(groups):
            say(f"{title:6}{groups[name].line(name)}")
    say(f"{'all':6}{scores.overall.line('')}")
    for played in scores.played:
        wrong = [f"{word} {', '.join(names)}" for word in ("misread", "missed") if (names := played[word])]
        if wrong:
            say(f"  {played['id']}: {'; '.join(wrong)}")
    if out is not None:
        rows = (json.dumps(row, ensure_ascii=False) + "\n" for row in scores.played)
        out.write_text("".join(rows), encoding="utf-8")
    return scores


def score_facts(lines: Sequence[Mapping[str, Any]]) -> Scores:
    """Score what is read of each line; a noted field that the line tolerates counts neither way.

    Neither does a field that no line of the file knows: those who wrote it were not asked for it.
    """
    known = {name for line in lines for name in (*line["facts"], *(line.get("tolerates") or ()))}
    overall, by_field, by_kind = Score(), defaultdict[str, Score](Score), defaultdict[str, Score](Score)
    played = list[dict[str, Any]]()
    for line in lines:
        noted = {name: value for name, value in play(line.get("asked"), line["text"]).items() if name in known}
        expected, tolerated = line["facts"], set(line.get("tolerates") or ())
        misread, missed = list[str](), list[str]()
        for field in sorted(noted.keys() | expected.keys()):
            is_expected = field in expected
            is_noted = field in noted and (is_expected or field not in tolerated)
            accept = (line.get("accept") or {}).get(field)
            right = is_expected and is_noted and agrees(noted[field], expected[field], accept)
            for score in (overall, by_field[field], by_kind[line.get("kind", "all")]):
                score.right, score.noted = score.right + right, score.noted + is_noted
                score.expected += is_expected
            misread += [field] if is_noted and not right else []
            missed += [field] if is_expected and not is_noted else []
        played.append({"id": line["id"], "noted": noted, "misread": misread, "missed": missed})
    return Scores(overall, dict(by_field), dict(by_kind), tuple(played))


def play(asked: str | None, text: str) -> dict[str, Any]:
    """The facts that the guide notes of a message, after the question for `asked` or after none."""
    follow = read_follow_up(text)
    facts: Mapping[str, Any] | None = None
    if asked is not None:
        if follow and follow.kind not in ("yes", "no", "and"):
            return {}
        facts = read_answer(asked, text)
        if facts is None and "?" not in text:
            facts = {k: v for k, v in (read_permission(text) or {}).items() if k == "may_use_work"} or None
    facts = read_facts(text) if facts is None else facts
    return {name: value for name, value in facts.items() if value is not None}


def agrees(noted: Any, expected: Any, accept: Sequence[float] | None = None) -> bool:
    """Whether a noted fact is the expected one: equal, within a range, or words that hold every listed word.

    `accept` is a closed interval in which a number is right as well (a week counted as 4 or as 4.3 in a month).
    """
    ranges = [accept, expected if _is_range(expected) else None]
    is_number = isinstance(noted, int | float) and not isinstance(noted, bool)
    if is_number and any(ends is not None and ends[0] <= noted <= ends[1] for ends in ranges):
        return True
    if isinstance(expected, list):
        return all(str(word).lower() in str(noted).lower() for word in expected)
    return bool(noted == expected) and isinstance(noted, bool) == isinstance(expected, bool)


def _is_range(expected: Any) -> bool:
    return isinstance(expected, list) and len(expected) == 2 and all(isinstance(end, int | float) for end in expected)
