"""Builds over HTTP: files come in, the routes do what the cards ask, and nobody reaches what is not theirs."""

from __future__ import annotations

import asyncio
import io
import socket
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.dataset.build.making import CLIENTS, past_work
from tests.face.server import Server
from tests.face.window import Window

HOUSE = "tests.face.builds_house"
PATIENCE_S = 60


class Desk:
    """A person with a build."""

    def __init__(self, server: Server, name: str = "local") -> None:
        self.server = server
        self.name = name
        self.http = httpx.Client(base_url=server.url, headers={"cookie": server.cookie(name)}, timeout=PATIENCE_S)
        self.key = ""
        self.patience_s = PATIENCE_S

    def upload(self, name: str, data: bytes) -> httpx.Response:
        return self.http.post("/project/file", files={"file": (name, data)})

    def begin(self, root: Path) -> Desk:
        """Bring the files of a folder, and wait until its pairs are found."""
        files = sorted(path for path in root.rglob("*") if path.is_file())
        ids = [self.upload(str(path.relative_to(root)), path.read_bytes()).json() for path in files]
        self.said = asyncio.run(self._send(ids))
        assert self.until()["status"] == "review"
        return self

    async def _send(self, ids: list[Any], text: str = "") -> str:
        async with Window(self.server, name=self.name) as window:
            message = {"message": {"id": str(uuid4()), "output": text}, "fileReferences": ids}
            await window.emit("client_message", message)
            card = await window.wait("element", name="BuildCard")
            self.key = card["props"]["build"]
            return str((await window.wait("new_message", type="user_message"))["output"])

    def until(self) -> dict[str, Any]:
        """The state once nobody works on it."""
        for _ in range(self.patience_s * 5):
            state = self.state()
            if state["status"] not in ("working", "running", "new"):
                return state
            time.sleep(0.2)
        raise AssertionError("it does not end")

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get(f"/peri/build/{self.key}").json()
        return found

    def do(self, wish: str, *, status: int = 200, **words: Any) -> dict[str, Any]:
        answer = self.http.post(f"/peri/build/{self.key}", json={"do": wish, **words})
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def review(self, **query: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get(f"/peri/build/{self.key}/review", params=query).json()
        return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("builds") / "home", program=HOUSE) as running:
        yield running


@pytest.fixture(scope="module")
def desk(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(server).begin(past_work(tmp_path_factory.mktemp("work"), 30))


def test_what_came_is_said_and_the_pairs_are_found(desk: Desk) -> None:
    state = desk.state()
    assert "With 30 files: " in desk.said
    assert state["pairs"]["total"] == state["pairs"]["look"] > 20
    assert {each["client"] for each in state["clients"]} >= set(CLIENTS)
    assert state["verdict"]["sentence"].startswith(("With ", "5"))
    assert [stage["state"] for stage in state["stages"]] == ["done"] * 5


def test_pages_hold_every_pair_once_with_the_doubtful_first(desk: Desk) -> None:
    total = desk.state()["pairs"]["total"]
    seen = [item["id"] for cursor in range(0, total, 10) for item in desk.review(cursor=cursor, limit=10)["items"]]
    assert len(seen) == len(set(seen)) == total
    first = desk.review(limit=1)["items"][0]
    assert first["doubts"]
    assert {"prompt", "answer", "origins", "standing", "path"} <= first.keys()


def test_a_decision_is_kept_at_once_and_undone(desk: Desk) -> None:
    item = desk.review(standing="look", limit=1)["items"][0]
    assert desk.do("decide", ids=[item["id"]], action="edit", answer="Mine.", prompt="Ask.")["pairs"]["decided"] == 1
    kept = desk.review(standing="keep")["items"]
    assert [(each["answer"], each["decided"]) for each in kept] == [("Mine.", "edit")]
    assert desk.do("undo")["touched"] == [item["id"]]
    assert desk.state()["pairs"]["decided"] == 0
    kinds = desk.review()["kinds"]
    kind, count = next(iter(kinds.items()))
    assert desk.do("bulk", chosen={"standing": "look", "kind": kind}, action="aside")["count"] == count
    assert desk.do("undo")["count"] == count


def test_clients_and_names_are_answered_and_the_files_hold_no_name(desk: Desk) -> None:
    state = desk.state()
    desk.do("permit", clients=[each["client"] for each in state["clients"]], may_use=True)
    desk.do("permit", clients=["Corvina", "nobody at all"], may_use=False, note="their contract says no")
    told = {each["client"]: each["may_use"] for each in desk.state()["clients"]}
    assert told["Acme Foods"] is True
    assert told["Corvina"] is False
    assert "nobody at all" not in told
    desk.do("mask", names=[each["name"] for each in state["names"]], on=True)
    before = desk.http.get(f"/peri/build/{desk.key}/before?doubtful=1").json()
    assert before["pairs"] > 0
    assert before["rows"][0]["lines"]
    assert {"service", "own", "other"} == {each["group"] for each in before["targets"]}
    assert desk.do("write", targets=["aunt"], status=400)["detail"] == "I cannot write for “aunt”."
    desk.do("write", targets=["together", "mlx"], doubtful=True)
    written = desk.until()["written"]
    assert written["has_zip"]
    zipped = desk.http.get(f"/peri/build/{desk.key}/file/files.zip")
    assert zipped.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(zipped.content)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith((".jsonl", ".md")))
    assert "Acme" not in text
    assert "[CLIENT-1]" in text
    assert "Quality report" in desk.http.get(f"/peri/build/{desk.key}/file/report.html").text


