"""Pieces with labelled parts: the style sheet names the parts, their order and their lengths."""

from __future__ import annotations

from dataset.form import form_of
from dataset.style_sheet import style_sheet

SCREENS = [
    f"Title: {'Too many ' * (1 + at % 2)}tries\n"
    f"Body: You've entered it {at} times. Try again in a minute.\nButton: Reset"
    for at in range(6)
]
LETTERS = [
    f"Befund: Zerrung {at}\n\nVerlauf: Der Arm wurde ruhig gestellt. Er heilt gut.\n\nRat: {at} Tage Ruhe"
    for at in range(6)
]


def test_the_sheet_tells_parts_order_and_length_of_each() -> None:
    sheet = style_sheet(SCREENS, kind="screen", language="en").markdown
    assert "A form with 3 labelled parts, in this order in all of them: Title, Body, Button." in sheet
    assert "Title: about 4 words (3 to 5), about 18 characters (14 to 23), never a full stop at its end." in sheet
    assert "Button: 1 word, 5 characters, never a full stop at its end." in sheet
    assert "a full stop or the like at its end" in sheet


def test_titles_and_buttons_are_no_sentences_and_labels_no_words() -> None:
    sheet = style_sheet(SCREENS, kind="screen", language="en").markdown
    assert "Sentences: about 4, mostly 4 to 5 words; 100% have six words or fewer." in sheet
    assert "Paragraphs" not in sheet
    assert "Openings that come back: “too many" in sheet


def test_parts_of_other_trades_and_in_paragraphs_of_their_own_are_told_as_well() -> None:
    form = form_of(LETTERS)
    assert form is not None
    assert [part.label for part in form.parts] == ["Befund", "Verlauf", "Rat"]
    assert form.in_order == 6


def test_a_report_in_which_a_few_labelled_lines_come_back_is_no_form() -> None:
    prose = "The house was built of stone, and it is cold in winter because the roof lets all the warmth out at night. "
    reports = [f"{prose * 3}\nOrder: 2, 1.\nBudget: {at} EUR" for at in range(5)]
    assert form_of(reports) is None
    sheet = style_sheet(reports, kind="report", language="en").markdown
    assert "Labelled lines that come back: “Order:” (5), “Budget:” (5)." in sheet


def test_a_list_with_a_label_in_every_line_is_no_form() -> None:
    assert form_of(["Note: one\nNote: two\nNote: three"] * 5) is None
