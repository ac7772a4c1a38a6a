"""What the guide says to a question about costs."""

from __future__ import annotations

import pytest

from assistant.eval_talk import EvalTalk
from assistant.peri import Peri

CASE = "I have 180 product descriptions, 80 a month. What would it cost and is it worth it?"

pytestmark = pytest.mark.anyio


async def test_a_case_gets_its_figures_first_and_the_verdict_in_a_sentence(peri: Peri) -> None:
    talk = EvalTalk(peri)
    reply = await talk.say(CASE)

    assert reply["behaviour"] == "cost"
    assert reply["answer"].startswith("- **At 80 pieces a month a prompt with 5 samples comes to $")
    assert "**Is it worth it?** " in reply["answer"]
    assert reply["asks"]
    assert "| Way |" not in reply["answer"]
    assert len(reply["answer"].split()) <= 400

    table = (await talk.say("show the whole table"))["answer"]
    assert "| Way | Once | A month | First year | Prices seen |" in table
    assert "At 80 pieces a month" in table


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        ("what does it cost at 70 pieces a month?", "At 70 pieces a month"),
        ("and what would the bill be with 400 a month?", "At 400 pieces a month"),
        ("what will I pay for 1,000 of them?", "At 1,000 pieces a month"),
    ],
)
async def test_a_sum_at_a_figure_that_is_named_is_worked_out_within_a_talk(peri: Peri, asked: str, figure: str) -> None:
    talk = EvalTalk(peri)
    await talk.say("I write labels for a seed bank, 60 a month, 200 finished ones, all my own. Should I train a model?")
    reply = await talk.say(asked)

    assert reply["behaviour"] == "cost"
    assert figure in reply["answer"]


async def test_a_model_that_is_to_know_what_things_cost_is_judged_and_not_priced(peri: Peri) -> None:
    reply = await EvalTalk(peri).say(
        "Would training let our shop's bot know which lamps are in stock and what they cost?"
    )
    assert reply["behaviour"] == "judge_fit"
