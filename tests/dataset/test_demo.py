"""The sample work that ships: it goes through, and nothing private is left in it."""

from __future__ import annotations

import time
from pathlib import Path

from dataset import demo
from dataset.build import names
from dataset.build.final import WriteOptions
from dataset.build.shelf import Shelf
from dataset.build.state import open_build
from dataset.build.workflow import open_worker
from dataset.check.check import check_file


def test_the_sample_work_becomes_a_checked_file_without_a_name_or_number_of_a_client(tmp_path: Path) -> None:
    folder = Shelf(tmp_path / "builds", "local").create(demo.NAME, demo.demo_settings(), "key")
    with open_worker(f"sqlite:///{tmp_path / 'dbos.db'}", time.monotonic) as worker, open_build(folder) as build:
        assert [*worker.run(folder, "gather")][-1].status == "review"
        for client, may_use, why in demo.PERMISSIONS:
            names.permit(build, client, may_use, why)
        assert {each.client for each in names.permissions(build)} == {client for client, _, _ in demo.PERMISSIONS}
        names.decide_names(build, [each.mask.name for each in names.names(build)], True)
        build.keep("options", WriteOptions(targets=("together", "mistral"), doubtful=True).model_dump(mode="json"))
        assert [*worker.run(folder, "write")][-1].status == "written"
    files = folder / "files"
    assert check_file(files / "together" / "train.jsonl", "together").verdict == "ok"
    text = "".join(path.read_text("utf-8") for path in sorted(files.rglob("*.jsonl")))
    assert not [each for each in (*demo.MASKED, *demo.NUMBERS) if each.casefold() in text.casefold()]
    assert text.count("[CLIENT-1]") > 5
    assert "for a hundred and ten years" not in text, "the speech under embargo"
    train, held = (files / "mistral" / name for name in ("train.jsonl", "validation.jsonl"))
    assert not held.exists() or held.stat().st_size <= train.stat().st_size * 0.05
