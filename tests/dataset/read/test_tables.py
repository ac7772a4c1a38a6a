"""Sheets, CSV and the strings of interfaces."""

from __future__ import annotations

import json

import pytest

from dataset.document import Document
from tests.dataset.read.conftest import ReadOne
from tests.dataset.read.making import xlsx


def cells(document: Document) -> list[dict[str, str]]:
    return [segment.cells for segment in document.segments]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"Name,Text\nSave,\"Keep, now\"\n"),
        ("a.csv", b"\xef\xbb\xbfName;Text\r\nSave;Keep, now\r\n"),
        ("a.tsv", b"Name\tText\nSave\tKeep, now\n"),
        ("a.csv", "Name|Text\nSave|Keep, now\n".encode("utf-16")),
        ("a.csv", b"sep=;\nName;Text\nSave;Keep, now\n"),
        ("a.xlsx", xlsx({"Copy": [["Name", "Text"], ["Save", "Keep, now"]]})),
        ("a.json", b'[{"Name": "Save", "Text": "Keep, now"}]'),
        ("a.jsonl", b'{"Name": "Save", "Text": "Keep, now"}\n{"Name": "x"}\n'),
    ],
)  # fmt: skip
def test_a_table_gives_rows_by_the_names_of_its_columns(read_one: ReadOne, name: str, data: bytes) -> None:
    assert cells(read_one(name, data))[0] == {"Name": "Save", "Text": "Keep, now"}


def test_what_stands_above_the_header_is_text(read_one: ReadOne) -> None:
    document = read_one(
        "a.xlsx", xlsx({"S": [["Texts for Acme", "", ""], ["Key", "EN", "DE"], ["a", "b", "c"]], "T": [["x"]]})
    )
    assert [(s.kind, s.text, s.place) for s in document.segments] == [
        ("text", "Texts for Acme", "sheet S, row 1"),
        ("row", "a | b | c", "sheet S, row 3"),
        ("row", "x", "sheet T, row 1"),
    ]


def test_a_stray_quotation_mark_does_not_swallow_the_rest(read_one: ReadOne) -> None:
    data = 'Key,Text\na,"never closed\n' + "".join(f"k{n},text {n}\n" for n in range(900))
    document = read_one("a.csv", data.encode())
    assert len(document.segments) == 901
    assert "don't pair up" in document.meta["note"]


def strings(document: Document) -> list[tuple[str, str, dict[str, str]]]:
    return [(s.kind, s.text, s.cells) for s in document.segments]


def test_json_strings_carry_key_note_and_longest_length(read_one: ReadOne) -> None:
    value = {
        "cart": {"empty": "Your cart is empty.", "count": 3, "items": ["One", "Two"]},
        "pay": "Pay now",
        "@pay": {"description": "Button", "maxLength": 12},
        "hello": {"message": "Hello!", "description": "Greeting"},
    }
    assert strings(read_one("en.json", json.dumps(value).encode())) == [
        ("string", "Your cart is empty.", {"key": "cart.empty", "source": "Your cart is empty."}),
        ("string", "One", {"key": "cart.items[0]", "source": "One"}),
        ("string", "Two", {"key": "cart.items[1]", "source": "Two"}),
        ("string", "Pay now", {"key": "pay", "source": "Pay now", "note": "Button", "max_characters": "12"}),
        ("string", "Hello!", {"key": "hello", "source": "Hello!", "note": "Greeting"}),
    ]


def test_po_entries_carry_source_translation_and_notes(read_one: ReadOne) -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#. Button, max. length: 8\n#: shop.py:3\nmsgctxt "cart"\nmsgid "Pay"\nmsgstr "Zahlen"\n\n'
        '#, fuzzy\nmsgid "one \\"day\\"\\n"\n"two"\nmsgid_plural "days"\nmsgstr[0] "ein Tag"\nmsgstr[1] "Tage"\n\n'
        '#~ msgid "old"\n#~ msgstr "alt"\n'
    )
    first, second = strings(read_one("de.po", text.encode()))
    assert first == (
        "string",
        "Zahlen",
        {"key": "cart", "source": "Pay", "translation": "Zahlen", "note": "Button, max. length: 8",
         "where": "shop.py:3", "max_characters": "8", "language": "de"},
    )  # fmt: skip
    assert second[2] == {
        "source": 'one "day"\ntwo',
        "translation": "ein Tag",
        "plural": "days",
        "language": "de",
        "state": "fuzzy",
    }


def test_xliff_of_both_versions_is_read(read_one: ReadOne) -> None:
    old = (
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="app" '
        'source-language="en" target-language="fr"><body><trans-unit id="1" resname="pay" maxwidth="20"><source>Pay '
        '<g id="1">now</g></source><target>Payer</target><note>Button</note></trans-unit></body></file></xliff>'
    )
    assert strings(read_one("a.xlf", old.encode())) == [
        (
            "string",
            "Payer",
            {"key": "pay", "source": "Pay now", "translation": "Payer", "note": "Button", "where": "app",
             "max_characters": "20", "language": "fr"},
        )
    ]  # fmt: skip


def test_xliff_2_is_read_by_segments(read_one: ReadOne) -> None:
    new = (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="es">'
        '<file id="f"><unit id="u">'
        "<segment><source>Hi</source><target>Hola</target></segment>"
        "<segment><source>Bye</source></segment></unit></file></xliff>"
    )
    assert [(s.text, s.cells.get("translation")) for s in read_one("a.xliff", new.encode()).segments] == [
        ("Hola", "Hola"),
        ("Bye", None),
    ]


def test_yaml_strings_come_with_their_paths_and_aliases_are_not_multiplied(read_one: ReadOne) -> None:
    text = "en:\n  cart: &c\n    empty: Your cart is empty.\n    size: 12\n    on: 'yes'\n  again: *c\n"
    text += "  list:\n    - One\n    - two: Three\n"
    assert [(s.place, s.text) for s in read_one("en.yml", text.encode()).segments] == [
        ("en.cart.empty", "Your cart is empty."),
        ("en.cart.on", "yes"),
        ("en.list[0]", "One"),
        ("en.list[1].two", "Three"),
    ]
