"""The composition root: settings in, a ready Peri out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from assistant.agent import Budget, run_turn
from assistant.agreeing import agreed_keys
from assistant.desk import open_desk
from assistant.errors import ModelMisconfigured, PeriError
from assistant.events import Ended, TurnEvent
from assistant.fetching import FetchDesk, open_fetching
from assistant.home import prepare_home
from assistant.keeping import TurnKeeper
from assistant.messages import Reply, UserMessage
from assistant.models.protocol import Model
from assistant.remembering import Memory
from assistant.said import check_text, readable
from assistant.settings import Settings
from assistant.speakers import GUIDE as GUIDE
from assistant.speakers import HOSTED as HOSTED
from assistant.speakers import Speaker as Speaker
from assistant.speakers import list_speakers, open_speakers
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.store.views import Person, TurnBegun
from assistant.tools.context import ToolContext
from assistant.walking import Walk
from journeys.journey import Journey, load_journeys
from journeys.objections import Objection, load_objections
from journeys.sayings import Sayings
from journeys.situation import Situation
from knowledge.embed import PackagedMiniLM
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library
from knowledge.vectors import VectorCache

if TYPE_CHECKING:
    from assistant.tools.declare import Tool
    from assistant.workshop import Bench
    from dataset.build.shelf import Shelf

log = logging.getLogger(__name__)

LOCAL = "local"  # identifier of the one person of a local machine
SPENT = "Today's limit for the hosted model is used up. The built-in guide can answer, or raise PERI_DAILY_COST_USD."


class Peri:
    """A ready house. Opened once per process; closing waits for what is being written."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        library: Library,
        index: ConceptIndex,
        tools: tuple[Tool, ...],
        journeys: tuple[Journey, ...],
        models: dict[str, Model],
        *,
        objections: tuple[Objection, ...] = (),
        sayings: Sayings | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float],
    ) -> None:
        self.settings = settings
        self.store = store
        self.library = library
        self.index = index
        self.tools = tools
        self.journeys = journeys
        self.objections = objections
        self.sayings = sayings
        self.now = now
        self._models = models
        self._monotonic = monotonic
        self._turns: set[asyncio.Task[None]] = set()

    def speakers(self) -> list[Speaker]:
        """Who can speak here, the default first."""
        return list_speakers(self._models)

    def context(self, situation: Situation, message: str | None = None, *, person_id: str | None = None) -> ToolContext:
        """What one turn's tools may reach; `message` is the one it answers, and without `person_id` none is walked."""
        return ToolContext(
            library=self.library,
            index=self.index,
            today=self.today(),
            situation=situation,
            message=message,
            journeys=self.journeys,
            objections=self.objections,
            sayings=self.sayings,
            datasets_folder=self.settings.home / "datasets",
            walk=self.walk(person_id) if person_id else None,
            desk=open_desk(self.store, person_id, self.now) if person_id else None,
            fetching=self._fetching(person_id) if person_id else None,
        )

    def _fetching(self, person_id: str) -> FetchDesk:
        return open_fetching(self.store, person_id, self.now, self.settings, self.library.providers)

    def walk(self, person_id: str) -> Walk:
        """The person's journeys."""
        return Walk(self.store.journeys, person_id, self.journeys, self.now)

    def today(self) -> date:
        """The day on which an answer is given (UTC)."""
        return self.now().date()

    def accept(
        self, person: Person, conversation_id: str, message: UserMessage, *, replaces: str | None = None
    ) -> TurnBegun:
        """Keep a message; when this returns it is on disk. Blocking. What is no text in it is kept as marked.

        Raises InputRefused, TurnRunning, NotYours, StoreError.
        """
        message = message.model_copy(update={"text": readable(message.text)})
        check_text(message.text)
        for name in (conversation_id, message.id):
            UUID(name)
        return self.store.begin_turn(person.id, conversation_id, message, self.now(), replaces=replaces)

    def again(self, person: Person, conversation_id: str) -> TurnBegun:
        """Begin the last message's turn once more; its former answer is hidden. Blocking."""
        return self.store.claim_again(person.id, conversation_id, self.now())

    async def turn(
        self,
        begun: TurnBegun,
        *,
        speaker: str | None = None,
        person_id: str | None = None,
        bench: Bench | None = None,
        shelf: Shelf | None = None,
    ) -> AsyncGenerator[TurnEvent, None]:
        """Answer an accepted message; every event is as good as kept. `bench` runs builds, `shelf` only holds them.

        Leaving the iteration (stop, a closed window) keeps what was shown and ends the turn as stopped.
        """
        keeper = TurnKeeper(self.store, begun, self.now, self.finish_later)
        situation = _situation(begun)
        context = self.context(situation, begun.user.id, person_id=person_id)
        context.bench, context.shelf = bench, bench.shelf if bench else shelf
        context.agreed = agreed_keys(begun.transcript)
        if person_id is not None and context.walk is not None:
            context.memory = Memory(self.store, context.walk, person_id, begun.conversation_id)
        try:
            model = await self._model(speaker, person_id)
            keeper.model = model.name
            async with aclosing(
                run_turn(
                    model, begun.transcript, self.tools, context, self._budget(),
                    answer_id=begun.answer_id, clock=self._monotonic,
                )
            ) as events:  # fmt: skip
                async for event in events:
                    await keeper.keep(event, context)
                    yield event
        except PeriError as error:
            ended = Ended(Reply(answer="", behaviour="explain", model=speaker or GUIDE, ended="failed"), str(error))
            await keeper.keep(ended, context)
            yield ended
        finally:
            await keeper.close(context)

    def warm_up(self) -> None:
        """Load what the first answer would wait for, about half a second."""
        self.index.search("What is fine-tuning?")

    async def aclose(self) -> None:
        """Let go of the database, after the writes under way."""
        while self._turns:
            await asyncio.gather(*self._turns, return_exceptions=True)
        await asyncio.to_thread(self.store.close)

    async def _model(self, speaker: str | None, person_id: str | None) -> Model:
        chosen = speaker or self.speakers()[0].id
        if chosen not in self._models:
            raise ModelMisconfigured("That speaker is not set up here. Choose another in the chat's settings.")
        if chosen == HOSTED and person_id is not None:
            spent = await asyncio.to_thread(self.store.spent, person_id, self.today())
            if spent >= self.settings.daily_cost_usd:
                raise ModelMisconfigured(SPENT)
        return self._models[chosen]

    def _budget(self) -> Budget:
        s = self.settings
        return Budget(s.turn_model_calls, s.turn_tool_calls, s.turn_tokens, s.turn_cost_usd, s.turn_seconds)

    def finish_later(self, work: asyncio.Task[None]) -> None:
        """Hold a write that must end before Peri does."""
        self._turns.add(work)
        work.add_done_callback(self._turns.discard)


