"""Rehearsals over HTTP: a card plans, begins and finds again what it began; nobody reaches what is not theirs."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.face.rehearsals_visitor import HOUSE, PATIENCE_S, Visitor
from tests.face.server import Server


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rehearsals") / "home"


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with Server(home, program=HOUSE) as running:
        yield running


@pytest.fixture(scope="module")
def visitor(server: Server) -> Visitor:
    """Somebody whose rehearsal has ended."""
    visitor = Visitor(server)
    visitor.ask("show me")
    visitor.start()
    visitor.until("done")
    return visitor


def test_before_it_begins_the_card_says_what_it_will_do(server: Server, home: Path) -> None:
    visitor = Visitor(server, "header:planner")
    props = visitor.ask("show me")
    state = visitor.state()
    assert (props["what"], props["passes"], props["live"]) == ("house_style", 3, True)
    assert (state["status"], state["problem"], state["before"]) == ("planned", "", None)
    assert (state["plan"]["train"], state["plan"]["held"]) == (60, 12)
    assert state["plan"]["memory_mb"] > 0
    assert state["model"]["status"] == "here"
    assert not any((home / "rehearsals").glob("*/*")) or visitor.state()["status"] == "planned"


def test_the_card_finds_what_it_began_also_by_key(visitor: Visitor) -> None:
    state = visitor.state()
    by_key = visitor.state(f"/peri/rehearsal/{state['key']}")
    assert {**by_key, "offers": None} == {**state, "offers": None}  # the offers guess a time, each time anew
    assert state["result"]["held"] == len(state["result"]["answers"]) == 12
    assert state["held"][0][0] == 0
    assert len(state["train"]) == state["all_steps"] == 45
    assert all(article["href"].startswith("/library/") for article in state["result"]["articles"])
    assert state["offers"]["sizes"] == [10, 20, 40]


def test_asking_how_it_goes_tells_what_came_out(visitor: Visitor) -> None:
    props = Visitor(visitor.server).ask("how is it")
    assert props["card"] == visitor.state()["key"]


def test_the_same_one_again_is_shown_and_not_run(visitor: Visitor) -> None:
    again = Visitor(visitor.server)
    again.ask("show me")
    assert again.state()["before"] == "done"
    began = time.monotonic()
    assert again.start()["status"] == "done"
    assert time.monotonic() - began < PATIENCE_S
    assert again.state()["key"] == visitor.state()["key"]


def test_nobody_else_reaches_it(visitor: Visitor) -> None:
    key = visitor.state()["key"]
    stranger = Visitor(visitor.server, "header:stranger")
    for path in (f"/peri/rehearsal/{key}", f"/peri/rehearsal/{key}/page", f"/peri/rehearsal/{key}/adapter.zip"):
        assert stranger.http.get(path).status_code == 404
    for wish in ("stop", "delete", "curve", "longer"):
        assert stranger.http.post(f"/peri/rehearsal/{key}", json={"do": wish}).status_code == 404
    nobody = httpx.get(f"{visitor.server.url}/peri/rehearsal/{key}", headers={"accept": "application/json"})
    assert nobody.status_code == 401


@pytest.mark.parametrize("card", ["x", "0123", "A" * 16, "0123456789abcdef"])
def test_a_key_that_is_none_leads_nowhere(visitor: Visitor, card: str) -> None:
    assert visitor.http.get(f"/peri/rehearsal/{card}").status_code == 404


@pytest.mark.parametrize("what", ["/etc/passwd", "README.md", "rehearsal/examples/letters.jsonl"])
def test_a_path_is_no_build(visitor: Visitor, what: str) -> None:
    other = Visitor(visitor.server, "header:paths")
    other.card = {"card": str(uuid4()), "what": what, "passes": 3}
    assert "no build of that name" in other.state()["problem"]
    assert "no build of that name" in other.do("start", status=400, what=what, passes=3)["detail"]


def test_only_json_of_this_page_is_taken(visitor: Visitor) -> None:
    form = visitor.http.post(visitor.path, content="do=delete", headers={"content-type": "text/plain"})
    assert form.status_code == 415
    foreign = visitor.http.post(visitor.path, json={"do": "delete"}, headers={"origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert "passes" in visitor.do("start", status=400, what="letters", passes=99)["detail"]
    assert "do" in visitor.do("explode", status=400)["detail"]
    assert visitor.state()["status"] == "done"


def test_the_page_and_the_adapter_can_be_taken_away(visitor: Visitor) -> None:
    page = visitor.http.get(f"{visitor.path}/page")
    assert page.headers["content-disposition"].startswith("attachment")
    assert "What this does not say" in page.text
    adapter = visitor.http.get(f"{visitor.path}/adapter.zip")
    with zipfile.ZipFile(io.BytesIO(adapter.content)) as archive:
        assert {"adapter/adapter_config.json", "adapter/adapter_model.safetensors"} <= {*archive.namelist()}


def test_a_prompt_is_answered_by_both(visitor: Visitor) -> None:
    assert {*visitor.do("try", prompt="Announce: a fig.")["tried"]} == {"before", "after", "cut_before", "cut_after"}
    assert "at most" in visitor.do("try", status=400, prompt="x" * 2_000)["detail"]


def test_a_second_person_hears_that_another_one_is_running(server: Server) -> None:
    first, second = Visitor(server, "header:first"), Visitor(server, "header:second")
    for each in (first, second):
        each.ask("show me on letters")
    first.start()
    first.until("working")
    second.start()
    waiting = second.until("waiting")
    assert "Another rehearsal is running on this machine" in waiting["sentence"]
    began = time.monotonic()
    assert second.http.get("/health").status_code == 200
    assert time.monotonic() - began < PATIENCE_S
    first.do("stop")
    assert first.until("stopped", "done")["result"] is not None
    second.until("working", "done")
    second.do("pause")
    assert second.until("paused", "done")["status"]


@pytest.mark.parametrize("end", [Server.kill, Server.stop], ids=["killed", "ended"])
def test_a_server_goes_on_with_it_when_it_is_back(tmp_path: Path, end: Callable[[Server], object]) -> None:
    server = Server(tmp_path / "home", program=HOUSE)
    visitor = Visitor(server)
    visitor.ask("show me")
    visitor.start()
    for _ in range(600):
        if visitor.state()["step"] >= 6:
            break
        time.sleep(0.1)
    end(server)
    with Server(tmp_path / "home", port=server.port, program=HOUSE) as back:
        assert back.url == server.url
        state = visitor.until("done")
        assert state["step"] == state["steps"] == 45


def test_deleting_ends_it_for_the_card(server: Server) -> None:
    visitor = Visitor(server, "header:deleter")
    visitor.ask("show me on letters")
    visitor.start()
    visitor.until("working")
    assert "works on this rehearsal" in visitor.do("delete", status=400)["detail"]
    visitor.do("stop")
    visitor.until("stopped", "done")
    key = visitor.state()["key"]
    assert visitor.do("delete") == {"deleted": True}
    assert visitor.http.get(visitor.path).status_code == visitor.http.get(f"/peri/rehearsal/{key}").status_code == 404


def test_many_passes_are_a_rehearsal_of_their_own_beside(server: Server) -> None:
    visitor = Visitor(server, "header:longer")
    visitor.ask("show me")
    visitor.start()
    visitor.until("done")
    longer = visitor.do("longer")["longer"]
    assert visitor.state()["longer"] == longer
    beside = visitor.state(f"/peri/rehearsal/{longer}")
    assert beside["passes"] == 10
    visitor.do("stop", path=f"/peri/rehearsal/{longer}")


def test_without_the_model_nothing_is_fetched_unasked(tmp_path: Path) -> None:
    with Server(tmp_path / "home", program=f"{HOUSE} --bare", settings={"PIP_NO_INDEX": "1"}) as bare:
        visitor = Visitor(bare)
        visitor.ask("show me")
        state = visitor.state()
        assert (state["status"], state["model"]["status"]) == ("planned", "none")
        assert "bcc81830" in state["model"]["hash"]
        assert "not here yet" in visitor.do("start", status=400, what="house_style", passes=3)["detail"]
        assert visitor.do("fetch")["model"]["status"] == "coming"
        for _ in range(600):
            found = visitor.http.get("/peri/rehearsal").json()
            if found["status"] != "coming":
                break
            time.sleep(0.1)
        assert (found["status"], "bring the file" in found["sentence"]) == ("failed", True)
