"""The routes of checked training files and of what is kept: asked for, mended, downloaded, deleted by its owner."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.checks import Check, Checks
from assistant.errors import InputRefused
from assistant.face.asked import read_asked
from assistant.face.person import Caller
from assistant.kept_work import KeptWork, OwnFetches
from assistant.store.repository import Store
from assistant.workshop import Bench, Workshop
from dataset.check.profiles import UnknownProvider, load_profiles
from dataset.check.report import CheckReport
from knowledge.library import Library


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mend(_Asked):
    """Write a mended copy of a file."""

    do: Literal["mend"]
    file: Annotated[int, Field(ge=0, le=1_000)]


class Reader(_Asked):
    """Check for one provider, None for all."""

    do: Literal["for"]
    reader: Annotated[str, Field(max_length=60)] | None


class Delete(_Asked):
    """Delete one thing that is kept."""

    do: Literal["delete"]
    id: Annotated[str, Field(min_length=1, max_length=300)]


CHECK_WISH: TypeAdapter[Mend | Reader] = TypeAdapter(Annotated[Mend | Reader, Field(discriminator="do")])
KEPT_WISH: TypeAdapter[Delete] = TypeAdapter(Delete)


class CheckRoutes:
    """Answers for /peri/check and /peri/kept; another person's key is the key of nothing."""

    def __init__(self, workshop: Workshop, caller: Caller, library: Library, store: Store) -> None:
        self._workshop = workshop
        self._caller = caller
        self._store = store
        self._library = library

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        app.add_api_route("/peri/kept", self.kept, methods=["GET"], response_model=None)
        app.add_api_route("/peri/kept", self.delete, methods=["POST"], response_model=None)
        app.add_api_route("/peri/check/{key}", self.state, methods=["GET"], response_model=None)
        app.add_api_route("/peri/check/{key}", self.act, methods=["POST"], response_model=None)
        app.add_api_route("/peri/check/{key}/{number}/{name}", self.file, methods=["GET"], response_model=None)

    async def state(self, key: str) -> Response:
        """Every file of a check with every problem."""
        return JSONResponse(await asyncio.to_thread(lambda: self._told(self._checks().find(key))))

    async def act(self, request: Request, key: str) -> Response:
        """Mend a copy, or check for another provider."""
        wish = await read_asked(request, CHECK_WISH)
        checks = self._checks()
        profiles = load_profiles(self._library.providers.values())

        def done() -> dict[str, Any]:
            if isinstance(wish, Mend):
                return self._told(checks.mend(key, wish.file, profiles))
            return self._told(checks.again(checks.find(key), profiles, wish.reader))

        try:
            return JSONResponse(await asyncio.to_thread(done))
        except UnknownProvider as error:
            raise InputRefused(str(error)) from None

    async def file(self, key: str, number: int, name: str) -> Response:
        """A mended copy, or what was taken out of it."""
        path = await asyncio.to_thread(self._checks().mended_file, key, number, name)
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(path.name)}"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    async def kept(self) -> Response:
        """What is kept of the caller's work."""
        kept = await asyncio.to_thread(self._kept)
        return JSONResponse(await asyncio.to_thread(lambda: {"kept": [each.model_dump() for each in kept.items()]}))

    async def delete(self, request: Request) -> Response:
        """Delete one thing; what is left."""
        wish = await read_asked(request, KEPT_WISH)
        kept = await asyncio.to_thread(self._kept)
        await asyncio.to_thread(kept.delete, wish.id)
        return await self.kept()

    def _bench(self) -> Bench:
        return self._workshop.bench(self._caller.name())

    def _checks(self) -> Checks:
        return self._bench().checks

    def _kept(self) -> KeptWork:
        bench = self._bench()
        return KeptWork(bench, bench.datasets, OwnFetches(self._store.fetches, self._caller.person(self._store).id))

    def _told(self, check: Check) -> dict[str, Any]:
        readers = {
            profile.id: profile.name
            for profile in load_profiles(self._library.providers.values())
            if profile.is_open and any(file.report.layout in profile.layouts for file in check.files)
        }
        files = [
            {
                "name": file.name,
                **_report(file.report),
                "cannot": file.cannot,
                "mended": file.mended
                and {**file.mended.model_dump(exclude={"report"}), "report": _report(file.mended.report)},
            }
            for file in check.files
        ]
        told = [{"id": each, "name": name} for each, name in readers.items()]
        return {"key": check.id, "is_part": check.is_part, "reader": check.reader, "readers": told, "files": files}


def _report(report: CheckReport) -> dict[str, Any]:
    return {
        "verdict": report.verdict,
        "examples": report.examples,
        "counted": report.counted(),
        "problems": [problem.model_dump(exclude={"rule"}) for problem in report.problems],
        "notes": list(report.notes),
    }
