"""The cards under an answer, made from kept transcripts, and the estimate behind the sliders."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest

from assistant.face.cards import cards, changed_by
from assistant.face.view import thread
from assistant.messages import Reply, ToolMessage, UserMessage
from assistant.store.views import ConversationView, TurnView
from journeys.situation import FACTS
from tests.face.server import Server
from tests.face.window import Window

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SCORE = {
    "id": "examples", "field": "examples_on_hand", "label": "Enough examples", "state": "against", "points": 0,
    "most": 2, "said": "40", "reason": "Too few.", "concept": "how-many-examples", "kind": "criterion",
}  # fmt: skip
VERDICT = {"verdict": "not_now", "headline": "Not now.", "reasons": [], "scores": [SCORE], "rubric": "2"}
ESTIMATE = {
    "plan": {"examples": 40, "words_each": 250, "passes": 3, "pieces_per_month": 60, "hours_hosted_per_month": "8.67"},
    "assumptions": [
        {"argument": "words_each", "assumed": True},
        {"argument": "passes", "assumed": True},
        {"argument": "examples", "assumed": False},
        {"argument": "hours_hosted_per_month", "assumed": True},
    ],
}


def turn(name: str, content: Any, *, ok: bool = True, state: Any = "done", **reply: Any) -> TurnView:
    """A turn that called one tool."""
    written = content if isinstance(content, str) else json.dumps(content)
    return TurnView(
        turn_id=str(uuid4()),
        user=UserMessage(text="So?"),
        answer_id=str(uuid4()),
        run_id=None,
        state=state,
        partial="",
        reply=Reply(answer="Well.", behaviour="judge_fit", **reply),
        problem=None,
        tools=(ToolMessage(call_id="1", name=name, content=written, ok=ok),),
        vote=None,
        started_at=NOW,
        ended_at=NOW,
    )


def talk(*turns: TurnView, **situation: Any) -> ConversationView:
    """A conversation of these turns."""
    return ConversationView(
        id=str(uuid4()), title="A talk", situation=situation, settings={}, created_at=NOW, updated_at=NOW, turns=turns
    )


def drawn(view: ConversationView) -> list[dict[str, Any]]:
    return [card for found in cards(view).values() for card in found]


def test_a_verdict_is_drawn_with_what_the_person_told() -> None:
    judged = turn("judge_fit", VERDICT)
    (card,) = drawn(talk(judged, examples_on_hand=40, profession="copywriter"))
    assert (card["name"], card["forId"]) == ("Scorecard", judged.answer_id)
    (row,) = card["props"]["rows"]
    assert row["state"] == "against"
    assert row["href"] == "/library/how-many-examples"
    assert row["fact"]["says"] == "examples on hand"
    assert (row["fact"]["input"], row["fact"]["value"]) == ("number", 40)
    assert {fact["field"]: fact["value"] for fact in card["props"]["told"]} == {
        "examples_on_hand": 40,
        "profession": "copywriter",
    }


def test_only_the_last_verdict_is_live() -> None:
    view = talk(turn("judge_fit", VERDICT), turn("search_library", {}), turn("judge_fit", VERDICT), examples_on_hand=40)
    first, last = drawn(view)
    assert (first["props"]["live"], last["props"]["live"]) == (False, True)
    assert first["props"]["told"] == []
    assert first["props"]["rows"][0]["fact"]["value"] is None  # what holds now stands on the live card alone


def test_an_open_question_comes_with_its_quick_replies_and_the_footer_does_not_repeat_them() -> None:
    asking = {**VERDICT, "verdict": "it_depends", "question": "How many?", "why_asked": "It decides."}
    view = talk(turn("judge_fit", asking, suggestions=("I don't know", "What does it cost?")))
    elements = thread(view, "local", "1", {})["elements"]
    card, footer = elements
    assert [quick["label"] for quick in card["props"]["quick"]] == ["I don't know", "Skip", "Your view so far"]
    assert footer["props"]["suggestions"] == ["What does it cost?"]


@pytest.mark.parametrize(
    "content",
    [
        {**VERDICT, "scores": []},
        {key: value for key, value in VERDICT.items() if key != "scores"},  # from a version before the scorecard
        {**VERDICT, "scores": [{"id": "x"}]},
        {**VERDICT, "what_if": {"examples_on_hand": 300}},
        '{"error": "This call was interrupted before it finished."}',
        "no JSON at all",
        "[]",
    ],
)
def test_what_is_no_verdict_of_this_version_draws_nothing(content: Any) -> None:
    assert drawn(talk(turn("judge_fit", content))) == []


def test_a_call_that_failed_or_still_runs_draws_nothing() -> None:
    assert drawn(talk(turn("judge_fit", VERDICT, ok=False))) == []
    assert drawn(talk(turn("judge_fit", VERDICT, state="running"))) == []


def test_a_stopped_turn_keeps_its_scorecard() -> None:
    assert [card["name"] for card in drawn(talk(turn("judge_fit", VERDICT, state="stopped")))] == ["Scorecard"]


def test_a_cost_card_asks_only_for_what_was_told() -> None:
    (card,) = drawn(talk(turn("estimate_cost", ESTIMATE)))
    assert card["name"] == "CostCard"
    assert card["props"]["query"] == {"examples": "40", "pieces": "60"}


@pytest.mark.parametrize("content", [{"rows": []}, {"plan": None}, {"plan": {"examples": [1]}}, "{}", "x"])
def test_an_estimate_of_an_older_version_draws_nothing(content: Any) -> None:
    assert drawn(talk(turn("estimate_cost", content))) == []


def test_an_ended_turn_redraws_its_card_and_folds_the_one_before() -> None:
    turns = [turn("judge_fit", VERDICT) for _ in range(4)]
    changed = changed_by(talk(*turns), turns[3].answer_id)
    assert [(card["forId"], card["props"]["live"]) for card in changed] == [
        (turns[2].answer_id, False),
        (turns[3].answer_id, True),
    ]


def test_every_fact_can_be_typed_in() -> None:
    rows = [{**SCORE, "id": name, "field": name} for name in FACTS]
    (card,) = drawn(talk(turn("judge_fit", {**VERDICT, "scores": rows})))
    kinds = {row["fact"]["field"]: row["fact"]["input"] for row in card["props"]["rows"]}
    assert set(kinds) == set(FACTS)
    assert kinds["volume_per_month"] == "number"
    assert kinds["may_use_work"] == kinds["consistency_needed"] == "choice"
    assert kinds["task"] == "text"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Server(tmp_path_factory.mktemp("cards") / "home", program="tests.face.cards_house") as running:
        yield running


def ask(server: Server, path: str, name: str = "local") -> httpx.Response:
    return httpx.get(server.url + path, headers={"cookie": server.cookie(name)}, timeout=30)


def test_an_estimate_moves_with_its_figures(server: Server) -> None:
    few = ask(server, "/peri/estimate?examples=100&words=300&passes=3&pieces=50&hours=10").json()
    many = ask(server, "/peri/estimate?examples=1000&words=300&passes=3&pieces=50&hours=10").json()
    assert [slider["value"] for slider in few["sliders"]] == [100, 300, 3, 50, 10]
    cost = {
        name: {row["id"]: float(row["once_usd"]["likely"]) for row in found["rows"] if row["kind"] == "tuned"}
        for name, found in (("few", few), ("many", many))
    }
    assert sum(cost["many"].values()) > sum(cost["few"].values())


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("examples=0", "Examples must be a whole number from 1 to"),
        ("examples=abc", "Examples must be"),
        ("examples=1.5", "a whole number"),
        ("words=1e99", "Words in an example"),
        ("passes=21", "from 1 to 20"),
        ("pieces=-1", "Pieces a month"),
        ("hours=745", "Hours hosted a month must be a number from 0 to 744"),
        ("hours=NaN", "Hours hosted"),
        ("hours=", "Hours hosted"),
        ("examples=" + "9" * 5_000, "Examples must be"),
        ("text=hello", "there is no text in it"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_plain_words(server: Server, query: str, named: str) -> None:
    for path in ("/peri/estimate", "/peri/estimate.csv"):
        got = ask(server, f"{path}?{query}")
        assert got.status_code == 422
        assert named in got.json()["detail"]


def test_the_table_is_a_csv_file_with_dates_and_sources(server: Server) -> None:
    got = ask(server, "/peri/estimate.csv?examples=200&pieces=60")
    assert got.headers["content-type"].startswith("text/csv")
    assert got.headers["content-disposition"].startswith('attachment; filename="peri-costs-')
    assert got.headers["cache-control"] == "no-store"
    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"))))
    priced = [row for row in rows if row["unit_price_usd"] and row["item"] != "your hours"]
    assert len(priced) > 20
    assert all(row["price_seen"] and row["url"].startswith("https://") for row in priced)


def test_an_estimate_of_a_conversation_is_for_its_person_alone(server: Server) -> None:
    async def told() -> str:
        async with Window(server) as window:
            await window.answered("I have 777 examples")
            return window.thread

    conversation = asyncio.run(told())
    mine = ask(server, f"/peri/estimate?conversation={conversation}")
    assert mine.json()["sliders"][0]["value"] == 777
    assert ask(server, f"/peri/estimate?conversation={conversation}", "header:other").status_code == 404
    assert ask(server, "/peri/estimate?conversation=x").status_code == 404
    assert httpx.get(server.url + "/peri/estimate").status_code == 401


def test_a_window_gets_the_new_card_and_the_folded_one_as_a_reload_would(server: Server) -> None:
    async def talk_and_reload() -> tuple[list[Any], list[Any]]:
        async with Window(server) as window:
            await window.answered("I have 40 examples")
            await window.answered("Please correct: examples on hand is 140.")
            live = {d["id"]: d for e, d in window.events if e == "element" and d["name"] == "Scorecard"}
            conversation = window.thread
        async with Window(server, thread=conversation) as window:
            drawn = await window.wait("resume_thread")
        return list(live.values()), [e for e in drawn["elements"] if e["name"] == "Scorecard"]

    live, kept = asyncio.run(talk_and_reload())
    assert live == kept
    assert [(card["props"]["live"], card["props"]["outcome"]) for card in kept] == [
        (False, "not_now"),
        (True, "fine_tune"),
    ]
