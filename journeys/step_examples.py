"""What somebody might say at the end of a step: its own sample sentence, else one for the report that it asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter

from journeys.run import RunStep

IN_STEP = r"\b(?:as in|like|like this:) “([^”]+)”"
# By words of the report that a step wants; the figures are invented, and said to be.
BY_REPORT = (
    (r"words changed.*model", "44 words in a hundred, Claude, 23 November"),
    (r"words changed|second figure", "ten again, 26 words in a hundred now"),
    (r"right, wrong", "14 right, 5 wrong, 4 not found, 2 invented"),
    (r"three counts", "9 fact, 6 manner, 2 left out"),
    (r"green, amber", "30 green, 8 amber, 5 red"),
    (r"yes and who said no", "two publishers said yes by mail, the council said no, one has not answered"),
    (r"kind of piece", "instruction sheets for kitchen machines, ten of last year"),
    (r"two dates", "no new training after 1 March, switched off on 1 September"),
    (r"word and the reason", "keep, because nothing has moved but the length"),
    (r"size of model", "a 3B model fits, my card has 8 gigabytes"),
    (r"repeats", "three times too long, twice the wrong greeting, the rest by chance"),
    (r"place that you chose", "the one that bills by the word, its page read today"),
    (r"what you decided", "leave it for now, count again in spring"),
    (r"found in the twenty", "two nicknames and one street, all masked now"),
    (r"how many", "24 of them"),
)


FILE = "step_examples.yaml"


@lru_cache(maxsize=1)
def worked_examples() -> Mapping[str, Mapping[str, str]]:
    """What each step came to for somebody, by journey and step; all invented."""
    text = (files("journeys") / FILE).read_text("utf-8")
    return TypeAdapter(dict[str, dict[str, str]]).validate_python(yaml.load(text, yaml.CSafeLoader))


def worked_example(journey: str, step: RunStep) -> str:
    """What a step came to for somebody, marked as invented; where none is written, a sentence as it might be told."""
    known = worked_examples().get(journey, {}).get(step.id)
    return f"{known} (Invented.)" if known else example_of(step)


def example_of(step: RunStep) -> str:
    """A sentence as it might be told of the step, marked as invented; where none is known, what the step ends with."""
    if found := re.search(IN_STEP, " ".join(step.do.split())):
        return f"“{found[1]}”."
    told = next((says for asked, says in BY_REPORT if re.search(asked, step.report or "")), None)
    return f"“{told}” (figures invented)." if told else step.done
