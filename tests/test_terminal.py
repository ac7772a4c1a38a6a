"""The terminal command as a person runs it."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from knowledge.library import CONTENT

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
    done = run_peri("ask", "--sources", "What is overfitting?")
    assert "(read 2026-" in done.stdout
    assert "[1]" in done.stdout


def test_an_answer_in_the_terminal_names_its_articles_in_two_lines_and_the_sources_when_asked(run_peri: Run) -> None:
    done = run_peri("talk", stdin="What is overfitting?\nsources\n")
    answered, asked = done.stdout.split("with addresses and dates.", 1)
    assert "(read 2026-" not in answered
    assert "“sources” shows all" in answered
    assert "(read 2026-" in asked


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


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_bytes_that_are_no_text_are_marked_and_answered(home: Path, errors: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "talk", "--json"],
        input=b"\xff What is overfitting?\n\xff\xfe\n",
        capture_output=True,
        env={"PERI_HOME": str(home), "PATH": "", "PYTHONIOENCODING": f"utf-8:{errors}"},
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert said[0]["citations"][0]["concept"] == "overfitting"
    assert "no words" in said[1]["answer"]
    assert b"could not be read as text" in done.stderr
    assert b"Traceback" not in done.stderr
    with sqlite3.connect(home / "peri.db") as database:
        assert database.execute("select count(*) from message where body like '%\ufffd What is%'").fetchone()[0] == 1


def test_a_question_that_is_no_text_is_marked_and_answered(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", b"\xff What is overfitting?", "--json"],
        capture_output=True,
        env={"PERI_HOME": str(home), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["citations"]


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


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        ("{broken", "--situation is not valid JSON"),
        ("[1]", "--situation is not one JSON object"),
        ('{"colour": "blue"}', "--situation: colour: is not a known field"),
        ('{"examples_on_hand": "lots"}', "--situation: examples_on_hand: 'lots' is not a whole number"),
    ],
)
def test_a_situation_that_cannot_be_is_told_in_plain_words(run_peri: Run, situation: str, words: str) -> None:
    done = run_peri("tool", "judge_fit", "--situation", situation)
    assert done.returncode == 1
    assert words in done.stderr
    assert "pydantic" not in done.stderr
    assert "Situation" not in done.stderr


@pytest.mark.parametrize("place", ["file", "/proc/peri", "/proc"])
def test_a_home_that_cannot_be_one_is_named_with_the_remedy(run_peri: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    broken = place if place.startswith("/") else str(tmp_path / place)
    done = run_peri("ask", "hi", PERI_HOME=broken)
    assert done.returncode == 1
    assert "PERI_HOME" in done.stderr
    assert "Set it to a folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    findings = {f["name"]: f for f in json.loads(run_peri("doctor", "--json", PERI_HOME=broken).stdout)}
    assert findings["home"]["severity"] == "error"
    assert findings["database"]["message"] == "not looked at, since it lies in the data folder."


@pytest.mark.slow
def test_ask_ends_with_one_when_the_turn_failed(run_peri: Run) -> None:
    broken = {"PERI_MODEL": "openai/none", "PERI_API_BASE": "http://127.0.0.1:9/v1", "PERI_API_KEY": "x"}
    person = run_peri("ask", "What is overfitting?", **broken)
    assert person.returncode == 1
    assert "could not be reached" in person.stderr
    assert "could not be reached" not in person.stdout
    machine = run_peri("ask", "What is overfitting?", "--json", **broken)
    assert machine.returncode == 1
    assert json.loads(machine.stdout)["ended"] == "failed"
    refused = run_peri("ask", " ", "--json")
    assert refused.returncode == 1
    assert "no words" in json.loads(refused.stdout)["problem"]


def test_doctor_says_when_no_provider_answers_to_the_name_of_the_model(run_peri: Run) -> None:
    done = run_peri("doctor", "--json", PERI_MODEL="opnai/gpt-6-luna")
    speaker = {finding["name"]: finding for finding in json.loads(done.stdout)}["speaker"]
    assert done.returncode == 1
    assert "'opnai'" in speaker["message"]
    known = run_peri("doctor", "--json", PERI_MODEL="openai/gpt-6-luna")
    assert {f["name"]: f["severity"] for f in json.loads(known.stdout)}["speaker"] == "ok"


class Terminal:
    """`peri talk` at a pseudo terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.near, far = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "talk"],
            stdin=far,
            stdout=far,
            stderr=far,
            env={"PERI_HOME": str(home), "PATH": "", "TERM": "xterm", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        os.close(far)
        self.shown = b""

    def wait_for(self, words: bytes, times: int) -> None:
        while self.shown.count(words) < times:
            ready, _, _ = select.select([self.near], [], [], 60)
            assert ready, self.shown
            self.shown += os.read(self.near, 65_536)

    def type(self, text: bytes) -> None:
        os.write(self.near, text)

    def end(self) -> int:
        code = self.process.wait(60)
        os.close(self.near)
        return code

    def asked(self) -> list[str]:
        with sqlite3.connect(self.home / "peri.db") as database:
            rows = database.execute("select body from message where role = 'user' order by rowid").fetchall()
        return [json.loads(body)["text"] for (body,) in rows]


@pytest.mark.parametrize("paste", [b"\x1b[200~%s\x1b[201~\r", b"%s\r"], ids=["bracketed", "plain"])
def test_a_pasted_block_is_one_message_and_a_blank_line_ends_nothing(home: Path, paste: bytes) -> None:
    terminal = Terminal(home)
    terminal.wait_for(b"You: ", 1)
    terminal.type(paste % b"I translate manuals.\n\nWhat is overfitting?")
    terminal.wait_for(b"You: ", 2)
    terminal.type(b"\r")
    terminal.wait_for(b"You: ", 3)
    terminal.type(b"thanks\r")
    terminal.wait_for(b"You: ", 4)
    terminal.type(b"Bye\r")
    assert terminal.end() == 0
    assert terminal.asked() == ["I translate manuals.\n\nWhat is overfitting?", "thanks"]


def test_ctrl_d_ends_the_talk(home: Path) -> None:
    terminal = Terminal(home)
    terminal.wait_for(b"You: ", 1)
    terminal.type(b"\x04")
    assert terminal.end() == 0


def test_ctrl_c_ends_the_talk_at_once(home: Path) -> None:
    terminal = Terminal(home)
    terminal.wait_for(b"You: ", 1)
    while terminal.process.poll() is None:  # a signal between the prompt and the waiting for a key shows with the next
        terminal.process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            terminal.process.wait(1)
    assert terminal.end() == 130


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
    assert done.stderr.endswith("\n3 problems\n")  # and that there is no provider
    assert run_peri("check").returncode == 0


def test_check_counts_one_problem_as_one(run_peri: Run, tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "concepts", tmp_path / "concepts")
    shutil.copytree(CONTENT / "providers", tmp_path / "providers")
    openai = tmp_path / "providers" / "openai.yaml"
    openai.write_text(openai.read_text("utf-8").replace("status: ", "status: not_", 1), "utf-8")
    done = run_peri("check", str(tmp_path))
    assert "providers/openai.yaml: status" in done.stderr
    assert done.stderr.splitlines()[-1] == "1 problem"


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


def test_eval_leaves_no_trace_in_the_persons_history(run_peri: Run, home: Path, tmp_path: Path) -> None:
    assert run_peri("ask", "What is overfitting?").returncode == 0
    before = (home / "peri.db").read_bytes()
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps({"id": "q1", "question": "What is a held-out test?"}))
    assert run_peri("eval", "questions", str(questions)).returncode == 0
    assert (home / "peri.db").read_bytes() == before


def test_eval_names_every_bad_line_before_anything_is_opened(run_peri: Run, home: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{broken\n{"question": "x"}\n{"id": "q3", "question": 3}\n')
    done = run_peri("eval", "questions", str(questions))
    assert done.returncode == 1
    assert all(f"q.jsonl, line {number}: " in done.stderr for number in (1, 2, 3))
    assert "Traceback" not in done.stderr
    assert not (home / "peri.db").exists()


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