def open_peri(
    settings: Settings,
    *,
    monotonic: Callable[[], float],
    index: ConceptIndex | None = None,
    index_folder: Path | None = None,
) -> Peri:
    """A ready Peri: database brought up to date, content checked, index there, interrupted turns ended.

    `index` is one that is open already, with its library; `index_folder` is where the vectors are kept, when not in the
    data folder.

    Raises SettingError, StoreError, NewerSchema, and ContentError with every problem of the content.
    """
    from assistant.tools.registry import TOOLS

    prepare_home(settings.home)
    index_folder = index_folder or settings.home / "index"
    index = index or ConceptIndex(load_library(), PackagedMiniLM(), index_folder)
    journeys = load_journeys()
    store = Store(open_database(settings.database, settings.home))
    peri = Peri(
        settings,
        store,
        index.library,
        index,
        TOOLS,
        tuple(journeys.values()) if isinstance(journeys, dict) else tuple(journeys),
        {},
        objections=load_objections(concepts=index.library.concepts, providers=index.library.providers),
        sayings=Sayings(VectorCache(index_folder, index.embedder), index_folder),
        monotonic=monotonic,
    )
    peri.store.interrupt_running(peri.now())
    peri._models.update(open_speakers(peri, index_folder))
    return peri


def new_id() -> str:
    """A fresh id for a conversation or message."""
    return str(uuid4())


def _situation(begun: TurnBegun) -> Situation:
    return Situation.model_validate(begun.situation)
