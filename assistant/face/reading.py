"""Which article of the library each window came from or stands beside, and what the window may ask about it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import InputRefused
from assistant.face.element import Data
from assistant.face.packets import UNREADABLE, is_message_id
from assistant.messages import UserMessage
from assistant.pages.offers import OFFERS, question, start_ask
from journeys.journey import Journey
from knowledge.library import Library


class Reading:
    """The open articles by socket session; an id that is no article of the library never gets in."""

    def __init__(self, library: Library, journeys: Sequence[Journey] = ()) -> None:
        self._library = library
        self._starts = {start_ask(journey.id): f"Start “{journey.title}”" for journey in journeys}
        self._open: dict[str, str] = {}

    def opened(self, session_id: str, about: object) -> Data | None:
        """Note the article that a window names; what the window shows of it, or None when there is no such article."""
        concept = self._library.concepts.get(about) if isinstance(about, str) else None
        if concept is None:
            return None
        self._open[session_id] = concept.id
        offers = [{"ask": offer.ask, "label": offer.label} for offer in OFFERS]
        return {"peri": "article", "about": concept.id, "title": concept.title, "offers": offers}

    def of(self, session_id: str) -> str | None:
        """The article that a message typed in this window is about."""
        return self._open.get(session_id)

    def left(self, session_id: str) -> None:
        """The window is gone, or has begun something new."""
        self._open.pop(session_id, None)

    def asked(self, session_id: str, ask: object, message_id: object) -> UserMessage:
        """The message that an offer stands for, in authored words; raises InputRefused for anything else."""
        about = self.of(session_id)
        start = self._starts.get(ask) if isinstance(ask, str) else None
        text = start or (question(self._library.concepts[about], ask) if about else None)
        if text is None or not is_message_id(message_id):
            raise InputRefused(UNREADABLE)
        return UserMessage(id=str(message_id), text=text, about=about)
