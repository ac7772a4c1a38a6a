"""Each real corpus goes from raw package to validated files. Opt in with PERI_TEST_CORPORA=1; it fetches packages."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dataset.build.facts import Facts
from dataset.build.state import open_build
from dataset.build.workflow import open_worker
from dataset.check.check import check_file
from tests.dataset.corpora import CORPORA, TARGETS, NotThere, build

WANTED = os.environ.get("PERI_TEST_CORPORA", "")
HOME = os.environ.get("PERI_TEST_CORPORA_HOME", "")  # packages that were fetched before lie in it
pytestmark = [pytest.mark.skipif(not WANTED, reason="PERI_TEST_CORPORA is not set"), pytest.mark.slow]
LEAST = {
    "mails": 900, "ui-strings": 5_000, "speeches": 5_000, "shop-texts": 5_000, "features": 500, "book": 300,
}  # fmt: skip  # examples


@pytest.mark.timeout(1800)
def test_every_corpus_becomes_files_that_the_check_accepts_and_nothing_leaks(tmp_path: Path) -> None:
    home = Path(HOME) if HOME else tmp_path
    missing = list[str]()
    with open_worker(f"sqlite:///{tmp_path / 'dbos.db'}", time.monotonic) as worker:
        for name in CORPORA:
            try:
                folder = build(name, home, worker)
            except NotThere as error:
                missing.append(str(error))
                continue
            _look(name, folder)
    assert not missing, missing


def _look(name: str, folder: Path) -> None:
    with open_build(folder) as made:
        facts = Facts.model_validate(made.value("facts"))
    print(f"{name}: {facts.examples:,} examples, {facts.validation:,} held out, set aside {dict(facts.aside)}")
    assert facts.examples >= LEAST[name]
    assert facts.not_masked == 0
    assert facts.leak is not None
    assert facts.leak.with_twin == 0
    for target in TARGETS[:-1]:
        for part in ("train", "validation"):
            report = check_file(folder / "files" / target / f"{part}.jsonl", target)
            assert report.verdict != "error", (name, target, report.problems[:3])
