"""A person's journeys to keep as a file, and to delete."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

from assistant.export_journeys import journeys_markdown
from assistant.face.journeys import EXPORT
from assistant.face.person import Caller
from assistant.store.repository import Store


class JourneyRoutes:
    """Answers for /peri/journeys: always those of the person who asks."""

    def __init__(self, store: Store, caller: Caller) -> None:
        self._store = store
        self._caller = caller

    def install(self, app: FastAPI) -> None:
        """Add the routes at the end."""
        app.add_api_route(EXPORT, self.export, methods=["GET"], response_model=None)
        app.add_api_route("/peri/journeys", self.delete, methods=["DELETE"], response_model=None)

    async def export(self) -> Response:
        """Every journey with its steps as a Markdown file."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        runs = await asyncio.to_thread(self._store.journeys.all, person.id)
        return Response(
            journeys_markdown(runs),
            media_type="text/markdown",
            headers={"content-disposition": 'attachment; filename="my-journeys.md"'},
        )

    async def delete(self) -> Response:
        """Delete all of them for good."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        count = await asyncio.to_thread(self._store.journeys.delete, person.id)
        return JSONResponse({"deleted": count})
