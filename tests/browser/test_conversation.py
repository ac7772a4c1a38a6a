"""A person's way through a conversation."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenChat
from tests.face.server import Server

QUESTION = "What is fine-tuning?"


def test_the_welcome_says_what_peri_does_and_a_starter_asks(open_chat: OpenChat) -> None:
    chat = open_chat()
    expect(chat.page.locator("#welcome-screen")).to_contain_text("trained on your own work")
    starters = chat.page.locator("#starters button")
    expect(starters).to_have_count(7)
    chat.shot("welcome-light")
    starters.filter(has_text="in plain words").click()
    chat.finished()
    expect(chat.questions).to_have_text("What is fine-tuning, in plain words?")


def test_an_answer_cites_passages_that_open_marked_with_their_sources(open_chat: OpenChat) -> None:
    chat = open_chat()
    answer = chat.ask(QUESTION)
    expect(answer).to_contain_text("writes the way you do")
    expect(chat.page.locator("[data-step-type='tool']")).to_contain_text("Looking in the library")
    chat.shot("answer-light")
    chat.cite(1)
    expect(chat.page.get_by_test_id("cited")).to_be_visible()
    expect(chat.panel).to_contain_text("What it costs")  # the whole article, not the passage alone
    expect(chat.panel.get_by_role("link", name="A guide to tuning")).to_have_attribute(
        "href", "https://docs.example.org/tuning"
    )
    expect(chat.panel).to_contain_text("read on 22 November 2026")
    chat.shot("panel-light")
    chat.page.get_by_role("button", name="Close the source").click()
    expect(chat.panel).to_have_count(0)
    chat.page.get_by_test_id("source-2").click()  # opens again, one passage at a time
    expect(chat.page.get_by_test_id("passage")).to_have_count(1)
    chat.reload()
    chat.finished()
    expect(chat.panel).to_have_count(0)
    chat.cite(2)


def test_a_suggestion_asks_the_next_question_and_survives_a_reload(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask(QUESTION)
    chat.reload()
    expect(chat.suggestions).to_have_count(3, timeout=20_000)
    chat.suggestions.first.click()
    expect(chat.questions).to_have_count(2)
    chat.finished()
    expect(chat.questions.last).to_have_text("How many examples do I need?")
    expect(chat.suggestions).to_have_count(3)  # only under the last answer


def test_a_thumb_with_a_comment_is_kept(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask(QUESTION)
    chat.page.get_by_role("button", name="Helpful", exact=True).click()
    chat.page.get_by_role("dialog").get_by_role("textbox").fill("Clear and short")
    chat.page.locator("#submit-feedback").click()
    expect(chat.page.locator(".positive-feedback-on")).to_be_visible()
    chat.reload()
    expect(chat.page.locator(".positive-feedback-on")).to_be_visible(timeout=20_000)
    chat.page.get_by_role("button", name="Edit your comment").click()
    expect(chat.page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Clear and short")


def test_conversations_are_listed_searched_renamed_and_deleted(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("Tell me about periwinkles")
    first = chat.thread()
    chat.page.locator("#new-chat-button").first.click()
    expect(chat.page.locator("#welcome-screen")).to_be_visible()
    chat.ask("And about tulips")
    expect(chat.history.filter(has_text="periwinkles")).to_have_count(1)

    chat.page.keyboard.press("Control+k")
    chat.page.get_by_placeholder("Search conversations").fill("WINKLES")
    chat.page.get_by_role("option", name="Tell me about periwinkles").click()
    chat.page.wait_for_url(f"**/thread/{first}")
    expect(chat.questions).to_have_text("Tell me about periwinkles", timeout=20_000)

    chat.page.locator(f"#thread-{first} #thread-options").click()
    chat.page.locator("#rename-thread").click()
    chat.page.get_by_role("dialog").get_by_role("textbox").fill("Blue flowers")
    chat.page.get_by_role("dialog").get_by_role("button", name="Confirm").click()
    expect(chat.page.locator(f"#thread-{first}")).to_contain_text("Blue flowers")
    chat.reload()
    expect(chat.page.locator(f"#thread-{first}")).to_contain_text("Blue flowers", timeout=20_000)

    chat.page.locator(f"#thread-{first} #thread-options").click()
    chat.page.locator("#delete-thread").click()
    chat.page.get_by_role("alertdialog").get_by_role("button", name="Confirm").click()
    expect(chat.page.locator(f"#thread-{first}")).to_have_count(0)
    chat.page.goto(f"{chat.url}/thread/{first}")
    expect(chat.page.locator("#welcome-screen")).to_be_visible(timeout=20_000)


def test_stop_keeps_what_was_said_also_after_an_edit(open_chat: OpenChat) -> None:
    chat = open_chat()
    for number in (1, 2):
        if number == 1:
            chat.send("slow please")
        else:
            chat.questions.first.hover()
            chat.page.get_by_role("button", name="Edit this message").click()
            chat.page.locator("#edit-chat-input").fill("slow once more")
            chat.page.locator(".confirm-edit").click()
        expect(chat.answers.last).to_contain_text("word5 ", timeout=20_000)
        chat.page.get_by_role("button", name="Stop the answer").click()
        answer = chat.finished()
        expect(answer).to_contain_text("Stopped here.")
        said = answer.inner_text()
        chat.reload()
        assert chat.finished().inner_text() == said
    expect(chat.questions).to_have_text("slow once more")


def test_try_again_answers_the_same_question_anew(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("fail please")
    expect(chat.answers.last).to_contain_text("cannot be reached")
    before = chat.page.locator("[data-step-type='assistant_message'] [id^='step-']").last.get_attribute("id")
    chat.page.get_by_test_id("again").click()
    expect(chat.page.locator(f"[id='{before}']")).to_have_count(0)
    chat.finished()
    expect(chat.questions).to_have_count(1)


def test_a_conversation_is_exported_as_markdown(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask(QUESTION)
    with chat.page.expect_download() as download:
        chat.page.get_by_test_id("export").click()
    assert download.value.suggested_filename == "What is fine-tuning.md"
    text = download.value.path().read_text()
    assert text.startswith("# What is fine-tuning?")
    assert "https://docs.example.org/tuning" in text


def test_a_restart_of_peri_loses_nothing_and_the_open_window_goes_on(open_chat: OpenChat, server: Server) -> None:
    chat = open_chat()
    chat.ask("Tell me about restarts")
    server.stop()
    expect(chat.page.locator("#session-error")).to_be_visible(timeout=20_000)
    with Server(server.home, port=server.port):
        expect(chat.page.locator("#session-error")).to_have_count(0, timeout=30_000)
        chat.ask("And now?")
        expect(chat.questions).to_have_count(2)
        chat.reload()
        chat.finished()
        expect(chat.questions).to_have_count(2)
        chat.cite(1)
