"""The gates of the rubric: rules that settle the matter against training, in the order in which they count.

First what Peri does not help with or judge, and what needs no model; then facts, which no training cures; then plain
bars on the work; then what a prompt does better; last the rights that are merely open, since a prompt can go ahead
meanwhile. Change a rule, change `rubric.RUBRIC_VERSION`. Curly braces take the words of `wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from journeys.rubric import Outcome
from journeys.signs import Signs

# What more than one rule advises.
# What can be done while a question is still open.
OF_YOUR_BEST = (
    "Meanwhile, a prompt with five of your best {pieces} that you may show, names taken out, costs nothing and shows "
    "where it falls short."
)
OF_OWN_MAKING = (
    "Meanwhile, make up five {pieces} in the same manner, with nobody's details in them: a prompt with those costs "
    "nothing and shows where it falls short."
)
SAMPLES_IN_PROMPT = (
    "A page on your manner and five of your best {pieces} in the prompt: no cost, and it can be changed the same day."
)
NO_TRAINING_ELSEWHERE = (
    "A prompt that describes your manner without showing anyone's {pieces}, or with samples that you made for yourself."
)


@dataclass(frozen=True)
class Gate:
    """A rule that settles the matter against training, whatever the rest says."""

    id: str
    row: str  # the row of the scorecard it belongs to
    shuts: Callable[[Signs], bool]
    outcome: Outcome
    headline: str
    reason: str
    concept: str
    next_step: str
    alternative: str
    change: str  # what would open it

    def also(self, name: str, shuts: Callable[[Signs], bool]) -> Gate:
        """The same gate at another place in the order, on other grounds."""
        return replace(self, id=name, shuts=shuts)


@dataclass(frozen=True)
class Row:
    """A row of the scorecard that gathers the gates on one subject; `holds` is said while they are open."""

    id: str
    field: str
    label: str
    holds: str
    concept: str
    unknown: str | None = None  # the sign whose silence leaves the row open


FINAL_ROWS = frozenset({"use", "medium", "simpler"})  # another answer would be another task

ROWS: tuple[Row, ...] = (
    Row("use", "task", "Fair and honest use", "Nothing in it ranks people or deceives anyone.", "personal-data"),
    Row("medium", "task", "A text task", "What comes out is text, which is what I judge.", "beyond-text"),
    Row(
        "simpler",
        "task",
        "No simpler tool does it",
        "It takes language; a rule or a sorting program would not do.",
        "no-language-model",
    ),
    Row(
        "facts",
        "needs_facts",
        "Manner is off, not facts",
        "What goes wrong is manner, which training can change.",
        "what-it-changes",
        "needs_facts",
    ),
    Row(
        "rights",
        "privacy",
        "Right to use the pieces",
        "You may use them, as far as you told.",
        "rights-in-past-work",
        "may_use_work",
    ),
    Row("one kind", "task", "One kind of work", "It is one narrow kind of work.", "when-it-fits", "task"),
    Row(
        "pieces",
        "examples_on_hand",
        "Enough usable pieces",
        "{on_hand} is enough for a trial or more.",
        "how-many-examples",
        "examples_on_hand",
    ),
    Row(
        "prompt",
        "tried_so_far",
        "Prompt with samples falls short",
        "A prompt with your own material was tried, and a gap remains.",
        "few-shot-samples",
        "tried_so_far",
    ),
    Row(
        "pace",
        "change_rate",
        "Rules that stay put",
        "The rules do not change from job to job.",
        "when-not-yet",
        "change_rate",
    ),
    Row(
        "worth",
        "volume_per_month",
        "Enough work a month",
        "There is enough of it to pay the upkeep.",
        "when-it-fits",
        "volume_per_month",
    ),
    Row("hosting", "budget_month_usd", "Hosting you can afford", "Nothing told makes it too dear.", "idle-hosting"),
)
