"""The only list of tools."""

from __future__ import annotations

from assistant.tools.arguing import meet_objection
from assistant.tools.building import start_dataset_build
from assistant.tools.checking import check_dataset_file
from assistant.tools.costing import estimate_cost
from assistant.tools.declare import Tool
from assistant.tools.journeying import recommend_journey
from assistant.tools.judging import judge_fit
from assistant.tools.library import search_library, show_examples
from assistant.tools.noting import note_situation

TOOLS: tuple[Tool, ...] = (
    search_library,
    show_examples,
    note_situation,
    judge_fit,
    meet_objection,
    estimate_cost,
    recommend_journey,
    start_dataset_build,
    check_dataset_file,
)
