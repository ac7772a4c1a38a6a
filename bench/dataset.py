"""Builds: processor time a document and peak memory, beside a plain pipeline of public tools.

The plain one does the reading and the de-duplication only. `python -m bench.dataset [COUNT...]`; 100 and 1,000 when
none is given, 10,000 takes some minutes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.read import MIXED, _make

COUNTS = (100, 1_000)


def main() -> None:
    """Print one line for each count and way."""
    counts = [int(each) for each in sys.argv[1:]] or list(COUNTS)
    measure_dataset(counts)


def measure_dataset(counts: list[int]) -> None:
    """Each way runs in a process of its own, so that each has its own peak."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                kind = MIXED[number % len(MIXED)]
                (Path(folder) / f"{number:06}.{kind}").write_bytes(_make(kind, number))
            each = dict[str, float]()
            for way in ("peri", "plain"):
                done = subprocess.run(
                    [sys.executable, "-m", "bench.dataset", f"--{way}", folder],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                print(f"{way:6} {count:7,} documents: {done.stdout.strip()}")
                each[way] = float(done.stdout.split()[0])
            share = each["peri"] / each["plain"]
            print(f"ratio  {count:7,} documents: the whole build takes {share:.2f} of the CPU of the plain one")


def peri(source: str) -> None:
    """A build from the folder to a written file."""
    from dataset.build.final import WriteOptions
    from dataset.build.settings import BuildSettings
    from dataset.build.shelf import Shelf
    from dataset.build.state import open_build
    from dataset.build.workflow import open_worker

    with tempfile.TemporaryDirectory() as home:
        folder = Shelf(Path(home), "bench").create("bench", BuildSettings(sources=(source,), may_use_all=True), "bench")
        stages = dict[str, float]()
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
    _tell(source, f"{pairs:,} pairs; seconds of CPU by stage (children count where they end): {told}")


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
    for text in texts:
        if process.extractOne(text, kept, scorer=fuzz.ratio, score_cutoff=85) is None:
            kept.append(text)
    _tell(source, f"{len(kept):,} texts; no pairs, no judging, nothing kept on the disk")


def _tell(source: str, what: str) -> None:
    count = sum(1 for _ in Path(source).iterdir())
    own, theirs = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    reader = f" and {theirs} MB in a reader" if theirs else ""
    print(f"{_cpu() / count * 1000:.1f} ms CPU each, peak {own} MB{reader}; {what}")


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
