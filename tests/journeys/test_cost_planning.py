"""From a question and what was told to a plan: told first, then assumed, and always listed."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from pydantic import ValidationError

from journeys.customers import already_at
from journeys.plan import Assumption, Plan
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from journeys.span import Span
from journeys.tokens import count
from knowledge.library import CONTENT
from knowledge.providers import load_providers

REAL = load_providers(CONTENT / "providers")


def test_with_nothing_told_every_figure_is_assumed_and_says_so() -> None:
    plan = plan_for(Asked(), Situation())

    assert all(assumption.assumed for assumption in plan.assumptions)
    assert listed(plan, "examples").words == "100 examples (assumed; tell me how many you have)"
    assert "(assumed; tell me how many)" in listed(plan, "pieces_per_month").words


def test_what_was_told_is_taken_less_what_is_not_free() -> None:
    told = Situation(
        examples_on_hand=210,
        privacy="50 are under NDA, the rest is mine",
        may_use_work=True,
        volume_per_month=80,
        hourly_rate_usd=62.5,
    )
    plan = plan_for(Asked(), told)

    assert (plan.examples, plan.pieces_per_month, plan.hourly_rate_usd) == (160, 80, Decimal("62.5"))
    assert listed(plan, "examples").words == "160 examples (210 less the 50 that are not free)"
    assert not listed(plan, "examples").assumed


def test_what_is_asked_counts_before_what_was_told_and_is_fixed_in_every_case() -> None:
    told = Situation(examples_on_hand=210, volume_per_month=80, hourly_rate_usd=50)
    question = Asked(
        examples=500, pieces_per_month=0, passes=5, hours_hosted_per_month=Decimal(10), hourly_rate_usd=Decimal(9)
    )
    plan = plan_for(question, told)

    assert (plan.examples, plan.pieces_per_month, plan.hourly_rate_usd) == (500, 0, Decimal(9))
    assert (plan.passes, plan.hours_hosted_per_month) == (Span.fixed(5), Span.fixed(10))


def test_the_words_of_a_piece_are_told_without_its_brief() -> None:
    plan = plan_for(Asked(), Situation(words_each=150))

    assert plan.words_each == 200
    assert plan.tokens_each.likely == 267
    assert listed(plan, "words_each").words == "200 words an example: your 150 and a third as many for its brief"


def test_tokens_spread_by_model_family() -> None:
    assert plan_for(Asked(words_each=750), Situation()).tokens_each == Span.of(850, 1_000, 1_150)


def test_a_sample_is_counted_instead_of_guessed() -> None:
    text = "Brief: oak table, 180 cm.\n\nA table for long evenings, made of one tree."
    plan = plan_for(Asked(sample=text), Situation())

    assert plan.tokens_each.likely == count(text)
    assert "counted in your sample; exact for OpenAI's models, an estimate within" in listed(plan, "sample").words


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("hello world", 2), ("tiktoken is great!", 6)])
def test_tokens_are_counted_by_the_published_encoding(text: str, tokens: int) -> None:
    assert count(text) == tokens


def test_special_tokens_in_a_text_are_counted_as_text() -> None:
    assert count("<|endoftext|>") > 1


def test_the_tokenizer_is_loaded_only_by_whoever_counts() -> None:
    script = "import sys, journeys.cost, journeys.planning, assistant.tools.costing; print('tiktoken' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_a_card_is_on_as_long_as_many_pieces_need() -> None:
    few, many = plan_for(Asked(pieces_per_month=60), Situation()), plan_for(Asked(pieces_per_month=9_000), Situation())

    assert few.hours_hosted_per_month == Span.of(Decimal("4.33"), Decimal("8.67"), Decimal("21.67"))
    assert many.hours_hosted_per_month == Span.of(25, 50, 100)  # 9,000 pieces at 10, 20, 40 seconds


def test_every_assumption_names_the_argument_that_changes_it() -> None:
    known = set(Asked.model_fields) | {None}

    assert {assumption.argument for assumption in plan_for(Asked(), Situation()).assumptions} <= known
    assert {"passes", "hours_hosted_per_month", "minutes_per_pair", "retrain_per_year", "sample"} <= {
        assumption.argument for assumption in plan_for(Asked(), Situation()).assumptions
    }


@pytest.mark.parametrize("wrong", [{"examples": 0}, {"passes": 21}, {"hours_hosted_per_month": 745}, {"pages": 1}])
def test_a_question_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        Asked.model_validate(wrong)


@pytest.mark.parametrize(
    "tools",
    [
        "we already fine-tune at OpenAI",
        "ChatGPT for drafts; we have a tuned model at OpenAI",
        "OpenAI, where our fine-tuned gpt-4.1-mini runs",
        "I fine-tuned a model with OpenAI last year",
    ],
)
def test_who_trains_somewhere_already_is_recognised(tools: str) -> None:
    assert already_at(Situation(tools=tools), REAL.values()) == {"openai"}


@pytest.mark.parametrize(
    "tools",
    [
        "OpenAI API",
        "I want to fine-tune at OpenAI",
        "we have never fine-tuned anything at OpenAI",
        "ChatGPT, and we would fine-tune at OpenAI",
        "can I still train my model at OpenAI?",
        "we don't have a tuned model at OpenAI",
        "a friend uses OpenAI; we already have a tuned eye",
        None,
    ],
)
def test_who_only_uses_or_wants_is_no_customer_of_old(tools: str | None) -> None:
    assert already_at(Situation(tools=tools), REAL.values()) == frozenset()


def listed(plan: Plan, name: str) -> Assumption:
    return next(assumption for assumption in plan.assumptions if assumption.name == name)
