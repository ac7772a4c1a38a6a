"""The prepared sets: a house style, its facts twin, and a varied voice; see examples/README.md."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from rehearsal.figures import Frozen, Pair

FOLDER = Path(__file__).parent / "examples"
NAMES = ("house_style", "facts", "letters")


class Mark(Frozen):
    """Something that can be looked for in an answer."""

    label: str
    pattern: str
    is_absence: bool = False  # the mark is that the pattern is not found

    def is_in(self, answer: str) -> bool:
        """Whether the answer has it."""
        return (re.search(self.pattern, answer.strip()) is None) == self.is_absence


class Prepared(Frozen):
    """A prepared set. `facts` holds, for each held-out pair, what a right answer must contain.

    `retold` asks in other words for facts that training pairs hold: prompt, and what a right answer must contain.
    """

    name: str
    label: str
    train: tuple[Pair, ...]
    held: tuple[Pair, ...]
    marks: tuple[Mark, ...] = ()
    facts: tuple[str, ...] = ()
    retold: tuple[tuple[str, str], ...] = ()


def load_prepared(name: str) -> Prepared:
    """A prepared set by its name."""
    told = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    lines = (FOLDER / told["file"]).read_text("utf-8").splitlines()
    pairs = [Pair(**json.loads(line)) for line in lines]
    held = int(told["held_out"])
    return Prepared(
        name=name,
        label=told["label"],
        train=tuple(pairs[:-held]),
        held=tuple(pairs[-held:]),
        marks=tuple(Mark(label=each["label"], pattern=each["pattern"]) for each in told.get("marks", ())),
        facts=tuple(each["must_contain"] for each in told.get("facts", ())),
        retold=tuple((each["prompt"], each["must_contain"]) for each in told.get("retold", ())),
    )


def has_fact(answer: str, fact: str) -> bool:
    """Whether the fact stands in the answer, not as part of a longer word or number."""
    return re.search(rf"(?<!\w){re.escape(fact)}(?!\w|[.,]\d)", answer) is not None
