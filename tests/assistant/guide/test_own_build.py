"""Asking for the prompt kit, or after one's own build."""

from __future__ import annotations

import pytest

from assistant.models.guide.reading.own_build import asks_after_build, asks_for_kit, asks_for_sample


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Can I have my prompt kit?", True),
        ("make me a prompt kit please", True),
        ("Prompt kit", True),
        ("What is a prompt kit?", False),
        ("Is a prompt kit better than training?", False),
        ("How does the prompt kit work?", False),
        ("I want a kit for my bike", False),
    ],
)
def test_the_kit_is_asked_for_or_asked_about(text: str, asks: bool) -> None:
    assert asks_for_kit(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is my training data ready?", True),
        ("How many pairs did you find?", True),
        ("are the files written", True),
        ("Show me my build", True),
        ("How many pairs do I need?", False),
        ("Is my work suitable for training?", False),
        ("What is training data?", False),
    ],
)
def test_ones_own_build_is_asked_after(text: str, asks: bool) -> None:
    assert asks_after_build(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Try it with sample work", True),
        ("show me the demo build", True),
        ("demo", True),
        ("Can you demonstrate with a real brief?", False),
        ("How many samples do I need?", False),
    ],
)
def test_the_sample_work_is_asked_for(text: str, asks: bool) -> None:
    assert asks_for_sample(text) is asks
