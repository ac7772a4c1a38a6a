"""The real Peri in a real browser: the library, the guide and the store together, over a restart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenChat
from tests.face.server import Server

REAL = "assistant serve"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Server]:
    """`peri serve` as a person starts it."""
    home = tmp_path_factory.mktemp("guide") / "home"
    shutil.copytree(index_folder, home / "index")
    with Server(home, program=REAL) as running:
        yield running


def test_a_copywriter_learns_is_judged_and_sees_the_sums(open_chat: OpenChat) -> None:
    chat = open_chat()
    expect(chat.ask("What is fine-tuning, in plain words?")).to_contain_text("further training")
    chat.cite(1)
    expect(chat.page.get_by_test_id("cited")).to_contain_text("further training")
    chat.shot("guide-1-cited")
    chat.page.get_by_role("button", name="Close the source").click()
    expect(chat.ask("why?")).to_contain_text("alters the model itself")
    case = "I'm a copywriter. I have 200 approved product descriptions and write 60 a month. Is it worth it?"
    expect(chat.ask(case)).to_contain_text("200 product descriptions")
    expect(chat.answers.last).to_contain_text("May you train on those")
    expect(chat.ask("they are all my own work and the rights are mine")).to_contain_text("What have you tried")
    expect(chat.ask("a long prompt with five samples, I still change a third of it")).to_contain_text(
        "Noted: a prompt with your own material tried"
    )
    expect(chat.ask("what would it cost me?")).to_contain_text("200 examples")
    chat.shot("guide-2-cost")
    expect(chat.ask("and Mistral?")).to_contain_text("deprecated")


def test_the_conversation_goes_on_after_a_restart(open_chat: OpenChat, server: Server) -> None:
    chat = open_chat()
    chat.ask("What is overfitting?")
    thread = chat.thread()
    server.stop()
    with Server(server.home, port=server.port, program=REAL):
        chat = open_chat(f"/thread/{thread}")
        chat.finished()
        expect(chat.answers.last).to_contain_text("overfitted model")
        expect(chat.ask("simpler please")).to_contain_text("overfitted model")
        chat.cite(1)
        chat.shot("guide-3-after-restart")
