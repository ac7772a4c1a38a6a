"""A real browser in front of a real server. Every test also proves that nothing asked another host for anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from tests.browser.chat import PATIENCE_MS, Chat
from tests.face.server import ROOT, Server

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = ROOT / "artifacts" / "screenshots"

OpenChat = Callable[..., Chat]

expect.set_options(timeout=PATIENCE_MS)  # five seconds by default, too few where other work runs beside the tests


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Ended after this folder: as long as it runs, its event loop stands in the way of asyncio.run elsewhere."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium from PERI_TEST_CHROMIUM, from PATH, or playwright's own; without any, a loud skip (a failure in CI)."""
    found = os.environ.get("PERI_TEST_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    try:
        running = playwright.chromium.launch(executable_path=found, headless=True, args=ARGUMENTS)
    except Error as error:
        told = (
            "THE CHAT WINDOW IS NOT TESTED: no Chromium. Install one (apt-get install chromium, or playwright install "
            f"chromium), or name it in PERI_TEST_CHROMIUM. {str(error).splitlines()[0]}"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    yield running
    running.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("browser") / "home") as running:
        yield running


@pytest.fixture
def open_chat(browser: Browser, server: Server) -> Iterator[OpenChat]:
    """Opens windows, each of its own context; at the end no request may have left and no script may have failed."""
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    faults: list[str] = []

    def watch(page: Page) -> None:
        page.on("request", lambda request: note_foreign(request.url, foreign))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)

    def open_window(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 860,
        dark: bool = False,
        phone: bool = False,
        server: Server = server,
    ) -> Chat:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        return Chat(page, server.url, SHOTS).open(path)

    yield open_window
    for context in contexts:
        context.close()
    assert foreign == []
    assert faults == []


def note_foreign(url: str, foreign: list[str]) -> None:
    """Remember an address that is not on this machine."""
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        foreign.append(url)


@pytest.fixture(scope="session", autouse=True)
def shots() -> Path:
    SHOTS.mkdir(parents=True, exist_ok=True)
    return SHOTS
