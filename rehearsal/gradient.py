"""The way back: the loss of a batch, and how it changes with each number of the adapter."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rehearsal.adapter import RANK, SCALE, Adapter, LayerPairs, Pair
from rehearsal.forward import Kept, Read, Tokens, gated, norm, read, rows_of, sigmoid, turn
from rehearsal.gguf_file import Floats
from rehearsal.shape import Layer, Shape, Weights

UNTAUGHT = -100  # the label of a token that is not to be learnt


class Batch(NamedTuple):
    """Token rows of equal length, and beside each token itself where it is to be learnt, else UNTAUGHT."""

    ids: Tokens
    labels: Tokens

    @property
    def taught(self) -> int:
        """How many tokens are to be learnt."""
        return int((self.labels[:, 1:] != UNTAUGHT).sum())


def loss_sum(weights: Weights, adapter: Adapter, batch: Batch) -> float:
    """The surprise (natural logarithm) at the tokens to be learnt, added up."""
    _, _, losses = _surprise(weights, read(weights, adapter, batch.ids, keep=False), batch)
    return float(losses.sum(dtype=np.float64))


def add_gradient(weights: Weights, adapter: Adapter, batch: Batch, gradient: Adapter, per: int) -> float:
    """Add the gradient of the loss divided by `per`; the loss, added up."""
    done = read(weights, adapter, batch.ids, keep=True)
    rows, shares, losses = _surprise(weights, done, batch)
    shares[np.arange(len(rows)), _targets(batch)] -= 1
    shares /= np.float32(per)
    back = np.zeros_like(done.last)
    back[rows] = shares @ weights.embedding
    del shares
    back = _norm_back(back, done.x, done.x_scale, weights.norm_out)
    for at in range(weights.shape.layers - 1, -1, -1):
        layer, pairs, into = weights.layers[at], adapter.layers[at], gradient.layers[at]
        back = _layer_back(weights.shape, layer, pairs, into, done.layers[at], done.turns, back, batch.ids.shape[0])
    return float(losses.sum(dtype=np.float64))


def _targets(batch: Batch) -> Tokens:
    following = batch.labels[:, 1:].reshape(-1)
    taught: Tokens = following[following != UNTAUGHT]
    return taught


def _surprise(weights: Weights, done: Read, batch: Batch) -> tuple[Tokens, Floats, Floats]:
    """The rows that foretell a token to be learnt, the share that each token of the vocabulary gets, the losses."""
    length = batch.ids.shape[1]
    at = np.nonzero((batch.labels[:, 1:] != UNTAUGHT).reshape(-1))[0]
    rows = at // (length - 1) * length + at % (length - 1)
    shares = done.last[rows] @ weights.embedding.T
    shares -= shares.max(-1, keepdims=True)
    wanted = shares[np.arange(len(rows)), _targets(batch)]
    np.exp(shares, out=shares)
    total = shares.sum(-1, keepdims=True)
    shares /= total
    return rows, shares, np.log(total[:, 0]) - wanted


def _layer_back(
    shape: Shape,
    layer: Layer,
    pairs: LayerPairs,
    into: LayerPairs,
    kept: Kept,
    turned: tuple[Floats, Floats],
    back: Floats,
    batch: int,
) -> Floats:
    """Through one layer from its end to its beginning."""
    gate, up = kept.gate_up[:, : shape.inner], kept.gate_up[:, shape.inner :]
    opened = sigmoid(gate)
    inner = _apply_back(layer.down, pairs.down, into.down, gated(shape, kept.gate_up), kept.thin[3], back)
    both = np.concatenate([inner * up * opened * (1 + gate * (1 - opened)), inner * gate * opened], axis=1)
    normed, _ = norm(kept.middle, layer.norm_mid, shape.epsilon)
    normed_back = _apply_back(layer.gate_up, pairs.gate_up, into.gate_up, normed, kept.thin[2], both)
    middle = back + _norm_back(normed_back, kept.middle, kept.middle_scale, layer.norm_mid)
    mixed = _apply_back(layer.out, pairs.out, into.out, kept.mixed, kept.thin[1], middle)
    qkv = _attention_back(shape, kept, turned, mixed, batch)
    normed, _ = norm(kept.x, layer.norm_in, shape.epsilon)
    normed_back = _apply_back(layer.qkv, pairs.qkv, into.qkv, normed, kept.thin[0], qkv)
    return middle + _norm_back(normed_back, kept.x, kept.x_scale, layer.norm_in)


def _attention_back(shape: Shape, kept: Kept, turned: tuple[Floats, Floats], mixed: Floats, batch: int) -> Floats:
    length = kept.key.shape[2]
    parts = shape.heads // shape.groups
    apart = mixed.reshape(batch, length, shape.groups, parts, shape.head).transpose(0, 2, 3, 1, 4)
    out = apart.reshape(batch, shape.groups, parts * length, shape.head)
    value: Floats = kept.share.swapaxes(2, 3) @ out
    share: Floats = out @ kept.value.swapaxes(2, 3)
    share -= (share * kept.share).sum(-1, keepdims=True)
    share *= kept.share
    share *= np.float32(shape.head**-0.5)
    query: Floats = (share @ kept.key).reshape(batch, shape.groups, parts, length, shape.head)
    key = turn(share.swapaxes(2, 3) @ kept.query, turned, back=True)
    query = turn(query, turned, back=True).reshape(batch, shape.groups, parts * length, shape.head)
    return np.concatenate([rows_of(shape, each, length) for each in (query, key, value)], axis=1)


def _apply_back(frozen: Floats, pair: Pair, into: Pair, x: Floats, thin: Floats, back: Floats) -> Floats:
    """Note the gradient of the thin matrices; what goes back to the input."""
    at, thin_back = 0, np.empty_like(thin)
    for number, (up, up_into) in enumerate(zip(pair.ups, into.ups, strict=True)):
        own, part = slice(RANK * number, RANK * (number + 1)), back[:, at : at + len(up)]
        up_into += SCALE * (part.T @ thin[:, own])
        thin_back[:, own] = SCALE * (part @ up)
        at += len(up)
    into.down[:] += thin_back.T @ x
    y = back @ frozen
    y += thin_back @ pair.down
    return y


def _norm_back(back: Floats, x: Floats, scale: Floats, weight: Floats) -> Floats:
    scaled = back * weight
    through: Floats = scaled * scale - x * (scale**3) * (scaled * x).mean(-1, keepdims=True)
    return through
