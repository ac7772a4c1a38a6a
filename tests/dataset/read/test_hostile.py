"""Hostile and damaged files: each gets its own answer, and nothing else suffers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dataset.document import Document, Unread
from dataset.read import Limits, read_source
from tests.dataset.read.conftest import ReadAll
from tests.dataset.read.hostile import damaged, named
from tests.dataset.read.making import zipped

DAMAGED = int(os.environ.get("PERI_TEST_DAMAGED", "42"))  # 252 for the long form


def test_each_deceptive_file_is_refused_for_its_own_reason(read_all: ReadAll) -> None:
    files = named()
    found = read_all({name: data for name, (data, _) in files.items()}, Limits(cpu_seconds=10))
    reasons = dict[str, set[str]]()
    for one in found:
        reasons.setdefault(one.path.split("/")[0], set()).add(one.reason if isinstance(one, Unread) else "")
    assert set(reasons) == set(files)
    wrong = {name: (wanted, reasons[name]) for name, (_, wanted) in files.items() if wanted not in reasons[name]}
    assert not wrong
    assert all(one.sentence.endswith(".") for one in found if isinstance(one, Unread))
    assert not any("root:" in s.text for one in found if isinstance(one, Document) for s in one.segments)


def test_names_that_lead_out_are_shown_and_nothing_is_written(read_all: ReadAll, tmp_path: Path) -> None:
    (found,) = read_all({"deep/er/up.zip": zipped({"../../../../up.txt": b"x"})})
    assert found.path == "deep/er/up.zip/../../../../up.txt"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["up.zip"]


def test_damaged_files_each_get_an_answer_and_nothing_is_written(tmp_path: Path) -> None:
    names = set()
    for name, data in damaged(seed=5, count=DAMAGED):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        names.add(name.split("/")[-1])
    before = sorted(p for p in tmp_path.rglob("*"))
    first = list(read_source(tmp_path / "in", Limits(cpu_seconds=5, wall_seconds=20)))
    assert {one.path.split("/")[1] for one in first} == names
    assert not [one for one in first if isinstance(one, Unread) and one.reason in ("crashed", "too_slow")]
    assert sorted(p for p in tmp_path.rglob("*")) == before
    assert list(read_source(tmp_path / "in", Limits(cpu_seconds=5, wall_seconds=20))) == first


def slow_file() -> bytes:
    """A list that takes seconds to read and gives nothing."""
    return "".join(f"- {number * 7919 % 100_003}\n" for number in range(600_000)).encode()


@pytest.mark.parametrize("limits", [Limits(cpu_seconds=1), Limits(wall_seconds=1.0)])
def test_a_file_that_takes_its_reader_with_it_costs_only_itself(read_all: ReadAll, limits: Limits) -> None:
    files = {
        "a.txt": b"before",
        "w.zip": zipped({"1.txt": b"one", "2.yaml": slow_file(), "3.txt": b"three"}),
        "z.txt": b"after",
    }
    found = read_all(files, limits)
    assert [(one.path, one.reason if isinstance(one, Unread) else "read") for one in found] == [
        ("a.txt", "read"),
        ("w.zip/1.txt", "read"),
        ("w.zip/2.yaml", "too_slow"),
        ("w.zip/3.txt", "read"),
        ("z.txt", "read"),
    ]


def test_too_little_memory_costs_only_the_file_that_wants_it(read_all: ReadAll) -> None:
    large = b"key,text\n" + b"".join(b"k%d,%s\n" % (n, b"x" * 300) for n in range(90_000))
    found = read_all({"a.txt": b"before", "b.csv": large, "c.txt": b"after"}, Limits(memory_bytes=120_000_000))
    assert [one.reason if isinstance(one, Unread) else "read" for one in found] == ["read", "too_much_memory", "read"]


def test_readers_that_have_grown_old_are_replaced_and_nothing_is_lost(read_all: ReadAll) -> None:
    files = {f"{number:03}.txt": b"text %d" % number for number in range(100)}
    found = read_all(files, Limits(life=10))
    assert [one.path for one in found if isinstance(one, Document)] == sorted(files)


def test_a_reader_cannot_write_connect_or_start_anything(tmp_path: Path) -> None:
    tries = [
        "open('x', 'w')",
        "os.remove('x')",
        "os.system('true')",
        "os.fork()",
        "socket.socket()",
        "subprocess.run(['true'])",
    ]
    code = "import os, socket, subprocess\nfrom dataset.read import Limits\n"
    code += "from dataset.read.child import give_up_rights\n"
    code += "give_up_rights(Limits())\n"
    for one in tries:
        code += f"try:\n    {one}\n    print('did')\nexcept PermissionError:\n    print('no')\n"
    (tmp_path / "x").write_text("here")
    root = Path(__file__).parent.parent.parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["no"] * len(tries)
    assert (tmp_path / "x").read_text() == "here"


def test_files_of_the_disk_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("hello")
    (tmp_path / "in" / "b.txt").symlink_to("/etc/hostname")
    (tmp_path / "in" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "in" / "~$page.docx").write_bytes(b"x")
    os.mkfifo(tmp_path / "in" / "c.txt")
    found = list(read_source([tmp_path / "in", tmp_path / "gone"]))
    assert [(one.path, one.reason if isinstance(one, Unread) else one.kind) for one in found] == [
        ("in/.DS_Store", "system"),
        ("in/a.txt", "txt"),
        ("in/b.txt", "link"),
        ("in/c.txt", "unknown"),
        ("in/~$page.docx", "system"),
        ("gone", "missing"),
    ]


def test_a_file_over_the_limit_is_refused_and_a_large_zip_is_not(read_all: ReadAll) -> None:
    words = os.urandom(40_000).hex().encode()
    small = Limits(file_bytes=100_000)
    found = read_all(
        {"big.txt": words * 2, "big.zip": zipped({f"{n}.txt": words + b"%d" % n for n in range(4)})}, small
    )
    assert [(one.path, one.reason if isinstance(one, Unread) else one.kind) for one in found] == [
        ("big.txt", "too_large"),
        *((f"big.zip/{n}.txt", "txt") for n in range(4)),
    ]


def test_stopping_early_leaves_no_process_behind(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(f"text {number}")
    reading = read_source(tmp_path)
    assert isinstance(next(reading), Document)
    reading.close()
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("this system does not list children")
    assert not [
        p for p in children.read_text().split() if b"dataset.read.child" in Path(f"/proc/{p}/cmdline").read_bytes()
    ]
