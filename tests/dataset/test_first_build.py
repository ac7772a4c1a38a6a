"""From pairs to files: what is left out, what is held out, and that nothing half-made stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset.example import read_chat_lines
from dataset.first_build import ChangedSince, build_first, slug, write_build

Pairs = list[tuple[str, str]]


def numbered(count: int) -> Pairs:
    return [(f"Brief {number}", f"Piece {number}") for number in range(count)]


def test_empty_and_repeated_pairs_are_left_out_with_their_reason() -> None:
    build = build_first(
        [
            ("a brief", "a piece"),
            ("  ", "x"),
            ("x", ""),
            ("", " "),
            (" a brief", "a piece\r\n"),
            ("bad\0", "x"),
            ("\ud800", "x"),
        ]
    )

    assert [(dropped.number, dropped.reason) for dropped in build.dropped] == [
        (2, "the input is empty"),
        (3, "the output is empty"),
        (4, "the input and the output are empty"),
        (5, "the same as pair 1"),
        (6, "it holds characters that no training service reads"),
        (7, "it holds characters that no training service reads"),
    ]
    assert [(example.input, example.output) for example in build.train] == [("a brief", "a piece")]


def test_the_same_brief_with_another_piece_is_kept() -> None:
    assert build_first([("brief", "one"), ("brief", "two")]).kept == 2


@pytest.mark.parametrize(("count", "held_out"), [(1, 0), (29, 0), (30, 5), (100, 15), (200, 30)])
def test_a_part_is_held_out_from_thirty_examples_on(count: int, held_out: int) -> None:
    build = build_first(numbered(count))

    assert (len(build.validation), build.kept) == (held_out, count)
    assert not set(build.train) & set(build.validation)


def test_one_brief_never_lies_on_both_sides() -> None:
    build = build_first([(f"Brief {number % 20}", f"Piece {number}") for number in range(60)])

    assert build.validation
    assert not {example.input for example in build.train} & {example.input for example in build.validation}


def test_without_a_held_out_part_there_is_no_such_file_and_the_report_says_why() -> None:
    few, alike = build_first(numbered(5)), build_first([("the same brief", f"Piece {n}") for n in range(40)])

    assert set(few.files()) == {"train.jsonl", "report.md"}
    assert "none; with fewer than 30 examples it would tell nothing" in few.files()["report.md"].decode()
    assert "none, because the briefs are too alike" in alike.files()["report.md"].decode()


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "With 1 example there is too little"), (49, "too little"), (50, "will do for a trial"), (100, "are enough")],
)
def test_the_report_says_what_the_number_is_good_for(count: int, words: str) -> None:
    assert words in build_first(numbered(count)).files()["report.md"].decode()


def test_the_report_lists_what_was_left_out_and_what_was_not_looked_at() -> None:
    report = build_first([("a", "b"), ("a", "b")]).files()["report.md"].decode()

    assert "- Pair 2: the same as pair 1" in report
    assert "Near-duplicates, names" in report


def test_the_written_files_are_the_build(tmp_path: Path) -> None:
    build = build_first(numbered(40))
    folder = write_build(build, tmp_path / "datasets", "Shop texts")

    assert folder.name.startswith("shop-texts-")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == build.files()
    assert tuple(read_chat_lines((folder / "train.jsonl").read_bytes())) == build.train
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_same_pairs_give_the_same_folder_in_any_order(tmp_path: Path) -> None:
    first = write_build(build_first(numbered(40)), tmp_path, "set")
    again = write_build(build_first(numbered(40)[::-1]), tmp_path, "set")
    other = write_build(build_first(numbered(41)), tmp_path, "set")

    assert first == again != other


def test_training_data_that_a_person_changed_is_not_overwritten(tmp_path: Path) -> None:
    build = build_first(numbered(3))
    folder = write_build(build, tmp_path, "set")
    (folder / "train.jsonl").write_text("mine now", "utf-8")

    with pytest.raises(ChangedSince):
        write_build(build, tmp_path, "set")
    assert (folder / "train.jsonl").read_text("utf-8") == "mine now"


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "datasets"
    blocked.write_text("a file where a folder should be", "utf-8")

    with pytest.raises(OSError):  # noqa: PT011  (which one depends on the system)
        write_build(build_first(numbered(3)), blocked, "set")
    assert [path.name for path in tmp_path.iterdir()] == ["datasets"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Shop texts", "shop-texts"), ("../../etc", "etc"), ("Größe & Maß", "groe-ma"), ("見出し", "dataset"),
     ("", "dataset"),     ("x" * 90, "x" * 40)],
)  # fmt: skip
def test_a_name_becomes_a_safe_part_of_a_folder_name(name: str, plain: str) -> None:
    assert slug(name) == plain


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", " b", "c"]), st.sampled_from(["", "x", "y"])), max_size=60))
def test_every_pair_is_kept_once_or_left_out_with_a_reason(pairs: Pairs) -> None:
    build = build_first(pairs)

    assert build.kept + len(build.dropped) == len(pairs)
    assert len({example.digest for example in (*build.train, *build.validation)}) == build.kept
    assert build_first(pairs) == build


@given(st.permutations(numbered(35)))
def test_the_order_in_which_pairs_are_given_changes_no_byte(pairs: Pairs) -> None:
    assert build_first(pairs).files() == build_first(numbered(35)).files()
