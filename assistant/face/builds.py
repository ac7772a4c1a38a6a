"""The routes of builds: how far one is, its pairs page by page, what the person decides, and what was written.

A build belongs to one person; for everybody else its key is the key of nothing. What comes in is JSON and nothing else,
so that no form of another page can send it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse
from pydantic import ValidationError

from assistant.errors import InputRefused, NotYours
from assistant.face.asked import read_asked, room_on_disk
from assistant.face.builds_asked import WISH, Bulk, Decide, Delete, Undo
from assistant.face.builds_done import done
from assistant.face.builds_sheets import sheets
from assistant.face.builds_state import before_writing, review_page, state
from assistant.face.builds_upload import Uploads
from assistant.face.checks import CheckRoutes
from assistant.face.person import Caller
from assistant.store.repository import Store
from assistant.workshop import Bench, Workshop
from dataset.build.final import WriteOptions
from dataset.build.kit import OnlyUnseen, kit_of
from dataset.build.publish import ARCHIVE, place_of
from dataset.build.review import Filter
from knowledge.library import Library

PAGE, LONGEST_PAGE = 25, 100
NO_KIT = "There is nothing to make a kit from yet: nobody has said that any of this work may be used."
FILTERS = ("standing", "rule", "kind", "client", "template")


class Builds:
    """Answers for /peri/build."""

    def __init__(
        self, workshop: Workshop, caller: Caller, library: Library, today: Callable[[], date], store: Store
    ) -> None:
        self._workshop = workshop
        self._caller = caller
        self._library = library
        self._today = today
        self._uploads = Uploads(workshop, caller)
        self._checks = CheckRoutes(workshop, caller, library, store)

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        app.add_api_route("/project/file", self._uploads.take, methods=["POST"], response_model=None)
        for path, answer in (
            ("", self.state),
            ("/review", self.review),
            ("/sheets", self.sheets),
            ("/before", self.before),
            ("/kit", self.kit),
            ("/file/{name:path}", self.file),
        ):
            app.add_api_route(f"/peri/build/{{key}}{path}", answer, methods=["GET"], response_model=None)
        app.add_api_route("/peri/build/{key}", self.act, methods=["POST"], response_model=None)
        self._checks.install(app)

    async def state(self, key: str) -> Response:
        """How far it is, and what it waits for."""
        return JSONResponse(await asyncio.to_thread(_state, self._bench(), key))

    async def review(self, request: Request, key: str) -> Response:
        """A page of pairs; `cursor` is how many of the chosen ones to pass over."""
        chosen, cursor, limit = _chosen(request)
        bench = self._bench()

        def page() -> dict[str, Any]:
            with bench.opened(key) as build:
                return review_page(build, chosen, cursor, limit)

        return JSONResponse(await asyncio.to_thread(page))

    async def sheets(self, key: str) -> Response:
        """What the columns of the sheets seem to be."""
        bench = self._bench()

        def found() -> list[dict[str, Any]]:
            with bench.opened(key) as build:
                return sheets(build)

        return JSONResponse({"sheets": await asyncio.to_thread(found)})

    async def before(self, request: Request, key: str) -> Response:
        """What would be written now, and what training on it costs where."""
        options = WriteOptions(doubtful=request.query_params.get("doubtful") == "1")
        bench = self._bench()

        def told() -> dict[str, Any]:
            with bench.opened(key) as build:
                return before_writing(build, options, self._library, self._today())

        return JSONResponse(await asyncio.to_thread(told))

    async def kit(self, key: str) -> Response:
        """The prompt kit, as text to copy or keep."""
        bench = self._bench()

        def made() -> str:
            with bench.opened(key) as build:
                return kit_of(build).markdown

        try:
            text = await asyncio.to_thread(made)
        except OnlyUnseen as error:
            raise NotYours(str(error)) from None
        except ValueError:
            raise NotYours(NO_KIT) from None
        return PlainTextResponse(text, headers={"content-disposition": 'attachment; filename="prompt-kit.md"'})

    async def file(self, key: str, name: str) -> Response:
        """One of the written files, or all of them as a zip. The report is a page; everything else is downloaded."""
        bench = self._bench()

        def found() -> tuple[Any, str]:
            with bench.opened(key) as build:
                place = place_of(build, WriteOptions.model_validate(build.value("options", {})))
                path = (place / name).resolve()
                if not path.is_relative_to(place.resolve()) or not path.is_file():
                    raise NotYours("There is no such file in this build.")
                return path, build.name

        path, title = await asyncio.to_thread(found)
        if name == "report.html":
            return HTMLResponse(await asyncio.to_thread(path.read_text, "utf-8"))
        plain = re.sub(r"[^\w -]+", "", title).strip() or "build"
        base = f"{plain}.zip" if name == ARCHIVE else path.name
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(base)}"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    async def act(self, request: Request, key: str) -> Response:
        """Do what a card asks; the answer holds the state after it, for a decision only what it changed."""
        wish = await read_asked(request, WISH)
        bench = self._bench()
        with room_on_disk():
            told = await asyncio.to_thread(done, bench, key, wish, datetime.now(UTC).isoformat())
        if isinstance(wish, Delete):
            return JSONResponse({"deleted": True})
        if isinstance(wish, Decide | Bulk | Undo):  # the review asks for what it shows by itself
            return JSONResponse(told)
        return JSONResponse({**told, "state": await asyncio.to_thread(_state, bench, key)})

    def _bench(self) -> Bench:
        return self._workshop.bench(self._caller.name())


def _state(bench: Bench, key: str) -> dict[str, Any]:
    from dataset.build.workflow import is_running

    with bench.opened(key) as build:
        return state(build, is_running(build.folder))


def _chosen(request: Request) -> tuple[Filter, int, int]:
    given = request.query_params
    try:
        chosen = Filter.model_validate({name: given[name] for name in FILTERS if given.get(name)})
        cursor, limit = int(given.get("cursor", "0")), int(given.get("limit", str(PAGE)))
    except (ValidationError, ValueError):
        raise InputRefused("This does not look right: the filter.") from None
    return chosen, max(0, cursor), max(1, min(limit, LONGEST_PAGE))
