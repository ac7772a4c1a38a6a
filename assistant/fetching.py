"""Fetching answers from two models that a person names: quoted first, asked only after a yes, kept one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from assistant.errors import InputRefused, ModelError, ModelMisconfigured
from assistant.fetch_models import Listed, model_maker, token_price
from assistant.messages import Usage, UserMessage
from assistant.models.protocol import Finished, Model, ModelRequest, Text
from assistant.models.trimming import estimate_tokens
from assistant.settings import Settings
from assistant.store.fetches import Fetches, KeptFetch
from assistant.store.repository import Store
from knowledge.providers import Providers
from tracking.blind import Side
from tracking.fetch import SIDES, Asked, Fetched, FetchPlan, Place, Quote, TokenPrice, input_tokens, left_to_ask
from tracking.fetch import quote as quoted
from tracking.fetch import spent_usd as spent_on

AT_ONCE = 4  # calls under way: quick enough for forty, few enough for a new account's limits
NOT_SHARED = (
    "Others use this Peri too, and its keys are not yours, so I ask no other models here. `peri compare fetch` on your "
    "own machine does it with your own key."
)
SPENT_TODAY = "Today's limit of ${limit:.2f} is used up, so I ask nobody. Raise PERI_DAILY_COST_USD, or wait a day."
CAPPED = "I stopped before the limit of ${limit:.2f} was crossed."
CUT = "The answer was longer than {most:,} tokens and was cut off, so it does not count."

Told = Callable[[int, int], None]  # answers that are here, of how many


@dataclass
class Outcome:
    """How a round of calls ended: what stands now, and why it stopped early, in sentences."""

    kept: KeptFetch
    asked: int = 0
    stopped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class FetchDesk:
    """The fetches of one person. `model_of` makes who is asked, `listed` tells a price from a list, `spent` today's."""

    fetches: Fetches
    person_id: str
    settings: Settings
    providers: Providers
    now: Callable[[], datetime]
    spent: Callable[[], float]
    model_of: Callable[[Asked, int], Model]
    listed: Listed

    def plan(self, plan: FetchPlan) -> KeptFetch:
        """Keep what is to be asked; nobody is asked by that. Blocking. Raises InputRefused on a shared Peri."""
        self._check_own()
        return self.fetches.add(self.person_id, plan, self.now())

    def kept(self, fetch_id: str) -> KeptFetch:
        """As it stands. Blocking; raises NotYours."""
        return self.fetches.get(self.person_id, fetch_id)

    def forget(self, fetch_id: str) -> None:
        """Delete a plan and its answers for good. Blocking; raises NotYours."""
        self.fetches.delete(self.person_id, fetch_id)

    def latest(self) -> KeptFetch | None:
        """The fetch that was planned last. Blocking."""
        return next(iter(self.fetches.all(self.person_id)), None)

    def quote(self, kept: KeptFetch) -> Quote:
        """What the calls that are left can cost. Blocking: the list of prices takes seconds to open."""
        return quoted(kept.plan, kept.answers, self._prices(kept.plan), estimate_tokens)

    async def fetch(self, fetch_id: str, *, seconds: float | None = None, told: Told | None = None) -> Outcome:
        """Ask for what is missing, keeping each answer as it comes; a call that failed is told in its place.

        Only a person's yes may lead here. It stops at the plan's limit, at today's, and begins no call after `seconds`;
        what is missing then is asked by the next round. Raises InputRefused, NotYours, StoreError.
        """
        self._check_own()
        today = Decimal(str(self.settings.daily_cost_usd)) - Decimal(str(await asyncio.to_thread(self.spent)))
        if today <= 0:
            raise InputRefused(SPENT_TODAY.format(limit=self.settings.daily_cost_usd))
        await asyncio.to_thread(self.fetches.agree, self.person_id, fetch_id, self.now())
        kept = await asyncio.to_thread(self.kept, fetch_id)
        prices = await asyncio.to_thread(self._prices, kept.plan)
        return await _Round(self, kept, prices, today, seconds, told).run()

    def _check_own(self) -> None:
        if not self.settings.is_local or self.settings.auth_header is not None:
            raise InputRefused(NOT_SHARED)

    def _prices(self, plan: FetchPlan) -> dict[Side, TokenPrice | None]:
        today = self.now().date()
        return {
            side: token_price(plan.asked(side).model, self.settings, self.providers, today, self.listed)
            for side in SIDES
        }


