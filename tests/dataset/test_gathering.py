"""How a pair looks in a trade."""

from __future__ import annotations

import pytest

from dataset.gathering import ANY, pair_shape


@pytest.mark.parametrize(
    ("trade", "task", "words"),
    [
        ("copywriter", None, "length"),
        ("UX writer", None, "Screen"),
        ("legal translator", None, "source passage"),
        ("grant writer", None, "funder's question"),
        ("bookkeeper", None, "month's figures"),
        ("subtitle editor", None, "before your edit"),
        ("medical transcriptionist", None, "raw transcript"),
        ("gardener", "blog posts about roses", "Product or subject"),
        (None, "translations of menus", "source passage"),
    ],
)
def test_the_input_is_that_of_the_trade_or_else_of_the_task(trade: str | None, task: str | None, words: str) -> None:
    assert words in pair_shape(trade, task).input


def test_an_unknown_trade_gets_the_general_shape() -> None:
    assert pair_shape("falconer", None) is ANY
    assert pair_shape(None, None) is ANY
