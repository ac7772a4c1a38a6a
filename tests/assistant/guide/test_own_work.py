"""Is my file right, what have you kept, delete it: told from questions about such things in general."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.own_work import read_own_work

CHECK, KEPT = "check_dataset_file", "kept_work"


@pytest.mark.parametrize(
    ("text", "files", "tool", "arguments"),
    [
        ("Is this JSONL right?", "1 jsonl file", CHECK, {}),
        ("is this right?", "1 jsonl file", CHECK, {}),
        ("any errors in it", "2 files: 1 jsonl, 1 txt", CHECK, {}),
        ("Will Together accept this file?", "1 jsonl file", CHECK, {"provider": "together"}),
        ("check my training file please", "1 zip file", CHECK, {}),
        ("Is my JSONL right?", None, CHECK, {}),
        ("Make training data from this", "1 jsonl file", None, {}),
        ("Make training data from these files.", "1 jsonl file", None, {}),
        ("please check my texts and make training data of them", "40 docx files", None, {}),
        ("are these any good?", "40 docx files", None, {}),
        ("how do I check my training data for private data?", None, None, {}),
        ("check my training data for typos", None, None, {}),
        ("is my dataset good enough?", None, None, {}),
        ("what format must the training file have?", None, None, {}),
        ("is JSONL better than CSV?", None, None, {}),
    ],
)
def test_a_file_is_to_be_checked(text: str, files: str | None, tool: str | None, arguments: dict[str, Any]) -> None:
    found = read_own_work(text, files=files, has_check=False)
    assert (found.tool if found else None, found.arguments if found else {}) == (tool, arguments)


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("and for Together?", "together"),
        ("would OpenAI accept it?", "openai"),
        ("what would it cost at Together?", None),
        ("is Together cheaper?", None),
        ("thanks", None),
    ],
)
def test_after_a_check_another_reader_is_asked_for(text: str, reader: str | None) -> None:
    found = read_own_work(text, files=None, has_check=True)
    assert (found.arguments["provider"] if found else None) == reader
    assert read_own_work(text, files=None, has_check=False) is None


@pytest.mark.parametrize(
    ("text", "delete"),
    [
        ("What have you kept of mine?", ""),
        ("what do you still have of my work?", ""),
        ("which datasets do I have?", ""),
        ("list my builds", ""),
        ("delete my fetched answers", "fetched answers"),
        ("delete the dataset Sample work", "Sample work"),
        ("Please delete my build called “Autumn”.", "Autumn"),
        ("delete “Sample work”", "Sample work"),
        ("delete all my uploads", "uploads"),
        ("what do you know about me?", None),
        ("delete what you know about me", None),
        ("how do I delete my files at OpenAI?", None),
        ("delete my training data from Together", None),
        ("do providers keep my files?", None),
        ("what happens to my files?", None),
        ("Is my training data ready?", None),
    ],
)
def test_what_is_kept_is_asked_for_or_to_be_deleted(text: str, delete: str | None) -> None:
    found = read_own_work(text, files=None, has_check=False)
    told = None if found is None else str(found.arguments.get("delete", ""))
    assert told == delete
    assert found is None or found.tool == KEPT


def test_a_build_is_opened_by_its_name() -> None:
    found = read_own_work("Show me my build “Sample work”", files=None, has_check=False)
    assert found is not None
    assert (found.tool, found.arguments) == ("build_status", {"build": "Sample work"})