def test_the_sample_work_is_built_without_any_file_brought(server: Server) -> None:
    async def talk() -> tuple[str, str, str]:
        async with Window(server) as window:
            begun = await window.answered("Try it with sample work")
            card = await window.wait("element", name="BuildCard")
            desk.key = card["props"]["build"]
            await asyncio.to_thread(desk.until)
            return begun, await window.answered("Is it ready?"), await window.answered("Can I have my prompt kit?")

    desk = Desk(server)
    begun, stands, kit = asyncio.run(talk())
    assert begun.startswith("**24 files of an invented copywriter.**")
    assert "ready for you" in stands
    assert "whether work for 3 clients may be used" in stands
    assert desk.state()["unread"] > 0
    assert kit.startswith(("There is nothing to make a kit from yet", "**Your prompt kit is ready"))


def test_the_prompt_kit_is_text_to_keep(desk: Desk) -> None:
    kit = desk.http.get(f"/peri/build/{desk.key}/kit")
    assert kit.text.startswith("# How I write")
    assert "attachment" in kit.headers["content-disposition"]


def test_columns_are_proposed_and_told_anew(desk: Desk) -> None:
    (sheet,) = desk.http.get(f"/peri/build/{desk.key}/sheets").json()["sheets"]
    assert [(each["name"], each["role"]) for each in sheet["columns"]] == [("Name", "given"), ("Text", "answer")]
    assert sheet["columns"][1]["sample"]
    desk.do("roles", sheet=sheet["key"], answer="Text", roles={"Name": "left out"})
    desk.until()
    (sheet,) = desk.http.get(f"/peri/build/{desk.key}/sheets").json()["sheets"]
    assert (sheet["is_told"], sheet["columns"][0]["role"]) == (True, "left out")


def test_more_files_bring_the_build_up_to_date_and_keep_what_was_decided(desk: Desk) -> None:
    item = desk.review(limit=1)["items"][0]
    desk.do("decide", ids=[item["id"]], action="aside")
    documents = sum(desk.state()["documents"].values())
    text = b"A new piece about a lantern.\n\n" + b"It burns all night long on one small candle. " * 8
    more = desk.upload("Acme Foods/lantern.txt", text).json()["id"]
    assert desk.do("add", files=[more])["brought"] == "1 txt file"
    state = desk.until()
    assert sum(state["documents"].values()) == documents + 1
    assert item["id"] in {each["id"] for each in desk.review(standing="aside", limit=100)["items"]}


def test_a_build_that_is_stopped_goes_on(server: Server, tmp_path: Path) -> None:
    desk = Desk(server).begin(past_work(tmp_path / "work", 5))
    desk.do("cancel")  # nobody works on it: nothing happens
    assert desk.do("resume")["state"]["status"] in ("working", "running", "review")
    assert desk.until()["status"] == "review"
    assert desk.do("delete") == {"deleted": True}
    assert desk.http.get(f"/peri/build/{desk.key}").status_code == 404


def test_the_person_names_their_clients_where_folders_do_not(server: Server, tmp_path: Path) -> None:
    root = tmp_path / "loose"
    root.mkdir()
    for number, path in enumerate(sorted(past_work(tmp_path / "work", 20).rglob("*.docx"))):
        (root / f"{'Harbour Coffee' if number % 2 else 'Maple & Finch'} page {number}.docx").write_bytes(
            path.read_bytes()
        )
    for number in range(4, 10):
        name = f"{'Harbour Coffee' if number % 2 else 'Maple & Finch'} blog {number}.txt"
        (root / name).write_text(f"Piece {number}.\n\n" + f"A sentence that stands in piece {number}. " * 12)
    desk = Desk(server).begin(root)
    state = desk.state()
    assert (state["clients"], state["is_told_whom"]) == ([], False)
    assert state["guessed"] == ["Harbour Coffee", "Maple & Finch"]
    desk.do("clients", names=["Harbour Coffee", "Maple & Finch"])
    state = desk.until()
    assert [each["client"] for each in state["clients"]] == ["Harbour Coffee", "Maple & Finch"]
    assert (state["is_told_whom"], state["guessed"]) == (True, [])


