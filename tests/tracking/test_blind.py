"""Blind comparisons: fair sides, a secret order, an honest result."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.answers import Unreadable, read_both, read_two
from tracking.blind import Choice, judged, left_sides, next_place, order_of, shown_at
from tracking.judgements import as_csv, as_jsonl
from tracking.page import comparison_page
from tracking.preference import preference
from tracking.preference_words import markdown

from .making import TODAY, comparison


@given(st.integers(1, 40), st.text(min_size=1, max_size=8))
def test_each_set_stands_left_half_of_the_time_and_every_pair_is_shown_once(count: int, seed: str) -> None:
    compared = comparison(count, seed)
    lefts = left_sides(compared)
    assert abs(lefts.count("one") - lefts.count("other")) <= 1
    assert sorted(order_of(compared)) == list(range(count))
    assert {shown_at(compared, place).brief for place in range(count)} == {f"brief {at}" for at in range(count)}


def test_the_order_is_the_seeds_and_stays_the_same() -> None:
    assert order_of(comparison(12)) == order_of(comparison(12))
    assert order_of(comparison(12)) != order_of(comparison(12, "another"))
    assert "".join(side[1] for side in left_sides(comparison(12))) == "tnntttntnntn"


@given(st.lists(st.sampled_from(["left", "right", "tie"]), min_size=1, max_size=12))
def test_the_side_that_is_chosen_is_the_answer_that_wins(choices: list[Choice]) -> None:
    compared = comparison(12)
    for place, each in zip(range(12), judged(compared, dict(enumerate(choices))), strict=False):
        shown = shown_at(compared, place)
        chosen = {"left": shown.left, "right": shown.right, "tie": None}[choices[place]]
        winner = {"one": each.pair.one, "other": each.pair.other, None: None}[each.winner]
        assert winner == chosen


def test_judging_can_go_on_where_it_stopped() -> None:
    assert next_place(comparison(3), {}) == 0
    assert next_place(comparison(3), {0: "left", 2: "tie"}) == 1
    assert next_place(comparison(1), {0: "tie"}) is None


def _choices(count: int, one: int, other: int) -> dict[int, Choice]:
    """So many wins of each set, ties after."""
    sides = left_sides(comparison(count))
    wanted = ["one"] * one + ["other"] * other
    return {
        place: "tie" if place >= len(wanted) else "left" if sides[place] == wanted[place] else "right"
        for place in range(count)
    }


def test_a_close_result_is_too_close_to_call_and_says_how_many_more() -> None:
    compared = comparison(12)
    found = preference(compared, _choices(12, 4, 6))
    assert (found.one, found.other, found.ties, found.is_clear) == (4, 6, 2, False)
    said = markdown(compared, found)
    assert "Too close to call: base 4, tuned 6, ties 2." in said
    assert "more decided pairs would tell, if it is two to one or stronger" in said


def test_a_clear_result_names_the_better_set_and_the_pairs_that_decided() -> None:
    compared = comparison(14)
    found = preference(compared, _choices(14, 2, 12))
    assert found.is_clear
    said = markdown(compared, found)
    assert "You preferred **tuned**: base 2, tuned 12, ties 0." in said
    assert "Where base was better:" in said


def test_all_ties_are_no_preference_and_nothing_judged_is_none_either() -> None:
    compared = comparison(5)
    assert "No preference: all 5 pairs were a tie." in markdown(compared, preference(compared, _choices(5, 0, 0)))
    assert "Nothing was judged." in markdown(compared, preference(compared, {}))


def test_a_habit_of_one_side_is_mentioned() -> None:
    compared = comparison(16)
    found = preference(compared, dict.fromkeys(range(16), "left"))
    assert (found.one, found.other) == (8, 8)
    assert "You chose the left side 100% of the time." in markdown(compared, found)


def test_exports_and_the_page_hold_every_pair() -> None:
    compared, choices = comparison(3), _choices(3, 1, 1)
    rows = [json.loads(line) for line in as_jsonl(compared, choices).splitlines()]
    assert sorted(row["better"] for row in rows) == ["base", "tie", "tuned"]
    assert as_csv(compared, choices).splitlines()[0] == "brief,base,tuned,better,left"
    page = comparison_page(compared, preference(compared, choices), TODAY)
    assert page.count("<section>") == 3


PASTED = """Brief: a tagline for a bakery
A: Bread, honestly.
B: The best bread ever!!

Brief: a tagline
for a florist
A: Flowers that stay.
Second line.
B: Say it with flowers.
Brief: no answers
A: only one"""


def test_pasted_blocks_are_read_and_half_ones_named() -> None:
    read = read_both(PASTED)
    assert [(pair.brief, pair.one) for pair in read.pairs] == [
        ("a tagline for a bakery", "Bread, honestly."),
        ("a tagline\nfor a florist", "Flowers that stay.\nSecond line."),
    ]
    assert read.left_out == ("Block 3 has no b.",)


def test_two_files_are_matched_by_brief_in_any_layout() -> None:
    base = '{"brief": "One", "answer": "a1"}\n{"brief": "Two", "answer": "a2"}\n{"brief": "only here", "answer": "x"}\n'
    tuned = (
        '{"messages": [{"role": "user", "content": "two "}, {"role": "assistant", "content": "b2"}]}\n'
        '{"prompt": "one", "completion": "b1"}\n'
    )
    read = read_two(base, tuned)
    assert [(pair.one, pair.other) for pair in read.pairs] == [("a1", "b1"), ("a2", "b2")]
    assert read.left_out == ("1 of the first set have no partner in the second.",)


@pytest.mark.parametrize("text", ["", "hello", "{", '{"brief": "x"}', "[1, 2", "brief,a\nx,y", "Brief: x\nA: y"])
def test_what_cannot_be_read_says_what_would_be_right(text: str) -> None:
    with pytest.raises(Unreadable, match="Brief: …"):
        read_both(text)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_answers(text: str) -> None:
    try:
        assert read_both(text).pairs
    except Unreadable:
        pass
