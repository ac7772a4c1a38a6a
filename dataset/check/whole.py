"""What only the file as a whole can show: repeats, prompts that are all the same, too few or too many examples."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np

from dataset.check.examples import ANSWER_FIELD, PROMPT_FIELD
from dataset.check.layouts import Layout
from dataset.check.profiles import Profile
from dataset.check.report import Finding

MANY = 5_000_000  # examples whose repeats are looked for; each costs 12 bytes
SEPARATORS_FROM = 3  # prompts from which a common ending is no accident


def fingerprint(asked: str, answered: str) -> int:
    """A number for the text of both sides, blind to capitals and white space."""
    both = "\0".join(" ".join(side.casefold().split()) for side in (asked, answered))
    return int.from_bytes(blake2b(both.encode("utf-8", "replace"), digest_size=8).digest())


class Whole:
    """Sees every example once and keeps a few bytes of each."""

    def __init__(self) -> None:
        self.examples = 0
        self._marks = array("Q")
        self._lines = array("I")
        self._compared = 0
        self._first: tuple[str, str] | None = None
        self._same_prompt = self._same_answer = True
        self._ends: list[str] | None = None
        self._spaced = True

    def see(self, line: int, asked: str, answered: str) -> None:
        """Take in the two sides of a sound example."""
        self._compared += 1
        if len(self._marks) < MANY:
            self._marks.append(fingerprint(asked, answered))
            self._lines.append(line)
        if self._first is None:
            self._first, self._ends = (asked, answered), [asked[-40:], answered[-40:]]
        self._same_prompt = self._same_prompt and asked == self._first[0]
        self._same_answer = self._same_answer and answered == self._first[1]
        if self._ends is not None:
            self._ends = [_common_end(end, side) for end, side in zip(self._ends, (asked, answered), strict=True)]
        self._spaced = self._spaced and answered[:1].isspace()

    def findings(self, layout: Layout) -> Iterator[tuple[int | None, Finding]]:
        """What the examples show together, each with its line."""
        yield from self._repeats(layout)
        if self._compared > 1 and layout != "text":
            yield from self._sameness(layout)
        if layout == "prompt_completion" and self._compared >= SEPARATORS_FROM:
            yield from self._marks_of_sides()

    def _repeats(self, layout: Layout) -> Iterator[tuple[int | None, Finding]]:
        marks = np.frombuffer(self._marks, dtype=np.uint64) if self._marks else np.empty(0, dtype=np.uint64)
        order = np.argsort(marks, kind="stable")
        ordered = marks[order]
        repeated = np.flatnonzero(ordered[1:] == ordered[:-1]) + 1
        first = np.searchsorted(ordered, ordered[repeated])
        pairs = sorted((self._lines[order[at]], self._lines[order[of]]) for at, of in zip(repeated, first, strict=True))
        for line, earlier in pairs:
            what = f"This example is the same as the one in line {earlier}; it would be learned twice."
            yield line, Finding("P2.repeat", ANSWER_FIELD[layout], what, "Delete one of the two.")

    def _sameness(self, layout: Layout) -> Iterator[tuple[int | None, Finding]]:
        assert self._first is not None
        if self._same_prompt and not self._same_answer and self._first[0].strip():
            what = "Every example asks the same, so the model cannot learn what makes one answer differ from another."
            remedy = "Put into each prompt what its answer needs: the product, the facts, the reader, the length."
            yield self._lines[1], Finding("P2.prompts", PROMPT_FIELD[layout], what, remedy)
        if self._same_answer and not self._same_prompt:
            what = "Every example has the same answer, so that is all that the model will learn to say."
            yield self._lines[1], Finding("P2.answers", ANSWER_FIELD[layout], what, "Add examples with other answers.")

    def _marks_of_sides(self) -> Iterator[tuple[int | None, Finding]]:
        assert self._ends is not None
        if not self._ends[0].strip(" "):
            what = "The prompts have no common ending that tells the model where the answer begins."
            yield (
                None,
                Finding("P2.separator", "prompt", what, 'End every prompt alike, for example with "\\n\\n###\\n\\n".'),
            )
        if not self._spaced:
            what = "Not every completion begins with a space, as this old format wants it."
            yield None, Finding("P2.space", "completion", what, "Put one space before every completion.")
        if not self._ends[1].strip(" "):
            what = "The completions have no common ending that tells the model where to stop."
            yield None, Finding("P2.end", "completion", what, 'End every completion alike, for example with " END".')


def count_findings(examples: int, readers: Sequence[Profile]) -> Iterator[tuple[Finding, Sequence[Profile]]]:
    """Too few or too many examples, each with the readers who say so."""
    short = [reader for reader in readers if (reader.limits.min_examples or 0) > examples]
    for least in sorted({reader.limits.min_examples or 0 for reader in short}):
        saying = [reader for reader in short if reader.limits.min_examples == least]
        want = "wants" if len(saying) == 1 else "want"
        what = f"The file holds {_examples(examples)}; {_list(saying)} {want} at least {least}."
        remedy = f"Add {least - examples} more, or use these few as samples in a prompt instead."
        yield Finding("N1.min", "file", what, remedy), saying
    for reader in readers:
        most = reader.limits.max_examples
        if most is not None and examples > most:
            what = f"The file holds {_examples(examples)}; {reader.name} takes at most {most:,}."
            yield Finding("N1.max", "file", what, "Split the file, or keep the best."), [reader]


def advice(examples: int, readers: Sequence[Profile]) -> Iterator[str]:
    """What the readers advise beyond what they demand, as notes."""
    for reader in readers:
        wanted = reader.limits.suggested_examples
        if wanted and (reader.limits.min_examples or 0) <= examples < wanted:
            yield f"{reader.name} advises at least {wanted} examples; the file holds {examples}."


def size_findings(size: int, readers: Sequence[Profile]) -> Iterator[tuple[Finding, Sequence[Profile]]]:
    """A file that is larger than a reader takes."""
    for reader in readers:
        most = reader.limits.file_mb
        if most is not None and size > most * 1024 * 1024:
            what = f"The file has {size / 1024 / 1024:,.0f} MB; {reader.name} takes at most {most:,} MB."
            yield Finding("N2", "file", what, "Split it, or keep the best examples."), [reader]


def _common_end(one: str, other: str) -> str:
    if other.endswith(one):
        return one
    same = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        same += 1
    return one[len(one) - same :]


def _examples(count: int) -> str:
    return f"{count:,} example{'' if count == 1 else 's'}"


def _list(readers: Sequence[Profile]) -> str:
    return " and ".join(reader.name if reader.is_open else f"{reader.name} (closing)" for reader in readers)
