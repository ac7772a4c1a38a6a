"""The routes of rehearsals: the plan, how far one is, what the card asks, and what can be taken away.

A rehearsal belongs to one person; for everybody else its key is the key of nothing. A card that has begun none yet is
known by its answer's id, afterwards both that and the rehearsal's key lead there. What comes in is JSON and nothing
else, so that no form of another page can send it.
"""

from __future__ import annotations

import asyncio
import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from assistant.errors import NotYours
from assistant.face.asked import read_asked, room_on_disk
from assistant.face.ids import is_uuid
from assistant.face.person import Caller
from assistant.face.rehearsals_asked import WISH, Delete, Fetch, Longer, More, Pause, Resume, Start, Stop, Try, Wish
from assistant.face.rehearsals_state import MORE_PASSES, model, planned, state
from assistant.rehearsals import PREPARED, model_file
from assistant.rehearsing_here import KEY, NOT_HERE, Rehearsals
from assistant.workshop import Workshop
from knowledge.library import Library
from rehearsal.export import NothingToExport, export_adapter
from rehearsal.page import result_page
from rehearsal.state import Folder

NO_RESULT = "There is nothing to show yet. When the rehearsal has ended, or you stop it, there is."
NOT_BEGUN = "This rehearsal has not begun yet."


class RehearsalRoutes:
    """Answers for /peri/rehearsal: always those of the person who asks."""

    def __init__(self, workshop: Workshop, caller: Caller, library: Library) -> None:
        self._workshop = workshop
        self._caller = caller
        self._library = library

    def install(self, app: FastAPI) -> None:
        """Add the routes at the end."""
        app.add_api_route("/peri/rehearsal", self.model, methods=["GET"], response_model=None)
        for path, answer in (("", self.state), ("/page", self.page), ("/adapter.zip", self.adapter)):
            app.add_api_route(f"/peri/rehearsal/{{card}}{path}", answer, methods=["GET"], response_model=None)
        app.add_api_route("/peri/rehearsal/{card}", self.act, methods=["POST"], response_model=None)

    async def model(self) -> Response:
        """How far the small model is."""
        here = self._here()
        return JSONResponse(model(await asyncio.to_thread(here.studio.arrival)))

    async def state(self, request: Request, card: str) -> Response:
        """How far it is; before it has begun, what it would be."""
        what, passes = request.query_params.get("what", PREPARED)[:80], _passes(request.query_params.get("passes"))
        return JSONResponse(await asyncio.to_thread(self._state, self._here(), _checked(card), what, passes))

    async def page(self, card: str) -> Response:
        """What came out, as one page to keep or to show."""
        here = self._here()

        def made() -> tuple[str, str]:
            folder = _begun(here, _checked(card))
            result = folder.result
            if result is None:
                raise NotYours(NO_RESULT)
            return result_page(result), result.name

        page, name = await asyncio.to_thread(made)
        return Response(page, media_type="text/html", headers=_download(f"Rehearsal {name}.html"))

    async def adapter(self, card: str) -> Response:
        """What was learnt, in the common format."""
        here = self._here()

        def made() -> tuple[bytes, str]:
            folder = _begun(here, _checked(card))
            return _zipped(folder, model_file(here.studio.settings)), folder.settings.name

        archive, name = await asyncio.to_thread(made)
        return Response(archive, media_type="application/zip", headers=_download(f"Adapter {name}.zip"))

    async def act(self, request: Request, card: str) -> Response:
        """Do what a card asks; the answer holds the state after it."""
        wish = await read_asked(request, WISH)
        here = self._here()
        with room_on_disk():
            return JSONResponse(await asyncio.to_thread(self._done, here, _checked(card), wish))

    def _done(self, here: Rehearsals, card: str, wish: Wish) -> dict[str, Any]:
        match wish:
            case Fetch():
                here.studio.fetch()
                return {"model": model(here.studio.arrival())}
            case Start():
                folder = here.begin(wish.what, wish.passes, None if KEY.fullmatch(card) else card)
            case Try():
                return {"tried": here.studio.try_prompt(_begun(here, card), wish.prompt).model_dump()}
            case Delete():
                here.delete(_begun(here, card))
                return {"deleted": True}
            case Longer():
                return {"longer": here.longer(_begun(here, card), MORE_PASSES).path.name}
            case More():
                folder = _begun(here, card)
                here.more(folder, curve=wish.do == "curve", facts=wish.do == "facts")
            case Resume():
                folder = _begun(here, card)
                here.resume(folder)
            case Stop() | Pause():
                folder = _begun(here, card)
                if here.studio.is_working(folder):
                    folder.ask(wish.do)
        return {"state": state(here, folder, self._library)}

    def _state(self, here: Rehearsals, card: str, what: str, passes: int) -> dict[str, Any]:
        folder = here.find(card)
        return planned(here, what, passes) if folder is None else state(here, folder, self._library)

    def _here(self) -> Rehearsals:
        return self._workshop.bench(self._caller.name()).rehearsals


def _checked(card: str) -> str:
    if not KEY.fullmatch(card) and not is_uuid(card):
        raise NotYours(NOT_HERE)
    return card


def _begun(here: Rehearsals, card: str) -> Folder:
    folder = here.find(card)
    if folder is None:
        raise NotYours(NOT_BEGUN)
    return folder


def _passes(told: str | None) -> int:
    return int(told) if told is not None and re.fullmatch(r"[1-9]|1[0-2]", told) else 3


def _zipped(folder: Folder, small_model: Path) -> bytes:
    """Some 10 MB."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "adapter"
        try:
            export_adapter(folder, small_model, place)
        except NothingToExport as error:
            raise NotYours(str(error)) from None
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for file in sorted(place.iterdir()):
                archive.write(file, f"adapter/{file.name}")
        return packed.getvalue()


def _download(name: str) -> dict[str, str]:
    plain = re.sub(r"[^\w .-]+", "", name).strip()
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(plain)}"}
