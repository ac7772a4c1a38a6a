"""Files on their way in: read from the request piece by piece, straight to the person's own folder."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect

from assistant.errors import InputRefused
from assistant.face.person import Caller
from assistant.inbox import CUT_OFF, NO_ROOM, Arriving, Inbox
from assistant.workshop import Workshop
from dataset.build.stages import is_full
from dataset.read.names import shown

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

UNREADABLE = "That upload could not be read. Please bring the file again."
NOT_WRITTEN = "{name} could not be written. Check that the disk is well, and bring it again."
_ENVELOPE = 2_000  # bytes of a request round its file, about


class Uploads:
    """Answers for /project/file, where Chainlit's page and our cards send one file a request."""

    def __init__(self, workshop: Workshop, caller: Caller) -> None:
        self._workshop = workshop
        self._caller = caller

    async def take(self, request: Request) -> Response:
        """One file; its id, under which a message or a card can claim it. What is refused is said, and noted."""
        inbox = self._workshop.bench(self._caller.name()).inbox
        await asyncio.to_thread(inbox.tidy, time.time())
        part = _Part(inbox, int(request.headers.get("content-length", "0")))
        try:
            return JSONResponse({"id": await _received(request, part)})
        except InputRefused as error:
            await asyncio.to_thread(part.drop)
            await asyncio.to_thread(inbox.refuse, str(error))
            await _drained(request)
            return JSONResponse({"detail": str(error)}, status_code=422)
        except OSError as error:
            await asyncio.to_thread(part.drop)
            sentence = (NO_ROOM if is_full(error) else NOT_WRITTEN).format(name=shown(part.name))
            return JSONResponse({"detail": sentence}, status_code=507)
        except ClientDisconnect:
            await asyncio.to_thread(part.drop)
            raise


async def _received(request: Request, part: _Part) -> str:
    _, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if not boundary:
        raise InputRefused(UNREADABLE)
    parser = MultipartParser(boundary, part.callbacks())
    try:
        async for data in request.stream():
            if data:
                await asyncio.to_thread(parser.write, data)
        await asyncio.to_thread(parser.finalize)
    except MultipartParseError:
        raise InputRefused(UNREADABLE) from None
    return await asyncio.to_thread(part.done)


async def _drained(request: Request) -> None:
    """Read what still comes: a browser shows an answer only when it could send all."""
    try:
        async for _ in request.stream():
            pass
    except (ClientDisconnect, RuntimeError):
        pass


class _Part:
    """The one file of a request, as the parser meets it."""

    def __init__(self, inbox: Inbox, length: int) -> None:
        self._inbox = inbox
        self._length = max(0, length - _ENVELOPE)
        self._header, self._value = b"", b""
        self._disposition = b""
        self._arriving: Arriving | None = None
        self._is_file = self._is_whole = False
        self.name = "The file"

    def callbacks(self) -> MultipartCallbacks:
        """What the parser calls."""
        return {
            "on_header_field": self._field,
            "on_header_value": self._more,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers,
            "on_part_data": self._data,
            "on_part_end": self._end,
        }

    def done(self) -> str:
        """The id of the file, once the request is read. Raises InputRefused."""
        if self._arriving is None:
            raise InputRefused(UNREADABLE)
        if not self._is_whole:
            raise InputRefused(CUT_OFF.format(name=shown(self.name)))
        return self._arriving.keep()

    def drop(self) -> None:
        """Forget what came."""
        if self._arriving is not None:
            self._arriving.drop()

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _more(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header, self._value = b"", b""

    def _headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._disposition = b""
        self._is_file = b"filename" in options and self._arriving is None
        if self._is_file:
            self.name = options[b"filename"].decode("utf-8", "replace")
            self._arriving = self._inbox.begin(self.name, self._length)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._is_file and self._arriving is not None:
            self._arriving.write(data[start:end])

    def _end(self) -> None:
        self._is_whole = self._is_whole or self._is_file
        self._is_file = False
