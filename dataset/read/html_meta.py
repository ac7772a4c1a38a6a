"""What a web page says about itself: title, author, day, language, what it is about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dataset.read.draft import Draft, day

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


def tell_page(parser: LexborHTMLParser, draft: Draft) -> None:
    """Fill title, author, day and properties of the draft from the head of the page."""
    title = parser.css_first("head title") or parser.css_first("h1")
    draft.title = title.text(strip=True) if title is not None else None
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
        content = attributes.get("content")
        if name in ("description", "keywords") or name.startswith("og:"):
            draft.tell(name[:60], content)
        elif name in ("author", "article:author"):
            draft.author = draft.author or content
        elif name in ("article:published_time", "date", "datepublished", "dc.date"):
            draft.written = draft.written or day(content)
    root, canonical = parser.css_first("html"), parser.css_first("link[rel=canonical]")
    draft.tell("language", root.attributes.get("lang") if root is not None else None)
    draft.tell("url", canonical.attributes.get("href") if canonical is not None else None)
    for node in parser.css("script[type='application/ld+json']")[:5]:
        _linked_data(node.text(), draft)


def _linked_data(text: str, draft: Draft) -> None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(told, dict) and isinstance(published := told.get("datePublished"), str):
        draft.written = draft.written or day(published)