def open_fetching(
    store: Store, person_id: str, now: Callable[[], datetime], settings: Settings, providers: Providers
) -> FetchDesk:
    """The fetches of a person, with whom they name asked through LiteLLM."""

    def listed(model: str) -> tuple[float, float, str] | None:
        from assistant.models.door import listed_price

        return listed_price(model)

    return FetchDesk(
        store.fetches,
        person_id,
        settings,
        providers,
        now,
        lambda: store.spent(person_id, now().date()),
        model_maker(settings, lambda: now().date()),
        listed,
    )


class _Round:
    """One round of calls, several at a time."""

    def __init__(
        self,
        desk: FetchDesk,
        kept: KeptFetch,
        prices: dict[Side, TokenPrice | None],
        today_usd: Decimal,
        seconds: float | None,
        told: Told | None,
    ) -> None:
        self._desk, self._plan, self._prices, self._told = desk, kept.plan, prices, told
        self._answers = dict(kept.answers)
        self._outcome = Outcome(kept)
        self._left = left_to_ask(kept.plan, kept.answers)
        self._limit = min(kept.plan.most_usd, spent_on(kept.answers) + today_usd)
        self._under_way = Decimal(0)  # the most that the calls under way can cost
        self._closed: set[Side] = set()
        self._models = {side: desk.model_of(kept.plan.asked(side), kept.plan.most_tokens) for side in SIDES}
        self._seconds = seconds

    async def run(self) -> Outcome:
        """Ask until nothing is left or something stops it."""
        loop = asyncio.get_running_loop()
        end = None if self._seconds is None else loop.time() + self._seconds
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(self._work(end))
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from None
        return replace(self._outcome, kept=replace(self._outcome.kept, answers=self._answers))

    async def _work(self, end: float | None) -> None:
        while self._left and (end is None or asyncio.get_running_loop().time() < end):
            place = self._left.pop(0)
            if place[1] in self._closed:
                continue
            most = self._most(place)
            if spent_on(self._answers) + self._under_way + most > self._limit:
                self._left.clear()
                self._stop(CAPPED.format(limit=self._limit))
                return
            self._under_way += most
            try:
                found = await self._ask(place)
            finally:
                self._under_way -= most
            self._answers[place] = found
            self._outcome.asked += 1
            keep = self._desk.fetches.keep
            await asyncio.to_thread(keep, self._desk.person_id, self._outcome.kept.id, place, found, self._desk.now())
            if self._told is not None:
                here = sum(each.answer is not None for each in self._answers.values())
                self._told(here, 2 * len(self._plan.briefs))

    async def _ask(self, place: Place) -> Fetched:
        at, side = place
        text, used, reason = "", Usage(), "stop"
        request = ModelRequest(messages=(UserMessage(text=self._plan.briefs[at]),), tools=())
        try:
            async with aclosing(self._models[side].respond(request)) as stream:
                async for event in stream:
                    match event:
                        case Text():
                            text += event.text
                        case Finished():
                            used, reason = event.usage, event.reason
        except ModelMisconfigured as error:
            self._closed.add(side)  # the same would happen with every other brief
            self._stop(str(error))
            return Fetched(problem=str(error))
        except ModelError as error:
            return Fetched(problem=str(error), usd=None)
        price, spent = self._prices[side], (used.input_tokens, used.output_tokens)
        is_whole = reason != "length"
        return Fetched(
            answer=text.strip() if is_whole else None,
            problem=None if is_whole else CUT.format(most=self._plan.most_tokens),
            input_tokens=spent[0],
            output_tokens=spent[1],
            usd=price.usd(*spent) if price else None,
        )

    def _most(self, place: Place) -> Decimal:
        at, side = place
        price, asked = self._prices[side], self._plan.asked(side)
        sent = input_tokens(asked, self._plan.briefs[at], estimate_tokens)
        return price.usd(sent, self._plan.most_tokens) if price else Decimal(0)

    def _stop(self, sentence: str) -> None:
        if sentence not in self._outcome.stopped:
            self._outcome.stopped.append(sentence)


def problems(kept: KeptFetch) -> Sequence[str]:
    """What went wrong, each sentence once, with the briefs that it met."""
    told: dict[str, list[int]] = {}
    for (at, side), found in sorted(kept.answers.items()):
        if found.answer is None and found.problem:
            told.setdefault(f"{kept.plan.asked(side).label}: {found.problem}", []).append(at + 1)
    return [
        f"Brief {', '.join(map(str, briefs[:8]))}{' …' if len(briefs) > 8 else ''}: {text}"
        for text, briefs in told.items()
    ]
