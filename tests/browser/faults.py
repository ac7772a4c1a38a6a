"""What makes a page hard to use: faults that axe finds, and places that a keyboard does not reach."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What Chainlit's own build does and peri.js cannot mend.
NOT_OURS: set[str] = set()


def faults_of(page: Page) -> list[str]:
    """The serious and critical faults against WCAG 2.1 A and AA."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} | {node['failureSummary'][:200]}"
        for fault in found
        if fault["impact"] in ("critical", "serious") and fault["id"] not in NOT_OURS
        for node in fault["nodes"]
    ]


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("selector => !!document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
