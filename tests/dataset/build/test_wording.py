"""What is replaced in an answer does not stay in pieces in its prompt."""

from __future__ import annotations

from dataset.build.wording import masked_pair
from dataset.curate.masking import Masker
from dataset.pair.vocabulary import read_vocabulary

ANSWER = "Please pay to DE89 3704 0044 0532 0130 00 within 14 days. Room 3704 is open."


def test_the_pieces_of_an_account_number_become_its_token_once() -> None:
    must = ("DE89", "0044 0532 0130 00", "14 days")
    prompt = f"Write a note.\nMust mention: {'; '.join(must)}"
    worded = masked_pair(Masker((), read_vocabulary()), prompt, ANSWER, must)
    assert worded.prompt == "Write a note.\nMust mention: [ACCOUNT-1]; 14 days"
    assert "[ACCOUNT-1]" in worded.answer
    assert worded.is_clean


def test_what_stands_elsewhere_in_the_answer_too_stays() -> None:
    must = ("DE89", "3704", "14 days")
    worded = masked_pair(Masker((), read_vocabulary()), f"Must mention: {'; '.join(must)}", ANSWER, must)
    assert worded.prompt == "Must mention: [ACCOUNT-1]; 3704; 14 days"


def test_a_prompt_that_the_person_wrote_is_left_alone() -> None:
    worded = masked_pair(Masker((), read_vocabulary()), "Just write it.", ANSWER, ("DE89",))
    assert worded.prompt == "Just write it."


def test_a_number_that_is_private_only_out_of_its_place_is_left_out_of_the_prompt_and_stays_in_the_answer() -> None:
    answer = "The manual, version 3.2.1.4, holds for all of 2024."
    worded = masked_pair(Masker((), read_vocabulary()), "Must mention: 3.2.1.4; 2024", answer, ("3.2.1.4", "2024"))
    assert worded == ("Must mention: 2024", answer, True)
