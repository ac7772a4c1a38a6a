import os, shutil, json, hashlib
from pathlib import Path
import pytest
from playwright.sync_api import expect
from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import *
from tests.browser.rehearsals import card_of, ended, planned
from tests.face.server import Server
OUT=Path("/tmp/b7/rwshots")
@pytest.fixture(scope="module")
def server():
    home=Path("/tmp/b7/rwhome")
    with Server(home, program="tests.face.rehearsals_house --real") as s:
        s.home_=home
        yield s
def test_look(open_chat, server):
    chat=open_chat(height=1200)
    card=planned(chat)
    card.screenshot(path=OUT/"plan.png")
    print(card.get_by_test_id("start").inner_text())
    st=card.get_by_test_id("start").inner_text()
    card.get_by_test_id("start").click()
    if st!="Show what came out":
        expect(card.get_by_test_id("rehearsal-progress")).to_be_visible(timeout=PATIENCE_MS)
        chat.page.wait_for_timeout(25000)
        card.screenshot(path=OUT/"running.png")
        card.get_by_test_id("pause").click()
        return
    ended(card,"done",60000)
    card.screenshot(path=OUT/"result.png")
    ph=open_chat(f"/thread/{chat.thread()}", **PHONE)
    c=card_of(ph); expect(c.get_by_test_id("result")).to_be_visible(timeout=PATIENCE_MS)
    c.screenshot(path=OUT/"phone.png")
    c.get_by_test_id("beside").scroll_into_view_if_needed(); ph.page.wait_for_timeout(500)
    ph.page.screenshot(path=OUT/"phone_view.png")
