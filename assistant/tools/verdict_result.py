"""A verdict as the tool gives it: JSON for a model, Markdown for the person, rows for the scorecard."""

from __future__ import annotations

from typing import Any

from assistant.messages import Frozen
from assistant.tools.declare import ToolResult
from journeys.verdict import Flip, Score

SHOWN = 3  # changes told in the chat; the card and the model have them all
SHOWN_RISKS = 2
STILL_OPEN = "The question below can still change that; if you don't know, say so."


class CitedReason(Frozen):
    """A reason, and the number under which its article is cited."""

    text: str
    concept: str
    n: int | None = None


class VerdictResult(ToolResult):
    """A verdict in its parts, so that each speaker can put them in its own words; figures stay as they are."""

    headline: str
    reasons: tuple[CitedReason, ...]
    assumed: tuple[str, ...]
    would_change: tuple[str, ...]
    next_step: str
    alternative: str
    risks: tuple[str, ...]
    question: str | None
    why_asked: str | None
    questions_left: int
    scores: tuple[Score, ...]
    flips: tuple[Flip, ...]
    so_far: str | None = None  # what it would be if nothing more were told
    so_far_verdict: str | None = None
    provisional: bool = False
    earlier: str | None = None  # what it rests on from earlier talks
    rehearsal: str | None = None  # the offer to see it in miniature
    what_if: dict[str, Any] | None = None  # judged with these values, which were not kept
    present: str | None = None  # the outcome without them
    decided_by: str
    rubric: str
    judged_on: str

    def for_model(self) -> dict[str, Any]:
        """The parts; what to do with the question."""
        told = {**super().for_model(), "next_questions": list(self.suggestions)}
        if self.question:
            told["note"] = "End with this question and no other. Cite each reason as [n]."
        if self.what_if:
            told["note"] = "Only imagined: the person's facts and the present verdict stay as they are."
        return told

    def for_person(self) -> str:
        """The verdict in Markdown; the question that decides comes last."""
        if self.what_if and self.present == self.verdict:
            return self.headline  # with its reason; the rest stands as it was told
        parts = [
            f"From our earlier talks: {self.earlier}." if self.earlier else "",
            self.headline if self.what_if else self._view(),
            "\n".join(f"- {reason.text}{_mark(reason)}" for reason in self.reasons[1 if self.what_if else 0 :]),
            "" if self.so_far else f"**Next step.** {self.next_step}",
            f"**The cheaper way.** {self.alternative}",
            f"**To see it in miniature.** {self.rehearsal}" if self.rehearsal else "",
            _list(
                "What else decides" if self.verdict == "it_depends" else "What would change this",
                self._changes(),
            ),
            _list("Be careful", self.risks[:SHOWN_RISKS]),
            f"*I assumed {'; '.join(self.assumed)}. Tell me if that is wrong.*" if self.assumed else "",
            self.question or "",
        ]
        return "\n\n".join(part for part in parts if part)

    def _changes(self) -> tuple[str, ...]:
        """What would change it; beside a view, nothing that leads to where the view is already."""
        same = {flip.text for flip in self.flips if self.so_far and flip.outcome == self.so_far_verdict}
        return tuple(text for text in self.would_change if text not in same)[:SHOWN]

    def _view(self) -> str:
        """The verdict in a line; while something is open, what can be seen so far and that it may change, in one."""
        return f"**{self.so_far}** {STILL_OPEN}" if self.so_far else f"**{self.headline}**"


def _mark(reason: CitedReason) -> str:
    return f" [{reason.n}]" if reason.n else ""


def _list(title: str, items: tuple[str, ...]) -> str:
    """One line for one item, a list for more."""
    if len(items) < 2:
        return f"**{title}.** {items[0]}" if items else ""
    return "\n".join((f"**{title}**", "", *(f"- {item}" for item in items)))
