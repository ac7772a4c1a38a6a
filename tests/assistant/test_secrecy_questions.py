"""Questions on secrecy clauses, masking and the service that are asked on the way through client texts."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import answers, one_peri

peri = one_peri

SAFE = "Start “Work safely with client texts”"
TURNS: list[tuple[str, int, str, str]] = [
    ("third", 1, "would openai be a third party if I pay them every month?", "is a third party"),
    ("reds", 1, "may I write to the reds as well?", "turns red into green"),
    ("machine", 1, "nobody else may see them, so is my laptop with 16 gb enough for it?", "small open model"),
    ("folder", 0, "could gemini go through my folder and list the menus?", "File names alone"),
    ("oral", 2, "she agreed over lunch, does that count?", "make it written"),
    ("kept", 3, "for how long are my chats stored there?", "no dated figure"),
    ("kit", 4, "I don't train anything, what is the kit?", "nothing is trained"),
    ("misses", 5, "9 in 12, is that a lot?", "one a piece"),
    ("theirs", 6, "the bakery chain always sends its own terms, I sign their terms, and then?", "confirm them by mail"),
    ("pasted", 7, "I have already pasted a letter with the client's name in it, is that bad?", "elete the chat"),
]


@pytest.mark.parametrize(("about", "done", "said", "stands"), TURNS, ids=[turn[0] for turn in TURNS])
def test_a_question_on_secrecy_is_answered(peri: Peri, about: str, done: int, said: str, stands: str) -> None:
    answer = answers(peri, f"secrecy {about}", (SAFE, *["done"] * done, said))[-1]

    assert stands in answer, answer
