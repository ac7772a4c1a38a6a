"""The routes of the log and of blind comparisons: always those of the person who asks.

A comparison's answers go out as left and right only; which is whose stays here until it is over. What comes in is JSON
and nothing else, so that no form of another page can send it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.desk import Desk, open_desk
from assistant.errors import InputRefused
from assistant.face.asked import read_asked
from assistant.face.ids import checked
from assistant.face.person import Caller
from assistant.face.tracking import COMPARISON, TRACK
from assistant.store.comparisons import KeptComparison
from assistant.store.repository import Store
from tracking.blind import next_place, shown_at
from tracking.judgements import as_csv, as_jsonl
from tracking.neighbours import flexibility_words, load_neighbours
from tracking.page import comparison_page, report_page
from tracking.plot import plots
from tracking.preference import Preference, preference
from tracking.preference_words import markdown
from tracking.project import HELPERS
from tracking.report import make_report
from tracking.report_words import NO_CAUSE, finding_words, headline, mix_words
from tracking.table import NoTable, read_table, write_table

COVERED = "The result is still covered."


class _Wish(BaseModel):
    """What the card of a comparison may send."""

    model_config = ConfigDict(extra="forbid")

    place: int | None = Field(default=None, ge=0)
    choice: Literal["left", "right", "tie"] | None = None
    undo: bool = False
    result: bool = False
    early: bool = False


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    csv: str = Field(max_length=900_000)


WISH = TypeAdapter(_Wish)
TABLE = TypeAdapter(_Table)


class TrackRoutes:
    """Answers for /peri/track and /peri/comparison."""

    def __init__(self, store: Store, caller: Caller, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._caller = caller
        self._now = now

    def install(self, app: FastAPI) -> None:
        """Add the routes at the end."""
        one = f"{COMPARISON}/{{comparison_id}}"
        for path, answer, method in (
            (TRACK, self.report, "GET"),
            (f"{TRACK}/page", self.report_page, "GET"),
            (f"{TRACK}/log.csv", self.log, "GET"),
            (f"{TRACK}/import", self.take, "POST"),
            (TRACK, self.forget, "DELETE"),
            (one, self.comparison, "GET"),
            (one, self.judge, "POST"),
            (one, self.drop, "DELETE"),
            (f"{one}/page", self.comparison_page, "GET"),
            (f"{one}/pairs.csv", self.comparison_table, "GET"),
            (f"{one}/pairs.jsonl", self.comparison_lines, "GET"),
        ):
            app.add_api_route(path, answer, methods=[method], response_model=None)

    async def report(self) -> Response:
        """The report with its plots as the card draws it."""
        desk = await self._desk()
        logged = await asyncio.to_thread(desk.logged)
        projects = [each.project for each in logged]
        found = make_report(projects)
        return JSONResponse(
            {
                "projects": found.projects,
                "headline": headline(found),
                "findings": [finding_words(each) for each in found.findings],
                "mixes": [mix_words(mix) for mix in found.mixes],
                "cause": NO_CAUSE if found.findings else "",
                "plots": [plot.model_dump(mode="json") for plot in plots(projects).values()],
                "helpers": list(HELPERS),
                "latest": [{"number": each.number, "words": each.project.in_words()} for each in logged[-5:]],
            }
        )

    async def report_page(self) -> Response:
        """The report as a page to print."""
        desk = await self._desk()
        projects = [each.project for each in await asyncio.to_thread(desk.logged)]
        return HTMLResponse(report_page(make_report(projects), projects, desk.today))

    async def log(self) -> Response:
        """The whole log as a table."""
        desk = await self._desk()
        return _file(write_table(await asyncio.to_thread(desk.logged)), "my-projects.csv", "text/csv")

    async def take(self, request: Request) -> Response:
        """Take projects from a table; those in the log already are passed over."""
        desk = await self._desk()
        given = await read_asked(request, TABLE)
        try:
            table = await asyncio.to_thread(read_table, given.csv, desk.today)
        except NoTable as error:
            raise InputRefused(str(error)) from None
        new = await asyncio.to_thread(desk.new_only, table.projects)
        await asyncio.to_thread(desk.log, *new)
        told = {"logged": len(new), "known": len(table.projects) - len(new), "problems": table.problems[:20]}
        return JSONResponse({**told, "ignored": table.ignored})

    async def forget(self) -> Response:
        """Delete the whole log for good."""
        desk = await self._desk()
        return JSONResponse({"deleted": await asyncio.to_thread(desk.forget)})

    async def comparison(self, comparison_id: str) -> Response:
        """The next pair, without saying which answer is whose; the result once it is over."""
        desk = await self._desk()
        return JSONResponse(_state(await asyncio.to_thread(desk.kept, checked(comparison_id))))

    async def judge(self, request: Request, comparison_id: str) -> Response:
        """Keep a judgement, take one back, or uncover the result."""
        desk, wanted = await self._desk(), checked(comparison_id)
        wish = await read_asked(request, WISH)
        if wish.result:
            kept, _ = await asyncio.to_thread(lambda: desk.result(wanted, early=wish.early))
        elif wish.undo:
            kept = await asyncio.to_thread(desk.undo, wanted)
        elif wish.place is not None and wish.choice is not None:
            kept = await asyncio.to_thread(desk.judge, wanted, wish.place, wish.choice)
        else:
            raise InputRefused("This does not say what to do.")
        return JSONResponse(_state(kept))

    async def drop(self, comparison_id: str) -> Response:
        """Delete a comparison for good."""
        desk = await self._desk()
        return JSONResponse({"deleted": await asyncio.to_thread(desk.drop, checked(comparison_id))})

    async def comparison_page(self, comparison_id: str) -> Response:
        """The result with every pair as a page."""
        desk = await self._desk()
        kept, found = await self._over(desk, comparison_id)
        return HTMLResponse(comparison_page(kept.comparison, found, desk.today))

    async def comparison_table(self, comparison_id: str) -> Response:
        """The judged pairs as a table."""
        kept, _ = await self._over(await self._desk(), comparison_id)
        return _file(as_csv(kept.comparison, kept.choices), "comparison.csv", "text/csv")

    async def comparison_lines(self, comparison_id: str) -> Response:
        """The judged pairs as JSON lines."""
        kept, _ = await self._over(await self._desk(), comparison_id)
        return _file(as_jsonl(kept.comparison, kept.choices), "comparison.jsonl", "application/jsonl")

    async def _over(self, desk: Desk, comparison_id: str) -> tuple[KeptComparison, Preference]:
        kept = await asyncio.to_thread(desk.kept, checked(comparison_id))
        if kept.ended_at is None:
            raise InputRefused(COVERED)
        return kept, preference(kept.comparison, kept.choices)

    async def _desk(self) -> Desk:
        person = await asyncio.to_thread(self._caller.person, self._store)
        return open_desk(self._store, person.id, self._now)


def _state(kept: KeptComparison) -> dict[str, Any]:
    """What the card may know."""
    compared = kept.comparison
    state: dict[str, Any] = {
        "name": compared.name,
        "pairs": len(compared.pairs),
        "judged": len(kept.choices),
        "over": kept.ended_at is not None,
    }
    if kept.ended_at is not None:
        found = preference(compared, kept.choices)
        words = flexibility_words if compared.is_flexibility else markdown
        counts = {"one": found.one, "other": found.other, "ties": found.ties}
        return {**state, "words": words(compared, found), "sets": [compared.one, compared.other], **counts}
    place = next_place(compared, kept.choices)
    if place is None:
        return state
    shown = shown_at(compared, place)
    task = next((pair.task for pair in compared.pairs if pair.task and pair.brief == shown.brief), None)
    looks = {each.id: each.look_for for each in load_neighbours()} if task else {}
    return {**state, "pair": shown.model_dump(), "look_for": looks.get(task or "")}


def _file(text: str, name: str, media_type: str) -> Response:
    return Response(
        text.encode("utf-8-sig" if media_type == "text/csv" else "utf-8"),
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
