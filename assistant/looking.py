"""What was done beside the conversation, in cards, files or the terminal, that a step of a journey may wait for."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.evidence import of_build
from journeys.run import Evidence, JourneyRun

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.walking import Walk
    from dataset.build.shelf import Shelf

log = logging.getLogger(__name__)
WRITTEN = "train.jsonl"  # the file that a finished build leaves (dataset/build/publish.py)


def catch_up(walk: Walk, desk: Desk | None, shelf: Shelf | None) -> tuple[JourneyRun, JourneyRun] | None:
    """The open run before and after what was done beside it; None when nothing waited for that. Blocking.

    Of comparisons and builds only those since the run began count; of the project log all of it.
    """
    run = walk.open_run()
    if run is None:
        return None
    found = [*_measured(desk, run.started_at)] if desk else []
    found += [*_built(shelf, run.started_at)] if shelf else []
    return walk.tick(found)


def _measured(desk: Desk, since: date) -> Iterator[Evidence]:
    if projects := len(desk.logged()):
        text = f"{projects:,} project{'' if projects == 1 else 's'} in your log"
        yield Evidence(check="projects_logged", count=projects, text=text)
    for kept in reversed(desk.compared()):
        is_over = kept.is_judged or kept.ended_at is not None
        if is_over and datetime.fromisoformat(kept.created_at).date() >= since:
            judged = len(kept.choices)
            yield Evidence(
                check="flexibility_done" if kept.comparison.is_flexibility else "comparison_done",
                count=judged,
                text=f"“{kept.comparison.name}”: {judged:,} pair{'' if judged == 1 else 's'} judged blind",
                source=kept.id,
            )


def _built(shelf: Shelf, since: date) -> Iterator[Evidence]:
    from dataset.build.schema import NewerBuild
    from dataset.build.state import open_build

    for name, folder in shelf.builds():
        file = folder / WRITTEN
        if not file.exists() or datetime.fromtimestamp(file.stat().st_mtime, UTC).date() < since:
            continue
        try:
            with open_build(folder) as build:
                pairs = int((build.value("facts") or {}).get("examples") or 0)
        except (sqlite3.DatabaseError, NewerBuild):
            log.warning("a build could not be read for the journey; its own card says what is wrong with it")
            continue
        if pairs:
            yield from of_build(pairs, f"“{name}”", folder.name)
