"""PDF: lines joined to paragraphs, headings by size, what stands on every page set apart."""

from __future__ import annotations

import ctypes
import re
from importlib import import_module
from typing import Any

from dataset.read.draft import Draft, day
from dataset.read.limits import Limits
from dataset.read.pdf_layout import Line, add_pages
from dataset.read.reasons import Refused

SCAN_BELOW = 50  # characters a page; with fewer it is a picture of text
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError


def read_pdf(data: bytes, limits: Limits) -> Draft:
    """The draft of a PDF. Raises Refused; one without text is reason `scan`."""
    pdfium = import_module("pypdfium2.raw")
    _start(pdfium)
    document = pdfium.FPDF_LoadMemDocument64(ctypes.c_char_p(data), len(data), None)  # points into `data`, which stays
    if not document:
        raise Refused("encrypted" if pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY) else "broken")
    try:
        return _read(pdfium, document, limits)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _start(pdfium: Any) -> None:
    pdfium.FPDF_InitLibrary()  # a second call does nothing


def _read(pdfium: Any, document: Any, limits: Limits) -> Draft:
    count = pdfium.FPDF_GetPageCount(document)
    if count > limits.pages:
        raise Refused("too_many_pages")
    pages = [_page(pdfium, document, number) for number in range(count)]
    characters = sum(len(line.text) for page in pages for line in page)
    if not pages:
        raise Refused("broken")
    if characters < SCAN_BELOW * count:
        raise Refused("scan")
    if characters > limits.characters:
        raise Refused("too_much_text")
    draft = Draft("pdf", limits)
    _properties(pdfium, document, draft)
    add_pages(draft, pages)
    return draft


def _page(pdfium: Any, document: Any, number: int) -> list[Line]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return []
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return _lines(pdfium, text_page) if text_page else []
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _lines(pdfium: Any, page: Any) -> list[Line]:
    count = pdfium.FPDFText_CountChars(page)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    got = pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(memoryview(buffer))[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
    exact = len(text) == count  # else a character lies outside the basic plane and the places are shifted
    lines = list[Line]()
    x, y = ctypes.c_double(), ctypes.c_double()
    start = 0
    for raw in text.split("\n"):
        line = raw.rstrip("\r").rstrip()
        first = start + len(line) - len(line.lstrip())
        start += len(raw) + 1
        if not line.strip():
            continue
        middle = first + len(line.strip()) // 2  # the first may be a bullet in another font
        size = _size(pdfium, page, middle if text[middle : middle + 1].strip() else middle + 1) if exact else 0.0
        placed = exact and pdfium.FPDFText_GetCharOrigin(page, first, x, y)
        lines.append(Line(line.strip(), size, y.value if placed else 0.0))
    return lines


def _size(pdfium: Any, page: Any, at: int) -> float:
    """The size as it is seen: many writers set size 1 and scale the text."""
    size: float = pdfium.FPDFText_GetFontSize(page, at)
    matrix = pdfium.FS_MATRIX()
    return size * abs(matrix.d or 1.0) if pdfium.FPDFText_GetMatrix(page, at, matrix) else size


def _properties(pdfium: Any, document: Any, draft: Draft) -> None:
    draft.title = _property(pdfium, document, b"Title") or None
    draft.author = _property(pdfium, document, b"Author") or None
    dates = (_property(pdfium, document, name) for name in (b"ModDate", b"CreationDate"))
    found = next((m for date in dates if (m := re.match(r"D:(\d{4})(\d\d)(\d\d)", date))), None)
    draft.written = day("-".join(found.groups())) if found else None
    draft.tell("keywords", _property(pdfium, document, b"Keywords"))
    draft.tell("description", _property(pdfium, document, b"Subject"))


def _property(pdfium: Any, document: Any, name: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, name, None, 0)
    if not 2 < size < 20_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
