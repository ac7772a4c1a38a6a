"""Many files are read by several processes, and come in the order of their names all the same."""

from __future__ import annotations

from pathlib import Path

from dataset.document import Document
from dataset.read import Limits, read_source
from dataset.read.children import ALONE_FILES


def test_files_come_in_order_however_many_processes_read_them(tmp_path: Path) -> None:
    count = ALONE_FILES + 60
    for number in range(count):
        (tmp_path / f"{number:04}.txt").write_text(f"This is text number {number}.\n", "utf-8")
    found = {
        children: [one.path for one in read_source(tmp_path, Limits(children=children)) if isinstance(one, Document)]
        for children in (1, 2, 3)
    }
    assert found[1] == found[2] == found[3] == [f"{number:04}.txt" for number in range(count)]
