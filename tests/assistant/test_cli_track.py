"""`peri track`, `compare`, `drift` and `flexibility` as a person uses them, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Peri = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def peri(tmp_path: Path) -> Peri:
    """The terminal on a data folder of its own; none of these commands needs the index."""

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PERI_HOME": str(tmp_path / "home")}
        return subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            input=stdin, capture_output=True, text=True, timeout=60, env=environment, check=False, cwd=Path.cwd(),
        )  # fmt: skip

    return run


def test_a_project_is_logged_mended_reported_exported_and_deleted(peri: Peri, tmp_path: Path) -> None:
    said = peri("track", "log", "Acme landing page, tuned model, 2 rounds, 95 minutes, client happy").stdout
    assert "Number 1 in your log:" in said
    assert "Helper: tuned model" in said
    asked = peri("track", "log", "Blue Harbour newsletter, ChatGPT").stdout
    assert "How many rounds of revision did it take and how many minutes" in asked
    assert "Rounds: 3" in peri("track", "edit", "2", "3 rounds, 120 minutes").stdout
    assert "Minutes" not in peri("track", "edit", "2", "--forget", "minutes").stdout
    assert "Too early" in peri("track", "report", "--page", str(tmp_path / "report.html")).stdout
    assert "<svg" in (tmp_path / "report.html").read_text("utf-8")
    assert peri("track", "export", str(tmp_path / "log.csv")).returncode == 0
    assert "Deleted all" not in peri("track", "delete", "1").stdout
    again = peri("track", "import", str(tmp_path / "log.csv")).stdout
    assert "Logged 1 of 2 projects." in again
    assert "Deleted 2 projects." in peri("track", "delete", "--all", "--yes").stdout
    assert "Your log is empty" in peri("track", "report").stdout
    missing = peri("track", "delete", "5")
    assert (missing.returncode, "no project with the number 5" in missing.stderr) == (1, True)


def test_a_comparison_is_stopped_taken_up_and_uncovered(peri: Peri, tmp_path: Path) -> None:
    rows = [{"brief": f"Brief {at}", "a": f"one {at}", "b": f"other {at}"} for at in range(3)]
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert (
        "3 pairs to judge" in peri("compare", "new", "first", str(file), "--one", "prompt", "--other", "tuned").stdout
    )
    shown = peri("compare", "judge", stdin="1\nq\n").stdout
    assert "Kept. 1 of 3 are judged." in shown
    assert "prompt" not in shown.replace("[1] the first", "")
    covered = peri("compare", "result")
    assert (covered.returncode, "keep the result covered" in covered.stderr) == (1, True)
    assert "All pairs are judged" in peri("compare", "judge", "first", stdin="u\n1\n2\n0\n").stdout
    result = peri("compare", "result", "--page", str(tmp_path / "result.html")).stdout
    assert "ties 1" in result
    assert peri("compare", "export", "first", str(tmp_path / "j.jsonl")).returncode == 0
    assert len((tmp_path / "j.jsonl").read_text().splitlines()) == 3
    assert peri("compare", "delete", "first").stdout == "Deleted 1 comparison.\n"


def test_drift_and_flexibility_run_on_files(peri: Peri, tmp_path: Path) -> None:
    file = tmp_path / "few.jsonl"
    file.write_text('{"prompt": "b", "completion": "a text of quite a few words"}\n')
    assert "Too early to tell" in peri("drift", str(file), "--trained-on", str(file)).stdout
    assert peri("drift", str(file)).returncode == 2
    tasks = tmp_path / "tasks.jsonl"
    assert peri("flexibility", "tasks", str(tasks)).returncode == 0
    filled = [{**json.loads(line), "answer": "An answer."} for line in tasks.read_text("utf-8").splitlines()]
    for name, end in (("base", "!"), ("tuned", "?")):
        rows = ({**row, "answer": row["answer"] + end} for row in filled)
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    begun = peri("flexibility", "new", str(tmp_path / "base.jsonl"), str(tmp_path / "tuned.jsonl")).stdout
    assert "By what a computer can check" in begun
    assert "12 pairs to judge" in begun


def test_what_was_judged_survives_a_kill(peri: Peri, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps({"brief": f"{at}", "a": "x", "b": "y"}) + "\n" for at in range(2)))
    peri("compare", "new", "first", str(file))
    judging = subprocess.Popen(
        [sys.executable, "-m", "assistant", "compare", "judge"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PERI_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert judging.stdin is not None
    assert judging.stdout is not None
    judging.stdin.write("1\n")
    judging.stdin.flush()
    for line in judging.stdout:
        if "2 of 2" in line:  # the first was kept before the second is shown
            break
    judging.kill()
    judging.communicate()
    assert "1 of 2 judged" in peri("compare", "list").stdout
