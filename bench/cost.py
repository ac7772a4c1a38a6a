"""CPU of an estimate, its card and its table, and of the money side of a verdict."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from journeys.cost import estimate
from journeys.cost_card import cost_card
from journeys.cost_table import as_csv
from journeys.money import weigh
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from knowledge.library import CONTENT
from knowledge.providers import load_providers

ROUNDS = 50
TOLD = Situation(examples_on_hand=200, volume_per_month=80, hourly_rate_usd=50, minutes_each=10)


def measure_cost(today: date) -> None:
    """Print the median CPU of each, in milliseconds."""
    providers = load_providers(CONTENT / "providers")
    found = estimate(plan_for(Asked(), TOLD), providers.values(), today)
    _median("a full estimate", lambda: estimate(plan_for(Asked(), TOLD), providers.values(), today))
    _median("its card", lambda: cost_card(found))
    _median("its table", lambda: as_csv(found))
    _median("the money side of a verdict", lambda: weigh(TOLD, providers.values(), today))


def _median(label: str, work: Callable[[], Any]) -> None:
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        spent.append((time.process_time() - before) * 1000)
    print(f"{label:34} {statistics.median(spent):6.1f} ms CPU median, {max(spent):.1f} worst of {ROUNDS}")


if __name__ == "__main__":
    measure_cost(date(2026, 11, 22))
