"""What people ask, file by file: what is wrong with them is told at once and in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.concepts import IN_SHORT, Concept
from knowledge.content import Problem
from knowledge.library import load_library
from knowledge.wordings import HARMFUL, OUTSIDE, Wording, asked_twice, read_wordings
from tests.knowledge.little import COST, HOW, little_library


@pytest.fixture
def concepts() -> dict[str, Concept]:
    return dict(little_library().concepts)


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, "utf-8")


def problems(folder: Path, concepts: dict[str, Concept], *broken: str) -> list[str]:
    return [str(problem) for problem in read_wordings(folder, concepts, broken)[1]]


def test_a_good_file_becomes_wordings_tied_to_their_passages(tmp_path: Path, concepts: dict[str, Concept]) -> None:
    write(tmp_path, "bill", f"{IN_SHORT}:\n  - who   pays\n    for it\n{COST}:\n  - how dear\n  - 'no: really?'\n")
    write(tmp_path, "loop", f"{HOW}: [again and again]")
    assert read_wordings(tmp_path, concepts, ()) == (
        [
            Wording("who pays for it", "bill", IN_SHORT),
            Wording("how dear", "bill", COST),
            Wording("no: really?", "bill", COST),
            Wording("again and again", "loop", HOW),
        ],
        [],
    )


def test_what_the_library_must_not_answer_belongs_to_no_article_and_may_be_of_any_kind(
    tmp_path: Path, concepts: dict[str, Concept]
) -> None:
    write(tmp_path, OUTSIDE, f"weather: [will it snow]\n{HARMFUL}: [forge a diploma]")
    found, wrong = read_wordings(tmp_path, concepts, ())
    assert found == [Wording("will it snow", None, "weather"), Wording("forge a diploma", None, HARMFUL)]
    assert wrong == []


def test_no_folder_is_no_wordings(tmp_path: Path, concepts: dict[str, Concept]) -> None:
    assert read_wordings(tmp_path / "none", concepts, ()) == ([], [])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bils", f"{COST}: [how dear]", "bils.yaml: name: there is no such article. Name it after its article."),
        ("bill", "Prices: [how dear]", "bill.yaml: Prices: is no heading of the article. Mend the heading."),
        ("bill", f"{COST}: how dear", f"bill.yaml: {COST}: is not a list of questions. Write one a line."),
        ("bill", f"{COST}:\n", f"bill.yaml: {COST}: is not a list of questions. Write one a line."),
        ("bill", f"{COST}:\n  dear: how", f"bill.yaml: {COST}: is not a list of questions. Write one a line."),
        ("bill", f"{COST}: [how dear, 3]", f"bill.yaml: {COST}: is not a list of questions. Write one a line."),
        ("bill", f"{COST}: [how dear, '  ']", f"bill.yaml: {COST}: is not a list of questions. Write one a line."),
        ("bill", f"{COST}: []", f"bill.yaml: {COST}: holds no question. Write one a line."),
        ("bill", "", "bill.yaml: whole file: holds no fields."),
        ("bill", "- how dear", "bill.yaml: whole file: holds "),
        ("bill", f"{COST}: [how", "is not valid YAML"),
        ("bill", "yes: [how dear]", "the field name 'True' is not text"),
        ("bill", f"{COST}: [a one]\n{COST}: [b two]", f"{COST}: is written twice, on lines 1 and 2"),
        (OUTSIDE, "weather: will it snow", "outside.yaml: weather: is not a list of questions."),
    ],
)
def test_a_bad_file_is_told_in_plain_words(
    tmp_path: Path, concepts: dict[str, Concept], name: str, text: str, said: str
) -> None:
    write(tmp_path, name, text)
    (problem,) = problems(tmp_path, concepts)
    assert said in problem


def test_all_that_is_wrong_is_told_at_once_and_the_rest_is_read(tmp_path: Path, concepts: dict[str, Concept]) -> None:
    write(tmp_path, "bill", f"Prices: [a one]\n{COST}: b two\n{HOW}: [c three]")
    write(tmp_path, "loop", "")
    write(tmp_path, "nothing", f"{COST}: [d four]")
    found, wrong = read_wordings(tmp_path, concepts, ())
    assert found == [Wording("c three", "bill", HOW)]
    assert [(problem.file.split("/")[-1], problem.field) for problem in wrong] == [
        ("bill.yaml", "Prices"),
        ("bill.yaml", COST),
        ("loop.yaml", "whole file"),
        ("nothing.yaml", "name"),
    ]


def test_the_questions_of_an_article_that_cannot_be_read_are_no_second_problem(
    tmp_path: Path, concepts: dict[str, Concept]
) -> None:
    write(tmp_path, "torn", f"{COST}: [d four]")
    assert problems(tmp_path, concepts, "torn") == []


def twice(concepts: dict[str, Concept], *wordings: Wording) -> list[Problem]:
    return list(asked_twice(wordings, concepts.values()))


@pytest.mark.parametrize("other", ["how dear is the training", "How dear is my training?", "is training dear for you"])
def test_a_question_that_two_articles_claim_is_told_whatever_its_small_words(
    concepts: dict[str, Concept], other: str
) -> None:
    first = Wording("how dear is the training", "bill", COST)
    (problem,) = twice(concepts, first, Wording(other, "loop", COST))
    assert problem.file == "questions/loop.yaml"
    assert "is asked in questions/bill.yaml as well" in problem.what


def test_a_question_of_an_article_is_not_claimed_by_another_articles_file(concepts: dict[str, Concept]) -> None:
    (problem,) = twice(concepts, Wording("tell me about an endless loop", "bill", COST))
    assert problem.file == "questions/bill.yaml"
    assert "is asked in concepts/loop.md as well" in problem.what


def test_a_question_that_is_answered_cannot_be_outside_too(concepts: dict[str, Concept]) -> None:
    (problem,) = twice(
        concepts, Wording("how dear is the training", "bill", COST), Wording("the training is dear", None, "off_topic")
    )
    assert problem.file == "questions/outside.yaml"


def test_an_article_may_say_its_own_question_again_with_the_passage_that_answers_it(
    concepts: dict[str, Concept],
) -> None:
    assert twice(concepts, Wording("tell me about an endless loop", "loop", HOW)) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("what is LoRA", "what is lora?", 1),
        ("what is LoRA", "when do i do lora", 0),  # one word of weight in both, and two questions
        ("how is it for you", "what is it for", 0),
    ],
)
def test_of_one_word_of_weight_only_the_very_same_question_is_asked_twice(
    concepts: dict[str, Concept], one: str, other: str, told: int
) -> None:
    assert len(twice(concepts, Wording(one, "bill", COST), Wording(other, "loop", COST))) == told


def test_every_wording_of_the_library_leads_to_an_article_or_is_outside() -> None:
    library = load_library()
    assert {w.concept for w in library.wordings} <= {*library.concepts, None}
    assert HARMFUL in {w.heading for w in library.wordings if w.concept is None}
