"""JSON files with one record each, pages with links beside their headings, code among the texts."""

from __future__ import annotations

import json

from dataset.document import Unread
from tests.dataset.read.conftest import ReadAll, ReadOne

RECORD = {
    "title": "Field Mint",
    "slug": "/field-mint",
    "description": "Peppermint from a single field, dried slowly and left whole.",
    "tags": ["tea", "mint"],
    "price": 8.5,
    "stats": {"safari": {"3.1": "n d #1"}},
    "added": "2025-03-01",
}


def test_a_file_with_one_record_is_a_row_of_its_texts(read_one: ReadOne) -> None:
    document = read_one("mint.json", json.dumps(RECORD).encode())
    assert [(one.kind, one.cells) for one in document.segments] == [
        ("row", {"title": "Field Mint", "description": RECORD["description"], "tags": "tea, mint"})
    ]
    assert document.title == "Field Mint"


def test_interface_texts_with_a_title_stay_interface_texts(read_one: ReadOne) -> None:
    texts = {"title": "Sprig", "description": "Three questions, then we leave you.", "config": {"step": {"a": "Go on"}}}
    document = read_one("en.json", json.dumps(texts).encode())
    assert [one.kind for one in document.segments] == ["string"] * 3


def test_the_link_beside_a_heading_is_no_part_of_it(read_one: ReadOne) -> None:
    heading = '<h2>Returns<a class="headerlink" href="#r">¶</a></h2>'
    head = '<head><meta charset="utf-8"></head>'
    page = f"<html>{head}<body><main>{heading}<p>Send it back.</p></main></body></html>".encode()
    assert [one.text for one in read_one("page.html", page).segments] == ["Returns", "Send it back."]


def test_code_among_the_texts_is_not_read(read_all: ReadAll) -> None:
    found = read_all({"a.css": b"p { color: red }", "b.js": b"let a = 1;", "c.txt": b"A text."})
    assert [one.reason if isinstance(one, Unread) else one.kind for one in found] == ["program", "program", "txt"]
