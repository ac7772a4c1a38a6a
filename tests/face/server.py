"""Starting the house of house.py as a process of its own, and talking to it the way a browser does."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import jwt

ROOT = Path(__file__).parents[2]
START_S = 180  # on a machine with other work to do


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A running house; its folder outlives it, so that another may be started on it."""

    def __init__(
        self,
        home: Path,
        *,
        port: int | None = None,
        host: str = "127.0.0.1",
        settings: Mapping[str, str] | None = None,
        program: str = "tests.face.house",
    ) -> None:
        self.home = home
        self.port = port or free_port()
        self.url = f"http://{host}:{self.port}"
        self._log = (home.parent / f"{home.name}.log").open("ab")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PERI_")}
        environment |= {"PERI_HOME": str(home), "PERI_HOST": host, "PERI_PORT": str(self.port), **(settings or {})}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *program.split()],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self.said = self._first_line()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> int:
        """End it as a person would; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self._close()
        return code

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(30)
        self._close()

    def log(self) -> str:
        """What it wrote to its log."""
        return (self.home.parent / f"{self.home.name}.log").read_text(encoding="utf-8", errors="replace")

    def cookie(self, name: str = "local") -> str:
        """A Cookie header that is signed for a person."""
        secret = (self.home / "auth_secret").read_text().strip()
        claims = {"identifier": name, "display_name": name, "metadata": {}, "exp": int(time.time()) + 3_600}
        return f"peri_{self.port}={jwt.encode(claims, secret, algorithm='HS256')}"

    def _first_line(self) -> str:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], START_S)
        line = self.process.stdout.readline().decode() if ready else ""
        if not line.startswith("Peri is ready"):
            self.kill()
            raise AssertionError(f"the server did not start: {line or self.log()[-3_000:]}")
        return line.strip()

    def _close(self) -> None:
        self._log.close()
        if self.process.stdout is not None:
            self.process.stdout.close()
