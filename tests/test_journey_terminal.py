"""Walking a journey in the terminal: `peri journey`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.home import prepare_home

Walked = Callable[..., str]


@pytest.fixture
def peri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walked:
    """Run `peri journey` with these arguments in a data folder of its own; what it prints, or "exit N: ..."."""
    prepare_home(tmp_path)

    def run(*arguments: str, **options: Any) -> str:
        found = CliRunner().invoke(main, ["journey", *arguments], env={"PERI_HOME": str(tmp_path)}, **options)
        assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
        return found.output if found.exit_code == 0 else f"exit {found.exit_code}: {found.output}"

    return run


def test_a_journey_is_walked_in_the_terminal(peri: Walked, tmp_path: Path) -> None:
    assert "keep-it-fresh" in peri("list")
    assert "Not for you if:" in peri("show", "keep", "it", "fresh")
    assert "Step 1 of" in peri("start", "keep-it-fresh")
    assert "[x] 1." in peri("done", "--note", "the page is written")
    assert "[x] 2." in peri("elsewhere", "2", "--note", "in another tool")
    assert "because no time" in peri("skip", "--because", "no time")
    assert "Open again: step 3" in peri("back")
    assert "[ ] 3." in peri("status")
    assert "is parked" in peri("park")
    assert "exit 1" in peri("status")
    assert "Taken up" in peri("resume")
    assert "yours: open, 2 of" in peri("list")
    exported = peri("export")
    assert "1. [x] Write its page (done, as you said: the page is written" in exported
    peri("export", str(tmp_path / "mine.md"))
    assert (tmp_path / "mine.md").read_text("utf-8") == exported
    assert "is there already" in peri("export", str(tmp_path / "mine.md"))


def test_starting_another_parks_the_first_and_deleting_is_asked_for(peri: Walked) -> None:
    peri("start", "keep-it-fresh")
    peri("start", "move-house")
    assert "exit 1" in peri("delete", "keep-it-fresh", input="n\n")
    assert "Deleted: 1 journey." in peri("delete", "keep-it-fresh", input="y\n")
    assert "Deleted: 1 journey." in peri("delete", "--all", "--yes")
    assert "None begun yet" in peri("export")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("start", "learn to juggle"), "No journey is clearly meant."),
        (("status",), "You are in no journey."),
        (("done",), "You are in no journey at the moment."),
        (("resume",), "No journey under way is clearly meant."),
        (("delete",), "Name one journey, or say --all."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(peri: Walked, arguments: tuple[str, ...], said: str) -> None:
    assert said in peri(*arguments)


def test_projects_logged_in_the_terminal_tick_the_step(peri: Walked, tmp_path: Path) -> None:
    peri("start", "is-it-worth-it")
    peri("elsewhere", "1")
    CliRunner().invoke(
        main, ["track", "log", "Acme landing page, no model, 2 rounds, 95 minutes"], env={"PERI_HOME": str(tmp_path)}
    )
    status = peri("status")

    assert "That ticks step 2" in status
    assert "Step 3 of" in status
