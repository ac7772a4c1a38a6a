"""`peri dataset check` in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli_dataset import dataset
from tests.dataset.check.lines import assistant, chat, line, lines, user, with_third

GOOD = b"\n".join(lines("chat")) + b"\n"
HUMAN = with_third("chat", line(chat({**user(), "role": "human"}, assistant())))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in (("good", GOOD), ("human", HUMAN), ("windows", GOOD.replace(b"\n", b"\r\n"))):
        (tmp_path / f"{name}.jsonl").write_bytes(data)
    return tmp_path


def peri(*arguments: object) -> Result:
    return CliRunner().invoke(dataset, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("name", "status", "verdict"), [("good", 0, "ok"), ("windows", 0, "warn"), ("human", 1, "error")]
)
def test_the_exit_status_says_whether_there_are_errors(folder: Path, name: str, status: int, verdict: str) -> None:
    done = peri("check", folder / f"{name}.jsonl", "--json")

    assert (done.exit_code, json.loads(done.output)["verdict"]) == (status, verdict)


def test_json_names_line_field_rule_and_remedy(folder: Path) -> None:
    assert json.loads(peri("check", folder / "human.jsonl", "--json").output) == {
        "verdict": "error",
        "problems": [
            {
                "severity": "error",
                "line": 3,
                "field": "messages[0].role",
                "rule": "C3",
                "what": 'The role "human" is not known.',
                "remedy": 'Write "user".',
            }
        ],
    }


def test_words_name_them_too(folder: Path) -> None:
    assert 'error line 3, messages[0].role [C3]: The role "human" is not known. Write "user".' in peri(
        "check", folder / "human.jsonl"
    ).output  # fmt: skip


def test_fix_writes_a_copy_and_says_what_it_changed(folder: Path) -> None:
    done = peri("check", folder / "human.jsonl", "--fix")

    assert done.exit_code == 0
    assert "Written: human.fixed.jsonl. Your own file is as it was." in done.output
    assert "role 'human' written as 'user' (1×: line 3)" in done.output
    assert (folder / "human.jsonl").read_bytes() == HUMAN
    assert (
        json.loads(peri("check", folder / "human.jsonl", "--fix", "--json").output)["written"] == "human.fixed-2.jsonl"
    )


def test_a_validation_file_is_compared_with_the_training_file(folder: Path) -> None:
    (folder / "shop_train.jsonl").write_bytes(GOOD)
    (folder / "shop_valid.jsonl").write_bytes(lines("chat")[4])

    beside = json.loads(peri("check", folder / "shop_valid.jsonl", "--json").output)
    named = json.loads(peri("check", folder / "good.jsonl", "--with", folder / "shop_valid.jsonl", "--json").output)

    assert [problem["rule"] for problem in beside["problems"]] == ["X1"]
    assert named["problems"][0]["what"].startswith("shop_valid.jsonl: This example also stands in good.jsonl, line 5")
    assert named["verdict"] == "error"


def test_an_unknown_provider_is_a_sentence_not_a_traceback(folder: Path) -> None:
    done = peri("check", folder / "good.jsonl", "--for", "nobody")

    assert done.exit_code == 2
    assert 'I have no format rules for "nobody"' in done.output
