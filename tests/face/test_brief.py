"""The decision brief: one page for the person alone, that can be shown to others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date

import httpx
import pytest

from assistant.figures import asked, count
from assistant.kept import situation_of
from assistant.pages.brief import Briefs
from knowledge.library import load_library
from tests.face.server import Server
from tests.face.test_cards import VERDICT, talk, turn
from tests.face.window import Window

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("brief") / "home", program="tests.face.cards_house") as running:
        yield running


def say(server: Server, *messages: str) -> str:
    """A conversation of the local person; its id."""

    async def all_of_it() -> str:
        async with Window(server) as window:
            for message in messages:
                await window.answered(message)
            return window.thread

    return asyncio.run(all_of_it())


def brief(server: Server, conversation: str, name: str = "local") -> httpx.Response:
    return httpx.get(f"{server.url}/peri/brief/{conversation}", headers={"cookie": server.cookie(name)}, timeout=30)


def test_the_brief_holds_situation_verdict_change_costs_and_their_dates(server: Server) -> None:
    conversation = say(server, "I'm a copywriter with 40 examples, 60 a month", "What would it cost?")
    got = brief(server, conversation)
    assert got.status_code == 200
    for part in (
        "Not now: 40 examples are too few.",
        "copywriter",
        "/library/how-many-examples",
        "With 60 more good examples it would fit.",
        "Collect ten more pieces",
        "A prompt with five of your best pieces.",
        "First year",
        "2026",
        "Made with Peri, an adviser that sells nothing",
    ):
        assert part in got.text
    assert "[1]" not in got.text


def test_the_brief_runs_no_script_and_is_not_kept(server: Server) -> None:
    got = brief(server, say(server, "I have 140 examples"))
    assert "<script" not in got.text
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert "script-src" not in got.headers["content-security-policy"]
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["x-frame-options"] == "DENY"
    assert got.headers["referrer-policy"] == "no-referrer"


def test_without_a_verdict_the_brief_says_so_kindly(server: Server) -> None:
    got = brief(server, say(server, "hello"))
    assert got.status_code == 200
    assert "No verdict yet" in got.text


def test_the_brief_is_for_its_person_alone(server: Server) -> None:
    conversation = say(server, "I have 140 examples")
    assert brief(server, conversation, "header:other").status_code == 404
    assert brief(server, "no-such").status_code == 404
    assert httpx.get(f"{server.url}/peri/brief/{conversation}").status_code == 401


def test_the_brief_takes_the_figures_of_the_sliders(server: Server) -> None:
    conversation = say(server, "I have 140 examples")
    few, many = (brief(server, f"{conversation}?pieces={pieces}").text for pieces in (10, 900_000))
    assert few != many
    assert brief(server, f"{conversation}?pieces=10").text == few
    assert brief(server, f"{conversation}?pieces=many").status_code == 422


def test_what_a_person_told_is_shown_as_text() -> None:
    nasty = '<script>alert(1)</script> & "so"'
    view = talk(turn("judge_fit", {**VERDICT, "headline": nasty}), profession=nasty)
    library = load_library()
    page = Briefs(library).page(view, count(asked({}), situation_of(view), library, TODAY)).decode()
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2


def test_a_verdict_from_before_this_version_still_makes_a_brief() -> None:
    old = {key: value for key, value in VERDICT.items() if key != "scores"}
    view = talk(turn("judge_fit", old))
    library = load_library()
    page = Briefs(library).page(view, count(asked({}), situation_of(view), library, TODAY)).decode()
    assert "Not now." in page
