"""A journey as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.pages.anchors import journey_path
from assistant.pages.offers import chat_path, start_ask
from journeys.journey import Journey
from knowledge.library import Library


@dataclass(frozen=True)
class Programme:
    """A journey with its addresses; `start` opens the chat and begins it. None where no step of it has an article."""

    journey: Journey
    path: str
    start: str | None
    about: tuple[str, ...]
    is_overdue: bool


def programme(journey: Journey, library: Library, today: date) -> Programme:
    """The journey with everything that its page needs."""
    through = next((step.concept for step in journey.steps if step.concept in library.concepts), None)
    return Programme(
        journey=journey,
        path=journey_path(journey.id),
        start=chat_path(through, start_ask(journey.id)) if through else None,
        about=tuple(part.strip() for part in journey.about.split("\n\n") if part.strip()),
        is_overdue=journey.is_overdue(today),
    )
