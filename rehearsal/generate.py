"""The model writes: the likeliest next token, one at a time, for several prompts at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from rehearsal.adapter import Adapter
from rehearsal.forward import Tokens, apply, gated, heads_of, norm, read, softmax, turn
from rehearsal.gguf_file import Floats
from rehearsal.shape import Weights, turns


def generate(
    weights: Weights,
    adapter: Adapter,
    prompts: Sequence[Sequence[int]],
    end: int,
    most: int,
    stop: Callable[[], bool] = lambda: False,
) -> list[list[int]]:
    """The likeliest answer to each prompt, at most `most` tokens; shorter when `stop` says so.

    The weights are read from memory once for all prompts, which makes twelve hardly dearer than one.
    """
    sizes = np.array([len(each) for each in prompts])
    ids = np.full((len(prompts), int(sizes.max())), end)
    for row, each in enumerate(prompts):
        ids[row, : len(each)] = each
    prompted = list[tuple[Floats, Floats]]()
    first = read(weights, adapter, ids, keep=False, memory=prompted)
    memory = [_room(key, value, int(sizes.max()) + most) for key, value in prompted]
    last = first.last.reshape(*ids.shape, -1)[np.arange(len(prompts)), sizes - 1]
    written: list[list[int]] = [[] for _ in prompts]
    open_ = np.ones(len(prompts), bool)
    for step in range(most):
        best = (last @ weights.embedding.T).argmax(-1)
        open_ &= best != end
        for row in np.nonzero(open_)[0].tolist():
            written[row].append(int(best[row]))
        if not open_.any() or step == most - 1 or stop():
            break
        last = _next(weights, adapter, best, sizes + step, memory)
    return written


def _room(key: Floats, value: Floats, room: int) -> tuple[Floats, Floats]:
    """Keys and values of the prompts with room for what will be written."""
    batch, groups, length, head = key.shape
    both = np.zeros((2, batch, groups, room, head), np.float32)
    both[0, :, :, :length], both[1, :, :, :length] = key, value
    return both[0], both[1]


def _next(
    weights: Weights, adapter: Adapter, ids: Tokens, places: Tokens, memory: list[tuple[Floats, Floats]]
) -> Floats:
    """Read one more token of each row at its place."""
    shape, rows = weights.shape, np.arange(len(ids))
    cosine, sine = (each[:, None, None, :] for each in turns(shape, places))
    seen = int(places.max()) + 1
    hidden = np.where(np.arange(seen)[None] > places[:, None], np.float32(-np.inf), np.float32(0))[:, None, None]
    x = weights.embedding[ids]
    for layer, pairs, (keys, values) in zip(weights.layers, adapter.layers, memory, strict=True):
        normed, _ = norm(x, layer.norm_in, shape.epsilon)
        qkv, _ = apply(layer.qkv, pairs.qkv, normed)
        query, key, value = heads_of(shape, qkv, len(ids))
        query = turn(query[:, :, :, 0], (cosine, sine))
        keys[rows, :, places], values[rows, :, places] = turn(key, (cosine, sine))[:, :, 0], value[:, :, 0]
        score = query @ keys[:, :, :seen].swapaxes(2, 3) * np.float32(shape.head**-0.5) + hidden
        mixed = (softmax(score) @ values[:, :, :seen]).reshape(len(ids), -1)
        x = x + apply(layer.out, pairs.out, mixed)[0]
        normed, _ = norm(x, layer.norm_mid, shape.epsilon)
        x = x + apply(layer.down, pairs.down, gated(shape, apply(layer.gate_up, pairs.gate_up, normed)[0]))[0]
    return norm(x, weights.norm_out, shape.epsilon)[0]
