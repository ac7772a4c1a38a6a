"""The estimate behind the cost card's sliders, as JSON and as a table to download, and the brief made with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from assistant.errors import InputRefused
from assistant.face.ids import checked
from assistant.face.person import Caller
from assistant.figures import asked, count
from assistant.kept import last_figures, situation_of
from assistant.pages.brief import Briefs
from assistant.store.repository import Store
from journeys.cost_card import cost_card
from journeys.cost_table import as_csv
from journeys.estimate import CostEstimate
from journeys.situation import Situation
from knowledge.library import Library


class Estimates:
    """Answers for /peri/estimate and /peri/brief: what was told in a conversation, with the figures of the sliders."""

    def __init__(self, store: Store, caller: Caller, library: Library, today: Callable[[], date]) -> None:
        self._store = store
        self._caller = caller
        self._library = library
        self._today = today
        self._briefs = Briefs(library)

    async def card(self, request: Request) -> Response:
        """The estimate as the cost card draws it."""
        return await self._answer(request, lambda found: JSONResponse(cost_card(found)))

    async def table(self, request: Request) -> Response:
        """The estimate, line by line, as CSV."""
        return await self._answer(request, _download)

    async def _answer(self, request: Request, show: Callable[[CostEstimate], Response]) -> Response:
        try:
            return show(await self._estimate(request.query_params))
        except InputRefused as error:
            return JSONResponse({"detail": str(error)}, status_code=422)

    async def _estimate(self, given: Mapping[str, str]) -> CostEstimate:
        person = await asyncio.to_thread(self._caller.person, self._store)
        figures = asked({name: text for name, text in given.items() if name != "conversation"})
        situation = Situation()
        if "conversation" in given:
            conversation_id = checked(given["conversation"])
            situation = situation_of(await asyncio.to_thread(self._store.conversation, person.id, conversation_id))
        return count(figures, situation, self._library, self._today())

    async def brief(self, request: Request, conversation_id: str) -> Response:
        """The decision brief of a conversation, with the figures of the query or else those last counted."""
        person = await asyncio.to_thread(self._caller.person, self._store)
        view = await asyncio.to_thread(self._store.conversation, person.id, checked(conversation_id))
        try:
            figures = asked(request.query_params or last_figures(view))
        except InputRefused as error:
            return JSONResponse({"detail": str(error)}, status_code=422)
        found = count(figures, situation_of(view), self._library, self._today())
        return HTMLResponse(self._briefs.page(view, found))


def _download(found: CostEstimate) -> Response:
    name = f"peri-costs-{found.on.isoformat()}.csv"
    return Response(
        as_csv(found).encode("utf-8-sig"),  # the mark lets a spreadsheet read the dashes
        media_type="text/csv",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
