"""From a folder of past work to checked files, again after changes, and with bad files among the good."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from dataset.build import review
from dataset.build.facts import Facts
from dataset.build.names import decide_names, names, permissions, permit
from dataset.build.shelf import NoBuild, Shelf
from dataset.build.sources import notes, sources
from dataset.build.state import open_build
from dataset.check.check import check_file
from dataset.layouts.lines import TARGETS
from tests.dataset.build.conftest import NOW, Bench
from tests.dataset.build.making import CLIENTS, one_piece, past_work


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_folder_becomes_files_that_every_target_accepts_and_a_zip_of_them(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work", 60), may_use_all=True)
    files = bench.written(folder, *TARGETS, doubtful=True)
    for target in TARGETS.values():
        report = check_file(files / target.id / "train.jsonl", target.reader)
        assert report.verdict != "error", (target.id, report.problems)
        assert (files / target.id / "validation.jsonl").exists()
    manifest = json.loads((files / "manifest.json").read_text())
    with zipfile.ZipFile(files / "files.zip") as archive:
        assert sorted(archive.namelist()) == sorted([*(one["path"] for one in manifest["files"]), "manifest.json"])
    assert (files / "mlx" / "train.py").exists()
    assert "<svg" in (files / "report.html").read_text()
    assert "# Data card" in (files / "card.md").read_text()


def test_no_client_name_is_in_anything_that_is_handed_on(bench: Bench, tmp_path: Path) -> None:
    files = bench.written(
        bench.gathered(past_work(tmp_path / "work"), may_use_all=True), "together", "text", doubtful=True
    )
    for name, data in all_bytes(files).items():
        if not name.endswith(".zip"):
            assert not [client for client in CLIENTS if client.casefold().encode() in data.lower()], name


def test_the_same_input_and_decisions_give_the_same_bytes_in_another_place(bench: Bench, tmp_path: Path) -> None:
    found = []
    for name in ("here", "a longer way/there"):
        folder = bench.gathered(past_work(tmp_path / name / "work"), name=name, may_use_all=True)
        with open_build(folder) as build:
            ids = [item.candidate.id for item in review.items(build, sort="order", limit=5)]
            review.decide(build, ids[:2], "aside", now=NOW)
        found.append(all_bytes(bench.written(folder, "together", "axolotl", doubtful=True)))
    assert found[0] == found[1]


def test_a_second_run_reads_only_what_changed_and_keeps_decisions(bench: Bench, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work")
    folder = bench.gathered(source, may_use_all=True)
    with open_build(folder) as build:
        before = {item.candidate.id: item for item in review.items(build, limit=1000)}
        chosen = list(before)[:10]
        review.decide(build, chosen, "keep", now=NOW)
        rows = build.db.execute("SELECT rowid, path FROM files").fetchall()
        known = {row["path"]: row["rowid"] for row in rows}
    name, data = one_piece(1000)
    (source / CLIENTS[0] / name).write_bytes(data)
    changed = next(source.rglob("*.txt"))
    changed.write_text(
        "Quite another text, and long enough to be a piece of its own, which nobody has read before now."
    )
    next(source.rglob("*.po")).unlink()
    bench.run(folder)
    with open_build(folder) as build:
        rows = build.db.execute("SELECT rowid, path FROM files").fetchall()
        fresh = {row["path"] for row in rows if known.get(row["path"]) != row["rowid"]}
        after = {item.candidate.id: item for item in review.items(build, limit=1000)}
        assert fresh == {f"{CLIENTS[0]}/{name}", changed.relative_to(source).as_posix()}
        kept = [each for each in chosen if each in after]
        assert len(kept) >= 7
        assert all(after[each].decision and after[each].standing == "keep" for each in kept)


def test_a_run_without_changes_does_nothing_again(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work", 10))
    with open_build(folder) as build:
        before = build.db.execute("SELECT max(rowid) FROM documents").fetchone()[0], build.db.total_changes
        seqs = [row[0] for row in build.db.execute("SELECT seq FROM candidates")]
    bench.run(folder)
    with open_build(folder) as build:
        assert build.db.execute("SELECT max(rowid) FROM documents").fetchone()[0] == before[0]
        assert [row[0] for row in build.db.execute("SELECT seq FROM candidates")] == seqs


def test_bad_files_are_named_with_a_reason_and_stop_nothing(bench: Bench, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 10)
    (source / "broken.docx").write_bytes(b"PK\x03\x04 not a zip at all")
    (source / "empty.txt").write_bytes(b"")
    (source / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    shutil.copy(source / CLIENTS[0] / "product page 0.docx", source / "the same again.docx")
    with open_build(bench.gathered(source)) as build:
        said = {note.path: note.sentence for note in notes(build) if not note.is_read}
        assert set(said) == {"broken.docx", "empty.txt", "picture.png", f"{CLIENTS[0]}/product page 0.docx"}
        assert "the same again.docx" in said[f"{CLIENTS[0]}/product page 0.docx"]
        assert sum(sources(build).documents.values()) == 10


def test_nothing_is_written_for_a_client_who_said_no(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work"))
    with open_build(folder) as build:
        clients = [each.client for each in permissions(build)]
        for client in clients:
            permit(build, client, client != "Corvina")
        theirs = [i.candidate for i in review.items(build, review.Filter(client="Corvina"), limit=1000)]
        review.decide(build, [one.id for one in theirs], "keep", now=NOW)
    files = bench.written(folder, "together", doubtful=True)
    text = (files / "together" / "train.jsonl").read_text()
    assert theirs
    assert not [one for one in theirs if json.dumps(one.answer)[1:40] in text]


def test_too_few_pairs_become_a_prompt_kit(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work", 5), may_use_all=True)
    files = bench.written(folder, "openai", doubtful=True)
    assert not (files / "openai").exists()
    assert "# How I write" in (files / "prompt-kit.md").read_text()
    with open_build(folder) as build:
        assert build.value("written")["openai"].startswith("not written: ")
        assert "too little to train on" in Facts.model_validate(build.value("facts")).verdict


def test_two_persons_never_see_each_others_builds(bench: Bench, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 5)
    bench.gathered(source, person="ann")
    assert [name for name, _ in Shelf(bench.root, "ann").builds()] == ["one"]
    assert not list(Shelf(bench.root, "tom").builds())
    with pytest.raises(NoBuild):
        Shelf(bench.root, "tom").find("one")
    with pytest.raises(NoBuild):
        Shelf(bench.root, "tom").delete("../one")


def test_files_never_replace_a_folder_that_is_somebody_elses(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work", 15), may_use_all=True)
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "novel.txt").write_text("mine")
    with open_build(folder) as build:
        build.keep("options", {"targets": ["together"], "doubtful": True, "out": str(precious)})
    last = [*bench.worker.run(folder, "write")][-1]
    assert (last.status, (precious / "novel.txt").read_text()) == ("failed", "mine")
    assert "precious" in last.sentence


def test_a_name_that_is_let_stand_stays_and_a_told_one_goes(bench: Bench, tmp_path: Path) -> None:
    folder = bench.gathered(past_work(tmp_path / "work"), may_use_all=True)
    with open_build(folder) as build:
        assert {"Acme Foods", "Bell & Sons", "Corvina"} <= {found.mask.name for found in names(build)}
        decide_names(build, ["Corvina"], False)
        decide_names(build, ["kettle"], True)
    text = (bench.written(folder, "text", "together", doubtful=True) / "together" / "train.jsonl").read_text()
    assert "Corvina" in text
    assert "kettle" not in text.casefold()
