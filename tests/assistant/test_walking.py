"""Walking journeys in the chat: every journey of the catalogue, through whole turns with the guide."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.events import Ended
from assistant.face.journeys import KeptWalk, walk_of
from assistant.messages import Reply, UserMessage
from assistant.peri import Peri, new_id, open_peri
from assistant.settings import Settings
from journeys.journey import Journey, load_journeys
from knowledge.index import ConceptIndex

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CASE = "I'm a copywriter. I have 150 approved product descriptions, my own work, and make 60 a month. Is it worth it?"


@dataclass
class House:
    """A Peri with the guide, whose days can be moved, and one person who talks to it."""

    home: Path
    index: ConceptIndex
    at: datetime = NOON
    talk: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.peri: Peri = open_peri(Settings(home=self.home), monotonic=lambda: 0.0, index=self.index)
        self.peri.now = lambda: self.at

    def say(self, text: str) -> Reply:
        """One whole turn."""

        async def turn() -> Reply:
            person = self.peri.store.person("local", "You", self.at)
            begun = self.peri.accept(person, self.talk, UserMessage(text=text))
            ended = [e async for e in self.peri.turn(begun, person_id=person.id) if isinstance(e, Ended)]
            return ended[0].reply

        return asyncio.run(turn())

    def card(self) -> KeptWalk | None:
        """What the journey's card shows after the last turn that walked."""
        person = self.peri.store.person("local", "You", self.at)
        turns = self.peri.store.conversation(person.id, self.talk).turns
        return next((walk for turn in reversed(turns) if (walk := walk_of(turn))), None)

    def restart(self, days: int = 0) -> None:
        """Peri is ended and begun again, in a new conversation, so many days later."""
        self.peri.store.close()
        self.at += timedelta(days=days)
        self.talk = new_id()
        self.__post_init__()


@pytest.fixture
def house(home: Path, index: ConceptIndex) -> Any:
    built = House(home, index)
    yield built
    built.peri.store.close()


def _ids(journeys: Sequence[Journey]) -> list[str]:
    return [journey.id for journey in journeys]


@pytest.mark.parametrize("journey", load_journeys(), ids=_ids(load_journeys()))
def test_each_journey_is_walked_to_its_end_over_a_restart(house: House, journey: Journey) -> None:
    begun = house.say(f"Start “{journey.title}”")
    assert (begun.behaviour, begun.tools) == ("journey", ("start_journey",))
    assert f"Step 1 of {len(journey.steps)}: {journey.steps[0].title}" in begun.answer
    ways = ("done", "I did this elsewhere, in a notebook", "skip this because I have no time", "Done: “{title}”")
    for number, step in enumerate(journey.steps):
        card = house.card()
        assert card is not None
        assert card.next is not None
        assert card.next.title == step.title
        house.say(ways[number % len(ways)].format(title=step.title))
        if number == 1:
            house.restart(days=21)
            again = house.say("Where was I?")
            assert again.answer.startswith("Welcome back after 3 weeks.")
    card = house.card()
    if card is not None and not card.is_finished:  # it ends with a day in the calendar
        house.say("in three months")
        card = house.card()

    assert card is not None
    assert card.is_finished
    assert [step.state for step in card.steps if step.n % 4 == 3] == ["skipped"] * (
        len(journey.steps) // 4 + (len(journey.steps) % 4 == 3)
    )
    assert "open" not in [step.state for step in card.steps]
    assert "last step" in house.say("show my journeys").answer or journey.title in house.say("show my journeys").answer


OFFERS = sorted({(step.ask, step.tool) for j in load_journeys() for step in j.steps if step.ask and step.tool})


@pytest.mark.parametrize(("ask", "tool"), OFFERS)
def test_the_sentence_that_a_step_offers_reaches_its_tool(house: House, ask: str, tool: str) -> None:
    journey, number = next(
        (j, n) for j in load_journeys() for n, s in enumerate(j.steps) if (s.ask, s.tool) == (ask, tool)
    )
    assert tool in {known.name for known in house.peri.tools}
    house.say(f"Start “{journey.title}”")
    for step in journey.steps[:number]:
        house.say(f"Done: “{step.title}”")
    house.say(ask)
    person = house.peri.store.person("local", "You", house.at)
    turn = house.peri.store.conversation(person.id, house.talk).turns[-1]

    assert tool in [called.name for called in turn.tools]


