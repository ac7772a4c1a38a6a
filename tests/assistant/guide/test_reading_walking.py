"""What is said of a journey that one walks, and what only sounds like it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.walking import Standing, read_walking

FRESH, IN_ONE = Standing(is_fresh=True), Standing(in_journey=True)
ASKED = Standing(in_journey=True, is_asked=True)
ELSEWHERE = Standing()
RECOMMENDED = Standing(recommended="prompt-first")
READING = Standing(article="baseline")

MEANT: list[tuple[Standing, str, str, dict[str, Any]]] = [
    (ELSEWHERE, "Start the journey", "start_journey", {}),
    (ELSEWHERE, "start “Keep it fresh”", "start_journey", {"journey": "Keep it fresh"}),
    (ELSEWHERE, "Could you start the tune at home journey please?", "start_journey", {"journey": "tune at home"}),
    (RECOMMENDED, "ok, start it", "start_journey", {"journey": "prompt-first"}),
    (RECOMMENDED, "yes, guide me through it", "start_journey", {"journey": "prompt-first"}),
    (RECOMMENDED, "yes please", "start_journey", {"journey": "prompt-first"}),
    (READING, "start the journey from this article", "start_journey", {"concept": "baseline"}),
    (ELSEWHERE, "take it up again", "start_journey", {}),
    (ELSEWHERE, "Where was I?", "journey_status", {}),
    (ELSEWHERE, "where did we leave off", "journey_status", {}),
    (FRESH, "What's next?", "journey_status", {}),
    (IN_ONE, "what do I do next", "journey_status", {}),
    (ELSEWHERE, "Show my journeys", "journey_status", {"every": True}),
    (FRESH, "Is there a journey for client work?", "journey_status", {"every": True}),
    (FRESH, "which journeys are there?", "journey_status", {"every": True}),
    (IN_ONE, "Done", "mark_step", {"how": "done"}),
    (IN_ONE, "ok done, thanks", "mark_step", {"how": "done"}),
    (IN_ONE, "Done, I have 62 pieces", "mark_step", {"how": "done", "reason": "I have 62 pieces"}),
    (IN_ONE, "I've finished step 3", "mark_step", {"how": "done", "step": "3"}),
    (IN_ONE, "I did this elsewhere", "mark_step", {"how": "elsewhere"}),
    (IN_ONE, "I did this elsewhere, in Notion", "mark_step", {"how": "elsewhere", "reason": "in Notion"}),
    (IN_ONE, "already did it", "mark_step", {"how": "elsewhere"}),
    (IN_ONE, "skip this because it is forbidden", "mark_step", {"how": "skipped", "reason": "it is forbidden"}),
    (ASKED, "skip this step", "mark_step", {"how": "skipped"}),
    (IN_ONE, "go back", "mark_step", {"how": "back"}),
    (ELSEWHERE, "go back to step 2", "mark_step", {"how": "back", "step": "2"}),
    (IN_ONE, "park it", "park_journey", {}),
    (ELSEWHERE, "pause my journey", "park_journey", {}),
]  # fmt: skip
NOT_MEANT: list[tuple[Standing, str]] = [
    (ASKED, "skip"),  # the question
    (ASKED, "next"),
    (ELSEWHERE, "done"),
    (ELSEWHERE, "skip it"),
    (ELSEWHERE, "what's next?"),
    (ELSEWHERE, "guide me through it"),
    (FRESH, "Where should I start, step by step?"),
    (FRESH, "Is there a journey for this?"),
    (FRESH, "Is there a journey for “How many examples”?"),
    (IN_ONE, "I have done about 200 pieces so far and keep the briefs"),
    (IN_ONE, "what does it cost to start?"),
    (IN_ONE, "Is fine-tuning a journey of no return?"),
    (IN_ONE, "I finished a novel last year and want a model that knows it"),
    (IN_ONE, "How do I start with training data?"),
]


@pytest.mark.parametrize(("standing", "said", "tool", "arguments"), MEANT, ids=[case[1] for case in MEANT])
def test_what_is_meant_of_the_journey(standing: Standing, said: str, tool: str, arguments: dict[str, Any]) -> None:
    asked = read_walking(said, standing)

    assert asked is not None
    assert (asked.tool, asked.arguments) == (tool, arguments)


@pytest.mark.parametrize(("standing", "said"), NOT_MEANT, ids=[case[1] for case in NOT_MEANT])
def test_what_only_sounds_like_it(standing: Standing, said: str) -> None:
    assert read_walking(said, standing) is None
