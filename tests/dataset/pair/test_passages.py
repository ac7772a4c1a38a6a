"""Pieces that are too long for one example and have no headings."""

from __future__ import annotations

import random

import pytest

from tests.dataset.pair.making import document, mail, pairs

LETTERS = "bcdfglmnprst"


def speech(sentences: int, joint: str) -> str:
    """Sentences of twenty invented words, few of which come again."""
    dice = random.Random(3)
    words = ["".join(dice.choice(LETTERS) + dice.choice("aeiou") for _ in range(3)) for _ in range(20 * sentences)]
    parts = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, len(words), 20)]
    return joint.join(parts)


@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_a_long_piece_is_taken_passage_by_passage_and_no_word_is_lost(joint: str) -> None:
    text = speech(150, joint)
    found = pairs(document("talks/river speech.txt", *[("text", part) for part in text.split("\n\n")], kind="txt"))
    assert len(found) > 5
    assert " ".join(" ".join(pair.answer for pair in found).split()) == " ".join(text.split())
    assert {pair.strategy for pair in found} == {"template"}
    assert len({pair.group for pair in found}) == 1
    assert all(200 < len(pair.answer.split()) < 450 for pair in found[:-1])


def test_a_passage_is_asked_for_by_what_came_before_it() -> None:
    first, second, *_ = pairs(document("talks/river speech.txt", ("text", speech(150, " ")), kind="txt"))
    before = first.answer.rpartition(". ")[2]
    assert before in second.prompt
    assert all(fact in second.prompt for fact in second.must_mention)
    assert not any(origin.field == "before" for origin in first.origins)


def test_the_sender_s_name_below_a_reply_is_no_part_of_it() -> None:
    asked = "Could you make the second paragraph of the page a good deal shorter, please?"
    said = "Here it is. I have taken out the history of the firm and two of the three adjectives in every line."
    for sign_off in ("Anna", "/Anna", "- a.", "--Anna Bell", "Anna Bell\nStudio for words"):
        letter = mail("r.eml", "Anna Bell <anna@bell.example>", ("own", f"{said}\n\n{sign_off}"), ("quoted", asked))
        (pair,) = pairs(letter)
        assert pair.answer == said
