"""The report that lies beside a training file: what is in it, what was left out, what it is good for."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from dataset.example import Example

HELD_OUT_FROM = 30  # examples below which a held-out part is too small to tell anything
TRIAL_FROM, ENOUGH_FROM = 50, 100  # see knowledge/concepts/how-many-examples.md


def examples(count: int) -> str:
    """1 example, 35 examples."""
    return f"{count:,} example{'' if count == 1 else 's'}"


def size_verdict(count: int) -> str:
    """What that many examples are good for, in a sentence."""
    if count < TRIAL_FROM:
        return (
            f"With {examples(count)} there is too little to train on. Put the best in a prompt, and go on collecting."
        )
    if count < ENOUGH_FROM:
        return f"{examples(count)} will do for a trial, if a prompt with samples has fallen short."
    return f"{examples(count)} of one kind are enough to train a small model and to see what it brings."


def held_out_words(count: int, held_out: int) -> str:
    """How many are held out, or why none is."""
    if held_out:
        return f"{examples(held_out)} in `validation.jsonl`"
    return (
        "none, because the briefs are too alike"
        if count >= HELD_OUT_FROM
        else (f"none; with fewer than {HELD_OUT_FROM} examples it would tell nothing")
    )


def report_markdown(train: Sequence[Example], validation: Sequence[Example], dropped: Sequence[tuple[int, str]]) -> str:
    """The report as Markdown. It holds no date, so that the same pairs give the same bytes."""
    pairs = [*train, *validation]
    inputs = {" ".join(example.input.casefold().split()) for example in pairs}
    lines = [
        "# Training data",
        "",
        size_verdict(len(pairs)),
        "",
        f"- Training: {examples(len(train))} in `train.jsonl`",
        f"- Held out, never to be trained on: {held_out_words(len(pairs), len(validation))}",
        f"- Words in an example, brief and piece: {_spread(pairs)}",
        f"- Briefs that stand for more than one piece: {len(pairs) - len(inputs)}",
        "- Layout: one chat example a line, the brief as the user's message and the piece as the assistant's",
        "",
        "## Left out",
        "",
        *([f"- Pair {number}: {reason}" for number, reason in dropped] or ["Nothing."]),
        "",
        "## Not looked at yet",
        "",
        "Near-duplicates, names and other personal data, facts in a piece that its brief does not give, and",
        "differences of manner between the pieces. Read the pairs for these yourself before you train.",
        "",
    ]
    return "\n".join(lines)


def _spread(pairs: Sequence[Example]) -> str:
    words = sorted(example.words for example in pairs)
    return f"{words[0]} to {words[-1]}, half of them below {round(median(words))}" if words else "none"
