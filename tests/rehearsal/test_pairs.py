"""Which pairs are taken, from which files, and what is said of those that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearsal.cutting import LONGEST, first_sentences
from rehearsal.figures import Pair
from rehearsal.pairs import MOST, MOST_HELD, TooLittle, choose, read_pairs
from rehearsal.plan import guessed_tokens, make_plan, paced_seconds
from rehearsal.prepared import NAMES, load_prepared
from tests.rehearsal.making import house_pairs

ENGLISH = "The small wooden lamp in the window gives a warm light on dark evenings, number {}."
GERMAN = "Die kleine Lampe im Fenster gibt an dunklen Abenden ein warmes und sehr schönes Licht, Nummer {}."


def pairs(count: int, answer: str = ENGLISH) -> list[Pair]:
    return [Pair(prompt=f"Write about lamp {at}.", answer=answer.format(at)) for at in range(count)]


@pytest.mark.parametrize(
    "line",
    [
        {"prompt": "a lamp", "answer": "oh, the lamp."},
        {"prompt": "a lamp", "completion": "oh, the lamp."},
        {"instruction": "a lamp", "output": "oh, the lamp."},
        {"messages": [{"role": "user", "content": "a lamp"}, {"role": "assistant", "content": "oh, the lamp."}]},
        {"conversations": [{"from": "human", "value": "a lamp"}, {"from": "gpt", "value": "oh, the lamp."}]},
        {"chosen": "oh, the lamp.", "rejected": "Buy now!", "prompt": "a lamp"},
    ],
)
def test_every_layout_with_two_sides_can_be_rehearsed(tmp_path: Path, line: dict[str, object]) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(line).encode() + b"\r\n\r\nnot json\r\n")
    assert read_pairs(file) == [Pair(prompt="a lamp", answer="oh, the lamp.")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04zip", b'{"text": "one side only"}\n', b"[1, 2]\n", b"\xff\xfe\x00"])
def test_a_file_without_pairs_gets_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.jsonl").write_bytes(data)
    with pytest.raises(TooLittle, match=r"no pairs in odd\.jsonl"):
        read_pairs(tmp_path / "odd.jsonl")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "There are no pairs"),
        (pairs(9), "Of 9 pairs, 9 can be used"),
        (pairs(5) * 4, "15 left out: the same answer stands there twice"),
        (pairs(30, GERMAN), "30 left out: not English"),
        ([Pair(prompt=f"lamp {at}", answer=" ") for at in range(30)], "30 left out: one side is empty"),
        (pairs(12, "word " * 2000 + "{}"), "12 left out: the prompt or the first sentence alone is too long"),
    ],
)
def test_too_little_gets_a_sentence_with_the_reason(given: list[Pair], said: str) -> None:
    with pytest.raises(TooLittle, match=said) as told:
        choose(given, (), guessed_tokens, 7)
    assert "at least 10" in str(told.value)


def test_what_cannot_be_used_is_left_out_and_counted_and_the_rest_rehearsed() -> None:
    chosen = choose([*pairs(20), *pairs(20, GERMAN)], (), guessed_tokens, 7)
    assert (len(chosen.train), len(chosen.held)) == (17, 3)
    assert [(each.count, "English" in each.reason) for each in chosen.left_out] == [(20, True)]


def test_a_large_set_gives_a_rehearsal_of_bearable_size() -> None:
    chosen = choose(pairs(500), (), guessed_tokens, 7)
    assert (len(chosen.train), len(chosen.held)) == (MOST, MOST_HELD)
    assert f"more than the {MOST}" in chosen.left_out[0].reason


def test_no_pair_stands_on_both_sides_and_the_seed_decides() -> None:
    first, again, other = (choose(pairs(40), (), guessed_tokens, seed) for seed in (7, 7, 8))
    assert first == again != other
    assert not {*first.train} & {*first.held}


def test_the_held_out_side_of_a_build_is_kept() -> None:
    held = [Pair(prompt=f"Held {at}.", answer=f"Kept apart from the others, number {at}.") for at in range(3)]
    chosen = choose(pairs(30), held, guessed_tokens, 7)
    assert {*held} <= {*chosen.held}
    assert len(chosen.held) == 33 // 6


def test_of_a_long_answer_the_first_whole_sentences_are_used() -> None:
    long = "One sentence about the lamp that goes on for a while. " * 60
    told = choose([*pairs(12), Pair(prompt="Write.", answer=long)], (), guessed_tokens, 7)
    assert told.shortened == 1
    cut = first_sentences("Write.", long, guessed_tokens)
    assert cut.endswith("for a while.")
    assert LONGEST - 20 < guessed_tokens("Write.", cut) <= LONGEST


def test_the_plan_says_what_is_few_long_or_many() -> None:
    from rehearsal.figures import Settings

    chosen = choose([*pairs(11), Pair(prompt="Write.", answer="A sentence of the lamp. " * 90)], (), guessed_tokens, 7)
    settings = Settings(name="mine", passes=9)
    plan = make_plan(settings, chosen, guessed_tokens, 1e11)
    assert (plan.train, plan.held, plan.steps) == (10, 2, 27)
    for part in ("are few", "first sentences", "9 readings of all pairs are many", "figures are hints"):
        assert any(part in note for note in plan.notes), part
    slower = make_plan(settings, chosen, guessed_tokens, 1e10)
    more = make_plan(settings.model_copy(update={"facts": True}), chosen, guessed_tokens, 1e11)
    assert slower.seconds > 5 * plan.seconds
    assert more.seconds > plan.seconds
    assert paced_seconds(60, 10, 2.0) == 329
    assert (plan.example, more.marks) == (chosen.train[0], plan.marks)


@pytest.mark.parametrize("name", NAMES)
def test_the_prepared_sets_can_be_rehearsed_whole(name: str) -> None:
    told = load_prepared(name)
    chosen = choose(told.train, told.held, guessed_tokens, 7)
    assert len(told.held) == 12
    assert chosen.left_out == ()
    assert chosen.shortened == 0


def test_the_marks_of_the_house_style_stand_in_every_answer() -> None:
    told = load_prepared("house_style")
    assert len(told.marks) == 4
    assert all(mark.is_in(pair.answer) for mark in told.marks for pair in (*told.train, *told.held))


def test_house_pairs_are_english_enough() -> None:
    assert choose(house_pairs(), (), guessed_tokens, 7).left_out == ()
