"""The composition root: settings in, a ready Peri out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from assistant.agent import Budget, cited, run_turn
from assistant.errors import InputRefused, ModelMisconfigured, PeriError
from assistant.events import Ended, MessageAdded, TextDelta, TurnEvent, Used
from assistant.home import prepare_home
from assistant.messages import AssistantMessage, Message, Reply, Usage, UserMessage
from assistant.models.protocol import Model
from assistant.settings import Settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.store.views import Person, TurnBegun
from assistant.tools.context import ToolContext
from journeys.journey import Journey, load_journeys
from journeys.situation import Situation
from knowledge.embed import Embedder, PackagedMiniLM
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library
from knowledge.vectors import VectorCache

if TYPE_CHECKING:
    from assistant.tools.declare import Tool

log = logging.getLogger(__name__)

LONGEST = 20_000  # characters of one message
LOCAL = "local"  # identifier of the one person of a local machine
GUIDE = "guide"
HOSTED = "hosted"
PARTIAL_EVERY = 0.4  # seconds between two saves of an unfinished answer
ALIVE_EVERY = 20.0  # seconds between two signs of life of a turn that says nothing
BLANK = "There were no words in that message. Tell me what you make, or ask me something about it."
TOO_LONG = (
    "That message has {count:,} characters; I can take up to {limit:,} at once. Nothing of it was lost or stored: "
    "send it in parts, or only the piece that your question is about."
)
SPENT = "Today's limit for the hosted model is used up. The built-in guide can answer, or raise PERI_DAILY_COST_USD."


@dataclass(frozen=True)
class Speaker:
    """Someone who can speak, as the chooser shows it."""

    id: str
    label: str
    description: str


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
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float],
    ) -> None:
        self.settings = settings
        self.store = store
        self.library = library
        self.index = index
        self.tools = tools
        self.journeys = journeys
        self.now = now
        self._models = models
        self._monotonic = monotonic
        self._turns: set[asyncio.Task[None]] = set()

    def speakers(self) -> list[Speaker]:
        """Who can speak here, the default first."""
        guide = Speaker(
            GUIDE, "Built-in guide", "No key, no network: answers from the library, by rules. Not a language model."
        )
        if HOSTED not in self._models:
            return [guide]
        name = self._models[HOSTED].name
        return [
            Speaker(HOSTED, name, "A language model with the same tools; what you write goes to its provider."),
            guide,
        ]

    def context(self, situation: Situation) -> ToolContext:
        """What the tools of one turn may reach."""
        return ToolContext(
            library=self.library,
            index=self.index,
            today=self.today(),
            situation=situation,
            journeys=self.journeys,
            datasets_folder=self.settings.home / "datasets",
        )

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
        self, begun: TurnBegun, *, speaker: str | None = None, person_id: str | None = None
    ) -> AsyncGenerator[TurnEvent, None]:
        """Answer an accepted message; every event is as good as kept.

        Leaving the iteration (stop, a closed window) keeps what was shown and ends the turn as stopped.
        """
        keeper = _Keeper(self, begun)
        situation = _situation(begun)
        context = self.context(situation)
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


class _Keeper:
    """Puts a turn into the store while it runs; ends it exactly once."""

    def __init__(self, peri: Peri, begun: TurnBegun) -> None:
        self._peri = peri
        self._begun = begun
        self._messages: list[Message] = []
        self._said = ""
        self._usage = Usage()
        self._ended = False
        self.model = GUIDE
        self._beating = asyncio.create_task(self._beat())

    async def keep(self, event: TurnEvent, context: ToolContext) -> None:
        """Take note of an event; the last one ends the turn in the store."""
        match event:
            case TextDelta():
                self._said += event.text
            case Used():
                self._usage = event.usage
            case MessageAdded():
                self._messages.append(event.message)
            case Ended():
                await self._end(event.reply, event.problem, context)

    async def close(self, context: ToolContext) -> None:
        """End the turn as stopped if nothing ended it; survives the cancellation that caused it."""
        self._beating.cancel()
        if self._ended:
            return
        told = sum(len(m.text) for m in self._messages if isinstance(m, AssistantMessage))
        if self._said[told:].strip():
            self._messages.append(AssistantMessage(id=self._begun.answer_id, text=self._said[told:]))
        reply = Reply(
            answer=self._said,
            behaviour="explain",
            citations=cited(self._said, context.citations),
            model=self.model,
            usage=self._usage,
            ended="stopped",
        )
        work = asyncio.ensure_future(self._end(reply, None, context))
        self._peri.finish_later(work)
        await asyncio.shield(work)

    async def _beat(self) -> None:
        """Keep what was said at least every half second, and tell other hosts that the turn is alive."""
        saved, idle = "", 0.0
        while True:
            await asyncio.sleep(PARTIAL_EVERY)
            idle += PARTIAL_EVERY
            if self._said != saved or idle >= ALIVE_EVERY:
                saved, idle = self._said, 0.0
                try:
                    store = self._peri.store
                    await asyncio.to_thread(store.save_partial, self._begun.turn_id, saved, self._peri.now())
                except PeriError:
                    log.exception("a partial answer could not be kept; the turn goes on")

    async def _end(self, reply: Reply, problem: str | None, context: ToolContext) -> None:
        self._ended = True
        self._beating.cancel()
        store, begun = self._peri.store, self._begun
        await asyncio.to_thread(
            store.end_turn, begun.turn_id, reply, problem, self._messages, context.situation.told(), self._peri.now()
        )


def readable(text: str) -> str:
    """The text with \ufffd, the sign for a character that could not be read, in place of each lone surrogate."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def check_text(text: str) -> None:
    """Raise InputRefused for a message without words or over the limit."""
    if not text.replace("\ufffd", "").strip():
        raise InputRefused(BLANK)
    if len(text) > LONGEST:
        raise InputRefused(TOO_LONG.format(count=len(text), limit=LONGEST))


