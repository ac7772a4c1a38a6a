"""Finding passages: meaning, words, refusals, and a cache that heals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import DIMENSIONS, EmbedderError, PackagedMiniLM, Vectors
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library
from knowledge.vectors import VectorCache
from knowledge.words import WordIndex


@pytest.fixture(scope="module")
def index(index_folder: Path) -> ConceptIndex:
    return ConceptIndex(load_library(), PackagedMiniLM(), index_folder)


class Counting:
    """A cheap embedder that counts what it embeds."""

    id = "counting"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        rows = [np.eye(DIMENSIONS, dtype=np.float32)[len(text) % DIMENSIONS] for text in texts]
        return np.stack(rows)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("What is fine-tuning?", "what-fine-tuning-is"),
        ("how many examples do i need", "how-many-examples"),
        ("my model forgot everything else", "forgetting"),
        ("can I use client work that is under NDA", "nda-and-client-work"),
        ("is OpenAI tuning still open", "openai"),
    ],
)
def test_a_clear_question_finds_its_article_first(index: ConceptIndex, question: str, concept: str) -> None:
    assert index.search(question)[0].passage.concept == concept


@pytest.mark.parametrize(
    "question", ["What's the weather tomorrow in Lisbon?", "lasagne recipe", "who won the cup final"]
)
def test_nothing_near_is_a_refusal(index: ConceptIndex, question: str) -> None:
    assert index.search(question) == []


def test_a_search_within_an_article_stays_there(index: ConceptIndex) -> None:
    found = index.search("what does it cost", concept="adapters")
    assert {f.passage.concept for f in found} == {"adapters"}


def test_vectors_have_length_one_and_are_the_same_alone_and_together() -> None:
    embedder = PackagedMiniLM()
    one, two = (
        embedder.embed(["a short text"])[0],
        embedder.embed(["a short text", "another, rather longer text than that"])[0],
    )
    assert np.isclose(np.linalg.norm(one), 1, atol=1e-5)
    assert float(one @ two) > 0.99
    assert embedder.embed([]).shape == (0, DIMENSIONS)


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


def test_another_model_never_meets_old_vectors(tmp_path: Path) -> None:
    VectorCache(tmp_path, Counting()).vectors("set", ["one"])
    other = Counting()
    other.id = "another"
    VectorCache(tmp_path, other).vectors("set", ["one"])
    assert other.seen == ["one"]


def test_a_model_that_is_not_the_tested_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.embed.MODEL_SHA256", "0" * 64)
    with pytest.raises(EmbedderError, match="make install"):
        PackagedMiniLM().embed(["x", "y"])


def test_words_score_only_texts_that_share_them() -> None:
    scores = WordIndex(["hosting costs money", "training data", "the cat"]).scores("what does hosting cost?")
    assert scores[0] > 0
    assert scores[1] == scores[2] == 0
    assert not WordIndex(["plain words", "more words"]).scores("?!").any()


def test_the_library_is_what_the_index_was_made_from(index: ConceptIndex) -> None:
    assert isinstance(index.library, Library)
    assert sorted(index.articles("anything")) == sorted(index.library.concepts)
