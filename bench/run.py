"""`make bench`: CPU per turn, start-up, memory, and fifty people at once. Figures, not verdicts: machines are noisy."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from assistant.quiet import prepare_environment

QUESTIONS = (
    "What is fine-tuning, in plain words?",
    "why?",
    "an example?",
    "How many examples do I need?",
    "What would it cost me?",
    "I'm a copywriter with 200 approved product descriptions, 60 a month. Is it worth it?",
    "about 40 of them are under NDA",
    "is retrieval the same as fine-tuning",
    "simpler please",
    "who owns the tuned model",
    "thanks",
    "my tuned model makes things up",
    "and at Together?",
    "what's the weather",
    "build my dataset",
)
PEOPLE = 50


def main() -> None:
    """Print one table."""
    prepare_environment()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {**os.environ, "PERI_HOME": str(home)}
        _command("first prepare (builds the index)", ["prepare"], environment)
        _command("prepare again", ["prepare"], environment)
        _command("peri --help", ["--help"], environment)
        _command("peri ask, warm index", ["ask", "What is fine-tuning?", "--json"], environment)
        asyncio.run(_turns(home))
    from bench.cards import measure_cards
    from bench.cost import measure_cost
    from bench.dataset import measure_dataset
    from bench.journeys import measure_journeys
    from bench.library import measure_library
    from bench.page import measure_page
    from bench.rehearsal import measure_rehearsal
    from bench.tracking import measure_tracking

    measure_cards()
    measure_journeys()
    measure_cost(datetime.now(UTC).date())
    measure_dataset([100, 1_000])
    measure_tracking()
    measure_rehearsal()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "assistant", "prepare"],
            env={**os.environ, "PERI_HOME": folder},
            check=True,
            capture_output=True,
        )
        measure_library(Path(folder), QUESTIONS)
        measure_page(Path(folder), QUESTIONS, PEOPLE)


def _command(label: str, arguments: list[str], environment: dict[str, str]) -> None:
    cpu = []
    for _ in range(1 if "first" in label else 3):
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "assistant", *arguments], env=environment, check=True, capture_output=True
        )
        after = os.times()
        cpu.append(after.children_user + after.children_system - before.children_user - before.children_system)
    print(f"{label:34} {statistics.median(cpu):6.2f} s CPU")


async def _turns(home: Path) -> None:
    from assistant.messages import UserMessage
    from assistant.peri import LOCAL, new_id, open_peri
    from assistant.settings import Settings

    peri = open_peri(Settings(home=home), monotonic=time.monotonic)
    person = peri.store.person(LOCAL, "You", peri.now())
    cpu: list[float] = []
    for round_ in range(6):
        conversation = new_id()
        for text in QUESTIONS:
            before = time.process_time()
            begun = await asyncio.to_thread(peri.accept, person, conversation, UserMessage(text=text))
            events: list[Any] = [event async for event in peri.turn(begun, person_id=person.id)]
            assert events
            if round_:
                cpu.append((time.process_time() - before) * 1000)
    median, p95 = statistics.median(cpu), np.percentile(cpu, 95)
    print(f"{'a turn of the guide, with store':34} {median:6.1f} ms CPU median, {p95:.1f} p95, {len(cpu)} turns")
    await peri.aclose()


if __name__ == "__main__":
    main()
