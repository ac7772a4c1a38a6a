"""The real small model behind the chat: killed ten times within one rehearsal it ends with the same numbers.

Opt-in: PERI_TEST_REHEARSAL names a Peri home in which the model is installed (`peri rehearse --install`).
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.face.rehearsals_visitor import HOUSE, Visitor
from tests.face.server import Server

HOME = os.environ.get("PERI_TEST_REHEARSAL")
KILLS = 10
PATIENCE_S = 3_000
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(2 * PATIENCE_S),
    pytest.mark.skipif(HOME is None, reason="PERI_TEST_REHEARSAL names no home with the small model"),
]


def test_ten_kills_of_server_and_child_change_no_number(tmp_path: Path) -> None:
    calm, killed = run(home(tmp_path / "calm"), 0), run(home(tmp_path / "killed"), KILLS)
    assert killed == calm


def home(place: Path) -> Path:
    assert HOME is not None
    shutil.copytree(Path(HOME) / "models", place / "models")
    return place


def run(place: Path, kills: int) -> dict[str, str]:
    """Rehearse the house style, kill the server and its child by turns; the digests of what is there afterwards."""
    dice = random.Random(5)
    before = sorted(dice.sample(range(1, 44), kills))
    visitor = Visitor(Server(place, program=f"{HOUSE} --real"))
    visitor.ask("show me")
    visitor.start()
    for number, step in enumerate(before):
        wait(lambda step=step: visitor.state()["step"] >= step)  # type: ignore[misc]
        time.sleep(dice.uniform(0, 2))
        if number % 2:
            for child in children(visitor.server.process.pid):
                os.kill(child, signal.SIGKILL)
        else:
            visitor.server.kill()
            visitor.server = Server(place, port=visitor.server.port, program=f"{HOUSE} --real")
    wait(lambda: visitor.state()["status"] not in ("working", "running"))
    assert visitor.state()["status"] == "done"
    visitor.server.stop()
    [folder] = (file.parent for file in place.glob("rehearsals/*/*/result.json"))
    files = (folder / "result.json", folder / "main.checkpoint")
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.5)


def children(server: int) -> list[int]:
    told = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(server)], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in told.stdout.splitlines() if "rehearsal.child" in line]
