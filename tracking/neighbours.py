"""The flexibility check: tasks next door, what a computer can check in the answers, and whether the tuned model lost.

A model tuned on one narrow task can lose others (Y. Luo et al., "An Empirical Study of Catastrophic Forgetting in Large
Language Models During Continual Fine-tuning", arXiv:2308.08747, 2023).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tracking.answers import Read, Unreadable, read_two
from tracking.blind import Comparison, Pair
from tracking.changed import words
from tracking.preference import Preference
from tracking.project import counted


class Checks(BaseModel):
    """What a computer can tell of an answer. `holds` and `lacks` are compared without capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    most_words: int | None = None
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    in_order: tuple[str, ...] = ()
    is_json: bool = False
    lines_with_question: int | None = None


class Neighbour(BaseModel):
    """A task; `look_for` is what a good answer does, for the one who judges."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    title: str
    skill: str
    prompt: str
    look_for: str
    checks: Checks = Checks()


def load_neighbours() -> tuple[Neighbour, ...]:
    """The authored tasks; raises pydantic's ValidationError for a mistake in the file."""
    text = (files("tracking") / "neighbours.yaml").read_text("utf-8")
    return tuple(Neighbour.model_validate(each) for each in yaml.safe_load(text))


def task_lines(tasks: Sequence[Neighbour]) -> str:
    """The tasks as JSON lines, with an empty answer each, to be filled in by a model or by hand."""
    rows = ({"id": task.id, "brief": task.prompt, "answer": ""} for task in tasks)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_neighbours(base: str, tuned: str, tasks: Sequence[Neighbour]) -> Read:
    """The answers of both models to these tasks, matched by prompt. Raises Unreadable."""
    read = read_two(base, tuned)
    by_prompt = {_key(task.prompt): task for task in tasks}
    known = tuple(
        pair.model_copy(update={"task": by_prompt[_key(pair.brief)].id})
        for pair in read.pairs
        if _key(pair.brief) in by_prompt
    )
    if not known:
        raise Unreadable("None of the briefs is one of the neighbouring tasks. `peri flexibility tasks` writes them.")
    others = len(read.pairs) - len(known)
    more = (f"{counted(others, 'brief')} that are not among the tasks were left out.",) if others else ()
    return Read(known, (*read.left_out, *more))


def failures(task: Neighbour, answer: str) -> tuple[str, ...]:
    """What the answer fails, each in a few words; empty when it passes all that a computer can check."""
    checks, small = task.checks, answer.casefold()
    failed = []
    count = len(words(answer))
    if checks.most_words is not None and count > checks.most_words:
        failed.append(f"{count} words instead of at most {checks.most_words}")
    failed += [f"“{each}” is missing" for each in checks.holds if each.casefold() not in small]
    failed += [f"“{each}” should not be there" for each in checks.lacks if each.casefold() in small]
    places = [small.find(each.casefold()) for each in checks.in_order]
    if places and (-1 in places or places != sorted(places)):
        failed.append("not in the order that was asked for")
    if checks.is_json and not _is_object(answer):
        failed.append("not one JSON object")
    if checks.lines_with_question is not None:
        asked = len(re.findall(r"\?[ \t\"”*]*$", answer, re.M))
        if asked != checks.lines_with_question:
            failed.append(f"{asked} questions instead of {checks.lines_with_question}")
    return tuple(failed)


class Checked(BaseModel):
    """What the computer's checks say: the tasks that only one of both models fails, with what it fails."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tasks: int
    base_passed: int
    tuned_passed: int
    only_tuned_fails: tuple[tuple[str, str], ...]  # title, what
    only_base_fails: tuple[tuple[str, str], ...]


def check_pairs(pairs: Sequence[Pair], tasks: Sequence[Neighbour]) -> Checked:
    """Check the answers of base (`one`) and tuned (`other`)."""
    by_id = {task.id: task for task in tasks}
    base_passed = tuned_passed = 0
    tuned_fails, base_fails = [], []
    for pair in pairs:
        task = by_id.get(pair.task or "")
        if task is None:
            continue
        base, tuned = failures(task, pair.one), failures(task, pair.other)
        base_passed += not base
        tuned_passed += not tuned
        if tuned and not base:
            tuned_fails.append((task.title, "; ".join(tuned)))
        if base and not tuned:
            base_fails.append((task.title, "; ".join(base)))
    return Checked(
        tasks=sum(pair.task in by_id for pair in pairs),
        base_passed=base_passed,
        tuned_passed=tuned_passed,
        only_tuned_fails=tuple(tuned_fails),
        only_base_fails=tuple(base_fails),
    )


def checked_words(checked: Checked) -> str:
    """The computer's checks in words."""
    lines = [
        f"By what a computer can check, the base model passes {checked.base_passed} of {checked.tasks} tasks and the "
        f"tuned one {checked.tuned_passed}."
    ]
    for said, fails in (
        ("Only the tuned model fails", checked.only_tuned_fails),
        ("Only the base model fails", checked.only_base_fails),
    ):
        if fails:
            lines.append(f"{said}:\n\n" + "\n".join(f"- {title}: {what}" for title, what in fails))
    return "\n\n".join(lines)


def flexibility_words(comparison: Comparison, found: Preference) -> str:
    """Whether the tuned model got worse next door, by blind judgement and by the checks."""
    tasks = load_neighbours()
    titles = {task.id: task.title for task in tasks}
    worse = [titles.get(each.pair.task or "", "") for each in found.pairs if each.winner == "one"]
    better = [titles.get(each.pair.task or "", "") for each in found.pairs if each.winner == "other"]
    score = f"worse on {len(worse)}, better on {len(better)}, no difference on {found.ties}"
    if not found.pairs:
        lead = "Nothing was judged."
    elif found.is_clear and found.one > found.other:
        lead = f"**Next door, the tuned model is worse:** {score}. Keep the base model for such tasks."
    elif found.is_clear:
        lead = f"**Next door, the tuned model is not worse, but better:** {score}."
    else:
        lead = (
            f"**No clear loss next door:** {score}. So few tasks show only a large loss: with twelve, ten of one side. "
            "Look at those where it was worse."
        )
    parts = [lead]
    parts += [f"Worse: {', '.join(worse)}."] if worse else []
    parts += [f"Better: {', '.join(better)}."] if better else []
    parts.append(checked_words(check_pairs(comparison.pairs, tasks)))
    return "\n\n".join(parts)


def _is_object(answer: str) -> bool:
    bare = re.sub(r"^```(?:json)?\s*|\s*```$", "", answer.strip())
    try:
        return isinstance(json.loads(bare), dict)
    except (ValueError, RecursionError):
        return False


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
