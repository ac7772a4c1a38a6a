"""A project as a person logs it: what it was, which helper, how many rounds and minutes, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Helper = Literal["none", "general model", "prompt kit", "tuned model"]
HELPERS: tuple[Helper, ...] = ("none", "general model", "prompt kit", "tuned model")  # as they follow in time
WITH: Mapping[Helper, str] = {
    "none": "without a model",
    "general model": "with a general model",
    "prompt kit": "with the prompt kit",
    "tuned model": "with the tuned model",
}
Line = Annotated[str, Field(min_length=1, max_length=300)]


class Project(BaseModel):
    """One finished project. None is not told: never zero, never "none of them".

    `share_changed` is from 0 to 1 (see tracking.changed); `kind` is what sort of piece it was, in the person's words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Line
    kind: Line | None = None
    client: Line | None = None
    helper: Helper | None = None
    rounds: Annotated[int, Field(ge=0, le=200)] | None = None
    minutes: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None
    share_changed: Annotated[float, Field(ge=0, le=1)] | None = None
    outcome: Line | None = None
    on: date | None = None

    def missing(self) -> tuple[str, ...]:
        """The fields that a report needs and that were not told, in the order in which they are asked for."""
        return tuple(name for name in ("helper", "rounds", "minutes") if getattr(self, name) is None)

    def in_words(self) -> str:
        """What is known of it, in one line: name; kind; helper; rounds; minutes; words changed; outcome; day."""
        parts = [
            self.kind,
            f"for {self.client}" if self.client else None,
            WITH[self.helper] if self.helper else None,
            counted(self.rounds, "round") if self.rounds is not None else None,
            f"{number(self.minutes)} minutes" if self.minutes is not None else None,
            f"{self.share_changed:.0%} of the words changed" if self.share_changed is not None else None,
            self.outcome,
        ]
        told = ", ".join(part for part in parts if part)
        return f"{self.name}: {told}" if told else self.name


class Logged(BaseModel):
    """A project that is kept, with its id, its number (1 is the person's first) and the day on which it was logged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    number: int
    project: Project
    logged_on: date | None = None


def counted(count: int, noun: str) -> str:
    """ "1 round", "2 rounds"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def number(value: float) -> str:
    """Up to one decimal, none for whole numbers."""
    return f"{value:,.1f}".removesuffix(".0")
