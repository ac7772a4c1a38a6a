"""The adapter: two thin matrices beside each frozen one (LoRA, Hu et al. 2021), all in one row of numbers.

One row makes the optimiser, the checkpoint and the comparison of two runs simple; the matrices are views into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rehearsal.gguf_file import Floats
from rehearsal.shape import Shape

RANK = 8
ALPHA = 16
SCALE = np.float32(ALPHA / RANK)


@dataclass(frozen=True)
class Pair:
    """The thin matrices beside one frozen matrix; `ups` share the input and have one `down` each, stacked."""

    down: Floats  # (rank x number of ups) by inputs
    ups: tuple[Floats, ...]  # outputs by rank

    def add_to(self, y: Floats, h: Floats) -> None:
        """Add what the adapter says to the frozen matrix's `y`, where `h` is the input through `down`."""
        at = 0
        for number, up in enumerate(self.ups):
            y[:, at : at + len(up)] += SCALE * (h[:, RANK * number : RANK * (number + 1)] @ up.T)
            at += len(up)


@dataclass(frozen=True)
class LayerPairs:
    """The adapter of one layer."""

    qkv: Pair
    out: Pair
    gate_up: Pair
    down: Pair


class Adapter:
    """All numbers of an adapter, or of its gradient, with views by layer."""

    def __init__(self, shape: Shape, numbers: Floats | None = None) -> None:
        self.shape = shape
        self.numbers = np.zeros(count_numbers(shape), np.float32) if numbers is None else numbers
        self._at = 0
        self.layers = tuple(self._layer() for _ in range(shape.layers))

    def _layer(self) -> LayerPairs:
        s = self.shape
        return LayerPairs(
            qkv=self._pair(s.width, s.width, s.keys, s.keys),
            out=self._pair(s.width, s.width),
            gate_up=self._pair(s.width, s.inner, s.inner),
            down=self._pair(s.inner, s.width),
        )

    def _pair(self, inputs: int, *outputs: int) -> Pair:
        down = self._view(RANK * len(outputs), inputs)
        return Pair(down, tuple(self._view(count, RANK) for count in outputs))

    def _view(self, rows: int, columns: int) -> Floats:
        start, self._at = self._at, self._at + rows * columns
        return self.numbers[start : self._at].reshape(rows, columns)


def count_numbers(shape: Shape) -> int:
    """How many numbers an adapter for this shape has; those of the packaged model 2.4 million."""
    s = shape
    sides = (s.width + s.width) + 2 * (s.width + s.keys) + (s.width + s.width) + 3 * (s.width + s.inner)
    return s.layers * RANK * sides


def new_adapter(shape: Shape, seed: int) -> Adapter:
    """An adapter that changes nothing yet: `down` by chance, `up` zero, as in the paper."""
    adapter = Adapter(shape)
    dice = np.random.default_rng(seed)
    for layer in adapter.layers:
        for pair in (layer.qkv, layer.out, layer.gate_up, layer.down):
            inputs = pair.down.shape[1]
            pair.down[:] = dice.standard_normal(pair.down.shape, np.float32) / np.float32(np.sqrt(inputs))
    return adapter


def named_matrices(adapter: Adapter) -> Iterator[tuple[str, Floats]]:
    """Every matrix under the name that PEFT gives it, for its file format."""
    names = ("q_proj", "k_proj", "v_proj"), ("o_proj",), ("gate_proj", "up_proj"), ("down_proj",)
    for number, layer in enumerate(adapter.layers):
        pairs = (layer.qkv, layer.out, layer.gate_up, layer.down)
        for pair, part, group in zip(pairs, ("self_attn", "self_attn", "mlp", "mlp"), names, strict=True):
            for at, name in enumerate(group):
                stem = f"base_model.model.model.layers.{number}.{part}.{name}"
                yield f"{stem}.lora_A.weight", pair.down[RANK * at : RANK * (at + 1)]
                yield f"{stem}.lora_B.weight", pair.ups[at]
