"""The rubric beside its gates: the points for and against training, and what is assumed where nothing was told.

Change a rule, change RUBRIC_VERSION and say so in the changelog under Verdicts. Curly braces take the words of
`wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journeys.signs import Signs

RUBRIC_VERSION = "1"
Outcome = Literal["fine_tune", "prompt_first", "rag", "not_now", "it_depends"]

FEW = 50  # below it the vendors' guides see little effect; knowledge/concepts/how-many-examples.md
MANY = 100
LOW_VOLUME = 20  # pieces a month below which upkeep rarely pays; knowledge/concepts/when-it-fits.md
HIGH_VOLUME = 60
POINTS_NEEDED = 4


@dataclass(frozen=True)
class Criterion:
    """Something that speaks for or against training, once every gate is open."""

    field: str
    points: Callable[[Signs], int]
    reason: str  # said when it speaks for training
    concept: str
    weak: str  # said when it does not


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "examples_on_hand",
        lambda s: 2 if (s.examples_on_hand or 0) >= MANY else 1 if (s.examples_on_hand or 0) >= FEW else 0,
        "You have {on_hand} of one kind{less_barred}: enough to train on and to test with.",
        "how-many-examples",
        "{on_hand} is only enough for a trial",
    ),
    Criterion(
        "volume_per_month",
        lambda s: (
            2 if (s.volume_per_month or 0) >= HIGH_VOLUME else 1 if (s.volume_per_month or 0) >= LOW_VOLUME else 0
        ),
        "At {volume} a month, whatever you save on one piece comes back {volume} times.",
        "when-it-fits",
        "{volume} a month is modest",
    ),
    Criterion(
        "consistency_needed",
        lambda s: {"high": 1, "medium": 0, "low": -1, None: 0}[s.consistency_needed],
        "Every piece has to come out in the same manner, and that is what training is good at.",
        "what-it-changes",
        "sameness matters little to you",
    ),
    Criterion(
        "judged_by",
        lambda s: {True: 1, False: -1, None: 0}[s.judged_by],
        "You can tell good from poor ({measure}), so you will see whether training helped.",
        "held-out-test",
        "there is no measure yet of good and poor",
    ),
    Criterion(
        "change_rate",
        lambda s: 1 if s.change_rate == "stable" else 0,
        "The manner stays as it is ({change}), so the model will not be out of date soon.",
        "when-it-fits",
        "the ground keeps moving ({change})",
    ),
)
TRIED = (
    "You have tried a prompt with your own material, and it still falls short; that gap is what training can close.",
    "baseline",
)


@dataclass(frozen=True)
class Unknown:
    """A field that was not told: the values to weigh it with, and what is assumed when it never will be told."""

    field: str
    best: object
    worst: object
    careful: object
    assumed: str
    why: str  # why its answer decides
    concept: str


# In the order in which they are asked: the most telling first.
UNKNOWNS: tuple[Unknown, ...] = (
    Unknown(
        "task", True, False, False,
        assumed="that your work is of several kinds",
        why="Training works for one narrow kind of piece, so the first thing is to name it.",
        concept="when-it-fits",
    ),
    Unknown(
        "examples_on_hand", 1_000, 0, 1,
        assumed="that you have fewer than {few} finished pieces to learn from",
        why="Below {few} finished pieces I would say no to training; from about {many} on it comes into reach.",
        concept="how-many-examples",
    ),
    Unknown(
        "tried_so_far", "samples", "nothing", "nothing",
        assumed="that a prompt with samples of your work has not been tried",
        why="A prompt with a few samples often closes the gap for nothing; where it does not, training has a mark "
        "to beat.",
        concept="few-shot-samples",
    ),
    Unknown(
        "may_use_work", "yes", "no", "unclear",
        assumed="that nobody has allowed you to train on those pieces",
        why="Without the right to use the pieces, everything else is beside the point.",
        concept="rights-in-past-work",
    ),
    Unknown(
        "needs_facts", "no", "yes", "unsure",
        assumed="that both facts and manner may go wrong",
        why="Wrong facts call for looking things up; only a wrong manner calls for training.",
        concept="what-it-changes",
    ),
    Unknown(
        "volume_per_month", 1_000, 1, 1,
        assumed="that you make fewer than {low_volume} of them a month",
        why="With a few pieces a month, upkeep costs more than training saves.",
        concept="when-not-yet",
    ),
    Unknown(
        "change_rate", "stable", "often", "sometimes",
        assumed="that the rules or the facts change now and then",
        why="What changes often belongs in the prompt or in a file, and not in a trained model.",
        concept="when-not-yet",
    ),
    Unknown(
        "consistency_needed", "high", "low", "low",
        assumed="that sameness matters little",
        why="Sameness is what training gives best.",
        concept="what-it-changes",
    ),
    Unknown(
        "judged_by", True, False, False,
        assumed="that there is no measure yet of good and poor",
        why="Without a measure nobody can tell whether training helped.",
        concept="held-out-test",
    ),
)  # fmt: skip
