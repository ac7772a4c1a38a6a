"""Authored files: what is read, and how each thing that is wrong with one is said."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.content import (
    ContentError,
    Problem,
    problems_of,
    read_front_matter,
    read_record,
    read_yaml,
    reference_problems,
)


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    count: int = Field(default=1, ge=1)
    amount: Decimal = Decimal(0)
    day: date = date(2026, 11, 22)
    kind: Literal["hosted", "local"] = "hosted"
    is_open: bool | None = None


class Table(BaseModel):
    id: str = "table"
    rows: tuple[Row, ...] = ()


def written(folder: Path, content: str | bytes, name: str = "file.yaml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems_in(path: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        read_front_matter(path) if path.suffix == ".md" else read_yaml(path)
    return caught.value.problems


def problems_with(**fields: object) -> list[Problem]:
    with pytest.raises(ValidationError) as caught:
        Row.model_validate(fields)
    return problems_of(caught.value, "providers/x.yaml")


def test_a_problem_reads_as_file_field_what_and_remedy() -> None:
    assert str(Problem("a.md", "title", "is missing", "Add it.")) == "a.md: title: is missing. Add it."


def test_a_content_error_lists_every_problem_on_a_line_of_its_own() -> None:
    both = [Problem("a.md", "title", "is missing", "Add it."), Problem("b.md", "id", "is empty", "Write it.")]
    error = ContentError(both)
    assert str(error) == "a.md: title: is missing. Add it.\nb.md: id: is empty. Write it."


def test_front_matter_and_text_are_told_apart(tmp_path: Path) -> None:
    content = "---\ntitle: Held-out test\nday: 2026-11-22\n---\n\n## Why\n\nText.\n\n---\n\nMore.\n"
    path = written(tmp_path, content, "a.md")
    fields, text = read_front_matter(path)
    assert fields == {"title": "Held-out test", "day": date(2026, 11, 22)}
    assert text == "## Why\n\nText.\n\n---\n\nMore."


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf---\ntitle: a\n---\ntext", b"---\r\ntitle: a\r\n---\r\ntext\r\n"])
def test_files_from_windows_editors_are_read(tmp_path: Path, content: bytes) -> None:
    assert read_front_matter(written(tmp_path, content, "a.md")) == ({"title": "a"}, "text")


@pytest.mark.parametrize(
    ("content", "name", "field", "what"),
    [
        ("no front matter", "a.md", "front matter", "does not begin with a line '---'"),
        ("", "a.md", "front matter", "does not begin with a line '---'"),
        ("---\ntitle: a\n", "a.md", "front matter", "is missing"),
        ("---\n---\ntext", "a.md", "whole file", "holds no fields"),
        ("---\ntitle: a\nbroken: [1\n---\n", "a.md", "line", "is not valid YAML"),
        ("", "a.yaml", "whole file", "holds no fields"),
        ("- a\n- b\n", "a.yaml", "whole file", "holds '[a, b]' where fields were expected"),
        ("a: b: c\n", "a.yaml", "line 1", "is not valid YAML"),
        ("a: 1\n--- \nb: 2\n", "a.yaml", "line 2", "is not valid YAML"),
        ("a: *nowhere\n", "a.yaml", "line 1", "is not valid YAML"),
        ("a: !!python/object:os.system x\n", "a.yaml", "line 1", "is not valid YAML"),
        ("a: '\x07'\n", "a.yaml", "whole file", "is not valid YAML"),
        ("a: 0b_\n", "a.yaml", "whole file", "is not valid YAML"),
        ("[" * 5000, "a.yaml", "line 2", "is not valid YAML"),
        ("1: one\n", "a.yaml", "1", "the field name '1' is not text"),
        ("? [a, b]\n: c\n", "a.yaml", "line 1", "is not valid YAML"),
        (b"title: caf\xe9\n", "a.yaml", "whole file", "is not UTF-8 text (byte 11)"),
        (b"---\ntitle: caf\xe9\n---\n", "a.md", "whole file", "is not UTF-8 text"),
    ],
)
def test_an_unreadable_file_is_a_problem_and_not_a_traceback(
    tmp_path: Path, content: str | bytes, name: str, field: str, what: str
) -> None:
    (problem,) = problems_in(written(tmp_path, content, name))
    assert problem.file == f"{tmp_path.name}/{name}"
    assert problem.field.startswith(field)
    assert what in problem.what
    assert problem.remedy


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path / "gone.yaml")
    assert "cannot be read" in problem.what


def test_a_line_of_front_matter_is_counted_from_the_top_of_the_file(tmp_path: Path) -> None:
    (problem,) = problems_in(written(tmp_path, "---\ntitle: a\nb: c: d\n---\n", "a.md"))
    assert problem.field == "line 3"


def test_every_field_that_is_written_twice_is_named_with_its_lines(tmp_path: Path) -> None:
    problems = problems_in(written(tmp_path, "a: 1\nb:\n  - {c: 1, c: 2}\na: 3\n"))
    assert {(problem.field, problem.what) for problem in problems} == {
        ("a", "is written twice, on lines 1 and 4"),
        ("c", "is written twice, on lines 3 and 3"),
    }


def test_a_day_that_does_not_exist_is_left_to_the_validation_of_its_field(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "day: 2026-02-30\n")) == {"day": "2026-02-30"}
    (problem,) = problems_with(name="a", day="2026-02-30")
    assert str(problem).startswith("providers/x.yaml: day: '2026-02-30' is not a date. Write a date")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "name: is missing. Add this field."),
        ({"name": True}, "name: true is not text. Write text"),
        ({"name": None}, "name: an empty value is not text. Write text"),
        ({"name": ["a"]}, "name: '[a]' is not text. Write text"),
        ({"name": "a", "colour": "red"}, "colour: is not a known field. Correct its spelling or remove it."),
        ({"name": "a", "count": 0}, "count: '0' is too small. It must be at least 1."),
        ({"name": "a", "count": "many"}, "count: 'many' is not a whole number. Write a whole number"),
        ({"name": "a", "amount": "{price}"}, "amount: '{price}' is not an amount. Write the amount"),
        ({"name": "a", "amount": "NaN"}, "amount: 'NaN' is not right. Correct it: Input should be a finite number."),
        ({"name": "a", "kind": "cloud"}, "kind: 'cloud' is not a known value. Write one of: 'hosted' or 'local'."),
        ({"name": "a", "is_open": "perhaps"}, "is_open: 'perhaps' is neither true nor false. Write true or false"),
        ({"name": "x" * 200, "count": "y" * 200}, f"count: '{'y' * 59}…' is not a whole number."),
    ],
)
def test_a_wrong_value_is_shown_with_what_would_be_right(fields: dict[str, object], line: str) -> None:
    (problem,) = problems_with(**fields)
    assert str(problem).startswith(f"providers/x.yaml: {line}")


def test_an_entry_of_a_list_is_counted_from_one() -> None:
    with pytest.raises(ValidationError) as caught:
        Table.model_validate({"rows": [{"name": "a"}, {"name": "b", "count": -1}, {}]})
    problems = problems_of(caught.value, "x")
    assert [problem.field for problem in problems] == ["rows, entry 2, count", "rows, entry 3, name"]


def test_the_ids_of_a_file_are_checked_against_its_name_and_each_other(tmp_path: Path) -> None:
    data: dict[str, object] = {
        "id": "other",
        "sources": [{"id": "a"}, {"id": "a"}],
        "facts": [{"sources": ["a", "b"]}, "not an entry", {"sources": "c"}],
    }
    problems = reference_problems(data, tmp_path / "x.yaml", ["sources"], {"facts": {"sources": "sources"}})
    assert [(problem.field, problem.what) for problem in problems] == [
        ("id", "'other' is not the name of the file"),
        ("sources", "the id 'a' is used twice"),
        ("facts, entry 1, sources", "'b' is not the id of an entry of sources"),
        ("facts, entry 3, sources", "'c' is not the id of an entry of sources"),
    ]


def test_a_record_with_wrong_fields_and_wrong_references_shows_both(tmp_path: Path) -> None:
    path = written(tmp_path, "id: elsewhere\nrows:\n  - {name: a, count: none}\n")
    with pytest.raises(ContentError) as caught:
        read_record(path, Table, ["rows"], {})
    assert [problem.field for problem in caught.value.problems] == ["id", "rows, entry 1, count"]
