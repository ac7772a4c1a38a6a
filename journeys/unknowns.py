"""What was not told: the answers to weigh, what is assumed when it never will be told, and why the answer decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Unknown:
    """A field that was not told. `answers` are (value, how many people in ten give it), the best for training first.

    The shares are a guess from practice; they order the questions and decide nothing.
    """

    field: str
    answers: tuple[tuple[Any, int], ...]
    worst: Any
    careful: Any
    assumed: str
    why: str  # why its answer decides
    concept: str

    @property
    def best(self) -> Any:
        """The answer that speaks most for training."""
        return self.answers[0][0]


UNKNOWNS: tuple[Unknown, ...] = (
    Unknown(
        "task",
        ((True, 8), (False, 2)),
        worst=False,
        careful=False,
        assumed="that your work is of several kinds",
        why="Training works for one narrow kind of work, so the first thing is to name it.",
        concept="when-it-fits",
    ),
    Unknown(
        "examples_on_hand",
        ((1_000, 4), (60, 3), (20, 2), (0, 1)),
        worst=0,
        careful=1,
        assumed="that nobody knows yet how many finished {pieces} there are",
        why="Below {few} finished {pieces} I would say no to training; {few} are enough for a trial, and {many} and "
        "more make a fair set.",
        concept="how-many-examples",
    ),
    Unknown(
        "tried_so_far",
        (("samples", 4), ("plain", 3), ("nothing", 2), ("works", 1)),
        worst="nothing",
        careful="nothing",
        assumed="that a prompt with samples of your work has not been tried",
        why="A prompt with a few samples often closes the gap for nothing; where it does not, training has a mark "
        "to beat.",
        concept="few-shot-samples",
    ),
    Unknown(
        "may_use_work",
        (("yes", 5), ("partly", 2), ("no", 2), ("owned", 1)),
        worst="no",
        careful="unclear",
        assumed="that nobody has allowed you to train on those {pieces}",
        why="Without the right to use the {pieces}, everything else is beside the point.",
        concept="rights-in-past-work",
    ),
    Unknown(
        "needs_facts",
        (("no", 7), ("yes", 3)),
        worst="yes",
        careful="unsure",
        assumed="that both facts and manner may go wrong",
        why="Wrong facts call for looking things up; only a wrong manner calls for training.",
        concept="what-it-changes",
    ),
    Unknown(
        "volume_per_month",
        ((1_000, 3), (40, 4), (5, 3)),
        worst=1,
        careful=1,
        assumed="that nobody knows yet how many come in a month",
        why="With few {pieces} a month, upkeep costs more than training saves.",
        concept="when-not-yet",
    ),
    Unknown(
        "change_rate",
        (("stable", 5), ("sometimes", 3), ("often", 1), ("facts often", 1)),
        worst="often",
        careful="sometimes",
        assumed="that the rules or the facts change now and then",
        why="What changes often belongs in the prompt or in a file, and not in a trained model.",
        concept="when-not-yet",
    ),
    Unknown(
        "judged_by",
        ((True, 8), (False, 2)),
        worst=False,
        careful=False,
        assumed="that there is no measure yet of good and poor",
        why="Without a measure nobody can tell whether training helped.",
        concept="held-out-test",
    ),
    Unknown(
        "consistency_needed",
        (("high", 6), ("medium", 3), ("low", 1)),
        worst="low",
        careful="low",
        assumed="that sameness matters little",
        why="Sameness is what training gives best.",
        concept="what-it-changes",
    ),
    Unknown(
        "input",
        (("given", 9), ("thin", 1)),
        worst="thin",
        careful="given",
        assumed="that each of the {pieces} is made from a brief or notes",
        why="A model that learns from bare titles learns to invent; it needs what you really start from.",
        concept="input-matters",
    ),
)
