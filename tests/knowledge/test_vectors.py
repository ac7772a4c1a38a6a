"""Vectors that are kept: by text in Chroma, as they stand in a file; made again where anything is wrong with them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import DIMENSIONS, Vectors
from knowledge.vectors import VectorCache


class Counting:
    """A cheap embedder that counts what it embeds."""

    id = "counting"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        rows = [np.eye(DIMENSIONS, dtype=np.float32)[len(text) % DIMENSIONS] for text in texts]
        return np.stack(rows)


def test_a_text_is_embedded_once_and_a_mended_one_alone(tmp_path: Path) -> None:
    first = Counting()
    texts = ["one", "two, longer", "three, longer still"]
    vectors = VectorCache(tmp_path, first).vectors("set", texts)
    again = Counting()
    assert np.array_equal(VectorCache(tmp_path, again).vectors("set", texts), vectors)
    assert again.seen == []
    mended = Counting()
    VectorCache(tmp_path, mended).vectors("set", ["one", "two, mended", "three, longer still"])
    assert mended.seen == ["two, mended"]
    assert len(list(tmp_path.glob("set-*"))) == 1


def test_vectors_read_back_are_those_written_bit_by_bit_so_that_nothing_is_learned_twice(tmp_path: Path) -> None:
    texts = [f"text {i}" for i in range(300)]
    loose = np.random.default_rng(3).normal(size=(len(texts), DIMENSIONS)).astype(np.float32)

    class Loose(Counting):
        def embed(self, texts: Sequence[str]) -> Vectors:
            scaled: Vectors = loose / np.linalg.norm(loose, axis=1, keepdims=True)
            return scaled

    embedder = Loose()
    written = VectorCache(tmp_path, embedder).vectors("set", texts)
    assert np.array_equal(VectorCache(tmp_path, embedder).vectors("set", texts), written)


@pytest.mark.parametrize("damage", ["truncate", "zero", "delete"])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: str) -> None:
    texts = ["one", "two, longer"]
    vectors = VectorCache(tmp_path, Counting()).vectors("set", texts)
    for file in [f for f in tmp_path.rglob("*") if f.is_file()]:
        if damage == "delete":
            file.unlink()
        else:
            file.write_bytes(b"" if damage == "truncate" else b"\0" * file.stat().st_size)
    assert np.array_equal(VectorCache(tmp_path, Counting()).vectors("set", texts), vectors)


def _vectors_file(folder: Path) -> Path:
    """The file that a set's vectors are read from at start."""
    (file,) = folder.glob("vectors_set-*.npz")
    return file


def test_vectors_come_from_their_file_as_long_as_no_text_changed(tmp_path: Path) -> None:
    texts = ["one", "two, longer"]
    vectors = VectorCache(tmp_path, Counting()).vectors("set", texts)
    (collection,) = tmp_path.glob("set-*")
    shutil.rmtree(collection)
    unused = Counting()
    assert np.array_equal(VectorCache(tmp_path, unused).vectors("set", texts), vectors)
    assert unused.seen == []
    assert not list(tmp_path.glob("set-*"))


@pytest.mark.parametrize(
    "changed", [["two, longer", "one"], ["one", "two, mended"], ["one"], ["one", "two, longer", "x"]]
)
def test_a_changed_text_is_noticed_and_the_file_of_the_former_texts_goes(tmp_path: Path, changed: list[str]) -> None:
    texts = ["one", "two, longer"]
    VectorCache(tmp_path, Counting()).vectors("set", texts)
    before, again = _vectors_file(tmp_path), Counting()
    assert np.array_equal(VectorCache(tmp_path, again).vectors("set", changed), Counting().embed(changed))
    assert again.seen == [text for text in changed if text not in texts]
    assert _vectors_file(tmp_path) != before


@pytest.mark.parametrize("damage", ["gone", "empty", "half", "one bit", "packed", "other rows", "not finite"])
def test_without_its_file_the_vectors_come_from_the_collection(tmp_path: Path, damage: str) -> None:
    texts = ["one", "two, longer"]
    vectors = VectorCache(tmp_path, Counting()).vectors("set", texts)
    file = _vectors_file(tmp_path)
    whole = bytearray(file.read_bytes())
    match damage:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "half":
            file.write_bytes(whole[: len(whole) // 2])
        case "one bit":
            whole[len(whole) // 2] ^= 1
            file.write_bytes(whole)
        case "packed":
            whole[whole.rindex(b"PK\1\2") + 10] ^= 64  # the way in which it is packed, as the zip's directory tells
            file.write_bytes(whole)
        case "other rows":
            np.savez(file, vectors=vectors[:1])
        case _:
            np.savez(file, vectors=vectors * np.float32("nan"))
    again = Counting()
    assert np.array_equal(VectorCache(tmp_path, again).vectors("set", texts), vectors)
    assert again.seen == []
    with np.load(file) as kept:
        assert np.array_equal(kept["vectors"], vectors)


def test_another_model_never_meets_old_vectors(tmp_path: Path) -> None:
    VectorCache(tmp_path, Counting()).vectors("set", ["one"])
    other = Counting()
    other.id = "another"
    VectorCache(tmp_path, other).vectors("set", ["one"])
    assert other.seen == ["one"]
