"""What is asked in a message: clauses, questions that want an answer each, and names that are taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import LONG, LOOKED_AT, MOST, Brands, clauses, separate

STORY = (
    "I write menus and small signs for country inns, have done so for nineteen years, and my wife keeps the books. "
    "Last winter a nephew showed me his computer and I fed it some of my better cards. It was a long evening. "
    "The dog slept and nobody else took any notice of us at all. "
)


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        (
            "How many pairs do I need and what does the training cost?",
            "How many pairs do I need",
            "what does the training cost?",
        ),
        (
            "How do I stop the rambling? Where is my adapter stored?",
            "How do I stop the rambling?",
            "Where is my adapter stored?",
        ),
        ("how many pairs do i need, what does hosting cost", "how many pairs do i need", "what does hosting cost"),
        (
            "Which base model should I take; and can I sell the result to clients?",
            "Which base model should I take",
            "can I sell the result to clients?",
        ),
        (
            "how do i clean old letters\nhow do i price the finished model",
            "how do i clean old letters",
            "how do i price the finished model",
        ),
    ],
)
def test_two_questions_in_one_message_are_two_clauses_that_each_want_an_answer(
    message: str, first: str, second: str
) -> None:
    assert clauses(message) == [first, second]
    assert separate(message) == [first, second]


def test_one_short_question_is_its_own_only_clause() -> None:
    assert clauses("How many examples do I need?") == ["How many examples do I need?"]
    assert separate("How many examples do I need?") == []


def test_an_and_between_two_things_is_no_second_question() -> None:
    question = "Do commas and full stops count as tokens?"
    assert clauses(question) == [question]


@pytest.mark.parametrize("story", [f"{STORY}{{}}", f"{STORY}{{}} {STORY}"], ids=["at the end", "in the middle"])
def test_of_a_rambling_message_only_the_question_is_left(story: str) -> None:
    message = story.format("Is that enough to train one in my own style?")
    assert len(message.split()) > LONG
    assert clauses(message) == ["Is that enough to train one in my own style?"]
    assert separate(message) == []


@pytest.mark.parametrize("ending", ['?"', "?)", "?!", "??", "?”"])
def test_a_question_may_end_in_a_quote_a_bracket_or_a_shout(ending: str) -> None:
    found = clauses(f"{STORY}Is that enough to train one{ending}")
    assert len(found) == 1
    assert found[0].startswith("Is that enough")


def test_a_rambling_message_without_a_question_mark_keeps_its_sentences() -> None:
    found = clauses(STORY + "Tell me whether that is enough to train one.")
    assert "whether that is enough to train one." in found
    assert len(found) > 1


def test_the_question_inside_a_polite_sentence_is_what_is_asked() -> None:
    assert clauses("I would like to know how many letters it takes.") == ["how many letters it takes."]


def test_of_two_short_statements_both_are_asked_about() -> None:
    message = "My tuned model repeats one sentence forever. The adapter file weighs two kilobytes."
    assert separate(message) == [
        "My tuned model repeats one sentence forever.",
        "The adapter file weighs two kilobytes.",
    ]


def test_a_question_that_leans_on_its_neighbour_wants_no_answer_of_its_own() -> None:
    assert separate("My adapter file weighs two kilobytes. What do I do then?") == []


def test_a_term_is_a_subject_in_one_word() -> None:
    message = "What is overfitting? And what do I charge my clients?"
    assert separate(message) == []
    assert separate(message, lambda clause: clause == "What is overfitting?") == [
        "What is overfitting?",
        "And what do I charge my clients?",
    ]


def test_a_message_without_punctuation_is_split_where_a_question_begins() -> None:
    found = clauses("my model repeats itself and how do i stop that and what is a held out test")
    assert found == ["my model repeats itself", "how do i stop that", "what is a held out test"]


@pytest.mark.parametrize("message", ["", " \n\t ", "?", "ok", "...", "why?", "\0", "🙂"])
def test_nothing_to_look_up_is_no_clause(message: str) -> None:
    assert clauses(message) == []
    assert separate(message) == []


@pytest.mark.parametrize(
    "message",
    ["Сколько примеров нужно для обучения модели?", "Πόσα παραδείγματα χρειάζομαι για το μοντέλο;"],
)
def test_a_message_in_another_script_stays_whole(message: str) -> None:
    assert clauses(message) == [message]


def test_a_message_in_a_script_without_spaces_has_no_clause_of_its_own() -> None:
    assert clauses("什么是微调?") == []


def test_of_very_many_questions_the_first_and_the_last_are_looked_at() -> None:
    message = " ".join(f"What does item number {number} cost to train?" for number in range(2_000))
    found = clauses(message)
    assert len(found) == LOOKED_AT
    assert "number 0 " in found[0]
    assert "number 1999 " in found[-1]
    assert separate(message) == []


def test_more_questions_than_can_be_answered_are_not_told_apart() -> None:
    message = " ".join(f"What does a {thing} model cost?" for thing in ("small", "large", "tuned", "hosted"))
    assert len(clauses(message)) == MOST + 1
    assert separate(message) == []


@pytest.mark.parametrize("filler", [" ", "\n", "? ", ", ", "and how ", "and ", "how, ", "!", "\u00a0"])
@pytest.mark.timeout(20)
def test_a_huge_message_of_one_repeated_sign_is_read_at_once(filler: str) -> None:
    clauses(f"how do I {filler * 40_000} train")


@given(st.text(alphabet=st.sampled_from("ab.?!,; \n\"')éß你 and how what is LoRA 12"), max_size=400) | st.text())
def test_every_clause_is_a_part_of_the_message_and_every_separate_one_a_clause(message: str) -> None:
    found = clauses(message)
    assert all(clause and clause in message for clause in found)
    assert set(separate(message)) <= set(found)


@pytest.fixture
def brands() -> Brands:
    return Brands(["OpenAI", "Together AI", "Together", "together", "Replicate", "Your own machine", "at home", "W&B"])


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("why does my openai model forget its rules", "why does my model forget its rules"),
        ("Is Together AI keeping my training file?", "Is keeping my training file?"),
        ("Why does GPT-4o-mini answer in capitals now?", "Why does answer in capitals now?"),
        ("llama 3 invents street names in my texts", "invents street names in my texts"),
        ("is Claude's tone the same as mine", "is tone the same as mine"),
    ],
)
def test_names_of_services_and_models_are_taken_out(brands: Brands, question: str, bare: str) -> None:
    assert brands.without(question) == bare


@pytest.mark.parametrize(
    "question",
    [
        "What does OpenAI cost?",  # the name is what is asked about
        "how many examples do i need",
        "how do I put two sets of letters together",
        "can it replicate the way that I write",
        "can I train a small model at home",
        "",
    ],
)
def test_a_question_without_names_or_with_little_else_is_left_alone(brands: Brands, question: str) -> None:
    assert brands.without(question) is None


def test_without_any_provider_the_names_of_models_are_still_known() -> None:
    assert Brands([]).without("my gemini model forgot how I write") == "my model forgot how I write"
