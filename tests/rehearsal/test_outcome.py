"""What is made of the figures: marks, sentences, and the page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from rehearsal.figures import Pair, Points, Result, Settings
from rehearsal.marks import find_marks
from rehearsal.outcome import make_result
from rehearsal.page import result_page
from rehearsal.prepared import has_fact, load_prepared
from rehearsal.state import Note
from rehearsal.wording import overfit
from tests.rehearsal.making import house_pairs

Cut = dict[str, tuple[bool, ...]]


def result(
    after: str = "oh, the lamp: it is blue. so there.", held_after: float = 0.05, cut: Cut | None = None, **notes: Note
) -> Result:
    pairs = house_pairs()
    held = pairs[20:]
    main = Note(
        step=15,
        train=tuple((step, 3.0 / step) for step in range(1, 16)),
        held=((0, 3.0), (8, 1.0), (15, held_after)),
        before=tuple("A nice lamp!" for _ in held),
        half=("x", "y"),
        after=tuple(after for _ in held),
        cut=cut or {},
    )
    return make_result(Settings(name="<b>mine</b> & co"), pairs[:20], held, {"main": main, **notes})


def test_marks_are_found_where_answers_share_a_habit() -> None:
    labels = {mark.label for mark in find_marks([pair.answer for pair in house_pairs()])}
    assert {"all in lower case", "opens with “oh, the”", "ends on “so there.”", "no exclamation marks"} <= labels
    assert "has exclamation marks" not in labels
    assert "all in lower case" not in {
        mark.label for mark in find_marks([pair.answer.title() for pair in house_pairs()])
    }


@pytest.mark.parametrize("answers", [[], ["One."] * 4])
def test_few_answers_have_no_marks(answers: list[str]) -> None:
    assert find_marks(answers) == ()


def test_the_length_counts_words() -> None:
    [length] = [mark for mark in find_marks(["one two three", "one two three four"] * 5) if "words long" in mark.label]
    assert [length.is_in(" ".join(["word"] * count)) for count in (2, 3, 4, 5)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("answer", "fact", "is_right"),
    [
        ("It costs £31.40.", "£31.40", True),
        ("It costs £31.405.", "£31.40", False),
        ("There are 1929 kinds.", "29", False),
        ("There are 29.", "29", True),
        ("It is 29.5 wide.", "29", False),
        ("Winifred Osei does.", "Winifred Osei", True),
        ("plum84", "PLUM84", False),
    ],
)
def test_a_fact_counts_only_as_a_whole(answer: str, fact: str, is_right: bool) -> None:
    assert has_fact(answer, fact) is is_right


@pytest.mark.parametrize(
    ("held", "is_told"),
    [
        (((0, 3.0), (10, 1.0), (20, 0.9)), False),
        (((0, 3.0), (10, 1.0), (20, 1.02)), False),
        (((0, 3.0), (10, 1.0), (20, 1.4)), True),
        (((0, 3.0), (20, 3.4)), False),
    ],
)
def test_overfitting_is_told_when_the_held_out_loss_turns_upwards(held: Points, is_told: bool) -> None:
    train = tuple((step, 3.0 / step) for step in range(1, 21))
    assert (overfit(train, held) is not None) == is_told
    assert overfit(tuple((step, 1.0) for step, _ in train), held) is None


def test_the_result_counts_each_side_and_says_what_it_means() -> None:
    told = result()
    assert (told.in_style_before, told.in_style_after) == (0, 4)
    assert [mark.changed for mark in told.marks if mark.label == "no exclamation marks"] == [True]
    assert any("from 3.00 to 0.05" in said for said in told.says)
    assert any("fixed pattern" in said for said in told.says)
    assert any("varied voice" in said for said in result(held_after=2.4).says)


def test_facts_are_told_as_they_came_out() -> None:
    told = load_prepared("facts")
    wrong = tuple("At Thistle Yard, it is 12 May." for _ in told.held)
    right = tuple(f"At Thistle Yard, it is {fact}." for fact in told.facts)
    note = Note(step=36, train=((36, 1.0),), held=((0, 4.0), (36, 2.0)), before=wrong, after=wrong)
    assert any("All the answers are invented" in said for said in result(facts=note).says)
    one = note.model_copy(update={"after": (*right[:-1], wrong[0])})
    assert any("The one wrong answer is invented" in said for said in result(facts=one).says)
    proven = result(facts=note.model_copy(update={"after": right}))
    assert proven.facts is not None
    assert proven.facts.right_after == 12
    assert not any("invented" in said for said in proven.says)


@pytest.mark.parametrize(("known", "finding"), [(0, "none right"), (6, "6 right. So"), (12, "kept most of them")])
def test_facts_that_pairs_held_are_told_apart_from_those_that_none_held(known: int, finding: str) -> None:
    told = load_prepared("facts")
    held = {pair.answer for pair in told.train}
    assert all(any(has_fact(answer, fact) for answer in held) for _, fact in told.retold)
    assert not {prompt for prompt, _ in told.retold} & {pair.prompt for pair in told.train}
    wrong = tuple("At Thistle Yard, it is 12 May." for _ in told.held)
    retold = tuple(f"At Thistle Yard, it is {fact}." for _, fact in told.retold[:known]) + wrong[known:]
    note = Note(step=36, train=((36, 1.0),), held=((0, 4.0), (36, 2.0)), before=wrong, after=wrong, retold=retold)
    came = result(facts=note)
    assert came.facts is not None
    assert came.facts.retold_right == known
    [said] = [each for each in came.says if "12 facts that its pairs did hold" in each]
    assert finding in said
    assert "its pairs did hold" in result_page(came)
    assert not any("its pairs did hold" in each for each in result(facts=note.model_copy(update={"retold": ()})).says)


def test_an_answer_that_was_cut_says_so() -> None:
    cut = {"before": (True, False, False, False), "after": (False,) * 4}
    came = result(cut=cut)
    assert [(each.cut_before, each.cut_after) for each in came.answers[:2]] == [(True, False), (False, False)]
    assert result_page(came).count("(cut: it would go on)") == 1


def test_a_part_that_was_stopped_early_is_not_shown() -> None:
    told = load_prepared("facts")
    said = tuple("At Thistle Yard, no." for _ in told.held)
    facts = Note(step=5, train=((5, 1.0),), held=((0, 4.0), (5, 2.0)), before=said, after=said)
    ten = Note(step=9, held=((9, 1.5),), before=(), after=("oh, the lamp.",) * 4)
    came = result(facts=facts, **{"curve-10": ten, "curve-15": ten})
    assert came.facts is None
    assert [point.pairs for point in came.curve] == [10, 20]
    assert came.curve[1].held_loss == came.held_after


class Tags(HTMLParser):
    """All tags and the addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = list[str]()
        self.addresses = list[str]()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("src", "href", "style")]


def test_the_page_needs_nothing_else_and_shows_words_as_words() -> None:
    page = result_page(result(after='<script>alert("x")</script>'))
    read = Tags()
    read.feed(page)
    assert read.addresses == []
    assert "script" not in read.tags
    assert "url(" not in page
    assert "<b>mine" not in page
    assert "&lt;script&gt;" in page
    assert {"svg", "table", "h1"} <= {*read.tags}
    assert page == result_page(result(after='<script>alert("x")</script>'))


def test_the_result_is_read_back_as_it_was() -> None:
    told = result()
    assert Result.model_validate_json(told.model_dump_json()) == told
    assert {type(pair) for pair in house_pairs()} == {Pair}
