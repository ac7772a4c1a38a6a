"""Reads bytes the way a person brings them: as files on the disk, through the public door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dataset.document import Document, Unread
from dataset.read import Limits, read_source

ReadAll = Callable[..., list[Document | Unread]]
ReadOne = Callable[..., Document]


@pytest.fixture
def read_all(tmp_path: Path) -> ReadAll:
    """Write files by name and read the folder."""

    def read(files: dict[str, bytes], limits: Limits | None = None) -> list[Document | Unread]:
        root = tmp_path / "work"
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return list(read_source(root, limits))

    return read


@pytest.fixture
def read_one(read_all: ReadAll) -> ReadOne:
    """The one document of one file."""

    def read(name: str, data: bytes, limits: Limits | None = None) -> Document:
        found = read_all({name: data}, limits)
        assert len(found) == 1, found
        assert isinstance(found[0], Document), found[0]
        return found[0]

    return read
