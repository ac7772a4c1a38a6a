"""Shared by all tests: a clean environment, a home folder of their own, and one index for the whole run."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.quiet import prepare_environment
from assistant.settings import Settings, read_settings

if TYPE_CHECKING:
    from journeys.sayings import Sayings
    from knowledge.index import ConceptIndex

prepare_environment()
os.environ.setdefault("CHAINLIT_APP_ROOT", tempfile.mkdtemp())  # chainlit writes files where it is imported
PREPARED = read_settings(os.environ).home / "index"  # what `make install` left; a fresh run computes its own


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting and no key of the machine reaches a test."""
    for name in list(os.environ):
        if (name.startswith("PERI_") and not name.startswith("PERI_TEST_")) or name.endswith("_API_KEY"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vectors of the real library, computed once a run; `make install` leaves them in Peri's own home."""
    from assistant.models.guide.guide import Guide
    from knowledge.embed import PackagedMiniLM
    from knowledge.index import ConceptIndex
    from knowledge.library import load_library
    from knowledge.vectors import VectorCache

    folder = tmp_path_factory.mktemp("index")
    if PREPARED.exists():
        shutil.copytree(PREPARED, folder, dirs_exist_ok=True)
    embedder = PackagedMiniLM()
    Guide(ConceptIndex(load_library(), embedder, folder), VectorCache(folder, embedder))
    return folder


@pytest.fixture(scope="session")
def index(index_folder: Path) -> ConceptIndex:
    """The real library, searchable; opening it takes seconds, and nothing in it changes."""
    from knowledge.embed import PackagedMiniLM
    from knowledge.index import ConceptIndex
    from knowledge.library import load_library

    return ConceptIndex(load_library(), PackagedMiniLM(), index_folder)


@pytest.fixture(scope="session")
def sayings(index_folder: Path) -> Sayings:
    """What people's words about their work mean, as learned."""
    from journeys.sayings import Sayings
    from knowledge.embed import PackagedMiniLM
    from knowledge.vectors import VectorCache

    return Sayings(VectorCache(index_folder, PackagedMiniLM()), index_folder)


@pytest.fixture
def home(tmp_path: Path, index_folder: Path) -> Path:
    """A fresh data folder with the index in place."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "index").symlink_to(index_folder, target_is_directory=True)
    return folder


@pytest.fixture
def peri(home: Path, index: ConceptIndex) -> Iterator[object]:
    """A ready Peri with the guide."""
    from assistant.peri import open_peri

    ready = open_peri(Settings(home=home), monotonic=time.monotonic, index=index)
    yield ready
    ready.store.close()


@pytest.fixture
def run_peri(home: Path) -> Callable[..., object]:
    """Run the terminal command in a process of its own."""
    import subprocess
    import sys

    def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PERI_HOME": str(home), **environment},
            check=False,
        )

    return run
