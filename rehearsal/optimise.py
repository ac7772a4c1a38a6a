"""One step of learning: AdamW (Loshchilov and Hutter 2019) with a warm start, a falling rate and a bounded step."""

from __future__ import annotations

import numpy as np

from rehearsal.gguf_file import Floats

RATE = 1e-3
_WARM_STEPS = 5
_DECAY = 0.01
_FIRST, _SECOND, _LEAST = 0.9, 0.999, 1e-8
_LONGEST = 1.0  # of the gradient, as the Hugging Face trainer has it


class Moments:
    """What the optimiser remembers between steps."""

    def __init__(self, count: int) -> None:
        self.first = np.zeros(count, np.float32)
        self.second = np.zeros(count, np.float32)


def rate_at(step: int, steps: int) -> float:
    """The learning rate of a step (the first is 0): rising over five steps, then falling to nothing."""
    return RATE * min(1.0, (step + 1) / _WARM_STEPS) * (1 - step / steps)


def learn(numbers: Floats, gradient: Floats, moments: Moments, step: int, steps: int) -> None:
    """Change the numbers against their gradient, in place; the gradient is used up."""
    length = float(np.sqrt(np.square(gradient, dtype=np.float64).sum()))
    if length > _LONGEST:
        gradient *= np.float32(_LONGEST / length)
    moments.first *= np.float32(_FIRST)
    moments.first += np.float32(1 - _FIRST) * gradient
    moments.second *= np.float32(_SECOND)
    np.square(gradient, out=gradient)
    moments.second += np.float32(1 - _SECOND) * gradient
    rate, count = rate_at(step, steps), step + 1
    size = np.sqrt(moments.second / np.float32(1 - _SECOND**count)) + np.float32(_LEAST)
    numbers *= np.float32(1 - rate * _DECAY)
    numbers -= np.float32(rate / (1 - _FIRST**count)) * (moments.first / size)
