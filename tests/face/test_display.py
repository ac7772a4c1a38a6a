"""How an answer's text becomes the Markdown of the window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.face.display import settled, shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It learns habits [1].", "It learns habits [1](#peri-cite-1)."),
        ("Both [1][2] say so", "Both [1](#peri-cite-1)[2](#peri-cite-2) say so"),
        ("no such source [9]", "no such source [9]"),
        ("a link [1](https://example.org) stays", "a link [1](https://example.org) stays"),
        ("`list[1]` and ```\nrow[1]\n```", "`list[1]` and ```\nrow[1]\n```"),
        ("![x](https://tracker.example/p.png)", "[picture: x](https://tracker.example/p.png)"),
        ("qwen3:latest at 10:30", "qwen3\\:latest at 10:30"),
        (":::note", "\\:\\:\\:note"),
        ("`qwen3:latest`", "`qwen3:latest`"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_citations_become_links_and_nothing_else_changes_its_meaning(text: str, seen: str) -> None:
    assert shown(text, known={1, 2}) == seen


@pytest.mark.parametrize("end", ["[", "[1", "[12", "[1]", "!", "![", ":", "::", "`", "``"])
def test_an_end_that_may_still_change_waits(end: str) -> None:
    assert settled(f"so far {end}") == "so far "


@given(st.text(alphabet="a1 [](!:`\n", max_size=60), st.integers(1, 60))
def test_what_was_shown_of_an_unfinished_answer_never_names_half_a_citation(text: str, cut: int) -> None:
    early = shown(settled(text[:cut]))
    assert not early.endswith(("[", "[1"))
