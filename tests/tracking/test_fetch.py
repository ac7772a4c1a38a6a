"""What two models are to be asked, and what it may cost: counted before anybody is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from tracking.answers import Unreadable
from tracking.blind import Side
from tracking.briefs import read_briefs
from tracking.fetch import (
    Asked,
    Fetched,
    FetchPlan,
    TokenPrice,
    bill,
    left_to_ask,
    pairs_of,
    quote,
    quote_lines,
)

ONE = Asked(label="best prompt", model="openai/gpt-6-luna", instructions="Write plainly.")
OTHER = Asked(label="tuned", model="openai/ft:mine")
PLAN = FetchPlan(name="first", one=ONE, other=OTHER, briefs=("A tagline", "A headline"), most_tokens=1_000)
PRICE = TokenPrice(usd_in=Decimal("0.10"), usd_out=Decimal("0.50"), source="a list", seen=date(2026, 11, 22))
HERE = Fetched(answer="Here it is.")


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize(
    ("text", "briefs"),
    [
        ('{"brief": "one"}\n{"prompt": "two"}\n', ("one", "two")),
        ('{"messages": [{"role": "user", "content": "one"}, {"role": "assistant", "content": "x"}]}', ("one",)),
        ("brief,answer\none,x\ntwo,y\n", ("one", "two")),
        ("a first brief\nof two lines\n---\na second\n", ("a first brief\nof two lines", "a second")),
        ("Brief: one\nBrief: two\nmore of two\n", ("one", "two\nmore of two")),
        ("one\n---\nOne \n---\ntwo", ("one", "two")),
    ],
)
def test_briefs_are_read_from_what_people_have(text: str, briefs: tuple[str, ...]) -> None:
    assert read_briefs(text).briefs == briefs


@pytest.mark.parametrize(
    ("text", "says"),
    [(" \n---\n ", "No brief"), ("\n---\n".join(map(str, range(201))), "200 are the most"), ("x" * 20_001, "20,000")],
)
def test_no_briefs_too_many_and_too_long_ones_are_refused(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_briefs(text)


def test_the_quote_counts_calls_tokens_and_the_most_that_they_cost() -> None:
    prices: dict[Side, TokenPrice | None] = {"one": PRICE, "other": PRICE}
    found = quote(PLAN, {}, prices, words)
    assert found.calls == 4
    assert found.sides[0].input_tokens == 2 * (12 + 2 + 2)
    assert found.usd == (32 + 28) * Decimal("0.10") / 10**6 + 4_000 * Decimal("0.50") / 10**6
    assert bill(found) == "4 calls, at most $0.01 on your account."
    assert "$0.10 in and $0.50 out for a million tokens (a list, seen on 22 November 2026)" in quote_lines(found)[0]


def test_an_unknown_price_is_said_and_never_counted_as_nothing() -> None:
    found = quote(PLAN, {}, {"one": PRICE, "other": None}, words)
    assert not found.is_known
    assert "your account will be charged. What I can count comes to at most $0.01." in bill(found)
    assert "Price: not known; your account will be charged." in quote_lines(found)[1]
    nothing = quote(PLAN, {}, {"one": None, "other": None}, words)
    assert nothing.usd is None


def test_what_is_here_is_not_asked_again_and_a_failure_is() -> None:
    answers = {(0, "one"): HERE, (0, "other"): HERE, (1, "one"): Fetched(problem="It was busy.")}
    assert left_to_ask(PLAN, answers) == [(1, "one"), (1, "other")]  # type: ignore[arg-type]
    assert [pair.brief for pair in pairs_of(PLAN, answers)] == ["A tagline"]  # type: ignore[arg-type]
    assert quote(PLAN, answers, {"one": PRICE, "other": PRICE}, words).calls == 2  # type: ignore[arg-type]


def test_where_the_limit_is_lower_than_the_cost_the_bill_says_where_it_stops() -> None:
    dear = TokenPrice(usd_in=Decimal(10), usd_out=Decimal(1_000), source="a list")
    plan = PLAN.model_copy(update={"most_usd": Decimal("0.50")})
    assert "at most $4.01 on your account. I stop before $0.50." in bill(
        quote(plan, {}, {"one": dear, "other": dear}, words)
    )


@pytest.mark.parametrize(
    "other", [ONE, ONE.model_copy(update={"label": "again"}), OTHER.model_copy(update={"label": "Best Prompt"})]
)
def test_one_model_with_one_prompt_cannot_be_compared_with_itself(other: Asked) -> None:
    with pytest.raises(ValidationError, match=r"same model|different names"):
        FetchPlan(name="x", one=ONE, other=other, briefs=("b",))
