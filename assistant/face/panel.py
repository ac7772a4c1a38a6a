"""The side panel: the cited passage, marked, within its whole article, with the sources it rests on."""

from __future__ import annotations

from assistant.errors import NotYours
from assistant.face.display import shown
from assistant.face.element import Data, element
from assistant.messages import Citation, SourceRef
from assistant.pages.anchors import article_path
from assistant.store.views import TurnView
from knowledge.library import Library

PANEL_ID = "9f0f6c1e-5a0e-4a8e-8f43-70ad51b0c0de"  # one panel a window: sent again it is replaced, not piled up
UNFINISHED = "This answer is still being written. Its sources open when it is done."
NO_PASSAGE = "That source is not part of this answer any more."


def panel(conversation_id: str, turn: TurnView, number: int, library: Library) -> Data:
    """The element that shows citation `number` of an answer; raises NotYours when the answer has none.

    The passage is the one that the answer was written from. When the article has changed since, the panel says so.
    """
    citation = next((c for c in (turn.reply.citations if turn.reply else ()) if c.n == number), None)
    if citation is None:
        raise NotYours(UNFINISHED if turn.state == "running" else NO_PASSAGE)
    is_there = library.passage(citation.concept, citation.heading) is not None
    props = {
        "n": citation.n,
        "href": article_path(citation.concept, citation.heading if is_there else None),
        "known": citation.concept in library.concepts,
        "title": citation.title,
        "heading": citation.heading,
        "passage": shown(citation.passage, known=()),
        "changed": all(passage.text != citation.passage for passage in library.of(citation.concept)),
        "sections": _sections(citation, library),
        "sources": [_source(source) for source in citation.sources],
    }
    return element(conversation_id, PANEL_ID, "Source", props, display="side")


def _sections(citation: Citation, library: Library) -> list[Data]:
    passages = library.of(citation.concept)
    return [{"heading": passage.heading, "text": shown(passage.text, known=())} for passage in passages]


def _source(source: SourceRef) -> Data:
    return {"title": source.title, "url": source.url, "read_at": source.read_at, "note": source.note}
