"""What the guide takes for the log and the comparisons, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.measuring import read_measuring

FOR_THE_LOG: list[tuple[str, str, dict[str, Any]]] = [
    ("Acme landing page, tuned model, 2 rounds, 95 minutes, client happy", "log_project",
     {"text": "Acme landing page, tuned model, 2 rounds, 95 minutes, client happy"}),
    ("Please log a project: Bo page, kit", "log_project", {"text": "Bo page, kit"}),
    ("log: Bo page, kit", "log_project", {"text": "Bo page, kit"}),
    ("I want to log a project", "log_project", {"text": ""}),
    ("change project 3: rounds: 2", "log_project", {"number": 3, "text": "rounds: 2"}),
    ("Delete project number 12 from my log.", "log_project", {"number": 12, "delete": True}),
    ("Show me my project report", "report_projects", {}),
    ("Did the tuned model help?", "report_projects", {}),
    ("what does my log say?", "report_projects", {}),
    ("Show the result of my comparison", "compare_blind", {"result": True}),
    ("end it early", "compare_blind", {"result": True, "early": True}),
    ("set up a blind comparison", "compare_blind", {}),
    ("flexibility check", "check_flexibility", {}),
    ("Has my style drifted?", "check_drift", {}),
]  # fmt: skip

NOT_FOR_IT = [
    "What is drift?",
    "How do I compare two models blind?",
    "How do I measure whether it helps?",
    "I write product texts with ChatGPT, 2 rounds each, 30 minutes",
    "Is a tuned model worth it for 60 texts a month, 20 minutes each, 2 rounds?",
    "200 descriptions, 60 a month, half under NDA",
    "we use a prompt with samples, two rounds of edits, about 30 minutes per text",
    "log in",
    "What would a log of my projects bring me?",
    "delete what I said about my budget",
    "ok",
    "",
]


@pytest.mark.parametrize(("said", "tool", "arguments"), FOR_THE_LOG)
def test_it_is_taken_for_the_log(said: str, tool: str, arguments: dict[str, Any]) -> None:
    assert read_measuring(said) == (tool, arguments)


@pytest.mark.parametrize("said", NOT_FOR_IT)
def test_it_is_left_to_the_others(said: str) -> None:
    assert read_measuring(said) is None


def test_pasted_answers_begin_a_comparison() -> None:
    pasted = "A is prompt, B is tuned\nBrief: x\nA: one\nB: two"
    assert read_measuring(pasted) == ("compare_blind", {"pairs": pasted, "one": "prompt", "other": "tuned"})
