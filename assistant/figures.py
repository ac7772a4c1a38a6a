"""The figures of an estimate as an address carries them, checked, and the estimate that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from assistant.errors import InputRefused
from journeys.cost import estimate
from journeys.customers import already_at
from journeys.estimate import CostEstimate
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from knowledge.library import Library

UNKNOWN = "An estimate is made from examples, words, passes, pieces and hours; there is no {name} in it."


@dataclass(frozen=True)
class Bounds:
    """What a figure in the query may be; `field` is its name in a question about costs."""

    field: str
    label: str
    low: int
    high: int
    whole: bool = True

    def read(self, text: str) -> Decimal:
        """The figure; raises InputRefused with a sentence that says what would be right."""
        try:
            value = Decimal(text) if len(text) <= 20 else Decimal("NaN")
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or not self.low <= value <= self.high or (self.whole and value % 1):
            kind = "a whole number" if self.whole else "a number"
            raise InputRefused(f"{self.label} must be {kind} from {self.low:,} to {self.high:,}.")
        return value


FIGURES = {
    "examples": Bounds("examples", "Examples", 1, 10_000_000),
    "words": Bounds("words_each", "Words in an example", 1, 100_000),
    "passes": Bounds("passes", "Passes", 1, 20),
    "pieces": Bounds("pieces_per_month", "Pieces a month", 0, 100_000_000),
    "hours": Bounds("hours_hosted_per_month", "Hours hosted a month", 0, 744, whole=False),
}


def asked(query: Mapping[str, str]) -> Asked:
    """The figures of a query; what is not in it stays open. Raises InputRefused."""
    if strange := next((name for name in query if name not in FIGURES), None):
        raise InputRefused(UNKNOWN.format(name=strange[:40] or "such figure"))
    figures = {FIGURES[name].field: FIGURES[name].read(text) for name, text in query.items()}
    return Asked.model_validate({field: value if value % 1 else int(value) for field, value in figures.items()})


def count(figures: Asked, situation: Situation, library: Library, today: date) -> CostEstimate:
    """The estimate for these figures; what they leave open is as told, else assumed."""
    providers = tuple(library.providers.values())
    return estimate(plan_for(figures, situation), providers, today, already_at(situation, providers))
