"""Labelled lines at the head of a document are what the piece was written from, in any trade and language."""

from __future__ import annotations

import pytest

from dataset.candidate import Candidate
from dataset.document import Document
from tests.dataset.pair.making import STOVE, TENT, document, pairs

FORM = "Title: Too many tries\nBody: You've entered the wrong PIN three times, so we've locked it.\nButton: Reset PIN"


def written(path: str, *parts: str) -> Document:
    return document(path, *(("text", part) for part in parts), kind="txt")


def only(*parts: str, path: str = "work/03_no.txt") -> Candidate:
    (pair,) = pairs(written(path, *parts))
    return pair


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Ticket: user entered wrong PIN 3 times", "Ticket: user entered wrong PIN 3 times"),
        ("Brief: a calm text for campers", "a calm text for campers"),
        ("JIRA ticket #118: wrong PIN", "wrong PIN"),
        ("Auftrag: ruhiger Text für Camper", "ruhiger Text für Camper"),
        ("Kundenanfrage: Ist der Kocher leise?", "Ist der Kocher leise?"),
        ("Demande du client : un texte calme", "un texte calme"),
        ("Asunto: la estufa de otoño", "la estufa de otoño"),
        ("Richiesta: un testo per il fornello", "un testo per il fornello"),
        ("Opdracht: tekst over de kachel", "tekst over de kachel"),
        ("**Task:** text for the autumn stove", "text for the autumn stove"),
        ("Subject: the autumn stove\nReader: campers", "Reader: campers"),
        ("Patient question: may I cycle again?", "may I cycle again?"),
    ],
)
def test_a_labelled_line_above_the_text_is_the_prompt_and_not_the_answer(head: str, shown: str) -> None:
    pair = only(head, STOVE)
    assert pair.strategy == "brief"
    assert shown in pair.prompt
    assert pair.answer == STOVE
    assert "03" not in pair.prompt  # the name of the file is no brief


def test_parts_of_a_form_stay_in_the_answer_with_or_without_a_gap() -> None:
    for parts in (("Ticket: wrong PIN", FORM), (f"Ticket: wrong PIN\n{FORM}",)):
        pair = only(*parts)
        assert pair.answer == FORM
        assert "Ticket: wrong PIN" in pair.prompt
        assert "Button" not in pair.prompt


def test_a_form_that_begins_with_its_subject_is_left_whole() -> None:
    pair = only("Subject: Your order has left us\nPreheader: On Friday\nBody: " + STOVE)
    assert pair.answer.startswith("Subject: Your order")


def test_lines_that_only_say_for_whom_stand_in_the_prompt_beside_what_was_made_up() -> None:
    pair = only("Energy audit: recommendations", "Client: Bakery Huber, contact Ms Hofer", STOVE)
    assert pair.strategy == "template"
    assert "Client: Bakery Huber, contact Ms Hofer" in pair.prompt
    assert "Huber" not in pair.answer
    assert pair.answer.startswith("Energy audit: recommendations")


def test_a_label_that_comes_back_begins_a_pair_each_time_and_one_that_wraps_is_taken_off() -> None:
    made = pairs(written("work/faq.txt", "Q: Is it loud?", f"A: {STOVE}", "Q: Does it stand in rain?", f"A: {TENT}"))
    assert [pair.answer for pair in made] == [STOVE, TENT]
    assert "Is it loud?" in made[0].prompt
    assert "A:" not in made[0].prompt


def test_an_unknown_label_is_learned_from_documents_that_begin_with_it() -> None:
    texts = [STOVE, TENT, f"{TENT} {STOVE}"]
    found = pairs(*(written(f"work/{at}.txt", f"Scope {at}: slope number {at}", text) for at, text in enumerate(texts)))
    assert [pair.answer for pair in found] == texts
    (alone,) = pairs(written("work/1.txt", "Scope: slope number one", STOVE))
    assert "Scope" in alone.answer


@pytest.mark.parametrize(
    "head",
    [
        "Note: what follows is a long story.",
        "Remember this: boil it first.",
        "https://stove.example/briefing",
        "The task was hard: nobody had ever boiled water at that height before us",
    ],
)
def test_other_lines_with_a_colon_stay_in_the_text(head: str) -> None:
    assert head in only(head, STOVE).answer


def test_a_table_of_two_cells_above_the_text_is_a_head_too() -> None:
    row = ("row", "Ticket | wrong PIN", {"cells": {"column 1": "Ticket", "column 2": "wrong PIN"}})
    (pair,) = pairs(document("work/a.docx", row, ("text", STOVE)))  # type: ignore[arg-type]
    assert "Ticket: wrong PIN" in pair.prompt
    assert pair.answer == STOVE
