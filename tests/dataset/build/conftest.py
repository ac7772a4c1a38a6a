"""A worker for all build tests of a module: dbos can be open once in a process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from dataset.build.final import WriteOptions
from dataset.build.progress import Progress
from dataset.build.settings import BuildSettings
from dataset.build.shelf import Shelf
from dataset.build.state import open_build
from dataset.build.workflow import Worker, open_worker

NOW = "2026-11-22T12:00:00+00:00"


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """An open worker with a database of its own."""
    with open_worker(f"sqlite:///{tmp_path_factory.mktemp('dbos') / 'dbos.db'}", time.monotonic) as ready:
        yield ready


class Bench:
    """Builds made in a test."""

    def __init__(self, root: Path, worker: Worker) -> None:
        self.root, self.worker = root, worker

    def gathered(self, source: Path, name: str = "one", person: str = "local", **settings: Any) -> Path:
        """A build up to the review."""
        told = BuildSettings(sources=(str(source),), **settings)
        folder = Shelf(self.root, person).create(name, told, uuid4().hex[:16])
        self.run(folder)
        return folder

    def run(self, folder: Path) -> Progress:
        """Gather again."""
        last = [*self.worker.run(folder, "gather")][-1]
        assert last.status == "review", last
        return last

    def written(self, folder: Path, *targets: str, **options: Any) -> Path:
        """The files."""
        with open_build(folder) as build:
            build.keep("options", WriteOptions(targets=targets, **options).model_dump(mode="json"))
        last = [*self.worker.run(folder, "write")][-1]
        assert last.status == "written", last
        return folder / "files"


@pytest.fixture
def bench(tmp_path: Path, worker: Worker) -> Bench:
    """Builds in a folder of the test."""
    return Bench(tmp_path / "builds", worker)
