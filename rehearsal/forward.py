"""The model reads: from tokens to the last layer, keeping what the way back needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rehearsal.adapter import Adapter, LayerPairs, Pair
from rehearsal.gguf_file import Floats
from rehearsal.shape import Layer, Shape, Weights, turns

Tokens = NDArray[np.int64]


@dataclass(frozen=True)
class Kept:
    """What one layer keeps for the way back. A row is a token; heads that share a key lie below each other."""

    x: Floats
    x_scale: Floats
    query: Floats  # batch, group, heads of the group x length, head
    key: Floats  # batch, group, length, head
    value: Floats
    share: Floats  # of attention: batch, group, heads of the group x length, length
    mixed: Floats
    middle: Floats
    middle_scale: Floats
    gate_up: Floats
    thin: tuple[Floats, Floats, Floats, Floats]  # the inputs through the four `down`s


@dataclass(frozen=True)
class Read:
    """A batch that was read: the last rows (normed), and what is kept."""

    last: Floats
    x: Floats
    x_scale: Floats
    layers: tuple[Kept, ...]
    turns: tuple[Floats, Floats]


def read(
    weights: Weights, adapter: Adapter, ids: Tokens, *, keep: bool, memory: list[tuple[Floats, Floats]] | None = None
) -> Read:
    """Read a batch of token rows of equal length; short ones are filled up at their end.

    The keys and values of each layer go to `memory` when it is given: what writing on needs, and much less than all.
    """
    shape, (batch, length) = weights.shape, ids.shape
    turned = turns(shape, np.arange(length))
    unseen = np.triu(np.full((length, length), -np.inf, np.float32), 1)
    hidden = np.tile(unseen, (shape.heads // shape.groups, 1))
    x = weights.embedding[ids.reshape(-1)]
    kept = list[Kept]()
    for layer, pairs in zip(weights.layers, adapter.layers, strict=True):
        x, one = _layer(shape, layer, pairs, x, batch, turned, hidden)
        if keep:
            kept.append(one)
        if memory is not None:
            memory.append((one.key, one.value))
        del one
    last, scale = norm(x, weights.norm_out, shape.epsilon)
    return Read(last, x, scale, tuple(kept), turned)


def _layer(
    shape: Shape, layer: Layer, pairs: LayerPairs, x: Floats, batch: int, turned: tuple[Floats, Floats], hidden: Floats
) -> tuple[Floats, Kept]:
    normed, x_scale = norm(x, layer.norm_in, shape.epsilon)
    qkv, thin_qkv = apply(layer.qkv, pairs.qkv, normed)
    query, key, value = heads_of(shape, qkv, batch)
    query, key = turn(query, turned), turn(key, turned)
    length = key.shape[2]
    query = query.reshape(batch, shape.groups, -1, shape.head)
    share = softmax(query @ key.swapaxes(2, 3) * np.float32(shape.head**-0.5) + hidden)
    mixed = rows_of(shape, share @ value, length)
    added, thin_out = apply(layer.out, pairs.out, mixed)
    middle = x + added
    normed, middle_scale = norm(middle, layer.norm_mid, shape.epsilon)
    gate_up, thin_mid = apply(layer.gate_up, pairs.gate_up, normed)
    added, thin_down = apply(layer.down, pairs.down, gated(shape, gate_up))
    thin = (thin_qkv, thin_out, thin_mid, thin_down)
    kept = Kept(x, x_scale, query, key, value, share, mixed, middle, middle_scale, gate_up, thin)
    return middle + added, kept


def norm(x: Floats, weight: Floats, epsilon: float) -> tuple[Floats, Floats]:
    """Root mean square norm (Zhang and Sennrich 2019), and the factor of each row."""
    scale = 1 / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(epsilon))
    return x * scale * weight, scale


def apply(frozen: Floats, pair: Pair, x: Floats) -> tuple[Floats, Floats]:
    """A frozen matrix with its adapter; also the input through `down`."""
    thin = x @ pair.down.T
    y = x @ frozen.T
    pair.add_to(y, thin)
    return y, thin


def heads_of(shape: Shape, qkv: Floats, batch: int) -> tuple[Floats, Floats, Floats]:
    """Queries (batch, group, head of the group, length, head), keys and values (batch, group, length, head)."""
    q, k, v = np.split(qkv, [shape.width, shape.width + shape.keys], axis=1)
    query = q.reshape(batch, -1, shape.groups, shape.heads // shape.groups, shape.head).transpose(0, 2, 3, 1, 4)
    key = k.reshape(batch, -1, shape.groups, shape.head).transpose(0, 2, 1, 3)
    value = v.reshape(batch, -1, shape.groups, shape.head).transpose(0, 2, 1, 3)
    return query, key, np.ascontiguousarray(value)


def rows_of(shape: Shape, x: Floats, length: int) -> Floats:
    """From (batch, group, heads of the group x length, head) back to one row a token."""
    batch = x.shape[0]
    apart = x.reshape(batch, shape.groups, -1, length, shape.head)
    return apart.transpose(0, 3, 1, 2, 4).reshape(batch * length, -1)


def turn(x: Floats, turned: tuple[Floats, Floats], back: bool = False) -> Floats:
    """Turn the halves of each head by its position, or turn them back."""
    cosine, sine = turned
    if back:
        sine = -sine
    half = x.shape[-1] // 2
    first, second = x[..., :half], x[..., half:]
    both: Floats = np.concatenate([first * cosine - second * sine, second * cosine + first * sine], axis=-1)
    return both


def softmax(x: Floats) -> Floats:
    """Shares that add up to one in each row; in place."""
    x -= x.max(-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(-1, keepdims=True)
    return x


def sigmoid(x: Floats) -> Floats:
    """1 / (1 + e^-x), without a complaint where e^-x is too large to hold."""
    with np.errstate(over="ignore"):
        opened = np.float32(1) / (np.float32(1) + np.exp(-x))
    return opened


def gated(shape: Shape, gate_up: Floats) -> Floats:
    """The gated unit (SwiGLU, Shazeer 2020)."""
    gate, up = gate_up[:, : shape.inner], gate_up[:, shape.inner :]
    return gate * sigmoid(gate) * up
