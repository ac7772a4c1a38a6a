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
