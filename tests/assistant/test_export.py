"""A conversation as a Markdown file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from assistant.export import conversation_markdown
from assistant.messages import Citation, Reply, SourceRef, UserMessage
from assistant.store.views import ConversationView, TurnView

NOON = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
SOURCE = SourceRef(title="LoRA [paper]", url="https://arxiv.org/abs/2106.09685", read_at="2026-11-22", note="table 2")


def turn(question: str, answer: str, state: str = "done", problem: str | None = None, **reply: Any) -> TurnView:
    return TurnView.model_validate(
        {
            "turn_id": str(uuid4()),
            "user": UserMessage(text=question),
            "answer_id": str(uuid4()),
            "run_id": None,
            "state": state,
            "partial": answer,
            "reply": None if state == "running" else Reply(answer=answer, behaviour="explain", ended=state, **reply),  # type: ignore[arg-type]
            "problem": problem,
            "tools": (),
            "vote": None,
            "started_at": NOON,
            "ended_at": NOON,
        }
    )


def exported(*turns: TurnView) -> str:
    view = ConversationView(
        id=str(uuid4()),
        title="Is it worth it?",
        situation={},
        settings={},
        created_at=NOON,
        updated_at=NOON,
        turns=turns,
    )
    return conversation_markdown(view)


def cite(n: int, *sources: SourceRef) -> Citation:
    return Citation(n=n, concept="adapters", title="Adapters", heading="What they are", passage="...", sources=sources)


def test_the_file_has_title_date_and_every_turn() -> None:
    assert exported(turn("Line one\n\n# not a heading", "An answer.", suggestions=("Ask me more?",))) == (
        "# Is it worth it?\n\n"
        "A conversation with Peri, begun on 2026-11-22.\n\n"
        "## 1. You, 2026-11-22 12:30 UTC\n\n"
        "> Line one\n>\n> # not a heading\n\n"
        "**Peri** (guide)\n\n"
        "An answer.\n"
    )


def test_citations_are_footnotes_of_their_own_turn_with_dated_sources() -> None:
    text = exported(
        turn("One", "Adapters are small [1], see `a[1]` and [9].", citations=(cite(1, SOURCE),)),
        turn("Two", "Still small [1][2].\n```\nx[1]\n```", citations=(cite(1), cite(2, SOURCE))),
    )
    assert "Adapters are small [^1-1], see `a[1]` and [9]." in text
    assert "Still small [^2-1][^2-2].\n```\nx[1]\n```" in text
    assert (
        "[^1-1]: Adapters, “What they are”. "
        "Sources: [LoRA (paper)](<https://arxiv.org/abs/2106.09685>) (read 2026-11-22, table 2)."
    ) in text
    assert "[^2-1]: Adapters, “What they are”. Working practice, without a published source." in text


def test_answers_that_did_not_end_by_themselves_are_marked() -> None:
    text = exported(
        turn("One", "Half of", "stopped"),
        turn("Two", "Half of", "interrupted"),
        turn("Three", "", "failed", "The model cannot be reached."),
        turn("Four", "So far", "running"),
    )
    assert "Half of\n\n*You stopped the answer here.*" in text
    assert "Half of\n\n*The answer was interrupted here.*" in text
    assert "*The answer failed here.* The model cannot be reached." in text
    assert "So far\n\n*Peri was still answering when this was exported.*" in text
