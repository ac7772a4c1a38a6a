"""What was understood is said in plain words, never by the name of a field."""

from __future__ import annotations

from typing import Any

import pytest

from journeys.situation import Situation
from journeys.understood import understood


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"volume_per_month": 180}, ("180 a month",)),
        ({"privacy": "the client permitted it, nothing personal in it"}, ("you may use them", "no personal data")),
        ({"privacy": "all under NDA"}, ("they may not be used for training, since confidentiality was promised",)),
        ({"change_rate": "the same for years"}, ("rules that stay the same",)),
        ({"tried_so_far": "nothing yet"}, ("nothing tried with AI yet",)),
        ({"skills": "some"}, ()),
    ],
)
def test_a_told_fact_is_said_back_in_words(facts: dict[str, Any], said: tuple[str, ...]) -> None:
    assert understood(Situation(**facts), facts) == said