def open_peri(
    settings: Settings,
    *,
    monotonic: Callable[[], float],
    embedder: Embedder | None = None,
    index_folder: Path | None = None,
) -> Peri:
    """A ready Peri: database brought up to date, content checked, index there, interrupted turns ended.

    `index_folder` is where the vectors are kept, when not in the data folder.

    Raises SettingError, StoreError, NewerSchema, and ContentError with every problem of the content.
    """
    from assistant.tools.registry import TOOLS

    prepare_home(settings.home)
    index_folder = index_folder or settings.home / "index"
    library = load_library()
    journeys = load_journeys()
    store = Store(open_database(settings.database, settings.home))
    peri = Peri(
        settings,
        store,
        library,
        ConceptIndex(library, embedder or PackagedMiniLM(), index_folder),
        TOOLS,
        tuple(journeys.values()) if isinstance(journeys, dict) else tuple(journeys),
        {},
        monotonic=monotonic,
    )
    peri.store.interrupt_running(peri.now())
    peri._models.update(_speakers(settings, peri, index_folder))
    return peri


def _speakers(settings: Settings, peri: Peri, index_folder: Path) -> dict[str, Model]:
    from assistant.models.guide.guide import Guide

    cache = VectorCache(index_folder, peri.index.embedder)
    models: dict[str, Model] = {GUIDE: Guide(peri.index.embedder, cache)}
    if settings.model:
        from assistant.models.hosted import HostedModel

        models[HOSTED] = HostedModel(
            name=settings.model,
            api_base=settings.api_base,
            api_key=settings.api_key,
            today=peri.today,
            max_input_tokens=settings.max_input_tokens,
        )
    return models


def reply_object(ended: Ended) -> dict[str, Any]:
    """The one JSON object that `ask` and `talk` print for a finished turn."""
    reply = ended.reply.model_dump(mode="json")
    citations = [{k: c[k] for k in ("n", "concept", "title", "heading", "sources")} for c in reply.pop("citations")]
    said = {**reply, "citations": citations}
    if ended.problem:
        said["problem"] = ended.problem
        said["answer"] = "\n\n".join(part for part in (said["answer"], ended.problem) if part)
    return said


def new_id() -> str:
    """A fresh id for a conversation or message."""
    return str(uuid4())


def _situation(begun: TurnBegun) -> Situation:
    return Situation.model_validate(begun.situation)
