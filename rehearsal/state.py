"""A rehearsal on the disk: its folder, the small files in it, and the checkpoints of its parts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from rehearsal.figures import Frozen, Pair, Plan, Points, Progress, Result, Settings

SETTINGS, PLAN, PROGRESS, RESULT, WISH, PAIRS = (
    "settings.json", "plan.json", "progress.json", "result.json", "wish", "pairs.jsonl",
)  # fmt: skip
LOCK, CHILD_LOCK = "lock", "child.lock"
Wish = Literal["stop", "pause"]
Told = TypeVar("Told", bound=BaseModel)


class Note(Frozen):
    """What a part has come to, beside the numbers of its adapter. Answers are those of the held-out pairs."""

    step: int = 0
    train: Points = ()
    held: Points = ()
    before: tuple[str, ...] | None = None
    half: tuple[str, ...] | None = None
    after: tuple[str, ...] | None = None
    retold: tuple[str, ...] = ()  # answers to prompts that are asked at the end only
    cut: dict[str, tuple[bool, ...]] = Field(default_factory=dict)  # by "before", "half", "after": ended at the limit


@dataclass(frozen=True)
class Folder:
    """The folder of one rehearsal. What is read and written here is small; the checkpoints are beside it."""

    path: Path

    @property
    def settings(self) -> Settings:
        """What the rehearsal is made of."""
        return Settings.model_validate_json((self.path / SETTINGS).read_text("utf-8"))

    @property
    def plan(self) -> Plan:
        """What was said beforehand."""
        return Plan.model_validate_json((self.path / PLAN).read_text("utf-8"))

    @property
    def progress(self) -> Progress:
        """How far it is; may be asked from any process at any time."""
        return self._read(PROGRESS, Progress) or Progress()

    @property
    def result(self) -> Result | None:
        """What came out, when it is finished or was stopped."""
        return self._read(RESULT, Result)

    @property
    def pairs(self) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """The pairs to train on, and those held out."""
        sides: dict[str, list[Pair]] = {"train": [], "held": []}
        for line in (self.path / PAIRS).read_text("utf-8").split("\n")[:-1]:
            told = json.loads(line)
            sides[told["side"]].append(Pair(prompt=told["prompt"], answer=told["answer"]))
        return tuple(sides["train"]), tuple(sides["held"])

    @property
    def wish(self) -> Wish | None:
        """What the person asked for meanwhile."""
        try:
            told = (self.path / WISH).read_text("utf-8")
        except FileNotFoundError:
            return None
        return "stop" if told == "stop" else "pause"

    def ask(self, wish: Wish | None) -> None:
        """Ask whoever works on it to stop with what was learnt, or to pause; None takes the wish back."""
        if wish is None:
            (self.path / WISH).unlink(missing_ok=True)
        else:
            write_whole(self.path / WISH, wish)

    def keep(self, name: str, told: BaseModel) -> None:
        """Write one of the small files, whole or not at all."""
        write_whole(self.path / name, told.model_dump_json())

    def keep_pairs(self, train: Iterable[Pair], held: Iterable[Pair]) -> None:
        """Write the pairs of both sides."""
        lines = [json.dumps({"side": "train", **pair.model_dump()}, ensure_ascii=True) for pair in train]
        lines += [json.dumps({"side": "held", **pair.model_dump()}, ensure_ascii=True) for pair in held]
        write_whole(self.path / PAIRS, "".join(f"{line}\n" for line in lines))

    def checkpoint(self, part: str) -> Path:
        """Where the adapter of a part is kept, with what its optimiser remembers while it is not finished."""
        return self.path / f"{part}.checkpoint"

    def _read(self, name: str, kind: type[Told]) -> Told | None:
        try:
            return kind.model_validate_json((self.path / name).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except ValidationError:  # written by another version of Peri
            return None


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader finds the old text or the new one, never half of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    draft.write_text(text, "utf-8", newline="\n")
    os.replace(draft, path)
