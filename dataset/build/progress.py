"""How far a build is, in a form that the chat and the terminal show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["new", "running", "paused", "cancelled", "failed", "review", "written"]
ENDED: tuple[Status, ...] = ("paused", "cancelled", "failed", "review", "written")
STAGES: dict[str, str] = {
    "walk": "Looking which files there are",
    "read": "Reading",
    "names": "Looking for names",
    "pair": "Finding the pairs",
    "judge": "Judging",
    "mask": "Replacing names",
    "split": "Splitting",
    "write": "Writing and checking the files",
    "report": "Writing the report",
    "publish": "Putting the files in place",
}
_TELLS_AFTER_SECONDS = 1.0  # before that a rate is chance


class Progress(BaseModel):
    """One stage of a build. `total` is None while nobody knows it; `seconds` is the time that this stage has worked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status = "new"
    stage: str = "walk"
    done: int = 0
    total: int | None = None
    seconds: float = 0.0
    since: int = 0  # what was done already when the clock of this stage started
    sentence: str = ""

    @property
    def title(self) -> str:
        """What is being done, in words."""
        return STAGES.get(self.stage, self.stage)

    @property
    def rate(self) -> float | None:
        """Things a second; None when it is too early to say."""
        worked = self.done - self.since
        return worked / self.seconds if self.seconds >= _TELLS_AFTER_SECONDS and worked > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """The time that is left in this stage at this rate; None when nobody can say."""
        if self.total is None or self.rate is None:
            return None
        return max(0.0, (self.total - self.done) / self.rate)


def watch(read: Callable[[], Progress], wait: Callable[[], object], is_over: Callable[[], bool]) -> Iterator[Progress]:
    """Every new progress that `read` gives, until it is over; `wait` is called between two looks."""
    last: Progress | None = None
    while True:
        over = is_over()  # before reading, so that the last word is not missed
        now = read()
        if now != last:
            yield now
            last = now
        if over:
            return
        wait()
