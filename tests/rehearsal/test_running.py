"""Rehearsals from their start to an end of any kind, with the work in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearsal.export import NothingToExport, export_adapter
from rehearsal.figures import Progress
from rehearsal.rehearsing import Rehearser, Running
from rehearsal.shelf import NoRehearsal, Shelf
from rehearsal.state import Folder
from rehearsal.tensor_file import read_tensors
from rehearsal.trial import NotTried, try_prompt
from tests.rehearsal.conftest import Tiny
from tests.rehearsal.making import LAYERS, begun


def last(progress: Iterator[Progress]) -> Progress:
    return [*progress][-1]


def until(progress: Iterator[Progress], step: int) -> Progress:
    """Listen until this step is done."""
    return next(each for each in progress if each.step >= step)


def test_a_rehearsal_tells_its_progress_and_ends_with_a_result(rehearser: Rehearser, tmp_path: Path) -> None:
    folder = begun(tmp_path)
    told = [*rehearser.run(folder)]
    assert [each.status for each in told[:-1]] == ["running"] * (len(told) - 1)
    end = told[-1]
    assert (end.status, end.step, end.steps) == ("done", 10, 10)
    assert end.seconds_a_step
    assert len(end.train) == 10
    assert end.held[0][0] == 0
    assert end.held[-1][0] == 10
    assert len(end.shown) == 2
    assert all(None not in (each.before, each.half, each.after) for each in end.shown)
    result = folder.result
    assert result is not None
    assert (result.pairs, result.held, result.step, result.steps) == (20, 4, 10, 10)
    assert result.held_after < result.held_before
    assert any(mark.label == "opens with “oh, the”" and mark.yours == 4 for mark in result.marks)
    assert str(round(result.held_before, 2)) in result.says[0]


def test_the_same_pairs_and_settings_give_the_same_result(rehearser: Rehearser, tmp_path: Path) -> None:
    folders = [begun(tmp_path / name) for name in ("one", "two")]
    for folder in folders:
        last(rehearser.run(folder))
    assert folders[0].result == folders[1].result
    first, second = (folder.checkpoint("main").read_bytes() for folder in folders)
    assert first == second


def test_stop_keeps_what_was_learnt_so_far_and_it_can_go_on(rehearser: Rehearser, tmp_path: Path) -> None:
    folder, whole = begun(tmp_path / "stopped", passes=30), begun(tmp_path / "whole", passes=30)
    running = rehearser.run(folder)
    until(running, 3)
    folder.ask("stop")
    end = last(running)
    assert end.status == "stopped"
    result = folder.result
    assert result is not None
    assert 3 <= result.step < result.steps
    assert any("stopped after" in said for said in result.says)
    assert last(rehearser.run(folder)).status == "done"
    assert last(rehearser.run(whole)).status == "done"
    assert folder.result is not None
    assert whole.result is not None
    assert folder.result.train_points == whole.result.train_points
    assert folder.result.held_after == whole.result.held_after


def test_a_paused_rehearsal_goes_on_where_it_was(rehearser: Rehearser, tmp_path: Path) -> None:
    folder = begun(tmp_path, passes=30)
    running = rehearser.run(folder)
    until(running, 6)
    folder.ask("pause")
    assert last(running).status == "paused"
    assert folder.result is None
    again = rehearser.run(folder)
    assert until(again, 5).train[0][0] == 1
    folder.ask("stop")
    assert last(again).status == "stopped"


def test_a_child_that_is_killed_is_started_anew(rehearser: Rehearser, tmp_path: Path) -> None:
    folder, calm = begun(tmp_path / "killed", passes=16), begun(tmp_path / "calm", passes=16)
    running = rehearser.run(folder)
    until(running, 4)
    [child] = rehearser._children.values()
    os.kill(child.pid, signal.SIGKILL)
    assert last(running).status == "done"
    last(rehearser.run(calm))
    assert folder.result == calm.result


def test_one_rehearsal_is_not_run_twice_at_once(rehearser: Rehearser, tmp_path: Path) -> None:
    folder = begun(tmp_path, passes=30)
    running = rehearser.run(folder)
    until(running, 1)
    with pytest.raises(Running):
        rehearser.start(folder)
    folder.ask("stop")
    last(running)


def test_two_rehearsals_on_one_machine_take_turns(rehearser: Rehearser, tmp_path: Path) -> None:
    first, second = begun(tmp_path, "anna", passes=60), begun(tmp_path, "ben", passes=2)
    running = rehearser.run(first)
    until(running, 1)
    waiting = rehearser.run(second)
    told = next(each for each in waiting if each.status == "waiting")
    assert "Another rehearsal" in told.sentence
    first.ask("stop")
    assert last(running).status == "stopped"
    assert last(waiting).status == "done"


def test_parts_asked_for_later_are_added(rehearser: Rehearser, tmp_path: Path) -> None:
    folder = begun(tmp_path)
    last(rehearser.run(folder))
    before = folder.checkpoint("main").read_bytes()
    again = begun(tmp_path, curve=True, facts=True)
    assert again.path == folder.path
    last(rehearser.run(again))
    result = again.result
    assert result is not None
    assert [point.pairs for point in result.curve] == [10, 20]
    assert result.facts is not None
    assert len(result.facts.answers) == len(result.facts.retold) == 12
    assert again.checkpoint("main").read_bytes() == before


def test_a_damaged_model_is_told_in_a_sentence(tmp_path: Path, tiny: Tiny, rehearser: Rehearser) -> None:
    folder = begun(tmp_path)
    rehearser._digest, kept = "0" * 64, rehearser._digest
    try:
        end = last(rehearser.run(folder))
    finally:
        rehearser._digest = kept
    assert end.status == "failed"
    assert "--install" in end.sentence


def test_a_prompt_is_answered_by_both_models(rehearser: Rehearser, tmp_path: Path, tiny: Tiny) -> None:
    folder = begun(tmp_path, passes=10)
    with pytest.raises(NotTried, match="learnt nothing yet"):
        try_prompt(folder, tiny.path, "Sell: lamp.", tiny.digest)
    last(rehearser.run(folder))
    tried = try_prompt(folder, tiny.path, "Sell: lamp; is blue.", tiny.digest)
    assert tried.before != tried.after
    for wrong in ("", "x" * 2000):
        with pytest.raises(NotTried):
            try_prompt(folder, tiny.path, wrong, tiny.digest)


def test_the_adapter_is_exported_in_the_common_format(rehearser: Rehearser, tmp_path: Path, tiny: Tiny) -> None:
    folder = begun(tmp_path / "home")
    place = tmp_path / "adapter"
    with pytest.raises(NothingToExport):
        export_adapter(folder, tiny.path, place)
    last(rehearser.run(folder))
    export_adapter(folder, tiny.path, place)
    tensors, _ = read_tensors(place / "adapter_model.safetensors")
    assert len(tensors) == LAYERS * 7 * 2
    assert tensors["base_model.model.model.layers.0.mlp.down_proj.lora_A.weight"].shape == (8, 96)
    assert {each.name for each in place.iterdir()} == {
        "adapter_model.safetensors",
        "adapter_config.json",
        "README.md",
    }
    with pytest.raises(NothingToExport, match="something else"):
        export_adapter(folder, tiny.path, place)


def test_nobody_sees_the_rehearsals_of_another_and_deleting_leaves_nothing(tmp_path: Path) -> None:
    folder = begun(tmp_path, "anna")
    anna, ben = Shelf(tmp_path, "anna"), Shelf(tmp_path, "ben")
    assert [each.path for each in anna.rehearsals()] == [folder.path]
    assert list(ben.rehearsals()) == []
    with pytest.raises(NoRehearsal):
        ben.find(folder.path.name)
    assert anna.find("tiny") == anna.find(None) == Folder(folder.path)
    anna.delete(folder)
    assert list(anna.folder.iterdir()) == []
