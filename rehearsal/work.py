"""The work of one rehearsal, part by part, in the process that does it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from rehearsal.figures import Pair, Points, Progress, Shown, Stage, Status
from rehearsal.gguf_file import GgufFile
from rehearsal.outcome import make_result
from rehearsal.package import check_model
from rehearsal.plan import parts_of
from rehearsal.prepared import load_prepared
from rehearsal.shape import read_weights
from rehearsal.state import PROGRESS, RESULT, Folder, Note
from rehearsal.tokens import read_tokens
from rehearsal.training import Model, Training, count_steps, shown

_ANSWER_UNITS, _STEP_UNITS, _LOOK_UNITS = 6.0, 1.0, 5.0  # in steps; all looks at the held-out pairs together
_TELLS_AFTER_SECONDS = 5.0
_WAIT_SECONDS = 0.5
WAITS = "Another rehearsal is running on this machine. Yours begins when it ends."
LONG_ENOUGH = "It took longer than a rehearsal may, so I stopped and kept what was learnt so far."


def open_model(path: Path, digest: str) -> Model:
    """The model of the extra. Raises NotThePackage, NotReadable and OSError."""
    check_model(path, digest)
    file = GgufFile(path)
    return Model(read_weights(file), read_tokens(file.settings))


class Work:
    """Goes through the parts of a rehearsal and keeps its progress; `said` is told when a part is done."""

    def __init__(self, folder: Folder, clock: Callable[[], float], most_seconds: float, said: Callable[[str], object]):
        self._folder, self._clock, self._most, self._said = folder, clock, most_seconds, said
        self._settings = folder.settings
        self._train, self._held = folder.pairs
        self._parts = parts_of(self._settings, len(self._train))
        self._notes: dict[str, Note] = {}
        self._began, self._units_done, self._units_left = 0.0, 0.0, 0.0
        self._is_late = False

    def run(self, model: Path, digest: str) -> Status:
        """Do what is left with the model that has this digest; "done", "stopped" (with what was learnt) or "paused"."""
        self._tell("main", "load")
        opened = open_model(model, digest)
        trainings = {part: self._training(opened, part) for part in self._parts}
        for training in trainings.values():
            training.go_on()
        self._units_left = sum(self._units(part, training) for part, training in trainings.items())
        self._began = self._clock()
        for part, training in trainings.items():
            self._notes[part] = training.note
            self._tell(part, training.stage)
            for stage in training.run(self._leaves, self._stops, full=not part.startswith("curve-")):
                self._notes[part] = training.note
                self._count(stage)
                self._tell(part, "after" if self._stops() else training.stage)
            if training.note.after is None:
                self._tell(part, "train", "paused")
                return "paused"
            self._said(part)
            if training.note.step < training.steps:
                break
        self._tell("main", "result")
        self._folder.keep(RESULT, make_result(self._settings, self._train, self._held, self._notes))
        is_whole = all(training.note.step == training.steps for training in trainings.values())
        status: Status = "done" if is_whole and not self._is_late else "stopped"
        self._tell("main", "result", status, LONG_ENOUGH if self._is_late else "")
        return status

    def _training(self, model: Model, part: str) -> Training:
        train, held = self._pairs(part)
        told, file = self._settings, self._folder.checkpoint(part)
        retold = [prompt for prompt, _ in load_prepared(part).retold] if part == "facts" else []
        return Training(model, train, held, told.passes, told.seed, file, retold)

    def _pairs(self, part: str) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        if part == "facts":
            facts = load_prepared("facts")
            return facts.train, facts.held
        size = int(part.removeprefix("curve-")) if part.startswith("curve-") else len(self._train)
        return self._train[:size], self._held

    def _leaves(self) -> bool:
        return self._folder.wish == "pause"

    def _stops(self) -> bool:
        self._is_late = self._is_late or self._clock() - self._began > self._most
        return self._is_late or self._folder.wish == "stop"

    def _units(self, part: str, training: Training) -> float:
        """The work that is left in a part, counted in steps of training."""
        note, is_full = training.note, not part.startswith("curve-")
        before = _ANSWER_UNITS if is_full and note.before is None else 0
        looks = _LOOK_UNITS if is_full else 0
        steps = (training.steps - note.step) * (_STEP_UNITS + looks / training.steps)
        return before + steps + (_ANSWER_UNITS if note.after is None else 0)

    def _count(self, stage: Stage) -> None:
        units = _STEP_UNITS if stage == "train" else _ANSWER_UNITS
        self._units_done += units
        self._units_left = max(0.0, self._units_left - units)

    def _seconds_a_step(self) -> float | None:
        """As measured in this work; where it had nothing to do, as it was before."""
        if not self._units_done:
            return self._folder.progress.seconds_a_step
        return round((self._clock() - self._began) / self._units_done, 3)

    def _seconds_left(self) -> float | None:
        worked = self._clock() - self._began
        if not self._units_done or worked < _TELLS_AFTER_SECONDS:
            return None
        return round(self._units_left * worked / self._units_done, 1)

    def _tell(self, part: str, stage: Stage, status: Status = "running", sentence: str = "") -> None:
        note = self._notes.get("main", Note())
        here = self._notes.get(part, Note())
        size = len(self._pairs(part)[0])
        progress = Progress(
            status=status,
            part=part,
            stage=stage,
            step=here.step,
            steps=count_steps(size, self._settings.passes),
            seconds_left=self._seconds_left() if status == "running" else None,
            seconds_a_step=self._seconds_a_step(),
            train=_rounded(note.train),
            held=_rounded(note.held),
            shown=self._shown(note),
            sentence=sentence,
        )
        self._folder.keep(PROGRESS, progress)

    def _shown(self, note: Note) -> tuple[Shown, ...]:
        which = shown(len(self._held))
        return tuple(
            Shown(
                prompt=self._held[at].prompt,
                wanted=self._held[at].answer,
                before=note.before[at] if note.before else None,
                half=note.half[number] if note.half else None,
                after=note.after[at] if note.after else None,
                cut=_cut(note, at, number),
            )
            for number, at in enumerate(which)
        )


@contextlib.contextmanager
def my_turn(folder: Folder, wait: Callable[[float], object]) -> Iterator[bool]:
    """One rehearsal at a time on a machine; False when the person would rather not wait."""
    lock = FileLock(folder.path.parent.parent / ".turn")
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            if folder.wish is not None:
                yield False
                return
            folder.keep(PROGRESS, folder.progress.model_copy(update={"status": "waiting", "sentence": WAITS}))
            wait(_WAIT_SECONDS)
    try:
        yield True
    finally:
        lock.release()


def _cut(note: Note, at: int, number: int) -> tuple[str, ...]:
    """When the answer to a shown prompt was cut; half-way only the shown ones are answered."""
    return tuple(
        when
        for when, cut in note.cut.items()
        if (place := number if when == "half" else at) < len(cut) and cut[place] and getattr(note, when) is not None
    )


def _rounded(points: Points) -> Points:
    return tuple((step, round(loss, 4)) for step, loss in points)
