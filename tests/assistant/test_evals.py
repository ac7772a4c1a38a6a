"""The rows of an evaluation: every bad line is named before any work is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import PeriError
from assistant.eval_rows import OWN, read_rows


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "q.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


@pytest.mark.parametrize("what", ["retrieval", "routing", "follow_ups"])
def test_the_shipped_evaluations_are_good(what: str) -> None:
    assert read_rows(OWN / f"{what}.jsonl", what)


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
