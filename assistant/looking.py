"""What was done beside the conversation, in cards, files or the terminal, that a step of a journey may wait for."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from assistant.evidence import of_build, of_kit, of_rehearsal
from journeys.run import Evidence, JourneyRun

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.walking import Walk
    from dataset.build.shelf import Shelf
    from dataset.build.state import Build
    from rehearsal.shelf import Shelf as Rehearsals
    from tracking.project import Logged

log = logging.getLogger(__name__)
LAST_JOB = timedelta(days=31)
RESULT = "result.json"  # the file that a finished rehearsal leaves (rehearsal/state.py)


def catch_up(
    walk: Walk, desk: Desk | None, shelf: Shelf | None, rehearsals: Rehearsals | None = None
) -> tuple[JourneyRun, JourneyRun] | None:
    """The open run before and after what was done beside it; None when nothing waited for that. Blocking.

    Only what was done since the run began counts.
    """
    run = walk.open_run()
    if run is None:
        return None
    found = [*_measured(desk, run.started_at)] if desk else []
    found += [*_built(shelf, run.started_at)] if shelf else []
    found += [*_rehearsed(rehearsals, run.started_at)] if rehearsals else []
    return walk.tick(found)


def _measured(desk: Desk, since: date) -> Iterator[Evidence]:
    if projects := sum(_belongs(each, since) for each in desk.logged()):
        text = f"{projects:,} project{'' if projects == 1 else 's'} logged since you began"
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


def _belongs(logged: Logged, since: date) -> bool:
    """Whether a project is of the journey's time: logged since, and no old work brought in from a table.

    “The job that you finished last” may be some weeks old; how many is our own choice.
    """
    finished = logged.project.on or logged.logged_on
    is_logged_since = logged.logged_on is None or logged.logged_on >= since
    return is_logged_since and (finished is None or finished >= since - LAST_JOB)


def _rehearsed(rehearsals: Rehearsals, since: date) -> Iterator[Evidence]:
    for folder in rehearsals.rehearsals():
        file = folder.path / RESULT
        if file.exists() and datetime.fromtimestamp(file.stat().st_mtime, UTC).date() >= since:
            yield from of_rehearsal(folder.settings.name, folder.path.name)


def _built(shelf: Shelf, since: date) -> Iterator[Evidence]:
    from dataset.build.schema import NewerBuild
    from dataset.build.state import open_build

    for name, folder in shelf.builds():
        try:
            with open_build(folder) as build:
                pairs, samples = _written(build, since), _kit(build, since)
        except (sqlite3.DatabaseError, NewerBuild):
            log.warning("a build could not be read for the journey; its own card says what is wrong with it")
            continue
        if pairs:
            yield from of_build(pairs, f"“{name}”", folder.name)
        if samples:
            yield from of_kit(samples, folder.name)


def _kit(build: Build, since: date) -> int:
    """The samples of the prompt kit that was made in the terminal since; 0 without one."""
    made = build.value("kit_made") or {}
    is_since = bool(made) and datetime.fromisoformat(made["at"]).date() >= since
    return int(made["samples"]) if is_since else 0


def _written(build: Build, since: date) -> int:
    """The pairs in the files that a build has written since; 0 while there are none."""
    from dataset.build.final import WriteOptions
    from dataset.build.publish import MANIFEST, TRAIN, place_of

    place = place_of(build, WriteOptions.model_validate(build.value("options", {})))
    sealed = place / MANIFEST
    if not sealed.is_file() or datetime.fromtimestamp(sealed.stat().st_mtime, UTC).date() < since:
        return 0
    return int((build.value("facts") or {}).get("examples") or 0) if any(place.glob(f"*/{TRAIN}")) else 0
