"""Labelled lines at the head of a document ("Ticket: parcel late"): what the piece was written from, and no part of it.

Where a label comes back down the document, each time begins a piece of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dataset.document import Document, Segment
from dataset.pair.labels import Labelled, Labels, labelled, lines_of
from dataset.pair.text import BODY_KINDS, body, word_count

ABOVE = "the lines above the text"  # as the source of a field
LEARNED_FROM = 3  # documents that begin with the same label on a line of its own, before it counts as one
_MOST_TITLE = 16  # words of a title that may stand above
_MOST_ASKED = 120  # words of a request that goes on below its label


@dataclass(frozen=True)
class Head:
    """The labelled lines, whether one of them says what was asked for, and what stands below.

    A lone line has lost its label where that says no more than "Brief".
    """

    lines: tuple[str, ...]
    asks: bool
    rest: tuple[Segment, ...]
    labels: tuple[str, ...]


def first_label(document: Document) -> str | None:
    """The label of a document that begins with one labelled line by itself: what `meet` counts."""
    first = next((each for each in document.segments if each.kind in BODY_KINDS), None)
    lines = lines_of(first) if first is not None else []
    told = labelled(lines[0]) if len(lines) == 1 else None
    return told.label if told and told.value else None


def heads_of(document: Document, labels: Labels, learned: Collection[str] = ()) -> list[Head]:
    """The head of the document, or of each of its pieces; none where it begins with no such line."""
    begin = _begin([*islice(_body(document), 2)], labels, learned)
    if begin is None:
        return []
    segments = [*_body(document)]
    head = _head(segments[begin:], labels, learned)
    if head is None:
        return []
    above = tuple(segments[:begin])
    starts = [begin + at for at in _again(segments[begin:], head)] if head.asks else []
    if not starts:
        return [Head(head.lines, head.asks, (*above, *head.rest), head.labels)]
    parts = [segments[start:end] for start, end in zip([begin, *starts], [*starts, len(segments)], strict=True)]
    return [each for part in parts if (each := _head(part, labels, learned)) is not None]


def _body(document: Document) -> Iterator[Segment]:
    return (each for each in document.segments if each.kind in BODY_KINDS and each.text.strip())


def _begin(segments: Sequence[Segment], labels: Labels, learned: Collection[str]) -> int | None:
    """The first segment, or the second below a title, where it begins with a label that says so."""
    for at, segment in enumerate(segments):
        told = labelled(lines_of(segment)[0])
        if told and _counts(told, labels, learned):
            return at
        is_title = segment.kind == "heading" or (segment.kind == "text" and len(lines_of(segment)) == 1)
        if not is_title or (told and labels.of(told.label)) or len(segment.text.split()) > _MOST_TITLE:
            return None
    return None


def _counts(told: Labelled, labels: Labels, learned: Collection[str]) -> bool:
    says = labels.of(told.label)
    return says in ("asks", "about") or (says is None and bool(told.value) and told.label in learned)


def _head(segments: Sequence[Segment], labels: Labels, learned: Collection[str]) -> Head | None:
    return _taken(segments, labels, learned, among=True) or _taken(segments, labels, learned, among=False)


def _taken(segments: Sequence[Segment], labels: Labels, learned: Collection[str], *, among: bool) -> Head | None:
    """The head of segments that begin with one; `among` takes unknown labels between or below known ones for facts."""
    taken: list[Labelled] = []
    at = count = 0
    while at < len(segments):
        lines = lines_of(segments[at])
        count = _head_lines(lines, labels, learned, bool(taken), among)
        taken += [told for line in lines[:count] if (told := labelled(line))]
        if count < len(lines):
            break
        at += 1
    if not taken or at == len(segments):
        return None
    asks = any(labels.of(told.label) != "about" for told in taken)
    shown = [told.line for told in taken if told.value]
    rest = list(segments[at:])
    if count and rest:  # the head ends within a segment: a request that goes on, or the piece itself
        lines = lines_of(rest[0])
        more = _goes_on(lines[count:], rest[1:], labels) if labels.of(taken[-1].label) == "asks" else []
        shown += more if taken[-1].value else [taken[-1].line, *more]
        below = "\n".join(lines[count + len(more) :]).strip()
        rest[:1] = [rest[0].model_copy(update={"text": below})] if below else []
    rest = _unwrapped(rest, labels)
    if not shown or not rest:
        return None
    if len(shown) == 1 and len(taken) == 1 and taken[0].label.split()[-1] in labels.plain:
        shown = [taken[0].value]
    return Head(tuple(shown), asks, tuple(rest), tuple(told.label for told in taken))


def _head_lines(lines: Sequence[str], labels: Labels, learned: Collection[str], has_begun: bool, among: bool) -> int:
    """How many lines from the first belong to the head."""
    all_told = [labelled(line) for line in lines]
    is_form = any(told and labels.of(told.label) == "parts" for told in all_told)
    count = 0
    for told in all_told:
        if told is None or (is_form and told.label in labels.either):
            break
        is_fact = among and count > 0 and bool(told.value) and labels.of(told.label) is None
        if not (is_fact or _counts(told, labels, learned)) or (not told.value and len(lines) == 1):
            break
        count += 1
    if has_begun and count and labels.of(_label(lines[0])) is None:
        return 0
    return count


def _label(line: str) -> str:
    told = labelled(line)
    return told.label if told else ""


def _goes_on(lines: Sequence[str], below: Sequence[Segment], labels: Labels) -> list[str]:
    """Further lines of a request, where enough text stands below to be the piece."""
    more: list[str] = []
    for line in lines:
        told = labelled(line)
        if told and labels.of(told.label) in ("parts", "wraps"):
            return more
        more.append(line.strip())
    count = word_count("\n".join(more))
    return more if count <= _MOST_ASKED and word_count(body(list(below))) > count else []


def _unwrapped(rest: list[Segment], labels: Labels) -> list[Segment]:
    """The piece without a label that only says that this is it ("Answer: ..."), unless it is one of several parts."""
    told = labelled(lines_of(rest[0])[0]) if rest else None
    if told is None or labels.of(told.label) != "wraps" or rest[0].kind == "row":
        return rest
    others = [labelled(line) for each in rest for line in lines_of(each)][1:]
    if any(other and labels.of(other.label) in ("parts", "wraps") for other in others):
        return rest
    below = "\n".join([told.value, *lines_of(rest[0])[1:]]).strip()
    return [*([rest[0].model_copy(update={"text": below})] if below else []), *rest[1:]]


def _again(segments: Sequence[Segment], head: Head) -> Iterator[int]:
    """Where the first label of the head begins a segment once more, with text between."""
    for at, segment in enumerate(segments):
        if at and _label(lines_of(segment)[0]) == head.labels[0]:
            yield at
