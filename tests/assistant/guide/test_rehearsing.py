"""Messages that ask for a rehearsal, and those that only sound like it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.messages import AssistantMessage, UserMessage
from assistant.models.guide.reading.rehearsing import read_rehearsing
from assistant.models.guide.rehearsed import rehearsing
from assistant.models.guide.turns import read_talk

EXAMPLE, OWN = {"action": "plan", "what": "house_style"}, {"action": "plan", "what": "own"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Watch a small model learn, here on this machine", EXAMPLE),
        ("watch it learn", EXAMPLE),
        ("try your own example", EXAMPLE),
        ("Can you show me what fine-tuning does?", EXAMPLE),
        ("Could I see a tiny model being trained?", EXAMPLE),
        ("Show me a rehearsal", EXAMPLE),
        ("rehearse the letters", {"action": "plan", "what": "letters"}),
        ("rehearse it", {"action": "plan"}),
        ("Rehearse it on my pairs", OWN),
        ("do a rehearsal on my own texts please", OWN),
        ("start the rehearsal", {"action": "start"}),
        ("How's the rehearsal going?", {"action": "status"}),
        ("is my rehearsal done yet", {"action": "status"}),
        ("what did the rehearsal show?", {"action": "status"}),
    ],
)
def test_asking_for_a_rehearsal_is_understood(text: str, wanted: dict[str, Any]) -> None:
    assert read_rehearsing(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "show me",
        "show me an example",
        "show me how training works",
        "what is a rehearsal?",
        "How do I rehearse a speech?",
        "I want to train a small model on my texts",
        "does a small model learn facts?",
        "show me my report",
        "Try it with sample work",
        "we rehearse the play on Mondays and I write 40 programme notes a month",
    ],
)
def test_what_only_sounds_like_it_is_left_to_others(text: str) -> None:
    assert read_rehearsing(text) is None


def test_show_me_means_the_rehearsal_that_was_offered_a_moment_ago() -> None:
    said = (UserMessage(text="I have 14 pieces"), AssistantMessage(text="You have 14 pieces: rehearse and see."))
    asked = rehearsing(read_talk([*said, UserMessage(text="show me")]), "show me")
    assert asked is not None
    assert (asked.own, asked.own_with) == ("rehearse", EXAMPLE)
    other = (UserMessage(text="hello"), AssistantMessage(text="Hello. What do you make?"))
    assert rehearsing(read_talk([*other, UserMessage(text="show me")]), "show me") is None
