"""Ending Peri on purpose: at once, cleanly, with what was being said kept."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from tests.face.server import Server
from tests.face.window import Window


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_running_answer_is_kept_and_the_exit_is_clean(tmp_path: Path, sent: signal.Signals) -> None:
    async def cut() -> str:
        window = Window(server)
        await window.open()
        await window.say("slow please")
        await window.wait("stream_token")
        server.process.send_signal(sent)
        assert await asyncio.to_thread(server.process.wait, 30) == 0
        await window.close()
        return window.thread

    async def look(thread_id: str) -> str:
        async with Window(again, thread=thread_id) as window:
            thread = await window.wait("resume_thread")
            return str(thread["steps"][-1]["output"])

    server = Server(tmp_path / "home")
    thread_id = asyncio.run(cut())
    server.stop()
    with Server(tmp_path / "home") as again:
        said = asyncio.run(look(thread_id))
    assert said.startswith("word0 ")
    assert said.endswith("*Stopped here.*")
