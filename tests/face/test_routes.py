"""Who gets what from every route that there is. The table is the promise; a route that is not in it fails the test."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest

from tests.face.server import ROOT, Server
from tests.face.window import Window

FORGED = "no-such' OR '1'='1"
CLOSED = (404, 404, 404, 404)

# (method, path): status for the owner, another person, nobody, and the owner with a forged id.
# None: the question makes no sense there.
TABLE: dict[tuple[str, str], tuple[int | None, int | None, int | None, int | None]] = {
    ("GET", "/peri/export/{conversation_id}"): (200, 404, 401, 404),
    ("GET", "/peri/brief/{conversation_id}"): (200, 404, 401, 404),
    ("GET", "/peri/estimate"): (200, 404, 401, 404),
    ("GET", "/peri/estimate.csv"): (200, 404, 401, 404),
    ("GET", "/peri/journeys.md"): (200, 200, 401, None),  # one's own, whoever asks
    ("DELETE", "/peri/journeys"): (200, 200, 401, None),
    ("GET", "/peri/track"): (200, 200, 401, None),  # one's own log, whoever asks
    ("GET", "/peri/track/page"): (200, 200, 401, None),
    ("GET", "/peri/track/log.csv"): (200, 200, 401, None),
    ("POST", "/peri/track/import"): (415, 415, 401, None),
    ("DELETE", "/peri/track"): (200, 200, 401, None),
    ("GET", "/peri/comparison/{comparison_id}"): (404, 404, 401, 404),  # more of them in test_tracking.py
    ("POST", "/peri/comparison/{comparison_id}"): (404, 404, 401, 404),
    ("DELETE", "/peri/comparison/{comparison_id}"): (404, 404, 401, 404),
    ("GET", "/peri/comparison/{comparison_id}/page"): (404, 404, 401, 404),
    ("GET", "/peri/comparison/{comparison_id}/pairs.csv"): (404, 404, 401, 404),
    ("GET", "/peri/comparison/{comparison_id}/pairs.jsonl"): (404, 404, 401, 404),
    ("POST", "/project/file"): (422, 422, 401, None),  # each person brings files into their own folder
    ("GET", "/peri/build/{key}"): (404, 404, 401, 404),  # what a build tells its own person stands in test_builds.py
    ("GET", "/peri/build/{key}/review"): (404, 404, 401, 404),
    ("GET", "/peri/build/{key}/sheets"): (404, 404, 401, 404),
    ("GET", "/peri/build/{key}/before"): (404, 404, 401, 404),
    ("GET", "/peri/build/{key}/kit"): (404, 404, 401, 404),
    ("GET", "/peri/build/{key}/file/{name:path}"): (404, 404, 401, 404),
    ("POST", "/peri/build/{key}"): (404, 404, 401, 404),
    ("GET", "/peri/check/{key}"): (404, 404, 401, 404),
    ("POST", "/peri/check/{key}"): (404, 404, 401, 404),
    ("GET", "/peri/check/{key}/{number}/{name}"): (404, 404, 401, 404),
    ("GET", "/peri/kept"): (200, 200, 401, None),  # each person sees their own
    ("POST", "/peri/kept"): (404, 404, 401, None),
    ("GET", "/peri/rehearsal"): (200, 200, 401, None),  # whether the small model is here
    ("GET", "/peri/rehearsal/{card}"): (404, 404, 401, 404),  # what it tells its own person: test_rehearsals.py
    ("GET", "/peri/rehearsal/{card}/page"): (404, 404, 401, 404),
    ("GET", "/peri/rehearsal/{card}/adapter.zip"): (404, 404, 401, 404),
    ("POST", "/peri/rehearsal/{card}"): (404, 404, 401, 404),
    ("PUT", "/feedback"): (200, 404, 401, 404),
    ("DELETE", "/feedback"): (200, 404, 401, 404),
    ("POST", "/set-session-cookie"): (200, 200, 200, None),
    ("GET", "/library"): (200, 200, 200, None),  # the library is for everyone who reaches Peri
    ("HEAD", "/library"): (200, 200, 200, None),
    ("GET", "/library/{name:path}"): (200, 200, 200, 404),
    ("HEAD", "/library/{name:path}"): (200, 200, 200, 404),
    ("GET", "/project/thread/{thread_id}"): (200, 404, 401, 404),
    ("PUT", "/project/thread"): (200, 404, 401, 404),
    ("DELETE", "/project/thread"): (200, 404, 401, 404),
    ("POST", "/project/threads"): (200, 200, 401, None),
    ("GET", "/user"): (200, 200, 401, None),
    ("GET", "/project/settings"): (200, 200, 401, None),
    ("GET", "/project/translations"): (200, 200, 200, None),
    ("GET", "/auth/config"): (200, 200, 200, None),
    ("POST", "/auth/header"): (200, 200, 200, None),
    ("POST", "/logout"): (200, 200, 200, None),
    ("GET", "/project/file/{file_id}"): (401, 401, 401, 404),
    ("GET", "/public/{filename:path}"): (200, 200, 200, 400),
    ("GET", "/assets/{filename:path}"): (404, 404, 404, 400),
    ("GET", "/favicon"): (200, 200, 200, None),
    ("GET", "/logo"): (200, 200, 200, None),
    ("GET", "/avatars/{avatar_id:str}"): (200, 200, 200, 200),
    ("HEAD", "/"): (200, 200, 200, None),
    ("GET", "/health"): (200, 200, 200, None),
    ("GET", "/{full_path:path}"): (200, 200, 200, 200),
    # Chainlit's routes that Peri does not use
    ("GET", "/openapi.json"): CLOSED,
    ("HEAD", "/openapi.json"): CLOSED,
    ("GET", "/docs"): CLOSED,
    ("HEAD", "/docs"): CLOSED,
    ("GET", "/docs/oauth2-redirect"): CLOSED,
    ("HEAD", "/docs/oauth2-redirect"): CLOSED,
    ("GET", "/redoc"): CLOSED,
    ("HEAD", "/redoc"): CLOSED,
    ("GET", "/copilot/{filename:path}"): CLOSED,
    ("POST", "/login"): CLOSED,
    ("POST", "/auth/jwt"): CLOSED,
    ("GET", "/auth/oauth/{provider_id}"): CLOSED,
    ("GET", "/auth/oauth/{provider_id}/callback"): CLOSED,
    ("POST", "/auth/oauth/azure-ad-hybrid/callback"): CLOSED,
    ("GET", "/project/share/{thread_id}"): CLOSED,
    ("PUT", "/project/thread/share"): CLOSED,
    ("GET", "/project/thread/{thread_id}/element/{element_id}"): CLOSED,
    ("PUT", "/project/element"): CLOSED,
    ("DELETE", "/project/element"): CLOSED,
    ("POST", "/project/action"): CLOSED,
    ("POST", "/mcp"): CLOSED,
    ("DELETE", "/mcp"): CLOSED,
}
EVENTS = [
    "chat_settings_change", "clear_session", "client_message", "connect", "connection_successful", "disconnect",
    "edit_message", "stop", "window_message",
]  # fmt: skip


class Kept:
    """A conversation of the local person with one answer."""

    def __init__(self, server: Server) -> None:
        async def talk() -> tuple[str, str]:
            async with Window(server) as window:
                await window.answered("What is fine-tuning?")
                return window.thread, window.answer_id()

        self.thread, self.answer = asyncio.run(talk())


@pytest.fixture
def kept(server: Server) -> Kept:
    return Kept(server)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the application itself says that it answers to."""
    home = tmp_path_factory.mktemp("routes") / "home"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PERI_")} | {"PERI_HOME": str(home)}
    command = [sys.executable, "-m", "tests.face.house", "--routes"]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=60)
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def test_every_route_is_in_the_table(known: dict[str, Any]) -> None:
    routes = {(method, path) for method, path in known["routes"]}
    assert routes == {*TABLE, ("MOUNT", "/ws/socket.io")}


