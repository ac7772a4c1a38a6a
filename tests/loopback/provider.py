"""A loopback provider that speaks /v1/chat/completions with streaming, and fails on demand.

    with LoopbackProvider(Says("Hello"), Fails(429, retry_after="1")) as provider:
        HostedModel(name="openai/test", api_base=provider.base_url, ...)

Replies are used in order; the last one is repeated. A function `request -> Reply` may stand in for a reply.
"""

from __future__ import annotations

import json
import select
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

USAGE = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
PATIENCE_SECONDS = 10  # how long a hanging reply waits for the other side to go away


@dataclass(frozen=True)
class Call:
    """A tool call as the provider streams it; `id` None leaves the field out."""

    name: str
    arguments: str
    id: str | None = "call_1"


@dataclass(frozen=True)
class Says:
    """Text in pieces, then tool calls whose deltas are interleaved by index."""

    pieces: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    finish: str | None = None  # None: "stop", or "tool_calls" when there are calls
    usage: dict[str, Any] | None = None  # None leaves it out

    def events(self) -> Iterator[dict[str, Any] | str]:
        """The chunks of the stream."""
        yield chunk({"role": "assistant", "content": ""})
        for piece in self.pieces:
            yield chunk({"content": piece})
        yield from interleaved(self.calls)
        yield chunk({}, self.finish or ("tool_calls" if self.calls else "stop"))
        if self.usage is not None:
            yield {**chunk({}), "choices": [], "usage": self.usage}


@dataclass(frozen=True)
class Fails:
    """An error instead of a stream; `{key}` in the message becomes the caller's key, as real providers echo it."""

    status: int
    message: str = "The server had an error ({key})"
    code: str | None = None
    retry_after: str | None = None


@dataclass(frozen=True)
class Breaks:
    """The first `after` chunks of `reply`, then `how`.

    cut: the connection drops; ends: the stream closes in good order, but unfinished; garbage: a line that is no JSON;
    error: an error object inside the stream; hang: nothing more comes.
    """

    reply: Says
    after: int
    how: str = "cut"


@dataclass(frozen=True)
class Hangs:
    """Accepts the request and never answers."""


@dataclass(frozen=True)
class Empty:
    """A stream that ends without a chunk."""


Reply = Says | Fails | Breaks | Hangs | Empty


@dataclass
class Received:
    """A request as it came in; `headers` have lower-case names."""

    body: dict[str, Any]
    headers: dict[str, str]
    connection_closed: threading.Event = field(default_factory=threading.Event)


def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """One chat.completion.chunk."""
    return {
        "id": "chatcmpl-loopback",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "loopback",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


def interleaved(calls: Sequence[Call]) -> Iterator[dict[str, Any]]:
    """Each call opens with its name; then the arguments come five characters at a time, one call after the other."""
    for index, call in enumerate(calls):
        opening: dict[str, Any] = {"index": index, "type": "function", "function": {"name": call.name, "arguments": ""}}
        if call.id is not None:
            opening["id"] = call.id
        yield chunk({"tool_calls": [opening]})
    longest = max((len(call.arguments) for call in calls), default=0)
    for start in range(0, longest, 5):
        for index, call in enumerate(calls):
            if piece := call.arguments[start : start + 5]:
                yield chunk({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})


class LoopbackProvider:
    """The server, on a free port of 127.0.0.1 while the `with` block lasts."""

    def __init__(self, *replies: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        self.requests: list[Received] = []
        self._replies = replies
        self._arrived = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def base_url(self) -> str:
        """What PERI_API_BASE would be."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def receive(self, request: Received) -> Reply:
        """Record a request and choose its reply."""
        with self._arrived:
            self.requests.append(request)
            self._arrived.notify_all()
            reply = self._replies[min(len(self.requests), len(self._replies)) - 1]
        return reply(request.body) if callable(reply) else reply

    def wait_for_requests(self, count: int) -> None:
        """Block until `count` requests have come in."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.requests) >= count, PATIENCE_SECONDS)


def _handler(provider: LoopbackProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            received = Received(body, {name.lower(): value for name, value in self.headers.items()})
            try:
                self._answer(provider.receive(received), received)
            except (BrokenPipeError, ConnectionResetError):
                received.connection_closed.set()

        def _answer(self, reply: Reply, received: Received) -> None:
            match reply:
                case Fails():
                    self._fail(reply, received)
                case Hangs():
                    self._wait_for_goodbye(received)
                case Empty():
                    self._open()
                    self._end()
                case Says():
                    self._open()
                    for event in reply.events():
                        self._send(event)
                    self._send("[DONE]")
                    self._end()
                case Breaks():
                    self._break(reply, received)

        def _break(self, reply: Breaks, received: Received) -> None:
            self._open()
            for event in list(reply.reply.events())[: reply.after]:
                self._send(event)
            if reply.how == "hang":
                self._wait_for_goodbye(received)
            elif reply.how == "ends":
                self._end()
            elif reply.how == "garbage":
                self._send('{"choices": [{"delta": {"content": "half')
                self._end()
            elif reply.how == "error":
                self._send({"error": {"message": "overloaded", "type": "server_error", "code": 500}})
                self._end()

        def _fail(self, reply: Fails, received: Received) -> None:
            key = received.headers.get("authorization", "").removeprefix("Bearer ")
            error = {"message": reply.message.format(key=key), "type": "loopback", "code": reply.code}
            data = json.dumps({"error": error}).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")  # said, so that no client sends its next request into it
            if reply.retry_after is not None:
                self.send_header("Retry-After", reply.retry_after)
            self.end_headers()
            self.wfile.write(data)

        def _open(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.send_header("Connection", "close")
            self.end_headers()

        def _send(self, event: dict[str, Any] | str) -> None:
            data = f"data: {event if isinstance(event, str) else json.dumps(event)}\n\n".encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

        def _end(self) -> None:
            self.wfile.write(b"0\r\n\r\n")

        def _wait_for_goodbye(self, received: Received) -> None:
            readable, _, _ = select.select([self.connection], [], [], PATIENCE_SECONDS)
            if readable and self.connection.recv(1) == b"":
                received.connection_closed.set()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
