"""What a person does in the chat window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 90_000  # a slow machine with other work to do is no fault of the chat


class Chat:
    """One open window, driven the way a person drives it."""

    def __init__(self, page: Page, url: str, shots: Path) -> None:
        self.page = page
        self.url = url
        self._shots = shots
        self.composer = page.locator("#chat-input")
        self.answers = page.locator("[data-step-type='assistant_message'] .message-content")
        self.questions = page.locator("[data-step-type='user_message']")
        self.panel = page.get_by_test_id("passage")
        self.suggestions = page.get_by_test_id("suggestion")
        self.history = page.locator("#thread-history a[href^='/thread/']")

    def open(self, path: str = "/") -> Chat:
        self.page.goto(self.url + path, wait_until="domcontentloaded")
        expect(self.composer).to_be_visible(timeout=PATIENCE_MS)
        return self

    def reload(self) -> None:
        self.page.reload(wait_until="domcontentloaded")
        expect(self.composer).to_be_visible(timeout=PATIENCE_MS)

    def write(self, text: str) -> None:
        self.composer.click()
        self.page.keyboard.insert_text(text)

    def send(self, text: str) -> None:
        """Send and see it among the questions."""
        before = self.questions.count()
        self.write(text)
        button = self.page.locator("#chat-submit")
        expect(button).to_be_enabled(timeout=PATIENCE_MS)
        button.click()
        expect(self.questions).to_have_count(before + 1, timeout=PATIENCE_MS)

    def ask(self, text: str) -> Locator:
        """Send, and wait for the whole answer; its place on the page."""
        self.send(text)
        return self.finished()

    def finished(self) -> Locator:
        expect(self.page.get_by_test_id("again")).to_be_visible(timeout=PATIENCE_MS)
        expect(self.page.locator("#stop-button")).to_have_count(0)
        return self.answers.last

    def cite(self, number: int) -> None:
        self.answers.last.locator(f'a[href="#peri-cite-{number}"]').first.click()
        expect(self.panel).to_be_visible(timeout=PATIENCE_MS)

    def thread(self) -> str:
        self.page.wait_for_url("**/thread/*")
        return self.page.url.rsplit("/", 1)[1]

    def shot(self, name: str) -> None:
        """A picture for people to look at."""
        self.page.wait_for_timeout(350)  # let transitions end
        self.page.screenshot(path=self._shots / f"{name}.png")

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
