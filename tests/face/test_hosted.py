"""Peri behind a proxy that signs people in; 127.0.0.2 stands for an address that others can reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.face.server import ROOT, Server, free_port

HOST = "127.0.0.2"
SECRET = "a-long-random-text-for-this-test-only"
SETTINGS = {"PERI_AUTH_SECRET": SECRET, "PERI_AUTH_HEADER": "X-Person", "PERI_ALLOWED_HOSTS": HOST}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("hosted") / "home", host=HOST, settings=SETTINGS) as running:
        yield running


@pytest.fixture
def alice(hosted: Server) -> str:
    """The Cookie header that Alice's first visit gave her."""
    page = httpx.get(hosted.url, headers={"x-person": "alice", "accept": "text/html"})
    given = page.headers["set-cookie"]
    assert "HttpOnly" in given
    assert "Secure" in given
    return given.split(";")[0]


def test_the_proxy_says_who_somebody_is(hosted: Server, alice: str) -> None:
    got = httpx.get(f"{hosted.url}/user", headers={"x-person": "alice", "cookie": alice})
    assert (got.json()["identifier"], got.json()["display_name"]) == ("header:alice", "alice")


def test_without_the_proxys_word_nobody_comes_in(hosted: Server, alice: str) -> None:
    assert "set-cookie" not in httpx.get(hosted.url, headers={"accept": "text/html"}).headers
    assert httpx.get(f"{hosted.url}/user").status_code == 401
    assert httpx.post(f"{hosted.url}/auth/header").status_code == 401
    assert httpx.get(f"{hosted.url}/user", headers={"cookie": alice}).status_code == 401


def test_a_cookie_of_another_person_counts_for_nothing(hosted: Server, alice: str) -> None:
    got = httpx.get(f"{hosted.url}/user", headers={"x-person": "bob", "cookie": alice})
    assert got.status_code == 401


@pytest.mark.parametrize(
    ("missing", "says"), [("PERI_AUTH_HEADER", "sign in"), ("PERI_AUTH_SECRET", "PERI_AUTH_SECRET")]
)
def test_peri_does_not_start_with_an_open_door(tmp_path: Path, missing: str, says: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PERI_")}
    environment |= {k: v for k, v in SETTINGS.items() if k != missing}
    environment |= {"PERI_HOME": str(tmp_path / "home"), "PERI_HOST": HOST, "PERI_PORT": str(free_port())}
    command = [sys.executable, "-m", "tests.face.house"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
