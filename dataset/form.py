"""Pieces that are forms: labelled parts in one order ("Title: ... Body: ... Button: ..."), each of its own length.

Which labels are parts is told by the pieces themselves: a label that begins a line in most of them, about once each.
They make a form where they cover most of what is written; else they are lines that come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import median

from pydantic import BaseModel, ConfigDict

from dataset.pair.labels import labelled
from dataset.pair.text import word_count

LEAST_PIECES = 3  # that share a label
_SHARE = 0.6  # of the pieces that bear a part's label
_MOST_TIMES = 1.5  # on average in a piece that bears it; more, and it is a list
_LEAST_PARTS = 2
_LEAST_COVERED = 0.5  # of all words
_END = re.compile(r"[.!?…]\W*\Z")


class Part(BaseModel):
    """One part of the form: its label, in how many pieces it stands, and the words and characters of what follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    pieces: int
    words: tuple[int, ...]
    characters: tuple[int, ...]
    with_stop: int  # of them end with a full stop or the like


class Form(BaseModel):
    """The parts in their order, and the pieces that have all of them in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: tuple[Part, ...]
    in_order: int
    pieces: int


def form_of(texts: Sequence[str]) -> Form | None:
    """The form that most of the texts have; None where they have none."""
    if len(texts) < LEAST_PIECES:
        return None
    read = [parts_of(text) for text in texts]
    shared = _shared(read)
    covered = sum(_covered(parts, shared) for parts in read)
    if len(shared) < _LEAST_PARTS or covered < _LEAST_COVERED * sum(map(word_count, texts)):
        return None
    orders = Counter(tuple(label.casefold() for label, _ in parts if label.casefold() in shared) for parts in read)
    order = max(orders, key=lambda each: (len(set(each)) == len(shared), orders[each], each))
    ordered = list(dict.fromkeys(order)) + sorted(shared.keys() - set(order))
    return Form(
        parts=tuple(_part(label, read) for label in ordered),
        in_order=orders[tuple(ordered)],
        pieces=len(texts),
    )


def lines_that_come_back(texts: Sequence[str]) -> list[str]:
    """The labels of lines that most pieces have, for pieces that are no forms; in a sentence, or none."""
    read = [parts_of(text) for text in texts]
    holders = Counter(label for parts in read for label in dict(parts))
    shared = _shared(read)
    told = [
        f"“{label}:” ({count})"
        for label, count in holders.items()
        if label.casefold() in shared and "Name" not in label.split()  # a token stood there
    ]
    return [f"Labelled lines that come back: {', '.join(told[:6])}."] if told else []


def parts_of(text: str) -> list[tuple[str, str]]:
    """The labels that begin its lines, as they are written, each with what follows up to the next."""
    found: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        told = labelled(line)
        if told is not None:
            found.append(
                (line[: line.index(told.value) if told.value else len(line)].strip(" *_#>-:：\t"), [told.value])
            )
        elif found:
            found[-1][1].append(line.strip())
    return [(label, "\n".join(lines).rstrip()) for label, lines in found]


def without_labels(text: str, form: Form | None) -> str:
    """What the parts say, a paragraph each: what sentences are counted in."""
    if form is None:
        return text
    known = {part.label.casefold() for part in form.parts}
    lines = []
    for line in text.split("\n"):
        told = labelled(line)
        is_part = told is not None and line.strip(" *_#>-").casefold().startswith(tuple(known))
        lines.append(told.value if told is not None and is_part else line)
    return "\n".join(lines)


def form_sentences(form: Form) -> list[str]:
    """The form in words: which parts, in which order, and the length of each."""
    names = ", ".join(part.label for part in form.parts)
    kept = "in all of them" if form.in_order == form.pieces else f"in {form.in_order} of {form.pieces}"
    told = [
        f"A form with {len(form.parts)} labelled parts, in this order {kept}: {names}. Keep the labels as they are."
    ]
    for part in form.parts:
        seldom = "" if part.pieces == form.pieces else f" (in {part.pieces} of {form.pieces})"
        stop = {0: ", never a full stop at its end", part.pieces: ", a full stop or the like at its end"}
        told.append(
            f"{part.label}{seldom}: {_span(part.words, 'word')}, {_span(part.characters, 'character')}"
            f"{stop.get(part.with_stop, '')}."
        )
    return told


def _shared(read: Sequence[list[tuple[str, str]]]) -> dict[str, int]:
    """The labels that most pieces bear, about once each, in small letters, with their pieces."""
    holders, times = Counter[str](), Counter[str]()
    for parts in read:
        times.update(label.casefold() for label, _ in parts)
        holders.update({label.casefold() for label, _ in parts})
    least = max(LEAST_PIECES, _SHARE * len(read))
    return {label: count for label, count in holders.items() if count >= least and times[label] <= _MOST_TIMES * count}


def _covered(parts: Sequence[tuple[str, str]], shared: Collection[str]) -> int:
    """The words of a piece in parts of its form: on the line of the label, or below one that stands alone."""
    return sum(
        word_count(label) + word_count(value if value.startswith("\n") else value.split("\n", 1)[0])
        for label, value in parts
        if label.casefold() in shared
    )


def _part(label: str, read: Sequence[list[tuple[str, str]]]) -> Part:
    values = [next((value for name, value in parts if name.casefold() == label), None) for parts in read]
    said = [value.strip() for value in values if value is not None]
    names = Counter(name for parts in read for name, _ in parts if name.casefold() == label)
    return Part(
        label=max(names, key=lambda name: (names[name], name)),
        pieces=len(said),
        words=tuple(word_count(value) for value in said),
        characters=tuple(len(value) for value in said),
        with_stop=sum(bool(_END.search(value)) for value in said),
    )


def _span(values: Sequence[int], unit: str) -> str:
    low, middle, high = min(values), round(median(values)), max(values)
    told = f"{middle} {unit}{'' if middle == 1 else 's'}"
    return told if low == high else f"about {told} ({low} to {high})"
