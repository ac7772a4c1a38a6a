"""Pieces: with a brief, by headings, by page data, by template, or without a prompt."""

from __future__ import annotations

import pytest

from dataset.candidate import BLANK
from tests.dataset.pair.making import STOVE, TENT, document, pairs, sources

BRIEF = "We need a text for the new stove. Reader: people who camp in autumn. Calm, no superlatives."


@pytest.mark.parametrize(
    ("brief", "piece"),
    [
        ("nordlys/stove/brief.docx", "nordlys/stove/text final.docx"),  # alone in the folder with few pieces
        ("all/stove-brief.docx", "all/stove_v2.docx"),  # the same job
        ("all/Briefing Stove.docx", "all/Stove final.docx"),
    ],
)
def test_the_brief_beside_the_piece_is_its_prompt(brief: str, piece: str) -> None:
    others = [document(f"all/other {at}.docx", ("text", TENT.replace("Fjell", f"Vind {at}"))) for at in range(6)]
    made = {
        pair.path: pair for pair in pairs(document(brief, ("text", BRIEF)), document(piece, ("text", STOVE)), *others)
    }
    assert made[piece].strategy == "brief"
    assert BRIEF in made[piece].prompt
    assert made[piece].answer == STOVE
    assert sources(made[piece])["brief"] == brief.rpartition("/")[2]
    assert brief not in made
    assert all(pair.strategy == "template" for path, pair in made.items() if "other" in path)


def test_a_german_letter_is_no_brief() -> None:
    letter = (
        "Vielen Dank für Ihre Anfrage. Wir haben sie gern gelesen und schicken Ihnen heute die Unterlagen mit der Post."
    )
    (pair,) = pairs(document("post/Brief.docx", ("text", letter)))
    assert pair.strategy == "template"
    assert pair.language == "de"


def test_two_pieces_of_one_brief_stay_together() -> None:
    made = pairs(
        document("s/brief.docx", ("text", BRIEF)),
        document("s/a.docx", ("text", STOVE)),
        document("s/b.docx", ("text", TENT)),
    )
    assert [pair.strategy for pair in made] == ["brief", "brief"]
    assert made[0].group == made[1].group


def test_a_document_with_headings_gives_its_sections() -> None:
    report = document(
        "nordlys/report.docx",
        ("heading", "Camping in autumn", {"level": 1}),
        ("heading", "Stoves", {"level": 2}),
        ("text", STOVE),
        ("heading", "Tents", {"level": 2}),
        ("text", TENT),
        ("heading", "Thanks", {"level": 2}),
        ("text", "To all."),
        title="Camping in autumn",
    )
    stoves, tents = pairs(report)
    assert stoves.strategy == "sections"
    assert stoves.answer == STOVE
    assert "Stoves" in stoves.prompt
    assert "Camping in autumn" in stoves.prompt
    assert sources(tents)["heading"] == "heading"
    assert tents.kind == "report"
    assert tents.client == "nordlys"
    assert stoves.group == tents.group == report.id
    assert set(tents.must_mention) >= {"2.4 kg", "Nordlys", "3 May"}


def test_a_page_is_asked_for_by_what_it_says_of_itself() -> None:
    page = document(
        "stove.html",
        ("heading", "Calm flame", {"level": 1}),
        ("text", STOVE),
        kind="html",
        title="Calm flame",
        description="A camping burner for bad weather",
        keywords="burner, camping",
    )
    (pair,) = pairs(page)
    assert pair.strategy == "page"
    assert pair.answer == STOVE  # the title is in the prompt
    assert "A camping burner for bad weather" in pair.prompt
    assert sources(pair)["description"] == "page description"


def test_a_loose_piece_gets_a_template_with_what_is_known() -> None:
    (pair,) = pairs(document("Nordlys/product texts/fjell-tent_final.docx", ("text", TENT)))
    assert pair.strategy == "template"
    assert pair.evidence == "I filled this in"
    assert pair.kind == "product description"
    assert BLANK not in pair.prompt
    assert not {"reader", "tone"} & set(sources(pair))
    assert sources(pair)["title"] == "file name"
    assert sources(pair)["client"] == "folder, a guess"
    assert sources(pair)["kind"] == "folder, a guess"
    assert sources(pair)["length"] == "counted"
    assert "fjell tent" in pair.prompt


