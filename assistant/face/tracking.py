"""The cards of the log and of blind comparisons: which answer bears one. What they show is asked of the server anew."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from assistant.face.element import Data
from assistant.kept import Kept
from assistant.store.views import TurnView

REPORT_CARD, COMPARISON_CARD = "ProjectReport", "BlindComparison"
TRACK = "/peri/track"
COMPARISON = "/peri/comparison"
LOGGING = frozenset({"report_projects", "log_project", "import_projects"})
COMPARING = frozenset({"compare_blind", "check_flexibility", "fetch_answers"})


class _Compared(Kept):
    comparison_id: str | None = None
    name: str | None = None


def tracking_cards(ended: Sequence[TurnView]) -> list[tuple[str, str, Data]]:
    """(answer, card, props) for each turn that wrote into the log, reported, or compared.

    Of the report only the last card is live, of each comparison its last.
    """
    logged = [(turn, tools) for turn in ended if (tools := _log_tools(turn))]
    compared = [(turn, found) for turn in ended if (found := _compared(turn)) is not None]
    drawn: list[tuple[str, str, Data]] = []
    for number, (turn, tools) in enumerate(logged, start=1):
        is_report, is_open_form = "report_projects" in tools, not tools.get("log_project", True)
        props = {"live": number == len(logged), "path": TRACK, "report": is_report, "form": is_open_form}
        drawn.append((turn.answer_id, REPORT_CARD, props))
    last = {found.comparison_id: turn.turn_id for turn, found in compared}
    for turn, found in compared:
        is_live = last[found.comparison_id] == turn.turn_id
        path = f"{COMPARISON}/{found.comparison_id}"
        drawn.append((turn.answer_id, COMPARISON_CARD, {"live": is_live, "name": found.name, "path": path}))
    return drawn


def _log_tools(turn: TurnView) -> dict[str, bool]:
    """The log's tools that ran in a turn, and whether they did what they were asked for."""
    return {tool.name: tool.ok for tool in turn.tools if tool.name in LOGGING}


def _compared(turn: TurnView) -> _Compared | None:
    for tool in reversed(turn.tools):
        if tool.ok and tool.name in COMPARING:
            try:
                found = _Compared.model_validate_json(tool.content)
            except ValidationError:
                continue
            if found.comparison_id:
                return found
    return None
