"""The same interview gives the same verdict whoever speaks: the guide, or a hosted model that notes and judges."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.eval_talk import EvalTalk
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest, Text
from assistant.models.scripted import ScriptedModel
from assistant.peri import HOSTED, Peri

pytestmark = pytest.mark.anyio
INTERVIEWS: dict[str, tuple[str, ...]] = {
    "descriptions": (
        "I write product descriptions and have 210 approved pairs, about 70 a month. Should I train a model on them?",
        "They are all mine, no NDA, and the contracts allow it",
        "a long prompt with rules and 5 samples: right structure, but tone slips and I change a third of every draft",
        "the format has been unchanged for two years",
        "high",
        "I count the share of words that I change",
    ),
    "few": ("I'm a speech writer with eleven speeches, two a month. Should I fine-tune?", "nothing so far"),
    "barred": ("I translate contracts, I have 4000 segments. Train or not?", "all under NDA, nobody has been asked"),
}


async def by_the_guide(peri: Peri, texts: tuple[str, ...]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The last reply, and what Peri believed after each message."""
    talk, believed = EvalTalk(peri), []
    for text in texts:
        reply = await talk.say(text)
        believed.append(await talk.believed())
    return reply, believed


def notes_and_judges(believed: list[dict[str, Any]]) -> ScriptedModel:
    """A hosted model that notes after each message what the guide had noted by then, judges, and answers."""

    def respond(request: ModelRequest) -> list[ModelEvent]:
        turn = sum(isinstance(message, UserMessage) for message in request.messages)
        if isinstance(request.messages[-1], ToolMessage):
            return [Text("Here is what I make of it."), Finished()]
        facts = {name: value for name, value in believed[turn - 1].items() if request.situation.get(name) != value}
        note = ToolCall(id=f"n{turn}", name="note_situation", arguments=json.dumps({"facts": facts}))
        judge = ToolCall(id=f"j{turn}", name="judge_fit", arguments=json.dumps({"provisional": True}))
        return [Calls((note, judge) if facts else (judge,)), Finished(reason="calls")]

    return ScriptedModel("openai/scripted", respond)


@pytest.mark.parametrize("name", INTERVIEWS)
async def test_the_same_facts_give_the_same_verdict(peri: Peri, name: str) -> None:
    guided, believed = await by_the_guide(peri, (*INTERVIEWS[name], "So what do you advise?"))
    peri._models[HOSTED] = notes_and_judges(believed)
    hosted = EvalTalk(peri, HOSTED)
    for text in (*INTERVIEWS[name], "So what do you advise?"):
        reply = await hosted.say(text)
    assert reply["model"] == "openai/scripted"
    assert await hosted.believed() == believed[-1]
    assert guided["verdict"] == reply["verdict"]
    assert reply["verdict"] not in (None, "it_depends")