def test_every_event_of_the_socket_is_known(known: dict[str, Any]) -> None:
    assert known["events"] == EVENTS


@pytest.mark.parametrize(("method", "path"), list(TABLE))
def test_a_route_answers_each_person_as_the_table_says(server: Server, kept: Kept, method: str, path: str) -> None:
    who: list[tuple[str, str | None, str]] = [
        ("other", server.cookie("header:other"), kept.thread),
        ("nobody", None, kept.thread),
        ("forged", server.cookie(), FORGED),
        ("owner", server.cookie(), kept.thread),  # last: it may delete
    ]
    expected = dict(zip(("owner", "other", "nobody", "forged"), TABLE[method, path], strict=True))
    got = {
        name: _ask(server, kept, method, path, cookie, thread) if expected[name] is not None else None
        for name, cookie, thread in who
    }
    assert got == expected


def test_an_unknown_conversation_and_a_strangers_look_the_same(server: Server, kept: Kept) -> None:
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie("header:other")}) as client:
        theirs = client.get(f"/project/thread/{kept.thread}")
        unknown = client.get(f"/project/thread/{uuid4()}")
    assert (theirs.status_code, theirs.content) == (unknown.status_code, unknown.content)


def test_another_persons_history_is_empty(server: Server, kept: Kept) -> None:
    query = {"pagination": {"first": 50}, "filter": {"userId": kept.thread}}
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie("header:nobody-yet")}) as client:
        assert client.post("/project/threads", json=query).json()["data"] == []


def test_a_vote_of_another_person_changes_nothing(server: Server, kept: Kept) -> None:
    vote = {"feedback": {"forId": kept.answer, "value": 1, "comment": "good"}, "sessionId": str(uuid4())}
    with httpx.Client(base_url=server.url) as client:
        assert client.put("/feedback", json=vote, headers={"cookie": server.cookie()}).status_code == 200
        vote["feedback"] = {"forId": kept.answer, "value": 0, "comment": "spite"}
        stranger = {"cookie": server.cookie("header:other")}
        assert client.put("/feedback", json=vote, headers=stranger).status_code == 404
        gone = client.request("DELETE", "/feedback", json={"feedbackId": kept.answer}, headers=stranger)
        assert gone.status_code == 404
        thread = client.get(f"/project/thread/{kept.thread}", headers={"cookie": server.cookie()}).json()
    votes = [step["feedback"] for step in thread["steps"] if step.get("feedback")]
    assert [(v["value"], v["comment"]) for v in votes] == [(1, "good")]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": ""},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},  # another program on this machine
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    ],
)
def test_a_foreign_page_gets_nothing(server: Server, headers: dict[str, str]) -> None:
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie()}) as client:
        for path in ("/", "/user", "/health", "/public/theme.json"):
            assert client.get(path, headers=headers).status_code == 403


