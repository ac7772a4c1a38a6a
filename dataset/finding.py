"""What is said about a candidate: findings with their reasons, and the state that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dataset.candidate import Candidate

Level = Literal["look", "aside"]
Side = Literal["prompt", "answer", "both"]
State = Literal["keep", "look", "aside"]


class Rule(BaseModel):
    """A rule by its name for people; `doubt` orders the review, the greatest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    doubt: int


RULES: dict[str, Rule] = {
    "secret": Rule(title="a password or key", doubt=100),
    "permission": Rule(title="may not be used, or nobody said that it may", doubt=40),
    "secrecy": Rule(title="words of secrecy", doubt=60),
    "private": Rule(title="private data", doubt=50),
    "name": Rule(title="a client's or person's name", doubt=30),
    "repeat": Rule(title="said before, word for word", doubt=10),
    "near-twin": Rule(title="nearly the same as another", doubt=20),
    "unsupported": Rule(title="facts that the prompt does not give", doubt=25),
    "empty": Rule(title="no text", doubt=10),
    "too-short": Rule(title="very short", doubt=15),
    "too-long": Rule(title="very long", doubt=15),
    "placeholder": Rule(title="a gap that was never filled", doubt=35),
    "draft": Rule(title="marked as a draft", doubt=35),
    "boilerplate": Rule(title="words of a chat assistant", doubt=35),
    "truncated": Rule(title="breaks off", doubt=30),
    "damaged": Rule(title="damaged letters", doubt=45),
    "language": Rule(title="another language", doubt=30),
    "style": Rule(title="unlike the other pieces", doubt=15),
    "blanks": Rule(title="blanks in the prompt", doubt=5),
    "same-prompt": Rule(title="a prompt that asks for something else as well", doubt=15),
}


class Finding(BaseModel):
    """One reason for doubt. `value` is the text or figure in question, `start` and `end` its place in `side`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    level: Level
    value: str
    side: Side
    start: int | None = None
    end: int | None = None
    reason: str


class Judged(BaseModel):
    """A candidate with all that was found; `cluster` names its near-twins, None when it has none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    candidate: Candidate
    findings: tuple[Finding, ...] = ()
    cluster: str | None = None
    state: State


def state_of(findings: Iterable[Finding]) -> State:
    """Set aside when any finding says so, kept when there is none."""
    levels = {finding.level for finding in findings}
    return "aside" if "aside" in levels else "look" if levels else "keep"


def doubt_of(findings: Iterable[Finding]) -> int:
    """How much there is to doubt: the gravest rule counts in full, each further one a little."""
    found = sorted((RULES[rule].doubt for rule in {finding.rule for finding in findings}), reverse=True)
    return found[0] + min(9, len(found) - 1) if found else 0
