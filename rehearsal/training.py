"""One part of a rehearsal: answers before, the steps of training with their checkpoints, answers after.

A part can be left at any moment and taken up from its last checkpoint; the numbers are the same as without the break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from rehearsal.adapter import Adapter, new_adapter
from rehearsal.batches import SIZE, order, parts, taught
from rehearsal.figures import Pair, Stage
from rehearsal.generate import generate
from rehearsal.gradient import add_gradient, loss_sum
from rehearsal.optimise import Moments, learn
from rehearsal.shape import Weights
from rehearsal.state import Note
from rehearsal.tensor_file import Damaged, read_tensors, write_tensors
from rehearsal.tokens import Tokens

_SAVE_STEPS = 5
_LOOKS = 6  # at the held-out pairs, over the whole training
_ANSWER_TOKENS = 2400  # at once in memory, prompts and answers together
_LONGEST_ANSWER = 160


@dataclass(frozen=True)
class Model:
    """The frozen model of this process."""

    weights: Weights
    tokens: Tokens


class Written(NamedTuple):
    """An answer; `is_cut` when it ended at the limit and not by itself."""

    text: str
    is_cut: bool


class Training:
    """One part; `note` is what it has come to."""

    def __init__(
        self,
        model: Model,
        train: Sequence[Pair],
        held: Sequence[Pair],
        passes: int,
        seed: int,
        checkpoint: Path,
        retold: Sequence[str] = (),
    ) -> None:
        self._model, self._file = model, checkpoint
        self._train = [model.tokens.pair(each.prompt, each.answer) for each in train]
        self._held = [model.tokens.pair(each.prompt, each.answer) for each in held]
        self._retold = [model.tokens.prompt(each) for each in retold]
        self._order = order(self._train, passes, seed)
        self._most = min(_LONGEST_ANSWER, max(len(each.ids) - each.taught for each in (*self._train, *self._held)) + 8)
        self.adapter = new_adapter(model.weights.shape, seed)
        self._moments = Moments(len(self.adapter.numbers))
        self.note = Note()
        self._take_up()

    @property
    def steps(self) -> int:
        """How many steps there are in all."""
        return len(self._order)

    @property
    def stage(self) -> Stage:
        """What comes next, or is being done."""
        if self.note.before is None:
            return "before"
        return "train" if self.note.step < self.steps else "after"

    def run(self, leave: Callable[[], bool], stop: Callable[[], bool], *, full: bool) -> Iterator[Stage]:
        """Go on to the end, telling the stage after each piece of work; `stop` ends the training where it is.

        `leave` ends everything at once. `full` also answers at half-way and looks at the held-out pairs in between.
        """
        if self.note.before is None:
            if full:
                self._set(held=((0, self._held_loss()),))
            if full:
                self._answer("before", range(len(self._held)))
            else:
                self._set(before=())
            self._save()
            yield "before"
        while self.note.step < self.steps and not stop():
            if leave():
                return
            self._learn(full)
            yield "train"
        if not leave() and self.note.after is None:
            if not self.note.held or self.note.held[-1][0] != self.note.step:
                self._set(held=(*self.note.held, (self.note.step, self._held_loss())))
            self._answer("after", range(len(self._held)))
            self._set(retold=tuple(each.text for each in self._written(self._retold)))
            self._save()
            yield "after"

    def go_on(self) -> None:
        """Take up a training that was stopped before its last step."""
        if self.note.after is not None and self.note.step < self.steps:
            self._set(after=None)

    def _learn(self, full: bool) -> None:
        """One step, with the look at the held-out pairs and the checkpoint that belong to it."""
        pairs = [self._train[at] for at in self._order[self.note.step]]
        gradient, count = Adapter(self._model.weights.shape), taught(pairs)
        lost = sum(
            add_gradient(self._model.weights, self.adapter, batch, gradient, count)
            for batch in parts(pairs, self._model.tokens.end)
        )
        learn(self.adapter.numbers, gradient.numbers, self._moments, self.note.step, self.steps)
        step = self.note.step + 1
        self._set(step=step, train=(*self.note.train, (step, lost / count)))
        if full and step in _looks(self.steps):
            self._set(held=(*self.note.held, (step, self._held_loss())))
        if full and step == self.steps // 2:
            self._answer("half", shown(len(self._held)))
        if step % _SAVE_STEPS == 0 or step in (self.steps // 2, self.steps):
            self._save()

    def _held_loss(self) -> float:
        lost = sum(
            loss_sum(self._model.weights, self.adapter, batch) for batch in parts(self._held, self._model.tokens.end)
        )
        return lost / taught(self._held)

    def _answer(self, when: str, which: Sequence[int]) -> None:
        """Answer these held-out prompts and note which answers were cut."""
        written = self._written([self._held[at].ids[: self._held[at].taught] for at in which])
        cut = {**self.note.cut, when: tuple(each.is_cut for each in written)}
        self._set(cut=cut, **{when: tuple(each.text for each in written)})

    def _written(self, prompts: Sequence[Sequence[int]]) -> tuple[Written, ...]:
        return answers(self._model, self.adapter, prompts, self._most)

    def _set(self, **changed: Any) -> None:
        self.note = self.note.model_copy(update=changed)

    def _save(self) -> None:
        numbers = {"adapter": self.adapter.numbers}
        if self.note.step < self.steps:
            numbers |= {"first": self._moments.first, "second": self._moments.second}
        write_tensors(self._file, numbers, {"note": self.note.model_dump_json()})

    def _take_up(self) -> None:
        """From the last checkpoint, if there is a sound one."""
        try:
            numbers, told = read_tensors(self._file)
            note = Note.model_validate_json(told["note"])
        except (FileNotFoundError, Damaged, KeyError, ValueError):
            return
        self.adapter.numbers[:] = numbers["adapter"]
        if "first" in numbers:
            self._moments.first[:], self._moments.second[:] = numbers["first"], numbers["second"]
        self.note = note


def shown(held: int) -> tuple[int, ...]:
    """Which held-out prompts are answered at half-way too: two, apart from each other."""
    return (0, held // 2) if held > 1 else (0,)


def count_steps(pairs: int, passes: int) -> int:
    """How many steps so many pairs take."""
    return passes * -(-pairs // SIZE)


def answers(model: Model, adapter: Adapter, prompts: Sequence[Sequence[int]], most: int) -> tuple[Written, ...]:
    """The likeliest answers, as many prompts at once as fit into memory."""
    said, group = list[Written](), list[Sequence[int]]()
    for at, prompt in enumerate(prompts):
        group.append(prompt)
        widest = max(len(each) for each in (*group, *prompts[at + 1 : at + 2])) + most
        if at == len(prompts) - 1 or (len(group) + 1) * widest > _ANSWER_TOKENS:
            made = generate(model.weights, adapter, group, model.tokens.end, most)
            said += [Written(model.tokens.text(each).strip(), len(each) >= most) for each in made]
            group = []
    return tuple(said)


def _looks(steps: int) -> set[int]:
    return {round(steps * look / _LOOKS) for look in range(1, _LOOKS + 1)}
