"""A build that is paused, cancelled, or meets a full disk stops in good order and goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dataset.build.settings import BuildSettings
from dataset.build.shelf import Shelf
from dataset.build.state import open_build
from dataset.build.workflow import DISK_FULL, ask, is_running
from tests.dataset.build.conftest import Bench
from tests.dataset.build.making import past_work


def new_build(bench: Bench, source: Path) -> Path:
    return Shelf(bench.root, "local").create("stopped", BuildSettings(sources=(str(source),), may_use_all=True), "stop")


@pytest.mark.parametrize("wish", ["paused", "cancelled"])
def test_a_build_stops_when_asked_and_goes_on_later(bench: Bench, tmp_path: Path, wish: str) -> None:
    folder = new_build(bench, past_work(tmp_path / "work", 60))
    seen = []
    for progress in bench.worker.run(folder, "gather"):
        seen.append(progress)
        with open_build(folder) as build:
            ask(build, wish)
    assert seen[-1].status == wish
    assert not is_running(folder)
    bench.run(folder)


def test_a_full_disk_pauses_with_a_sentence_and_nothing_is_lost(bench: Bench, tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root only")
    import subprocess

    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        source = past_work(tmp_path / "work", 300)
        folder = Shelf(small, "local").create("full", BuildSettings(sources=(str(source),), may_use_all=True), "full")
        last = [*bench.worker.run(folder, "gather")][-1]
        assert (last.status, last.sentence) == ("paused", DISK_FULL)
        with open_build(folder) as build:
            assert build.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            read = build.count("SELECT count(*) FROM documents")
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        bench.run(folder)
        with open_build(folder) as build:
            assert build.count("SELECT count(*) FROM documents") >= max(read, 300)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)
