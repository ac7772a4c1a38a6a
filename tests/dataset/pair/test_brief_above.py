"""Brief and piece in one document, each under its own heading."""

from __future__ import annotations

import pytest

from tests.dataset.pair.making import STOVE, TENT, document, pairs

ASKED = "A text for the new stove, for people who camp in autumn. Calm, no superlatives."


@pytest.mark.parametrize(
    ("above", "below"),
    [("Brief", "Copy"), ("Briefing:", "Final text"), ("Client brief", "Text"), ("Auftrag", "Endfassung")],
)
@pytest.mark.parametrize("kind", ["heading", "text"])
def test_the_brief_above_is_the_prompt_and_only_the_piece_is_the_answer(above: str, below: str, kind: str) -> None:
    parts = ((kind, above), ("text", ASKED), (kind, below), ("text", STOVE), ("text", TENT))
    (pair,) = pairs(document("work/stove.docx", ("heading", "Stove"), *parts))  # type: ignore[arg-type]
    assert pair.strategy == "brief"
    assert ASKED in pair.prompt
    assert pair.answer == f"{STOVE}\n\n{TENT}"
    assert STOVE not in pair.prompt


def test_a_length_that_the_brief_gives_is_not_given_twice() -> None:
    asked = f"{ASKED}\nLength: about 60 words"
    parts = (("heading", "Brief"), ("text", asked), ("heading", "Copy"), ("text", STOVE))
    (pair,) = pairs(document("work/stove.docx", *parts))
    assert pair.prompt.lower().count("length") + pair.prompt.count(" words") == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What: product description for the Ember", "product description"),
        ("Format: blog post", "blog post"),
        ("What: a text about the winter", "piece"),  # its subject is no kind
        ("Tone: warm as a newsletter", "piece"),
    ],
)
def test_the_brief_tells_the_kind_where_nothing_else_does(line: str, kind: str) -> None:
    parts = (("heading", "Brief"), ("text", f"{ASKED}\n{line}"), ("heading", "Copy"), ("text", STOVE))
    (pair,) = pairs(document("work/stove.docx", *parts))
    assert pair.kind == kind


@pytest.mark.parametrize(
    "parts",
    [
        (("heading", "Copy"), ("text", STOVE), ("heading", "Brief"), ("text", ASKED)),  # the other way round
        (("heading", "Brief history"), ("text", ASKED), ("heading", "Text"), ("text", STOVE)),
        (("heading", "Brief"), ("text", "Calm."), ("heading", "Copy"), ("text", STOVE)),  # says nothing
    ],
)
def test_a_document_without_such_headings_is_read_as_before(parts: tuple[tuple[str, str], ...]) -> None:
    made = pairs(document("work/stove.docx", *parts))  # type: ignore[arg-type]
    assert all(pair.strategy != "brief" for pair in made)


@pytest.mark.parametrize("name", ["Invoice 2025-014 Acme.docx", "Rechnung Nr. 7.docx", "Copy of invoice 12.docx"])
def test_an_invoice_is_no_piece(name: str) -> None:
    told: list[tuple[str, str]] = []
    assert pairs(document(f"work/{name}", ("text", STOVE)), skipped=told) == []
    assert "paperwork" in told[0][1]


@pytest.mark.parametrize("name", ["Invoice reminder mail.docx", "Receipts of a life, chapter 2.docx"])
def test_a_piece_about_invoices_is_one(name: str) -> None:
    assert pairs(document(f"work/{name}", ("text", STOVE)))
