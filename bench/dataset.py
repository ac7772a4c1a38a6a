"""Builds: processor time a document, documents a second and peak memory, beside a plain pipeline of public tools.

The plain one does the reading and the de-duplication only; it compares each text with each, so it is stopped after
some minutes of processor time, and its figure is then too small. `python -m bench.dataset [COUNT...]`; 100 and 1,000
when none is given, 10,000 takes some minutes. The processor time is all of it, starting and imports included; the last
lines say what each further document costs, for which two counts or more are needed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.read import MIXED, _make

COUNTS = (100, 1_000)
WAYS = ("peri", "plain")
MOST_PLAIN_SECONDS = 300  # of processor time


def main() -> None:
    """Print one line for each count and way."""
    counts = [int(each) for each in sys.argv[1:]] or list(COUNTS)
    measure_dataset(counts)


def measure_dataset(counts: list[int]) -> None:
    """Each way runs in a process of its own, so that each has its own peak."""
    used = dict[tuple[str, int], float]()
    print(f"{'way':6}{'documents':>10}{'ms CPU each':>13}{'a second':>10}{'peak MB':>9}{'reader MB':>11}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                kind = MIXED[number % len(MIXED)]
                (Path(folder) / f"{number:06}.{kind}").write_bytes(_make(kind, number))
            for way in WAYS:
                told = _measured(way, folder)
                used[way, count] = told["cpu"]
                print(
                    f"{way:6}{count:10,}{told['cpu'] / count * 1000:13.1f}{count / told['seconds']:10.0f}"
                    f"{told['peak']:9}{told['reader'] or '':>11}  {told['what']}"
                )
        share = used["peri", count] / used["plain", count]
        print(f"ratio {count:10,}  the whole build takes {share:.2f} of the CPU of the plain one")
    for few, many in pairwise(counts):
        each = {way: (used[way, many] - used[way, few]) / (many - few) * 1000 for way in WAYS}
        print(
            f"from {few:,} to {many:,}: {each['peri']:.1f} ms CPU for each further document, plain {each['plain']:.1f}"
        )


def _measured(way: str, folder: str) -> dict[str, Any]:
    begun = time.monotonic()
    command = [sys.executable, "-m", "bench.dataset", f"--{way}", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return {**told, "seconds": time.monotonic() - begun}


def peri(source: str) -> None:
    """A build from the folder to a written file."""
    from dataset.build.final import WriteOptions
    from dataset.build.settings import BuildSettings
    from dataset.build.shelf import Shelf
    from dataset.build.state import open_build
    from dataset.build.workflow import open_worker

    with tempfile.TemporaryDirectory() as home:
        folder = Shelf(Path(home), "bench").create("bench", BuildSettings(sources=(source,), may_use_all=True), "bench")
        stages = {"import": _cpu()}
        with open_worker(f"sqlite:///{home}/dbos.db", time.monotonic) as worker:
            for phase in ("gather", "write"):
                if phase == "write":
                    with open_build(folder) as build:
                        options = WriteOptions(targets=("together",), doubtful=True)
                        build.keep("options", options.model_dump(mode="json"))
                before, stage = _cpu(), "start"
                for progress in worker.run(folder, "write" if phase == "write" else "gather"):
                    now = _cpu()
                    stages[stage] = stages.get(stage, 0) + now - before
                    before, stage = now, progress.stage
                stages[stage] = stages.get(stage, 0) + _cpu() - before
        with open_build(folder) as build:
            pairs = build.count("SELECT count(*) FROM candidates")
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in stages.items() if seconds >= 0.05)
    _tell(f"{pairs:,} pairs; seconds of CPU by stage (children count where they end): {told}")


def plain(source: str) -> None:
    """Read every file with a public library, drop near-twins with a public library, keep the rest in memory."""
    import email
    import email.policy
    import io
    import zipfile
    from xml.etree import ElementTree

    import pypdfium2
    from rapidfuzz import fuzz, process
    from selectolax.lexbor import LexborHTMLParser

    texts = list[str]()
    for path in sorted(Path(source).iterdir()):
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                root = ElementTree.fromstring(archive.read("word/document.xml"))
            text = "\n".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith("}p"))
        elif path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(data)
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
            document.close()
        elif path.suffix == ".html":
            text = LexborHTMLParser(data.decode()).text()
        else:
            body = email.message_from_bytes(data, policy=email.policy.default).get_body(("plain",))
            text = body.get_content() if body is not None else ""
        texts.append(text)
    kept = list[str]()
    compared = 0
    for text in texts:
        if _cpu() > MOST_PLAIN_SECONDS:
            break
        compared += 1
        if process.extractOne(text, kept, scorer=fuzz.ratio, score_cutoff=85) is None:
            kept.append(text)
    stopped = "" if compared == len(texts) else f"; stopped after {compared:,} texts"
    _tell(f"{len(kept):,} texts; no pairs, no judging, nothing kept on the disk{stopped}")


def _tell(what: str) -> None:
    """One line of JSON for the process that measures."""
    own, theirs = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"cpu": _cpu(), "peak": own, "reader": theirs, "what": what}))


def _cpu() -> float:
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peri"]:
        peri(sys.argv[2])
    elif sys.argv[1:2] == ["--plain"]:
        plain(sys.argv[2])
    else:
        main()
