"""A small Peri that notes, judges and counts costs with prepared words; run as a program it serves until killed.

The tools for noting and for costs are the real ones, with the real prices. The verdict comes from a rubric of four rows
that a test can follow in its head: below 100 examples it is not now, from 100 on it fits, unknown it depends.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

from assistant.errors import PeriError
from assistant.messages import Frozen, ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, ModelRequest, Text
from assistant.models.scripted import Reply
from assistant.serve import serve
from assistant.settings import read_settings
from assistant.tools.context import ToolContext
from assistant.tools.costing import estimate_cost
from assistant.tools.declare import ToolResult, tool
from assistant.tools.noting import note_situation
from tests.face.house import priced_peri

ENOUGH = 100
TOLD = r"please correct: (?P<field>[a-z ]+?) is (?P<value>.+?)\.?$"
FORGOTTEN = r"please forget: (?P<field>[a-z ]+?)\.?$"
ARTICLE = "how-many-examples"


class Score(Frozen):
    """A row as journeys.fit makes it."""

    id: str
    field: str
    label: str
    state: str
    points: int
    most: int
    said: str | None
    reason: str
    concept: str
    kind: str


class Judged(ToolResult):
    """A verdict with the parts that the cards and the brief read."""

    headline: str
    reasons: tuple[dict[str, str], ...]
    assumed: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    flips: tuple[dict[str, str], ...] = ()
    next_step: str = "Collect ten more pieces with their briefs."
    alternative: str = "A prompt with five of your best pieces."
    risks: tuple[str, ...] = ()
    question: str | None = None
    why_asked: str | None = None
    rubric: str = "test"
    judged_on: str = "2026-11-22"
    scores: tuple[Score, ...] = ()

    def for_person(self) -> str:
        """The headline."""
        return self.headline


@tool(title="Judging whether it fits", effect="reads")
async def judge_fit(context: ToolContext) -> Judged:
    """Judge by the count of examples alone."""
    s = context.situation
    count = s.examples_on_hand
    state = "open" if count is None else "for" if count >= ENOUGH else "against"
    outcome = {"open": "it_depends", "for": "fine_tune", "against": "not_now"}[state]
    volume = "open" if s.volume_per_month is None else "for"
    asks = "examples_on_hand" if count is None else None
    headline = {
        "open": "It depends on how many finished pieces you have.",
        "for": f"Fine-tuning fits: {count} examples are enough.",
        "against": f"Not now: {count} examples are too few.",
    }[state]
    rows = (
        ("rights", "may_use_work", "You may use the work", "for", None, "Nothing stands against it.", "gate"),
        ("text", "task", "It is a text task", "neutral", s.task, "Nobody said otherwise.", "gate"),
        ("examples", "examples_on_hand", "Enough good examples", state, count, "Below a hundred it rarely learns your "
         "manner, whatever the method.", "criterion"),
        ("volume", "volume_per_month", "Enough use each month", volume, s.volume_per_month, "What is used often pays "
         "back sooner.", "criterion"),
        ("change", "change_rate", "The rules stay as they are", "assumed", None, "Assumed to change slowly.",
         "criterion"),
    )  # fmt: skip
    scores = tuple(
        Score(
            id=i, field=f, label=label, state=st, points=1, most=2, said=None if said is None else str(said),
            reason=why, concept=ARTICLE, kind=kind,
        )
        for i, f, label, st, said, why, kind in rows
    )  # fmt: skip
    change = f"With {ENOUGH - count} more good examples it would fit." if count is not None and count < ENOUGH else ""
    return Judged(
        behaviour="judge_fit",
        verdict=outcome,
        asks=asks,
        suggestions=("I don't know", "What would it cost me?"),
        headline=headline,
        reasons=({"text": f"{headline} [1]", "concept": ARTICLE},),
        assumed=("the rules change slowly",),
        flips=({"field": "examples_on_hand", "text": change},) if change else (),
        question="How many finished pieces do you have?" if asks else None,
        why_asked="Below a hundred the answer is no." if asks else None,
        scores=scores,
    )


def answer(request: ModelRequest) -> Reply:
    """Note what was said, then judge; or count costs."""
    last = request.messages[-1]
    said = next(m.text for m in reversed(request.messages) if isinstance(m, UserMessage)).lower()
    if isinstance(last, ToolMessage):
        content = json.loads(last.content)
        if last.name == "note_situation":
            return [_call(request, "judge_fit", {})]
        if last.name == "judge_fit":
            return [Text(content["headline"]), Finished(behaviour="judge_fit")]
        return [Text("Here are the sums."), Finished(behaviour="cost")]
    if "cost" in said:
        return [_call(request, "estimate_cost", {})]
    if facts := _facts(said):
        return [_call(request, "note_situation", {"facts": facts})]
    if "worth" in said or "skip" in said:
        return [_call(request, "judge_fit", {})]
    return [Text("Tell me about your work.")]


def _facts(said: str) -> dict[str, Any]:
    if found := re.search(TOLD, said):
        return {found["field"].replace(" ", "_"): _value(found["value"])}
    if found := re.search(FORGOTTEN, said):
        return {found["field"].replace(" ", "_"): None}
    counts = {"examples_on_hand": r"(\d+) examples", "volume_per_month": r"(\d+) a month"}
    found_counts = {field: re.search(pattern, said) for field, pattern in counts.items()}
    facts: dict[str, Any] = {field: int(match[1]) for field, match in found_counts.items() if match}
    if "copywriter" in said:
        facts["profession"] = "copywriter"
    return facts


def _value(text: str) -> Any:
    return int(text) if text.isdigit() else {"yes": True, "no": False}.get(text, text)


def _call(request: ModelRequest, name: str, arguments: dict[str, Any]) -> Calls:
    return Calls((ToolCall(id=f"call-{len(request.messages)}", name=name, arguments=json.dumps(arguments)),))


if __name__ == "__main__":
    try:
        serve(priced_peri(read_settings(os.environ), answer, (note_situation, judge_fit, estimate_cost)))
    except PeriError as error:
        sys.exit(str(error))
