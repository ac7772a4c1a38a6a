"""`peri dataset` from the first command to the written files, in processes of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dataset.check.check import check_file
from tests.dataset.build.making import past_work

ENTRY = (
    "import sys; from assistant.cli import main; from assistant.cli_dataset import dataset; main.add_command(dataset); "
    "main(prog_name='peri')"
)


class Terminal:
    """A person at the terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *arguments: str, typed: str = "", exit_code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-c", ENTRY, "dataset", *arguments],
            input=typed, capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "PERI_HOME": str(self.home)},
        )  # fmt: skip
        assert done.returncode == exit_code, (done.stdout, done.stderr)
        return done.stdout + done.stderr


@pytest.fixture
def peri(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


def test_from_a_folder_to_files_in_a_few_commands(peri: Terminal, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 60)
    assert "ready for your review" in peri("new", "My work", str(source))
    assert "Acme Foods: not said yet" in peri("permit", "My work")
    for client in ("Acme Foods", "Bell & Sons", "Corvina"):
        assert f"{client}: may be used" in peri("permit", "My work", client, "yes")
    assert "[CLIENT-1]" in peri("mask", "My work", "--all")
    assert "My work: ready" in peri("review", "My work", typed="k\nu\ndk\nq\n")
    said = peri("write", "My work", "--for", "together", "--to", str(tmp_path / "out"), "--yes", "--doubtful")
    assert "tokens" in said
    assert "Together AI" in said
    assert check_file(tmp_path / "out" / "together" / "train.jsonl", "together").verdict != "error"
    assert "written" in peri("list")
    assert "Deleted." in peri("delete", "My work", "--yes")
    assert (tmp_path / "out" / "manifest.json").exists()
    assert "You have no builds" in peri("list")


def test_what_does_not_exist_is_said_in_a_sentence(peri: Terminal) -> None:
    assert "no build named" in peri("show", "nothing", exit_code=1)
    assert "no build named" in peri("write", "nothing", "--for", "together", exit_code=1)
    assert "I cannot write for" in peri("write", "nothing", "--for", "aunt", exit_code=1)


def test_a_chat_assistant_in_place_of_a_provider_is_told_to_make_the_kit(peri: Terminal, tmp_path: Path) -> None:
    peri("new", "My work", str(past_work(tmp_path / "work", 6)))
    for assistant in ("claude", "ChatGPT"):
        assert 'peri dataset kit "My work"' in peri("write", "My work", "--for", assistant, exit_code=1)


def test_nothing_to_write_is_said_with_the_reason_and_the_next_command(peri: Terminal, tmp_path: Path) -> None:
    peri("new", "My work", str(past_work(tmp_path / "work", 6)))
    said = peri("write", "My work", "--for", "together", "--to", str(tmp_path / "out"), "--yes", exit_code=1)
    assert "Nothing was written" in said
    assert 'peri dataset permit "My work" "' in said
    assert 'peri dataset review "My work"' in said
    assert not (tmp_path / "out").exists()
    assert "written" not in peri("list")


def test_each_client_of_like_titles_is_listed_once_with_how_to_decide(peri: Terminal, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    for at, client in enumerate(("Nordbank", "Volta Energy", "Ostsee Ferries", "Kellermann")):
        (tmp_path / "work" / f"{at:02}_{client.replace(' ', '_')}.txt").write_text(
            f"Translation brief - {client} - annual letter 202{at}\n\nThe letter goes to all who hold shares, and it "
            f"should be plain, so that nobody has to ask what {client} meant by the third page of it.\n"
        )
    peri("new", "Letters", str(tmp_path / "work"))
    listed = peri("mask", "Letters").splitlines()
    assert len([line for line in listed if "] " in line and "Nordbank" in line]) == 1
    assert any('peri dataset mask "Letters" --all' in line for line in listed)
    assert "until you say otherwise" not in peri("mask", "Letters", "--all")


def test_a_letter_that_the_review_does_not_know_shows_the_same_pair_again(peri: Terminal, tmp_path: Path) -> None:
    peri("new", "My work", str(past_work(tmp_path / "work", 6)))
    assert "none of the letters" in peri("review", "My work", typed="what\nq\n")


def test_a_name_is_used_once(peri: Terminal, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 3)
    peri("new", "one", str(source))
    assert "already" in peri("new", "one", str(source), exit_code=1)


def test_help_does_not_pay_for_dbos() -> None:
    code = "import sys; import assistant.cli_build; sys.exit('dbos' in sys.modules or 'sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_prompt_kit_is_printed_or_written_to_a_new_file(peri: Terminal, tmp_path: Path) -> None:
    source = past_work(tmp_path / "work", 12)
    peri("new", "Candles", str(source), "--may-use-all")

    assert "# How I write" in peri("kit", "Candles")
    assert "Read it once" in peri("kit", "Candles", "--to", str(tmp_path / "kit.md"))
    assert (tmp_path / "kit.md").read_text("utf-8").startswith("# How I write")
    assert "is there already" in peri("kit", "Candles", "--to", str(tmp_path / "kit.md"), exit_code=1)


def test_a_kit_tells_which_names_became_tokens_and_the_command_for_more(peri: Terminal, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    for at, client in enumerate(("Bakery Huber", "Hotel Adler", "Care home Sonnblick")):
        (tmp_path / "work" / f"report {at}.txt").write_text(
            f"Client: {client}\n\nThe house was built long ago and is cold, so that {client} pays too much for it "
            f"every winter and asks what can be done about all that before the year {at + 2030}.\n"
        )
    peri("new", "Audits", str(tmp_path / "work"), "--may-use-all")
    said = peri("kit", "Audits", "--to", str(tmp_path / "kit.md"))
    assert "[CLIENT-1] stands for Bakery Huber" in said
    assert 'peri dataset mask "Audits" "Bakery Huber" --kind client' in said
    kit = (tmp_path / "kit.md").read_text("utf-8")
    assert "[CLIENT-1]" in kit
    assert not [name for name in ("Huber", "Adler", "Sonnblick") if name in kit]


def test_a_kit_of_work_that_nobody_may_use_says_what_is_missing(peri: Terminal, tmp_path: Path) -> None:
    peri("new", "Candles", str(past_work(tmp_path / "work", 12)))

    assert "nobody has said that any of this work may be used" in peri("kit", "Candles", exit_code=1)
