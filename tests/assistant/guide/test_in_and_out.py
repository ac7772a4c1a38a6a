"""Work told with what goes in and what comes out is heard as task and input; other sentences with "into" are not."""

from __future__ import annotations

import pytest

from assistant.models.guide.reading.facts import read_facts


@pytest.mark.parametrize(
    ("text", "task", "source"),
    [
        ("I give subject headings to abstracts for one archive.", "abstracts to subject headings", "abstracts"),
        (
            "I put raw hearing transcripts into the court's format.",
            "raw hearing transcripts to the court's format",
            "raw hearing transcripts",
        ),
        (
            "I sort incoming mail for a mail-order firm. Same 28 queues for five years.",
            "incoming mail to 28 queues",
            "incoming mail",
        ),
        ("We label 4,000 tickets a month with 18 topics.", "tickets to 18 topics", "tickets"),
        (
            "Start is my notes and the meter readings, out comes the report.",
            "my notes and the meter readings to the report",
            "my notes and the meter readings",
        ),
        ("the tape goes in and two lines come out", "the tape to two lines", "the tape"),
        ("spec sheet -> 80 word listing", "spec sheet to 80 word listing", "spec sheet"),
        ("They send me a wish list and I write the menu.", "a wish list to the menu", "a wish list"),
    ],
)
def test_a_task_told_with_its_input_needs_no_question(text: str, task: str, source: str) -> None:
    facts = read_facts(text)
    assert (facts["task"], facts["input"]) == (task, source)


@pytest.mark.parametrize(
    "text",
    [
        "I put a lot of time into my texts.",
        "I bring my dog to work and get it into the car.",
        "I give talks to students.",
        "I sort things into folders.",
        "I get up early and write in the morning.",
        "Can I put this into a model?",
    ],
)
def test_other_sentences_that_put_one_thing_into_another_tell_no_task(text: str) -> None:
    assert "task" not in read_facts(text)
