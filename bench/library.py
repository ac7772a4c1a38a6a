"""The library's pages: CPU of a page when it is written and when it is served, and of a search."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

import httpx
import numpy as np

from bench.page import Page

ROUNDS = 3


def measure_library(home: Path, questions: Sequence[str]) -> None:
    """Print what each page costs by itself, and what the server spends on one with everything round it."""
    from assistant.pages.pages import Pages
    from assistant.peri import open_peri
    from assistant.settings import Settings

    peri = open_peri(Settings(home=home), monotonic=time.monotonic)
    names = ["", "providers", "glossary", *peri.library.concepts]
    pages = Pages(peri.index, peri.journeys, peri.today)
    pages.page("?")  # the templates are read with the first page
    _print("a library page, written once a day", [_cpu_ms(lambda name=name: pages.page(name)) for name in names])
    _print("  the same page again", [_cpu_ms(lambda name=name: pages.page(name)) for name in names])
    pages.search(questions[0])
    _print("  a search", [_cpu_ms(lambda q=q: pages.search(q)) for q in questions for _ in range(ROUNDS)])
    peri.store.close()
    served = Page(home, program="assistant serve")
    try:
        with httpx.Client(base_url=served.url) as client:
            paths = [f"/library/{name}".rstrip("/") for name in names]
            searches = [f"/library?q={quote(question)}" for question in questions]
            for path in (*paths, searches[0]):
                client.get(path)
            for label, wanted in (("served, with headers", paths), ("served search", searches)):
                before = served.cpu_s()
                for path in wanted * ROUNDS:
                    client.get(path).raise_for_status()
                each_ms = (served.cpu_s() - before) / len(wanted * ROUNDS) * 1000
                print(f"{'  ' + label:34} {each_ms:6.1f} ms CPU on average, {len(wanted * ROUNDS)} requests")
    finally:
        served.stop()


def _cpu_ms(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return (time.process_time() - before) * 1000


def _print(label: str, cpu_ms: list[float]) -> None:
    median, p95 = statistics.median(cpu_ms), np.percentile(cpu_ms, 95)
    print(f"{label:34} {median:6.1f} ms CPU median, {p95:.1f} p95, {max(cpu_ms):.1f} most")