def test_what_peri_does_ticks_the_step_and_what_is_known_is_not_asked_again(house: House) -> None:
    house.say(CASE)
    begun = house.say("Start “Tune a model on your best work”")
    card = house.card()
    assert card is not None
    assert card.steps[0].state == "done"  # the pieces were counted before
    assert "is ticked" in begun.answer
    reply = house.say("What would it cost me?")
    card = house.card()
    assert card is not None
    assert "estimate_cost" in reply.tools
    assert "That ticks step 6" in reply.answer
    assert card.steps[5].state == "done"
    assert card.steps[5].by
    house.restart(days=30)
    back = house.say("Where was I?")

    assert back.answer.startswith("Welcome back after 4 weeks.")
    assert "Still known from before" in back.answer
    person = house.peri.store.person("local", "You", house.at)
    told = house.peri.store.conversation(person.id, house.talk).situation
    assert (told["examples_on_hand"], told["volume_per_month"]) == (150, 60)


def test_a_count_that_grows_brings_the_step_further_until_it_is_enough(house: House) -> None:
    house.say("Start “Curate a portfolio of a hundred”")
    house.say("Done")
    house.say("I have 62 approved pieces now")
    card = house.card()
    assert card is not None
    assert card.steps[1].by == "62 of 100 so far"
    house.restart(days=21)
    assert "62 of 100 so far" in house.say("Where was I?").answer
    house.say("I have 104 approved pieces now")
    card = house.card()
    assert card is not None
    assert card.steps[1].state == "done"


def test_one_journey_is_open_and_the_others_wait(house: House) -> None:
    house.say("Start “Keep it fresh”")
    house.say("done")
    second = house.say("start the move house journey")
    assert "“Keep it fresh” is parked meanwhile." in second.answer
    house.say("park it")
    assert house.say("What's next?").answer.startswith("You are in no journey at the moment.")
    taken = house.say("Take up “Keep it fresh”")
    assert "Step 2 of" in taken.answer
    assert "1 of" in house.say("show my journeys").answer


def test_a_recommended_journey_is_begun_by_saying_yes(house: House) -> None:
    house.say("I write product texts from feature sheets, have 12 approved pieces and make 2 a month. Is it worth it?")
    found = house.say("Which journey fits me?")
    assert found.suggestions[0] == "Start “Get your prompt as good as it can be”"
    assert house.say("yes").tools == ("start_journey",)


def test_going_back_and_marking_twice_lose_nothing(house: House) -> None:
    house.say("Start “Keep it fresh”")
    house.say("done, the page is written")
    assert "was done already" in house.say("Done: “Write its page”").answer
    assert "Open again: step 1" in house.say("go back").answer
    refused = house.say("go back")
    assert "nothing before it" in refused.answer


def test_skipping_a_question_of_the_interview_skips_no_step(house: House) -> None:
    house.say("Start “Keep it fresh”")
    asked = house.say("Is it worth it for my work?")
    assert asked.asks
    house.say("skip")
    card = house.card()
    assert card is not None
    assert {step.state for step in card.steps} == {"open"}


@pytest.mark.parametrize(
    ("says", "state"), [("done", "done"), ("I did that elsewhere", "done"), ("what's next?", "open")]
)
def test_short_words_mean_the_journey_while_a_question_is_open(house: House, says: str, state: str) -> None:
    house.say("Start “Keep it fresh”")
    assert house.say("Is it worth it for my work?").asks
    reply = house.say(says)
    card = house.card()
    assert reply.behaviour == "journey"
    assert card is not None
    assert card.steps[0].state == state


def test_an_unknown_name_gets_the_list_and_nobody_gets_a_refusal(house: House) -> None:
    reply = house.say("Start “Learn to juggle”")
    assert reply.answer.startswith("I have no journey of that name.")
    assert all(journey.title in reply.answer for journey in house.peri.journeys)
    assert json.dumps(reply.suggestions).count("Start ") == 3
