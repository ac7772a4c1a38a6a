"""Training and validation file side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataset.check.leak import check_pair, training_file_of
from tests.dataset.check.lines import assistant, chat, line, lines, told, user

LONG = (
    "The stool is turned from one piece of oak, oiled twice by hand and meant to outlive the floor that it stands on."
)


def write(folder: Path, name: str, every: list[bytes]) -> Path:
    (folder / name).write_bytes(b"\n".join(every) + b"\n")
    return folder / name


def test_an_example_in_both_files_is_told_with_both_lines(tmp_path: Path) -> None:
    every = lines("chat", 15)
    pair = check_pair(write(tmp_path, "a.jsonl", every[:12]), write(tmp_path, "b.jsonl", [every[13], every[4]]))

    assert (pair.train.verdict, pair.validation.verdict, pair.verdict) == ("ok", "error", "error")
    assert told(pair.validation)[0] == ("error", 2, "messages", "X1")
    assert "a.jsonl, line 5" in pair.validation.problems[0].what


def test_capitals_and_spaces_hide_no_repeat(tmp_path: Path) -> None:
    train = [*lines("chat"), line(chat(user("Brief"), assistant("A  piece.")))]
    pair = check_pair(
        write(tmp_path, "a.jsonl", train),
        write(tmp_path, "b.jsonl", [line(chat(user("brief "), assistant("a piece.")))]),
    )

    assert pair.verdict == "error"


def test_a_near_twin_is_doubtful(tmp_path: Path) -> None:
    train = [*lines("chat"), line(chat(user("About the stool"), assistant(LONG)))]
    twin = line(chat(user("About the stool"), assistant(LONG.replace("twice", "once"))))
    pair = check_pair(write(tmp_path, "a.jsonl", train), write(tmp_path, "b.jsonl", [twin]))

    assert told(pair.validation) == [("warn", 1, "messages", "X1")]


def test_two_sound_halves_pass(tmp_path: Path) -> None:
    texts = ["Tea for one", "Rain on slate", "Night train north", "Three cats", "Salt and bread"]
    held_out = [line(chat(user(text), assistant(text[::-1]))) for text in texts]
    pair = check_pair(write(tmp_path, "a.jsonl", lines("chat")), write(tmp_path, "b.jsonl", held_out))

    assert pair.verdict == "ok"
    assert pair.joined("a.jsonl", "b.jsonl").examples == 17


def test_two_layouts_do_not_go_together(tmp_path: Path) -> None:
    pair = check_pair(write(tmp_path, "a.jsonl", lines("chat")), write(tmp_path, "b.jsonl", lines("text", 2)))

    assert "F7" in {problem.rule for problem in pair.validation.problems}


@pytest.mark.parametrize(
    ("name", "beside"),
    [("shop_valid.jsonl", "shop_train.jsonl"), ("validation.jsonl", "train.jsonl"), ("eval-2.jsonl", "train-2.jsonl")],
)
def test_the_training_file_beside_a_validation_file_is_found(tmp_path: Path, name: str, beside: str) -> None:
    write(tmp_path, beside, lines("chat"))

    assert training_file_of(tmp_path / name) == tmp_path / beside
    assert training_file_of(tmp_path / beside) is None
    assert training_file_of(tmp_path / "invalid.jsonl") is None
