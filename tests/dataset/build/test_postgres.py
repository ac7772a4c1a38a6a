"""Several workers on one PostgreSQL: two people build at the same time, and a killed worker loses nothing.

Opt in with PERI_TEST_POSTGRES_URL, the address of a server on which databases may be made.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from dataset.build.shelf import Shelf
from tests.dataset.build.making import past_work
from tests.dataset.build.victim import NAME

SERVER = os.environ.get("PERI_TEST_POSTGRES_URL", "")
ROOT = Path(__file__).parents[3]
pytestmark = [
    pytest.mark.skipif(not SERVER, reason="PERI_TEST_POSTGRES_URL names no PostgreSQL server"),
    pytest.mark.slow,
]


@pytest.fixture
def database() -> Iterator[str]:
    """The address of an empty database, as the setting PERI_DATABASE_URL has it."""
    import psycopg
    from sqlalchemy.engine import make_url

    name = f"peri_{uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_two_workers_on_one_database_build_side_by_side_and_a_killed_one_goes_on(tmp_path: Path, database: str) -> None:
    source = past_work(tmp_path / "work", 30)
    homes = [tmp_path / name for name in ("anna", "boris", "alone")]
    for home in homes:
        home.mkdir()
    _finish(_started(homes[2], source, None))
    together = [_started(home, source, database) for home in homes[:2]]
    assert together[0].stdout is not None
    for line in together[0].stdout:
        if line.startswith("decided"):
            break
    together[0].kill()
    together[0].wait()
    _finish(_started(homes[0], source, database))
    _finish(together[1])
    assert _files(homes[0]) == _files(homes[1]) == _files(homes[2])


def _started(home: Path, source: Path, database: str | None) -> subprocess.Popen[str]:
    told = [str(home), str(source), *([database] if database else [])]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.dataset.build.victim", *told],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _finish(process: subprocess.Popen[str]) -> None:
    said, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    assert said.splitlines()[-1] == "finished"


def _files(home: Path) -> dict[str, bytes]:
    folder = Shelf(home / "builds", "local").find(NAME) / "files"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
