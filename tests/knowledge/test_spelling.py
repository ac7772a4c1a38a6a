"""Typing errors are mended, and everything that is none is left as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.embed import TOKENIZER
from knowledge.library import load_library
from knowledge.spelling import Spelling


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    library = load_library()
    return Spelling((p.text for p in library.passages), (w.text for w in library.wordings), TOKENIZER)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how mnay exmaples do i need", "how many examples do i need"),
        ("the modle forgot evrything", "the model forgot everything"),
        ("my custmers say it repeats thier names", "my customers say it repeats their names"),
        ("is it privte, and how expencive", "is it private, and how expensive"),
        ("chekpoint", "checkpoint"),
        ("Trainning on my old lettres?", "training on my old letters?"),
        ("what is a lerning rate", "what is a learning rate"),
    ],
)
def test_a_typing_error_becomes_the_word_that_was_meant(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?!",
        "What does fine-tuning cost, and who pays?",
        "LoRA, QLoRA, PEFT, JSONL, vLLM and llama.cpp",  # names
        "what did Monet, Etsy and Linh say of the model",  # names, and each one letter from a word
        "my client Bronwen asked Calendly and Smartling",
        "MODLE",  # capitals
        "teh rwo tpe",  # too short to tell
        "colour, licence, organise, behaviour, tokeniser",
        "12 rows, 7B, r=16, 1e-4, 4o-mini",
    ],
)
def test_names_capitals_short_words_and_known_words_are_left_alone(spelling: Spelling, text: str) -> None:
    assert spelling.mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "kann ich die texte meiner kunden nehmen",
        "Ich möchte meine eigenen Texte verwenden",
        "quiero entrenar un modelo con mis traducciones",
        "combien d'exemples faut-il pour entraîner un modèle",
        "quanti esempi servono per addestrare un modello",
        "hoeveel voorbeelden heb ik nodig om een model te trainen",
        "Ile przykładów potrzebuję do trenowania modelu?",
        "quantos exemplos preciso para treinar um modelo",
        "hur många exempel behöver jag",
        "kuinka monta esimerkkiä tarvitsen",
        "Сколько примеров нужно для обучения модели?",
        "どれくらいの例が必要ですか",
        "كم عدد الأمثلة المطلوبة",
    ],
)
def test_another_language_is_left_as_it_is(spelling: Spelling, text: str) -> None:
    assert spelling.mended(text) == text


def test_a_word_that_two_wordings_use_is_known_and_one_that_a_single_one_uses_is_not() -> None:
    told = ["the adapter file"] * 3
    assert Spelling(told, ["my adaptar"], TOKENIZER).mended("one adaptar is enough") == "one adapter is enough"
    assert Spelling(told, ["my adaptar", "an adaptar"], TOKENIZER).mended("one adaptar") == "one adaptar"


def test_a_word_is_mended_only_to_one_that_the_library_uses_often() -> None:
    assert Spelling(["the adapter"] * 2, [], TOKENIZER).mended("one adaptar is enough") == "one adaptar is enough"


def test_a_longer_word_is_forgiven_a_second_error_and_a_shorter_one_is_not() -> None:
    spelling = Spelling(["the adapter and the guild"] * 3, [], TOKENIZER)
    assert spelling.mended("one adaotar for the gxulq") == "one adapter for the gxulq"


def test_the_first_letter_is_taken_for_right() -> None:
    assert Spelling(["the adapter"] * 3, [], TOKENIZER).mended("one odapter is enough") == "one odapter is enough"


def test_the_same_text_is_always_mended_the_same_way(spelling: Spelling) -> None:
    typed = "how mnay exmaples of my lettres shuold the modle see"
    library = load_library()
    other = Spelling((p.text for p in library.passages), (w.text for w in library.wordings), TOKENIZER)
    assert {spelling.mended(typed) for _ in range(3)} == {other.mended(typed)}


def test_what_is_mended_is_not_mended_again(spelling: Spelling) -> None:
    once = spelling.mended("how mnay exmaples of my lettres shuold the modle see")
    assert spelling.mended(once) == once


@given(st.text(alphabet=st.sampled_from("abdelmnorst AELM.,?!'\n-éß3_"), max_size=120) | st.text())
def test_everything_but_the_letters_of_words_stays(spelling: Spelling, text: str) -> None:
    mended = spelling.mended(text)
    word = re.compile(r"[^\W\d_]+")
    assert word.sub("x", mended) == word.sub("x", text)
    for before, after in zip(word.findall(text), word.findall(mended), strict=True):
        assert before == after or (before[0].lower() == after[0] and abs(len(before) - len(after)) <= 2)


@pytest.mark.timeout(20)
def test_a_huge_text_is_read_at_once(spelling: Spelling) -> None:
    for text in ("x" * 100_000, "! " * 50_000 + "Modle", "the Qwz! " * 10_000):
        assert len(spelling.mended(text)) == len(text)
