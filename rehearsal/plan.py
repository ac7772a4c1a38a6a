"""What will be done, said before it is: how many pairs, how long, how much memory, what it can and cannot show."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from rehearsal.batches import SIZE
from rehearsal.figures import Pair, Plan, Settings
from rehearsal.marks import marks_of
from rehearsal.pairs import Chosen
from rehearsal.prepared import load_prepared
from rehearsal.training import count_steps

CURVE = (10, 20, 40)
FEW = 20  # pairs; with 10 of the house style none of 12 answers had it, with 20 three, with 40 all (2026-11-23)
_MATRIX_NUMBERS = 106_000_000  # of the frozen matrices that each token passes
_TAUGHT_NUMBERS = 28_000_000  # of the vocabulary, which only tokens of the answer pass
_OVERHEAD = 1.5  # of a step over its multiplications (measured 2026-11-23: 2.0 s of CPU where 1.4 were multiplying)
_ANSWERS_SECONDS = 8.0  # to answer all held-out prompts, as measured at _USUAL_SPEED
_OPEN_SECONDS = 5.0
_USUAL_SPEED = 120e9  # multiplications and additions a second, of two quiet cores
_MEMORY_MB, _DISK_MB = 1_300, 45
SHOWS = (
    "Whether a small model takes on the habits that your answers share, on prompts that it never trained on.",
    "What learning looks like, what held-out pairs are for, and from when on reading the pairs again stops helping.",
)
DOES_NOT_SHOW = (
    "How good a hosted model would be (a large one that a provider runs). This one is tiny: it stores what it knows "
    "in 135 million numbers, a large one in many billions.",
    "Facts of your business: the style is what is trained and counted here. Afterwards you can add a part that trains "
    "facts and shows what becomes of them.",
)


def make_plan(settings: Settings, chosen: Chosen, count: Callable[[str, str], int], speed: float) -> Plan:
    """The plan. `count` tells the tokens of a pair, `speed` the additions and multiplications a second."""
    sizes = [count(each.prompt, each.answer) for each in chosen.train]
    steps = count_steps(len(chosen.train), settings.passes)
    seconds = _OPEN_SECONDS + _train_seconds(sum(sizes), settings.passes, speed)
    answering = _ANSWERS_SECONDS * _USUAL_SPEED / speed
    seconds += 2.2 * answering + 7 * _read_seconds(chosen.held, count, speed)
    for pairs in parts_of(settings, len(chosen.train))[1:]:
        if pairs.startswith("curve-"):
            size = int(pairs.removeprefix("curve-"))
            seconds += _train_seconds(sum(sizes[:size]), settings.passes, speed) + answering
        else:
            facts = load_prepared("facts").train
            tokens = sum(count(each.prompt, each.answer) for each in facts)
            seconds += _train_seconds(tokens, settings.passes, speed) + 2.2 * answering
    return Plan(
        name=settings.name,
        train=len(chosen.train),
        held=len(chosen.held),
        left_out=chosen.left_out,
        shortened=chosen.shortened,
        tokens=sum(sizes),
        passes=settings.passes,
        steps=steps,
        seconds=round(seconds),
        memory_mb=_MEMORY_MB,
        disk_mb=_DISK_MB * len(parts_of(settings, len(chosen.train))),
        notes=_notes(settings, chosen),
        example=chosen.train[0],
        marks=tuple(mark.label for mark in marks_of(settings.example, [each.answer for each in chosen.train])),
        shows=SHOWS,
        does_not_show=DOES_NOT_SHOW,
    )


def parts_of(settings: Settings, pairs: int) -> tuple[str, ...]:
    """The parts of a rehearsal in their order."""
    curve = [f"curve-{size}" for size in CURVE if size < pairs] if settings.curve else []
    return ("main", *curve, *(["facts"] if settings.facts else []))


def paced_seconds(pairs: int, passes: int, seconds_a_step: float) -> int:
    """About how long a further training on so many pairs takes at the pace of one that was finished.

    As rehearsal/work.py counts it: the answers before and after are 6 steps each.
    """
    return round(_OPEN_SECONDS + (count_steps(pairs, passes) + 12) * seconds_a_step)


def guess_seconds(plan: Plan, passes: int, speed: float, share: float = 1.0) -> int:
    """About how long a further training on that share of the same pairs takes, with its answers."""
    answering = 2.2 * _ANSWERS_SECONDS * _USUAL_SPEED / speed
    return round(_OPEN_SECONDS + _train_seconds(round(plan.tokens * share), passes, speed) + answering)


def measure_speed(threads: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Additions and multiplications a second of this machine now, from a fifth of a second of work in one thread."""
    x, y = np.ones((256, 576), np.float32), np.ones((576, 1536), np.float32)
    x @ y
    began, done = clock(), 0
    while (passed := clock() - began) < 0.2:
        x @ y
        done += 2 * 256 * 576 * 1536
    return max(1e9, done / passed) * (1 if threads == 1 else 0.8 * threads)


def guessed_tokens(prompt: str, answer: str) -> int:
    """About how many tokens a pair has, where the model is not there to tell: four letters each, and the frame."""
    return (len(prompt) + len(answer)) // 4 + 12


def _train_seconds(tokens: int, passes: int, speed: float) -> float:
    """Two operations a number, forwards and backwards."""
    return passes * tokens * 4 * (_MATRIX_NUMBERS + _TAUGHT_NUMBERS / 2) * _OVERHEAD / speed


def _read_seconds(pairs: tuple[Pair, ...], count: Callable[[str, str], int], speed: float) -> float:
    tokens = sum(count(each.prompt, each.answer) for each in pairs)
    return tokens * 2 * _MATRIX_NUMBERS * _OVERHEAD / speed


def _notes(settings: Settings, chosen: Chosen) -> tuple[str, ...]:
    notes = list[str]()
    if len(chosen.train) < FEW:
        notes.append(
            f"{len(chosen.train)} pairs to train on are few. Of the prepared house style ten did nothing, twenty a "
            "little and forty all, so seeing little here says more about the number than about your pairs."
        )
    if chosen.shortened:
        notes.append(
            f"Of {chosen.shortened} long answers only the first sentences are used: long texts need more memory "
            "and time than this machine should give. How your texts end is not rehearsed for those."
        )
    if settings.example == "letters":
        notes.append(
            "This is a varied voice and not a fixed pattern, so expect a smaller change than with the house style."
        )
    if settings.example == "house_style":
        notes.append("The style of this set was made to be easy to see. Your own pairs will show less.")
    if settings.passes > 3:
        notes.append(
            f"{settings.passes} readings of all pairs are many: watch whether the held-out loss turns upwards "
            "(overfitting)."
        )
    if len(chosen.held) < SIZE:
        notes.append(f"Only {len(chosen.held)} pairs are held out, so its figures are hints.")
    return tuple(notes)
