"""The card of a journey, made from a kept transcript."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.face.cards import cards, changed_by
from assistant.face.view import thread
from assistant.models.guide.reading.walking import Standing, read_walking
from assistant.tools.walk_result import WalkView, view_of
from journeys.journey import load_journeys
from journeys.run import said_done, skip, start
from journeys.run_aside import park
from tests.face.test_cards import ESTIMATE, talk, turn

TODAY = date(2026, 11, 23)
JOURNEY = load_journeys()[0]
RUN = said_done(start(JOURNEY, TODAY), JOURNEY.steps[0].id, TODAY)


def walked(view: WalkView, name: str = "journey_status", key: str = "walk") -> Any:
    """A turn that left this walk in the transcript."""
    return turn(name, {"said": view.said, key: view.model_dump(mode="json", exclude_none=True)})


def test_the_card_shows_the_steps_where_one_is_and_what_can_be_said() -> None:
    one = walked(view_of(RUN, "Here."))
    (card,) = cards(talk(one))[one.answer_id]
    props = card["props"]

    assert (card["name"], props["live"], props["title"]) == ("JourneyCard", True, JOURNEY.title)
    assert [step["state"] for step in props["steps"]] == ["done", *["open"] * (len(JOURNEY.steps) - 1)]
    assert props["next"]["title"] == JOURNEY.steps[1].title
    assert props["page"] == f"/library/journeys/{JOURNEY.id}"
    assert props["next"]["href"] == f"/library/{JOURNEY.steps[1].concept}"


def test_only_the_last_card_is_live_and_a_tick_draws_one_too() -> None:
    first, ticked = walked(view_of(RUN, "")), walked(view_of(RUN, "That ticks it."), "estimate_cost", "ticked")
    drawn = cards(talk(first, ticked))

    assert [each["props"]["live"] for each in drawn[first.answer_id]] == [False]
    assert [each["props"]["live"] for each in drawn[ticked.answer_id] if each["name"] == "JourneyCard"] == [True]
    redrawn = [each["forId"] for each in changed_by(talk(first, ticked), ticked.answer_id)]
    assert {first.answer_id, ticked.answer_id} <= set(redrawn)


def test_a_card_that_stands_beside_a_cost_card_folds_when_the_next_one_comes() -> None:
    first, last = walked(view_of(RUN, "")), walked(view_of(RUN, ""))
    walk = view_of(RUN, "That ticks it.").model_dump(mode="json", exclude_none=True)
    between = turn("estimate_cost", {**ESTIMATE, "ticked": walk})
    view = talk(first, between, last)
    assert {each["name"] for each in cards(view)[between.answer_id]} == {"CostCard", "JourneyCard"}
    redrawn = {
        each["forId"]: each["props"]["live"]
        for each in changed_by(view, last.answer_id)
        if each["name"] == "JourneyCard"
    }

    assert redrawn == {between.answer_id: False, last.answer_id: True}


def test_a_reload_draws_the_same_card() -> None:
    one = walked(view_of(RUN, "Here."))
    view = talk(one)
    elements = thread(view, "local", "1", {})["elements"]

    assert [each for each in elements if each["name"] == "JourneyCard"] == cards(view)[one.answer_id]


def test_what_the_buttons_send_is_understood_as_it_is_meant() -> None:
    for journey in load_journeys():
        run = start(journey, TODAY)
        while not run.is_finished:
            one = walked(view_of(run, ""))
            props = cards(talk(one))[one.answer_id][0]["props"]
            says, standing = props["next"]["says"], Standing(in_journey=True, is_asked=True)
            for button, how in (("done", "done"), ("elsewhere", "elsewhere"), ("skip", "skipped")):
                meant = read_walking(says[button], standing)
                assert meant is not None, says[button]
                assert (meant.tool, meant.arguments["how"]) == ("mark_step", how)
                assert meant.arguments["step"] == props["next"]["title"]
            reason = read_walking(f"{says['skip']}: my client said no", standing)
            assert reason is not None
            assert reason.arguments["reason"] == "my client said no"
            assert read_walking(props["says"]["park"], standing) is not None
            assert read_walking(props["says"]["resume"], Standing()) is not None
            run = skip(run, props["steps"][props["next"]["n"] - 1]["id"], TODAY)


def test_a_parked_journey_offers_to_be_taken_up() -> None:
    one = walked(view_of(park(RUN, TODAY), "Parked."))
    props = cards(talk(one))[one.answer_id][0]["props"]

    assert props["parked"]
    assert props["says"]["resume"] == f"Take up “{JOURNEY.title}”"


def test_what_an_older_peri_or_a_fault_left_draws_no_card() -> None:
    odd = [
        turn("start_journey", {"walk": {"title": "?"}}),
        turn("start_journey", "not json"),
        turn("mark_step", {"ticked": "a sentence"}),
    ]

    assert cards(talk(*odd)) == {}