@pytest.mark.parametrize("path", ["", "/review", "/sheets", "/before", "/kit", "/file/files.zip"])
def test_another_persons_build_is_the_key_of_nothing(desk: Desk, server: Server, path: str) -> None:
    stranger = Desk(server, "header:other")
    for key, who in ((desk.key, stranger), ("0" * 16, desk), ("..", desk), ("%2e%2e%2f", desk)):
        answer = who.http.get(f"/peri/build/{key}{path}")
        assert answer.status_code in (200, 404)
        assert "no such build" in answer.text or answer.headers["content-type"].startswith("text/html")
    assert httpx.get(f"{server.url}/peri/build/{desk.key}{path}").status_code == 401


def test_another_person_can_change_nothing(desk: Desk, server: Server) -> None:
    before = desk.state()
    stranger = Desk(server, "header:other")
    stranger.key = desk.key
    for wish in (
        {"wish": "delete"},
        {"wish": "undo"},
        {"wish": "write", "targets": ["together"]},
        {"wish": "clients", "names": []},
    ):
        assert "no such build" in stranger.do(**wish, status=404)["detail"]
    assert desk.state() == before


def test_only_json_of_our_own_page_is_taken(desk: Desk) -> None:
    address = f"/peri/build/{desk.key}"
    text = '{"do": "undo"}'
    assert desk.http.post(address, content=text, headers={"content-type": "text/plain"}).status_code == 415
    assert desk.http.post(address, data={"do": "undo"}).status_code == 415
    json = {"content-type": "application/json"}
    assert desk.http.post(address, content=text, headers={**json, "origin": "https://evil.example"}).status_code == 403
    for wrong in (
        '{"do": "format the disk"}',
        "[]",
        "{",
        '{"do": "undo", "more": 1}',
        '{"do": "mask", "names": [], "on": true}',
    ):
        assert desk.http.post(address, content=wrong, headers=json).status_code == 400


@pytest.mark.parametrize(
    "name", ["../build.db", "..%2fbuild.db", "%2e%2e/build.db", "/etc/passwd", "together", "names.json"]
)
def test_a_download_stays_among_the_written_files(desk: Desk, name: str) -> None:
    answer = desk.http.get(f"/peri/build/{desk.key}/file/{name}")
    assert answer.status_code == 404 or answer.headers["content-type"].startswith("text/html")
    assert b"SQLite" not in answer.content


def test_an_upload_that_is_refused_says_why(server: Server) -> None:
    desk = Desk(server)
    assert desk.upload("nothing.txt", b"").json() == {"detail": "nothing.txt is empty, so I left it out."}
    odd = desk.http.post("/project/file", content=b"no form at all", headers={"content-type": "text/plain"})
    assert (odd.status_code, odd.json()["detail"]) == (
        422,
        "That upload could not be read. Please bring the file again.",
    )
    torn = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf a'
    cut = desk.http.post("/project/file", content=torn, headers={"content-type": "multipart/form-data; boundary=b"})
    assert cut.status_code == 422
    assert _promised(server, 600_000_000).startswith("HTTP/1.1 413")
    assert httpx.post(f"{server.url}/project/file", files={"file": ("a.txt", b"words")}).status_code == 401
    assert len(list(server.home.glob("uploads/*/loose/*"))) == 0


def _promised(server: Server, size: int) -> str:
    """The answer to the head of an upload of that many bytes."""
    head = (
        f"POST /project/file HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {server.cookie()}\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {size}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(head.encode())
        return connection.recv(4_000).decode()


def test_a_build_that_was_cut_off_goes_on_at_the_next_start(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Server(home, program=HOUSE) as server:
        desk = Desk(server)
        root = past_work(tmp_path / "work", 300)
        files = sorted(path for path in root.rglob("*") if path.is_file())
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for path in files:
                archive.write(path, path.relative_to(root))
        asyncio.run(desk._send([desk.upload("work.zip", packed.getvalue()).json()]))
        server.kill()
    with Server(home, program=HOUSE) as server:
        again = Desk(server)
        again.key = desk.key
        state = again.until()
        assert (state["status"], sum(state["documents"].values())) == ("review", 300)