def test_a_piece_that_nothing_tells_of_has_one_blank_for_its_subject() -> None:
    (pair,) = pairs(document("newsletter 19.docx", ("text", "Us and them, all of it, and so on and on. " * 3)))
    assert pair.prompt.count(BLANK) == 1
    assert sources(pair)["features"] == "blank"


def test_a_client_whom_only_the_text_names_is_found_when_the_person_told_of_them() -> None:
    told = {"clients": ("Nordlys", "Maple & Rye")}
    (pair,) = pairs(document("texts/a.docx", ("text", f"At Nordlys we say: {TENT}")), **told)
    assert pair.client == "Nordlys"
    (pair,) = pairs(document("texts/a.docx", ("text", f"Nordlys and Maple & Rye say: {TENT}")), **told)
    assert pair.client is None


def test_a_client_whom_the_person_named_is_found_in_the_path() -> None:
    (pair,) = pairs(document("2024/texts for nordlys/a.docx", ("text", TENT)), clients=("Nordlys",))
    assert pair.client == "Nordlys"


def test_a_piece_in_german_is_asked_for_in_german() -> None:
    text = "Der Kocher macht in zwei Minuten aus Schnee warmes Wasser, und Wind stört ihn dabei nicht."
    (pair,) = pairs(document("Kunde/Anzeigen/kocher.docx", ("text", text)))
    assert pair.language == "de"
    assert "eine Anzeige" in pair.prompt


def test_a_piece_that_is_too_long_and_has_no_headings_is_kept_without_a_prompt() -> None:
    (pair,) = pairs(document("novel.docx", ("text", STOVE), ("text", TENT)), most_answer=60)
    assert (pair.strategy, pair.prompt) == ("none", "")
    assert pair.origins[0].source == "left out: nothing tells what was asked for"


def test_a_prompt_that_would_hold_the_answer_is_refused() -> None:
    brief = document("s/brief.docx", ("text", f"Please print this: {STOVE}"))
    (pair,) = pairs(brief, document("s/stove.docx", ("text", STOVE)))
    assert (pair.strategy, pair.prompt) == ("none", "")
    assert pair.origins[0].source == "left out: a prompt would have held the answer"


def test_a_scrap_is_no_pair() -> None:
    told: list[tuple[str, str]] = []
    assert pairs(document("a.docx", ("text", "Two words")), skipped=told) == []
    assert told == [("a.docx", "It is too short to learn from.")]


def test_headers_footers_and_comments_are_no_part_of_the_answer() -> None:
    (pair,) = pairs(
        document(
            "a.docx",
            ("header", "CONFIDENTIAL"),
            ("text", STOVE),
            ("footer", "page 1"),
            ("list", "one"),
            ("list", "two"),
        )
    )
    assert pair.answer == f"{STOVE}\n\n- one\n- two"


def test_a_heading_that_the_title_repeats_is_asked_for_once() -> None:
    page = document(
        "book/files.html", ("heading", "4. Files", {"level": 1}), ("text", TENT),
        ("heading", "4.1. Names", {"level": 2}), ("text", STOVE), kind="html", title="4. Files — Manual",
    )  # fmt: skip
    for pair in pairs(page):
        assert pair.prompt.count("4. Files") <= 1
        assert "4. Files" not in pair.answer


def test_a_heading_that_says_little_is_asked_for_with_the_one_above_it() -> None:
    parts = [(("heading", f"{n}. Tents", {"level": 2}), ("heading", "Purpose", {"level": 3}), ("text", f"{TENT} {n}"))
             for n in range(12)]  # fmt: skip
    book = document(
        "book.md", ("heading", "Camp", {"level": 1}), *(part for three in parts for part in three), kind="md"
    )
    assert all("Tents" in pair.prompt for pair in pairs(book))


def test_what_a_piece_is_about_is_told_by_words_that_carry_weight() -> None:
    text = "Actually the kettle boils. Two kettles were supposed to boil, and something else, against the wind. " * 3
    (pair,) = pairs(document("all/loose.docx", ("text", f"{text} Porcelain, linen and birch wood stand beside it.")))
    (topics,) = (origin.text for origin in pair.origins if origin.field == "features")
    assert not {"actually", "supposed", "something", "against"} & set(topics.split(", "))
    assert not {"kettle", "kettles"} <= set(topics.split(", "))
