"""Which pairs are rehearsed: read from a training file or a build, looked at, and put on two sides."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from dataset.build.final import WriteOptions, examples
from dataset.build.state import Build
from dataset.candidate import Candidate
from dataset.check.examples import sides
from dataset.check.layouts import layouts_of, respelled
from dataset.check.lines import BOM, read_lines
from dataset.check.strict_json import parse_line
from dataset.curate.fold import normalised
from dataset.curate.languages import LanguageCheck
from dataset.pair.vocabulary import read_vocabulary
from rehearsal.cutting import LONGEST, first_sentences
from rehearsal.figures import Frozen, LeftOut, Pair

LEAST, MOST = 10, 80  # pairs; more would teach a person nothing new and take longer
MOST_HELD = 12
_HELD_SHARE = 6  # one pair in so many is held out
_MOST_LINES = 20_000


class TooLittle(Exception):
    """There is not enough to rehearse with; str() is a sentence for the person."""


class Chosen(Frozen):
    """The pairs of a rehearsal, and what was not taken."""

    train: tuple[Pair, ...]
    held: tuple[Pair, ...]
    left_out: tuple[LeftOut, ...] = ()
    shortened: int = 0


def read_pairs(file: Path) -> list[Pair]:
    """The pairs of a training file in any layout that the dataset room knows. Raises TooLittle and OSError."""
    found, lines = list[Pair](), 0
    with file.open("rb") as stream:
        for line in read_lines(stream):
            lines += 1
            if lines > _MOST_LINES:
                break
            value = parse_line(line.raw.removeprefix(BOM))[0] if line.raw.strip() else None
            if isinstance(value, dict) and (pair := _pair_of(value)) is not None:
                found.append(pair)
    if not found:
        raise TooLittle(
            f"I found no pairs in {file.name}. I can read a JSONL file with one example a line, for instance "
            '{"prompt": "...", "answer": "..."} or {"messages": [...]}. `peri dataset check FILE` says what is wrong.'
        )
    return found


def build_pairs(build: Build) -> tuple[list[Pair], list[Pair]]:
    """The pairs of a build: those written, with their held-out side; before that, those that are kept."""
    options = WriteOptions.model_validate(build.value("options", {}))
    train = [Pair(prompt=each.input, answer=each.output) for each in examples(build, "train", options)]
    held = [Pair(prompt=each.input, answer=each.output) for each in examples(build, "validation", options)]
    if train:
        return train, held
    rows = build.db.execute(
        "SELECT body, d.prompt, d.answer FROM candidates LEFT JOIN decisions d ON d.candidate = candidates.id "
        "WHERE standing = 'keep' AND strategy <> 'none' ORDER BY seq"
    )
    kept = list[Pair]()
    for row in rows:
        one = Candidate.model_validate_json(row["body"])
        prompt = one.prompt if row["prompt"] is None else row["prompt"]
        kept.append(Pair(prompt=prompt, answer=one.answer if row["answer"] is None else row["answer"]))
    return kept, []


def choose(pairs: Sequence[Pair], held: Sequence[Pair], count: Callable[[str, str], int], seed: int) -> Chosen:
    """The pairs to train on and to hold out; `count` tells the tokens of a pair. Raises TooLittle.

    What is empty, repeated, not English or cannot be made short enough is left out. Of a long answer the first
    sentences are taken.
    """
    sieve = _Sieve(count)
    held_out = [made for pair in held if (made := sieve.taken(pair)) is not None]
    usable = [made for pair in pairs if (made := sieve.taken(pair)) is not None]
    random.Random(seed).shuffle(usable)
    if len(usable) + len(held_out) < LEAST:
        raise TooLittle(_too_few(len(pairs) + len(held), len(usable) + len(held_out), sieve.left_out()))
    missing = min(MOST_HELD, max(2, (len(usable) + len(held_out)) // _HELD_SHARE)) - len(held_out)
    if missing > 0:
        held_out, usable = [*held_out, *usable[:missing]], usable[missing:]
    more = max(0, len(usable) - MOST)
    left = sieve.left_out()
    if more:
        left = (*left, LeftOut(count=more, reason=f"more than the {MOST} that a rehearsal takes"))
    chosen = Chosen(train=tuple(usable[:MOST]), held=tuple(held_out[:MOST_HELD]), left_out=left)
    return chosen.model_copy(update={"shortened": sieve.shortened})


class _Sieve:
    """Looks at one pair after the other and remembers what it did not take."""

    def __init__(self, count: Callable[[str, str], int]) -> None:
        self._count = count
        self._english = LanguageCheck(("en",), read_vocabulary(), told=True)
        self._met = set[str]()
        self._reasons = Counter[str]()
        self.shortened = 0

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(count=count, reason=reason) for reason, count in self._reasons.most_common())

    def taken(self, pair: Pair) -> Pair | None:
        """The pair as it will be used; None when it is not."""
        prompt, answer = pair.prompt.strip(), pair.answer.strip()
        reason = None
        if not prompt or not answer:
            reason = "one side is empty"
        elif normalised(answer) in self._met:
            reason = "the same answer stands there twice"
        elif any(self._english.find(answer)):
            reason = "not English, and the small model knows nothing else"
        self._met.add(normalised(answer))
        if reason is None and self._count(prompt, answer) > LONGEST:
            answer = first_sentences(prompt, answer, self._count)
            self.shortened += bool(answer)
            reason = None if answer else "the prompt or the first sentence alone is too long"
        if reason is not None:
            self._reasons[reason] += 1
            return None
        return Pair(prompt=prompt, answer=answer)


def _pair_of(value: dict[str, object]) -> Pair | None:
    if isinstance(value.get("prompt"), str) and isinstance(value.get("answer"), str):
        return Pair(prompt=str(value["prompt"]), answer=str(value["answer"]))
    spelled = respelled(value)
    layout = next(iter(layouts_of(spelled)), None)
    if layout is None or layout == "text":
        return None
    asked, answered = sides(spelled, layout)
    return Pair(prompt=asked.strip(), answer=answered.strip())


def _too_few(all_: int, usable: int, left: tuple[LeftOut, ...]) -> str:
    why = "; ".join(f"{each.count} left out: {each.reason}" for each in left)
    found = "There are no pairs to rehearse with" if not all_ else f"Of {all_} pairs, {usable} can be used"
    told = f"{found}{f' ({why})' if why else ''}."
    return f"{told} A rehearsal needs at least {LEAST}. `peri rehearse` without a name shows it on a prepared set."
