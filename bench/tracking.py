"""CPU of a report over ten thousand logged projects, its page, logging one more, and reading a sentence."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from assistant.desk import open_desk
from assistant.store.engine import open_database
from assistant.store.repository import Store
from tracking.page import report_page
from tracking.project import HELPERS, Project
from tracking.reading import read_project
from tracking.report_words import markdown

PROJECTS = 10_000
KINDS = ("ad", "landing page", "newsletter", "case study", "report")
SENTENCE = "Acme landing page, tuned model, 2 rounds, 95 minutes, client happy"


def measure_tracking() -> None:
    """Print each figure."""
    rng = Random(1)
    now = datetime(2026, 11, 23, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(open_database(f"sqlite:///{folder}/peri.db", Path(folder)))
        desk = open_desk(store, store.person("bench", "Bench", now).id, lambda: now)
        made = [_project(rng, at) for at in range(PROJECTS)]
        _spent("logging 10,000 projects", lambda: desk.log(*made))
        _spent("a report over 10,000, with its words", lambda: markdown(desk.report()))
        projects = [each.project for each in desk.logged()]
        _spent("its page with plots", lambda: report_page(desk.report(), projects, desk.today))
        _spent("logging one more", lambda: desk.log(made[0]))
        _spent("reading a sentence", lambda: read_project(SENTENCE, desk.today))
        _spent("opening and judging a pair blind", _judging(desk))
        store.close()


def _project(rng: Random, number: int) -> Project:
    """Helpers differ by hardly anything, so that the report has to work out how many more would tell."""
    return Project(
        name=f"project {number}",
        kind=rng.choice(KINDS),
        helper=rng.choice(HELPERS),
        rounds=rng.randint(0, 4),
        minutes=round(rng.lognormvariate(4.5, 0.5)),
        share_changed=round(rng.random(), 2),
    )


def _judging(desk: Any) -> Callable[[], Any]:
    from tracking.blind import Pair, shown_at

    pairs = [Pair(brief=f"b{at}", one="one " * 150, other="other " * 150) for at in range(100)]
    kept = desk.compare("bench", "one", "other", pairs)

    def work() -> None:
        shown_at(desk.kept(kept.id).comparison, 0)
        desk.judge(kept.id, 0, "left")

    return work


def _spent(label: str, work: Callable[[], Any]) -> None:
    before = time.process_time()
    work()
    print(f"{label:38} {(time.process_time() - before) * 1000:8.1f} ms CPU")


if __name__ == "__main__":
    measure_tracking()
