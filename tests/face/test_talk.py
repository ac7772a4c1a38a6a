"""What an open chat window is told: kept before shown, refused with the words given back, the same after a reload."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
import socketio

from tests.face.house import SLOW_WORDS
from tests.face.server import Server
from tests.face.window import Window


def _kept(server: Server, message_id: str) -> str | None:
    with sqlite3.connect(f"file:{server.home}/peri.db?mode=ro", uri=True) as database:
        row = database.execute("SELECT state FROM turn WHERE user_message_id = ?", (message_id,)).fetchone()
        return row[0] if row else None


def talk(act: Callable[[], Awaitable[None]]) -> None:
    """Run one conversation."""
    asyncio.run(act())  # type: ignore[arg-type]


def test_a_message_is_in_the_store_before_its_run_is_shown(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            message_id = await window.say("slow please")
            await window.wait("new_message", type="run")
            assert _kept(server, message_id) == "running"
            await window.emit("stop")
            await window.wait("task_end", after=len(window.events))

    talk(act)


def test_an_answer_streams_and_a_reload_shows_the_same(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            text = await window.answered("What is fine-tuning?")
            assert "[1](#peri-cite-1)" in text
            assert "[2](#peri-cite-2)" in text
            assert [e for e, _ in window.events].count("stream_token") > 1
            shown = {d["id"]: d for e, d in window.events if e == "new_message"}
            elements = [d for e, d in window.events if e == "element"]
            async with Window(server, thread=window.thread) as again:
                thread = await again.wait("resume_thread")
        for step in thread["steps"]:
            assert (shown[step["id"]]["output"], shown[step["id"]]["parentId"]) == (step["output"], step["parentId"])
        assert thread["elements"] == elements
        assert thread["name"] == "What is fine-tuning?"

    talk(act)


def test_stop_keeps_what_was_said(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            message_id = await window.say("slow please")
            await window.wait("stream_token")
            mark = len(window.events)
            await window.emit("stop")
            await window.wait("task_end", after=mark)
            answer = [d for e, d in window.events[mark:] if e == "new_message" and d["type"] == "assistant_message"][-1]
        assert answer["output"].startswith("word0 ")
        assert answer["output"].endswith("*Stopped here.*")
        assert _kept(server, message_id) == "stopped"

    talk(act)


def test_an_edited_message_is_answered_anew_and_can_be_stopped(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            first = await window.say("What is fine-tuning?")
            await window.wait("element")
            mark = len(window.events)
            await window.edit(first, "slow instead")
            await window.wait("stream_token", after=mark)
            mark = len(window.events)
            await window.emit("stop")
            await window.wait("task_end", after=mark)
            async with Window(server, thread=window.thread) as again:
                thread = await again.wait("resume_thread")
        said = [step["output"] for step in thread["steps"] if step["type"] == "user_message"]
        answers = [step["output"] for step in thread["steps"] if step["type"] == "assistant_message"]
        assert said == ["slow instead"]
        assert len(answers) == 1
        assert f"word{SLOW_WORDS - 1}" not in answers[0]

    talk(act)


def test_try_again_hides_the_answer_before(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.answered("What is fine-tuning?")
            before, mark = window.answer_id(), len(window.events)
            await window.emit("window_message", {"peri": "again"})
            thread = await window.wait("resume_thread", after=mark)
            await window.wait("element", after=mark)
            assert window.answer_id() != before
            assert before not in {step["id"] for step in thread["steps"]}

    talk(act)


@pytest.mark.parametrize(
    ("text", "says"),
    [(" \n ", "no words"), ("x" * 20_001, "20,001 characters")],
)
def test_what_cannot_be_taken_goes_back_to_the_person(server: Server, text: str, says: str) -> None:
    async def act() -> None:
        async with Window(server) as window:
            message_id = await window.say(text)
            await window.wait("delete_message", id=message_id)
            notice = await window.wait("new_message", isError=True)
            assert says in notice["output"]
            if text.strip():
                assert (await window.wait("window_message", peri="give-back"))["text"] == text
        assert _kept(server, message_id) is None

    talk(act)


def test_a_second_message_while_an_answer_runs_is_refused_and_given_back(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.say("slow please")
            await window.wait("stream_token")
            second = await window.say("and this?")
            await window.wait("delete_message", id=second)
            assert (await window.wait("window_message", peri="give-back"))["text"] == "and this?"
            assert _kept(server, second) is None
            mark = len(window.events)
            await window.emit("stop")
            await window.wait("task_end", after=mark)

    talk(act)


def test_a_message_sent_twice_is_one_message(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            message_id = await window.say("What is fine-tuning?")
            await window.wait("element")
            mark = len(window.events)
            await window.say("What is fine-tuning?", message_id)
            thread = await window.wait("resume_thread", after=mark)
            assert [s["id"] for s in thread["steps"] if s["type"] == "user_message"] == [message_id]

    talk(act)


def test_an_answer_that_ended_while_the_window_was_away_is_there_when_it_returns(server: Server) -> None:
    async def act() -> None:
        window = Window(server)
        await window.open()
        await window.say("What is fine-tuning?")
        await window.wait("new_message", type="run")
        await window.close()
        await asyncio.sleep(0.5)
        back = Window(server, session=window.session, thread=window.thread)
        await back.open()
        thread = await back.wait("resume_thread")
        assert thread["steps"][-1]["output"].endswith("[2](#peri-cite-2)")
        await back.close()

    talk(act)


def test_a_window_that_is_opened_in_mid_answer_hears_the_rest_and_can_stop_it(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as first:
            await first.say("slow please")
            await first.wait("stream_token")
            async with Window(server, thread=first.thread) as second:
                await second.wait("task_start")
                thread = await second.wait("resume_thread")
                assert thread["steps"][-1]["output"].startswith("word0")
                await second.wait("stream_token")
                await second.emit("stop")
                await second.wait("task_end", after=len(second.events))
            ended = await first.wait("new_message", type="assistant_message", streaming=False)
            assert ended["output"].endswith("*Stopped here.*")

    talk(act)


def test_a_provider_that_is_away_is_said_in_the_answer(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            text = await window.answered("fail now")
        assert text == "I was about to say\n\nThe model cannot be reached just now. Try again in a minute."

    talk(act)


def test_a_bug_gives_the_person_a_number_and_the_log_the_rest(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.say("bug: my very private words")
            notice = await window.wait("new_message", isError=True)
            reference = notice["output"].rsplit(": ", 1)[1].rstrip(".")
            await window.wait("task_end", after=2)
            assert reference in server.log()
            assert "RuntimeError" in server.log()
            assert "my very private words" not in server.log()
            assert await window.answered("What is fine-tuning?")  # the conversation is not stuck

    talk(act)


def test_a_citation_opens_its_passage_with_sources_and_dates(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.answered("What is fine-tuning?")
            await window.emit("window_message", {"peri": "cite", "answer": window.answer_id(), "n": 1})
            panel = (await window.wait("element", display="side"))["props"]
        assert panel["n"] == 1
        assert panel["title"] in ("What fine-tuning is", "How many examples")
        assert panel["passage"] in [section["text"] for section in panel["sections"]]
        assert not panel["changed"]
        assert panel["sources"][0]["read_at"] == "2026-11-22"

    talk(act)


def test_a_strangers_citation_does_not_open(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window, Window(server, name="header:other") as stranger:
            await window.answered("What is fine-tuning?")
            await stranger.emit("window_message", {"peri": "cite", "answer": window.answer_id(), "n": 1})
            await stranger.wait("new_message", isError=True)
            assert not [d for e, d in stranger.events if e == "element"]

    talk(act)


def test_a_strangers_conversation_cannot_be_opened_or_written_into(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.answered("What is fine-tuning?")
            async with Window(server, name="header:other", thread=window.thread) as stranger:
                assert await stranger.wait("resume_thread_error") == "There is no such conversation."
                message_id = await stranger.say("What is fine-tuning?")
                await stranger.wait("element")
                assert stranger.thread != window.thread
                async with Window(server, thread=window.thread) as again:
                    thread = await again.wait("resume_thread")
                assert message_id not in {step["id"] for step in thread["steps"]}

    talk(act)


def test_the_speaker_is_chosen_for_each_conversation_and_kept(server: Server) -> None:
    async def act() -> None:
        async with Window(server) as window:
            inputs = await window.wait("chat_settings")
            assert [item["value"] for item in inputs[0]["items"]] == ["hosted", "guide"]
            await window.emit("chat_settings_change", {"speaker": "guide", "price": 0})
            await window.answered("What is fine-tuning?")
            async with Window(server, thread=window.thread) as again:
                assert (await again.wait("resume_thread"))["metadata"]["chat_settings"] == {"speaker": "guide"}
                assert (await again.wait("chat_settings"))[0]["initial"] == "guide"

    talk(act)


@pytest.mark.parametrize("wrong", [{"session": "../../x"}, {"session": "a"}, {"thread": "' OR 1=1 --"}])
def test_ids_that_are_not_uuids_are_refused_at_the_door(server: Server, wrong: dict[str, str]) -> None:
    async def act() -> None:
        window = Window(server, **wrong)  # type: ignore[arg-type]
        with pytest.raises(socketio.exceptions.ConnectionError):
            await window.open()

    talk(act)


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Cookie": ""}])
def test_a_foreign_page_cannot_open_the_socket(server: Server, headers: dict[str, str]) -> None:
    async def act() -> None:
        window = Window(server)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await window.open(headers)

    talk(act)


@pytest.mark.parametrize(
    "payload",
    [None, [], "x", {"message": {"id": "no-uuid", "output": "hello"}}, {"message": {"id": str(uuid4()), "output": 7}}],
)
def test_a_malformed_message_is_refused_with_a_sentence(server: Server, payload: Any) -> None:
    async def act() -> None:
        async with Window(server) as window:
            await window.emit("client_message", payload)
            await window.wait("new_message", isError=True)

    talk(act)
