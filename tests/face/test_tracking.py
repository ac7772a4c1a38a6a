"""What the page is told of the log and of comparisons: one's own only, and never which answer is whose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from assistant.desk import Desk, open_desk
from assistant.store.engine import open_database
from assistant.store.repository import Store
from tests.face.server import Server
from tracking.blind import Pair

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAIRS = [Pair(brief=f"b{at}", one=f"x{at}", other=f"y{at}") for at in range(3)]


@pytest.fixture
def desk(server: Server) -> Iterator[Desk]:
    """The desk of the local person, beside the running server."""
    store = Store(open_database(f"sqlite:///{server.home / 'peri.db'}", server.home))
    yield open_desk(store, store.person("local", "You", NOON).id, lambda: NOON)
    store.close()


@pytest.fixture
def mine(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie()}) as client:
        yield client


@pytest.fixture
def stranger(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie("header:other")}) as client:
        yield client


def test_a_table_is_taken_told_and_given_back(mine: httpx.Client, stranger: httpx.Client) -> None:
    sheet = {"csv": "project,helper,rounds,minutes\nA,tuned,2,80\nB,chatgpt,3,many\n"}
    first = mine.post("/peri/track/import", json=sheet).json()
    assert (first["logged"], first["known"], len(first["problems"])) == (2, 0, 1)
    assert mine.post("/peri/track/import", json=sheet).json()["known"] == 2
    told = mine.get("/peri/track").json()
    assert told["projects"] == 2
    assert told["plots"][0]["measure"] == "minutes"
    assert "tuned model" in mine.get("/peri/track/log.csv").text
    assert "<svg" in mine.get("/peri/track/page").text
    assert stranger.get("/peri/track").json()["projects"] == 0
    assert stranger.delete("/peri/track").json() == {"deleted": 0}
    assert mine.delete("/peri/track").json() == {"deleted": 2}


@pytest.mark.parametrize(("body", "says"), [({"csv": "nothing"}, "first line"), ({"other": 1}, "does not look right")])
def test_what_is_no_table_is_refused_in_a_sentence(mine: httpx.Client, body: dict[str, object], says: str) -> None:
    answer = mine.post("/peri/track/import", json=body)
    assert answer.status_code == 400
    assert says in answer.json()["detail"]


def test_a_form_of_another_page_can_send_nothing(mine: httpx.Client) -> None:
    assert mine.post("/peri/track/import", data={"csv": "project\nA\n"}).status_code == 415


def test_a_comparison_stays_covered_until_it_is_over(desk: Desk, mine: httpx.Client, stranger: httpx.Client) -> None:
    kept = desk.compare("covered", "prompt", "tuned", PAIRS)
    path = f"/peri/comparison/{kept.id}"
    answer = mine.get(path)
    assert "prompt" not in answer.text
    assert "tuned" not in answer.text
    assert kept.comparison.seed not in answer.text
    for leaf in ("/page", "/pairs.csv", "/pairs.jsonl"):
        assert mine.get(path + leaf).status_code == 400
    assert stranger.get(path).status_code == 404
    assert stranger.post(path, json={"place": 0, "choice": "left"}).status_code == 404
    assert mine.post(path, json={"result": True}).status_code == 400
    for place in range(3):
        state = mine.post(path, json={"place": place, "choice": "left"}).json()
    assert (state["judged"], state.get("pair")) == (3, None)
    assert mine.post(path, json={"undo": True}).json()["judged"] == 2
    assert mine.post(path, json={"place": 2, "choice": "tie"}).json()["judged"] == 3
    over = mine.post(path, json={"result": True}).json()
    assert over["sets"] == ["prompt", "tuned"]
    assert over["one"] + over["other"] + over["ties"] == 3
    assert mine.post(path, json={"place": 0, "choice": "right"}).status_code == 400
    assert len(mine.get(path + "/pairs.jsonl").text.splitlines()) == 3
    assert mine.delete(path).json() == {"deleted": 1}
    assert mine.get(path).status_code == 404


@pytest.mark.parametrize("wish", [{}, {"place": 0}, {"place": -1, "choice": "left"}, {"place": 0, "choice": "up"}])
def test_a_wish_that_says_nothing_is_refused(desk: Desk, mine: httpx.Client, wish: dict[str, object]) -> None:
    kept = desk.compare("wish", "prompt", "tuned", PAIRS)
    assert mine.post(f"/peri/comparison/{kept.id}", json=wish).status_code == 400
    desk.drop(kept.id)
