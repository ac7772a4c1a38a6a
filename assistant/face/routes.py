"""Peri's own routes, set before Chainlit's: export, estimates, briefs, votes with their owner checked, the library."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, TypeAdapter

from assistant.errors import NotYours, PeriError, StoreError
from assistant.export import conversation_markdown
from assistant.face.asked import NotJson, checked_body
from assistant.face.builds import Builds
from assistant.face.estimates import Estimates
from assistant.face.ids import checked
from assistant.face.journey_routes import JourneyRoutes
from assistant.face.person import NOBODY, Caller
from assistant.face.rehearsals import RehearsalRoutes
from assistant.face.track_routes import TrackRoutes
from assistant.face.turns import sentence
from assistant.pages.routes import LibraryRoutes
from assistant.store.repository import Store

LONGEST_COMMENT = 4_000


class _Vote(BaseModel):
    forId: str
    value: int = Field(ge=0, le=1)
    comment: str | None = Field(default=None, max_length=LONGEST_COMMENT)


class _VoteRequest(BaseModel):
    feedback: _Vote


class _TakeBack(BaseModel):
    feedbackId: str


VOTE = TypeAdapter(_VoteRequest)
TAKE_BACK = TypeAdapter(_TakeBack)


class Routes:
    """The routes that Peri answers itself."""

    def __init__(
        self,
        store: Store,
        caller: Caller,
        library: LibraryRoutes,
        estimates: Estimates,
        builds: Builds,
        rehearsals: RehearsalRoutes,
    ) -> None:
        self._store = store
        self._caller = caller
        self._library = library
        self._estimates = estimates
        self._builds = builds
        self._rehearsals = rehearsals

    def install(self, app: FastAPI) -> None:
        """Put the routes in front; Chainlit's last route answers every GET that is left."""
        before = len(app.router.routes)
        app.add_api_route("/peri/export/{conversation_id}", self.export, methods=["GET"], response_model=None)
        app.add_api_route("/peri/estimate", self._estimates.card, methods=["GET"], response_model=None)
        app.add_api_route("/peri/estimate.csv", self._estimates.table, methods=["GET"], response_model=None)
        app.add_api_route("/peri/brief/{conversation_id}", self._estimates.brief, methods=["GET"], response_model=None)
        app.add_api_route("/feedback", self.vote, methods=["PUT"], response_model=None)
        app.add_api_route("/feedback", self.take_back, methods=["DELETE"], response_model=None)
        app.add_api_route("/set-session-cookie", self.no_cookie, methods=["POST"], response_model=None)
        self._library.install(app)
        JourneyRoutes(self._store, self._caller).install(app)
        TrackRoutes(self._store, self._caller).install(app)
        self._builds.install(app)
        self._rehearsals.install(app)
        routes = app.router.routes
        own, routes[before:] = routes[before:], []
        routes[:0] = own
        app.add_exception_handler(PeriError, refused)
        app.add_exception_handler(Exception, broken)

    async def export(self, conversation_id: str) -> Response:
        """A conversation as a Markdown file."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        view = await asyncio.to_thread(self._store.conversation, person.id, checked(conversation_id))
        name = re.sub(r"[^\w -]+", "", view.title).strip()[:60] or "conversation"
        return Response(
            conversation_markdown(view),
            media_type="text/markdown",
            headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}.md"},
        )

    async def vote(self, request: Request) -> Response:
        """A thumb, with or without a comment."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        given = checked_body(await request.body(), VOTE).feedback
        answer = checked(given.forId)
        await asyncio.to_thread(self._store.vote, person.id, answer, given.value, given.comment, datetime.now(UTC))
        return JSONResponse({"success": True, "feedbackId": answer})

    async def take_back(self, request: Request) -> Response:
        """No thumb any more."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        given = checked_body(await request.body(), TAKE_BACK)
        await asyncio.to_thread(self._store.unvote, person.id, checked(given.feedbackId))
        return JSONResponse({"success": True})

    async def no_cookie(self) -> Response:
        """Chainlit's page asks for a cookie that only a cluster needs, and complains when the route is gone."""
        return JSONResponse({"message": "not needed"})


async def refused(request: Request, error: Exception) -> Response:
    """A PeriError as the page shows it."""
    kinds: dict[type[PeriError], int] = {NotYours: 404, StoreError: 503, NotJson: 415}
    status = next((code for kind, code in kinds.items() if isinstance(error, kind)), 400)
    return JSONResponse({"detail": str(error)}, status_code=401 if str(error) == NOBODY else status)


async def broken(request: Request, error: Exception) -> Response:
    """A bug: a number for the person, the rest for the log."""
    return JSONResponse({"detail": sentence(error)}, status_code=500)
