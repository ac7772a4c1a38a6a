"""A process that builds, decides and writes, to be killed at any moment; started again it goes on.

python -m tests.dataset.build.victim HOME SOURCE [DATABASE]. It says "ready" before the work, and each decision once it
is kept.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dataset.build import review
from dataset.build.final import WriteOptions
from dataset.build.settings import BuildSettings
from dataset.build.shelf import NoBuild, Shelf
from dataset.build.state import Build, open_build
from dataset.build.workflow import open_worker

NAME = "victim"
NOW = "2026-11-22T12:00:00+00:00"
TARGETS = ("together", "llama-factory", "text")


def main() -> None:
    """Do whatever is left to do."""
    home, source = Path(sys.argv[1]), sys.argv[2]
    shelf = Shelf(home / "builds", "local")
    try:
        folder = shelf.find(NAME)
    except NoBuild:
        folder = shelf.create(NAME, BuildSettings(sources=(source,), may_use_all=True), f"key{time.time_ns()}")
    database = sys.argv[3] if len(sys.argv) > 3 else f"sqlite:///{home / 'dbos.db'}"
    with open_worker(database, time.monotonic) as worker:
        say("ready")
        with open_build(folder) as build:
            gathered = build.value("gathered", False)
        if not gathered:
            last = [*worker.run(folder, "gather")][-1]
            assert last.status == "review", last
            with open_build(folder) as build:
                build.keep("gathered", True)
        with open_build(folder) as build:
            decide(build)
            build.keep("options", WriteOptions(targets=TARGETS, doubtful=True).model_dump())
        last = [*worker.run(folder, "write")][-1]
        assert last.status == "written", last
    say("finished")


def decide(build: Build) -> None:
    """Decide on some pairs, one by one."""
    for at, item in enumerate(review.items(build, sort="order", limit=40)):
        if item.decision is not None or at % 4 == 3:
            continue
        if at % 4 == 0:
            review.decide(build, [item.candidate.id], "aside", now=NOW)
        elif at % 4 == 1:
            review.decide(
                build, [item.candidate.id], "edit", now=NOW, prompt="My own words.", answer=f"{item.answer} So."
            )
        else:
            review.decide(build, [item.candidate.id], "keep", now=NOW)
        say(f"decided {item.candidate.id}")


def say(word: str) -> None:
    """A line for the one who watches."""
    print(word, flush=True)


if __name__ == "__main__":
    main()
