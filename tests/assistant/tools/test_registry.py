"""The list of tools."""

from __future__ import annotations

import re

from assistant.tools.registry import TOOLS
from journeys.situation import FACTS


def test_every_tool_is_listed_once_and_says_when_not_to_use_it() -> None:
    names = [tool.name for tool in TOOLS]

    assert len(names) == len(set(names))
    assert {"search_library", "judge_fit", "estimate_cost", "start_journey", "mark_step", "check_dataset_file"} <= set(
        names
    )
    assert all(re.search(r"Do\s+not\s+use\s+it|Only", tool.description) for tool in TOOLS)


def test_only_asking_other_models_spends_anything() -> None:
    assert [tool.name for tool in TOOLS if tool.effect == "spends"] == ["fetch_answers"]


def test_every_argument_tells_the_model_what_it_is() -> None:
    for tool in TOOLS:
        for name, schema in tool.spec.schema["properties"].items():
            assert "description" in schema, f"{tool.name}.{name}"


def test_the_fields_that_can_be_skipped_are_named_to_the_model() -> None:
    judge = next(tool for tool in TOOLS if tool.name == "judge_fit")

    assert all(field in judge.spec.schema["properties"]["skip"]["description"] for field in FACTS)
