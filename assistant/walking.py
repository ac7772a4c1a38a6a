"""One person's journeys as a turn or a command of the terminal reaches them: read, brought up to date, changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.errors import NotYours
from assistant.store.journeys import JourneyRuns
from journeys.journey import Journey
from journeys.run import Evidence, JourneyRun, start, tick
from journeys.run_aside import park, put_away, resume, taken_back
from journeys.run_words import is_worked_on, welcome_back, what_changed
from journeys.upgrade import is_changed, upgrade


@dataclass(frozen=True)
class Met:
    """A run as the person meets it, with what to say of an absence and of changes to its journey."""

    run: JourneyRun
    welcome: str | None = None
    changed: str | None = None
    since: date | None = None  # the day when they were last here, when it was another one and no welcome tells


class Walk:
    """The journeys of one person. Blocking; raises StoreError, and NotYours for a journey that was never begun."""

    def __init__(
        self, runs: JourneyRuns, person_id: str, journeys: Sequence[Journey], now: Callable[[], datetime]
    ) -> None:
        self._runs = runs
        self._person = person_id
        self._journeys = {journey.id: journey for journey in journeys}
        self._now = now

    def today(self) -> date:
        """The day on which the person is here."""
        return self._now().date()

    def open(self) -> Met | None:
        """The run that the person is in, brought up to date with the catalogue; being here counts as seen."""
        run = self.open_run()
        return None if run is None else self._met(run)

    def open_run(self) -> JourneyRun | None:
        """The run that the person is in, as it was last kept."""
        return self._runs.open(self._person)

    def last(self) -> JourneyRun | None:
        """The open run, else the one that was last worked on or finished, else a parked one; None without any.

        A journey that was begun and put aside with nothing done in it stands behind one that was walked.
        """
        runs = tuple(run for run in self._runs.latest(self._person) if not run.away)
        walked = (run for run in runs if not run.parked or run.is_finished or is_worked_on(run))
        return next(walked, next(iter(runs), None))

    def all(self) -> tuple[JourneyRun, ...]:
        """The runs that were not put away, the open one first; as last seen."""
        return tuple(run for run in self.kept() if not run.away)

    def kept(self) -> tuple[JourneyRun, ...]:
        """Every run, also those that the person put away."""
        return self._runs.all(self._person)

    def begin(self, journey: Journey, known: Iterable[Evidence] = ()) -> tuple[Met, bool]:
        """The run of a journey, and whether it is new: a journey under way is taken up where it was left.

        A finished one begins anew, from its first step; what was done then stays kept.
        """
        today = self.today()
        fresh = start(journey, today, known)
        before = next((run for run in self.kept() if run.journey == journey.id and not run.is_finished), None)
        run = self._runs.begin(self._person, fresh, self._now())
        return (Met(run), True) if before is None else (self._met(run), False)

    def take_up(self, journey_id: str) -> Met:
        """The run of that journey, open again; for one whose file is gone, too."""
        today = self.today()
        before = next((run for run in self.kept() if run.journey == journey_id and not run.is_finished), None)
        welcome = welcome_back(before, today) if before else None
        met = self._met(self.change(journey_id, lambda run: resume(run, today)))
        return Met(met.run, welcome or met.welcome, met.changed)

    def put_aside(self, journey_id: str) -> JourneyRun:
        """The run of that journey, parked."""
        today = self.today()
        return self.change(journey_id, lambda run: park(run, today))

    def put_away(self, journey_id: str) -> JourneyRun:
        """The run of that journey out of the person's sight; it keeps everything."""
        return self.change(journey_id, put_away)

    def take_back(self, journey_id: str) -> JourneyRun:
        """The run of that journey without what was ticked and told in it by mistake."""
        today = self.today()
        return self.change(journey_id, lambda run: taken_back(run, today))

    def change(self, journey_id: str, change: Callable[[JourneyRun], JourneyRun]) -> JourneyRun:
        """The run of that journey after `change`."""
        return self._runs.change(self._person, journey_id, change, self._now())

    def tick(self, evidence: Iterable[Evidence]) -> tuple[JourneyRun, JourneyRun] | None:
        """The open run before and after what was just done; None when nothing waited for it."""
        before = self.open_run()
        if before is None:
            return None
        found, today = tuple(evidence), self.today()

        def ticked(run: JourneyRun) -> JourneyRun:
            for each in found:
                run = tick(run, each, today)
            return run

        if ticked(before) == before:
            return None
        return before, self.change(before.journey, ticked)

    def delete(self, journey_id: str | None = None) -> int:
        """Delete the runs of a journey, or all; how many there were."""
        return self._runs.delete(self._person, journey_id)

    def _met(self, run: JourneyRun) -> Met:
        today = self.today()
        journey = self._journeys.get(run.journey)
        welcome = welcome_back(run, today)
        newer = upgrade(run, journey) if journey and is_changed(run, journey) and not run.is_finished else run
        said = what_changed(run, newer, journey) if journey and newer is not run else None
        if newer is run and run.seen_at == today:
            return Met(run)

        def seen(stored: JourneyRun) -> JourneyRun:
            current = upgrade(stored, journey) if journey and is_changed(stored, journey) else stored
            return current.model_copy(update={"seen_at": today})

        try:
            since = run.seen_at if run.seen_at != today and welcome is None else None
            return Met(self.change(run.journey, seen), welcome, said, since)
        except NotYours:  # deleted in another window meanwhile
            return Met(newer, welcome, said)
