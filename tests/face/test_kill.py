"""A power cut in mid-answer, twenty times in a row on one folder: nothing accepted is lost, nothing is stuck."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from pathlib import Path

from tests.face.server import Server
from tests.face.window import Window

KILLS = 20
AT_MOST_LOST_S = 1.0
SEED = 7


class Cut:
    """A conversation that was cut off, and what its person had seen more than a second before."""

    def __init__(self, thread: str, message_id: str, seen: str) -> None:
        self.thread = thread
        self.message_id = message_id
        self.seen = seen


def test_nothing_accepted_is_lost_when_the_process_is_killed_in_mid_answer(tmp_path: Path) -> None:
    home, chance = tmp_path / "home", random.Random(SEED)
    cuts: list[Cut] = []
    for _ in range(KILLS):
        server = Server(home)
        if cuts:
            asyncio.run(_check(server, cuts[-1]))
        cuts.append(asyncio.run(_cut(server, chance.uniform(0.0, 2.5))))
    with Server(home) as server:
        asyncio.run(_check(server, cuts[-1]))
    with sqlite3.connect(home / "peri.db") as database:
        kept = {row[0] for row in database.execute("SELECT user_message_id FROM turn")}
        running = database.execute("SELECT count(*) FROM turn WHERE state = 'running'").fetchone()[0]
        integrity = database.execute("PRAGMA integrity_check").fetchone()[0]
    assert {cut.message_id for cut in cuts} <= kept
    assert (running, integrity) == (0, "ok")


async def _cut(server: Server, after_s: float) -> Cut:
    """Ask for a long answer and kill the server in the middle of it."""
    window, heard = Window(server), list[tuple[float, str]]()
    await window.open()
    message_id = await window.say("slow please")
    await window.wait("new_message", type="run")
    ends = time.monotonic() + after_s
    counted = 0
    while time.monotonic() < ends:
        pieces = [d for e, d in window.events if e in ("stream_start", "stream_token")]
        now = time.monotonic()
        heard += [(now, piece.get("token") or piece.get("output")) for piece in pieces[counted:]]
        counted = len(pieces)
        await asyncio.sleep(0.01)
    server.kill()
    killed_at = time.monotonic()
    await window.close()
    return Cut(window.thread, message_id, "".join(text for at, text in heard if at < killed_at - AT_MOST_LOST_S))


async def _check(server: Server, cut: Cut) -> None:
    """After the restart: the message and what was seen are there, and the conversation goes on."""
    async with Window(server, thread=cut.thread) as window:
        thread = await window.wait("resume_thread")
        assert cut.message_id in {step["id"] for step in thread["steps"]}
        answer = next(step for step in thread["steps"] if step["type"] == "assistant_message")
        assert answer["output"].startswith(cut.seen)
        assert "interrupted" in answer["output"]
        assert await window.answered("What is fine-tuning?")
