"""The tool that writes training files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.building import start_dataset_build
from tests.assistant.tools.conftest import STRONG, Told, run, words

pytestmark = pytest.mark.anyio
PAIRS = [{"input": f"Brief {number}", "output": f"Piece {number}"} for number in range(40)]


async def test_pairs_become_checked_files_in_peris_folder(told: Told, tmp_path: Path) -> None:
    result = await run(start_dataset_build, told(), pairs=[*PAIRS, PAIRS[0], {"input": "", "output": "x"}], name="Shop")
    model = result.for_model()
    folder = tmp_path / model["folder"]

    assert (result.behaviour, model["written"], model["training"], model["held_out"]) == ("dataset", True, 34, 6)
    assert {path.name for path in folder.iterdir()} == {"train.jsonl", "validation.jsonl", "report.md"}
    assert model["left_out"] == ["Pair 41: the same as pair 1", "Pair 42: the input is empty"]
    assert "Written: 40 of 42 pairs" in result.for_person()


async def test_what_is_told_names_no_place_on_the_machine(told: Told, tmp_path: Path) -> None:
    result = await run(start_dataset_build, told(), pairs=PAIRS[:3])

    assert str(tmp_path) not in result.for_person() + str(result.for_model())
    assert str(result.for_model()["folder"]).startswith("datasets/")


async def test_the_same_pairs_are_built_once(told: Told) -> None:
    first = await run(start_dataset_build, told(), pairs=PAIRS)
    again = await run(start_dataset_build, told(), pairs=PAIRS[::-1])

    assert first.for_model()["folder"] == again.for_model()["folder"]


async def test_without_pairs_it_says_what_to_gather_and_that_nothing_was_built(told: Told, tmp_path: Path) -> None:
    result = await run(start_dataset_build, told(**{**STRONG, "profession": "grant writer"}))
    shown = result.for_person()

    assert result.for_model()["note"] == "Nothing was built or started. Say so."
    assert "Nothing is built yet" in shown
    assert "funder's question" in shown
    assert "`peri dataset new NAME PATH...`" in shown, "without a bench it is the terminal"
    assert shown.count("(as of ") >= 3
    assert os.listdir(tmp_path) == []


async def test_pairs_that_are_all_unusable_are_refused_with_reasons(told: Told, tmp_path: Path) -> None:
    with pytest.raises(ToolRefusal, match=r"The one pair cannot be used.*Pair 1: the output is empty"):
        await run(start_dataset_build, told(), pairs=[{"input": "a", "output": " "}])
    assert os.listdir(tmp_path) == []


async def test_a_house_without_a_place_for_files_refuses(told: Told) -> None:
    with pytest.raises(ToolRefusal, match="nothing was written"):
        await run(start_dataset_build, replace(told(), datasets_folder=None), pairs=PAIRS)


async def test_a_folder_that_was_changed_since_is_left_alone(told: Told, tmp_path: Path) -> None:
    result = await run(start_dataset_build, told(), pairs=PAIRS)
    (tmp_path / result.for_model()["folder"] / "train.jsonl").write_text("mine", "utf-8")

    with pytest.raises(ToolRefusal, match="give me another name"):
        await run(start_dataset_build, told(), pairs=PAIRS)


async def test_a_disk_that_refuses_is_said_in_a_sentence(told: Told, tmp_path: Path) -> None:
    (tmp_path / "datasets").write_text("in the way", "utf-8")

    with pytest.raises(ToolRefusal, match="could not be written"):
        await run(start_dataset_build, told(), pairs=PAIRS)


@pytest.mark.parametrize("arguments", [{"pairs": [{"input": "a"}]}, {"pairs": "Input: a"}, {"pairs": [["a", "b"]]}])
async def test_pairs_of_another_form_are_refused(told: Told, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolRefusal, match="start_dataset_build cannot run"):
        await run(start_dataset_build, told(), **arguments)


async def test_both_answers_stay_short(told: Told) -> None:
    dropped = [{"input": "", "output": "x"}] * 60
    for arguments in ({}, {"pairs": [*PAIRS, *dropped]}):
        result = await run(start_dataset_build, told(**STRONG), **arguments)

        assert words(result.for_person()) <= 250
        assert 2 <= len(result.suggestions) <= 3
