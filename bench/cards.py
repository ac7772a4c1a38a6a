"""What a verdict, an estimate and a move of a slider cost in CPU."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from datetime import date

ROUNDS = 50


def measure_cards() -> None:
    """Print the median and the worst of each."""
    from assistant.figures import asked, count
    from journeys.cost_card import cost_card
    from journeys.fit import judge_fit
    from journeys.situation import Situation
    from knowledge.library import load_library

    library, today = load_library(), date(2026, 11, 22)
    told = Situation(task="product descriptions", examples_on_hand=200, volume_per_month=60, hourly_rate_usd=60)

    def slide(number: int) -> object:
        return json.dumps(cost_card(count(asked({"pieces": str(number)}), told, library, today)))

    _print("a verdict", lambda number: judge_fit(told.with_facts({"volume_per_month": number}), today))
    _print("a full estimate", lambda number: count(asked({"pieces": str(number)}), told, library, today))
    _print("a move of a slider, as JSON", slide)


def _print(label: str, work: Callable[[int], object]) -> None:
    work(0)
    spent = []
    for number in range(1, ROUNDS + 1):
        before = time.process_time()
        work(number)
        spent.append((time.process_time() - before) * 1000)
    print(f"{label:34} {statistics.median(spent):6.1f} ms CPU median, {max(spent):.1f} worst of {ROUNDS}")


if __name__ == "__main__":
    measure_cards()
