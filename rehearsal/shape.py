"""The measures of a model of the Llama kind, and its weights in the order in which they are used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal.gguf_file import Floats, GgufFile, NotReadable


@dataclass(frozen=True)
class Shape:
    """How wide and deep the model is."""

    layers: int
    width: int
    inner: int  # of the feed-forward part
    heads: int
    groups: int  # key-value heads; several heads share one
    vocabulary: int
    epsilon: float
    rope_base: float

    @property
    def head(self) -> int:
        """The width of one head."""
        return self.width // self.heads

    @property
    def keys(self) -> int:
        """The width of all keys, and of all values."""
        return self.groups * self.head


@dataclass(frozen=True)
class Layer:
    """The frozen weights of one layer; each matrix is outputs by inputs, those with the same input lie together."""

    norm_in: Floats
    qkv: Floats
    out: Floats
    norm_mid: Floats
    gate_up: Floats
    down: Floats


@dataclass(frozen=True)
class Weights:
    """A whole model; the embedding is its output matrix too."""

    shape: Shape
    embedding: Floats
    layers: tuple[Layer, ...]
    norm_out: Floats


def read_weights(file: GgufFile) -> Weights:
    """The weights of an open file, about 540 MB for the packaged model. Raises NotReadable."""
    shape = read_shape(file)
    layers = tuple(_layer(file, shape, number) for number in range(shape.layers))
    return Weights(shape, file.tensor("token_embd.weight"), layers, file.tensor("output_norm.weight").reshape(-1))


def read_shape(file: GgufFile) -> Shape:
    """The measures of an open file. Raises NotReadable."""
    told = file.settings
    if told.get("general.architecture") != "llama":
        raise NotReadable("this is not a model of the Llama kind")
    return Shape(
        layers=int(told["llama.block_count"]),
        width=int(told["llama.embedding_length"]),
        inner=int(told["llama.feed_forward_length"]),
        heads=int(told["llama.attention.head_count"]),
        groups=int(told["llama.attention.head_count_kv"]),
        vocabulary=int(told["llama.vocab_size"]),
        epsilon=float(told["llama.attention.layer_norm_rms_epsilon"]),
        rope_base=float(told["llama.rope.freq_base"]),
    )


def _layer(file: GgufFile, shape: Shape, number: int) -> Layer:
    def weight(name: str) -> Floats:
        return file.tensor(f"blk.{number}.{name}.weight")

    query = _halves(weight("attn_q"), shape.heads)
    key = _halves(weight("attn_k"), shape.groups)
    return Layer(
        norm_in=weight("attn_norm").reshape(-1),
        qkv=np.concatenate([query, key, weight("attn_v")]),
        out=weight("attn_output"),
        norm_mid=weight("ffn_norm").reshape(-1),
        gate_up=np.concatenate([weight("ffn_gate"), weight("ffn_up")]),
        down=weight("ffn_down"),
    )


def _halves(matrix: Floats, heads: int) -> Floats:
    """Rows of each head from the order of GGUF (turned pairs side by side) to that of the published model (halves).

    The converter of llama.cpp does the opposite (`LlamaModel.permute`).
    """
    rows, columns = matrix.shape
    return matrix.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


def turns(shape: Shape, positions: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Cosine and sine of the rotary position encoding (Su et al. 2021), one row a position."""
    half = shape.head // 2
    speed = shape.rope_base ** (-np.arange(half, dtype=np.float64) / half)
    angle = positions[..., None] * speed
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
