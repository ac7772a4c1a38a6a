"""A rehearsal that is killed at random moments ends with the same numbers."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from rehearsal.shelf import Shelf
from rehearsal.state import RESULT
from tests.rehearsal.conftest import Tiny

KILLS = int(os.environ.get("PERI_TEST_KILLS", "10"))
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_rehearsal_killed_ten_times_ends_with_the_same_numbers(tmp_path: Path, tiny: Tiny) -> None:
    calm = tmp_path / "calm"
    finished, worked = _run(calm, tiny, None)
    assert finished
    expected, dice, kills, runs = _kept(calm), random.Random(3), 0, 0
    while kills < KILLS:
        home = tmp_path / f"killed{runs}"
        runs += 1
        finished = False
        while not finished:
            finished, _ = _run(home, tiny, dice.uniform(0, worked * 0.6) if kills < KILLS else None)
            kills += not finished
        assert _kept(home) == expected, f"rehearsal {runs} differs after {kills} kills"
    print(f"{kills} kills over {runs} rehearsals; a calm one works {worked:.1f} s")


def _run(home: Path, tiny: Tiny, kill_after: float | None) -> tuple[bool, float]:
    """Start the victim and kill it so many seconds after it is ready: did it finish, and how long did it work."""
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.rehearsal.victim", str(home), str(tiny.path), tiny.digest]
    victim = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert victim.stdout is not None
    assert victim.stderr is not None
    said, timer, began = list[str](), None, time.monotonic()
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
    assert "finished" in said or victim.returncode == -9, errors
    return "finished" in said, time.monotonic() - began


def _kept(home: Path) -> dict[str, str]:
    """The digests of the result and of every adapter."""
    [folder] = Shelf(home / "rehearsals", "local").rehearsals()
    files = [folder.path / RESULT, *sorted(folder.path.glob("*.checkpoint"))]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
