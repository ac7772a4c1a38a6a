"""What follows Peri's question at some length is a reply, whatever else its words could be taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.messages import Reply
from knowledge.index import ConceptIndex
from tests.assistant.talking import Talking

OPENING = "I write ferry notices for a harbour, 1,400 finished ones with their logs. Should I train a model on them?"
TRIAL = (
    "Claude with our word list and seven sample notices, three rounds of mending it; we logged 120: 40 percent needed "
    "a change, it turns every delay into an apology"
)


def until_asked(person: Talking, reply: Reply, *fields: str) -> Reply:
    """Pass on every question until one of the fields is asked for."""
    for _ in range(6):
        if reply.asks in fields:
            return reply
        reply = person.say("all ours, agreed in writing" if reply.asks in ("privacy", "may_use_work") else "skip")
    raise AssertionError(f"{fields} were never asked for")


def test_a_trial_told_when_it_was_asked_for_is_no_project_for_the_log(home: Path, index: ConceptIndex) -> None:
    person = Talking(home, index)
    until_asked(person, person.say(OPENING), "tried_so_far")

    reply = person.say(TRIAL)

    assert "Logged" not in reply.answer
    assert "tried and counted" in reply.answer
    person.close()


@pytest.mark.parametrize("figure", ["740 files, logs plus reports", "1,300 notices, logs plus finals"])
def test_a_bare_figure_is_in_no_foreign_language(home: Path, index: ConceptIndex, figure: str) -> None:
    person = Talking(home, index)
    until_asked(person, person.say("Should I train a model on my ferry notices?"), "examples_on_hand")

    assert person.say(figure).answer.startswith("Noted")
    person.close()
