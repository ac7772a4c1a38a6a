"""The guard at the door: what reaches Chainlit at all, and what every answer carries.

Chainlit trusts the browser with ids, origins and hosts. Nothing passes here that Peri does not use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.face.ids import is_uuid
from assistant.face.person import LOOPBACK, Caller, cookie_for, host_name, visitor
from assistant.face.policy import headers_for, is_library
from assistant.inbox import LARGEST
from assistant.settings import Settings

LARGEST_BODY = 1_000_000
UPLOAD = "/project/file"
LARGEST_UPLOAD = LARGEST + LARGEST_BODY
SOCKET = "/ws/socket.io"

# Routes of Chainlit that Peri does not use, by method ("*" is any) and path.
CLOSED: tuple[tuple[str, str], ...] = (
    ("*", r"/docs(/.*)?|/redoc|/openapi\.json"),
    ("*", r"/copilot(/.*)?"),
    ("*", r"/mcp"),
    ("*", r"/project/share/.*|/project/thread/share"),
    ("*", r"/project/thread/[^/]*/element/.*|/project/element"),
    ("*", r"/project/action"),  # our elements speak through the socket
    ("POST", r"/login"),
    ("*", r"/auth/jwt|/auth/oauth/.*"),
    ("*", r"/slack/.*|/teams/.*"),
)
MAY_BE_KEPT = ("/assets/", "/public/", "/avatars/", "/logo", "/favicon")
THREAD = re.compile(r"/project/thread/(?P<id>[^/]+)")


class Guard:
    """ASGI middleware. `script_hashes` gives the CSP hashes of the scripts that stand in the page itself."""

    def __init__(
        self, app: ASGIApp, *, caller: Caller, settings: Settings, script_hashes: Callable[[], list[str]]
    ) -> None:
        self._app = app
        self._caller = caller
        self._hosts = {*LOOPBACK, *settings.allowed_hosts}
        self._settings = settings
        self._script_hashes = script_hashes
        self._closed = [(method, re.compile(pattern)) for method, pattern in CLOSED]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or answer for good."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        status = self._refusal(scope, headers)
        name = visitor(self._settings, headers)
        scope = _signed_in(scope, name)
        guarded = self._guarded(scope, headers, send, name)
        if status and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403})
        elif status:
            await _answer(guarded, status)
        elif scope["type"] == "http":
            with self._caller.speaking(name):
                await self._app(scope, _limited(receive, _largest(scope)), guarded)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> int | None:
        host = headers.get("host", "")
        if host_name(host) not in self._hosts:
            return 403
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return 403
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return 403
        path = scope["path"]
        if path.startswith(SOCKET):
            # Polling would bind a session to each request's own cookie; the page asks for a websocket only.
            return None if scope["type"] == "websocket" else 404
        if scope["type"] == "websocket":
            return 404
        method = scope["method"]
        if any(wanted in ("*", method) and pattern.fullmatch(path) for wanted, pattern in self._closed):
            return 404
        thread = THREAD.fullmatch(path)
        if thread and not is_uuid(thread["id"]):
            return 404
        sessions = parse_qs(scope["query_string"].decode("latin-1")).get("session_id", [])
        if any(not is_uuid(session) for session in sessions):
            return 404
        length = headers.get("content-length", "0")
        return 413 if not length.isdigit() or int(length) > _largest(scope) else None

    def _guarded(self, scope: Scope, headers: dict[str, str], send: Send, name: str | None) -> Send:
        path = scope["path"]
        is_page_of_library = is_library(path)  # for everyone alike: it needs nobody's name
        is_page = scope["type"] == "http" and scope["method"] == "GET" and "text/html" in headers.get("accept", "")
        is_page = is_page and not is_page_of_library

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = headers_for(path, headers.get("host", ""), self._script_hashes())
                if path.startswith("/project/file/"):  # a person's own file never becomes a page of ours
                    extra |= {"content-type": "application/octet-stream", "content-disposition": "attachment"}
                if not path.startswith(MAY_BE_KEPT) and not is_page_of_library:
                    extra["cache-control"] = "no-store"
                kept = [(k, v) for k, v in message["headers"] if k.decode("latin-1").lower() not in extra]
                message["headers"] = kept + [(k.encode(), v.encode()) for k, v in extra.items()]
                cookie = cookie_for(self._settings, headers) if is_page and name is None else None
                if cookie:
                    message["headers"].append((b"set-cookie", cookie.encode()))
            await send(message)

        return guarded


def _largest(scope: Scope) -> int:
    """Bytes that the body of a request may have."""
    is_upload = scope.get("method") == "POST" and scope["path"] == UPLOAD
    return LARGEST_UPLOAD if is_upload else LARGEST_BODY


def _limited(receive: Receive, largest: int) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > largest:
            return {"type": "http.disconnect"}
        return message

    return limited


def _signed_in(scope: Scope, name: str | None) -> Scope:
    """The request without what Chainlit would take for a signature beside the cookie that counted."""
    dropped = {b"authorization"} if name else {b"authorization", b"cookie"}
    return {**scope, "headers": [(key, value) for key, value in scope["headers"] if key not in dropped]}


async def _answer(send: Send, status: int) -> None:
    texts = {403: "This address may not use Peri.", 404: "Not Found", 413: "This is too long."}
    body = json.dumps({"detail": texts[status]}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
