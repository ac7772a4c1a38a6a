"""A process that rehearses, to be killed at any moment; started again it goes on.

python -m tests.rehearsal.victim HOME MODEL DIGEST. It says "ready" before the work and "finished" after it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dataset.build.workflow import open_worker
from rehearsal.rehearsing import Rehearser
from tests.rehearsal.making import begun


def main() -> None:
    """Do whatever is left to do."""
    home, model, digest = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    folder = begun(home / "rehearsals", passes=12, curve=True)
    ready = Rehearser(model, digest)
    with open_worker(f"sqlite:///{home / 'dbos.db'}", time.monotonic, beside=ready.register):
        print("ready", flush=True)
        last = [*ready.run(folder)][-1]
        assert last.status == "done", last
    print("finished", flush=True)


if __name__ == "__main__":
    main()
