"""What a rehearsal says of itself: the plan before, the progress while it runs, the result afterwards."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["new", "waiting", "running", "paused", "stopped", "failed", "done"]
ENDED: tuple[Status, ...] = ("paused", "stopped", "failed", "done")
Stage = Literal["load", "before", "train", "after", "result"]
TITLES: dict[Stage, str] = {
    "load": "Opening the model",
    "before": "1 of 3: it answers as it is",
    "train": "2 of 3: it learns",
    "after": "3 of 3: it answers again",
    "result": "Comparing",
}
Points = tuple[tuple[int, float], ...]  # (steps done, loss a token)


class Frozen(BaseModel):
    """Immutable data that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Pair(Frozen):
    """A prompt and the answer that was approved for it."""

    prompt: str
    answer: str


class Settings(Frozen):
    """What a rehearsal is made of, beside its pairs. The same settings and pairs give the same numbers.

    That holds on one kind of processor with one number of threads; another adds up in another order.
    """

    name: str
    example: str | None = None  # the prepared set, when it is one
    passes: int = 3
    seed: int = 7
    threads: int = 2
    curve: bool = False  # also with 10, 20 and 40 pairs
    facts: bool = False  # also the contrast: facts instead of style


class LeftOut(Frozen):
    """Pairs that are not used, and why."""

    count: int
    reason: str


class Plan(Frozen):
    """What will happen, said before it does. Times are expectations for this machine when it has nothing else to do."""

    name: str
    train: int
    held: int
    left_out: tuple[LeftOut, ...] = ()
    shortened: int = 0  # answers of which only the beginning is used
    tokens: int  # of all pairs to train on, once
    passes: int
    steps: int
    seconds: int
    memory_mb: int
    disk_mb: int
    notes: tuple[str, ...] = ()
    example: Pair | None = None  # the first pair to train on
    marks: tuple[str, ...] = ()  # the style marks that will be counted
    shows: tuple[str, ...]
    does_not_show: tuple[str, ...]


class Shown(Frozen):
    """One held-out prompt with what was answered so far; None where it was not answered yet."""

    prompt: str
    wanted: str
    before: str | None = None
    half: str | None = None
    after: str | None = None
    cut: tuple[str, ...] = ()  # which of "before", "half" and "after" ended at the limit and not by themselves


class Progress(Frozen):
    """How far a rehearsal is. `part` is "main", "curve-10", ... or "facts"; losses are those of the main part."""

    status: Status = "new"
    part: str = "main"
    stage: Stage = "load"
    step: int = 0
    steps: int = 0
    seconds_left: float | None = None  # of everything; None while nobody can say
    seconds_a_step: float | None = None  # as it was in the latest work, answers and looks included
    train: Points = ()
    held: Points = ()
    shown: tuple[Shown, ...] = ()
    sentence: str = ""  # what went wrong, or why it waits

    @property
    def title(self) -> str:
        """What is being done, in words."""
        if self.part.startswith("curve-"):
            return f"{TITLES[self.stage]}, with {self.part.removeprefix('curve-')} pairs only"
        return f"{TITLES[self.stage]}, facts instead of style" if self.part == "facts" else TITLES[self.stage]


class MarkCount(Frozen):
    """In how many held-out answers a style mark is found: yours, the model's before, and after."""

    label: str
    yours: int
    before: int
    after: int

    @property
    def changed(self) -> bool:
        """Whether training moved it towards your answers."""
        return abs(self.after - self.yours) < abs(self.before - self.yours)


class Answered(Frozen):
    """A held-out pair, answered before and after; the numbers are the marks found."""

    prompt: str
    wanted: str
    before: str
    after: str
    marks_before: int
    marks_after: int
    cut_before: bool = False  # it ended at the limit and not by itself
    cut_after: bool = False


class CurvePoint(Frozen):
    """What so many pairs bring."""

    pairs: int
    held_loss: float
    in_style: int


class FactAnswer(Frozen):
    """A question for a fact, and what the trained model said."""

    prompt: str
    fact: str
    after: str
    is_right: bool


class Facts(Frozen):
    """Facts trained instead of style: how many were right, and whether the tone was learnt.

    `answers` are to facts that no pair held; `retold` to facts that pairs did hold, asked in other words.
    """

    pairs: int
    held_before: float
    held_after: float
    tone_before: int
    tone_after: int
    right_before: int
    right_after: int
    answers: tuple[FactAnswer, ...]
    retold: tuple[FactAnswer, ...] = ()

    @property
    def retold_right(self) -> int:
        """How many of the facts that pairs held were right."""
        return sum(each.is_right for each in self.retold)


class Sheets(Frozen):
    """The dataset room's style counts of your held-out answers, the model's before, and after."""

    yours: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class Result(Frozen):
    """What came out. It holds no time and no date: the same pairs and settings give the same bytes."""

    name: str
    example: str | None
    pairs: int
    held: int
    passes: int
    step: int
    steps: int  # fewer were done when it was stopped
    held_before: float
    held_after: float
    train_points: Points
    held_points: Points
    marks: tuple[MarkCount, ...]
    in_style_before: int
    in_style_after: int
    answers: tuple[Answered, ...]
    sheets: Sheets
    curve: tuple[CurvePoint, ...] = ()
    facts: Facts | None = None
    overfit: str | None = None
    says: tuple[str, ...]
    limits: tuple[str, ...]
    articles: tuple[str, ...]  # ids of the library's articles
