"""Opening the journeys of this machine's person for a command of the terminal, without the library's index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.walking import Walk
    from dataset.build.shelf import Shelf
    from journeys.journey import Journey
    from rehearsal.shelf import Shelf as Rehearsals


@dataclass(frozen=True)
class Hall:
    """The journeys of the one person of this machine, and what may tick their steps."""

    walk: Walk
    desk: Desk
    shelf: Shelf
    rehearsals: Rehearsals
    journeys: tuple[Journey, ...]
    today: date


@contextmanager
def open_hall() -> Iterator[Hall]:
    """The journeys of the one person of this machine; what goes wrong becomes a sentence and an exit code."""
    from assistant.builds import LOCAL, shelf_of
    from assistant.cli_house import told_settings
    from assistant.desk import open_desk
    from assistant.errors import PeriError
    from assistant.home import prepare_home
    from assistant.store.engine import open_database
    from assistant.store.repository import Store
    from assistant.walking import Walk
    from journeys.journey import load_journeys
    from knowledge.content import ContentError
    from rehearsal.shelf import Shelf as Rehearsals

    def now() -> datetime:
        return datetime.now(UTC)

    settings = told_settings()
    try:
        prepare_home(settings.home)
        journeys = load_journeys()
        store = Store(open_database(settings.database, settings.home))
        try:
            person = store.person(LOCAL, "You", now())
            walk, desk = Walk(store.journeys, person.id, journeys, now), open_desk(store, person.id, now)
            rehearsals = Rehearsals(settings.home / "rehearsals", LOCAL)
            yield Hall(walk, desk, shelf_of(settings, LOCAL), rehearsals, journeys, now().date())
        finally:
            store.close()
    except (PeriError, ContentError) as error:
        raise click.ClickException(str(error)) from None
