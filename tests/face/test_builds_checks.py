"""Training files over HTTP: checked instead of built, mended, and deleted by their owner or with the conversation."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.dataset.check.lines import assistant, chat, line, lines, user
from tests.face.server import Server
from tests.face.test_builds import HOUSE, Desk
from tests.face.window import Window

BAD = b"\n".join([*lines("chat", 12), line(chat({**user(), "role": "human"}, assistant()))]) + b"\n"
RAW = b"".join(
    b'{"product": "Kettle %d", "text": "It boils fast and it sings while it does so."}\n' % n for n in range(9)
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("checks") / "home", program=HOUSE) as running:
        yield running


class Talk:
    """One conversation in which files are brought."""

    def __init__(self, server: Server, name: str = "local") -> None:
        self.desk = Desk(server, name)
        self.http = self.desk.http
        self.thread = ""

    def bring(self, text: str = "", **files: bytes) -> dict[str, Any]:
        """Send files with a message; the card under the answer."""
        return asyncio.run(self._bring(text, files))

    def say(self, text: str, card: str) -> dict[str, Any]:
        """Say something; the card under the answer."""
        return asyncio.run(self._bring(text, {}, card))

    async def _bring(self, text: str, files: dict[str, bytes], name: str | None = None) -> dict[str, Any]:
        ids = [self.desk.upload(each.replace("__", "."), data).json() for each, data in files.items()]
        async with Window(self.desk.server, name=self.desk.name, thread=self.thread) as window:
            mark = len(window.events)
            message = {"message": {"id": str(uuid4()), "output": text}, "fileReferences": ids}
            await window.emit("client_message", message)
            told = await window.wait("new_message", after=mark, type="user_message")
            self.thread = told["threadId"]
            await window.wait("task_end", after=mark)
            drawn = [each for kind, each in window.events[mark:] if kind == "element"]
            cards = [each for each in drawn if each["name"] in ((name,) if name else ("CheckCard", "BuildCard"))]
            found: dict[str, Any] = cards[-1]
            return found

    def delete(self) -> None:
        """Delete the conversation, as the list at the side does."""
        answer = self.http.request("DELETE", "/project/thread", json={"threadId": self.thread})
        assert answer.status_code == 200, answer.text

    def check(self, key: str, **wish: Any) -> dict[str, Any]:
        answer = self.http.post(f"/peri/check/{key}", json=wish) if wish else self.http.get(f"/peri/check/{key}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def kept(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.http.get("/peri/kept").json()["kept"]
        return found


def test_a_training_file_is_checked_and_nothing_is_built(server: Server) -> None:
    talk = Talk(server)
    card = talk.bring(train__jsonl=BAD)
    assert card["name"] == "CheckCard"
    told = talk.check(card["props"]["check"])
    (file,) = told["files"]
    assert (file["name"], file["verdict"], file["examples"]) == ("train.jsonl", "error", 13)
    assert file["problems"][0]["line"] == 13
    assert "together" in {reader["id"] for reader in told["readers"]}
    assert "openai" not in {reader["id"] for reader in told["readers"]}  # closed to newcomers
    assert {each["kind"] for each in talk.kept()} == {"check"}
    talk.delete()
    assert talk.http.get(f"/peri/check/{card['props']['check']}").status_code == 404
    assert talk.kept() == []


def test_a_mended_copy_is_downloaded_and_another_reader_asked_for(server: Server) -> None:
    talk = Talk(server)
    key = talk.bring(train__jsonl=BAD)["props"]["check"]
    mended = talk.check(key, do="mend", file=0)["files"][0]["mended"]
    assert mended["report"]["verdict"] == "ok"
    copy = talk.http.get(f"/peri/check/{key}/0/{mended['name']}")
    assert b"human" not in copy.content
    assert copy.headers["content-disposition"].startswith("attachment")
    assert talk.check(key, do="for", reader="google")["files"][0]["verdict"] == "error"
    assert talk.http.post(f"/peri/check/{key}", json={"do": "for", "reader": "aunt"}).status_code == 400
    for wrong in ({"do": "mend", "file": -1}, {"do": "mend"}, {"do": "delete"}, []):
        assert talk.http.post(f"/peri/check/{key}", json=wrong).status_code == 400
    assert talk.http.post(f"/peri/check/{key}", json={"do": "mend", "file": 7}).status_code == 404
    for name in ("check.json", "train.jsonl", "%2e%2e"):
        assert talk.http.get(f"/peri/check/{key}/0/{name}").status_code == 404
    form = talk.http.post(f"/peri/check/{key}", content="{}", headers={"content-type": "text/plain"})
    assert form.status_code == 415


def test_nobody_reaches_another_persons_check_or_list(server: Server) -> None:
    talk = Talk(server)
    key = talk.bring(train__jsonl=BAD)["props"]["check"]
    stranger = Talk(server, "header:other")
    assert stranger.http.get(f"/peri/check/{key}").status_code == 404
    assert stranger.http.post(f"/peri/check/{key}", json={"do": "mend", "file": 0}).status_code == 404
    assert stranger.http.post("/peri/kept", json={"do": "delete", "id": f"check:{key}"}).status_code == 404
    assert stranger.kept() == []
    assert httpx.get(f"{server.url}/peri/check/{key}").status_code == 401
    assert httpx.get(f"{server.url}/peri/kept").status_code == 401
    assert talk.check(key)["key"] == key


def test_records_of_another_kind_are_built_from_and_checked_when_that_is_asked(server: Server) -> None:
    talk = Talk(server)
    assert talk.bring("Is this JSONL right?", notes__jsonl=RAW)["name"] == "CheckCard"
    built = talk.say("Please build from it", "BuildCard")
    talk.desk.key = built["props"]["build"]
    assert talk.desk.until()["pairs"]["total"] == 9
    assert talk.say("Please build from it", "BuildCard")["props"]["build"] == talk.desk.key  # once, not twice


def test_training_data_beside_other_work_is_checked_and_the_rest_built(server: Server) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("socks.txt", "Wool socks keep you warm in winter.\n\nThey are knitted in Wales by hand.\n" * 2)
    talk = Talk(server)
    talk.bring(train__jsonl=BAD, work__zip=packed.getvalue())
    kinds = sorted(each["kind"] for each in talk.kept() if each["name"] in ("train.jsonl",) or each["kind"] == "build")
    assert "check" in kinds
    assert "build" in kinds


def test_what_is_kept_is_listed_and_deleted_after_a_second_look(server: Server, tmp_path: Path) -> None:
    talk = Talk(server, "local")
    talk.desk.key = talk.bring("Please build", **{"socks__txt": b"Wool socks keep you warm. " * 12})["props"]["build"]
    talk.desk.until()
    name = next(each["name"] for each in talk.kept() if each["id"] == f"build:{talk.desk.key}")
    card = talk.say(f"Please delete the dataset {name}", "KeptCard")
    assert card["props"]["wanted"] == f"build:{talk.desk.key}"
    assert talk.desk.state()["name"] == name  # nothing is deleted by words
    assert talk.http.post("/peri/kept", json={"do": "delete", "id": card["props"]["wanted"]}).status_code == 200
    assert talk.http.get(f"/peri/build/{talk.desk.key}").status_code == 404
    assert talk.http.post("/peri/kept", json={"do": "delete", "id": card["props"]["wanted"]}).status_code == 404
    for wrong in ("build:..", "dataset:../peri.db", "waiting:..", "", "nonsense"):
        assert talk.http.post("/peri/kept", json={"do": "delete", "id": wrong}).status_code in (400, 404)


def test_a_deleted_conversation_leaves_what_was_built_from_it(server: Server) -> None:
    talk = Talk(server)
    talk.desk.key = talk.bring("Please build", **{"socks__txt": b"Wool socks keep you warm. " * 12})["props"]["build"]
    talk.desk.until()
    talk.delete()
    assert talk.desk.state()["status"] == "review"
    assert f"build:{talk.desk.key}" in {each["id"] for each in talk.kept()}
