"""The weighted criteria of the rubric: what speaks for and against training once every gate is open.

Change a rule, change RUBRIC_VERSION and say so in the changelog under Verdicts. Curly braces take the words of
`wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journeys.signs import Signs

RUBRIC_VERSION = "9"
Outcome = Literal["fine_tune", "prompt_first", "rag", "not_now", "it_depends"]

FEW = 50  # below it the vendors' guides see little effect; knowledge/concepts/how-many-examples.md
HANDFUL = 25  # below it the pieces show no manner while the form is still sought
MANY = 100
LOW_VOLUME = 20  # pieces a month below which upkeep rarely pays; knowledge/concepts/when-it-fits.md
HIGH_VOLUME = 60
MENDING_HOURS = 10  # a month: with that much mending few pieces are worth it too
LITTLE_MENDING = 3  # hours a month, all of which would not repay the keeping of a trained model
DEDICATED_HOURS = 40  # of mending a month, below which a machine hired round the clock does not earn its rent
POINTS_NEEDED = 5


@dataclass(frozen=True)
class Criterion:
    """Something that speaks for or against training, once every gate is open."""

    id: str
    field: str
    label: str
    points: Callable[[Signs], int]
    most: int
    reason: str  # said when it speaks for training
    weak: str  # said when it does not
    concept: str


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "format",
        "input",
        "A stable format",
        lambda s: (1 if s.fixed_format else 0) - (1 if s.input == "thin" else 0),
        1,
        "There is a set form{task}, and one form is what a small model can learn.",
        "what goes in and what form comes out is not firm yet",
        "input-matters",
    ),
    Criterion(
        "examples",
        "examples_on_hand",
        "Many good pieces",
        lambda s: 2 if _examples(s) >= MANY else 1 if _examples(s) >= FEW else 0,
        2,
        "You have {on_hand} of one kind{less_barred}: {suffice}.",
        "{on_hand} is only enough for a trial",
        "how-many-examples",
    ),
    Criterion(
        "volume",
        "volume_per_month",
        "Many a month",
        lambda s: (
            2 if (s.volume_per_month or 0) >= HIGH_VOLUME else 1 if (s.volume_per_month or 0) >= LOW_VOLUME else 0
        ),
        2,
        "At {volume} a month, whatever you save on one comes back {volume} times.",
        "{volume} a month is modest",
        "when-it-fits",
    ),
    Criterion(
        "consistency",
        "consistency_needed",
        "Sameness matters",
        lambda s: {"high": 1, "medium": 0, "low": -1, None: 0}[s.consistency_needed],
        1,
        "Every one has to come out in the same manner, and that is what training is good at.",
        "sameness matters little to you",
        "what-it-changes",
    ),
    Criterion(
        "judgement",
        "material",
        "Your judgement in them",
        lambda s: 1 if s.approved else 0,
        1,
        "The pieces went through a person's judgement, so they show what good is.",
        "nobody has said yet that the pieces are good ones",
        "quality-over-count",
    ),
    Criterion(
        "gap",
        "tried_so_far",
        "A counted gap",
        lambda s: 1 if s.measured and s.tried_so_far == "samples" else 0,
        1,
        "You counted what the prompt leaves to do{tried}; that gap is what training has to close.",
        "what the prompt leaves to do was not counted",
        "baseline",
    ),
    Criterion(
        "measure",
        "judged_by",
        "A way to judge",
        lambda s: {True: 1, False: -2, None: 0}[s.judged_by],
        1,
        "You can tell good from poor{measure}, so you will see whether training helped.",
        "there is no measure yet of good and poor",
        "held-out-test",
    ),
    Criterion(
        "stability",
        "change_rate",
        "It stays as it is",
        lambda s: 1 if s.change_rate == "stable" else 0,
        1,
        "The manner stays as it is{change}, so the model will not be out of date soon.",
        "the ground keeps moving{change}",
        "when-it-fits",
    ),
    Criterion(
        "skills",
        "skills",
        "Skills for it",
        lambda s: -1 if s.own_machine_only and s.codes is False else 0,
        0,
        "Your skills{skills} are enough for it.",
        "running it on your own machine takes someone at ease with a terminal{skills}",
        "train-at-home",
    ),
    Criterion(
        "money",
        "budget_month_usd",
        "Gain beside the cost",
        lambda s: {"fits": 1, "eats the gain": -1, "beyond the budget": -1, None: 0}[s.budget_month_usd],
        1,
        "The money allows it. {money}",
        "by the sums the gain does not cover the cost",
        "four-costs",
    ),
)
TRIED = (
    "A prompt with your own material still falls short{gap}; that gap is what training can close.",
    "baseline",
)


def points_of(signs: Signs) -> int:
    """The sum of all criteria."""
    return sum(criterion.points(signs) for criterion in CRITERIA)


def _examples(signs: Signs) -> int:
    """Usable pieces; whole works count as the few pairs that a first cut would give."""
    return max(signs.examples_on_hand or 0, FEW if signs.whole_works else 0)
