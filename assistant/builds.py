"""Where the builds of a person are, and the worker that runs them: the same for the chat and the terminal."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from dataset.build.schema import NewerBuild
from dataset.build.shelf import Shelf
from dataset.build.state import DATABASE, Build, open_build

if TYPE_CHECKING:
    from assistant.settings import Settings
    from dataset.build.stages import Phase
    from dataset.build.workflow import Worker

log = logging.getLogger(__name__)
KEY = re.compile(r"[0-9a-f]{16}")  # of a build
LOCAL = "local"  # identifier of the one person of a local machine; peri.py has it too, and costs a second to import


def shelf_of(settings: Settings, person: str) -> Shelf:
    """The builds of a person."""
    return Shelf(settings.home / "builds", person)


def builds_worker(settings: Settings, beside: Callable[[], None] = lambda: None) -> AbstractContextManager[Worker]:
    """A worker for this process, its workflows noted in SQLite beside the builds, in PostgreSQL when hosted.

    Opening it takes a second: it brings dbos. `beside` registers other workflows (assistant/rehearsals.py).
    """
    from dataset.build.workflow import open_worker

    hosted = settings.database_url is not None
    database = settings.database if hosted else f"sqlite:///{settings.home / 'builds.db'}"
    return open_worker(database, time.monotonic, beside=beside)


def interrupted_builds(settings: Settings) -> Iterator[tuple[Path, Phase]]:
    """Every build that was being worked on when its worker died, and the phase to go on with. Blocking."""
    for database in sorted((settings.home / "builds").glob(f"*/*/{DATABASE}")):
        if KEY.fullmatch(database.parent.name):
            try:
                with open_build(database.parent) as build:
                    if build.progress.status == "running":
                        yield database.parent, phase_of(build)
            except NewerBuild:
                log.warning("a build of a newer Peri is left alone")


def phase_of(build: Build) -> Phase:
    """The phase to go on with."""
    return "write" if build.value("phase") == "write" and build.progress.status != "written" else "gather"
