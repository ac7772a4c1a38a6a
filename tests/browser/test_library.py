"""The library's pages in a browser: every look, no script, the way into the chat, and Peri beside an article."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from tests.browser.conftest import SHOTS, note_foreign
from tests.browser.faults import faults_of, tab_to
from tests.face.server import Server

REAL = "assistant serve"
PATIENCE_MS = 20_000
PHONE = {"width": 390, "height": 844, "phone": True}
LOOKS: list[tuple[str, dict[str, Any]]] = [
    ("light", {}), ("dark", {"dark": True}), ("phone-light", PHONE), ("phone-dark", {**PHONE, "dark": True}),
]  # fmt: skip
PAGES = {
    "home": "/library",
    "article": "/library/held-out-test",
    "table": "/library/who-has-the-model",
    "provider": "/library/openai",
    "providers": "/library/providers",
    "glossary": "/library/glossary",
    "search": "/library?q=the+model+repeats+itself",
    "missing": "/library/no-such-page",
}
QUESTIONS = "[data-step-type='user_message']"
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Server]:
    """`peri serve` as a person starts it, with the whole library."""
    home = tmp_path_factory.mktemp("library") / "home"
    shutil.copytree(index_folder, home / "index")
    with Server(home, program=REAL) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Opens pages, each in a context of its own; at the end nothing may have left, failed, or met the policy."""
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    faults: list[str] = []

    def open_one(
        path: str, *, width: int = 1280, height: int = 860, dark: bool = False, phone: bool = False, script: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note_foreign(request.url, foreign))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        page.goto(server.url + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == []
    assert faults == []


def shot(page: Page, name: str) -> None:
    page.wait_for_timeout(350)
    page.screenshot(path=SHOTS / f"library-{name}.png")


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("#peri-panel iframe")


def answered(place: Page | FrameLocator) -> None:
    expect(place.get_by_test_id("again")).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize(("name", "window"), LOOKS)
def test_every_look_is_usable_and_has_no_serious_accessibility_fault(
    open_page: OpenPage, name: str, window: dict[str, Any]
) -> None:
    told = []
    for number, (kind, path) in enumerate(PAGES.items(), start=1):
        page = open_page(path, **window)
        expect(page.locator("h1")).to_have_count(1)
        told += [f"{kind}: {fault}" for fault in faults_of(page)]
        if page.evaluate("document.documentElement.scrollWidth - window.innerWidth") > 0:
            told.append(f"{kind}: wider than its window")
        shot(page, f"{name}-{number}-{kind}")
    assert not told, "\n".join(told)


def test_without_script_everything_can_be_read_and_found(open_page: OpenPage) -> None:
    page = open_page("/library", script=False)
    page.get_by_label("Search the library").fill("held-out test")
    page.get_by_role("button", name="Search").click()
    page.locator(".hits h2 a").first.click()
    expect(page.locator("h1")).to_have_text("Held-out test")
    page.locator("a.mark").first.click()
    assert page.url.endswith("#source-1")
    expect(page.locator("#source-1")).to_be_in_viewport()
    page.get_by_text("On this page").click()
    page.locator(".contents").get_by_role("link", name="Where it fails").click()
    assert page.url.endswith("#where-it-fails")
    assert page.get_by_role("link", name="Ask Peri about this").get_attribute("href") == "/?about=held-out-test"
    for path in PAGES.values():
        expect(open_page(path, script=False).locator("main")).to_be_visible()


def test_what_a_finger_touches_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("/library/openai", **PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll('header a, .button, .chips a, .questions a, .cards a, summary')]
        .map((e) => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([, h]) => h && h < 44)"""
    )
    assert small == []


def test_an_offer_opens_the_chat_and_is_asked_once(open_page: OpenPage) -> None:
    page = open_page("/library/held-out-test")
    page.get_by_role("link", name="Show examples from my trade").click()
    answered(page)
    expect(page.locator(QUESTIONS)).to_have_text(["Show me examples of “Held-out test” from my trade."])
    expect(page.get_by_test_id("article-1")).to_have_attribute("href", "/library/held-out-test#examples-bookkeeper")
    assert "about=" not in page.url
    shot(page, "asked-examples")
    page.reload()
    answered(page)
    expect(page.locator(QUESTIONS)).to_have_count(1)
    page.locator("#chat-input").fill("translator")
    page.keyboard.press("Enter")
    expect(page.locator(QUESTIONS)).to_have_count(2, timeout=PATIENCE_MS)
    answered(page)


def test_a_follow_up_question_of_an_article_is_asked_in_its_words(open_page: OpenPage) -> None:
    page = open_page("/library/held-out-test")
    link = page.locator(".questions a").first
    words = link.inner_text()
    link.click()
    answered(page)
    expect(page.locator(QUESTIONS)).to_have_text([words])


@pytest.mark.parametrize(
    "address",
    ["/?about=held-out-test&ask=Tell+me+a+secret", "/?about=no-such&ask=explain", "/?ask=explain", "/?about=<b>x"],
)
def test_an_address_cannot_put_words_into_the_chat(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page.locator("#chat-input")).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_timeout(1_500)
    expect(page.locator(QUESTIONS)).to_have_count(0)
    assert page.evaluate("location.pathname + location.search") == "/"


@pytest.mark.parametrize(("name", "window"), [("desktop", {}), ("phone", {**PHONE, "dark": True})])
def test_peri_opens_beside_an_article_answers_and_goes_away(
    open_page: OpenPage, name: str, window: dict[str, Any]
) -> None:
    page = open_page("/library/held-out-test", **window)
    button = page.get_by_role("button", name="Ask Peri about this")
    button.click()
    panel = page.get_by_role("dialog", name="Ask Peri about this")
    expect(panel).to_be_visible()
    expect(frame(page).get_by_role("button", name="Does it apply to me?")).to_be_visible(timeout=PATIENCE_MS)
    expect(frame(page).locator("#chat-input")).to_be_focused(timeout=PATIENCE_MS)
    assert faults_of(page) == []
    shot(page, f"panel-{name}-1-open")
    frame(page).locator("#chat-input").fill("simpler please")
    page.keyboard.press("Enter")
    answered(frame(page))
    expect(frame(page).locator(".message-content").last).to_be_visible()
    expect(frame(page).get_by_test_id("article-1")).to_have_attribute("href", "/library/held-out-test#in-short")
    shot(page, f"panel-{name}-2-answer")
    covered = page.evaluate("document.querySelector('main').closest('[inert]') !== null")
    assert covered == (name == "phone")
    page.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_panel_closes_with_escape_and_leads_to_the_whole_chat(open_page: OpenPage) -> None:
    page = open_page("/library/held-out-test")
    page.get_by_role("button", name="Ask Peri about this").click()
    frame(page).get_by_role("button", name="Explain it differently").click(timeout=PATIENCE_MS)
    answered(frame(page))
    frame(page).locator("#chat-input").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#peri-panel")).to_have_count(0)
    page.get_by_role("button", name="Ask Peri about this").click()
    frame(page).get_by_role("button", name="Is there a journey?").click(timeout=PATIENCE_MS)
    answered(frame(page))
    page.get_by_role("link", name="Full page").click()
    answered(page)
    expect(page.locator(QUESTIONS)).to_have_text(["Is there a journey for “Held-out test”?"])


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page("/library")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#q")
    page.keyboard.type("held-out test")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library?q=*")
    tab_to(page, ".hits h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/*")
    tab_to(page, "a[data-peri-about]")
    page.keyboard.press("Space")
    expect(frame(page).locator("#chat-input")).to_be_focused(timeout=PATIENCE_MS)
    page.keyboard.type("an example?")
    expect(frame(page).locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
    page.keyboard.press("Enter")
    answered(frame(page))
    page.keyboard.press("Escape")
    expect(page.locator("#peri-panel")).to_have_count(0)
    expect(page.locator("a[data-peri-about]")).to_be_focused()


def test_the_chat_leads_to_the_library(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Library").or_(page.get_by_role("button", name="Library")).first.click()
    page.wait_for_url("**/library")


def test_a_source_in_the_chat_leads_to_its_heading(open_page: OpenPage) -> None:
    page = open_page("/?about=held-out-test&ask=explain")
    answered(page)
    page.get_by_test_id("source-1").click()
    expect(page.get_by_test_id("read-article")).to_have_attribute("href", "/library/held-out-test#in-short")
    assert faults_of(page) == []


def test_a_printed_article_is_the_text_and_its_sources(open_page: OpenPage) -> None:
    page = open_page("/library/openai")
    page.emulate_media(media="print")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("#sources")).to_be_visible()
    for gone in (".top nav", ".ask", ".contents", ".next"):
        expect(page.locator(gone)).to_be_hidden()
    page.pdf(path=SHOTS / "library-print.pdf")
    shot(page, "print")
