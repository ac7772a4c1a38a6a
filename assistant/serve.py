"""Starting and ending the chat: the folder, the secret, the port, and one server in this process."""

from __future__ import annotations

import asyncio
import importlib
import os
import secrets
import signal
import socket
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from assistant.errors import PeriError, SettingError
from assistant.face.root import BUILD, prepare_root
from assistant.quiet import prepare_environment
from assistant.settings import Settings
from rehearsal.package import MODEL_SHA256

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.peri import Peri

GRACE_S = 5
OPEN_DOOR = (
    "PERI_HOST makes Peri reachable from elsewhere, and nobody would have to sign in. Put a proxy in front that signs "
    "people in, and name in PERI_AUTH_HEADER the header in which it tells who they are; or keep PERI_HOST at 127.0.0.1."
)


def serve(peri: Peri, model_digest: str = MODEL_SHA256) -> None:
    """Serve the chat until SIGINT or SIGTERM; raises PeriError when it cannot start.

    `model_digest` is that of the small model that rehearsals are made with.
    """
    settings = peri.settings
    prepare(settings)
    listening = _listen(settings)
    asyncio.run(_run(_load(peri, model_digest), settings, listening))


def prepare(settings: Settings) -> Path:
    """Everything that must stand before Chainlit is imported; returns the folder that it runs in."""
    if not settings.is_local and settings.auth_header is None:
        raise SettingError(OPEN_DOOR)
    prepare_environment()
    root = prepare_root(settings.home)
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    os.environ["CHAINLIT_AUTH_SECRET"] = _secret(settings)
    os.environ["CHAINLIT_AUTH_COOKIE_NAME"] = f"peri_{settings.port}"  # cookies do not tell ports apart
    os.environ["CHAINLIT_ENV_FILE"] = str(root / BUILD / "no-env-file")  # else Chainlit loads .env from where it stands
    for name in ("DATABASE_URL", "LITERAL_API_KEY", "CHAINLIT_CUSTOM_AUTH", "CHAINLIT_ROOT_PATH"):
        os.environ.pop(name, None)  # Chainlit acts on these
    _without_tracing()
    return root


def _load(peri: Peri, model_digest: str) -> FastAPI:
    application: FastAPI = importlib.import_module("assistant.app").create(peri, model_digest)
    return application


def _secret(settings: Settings) -> str:
    if settings.auth_secret is not None:
        return settings.auth_secret.get_secret_value()
    if not settings.is_local:
        raise SettingError("Set PERI_AUTH_SECRET to a long random text: without it nobody can be signed in safely.")
    file = settings.home / "auth_secret"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(secrets.token_hex(32))
    return file.read_text().strip()


def _without_tracing() -> None:
    """Chainlit imports a tracing kit that Peri never uses: about 40 packages, half a second and 50 MB."""
    kit, sdk = types.ModuleType("traceloop"), types.ModuleType("traceloop.sdk")
    sdk.Traceloop = type("Traceloop", (), {})  # type: ignore[attr-defined]
    kit.sdk = sdk  # type: ignore[attr-defined]
    sys.modules.setdefault("traceloop", kit)
    sys.modules.setdefault("traceloop.sdk", sdk)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise PeriError(
            f"Port {settings.port} is taken, perhaps by another Peri. End that one, or choose another port: PERI_PORT."
        ) from None
    return listening


async def _run(application: FastAPI, settings: Settings, listening: socket.socket) -> None:
    config = uvicorn.Config(
        application, log_level="error", timeout_graceful_shutdown=GRACE_S, server_header=False, access_log=False
    )
    server = _Server(config)
    telling = asyncio.create_task(_tell_when_ready(settings))
    await server.serve(sockets=[listening])
    telling.cancel()


async def _tell_when_ready(settings: Settings) -> None:
    """The port is bound already, so this waits until the server answers there."""
    reader, writer = await asyncio.open_connection(settings.host, settings.port)
    writer.write(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    status = await reader.readline()
    writer.close()
    if b" 200 " in status:
        sys.stdout.write(f"Peri is ready at http://{settings.host}:{settings.port}\n")
        sys.stdout.flush()


class _Server(uvicorn.Server):
    """uvicorn raises a caught signal again when it is done, so a clean end would look like a crash."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ask for the end on a signal; a second one hurries."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)
