"""Checking a large training file: lines a second and peak memory. Run by itself: `python -m bench.check`."""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

SIZE_MB = 200
WORDS = (
    "oak",
    "linen",
    "tin",
    "wool",
    "glass",
    "copper",
    "paper",
    "clay",
    "felt",
    "cork",
    "made",
    "used",
    "plain",
    "warm",
)


def main() -> None:
    """Print one line."""
    from dataset.check.check import check_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.jsonl"
        count = _write(path, SIZE_MB * 1024 * 1024)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, cpu = time.perf_counter(), time.process_time()
        report = check_file(path)
        cpu, took = time.process_time() - cpu, time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1024 if sys.platform == "darwin" else 1
    peak_mb, more_mb = peak / 1024 / unit, (peak - before) / 1024 / unit
    print(
        f"check {SIZE_MB} MB, {count:,} lines: {report.verdict}, {count / cpu:,.0f} lines a second of CPU, "
        f"{cpu:.1f} s CPU ({took:.1f} s), peak {peak_mb:.0f} MB ({more_mb:.0f} MB more than before)"
    )


def _write(path: Path, size: int) -> int:
    """A file of chat lines of that size, each of about 150 words."""
    dice, count = random.Random(0), 0
    with path.open("wb") as file:
        while file.tell() < size:
            asked, answered = (" ".join(dice.choices(WORDS, k=k)) for k in (40, 110))
            messages = [{"role": "user", "content": asked}, {"role": "assistant", "content": f"{answered} {count}"}]
            file.write(json.dumps({"messages": messages}).encode() + b"\n")
            count += 1
    return count


if __name__ == "__main__":
    main()
