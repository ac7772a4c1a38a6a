"""What an opening tells of counts is known from then on: forty ways to say it, and ten that say nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.wants import with_wish

OPENINGS = [
    json.loads(line)
    for line in (Path(__file__).parent / "opening_counts.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row["text"][:40])
def test_the_counts_of_an_opening_are_read(row: dict[str, Any]) -> None:
    told = with_wish(row["text"], read_facts(row["text"]))
    assert told.get("examples_on_hand") == row["have"]
    if "month" in row:
        assert told.get("volume_per_month") == row["month"]
