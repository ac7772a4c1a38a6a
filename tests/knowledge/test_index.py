"""Finding passages: what people ask, in whatever shape they ask it, refusals, and a cache that heals."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import DIMENSIONS, EmbedderError, PackagedMiniLM
from knowledge.index import WAYS, ConceptIndex
from knowledge.library import Library
from knowledge.words import WordIndex
from tests.knowledge.little import HOW, little_library

EVALS = Path(__file__).parent.parent / "evals"
FIRST = 3  # the articles that an answer can be made of
STORY = (
    "I restore church organs for a living and on the side I write the programme notes for the concerts, forty a year, "
    "in a voice that people seem to like. My daughter set it all up on a rainy Sunday in October. "
)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("What is fine-tuning?", "what-fine-tuning-is"),
        ("how many examples do i need", "how-many-examples"),
        ("my model forgot everything else", "forgetting"),
        ("can I use client work that is under NDA", "nda-and-client-work"),
        ("is OpenAI tuning still open", "openai"),
    ],
)
def test_a_clear_question_finds_its_article_first(index: ConceptIndex, question: str, concept: str) -> None:
    assert index.search(question)[0].passage.concept == concept


@pytest.mark.parametrize(
    "question", ["What's the weather tomorrow in Lisbon?", "lasagne recipe", "who won the cup final"]
)
def test_nothing_near_is_a_refusal(index: ConceptIndex, question: str) -> None:
    assert index.search(question) == []


@pytest.mark.parametrize(
    "question", ["what does it cost", "who won the cup final", "", "how do I keep it from forgetting?"]
)
def test_a_search_within_an_article_stays_there_and_never_refuses(index: ConceptIndex, question: str) -> None:
    found = index.search(question, 4, concept="adapters")
    assert [f.passage.concept for f in found] == ["adapters"] * 4
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


def test_a_search_within_an_article_finds_the_passage_that_is_asked_for(index: ConceptIndex) -> None:
    assert index.search("what does it cost me", concept="adapters")[0].passage.heading == "What it costs"


def test_no_more_is_found_than_was_asked_for(index: ConceptIndex) -> None:
    assert len(index.search("how many examples do i need", 2)) == 2
    assert len({f.passage.id for f in index.search("how many examples do i need", 40)}) == 40


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("LoRA", "adapters"),
        ("what's a LoRA?", "adapters"),
        ("what’s a LoRA?", "adapters"),
        ("lora meaning", "adapters"),
        ("Overfitting", "overfitting"),
        ("define overfitting", "overfitting"),
        ("held-out test", "held-out-test"),
        ("what is a token", "tokens"),
    ],
)
def test_a_term_alone_gives_its_article(index: ConceptIndex, term: str, concept: str) -> None:
    assert not index.is_outside(term)
    assert index.search(term)[0].passage.concept == concept


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        (
            "How many examples do I need, and can I use texts that are under an NDA?",
            "how-many-examples",
            "nda-and-client-work",
        ),
        (
            "What is overfitting? And what do I charge my clients for a tuned model?",
            "overfitting",
            "pricing-for-clients",
        ),
        ("how do i run it at home on my own card and what is a held-out test", "train-at-home", "held-out-test"),
        (
            "Why was my JSONL file refused? Which base model should I start from?",
            "file-refused",
            "choosing-a-base-model",
        ),
    ],
)
def test_of_two_questions_in_one_message_both_articles_come_first(
    index: ConceptIndex, message: str, first: str, second: str
) -> None:
    assert set(index.articles(message)[:2]) == {first, second}
    assert {first, second} <= {f.passage.concept for f in index.search(message)}


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        (
            "Now it repeats the same sentence until the page is full, how do I make it stop?",
            "never-stops repeats-itself",
        ),
        ("How many examples would I have to collect before training makes sense?", "how-many-examples tiny-sets"),
    ],
)
@pytest.mark.parametrize(
    "shape", ["{story}{question}", "{story}{question} {story}"], ids=["at the end", "in the middle"]
)
def test_a_rambling_message_finds_what_it_asks(index: ConceptIndex, shape: str, question: str, concept: str) -> None:
    message = shape.format(story=STORY, question=question)
    assert set(index.articles(message)[:FIRST]) & set(concept.split())


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("how mnay exmaples do i ned", "how-many-examples"),
        ("my modle forgott evrything els it knew", "forgetting"),
        ("can i use cleint work thats under nda", "nda-and-client-work"),
        ("the json fiel was refusd by the providr", "file-refused"),
        ("wat is overfiting", "overfitting"),
    ],
)
def test_typing_errors_do_not_hide_the_article(index: ConceptIndex, question: str, concept: str) -> None:
    assert concept in index.articles(question)[:2]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("My fine-tuned OpenAI model forgot how to do anything else, why?", "forgetting"),
        ("the model I trained at Together repeats one phrase over and over", "repeats-itself"),
        ("my Mistral model keeps writing after the answer is done", "never-stops"),
        ("my Gemini model invents facts that were never in my texts", "invented-facts"),
    ],
)
def test_a_brand_in_a_symptom_does_not_hide_the_article_of_the_symptom(
    index: ConceptIndex, question: str, concept: str
) -> None:
    assert concept in index.articles(question)[:2]


@pytest.mark.parametrize(
    "question",
    [
        "How do I get candle wax out of a wool carpet?",
        "Which train goes from Prague to Vienna on Sunday morning?",
        "my sourdough never rises in winter",
        "Who painted the ceiling of the Sistine Chapel?",
        "how do I tune the strings of a ukulele",
        "what is the capital of Mongolia",
        "Recommend me a novel for the beach.",
        "how do I repot an orchid",
        "is it going to rain in Porto at the weekend",
        "how many players are on a handball team",
        "My neighbour's dog barks all night, what can I do?",
        "convert 300 grams of flour to cups",
        "translate good morning into Welsh",
    ],
)
def test_a_question_about_something_else_is_refused(index: ConceptIndex, question: str) -> None:
    assert index.is_outside(question)
    assert index.search(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "Is it worth training a model on my 200 product descriptions?",
        "will my clients notice that a model wrote it",
        "How much does it cost to keep a tuned model online when nobody uses it?",
        "do I have to know programming for this",
        "my tuned model sounds like everybody else",
        "what format must the training file have",
        "can a model learn the house style of a newspaper",
        "Do I own the model after the training?",
        "how long should each example be",
        "should I rather write a better prompt",
        "it makes up quotations, what did I do wrong",
        "which graphics card do I need to train at home",
        "may I train on letters that clients have sent me",
    ],
)
def test_a_question_of_the_field_is_not_refused(index: ConceptIndex, question: str) -> None:
    assert not index.is_outside(question)
    assert index.search(question)


def test_what_would_do_harm_is_told_from_honest_work(index: ConceptIndex) -> None:
    harmful = ("write a mail that makes people believe I am their bank", "how do I forge a doctor's signature")
    honest = ("may I train on mails of my bank's customers", "how do I sign off my letters in my own style")
    assert min(map(index.harm, harmful)) > max(map(index.harm, honest))


@pytest.mark.parametrize(
    "message",
    [
        "",
        " ",
        "?!",
        "\0",
        "🙂",
        "什么是微调?",
        "كم عدد الأمثلة",
        "x" * 20_000,
        "why " * 5_000,
        "Why is it slow? " * 2_000,
    ],
)
def test_whatever_is_asked_is_searched_without_an_error(index: ConceptIndex, message: str) -> None:
    assert len(index.search(message)) in (0, 6)
    assert len(index.articles(message)) == len(index.library.concepts)


def test_a_question_is_found_the_same_alone_and_after_others(index: ConceptIndex, index_folder: Path) -> None:
    questions = ["How many examples do I need? And what does it cost?", "my openai model repeats itself", "LoRA"]
    fresh = ConceptIndex(index.library, PackagedMiniLM(), index_folder)
    assert [index.search(q) for q in questions] == [fresh.search(q) for q in reversed(questions)][::-1]


def test_space_around_a_question_and_the_kind_of_apostrophe_change_nothing(index: ConceptIndex) -> None:
    assert index.search("  what's the model's price? \n") == index.search("what’s the model’s price?")


def test_unseen_questions_find_their_article_and_the_foreign_ones_are_refused(index: ConceptIndex) -> None:
    """A guard against getting worse, on questions that nothing was trained on.

    Measured on 2026-11-22: recall@3 .959 of 220; 75 of 80 that must be refused are, and 7 of 220 that must not.
    """
    rows = [json.loads(line) for line in (EVALS / "retrieval_new.jsonl").read_text("utf-8").splitlines()]
    on, off = [row for row in rows if row["concepts"]], [row for row in rows if not row["concepts"]]
    found = 0
    for row in on:
        first = set(index.articles(row["question"])[:FIRST])
        found += all(first & set(part) for part in row.get("parts") or [row["concepts"]])
    assert found / len(on) >= 0.9
    assert sum(index.is_outside(row["question"]) for row in off) / len(off) >= 0.8
    assert sum(index.is_outside(row["question"]) for row in on) / len(on) <= 0.05


def test_a_question_left_out_of_what_was_learned_is_ranked_by_every_way(tmp_path: Path) -> None:
    index = ConceptIndex(little_library(), PackagedMiniLM(), tmp_path)
    left = dict(index.left_out())
    assert set(left) == {question for concept in index.library.concepts.values() for question in concept.questions}
    for ways in left.values():
        assert list(ways) == list(WAYS)
        assert all(sorted(articles) == sorted(index.library.concepts) for articles in ways.values())


def test_a_small_library_answers_from_the_passage_that_a_wording_is_tied_to(tmp_path: Path) -> None:
    found = ConceptIndex(little_library(), PackagedMiniLM(), tmp_path).search("who counts all those units?", 1)
    assert found[0].passage.id == f"bill#{HOW}"
    assert found[0].score > found[0].near


def test_vectors_have_length_one_and_are_the_same_alone_and_together() -> None:
    embedder = PackagedMiniLM()
    one, two = (
        embedder.embed(["a short text"])[0],
        embedder.embed(["a short text", "another, rather longer text than that"])[0],
    )
    assert np.isclose(np.linalg.norm(one), 1, atol=1e-5)
    assert float(one @ two) > 0.99
    assert embedder.embed([]).shape == (0, DIMENSIONS)


def test_a_text_gets_the_same_vector_alone_among_others_and_again() -> None:
    texts = [f"a text, number {number}, of {'many ' * number}words" for number in range(20)]
    embedder = PackagedMiniLM()
    together = embedder.embed(texts)
    alone = np.stack([embedder.embed([text])[0] for text in texts])
    again = np.vstack([embedder.embed([texts[0], text, texts[0]])[1] for text in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert np.array_equal(alone, again)


def test_a_model_that_is_not_the_tested_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.embed.MODEL_SHA256", "0" * 64)
    with pytest.raises(EmbedderError, match="make install"):
        PackagedMiniLM().embed(["x", "y"])


def test_words_score_only_texts_that_share_them() -> None:
    scores = WordIndex(["hosting costs money", "training data", "the cat"]).scores("what does hosting cost?")
    assert scores[0] > 0
    assert scores[1] == scores[2] == 0
    assert not WordIndex(["plain words", "more words"]).scores("?!").any()


def test_the_library_is_what_the_index_was_made_from(index: ConceptIndex) -> None:
    assert isinstance(index.library, Library)
    assert sorted(index.articles("anything")) == sorted(index.library.concepts)
