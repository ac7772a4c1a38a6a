"""Which of the processes that share an SQLite database are alive: each holds a lock on a file of its own."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout


class Presence:
    """This process, as others see it; the operating system ends it with the process, even after kill -9."""

    def __init__(self, folder: Path) -> None:
        self.owner = str(uuid4())
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(self._file(self.owner), thread_local=False)
        self._lock.acquire(timeout=5)

    def is_alive(self, owner: str) -> bool:
        """Whether the process of that id still runs; forgets it when not."""
        if owner == self.owner:
            return True
        file = self._file(owner)
        if not file.exists():
            return False
        try:
            with FileLock(file, timeout=0):
                file.unlink(missing_ok=True)
        except Timeout:
            return True
        return False

    def end(self) -> None:
        """This process no longer answers."""
        self._lock.release()
        self._file(self.owner).unlink(missing_ok=True)

    def _file(self, owner: str) -> Path:
        return self._folder / f"{owner}.alive"
