"""A build that is killed at random moments ends with the same bytes, and no decision is lost."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dataset.build import review
from dataset.build.shelf import Shelf
from dataset.build.state import open_build
from tests.dataset.build.making import past_work
from tests.dataset.build.victim import NAME

KILLS = int(os.environ.get("PERI_TEST_KILLS", "6"))
ROOT = Path(__file__).parents[3]


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_build_killed_at_random_moments_ends_with_the_same_bytes_and_every_decision(tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 90)
    calm = tmp_path / "calm"
    _, _, worked = _run(calm, source, None)
    expected = _published(calm)
    assert any(path.endswith("together/train.jsonl") for path in expected)
    dice, kills, builds = random.Random(5), 0, 0
    while kills < KILLS:
        home, decided = tmp_path / f"killed{builds}", set[str]()
        builds += 1
        while True:
            wait = dice.uniform(0, worked) if kills < KILLS else None
            finished, said, _ = _run(home, source, wait)
            decided |= said
            kills += not finished
            if finished:
                break
        assert _published(home) == expected, f"build {builds} differs after {kills} kills"
        assert decided <= _kept(home), "a decision that was acknowledged is lost"
        shutil.rmtree(home)
    print(f"{kills} kills over {builds} builds; a calm one works {worked:.1f} s")


def _run(home: Path, source: Path, kill_after: float | None) -> tuple[bool, set[str], float]:
    """Start the victim and kill it so many seconds after it is ready: did it finish, what did it decide, how long."""
    import time

    home.mkdir(exist_ok=True)
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.dataset.build.victim", str(home), str(source)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert victim.stdout is not None
    assert victim.stderr is not None
    said, timer, began = list[str](), None, 0.0
    for line in victim.stdout:
        said.append(line.strip())
        if said[-1] == "ready":
            began = time.monotonic()
            if kill_after is not None:
                timer = threading.Timer(kill_after, victim.kill)
                timer.start()
    errors = victim.stderr.read()
    victim.wait()
    if timer is not None:
        timer.cancel()
    finished = "finished" in said
    assert finished or victim.returncode == -9, errors
    return finished, {line.split()[1] for line in said if line.startswith("decided")}, time.monotonic() - began


def _published(home: Path) -> dict[str, str]:
    folder = Shelf(home / "builds", "local").find(NAME) / "files"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _kept(home: Path) -> set[str]:
    with open_build(Shelf(home / "builds", "local").find(NAME)) as build:
        return {item.candidate.id for item in review.items(build, limit=100_000) if item.decision}
