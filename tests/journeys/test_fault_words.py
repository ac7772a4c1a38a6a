"""What goes wrong is said back in the person's own words; as manner only where they complain of manner."""

from __future__ import annotations

import pytest

from journeys.fault_words import FACTS_WRONG, MANNER_WRONG, said_to_go_wrong
from journeys.signs import read_signs
from journeys.situation import Situation


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (
            "local model with four samples: order wrong in a quarter, sums sometimes altered",
            "what goes wrong: “order wrong in a quarter” and “sums sometimes altered”",
        ),
        (
            "a prompt with rules and the nearest lines: good, but the same old abbreviations go wrong",
            "what goes wrong: “the same old abbreviations go wrong”",
        ),
        ("pasted notes and form: leaves out who does what", "what goes wrong: “leaves out who does what”"),
        ("rules and eight samples: facts fine, tone wooden, I rewrite 40 percent", MANNER_WRONG),
        ("I asked a chatbot ten questions and four were out of date", FACTS_WRONG),
        ("large model with the list: matches us 76 percent of the time; we two match 85", ""),
        ("large model with the style guide and the nearest recipes", ""),
        ("nothing yet", ""),
    ],
)
def test_what_goes_wrong_is_never_called_manner_when_something_else_was_said(tried: str, said: str) -> None:
    situation = Situation(tried_so_far=tried)
    assert said_to_go_wrong(situation, read_signs(situation)) == said


def test_a_plain_answer_that_facts_are_fine_is_a_word_on_the_manner() -> None:
    situation = Situation(needs_facts=False)
    assert said_to_go_wrong(situation, read_signs(situation)) == MANNER_WRONG
