"""Opening, ticking and resuming a journey, with the store: CPU for each, beside the promise of 20 ms."""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.evidence import of_facts
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.tools.walk_result import view_of
from assistant.walking import Walk
from journeys.journey import load_journeys

ROUNDS = 60
MOST_MS = 20


def measure_journeys() -> None:
    """Print one line each."""
    journeys = load_journeys()
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    days = [at]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(open_database(f"sqlite:///{Path(folder) / 'peri.db'}", Path(folder)))
        person = store.person("local", "You", at)
        walk = Walk(store.journeys, person.id, journeys, lambda: days[0])
        for journey in journeys:  # a person who has begun them all
            walk.begin(journey)
        counted = next(j for j in journeys if any(step.fact == "examples_on_hand" for step in j.steps))

        def opening() -> None:
            walk.delete(counted.id)
            met, _ = walk.begin(counted)
            view_of(met.run, "")

        counts = itertools.cycle(range(1, 50))

        def ticking() -> None:
            assert walk.tick(of_facts({"examples_on_hand": next(counts)})) is not None

        def resuming() -> None:
            walk.put_aside(counted.id)
            days[0] += timedelta(days=21)
            view_of(walk.take_up(counted.id).run, "")

        for label, work in (("opening", opening), ("ticking", ticking), ("parking and resuming", resuming)):
            print(f"{f'a journey: {label}':34} {_median(work):6.1f} ms CPU median (at most {MOST_MS})")
        store.close()


def _median(work: Callable[[], None]) -> float:
    taken = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        taken.append((time.process_time() - before) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    measure_journeys()
