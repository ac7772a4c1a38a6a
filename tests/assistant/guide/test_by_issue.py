"""Rates of what holds many pieces are no rates of pieces."""

from __future__ import annotations

from assistant.models.guide.reading.faults import facts_go_wrong
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.volumes import read_volume


def test_what_holds_many_is_not_counted_as_pieces() -> None:
    assert read_volume(Said("Coin fairs, six fairs a year, each 1,400 trays, and I write the labels.")) is None
    assert read_volume(Said("I write six labels a month.")) == 6


def test_facts_and_layout_both_wrong_are_no_matter_of_facts_alone() -> None:
    assert facts_go_wrong(Said("The numbers are wrong in half of them.")) is True
    assert facts_go_wrong(Said("The numbers are wrong and the layout jumps about.")) is None
