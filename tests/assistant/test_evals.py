"""Evaluations: every bad line is named before any work is done, and the table says what was measured."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import PeriError
from assistant.eval_rows import OWN, read_rows
from assistant.evals import run_eval
from assistant.models.scripted import ScriptedModel
from assistant.peri import Peri
from assistant.settings import Settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from knowledge.embed import PackagedMiniLM
from knowledge.index import WAYS, ConceptIndex
from knowledge.library import load_library
from tests.face.house import answer
from tests.knowledge.little import little_library


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "q.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


@pytest.mark.parametrize("what", ["retrieval", "own", "routing", "follow_ups"])
def test_the_shipped_evaluations_are_good(what: str) -> None:
    assert read_rows(OWN / f"{what}.jsonl", what)


@pytest.mark.parametrize("file", ["retrieval", "retrieval_new", "own"])
def test_the_labels_name_articles_that_the_library_has(file: str) -> None:
    known = load_library().concepts.keys()
    for row in read_rows(OWN / f"{file}.jsonl", file.removesuffix("_new")):
        named = {*row["concepts"], *(name for part in row.get("parts") or [] for name in part)}
        assert named <= known, row["question"]


def test_the_articles_own_questions_are_all_labelled_with_their_article() -> None:
    labels = {row["question"]: row["concepts"] for row in read_rows(OWN / "own.jsonl", "own")}
    own = {question: concept.id for concept in load_library().concepts.values() for question in concept.questions}
    assert labels.keys() == own.keys()
    assert all(article in labels[question] for question, article in own.items())


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_file_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PeriError, match=r"q\.jsonl holds no rows"):
        read_rows(write(tmp_path, text), "questions")


@pytest.mark.parametrize(
    ("what", "row", "words"),
    [
        ("questions", '{"id": ', "is not one JSON object"),
        ("questions", "[1]", "is not one JSON object"),
        ("questions", "[" * 100_000, "is not one JSON object"),
        ("questions", {"question": "x"}, "id: is missing"),
        ("questions", {"id": "a", "question": 3}, "question: '3' is not text"),
        ("questions", {"id": "a", "question": " "}, "question: "),
        ("questions", {"id": "a", "question": "x", "also_useful": "explain"}, "also_useful: "),
        ("questions", '{"id": "\\ud800", "question": "x"}', "a character that is no text"),
        ("retrieval", {"id": "a", "question": "x"}, "concepts: is missing"),
        ("retrieval", {"id": "a", "question": "x", "concepts": ["y"], "parts": [["y"], []]}, "parts, entry 2: "),
        ("retrieval", {"id": "a", "question": "x", "concepts": ["y"], "parts": ["y"]}, "parts, entry 1: "),
        ("own", {"question": "x", "concepts": []}, "concepts: "),
        ("own", {"concepts": ["y"]}, "question: is missing"),
        ("routing", {"id": "a", "text": "x", "behaviours": []}, "behaviours: "),
        ("follow_ups", {"id": "a", "turns": ["x"]}, "expect: is missing"),
        ("follow_ups", {"id": "a", "turns": [], "expect": {"behaviour": "explain"}}, "turns: "),
        ("follow_ups", {"id": "a", "turns": ["x"], "expect": {}}, "expect, behaviour: is missing"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, what: str, row: Any, words: str) -> None:
    with pytest.raises(PeriError) as caught:
        read_rows(write(tmp_path, "", row), what)
    assert "q.jsonl, line 2: " in str(caught.value)
    assert words in str(caught.value)


def test_all_bad_rows_are_named_at_once_and_a_line_separator_in_a_text_ends_no_row(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "question": "one\u2028two", "persona": "x"}, ensure_ascii=False)
    assert read_rows(write(tmp_path, good), "questions")[0]["question"] == "one\u2028two"
    with pytest.raises(PeriError) as caught:
        read_rows(write(tmp_path, good, "{", good, {"id": "b"}), "questions")
    assert "line 2" in str(caught.value)
    assert "line 4" in str(caught.value)
    assert "line 3" not in str(caught.value)


@pytest.fixture
def little(tmp_path: Path) -> Iterator[Peri]:
    """A Peri with five articles that looks up whatever is said."""
    settings = Settings(home=tmp_path)
    library = little_library()
    peri = Peri(
        settings,
        Store(open_database(settings.database, settings.home)),
        library,
        ConceptIndex(library, PackagedMiniLM(), tmp_path / "index"),
        (),
        (),
        {"guide": ScriptedModel("guide", answer)},
        monotonic=time.monotonic,
    )
    yield peri
    peri.store.close()


async def table(peri: Peri, what: str, *rows: dict[str, Any]) -> list[str]:
    """What the evaluation prints of these rows."""
    said = list[str]()
    await run_eval(peri, what, list(rows), "mine.jsonl", None, None, said.append)
    return said


BILL = {"id": "a", "question": "who counts the units in my invoice", "concepts": ["bill"], "kind": "plain"}
BOTH = {
    "id": "c",
    "question": "Who counts the units? And why is it stuck like an old record?",
    "concepts": ["bill", "loop"],
    "parts": [["bill"], ["loop", "narrow"]],
    "kind": "two",
}
SOUP = {"id": "d", "question": "a recipe for onion soup with cheese", "concepts": []}


def figures(line: str) -> list[float]:
    return [float(word) for word in line.split() if word.replace(".", "").isdigit()]


@pytest.mark.anyio
async def test_retrieval_prints_every_way_every_kind_and_what_was_refused(little: Peri) -> None:
    said = await table(little, "retrieval", BILL, BOTH, SOUP)
    assert said[0].startswith("retrieval: mine.jsonl, 3 rows, peri ")
    by_name = {line.split("  ")[0].strip(): line for line in said[1:]}
    assert [*WAYS, "all, plain", "all, two"] == list(by_name)[: len(WAYS) + 2]
    assert figures(by_name["all"]) == [2, 1.0, 1.0, 1.0]
    assert figures(by_name["all, two"]) == [1, 1.0, 1.0, 1.0]
    assert "refused by the index: 1/1 that must be, 0/2 that must not" in said
    assert any(line.startswith("declined in the talk:") for line in said)


@pytest.mark.anyio
async def test_of_several_things_asked_all_must_be_found_and_each_by_any_of_its_articles(little: Peri) -> None:
    first, *_, last = little.index.articles(str(BOTH["question"]))
    said = await table(little, "retrieval", {**BOTH, "parts": [[first], [last]]})
    (line,) = (line for line in said if line.startswith("all  "))
    assert figures(line) == [1, 0.0, 0.0, 0.25]  # the last of five, less the one that is needed before it


@pytest.mark.anyio
async def test_a_miss_is_printed_with_what_was_found_instead(little: Peri) -> None:
    question = "stuck like an old record"
    *found, last = little.index.articles(question)
    said = await table(little, "retrieval", {"id": "b", "question": question, "concepts": [last]})
    assert f"  miss b: {found[:3]} instead of ['{last}']" in said


@pytest.mark.anyio
async def test_rows_that_all_must_be_refused_have_no_recall(little: Peri) -> None:
    said = await table(little, "retrieval", SOUP)
    assert "0 questions" in said[1]
    assert "refused by the index: 1/1 that must be, 0/0 that must not" in said


@pytest.mark.parametrize("what", ["retrieval", "own"])
@pytest.mark.anyio
async def test_a_row_that_names_no_article_is_told_before_anything_is_run(little: Peri, what: str) -> None:
    with pytest.raises(PeriError) as caught:
        await table(little, what, {**BILL, "concepts": ["bil"]}, {**BOTH, "parts": [["bill"], ["lop"]]})
    assert "a: there is no article 'bil'." in str(caught.value)
    assert "c: there is no article 'lop'." in str(caught.value)


def own_rows(peri: Peri) -> list[dict[str, Any]]:
    """The labels of every article's own questions."""
    articles = peri.library.concepts.values()
    return [{"question": question, "concepts": [article.id]} for article in articles for question in article.questions]


@pytest.mark.anyio
async def test_own_measures_the_articles_questions_by_every_way_as_if_they_had_not_been_learned(little: Peri) -> None:
    rows = own_rows(little)
    said = await table(little, "own", *rows)
    assert [line.split("  ")[0] for line in said[1:]] == [f"left out, {way}" for way in WAYS]
    assert all(figures(line)[0] == len(rows) for line in said[1:])


@pytest.mark.anyio
async def test_own_tells_a_question_without_a_row_and_a_row_without_a_question(little: Peri) -> None:
    first, *rows = own_rows(little)
    said = await table(little, "own", *rows, {"question": "who says that?", "concepts": ["bill"]})
    assert f"  miss no row for this question: {first['question']}" in said
    assert "  miss no such question: who says that?" in said
    assert figures(said[1])[0] == len(rows)
