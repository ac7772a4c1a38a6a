"""Where the builds of a person are, and the worker that runs them: the same for the chat and the terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from dataset.build.shelf import Shelf

if TYPE_CHECKING:
    from assistant.settings import Settings
    from dataset.build.workflow import Worker

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
