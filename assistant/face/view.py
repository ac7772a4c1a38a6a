"""Peri's own conversation as Chainlit's thread, steps and elements; pure functions over the store's views.

Chainlit keeps no history here. What the window shows while an answer is written and what it shows after a reload are
made by the same functions, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from assistant.face.cards import QUICK_REPLIES, asks_here, cards
from assistant.face.display import shown
from assistant.face.element import Data, element
from assistant.face.journeys import offered_by_card
from assistant.messages import Reply, UserMessage
from assistant.pages.anchors import article_path
from assistant.store.views import ConversationItem, ConversationView, TurnView

NAME = "Peri"
PROFILE = "Peri"
RUN = "on_message"  # Chainlit shows thumbs only under a run of this name
STOPPED = "*Stopped here.*"
INTERRUPTED = "*This answer was interrupted before its end. “Try again” starts it afresh.*"


def moment(at: datetime | None) -> str | None:
    """A time as Chainlit writes it."""
    return at.isoformat().replace("+00:00", "Z") if at else None


def user_step(conversation_id: str, message: UserMessage, at: datetime) -> Data:
    """What the person said."""
    came = [f"With {message.files}."] if message.files else []
    said = "\n\n".join([message.text, *came, *(f"Not taken: {each}" for each in message.not_taken)])
    return _step(conversation_id, message.id, "user_message", "You", None, at, at, output=said)


def run_step(conversation_id: str, turn: TurnView) -> Data:
    """The bracket round one answer; votes hang on it."""
    step = _step(conversation_id, turn.turn_id, "run", RUN, turn.user.id, turn.started_at, turn.ended_at, output="")
    if turn.vote is not None:
        step["feedback"] = {
            "id": turn.turn_id,
            "forId": turn.turn_id,
            "value": turn.vote.value,
            "comment": turn.vote.comment,
        }
    return step


def tool_step(
    conversation_id: str,
    turn_id: str,
    call_id: str,
    title: str,
    at: datetime,
    ended: datetime | None,
    shown_text: str = "",
    ok: bool = True,
) -> Data:
    """A tool at work: a quiet line that opens."""
    step_id = str(uuid5(NAMESPACE_URL, f"{turn_id}/{call_id}"))
    step = _step(conversation_id, step_id, "tool", title, turn_id, at, ended, output=shown(shown_text, known=()))
    step["isError"] = not ok
    return step


def answer_step(conversation_id: str, turn: TurnView) -> Data:
    """The answer as far as it goes, with a line that says why it ends early."""
    step = _step(
        conversation_id,
        turn.answer_id,
        "assistant_message",
        NAME,
        turn.turn_id,
        turn.started_at,
        turn.ended_at or turn.started_at,
        output=answer_text(turn),
    )
    step["streaming"] = turn.state == "running"
    return step


def answer_text(turn: TurnView) -> str:
    """The Markdown of an answer."""
    said = turn.reply.answer if turn.reply else turn.partial
    known = None if turn.state == "running" else {c.n for c in turn.reply.citations} if turn.reply else ()
    parts = [shown(said, known)] if said.strip() else []
    if turn.state == "stopped":
        parts.append(STOPPED)
    elif turn.state == "interrupted":
        parts.append(INTERRUPTED)
    elif turn.problem and turn.problem not in said:
        parts.append(shown(turn.problem, known=()))
    return "\n\n".join(parts)


def footer(conversation_id: str, turn: TurnView) -> Data:
    """What stands under an answer: its sources, next questions, and what can be done with it."""
    reply: Reply | None = turn.reply
    taken = {quick["says"] for quick in QUICK_REPLIES} if asks_here(turn) else set()  # the scorecard offers them
    taken |= offered_by_card(turn)
    props = {
        "answer": turn.answer_id,
        "conversation": conversation_id,
        "sources": [
            {"n": c.n, "title": c.title, "heading": c.heading, "href": article_path(c.concept, c.heading)}
            for c in (reply.citations if reply else ())
        ],
        "suggestions": [text for text in reply.suggestions if text not in taken] if reply else [],
    }
    return element(conversation_id, str(uuid5(NAMESPACE_URL, f"{turn.answer_id}/footer")), "AnswerFooter", props) | {
        "forId": turn.answer_id
    }


def turn_steps(conversation_id: str, turn: TurnView, titles: Mapping[str, str]) -> list[Data]:
    """A turn in the order in which the window nests it."""
    tools = [
        tool_step(
            conversation_id,
            turn.turn_id,
            tool.call_id,
            titles.get(tool.name, tool.name.replace("_", " ").capitalize()),
            turn.started_at,
            turn.ended_at or turn.started_at,
            tool.shown,
            tool.ok,
        )
        for tool in turn.tools
    ]
    steps = [user_step(conversation_id, turn.user, turn.started_at), run_step(conversation_id, turn), *tools]
    if turn.state != "running" or turn.partial:
        steps.append(answer_step(conversation_id, turn))
    return steps


def thread(view: ConversationView, identifier: str, person_id: str, titles: Mapping[str, str]) -> Data:
    """The whole conversation as Chainlit's ThreadDict."""
    return _heading(view.id, view.title, view.created_at, identifier, person_id) | {
        "metadata": {"chat_settings": dict(view.settings)},
        "steps": [step for turn in view.turns for step in turn_steps(view.id, turn, titles)],
        "elements": _elements(view),
    }


def _elements(view: ConversationView) -> list[Data]:
    drawn = cards(view)
    ended = [turn for turn in view.turns if turn.state != "running"]
    return [each for turn in ended for each in (*drawn.get(turn.answer_id, ()), footer(view.id, turn))]


def history_line(item: ConversationItem, identifier: str, person_id: str) -> Data:
    """A line of the history; Chainlit sorts and groups lines by createdAt, so that is the last change."""
    return _heading(item.id, item.title, item.updated_at, identifier, person_id)


def _heading(thread_id: str, title: str, at: datetime, identifier: str, person_id: str) -> Data:
    return {
        "id": thread_id,
        "createdAt": moment(at),
        "name": title,
        "userId": person_id,
        "userIdentifier": identifier,
        "tags": [],
        "metadata": {},
        "steps": [],
        "elements": [],
    }


def _step(
    conversation_id: str,
    step_id: str,
    kind: str,
    name: str,
    parent_id: str | None,
    at: datetime,
    ended: datetime | None,
    *,
    output: str,
) -> Data:
    return {
        "id": step_id,
        "threadId": conversation_id,
        "parentId": parent_id,
        "type": kind,
        "name": name,
        "output": output,
        "input": "",
        "createdAt": moment(at),
        "start": moment(at),
        "end": moment(ended),
        "streaming": False,
        "isError": False,
        "showInput": False,
        "waitForAnswer": False,
        "metadata": {},
    }
