"""A tool's context over the real library, and a run through its declared arguments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.tools.context import ToolContext
from assistant.tools.declare import Tool, ToolResult
from journeys.journey import load_journeys
from journeys.situation import Situation
from knowledge.index import ConceptIndex
from knowledge.library import Library, load_library

Told = Callable[..., ToolContext]
STRONG: dict[str, Any] = {
    "profession": "copywriter",
    "task": "product texts of 150 words from a sheet of features",
    "examples_on_hand": 180,
    "volume_per_month": 80,
    "tried_so_far": "a long prompt with six samples; the tone still slips",
    "consistency_needed": "high",
    "may_use_work": True,
    "judged_by": "share of words that I change",
    "change_rate": "the same for three years",
}


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def told(library: Library, tmp_path: Path) -> Told:
    """A context in which the person has told these facts; tools that search are not run here."""

    def build(**facts: Any) -> ToolContext:
        return ToolContext(
            library=library,
            index=cast(ConceptIndex, None),
            today=date(2026, 11, 22),
            situation=Situation(**facts),
            journeys=load_journeys(),
            datasets_folder=tmp_path / "datasets",
        )

    return build


async def run(tool: Tool, context: ToolContext, **arguments: Any) -> ToolResult:
    """The tool's answer to arguments as a model would write them."""
    return await tool.function(context, **tool.parse(json.dumps(arguments)))


def words(markdown: str) -> int:
    """Words that a person reads: no addresses, no table rules."""
    return len([word for word in re.sub(r"\(https?://\S+?\)", " ", markdown).split() if re.search(r"\w", word)])
