"""The terminal command as a person runs it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
KEYS = {"answer", "behaviour", "citations", "tools", "asks", "verdict", "model", "elapsed_ms", "usage"}


def one(run: Run, question: str) -> dict[str, Any]:
    done = run("ask", question, "--json")
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_ask_prints_one_object_with_the_promised_keys(run_peri: Run) -> None:
    said = one(run_peri, "What is fine-tuning?")
    assert said.keys() >= KEYS
    assert said["model"] == "guide"
    assert {"n", "concept", "title", "heading", "sources"} == said["citations"][0].keys()
    assert said["tools"] == ["search_library"]


def test_ask_for_a_person_shows_sources_with_the_day_they_were_read(run_peri: Run) -> None:
    done = run_peri("ask", "What is overfitting?")
    assert "(read 2026-" in done.stdout
    assert "[1]" in done.stdout


def test_talk_answers_every_line_with_one_object_and_remembers(run_peri: Run) -> None:
    lines = ["What is overfitting?", "why?", "", "x" * 20_001, "thanks"]
    done = run_peri("talk", "--json", stdin="\n".join(lines) + "\n")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == len(lines)
    assert said[1]["citations"][0]["concept"] == "overfitting"
    assert "no words" in said[2]["answer"]
    assert "20,001 characters" in said[3]["answer"]
    assert said[4]["answer"].startswith("You're welcome")
    assert all(s.keys() >= KEYS for s in said)


def test_talk_killed_in_the_middle_keeps_what_was_accepted(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "talk", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PERI_HOME": str(home), "PATH": ""},
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("What is overfitting?\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["citations"]
    process.send_signal(signal.SIGKILL)
    process.wait()
    with sqlite3.connect(home / "peri.db") as database:
        assert (
            database.execute("select count(*) from message where body like '%What is overfitting?%'").fetchone()[0] >= 1
        )


def test_a_tool_runs_by_name_and_says_what_is_wrong(run_peri: Run) -> None:
    done = run_peri("tool", "search_library", "--json", '{"question": "What is a held-out test?"}')
    assert json.loads(done.stdout)["passages"]
    assert "search_library" in run_peri("tool").stdout
    wrong = run_peri("tool", "search_library", "--json", '{"query": 1}')
    assert wrong.returncode == 1
    assert "question: Field required" in wrong.stderr
    assert "There is no tool" in run_peri("tool", "launch").stderr


def test_a_wrong_setting_is_named_before_anything_is_opened(run_peri: Run) -> None:
    done = run_peri("ask", "hi", PERI_PORT="many")
    assert done.returncode == 1
    assert "PERI_PORT is 'many'" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_lists_every_problem_of_a_broken_library(run_peri: Run, tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    (tmp_path / "providers").mkdir()
    (tmp_path / "concepts" / "a.md").write_text("no front matter")
    (tmp_path / "concepts" / "b.md").write_bytes(b"---\ntitle: \xff\n---\n")
    done = run_peri("check", str(tmp_path))
    assert done.returncode == 1
    assert "concepts/a.md" in done.stderr
    assert "concepts/b.md" in done.stderr
    assert run_peri("check").returncode == 0


def test_doctor_says_what_works_and_what_to_do(run_peri: Run) -> None:
    done = run_peri("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert done.returncode == 0
    assert findings["library"]["severity"] == "ok"
    assert findings["embedding model"]["severity"] == "ok"
    broken = run_peri("doctor", PERI_MODLE="x")
    assert broken.returncode == 1
    assert "Did you mean PERI_MODEL?" in broken.stdout


def test_eval_prints_a_table_and_writes_objects(run_peri: Run, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(
        json.dumps({"id": "q1", "question": "What is overfitting?", "expected": "explain", "category": "concept"})
    )
    out = tmp_path / "out.jsonl"
    done = run_peri("eval", "questions", str(questions), "--out", str(out))
    assert "right behaviour  all            100.0%" in done.stdout
    assert json.loads(out.read_text())["id"] == "q1"
    questions.write_text("{broken\n")
    assert "q.jsonl, line 1" in run_peri("eval", "questions", str(questions)).stderr


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["--version"]])
def test_help_does_not_pay_for_the_heavy_libraries(run_peri: Run, arguments: list[str]) -> None:
    probe = (
        "import sys; from assistant.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print(sorted({'chainlit', 'litellm', 'chromadb', 'sqlalchemy', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_keyless_answer_does_not_pay_for_chainlit_or_litellm(home: Path) -> None:
    probe = (
        "import sys; from assistant.cli import main\n"
        "try: main(['ask', 'What is overfitting?', '--json'])\nexcept SystemExit: pass\n"
        "print(sorted({'chainlit', 'litellm', 'openai'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={"PERI_HOME": str(home), "PATH": ""},
    )
    assert done.stdout.splitlines()[-1] == "[]"
