"""The served chat: CPU until it answers, memory with the page up, and many people chatting at once."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.face.server import Server
from tests.face.window import Window

TURNS = 4
TICKS = os.sysconf("SC_CLK_TCK")


class Page(Server):
    """The real `peri serve` on a free port."""

    def cpu_s(self) -> float:
        """CPU seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self) -> float:
        """Resident memory."""
        line = next(
            x for x in Path(f"/proc/{self.process.pid}/status").read_text().splitlines() if x.startswith("VmRSS")
        )
        return int(line.split()[1]) / 1024


def measure_page(home: Path, questions: Sequence[str], people: int) -> None:
    """Print start-up, memory and a crowd; `people` windows of one local person, each with a conversation of its own."""
    page = Page(home, program="assistant serve")
    try:
        print(f"{'peri serve until it answers':34} {page.cpu_s():6.2f} s CPU")
        asyncio.run(_crowd(page, questions, 1))
        print(f"{'resident memory, page up':34} {page.memory_mb():6.0f} MB")
        before = page.cpu_s()
        waits, errors = asyncio.run(_crowd(page, questions, people))
        turns = max(len(waits), 1)
        wait = f"{statistics.median(waits):.2f} s median, {np.percentile(waits, 95):.2f} s p95" if waits else "-"
        crowd = f"{people} people at once, {TURNS} turns each"
        print(f"{crowd:34} {len(waits)} answers, {len(errors)} errors, wait {wait}")
        for error in sorted(set(errors)):
            print(f"  {errors.count(error)} x {error}")
        cpu_ms = (page.cpu_s() - before) / turns * 1000
        print(f"{'  a turn in the chat':34} {cpu_ms:6.0f} ms CPU, memory {page.memory_mb():.0f} MB")
    finally:
        page.stop()


async def _crowd(page: Page, questions: Sequence[str], people: int) -> tuple[list[float], list[str]]:
    waits: list[float] = []
    errors: list[str] = []

    async def one(number: int) -> None:
        try:
            async with Window(page) as window:
                for turn in range(TURNS):
                    began = time.monotonic()
                    answer = await window.answered(questions[(number + turn) % len(questions)])
                    if not answer.strip():
                        errors.append("empty answer")
                    waits.append(time.monotonic() - began)
        except Exception as error:  # noqa: BLE001  # a benchmark reports every kind of failure
            errors.append(type(error).__name__)

    await asyncio.gather(*(one(number) for number in range(people)))
    return waits, errors
