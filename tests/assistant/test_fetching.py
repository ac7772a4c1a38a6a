"""Answers fetched from two models: asked only after a yes, kept one by one, stopped at a limit, gone on with."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.errors import InputRefused
from assistant.fetch_models import model_maker, token_price
from assistant.fetching import FetchDesk, problems
from assistant.settings import Settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from knowledge.library import load_library
from tests.assistant.models.asking import KEY
from tests.loopback.provider import Fails, LoopbackProvider, Reply, Says
from tracking.fetch import Asked, FetchPlan

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
USAGE = {"prompt_tokens": 1_000, "completion_tokens": 1_000, "total_tokens": 2_000}
PROVIDERS = load_library().providers
Replies = Callable[[dict[str, Any]], Reply]


def plan(briefs: int = 3, **changes: Any) -> FetchPlan:
    """Two models at the same loopback server."""
    given: dict[str, Any] = {
        "name": "first",
        "one": Asked(label="best prompt", model="openai/base", instructions="Write plainly."),
        "other": Asked(label="tuned", model="openai/ft:mine"),
        "briefs": tuple(f"Brief {number}" for number in range(briefs)),
    }
    return FetchPlan(**(given | changes))


def echo(body: dict[str, Any]) -> Reply:
    """Each model says who it is and what it was asked."""
    return Says((f"{body['model']}: {body['messages'][-1]['content']}",), usage=USAGE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(open_database(f"sqlite:///{tmp_path / 'peri.db'}", tmp_path))
    yield opened
    opened.close()


def desk(
    store: Store, provider: LoopbackProvider, price: tuple[float, float, str] | None = None, **settings: Any
) -> FetchDesk:
    """A person who names models at the loopback server, at that price for a token."""
    person = store.person("anna", "Anna", NOON).id
    given: dict[str, Any] = {"api_base": "http://models.example/v1", "api_key": SecretStr(KEY)}
    asks = Settings(**{**given, "api_base": provider.base_url})
    told = Settings(**(given | {"api_base": None} | settings))
    return FetchDesk(
        store.fetches, person, told, PROVIDERS, lambda: NOON, lambda: store.spent(person, NOON.date()),
        model_maker(asks, lambda: NOON.date()), lambda model: price,
    )  # fmt: skip


async def test_nothing_is_asked_before_fetching_and_then_each_brief_once_of_each(store: Store) -> None:
    with LoopbackProvider(echo) as provider:
        here = desk(store, provider, (1e-6, 2e-6, "a list"))
        kept = here.plan(plan())
        assert here.quote(kept).calls == 6
        assert provider.requests == []
        outcome = await here.fetch(kept.id)
    assert (outcome.asked, outcome.stopped) == (6, [])
    answers = here.kept(kept.id).answers
    assert answers[(1, "one")].answer == "base: Brief 1"
    assert answers[(1, "other")].answer == "ft:mine: Brief 1"
    assert {each.usd for each in answers.values()} == {Decimal("0.003")}
    assert store.spent(here.person_id, NOON.date()) == pytest.approx(0.018)
    assert here.kept(kept.id).agreed_at is not None
    sent = [request.body["messages"] for request in provider.requests if request.body["model"] == "base"]
    assert sent[0][0] == {"role": "system", "content": "Write plainly."}
    plain = [request.body["messages"] for request in provider.requests if request.body["model"] == "ft:mine"]
    assert [message["role"] for message in plain[0]] == ["user"]


async def test_what_failed_is_told_by_brief_and_asked_again_while_the_rest_stays(store: Store) -> None:
    def sometimes(body: dict[str, Any]) -> Reply:
        is_bad = body["messages"][-1]["content"] == "Brief 1" and body["model"] == "ft:mine"
        return Says((), finish="content_filter") if is_bad else echo(body)

    with LoopbackProvider(sometimes) as provider:
        here = desk(store, provider)
        kept = here.plan(plan())
        outcome = await here.fetch(kept.id)
        assert len(problems(outcome.kept)) == 1
        assert problems(outcome.kept)[0].startswith("Brief 2: tuned: ")
    with LoopbackProvider(echo) as again:
        outcome = await desk(store, again).fetch(kept.id)
        assert len(again.requests) == 1
    assert problems(outcome.kept) == []


async def test_a_key_that_is_not_accepted_stops_that_model_and_stands_in_no_log(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def refuses(body: dict[str, Any]) -> Reply:
        return Fails(401, "Incorrect API key: {key}") if body["model"] == "ft:mine" else echo(body)

    caplog.set_level(logging.DEBUG)
    with LoopbackProvider(refuses) as provider:
        here = desk(store, provider)
        kept = here.plan(plan(12))
        outcome = await here.fetch(kept.id)
        asked = [request.body["model"] for request in provider.requests]
    assert asked.count("base") == 12
    assert asked.count("ft:mine") <= 4
    assert "did not accept" in outcome.stopped[0]
    assert KEY not in caplog.text + json.dumps(problems(outcome.kept)) + outcome.stopped[0]


async def test_it_stops_before_its_limit_and_before_the_days(store: Store) -> None:
    with LoopbackProvider(echo) as provider:
        here = desk(store, provider, (1e-3, 1e-3, "a list"))  # two dollars a call
        kept = here.plan(plan(20, most_tokens=1_000, most_usd=Decimal(10)))
        outcome = await here.fetch(kept.id)
        assert "stopped before the limit" in outcome.stopped[0]
        assert 2 <= len(provider.requests) <= 9
        poor = desk(store, provider, (1e-3, 1e-3, "a list"), daily_cost_usd=0.01)
        with pytest.raises(InputRefused, match="Today's limit"):
            await poor.fetch(kept.id)


async def test_a_shared_peri_asks_no_other_models(store: Store) -> None:
    with LoopbackProvider(echo) as provider:
        shared = desk(store, provider, host="0.0.0.0")
        with pytest.raises(InputRefused, match="Others use this Peri too"):
            shared.plan(plan())
    assert provider.requests == []


@pytest.mark.parametrize(
    ("model", "usd_in", "seen"),
    [
        ("openai/ft:gpt-4.1-mini-2025-04-14:acme::abc", Decimal("0.80"), date(2026, 5, 7)),
        ("openai/gpt-6-luna", Decimal("0.10"), date(2026, 11, 22)),
        ("gpt-4.1-mini", Decimal(3), None),  # the library has it only as a base that was tuned
    ],
)
def test_prices_come_from_the_library_and_else_from_the_list(model: str, usd_in: Decimal, seen: date | None) -> None:
    found = token_price(model, Settings(), PROVIDERS, NOON.date(), lambda name: (3e-6, 4e-6, f"list of {name}"))
    assert found is not None
    assert (found.usd_in, found.seen) == (usd_in, seen)


def test_an_own_server_costs_nothing_and_a_foreign_ones_price_is_not_known() -> None:
    def listed(name: str) -> tuple[float, float, str]:
        return 3e-6, 4e-6, "list"

    def at(base: str, model: str) -> object:
        settings = Settings(api_base=base)
        return token_price(model, settings, PROVIDERS, NOON.date(), listed)

    here = at("http://127.0.0.1:8080/v1", "openai/mine")
    assert here is not None
    assert at("https://models.example/v1", "openai/mine") is None
    assert at("http://127.0.0.1:8080/v1", "mistral/x") != here


def test_peri_compare_fetch_asks_first_and_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    def peri(*arguments: str, stdin: str = "", base: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PERI_HOME": str(tmp_path / "home"), "PERI_API_BASE": base, "PERI_API_KEY": KEY}
        return subprocess.run(
            [sys.executable, "-m", "assistant", "compare", *arguments],
            input=stdin, capture_output=True, text=True, timeout=90, env=environment, check=False,
        )  # fmt: skip

    briefs = tmp_path / "briefs.jsonl"
    briefs.write_text("".join(json.dumps({"brief": f"Brief {at}"}) + "\n" for at in range(3)))
    named = ("fetch", "first", str(briefs), "--one", "openai/base", "--other", "openai/tuned")
    calls = list[str]()

    def breaks(body: dict[str, Any]) -> Reply:
        calls.append(body["model"])
        return echo(body) if len(calls) < 3 else Fails(401)

    with LoopbackProvider(breaks) as provider:
        declined = peri(*named, stdin="n\n", base=provider.base_url)
        assert "6 calls, at most $0.00 on your account." in declined.stdout
        assert provider.requests == []
        cut = peri(*named, stdin="y\n", base=provider.base_url)
        assert "answers are missing still" in cut.stderr
        assert KEY not in cut.stdout + cut.stderr
    assert "first: 2 of 6 answers fetched" in peri("list", base=provider.base_url).stdout
    with LoopbackProvider(echo) as provider:
        done = peri("fetch", "first", "--yes", base=provider.base_url)
        assert "3 pairs to judge" in done.stdout
        assert len(provider.requests) == 4
