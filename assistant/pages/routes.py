"""The addresses below /library. They set nothing, ask for nobody's name, and answer HEAD as they do GET."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.pages.anchors import LIBRARY
from assistant.pages.pages import Page, Pages

METHODS = ["GET", "HEAD"]
# A page may be kept by the browser, which asks each time whether it is still the same: an update shows at once.
KEPT = "private, no-cache"


class LibraryRoutes:
    """Answers for the library."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def install(self, app: FastAPI) -> None:
        """Add the routes at the end; whoever has a route for everything moves them to the front."""
        app.add_api_route(LIBRARY, self.shelves, methods=METHODS, response_model=None)
        app.add_api_route(LIBRARY + "/{name:path}", self.named, methods=METHODS, response_model=None)

    def shelves(self, request: Request, q: str | None = None) -> Response:
        """All articles by shelf, or what a search finds."""
        return _answer(request, self._pages.page("") if q is None else self._pages.search(q))

    def named(self, request: Request, name: str) -> Response:
        """An article, the providers, the glossary."""
        if name.strip("/") == "":
            return RedirectResponse(LIBRARY, status_code=308)
        return _answer(request, self._pages.page(name))


def _answer(request: Request, page: Page) -> Response:
    headers = {"cache-control": KEPT, "etag": page.tag}
    if page.status == 200 and page.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.body, status_code=page.status, headers=headers)
