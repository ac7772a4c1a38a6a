"""What a person may type, and what a model may write, without harm."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenChat

HTML = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script> **not bold** qwen3:latest'


def test_active_content_is_shown_as_text(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask(f"tricky {HTML}")
    expect(chat.questions.last).to_contain_text(HTML)
    answer = chat.answers.last
    expect(answer).to_contain_text("<script>window.hacked = true</script>")
    expect(answer).to_contain_text("The model is qwen3:latest, at 10:30.")
    expect(answer.locator("img")).to_have_count(0)
    link = answer.get_by_role("link", name="a friendly link")
    expect(link).to_have_attribute("data-host", "shop.example")
    chat.reload()
    chat.finished()
    assert chat.page.evaluate("window.hacked === undefined")


def test_an_empty_message_is_met_with_a_hint(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.write("   ")
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("#peri-hint")).to_contain_text("Write a question first")
    expect(chat.questions).to_have_count(0)


def test_a_message_over_the_limit_stays_in_the_composer(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.write("x" * 20_001)
    expect(chat.page.locator("#peri-hint")).to_contain_text("20,001 characters")
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("x" * 20_001)
    expect(chat.questions).to_have_count(0)
    chat.page.keyboard.press("Backspace")
    expect(chat.page.locator("#peri-hint")).to_have_count(0)


def test_a_second_message_in_mid_answer_comes_back_to_the_composer(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.send("slow please")
    expect(chat.answers.last).to_contain_text("word2 ", timeout=20_000)
    chat.write("and this?")
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("and this?", timeout=20_000)
    expect(chat.questions).to_have_count(1)
    chat.page.get_by_role("button", name="Stop the answer").click()
    chat.finished()
