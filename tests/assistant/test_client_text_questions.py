"""Questions that people of many trades ask while they sort, ask for, mask and keep client texts."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import answers, one_peri

peri = one_peri

SAFE = "Start “Work safely with client texts”"
TURNS: list[tuple[str, int, str, str]] = [
    ("lines", 0, "I have 250 patient leaflets, do I list every one?", "five contracts"),
    ("whose", 0, "the interview is in the patient's own words, is that mine?", "whose words are in it"),
    ("lost", 1, "found agreements for 12 of the 30, the rest is lost, is that bad?", "is all right. For the other 18"),
    ("sheet", 3, "what is that data sheet good for?", "client will ask you"),
    ("trains", 3, "does gemini train on my translations?", "no dated page"),
    ("provider", 4, "what do i put for --for, i only use chatgpt", "the kit is the file"),
    ("clients", 4, "where do i say which publisher said yes?", "peri dataset permit NAME"),
    ("pair", 4, "what is a pair?", "seen from both ends"),
    ("few", 5, "there are only 9 recipes left, how can i read twenty?", "read all of them"),
    ("clause", 5, "could you give me a clause for that", "deleted on request"),
    ("limit", 7, "the museum says yes but without the names of the donors, can i use that one?", "within that limit"),
    ("delete", 7, "should i delete the dataset with the names now?", "peri dataset delete NAME"),
]


@pytest.mark.parametrize(("about", "done", "said", "stands"), TURNS, ids=[turn[0] for turn in TURNS])
def test_a_question_about_client_texts_is_answered(peri: Peri, about: str, done: int, said: str, stands: str) -> None:
    answer = answers(peri, f"client texts {about}", (SAFE, *["done"] * done, said))[-1]

    assert stands in answer, answer


def test_the_mail_to_the_client_names_no_trade(peri: Peri) -> None:
    answer = answers(peri, "client texts mail", (SAFE, "done", "done"))[-1]

    assert "product texts" not in answer
    assert "[the texts that I wrote for you" in answer