def test_a_body_over_the_limit_is_refused(server: Server) -> None:
    with httpx.Client(base_url=server.url, headers={"cookie": server.cookie()}) as client:
        assert client.post("/project/threads", content=b"x" * 1_000_001).status_code == 413


def test_a_token_with_another_signature_is_nobody(server: Server) -> None:
    forged = server.cookie().rsplit(".", 1)[0] + ".AAAA"
    assert httpx.get(f"{server.url}/user", headers={"cookie": forged}).status_code == 401


def test_every_answer_carries_the_policy(server: Server) -> None:
    for path in ("/", "/user", "/public/peri.js", "/docs"):
        headers = httpx.get(server.url + path).headers
        policy = headers["content-security-policy"]
        ancestors = "'self'" if path == "/" else "'none'"
        for rule in (
            "default-src 'self'",
            "img-src 'self' data: blob:",
            "frame-src 'none'",
            f"frame-ancestors {ancestors}",
        ):
            assert rule in policy
        assert headers["x-frame-options"] == ("SAMEORIGIN" if path == "/" else "DENY")
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_page_names_no_other_host(server: Server) -> None:
    page = httpx.get(server.url).text
    assert "//" not in page.replace("http://www.w3.org", "")


def test_the_page_signs_a_local_visitor_in(server: Server) -> None:
    with httpx.Client(base_url=server.url) as client:
        client.get("/", headers={"accept": "text/html"})
        assert client.get("/user").json()["identifier"] == "local"


def test_an_export_is_a_markdown_file(server: Server, kept: Kept) -> None:
    got = httpx.get(f"{server.url}/peri/export/{kept.thread}", headers={"cookie": server.cookie()})
    assert got.headers["content-type"].startswith("text/markdown")
    assert got.headers["content-disposition"].startswith("attachment;")
    assert "What is fine-tuning?" in got.text
    assert "A guide to tuning" in got.text


def test_the_secret_is_for_its_owner_only(server: Server) -> None:
    assert (server.home / "auth_secret").stat().st_mode & 0o777 == 0o600


def test_a_taken_port_is_said_in_one_sentence(server: Server, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PERI_")}
    environment |= {"PERI_HOME": str(tmp_path / "home"), "PERI_PORT": str(server.port)}
    command = [sys.executable, "-m", "tests.face.house"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert f"Port {server.port} is taken" in ended.stderr
    assert "Traceback" not in ended.stderr


def _ask(server: Server, kept: Kept, method: str, path: str, cookie: str | None, thread: str) -> int:
    answer = kept.answer if thread == kept.thread else thread
    url = path.replace("{thread_id}", quote(thread)).replace("{conversation_id}", quote(thread))
    for name in ("{key}", "{card}"):
        url = url.replace(name, "0" * 16 if thread == kept.thread else quote(FORGED))
    url = url.replace("{filename:path}", "peri.js" if thread == kept.thread else "..%2f..%2fauth_secret")
    url = url.replace("{name:path}", "providers" if thread == kept.thread else quote(FORGED))
    url = url.replace("{number}", "0").replace("{name}", "train.fixed.jsonl")
    for name in ("{file_id}", "{element_id}", "{provider_id}", "{avatar_id:str}", "{full_path:path}"):
        url = url.replace(name, "peri")
    bodies: dict[tuple[str, str], Any] = {
        ("PUT", "/feedback"): {"feedback": {"forId": answer, "value": 1}, "sessionId": str(uuid4())},
        ("DELETE", "/feedback"): {"feedbackId": answer},
        ("PUT", "/project/thread"): {"threadId": thread, "name": "Another name"},
        ("DELETE", "/project/thread"): {"threadId": thread},
        ("POST", "/project/threads"): {"pagination": {"first": 5}, "filter": {}},
        ("POST", "/peri/build/{key}"): {"do": "undo"},
        ("POST", "/peri/rehearsal/{card}"): {"do": "stop"},
        ("POST", "/peri/check/{key}"): {"do": "mend", "file": 0},
        ("POST", "/peri/kept"): {"do": "delete", "id": "check:0"},
    }
    session = str(uuid4()) if thread == kept.thread else FORGED
    query = {"session_id": session} if path == "/project/file/{file_id}" else {}
    query |= {"conversation": thread} if path.startswith("/peri/estimate") else {}
    headers = {"cookie": cookie} if cookie else {}
    return httpx.request(
        method, server.url + url, json=bodies.get((method, path)), params=query, headers=headers, timeout=30
    ).status_code
