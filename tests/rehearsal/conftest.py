"""A tiny model for all tests of the room, and a worker for those that run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from dataset.build.workflow import open_worker
from rehearsal.rehearsing import Rehearser
from rehearsal.training import Model
from rehearsal.work import open_model
from tests.rehearsal.making import tiny_model


class Tiny(NamedTuple):
    """The file and its digest."""

    path: Path
    digest: str


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    path = tmp_path_factory.mktemp("model") / "tiny.gguf"
    return Tiny(path, tiny_model(path))


@pytest.fixture(scope="session")
def model(tiny: Tiny) -> Model:
    return open_model(tiny.path, tiny.digest)


@pytest.fixture(scope="module")
def rehearser(tiny: Tiny, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearser]:
    ready = Rehearser(tiny.path, tiny.digest)
    database = f"sqlite:///{tmp_path_factory.mktemp('dbos') / 'dbos.db'}"
    with open_worker(database, time.monotonic, beside=ready.register):
        yield ready
        ready.close()
