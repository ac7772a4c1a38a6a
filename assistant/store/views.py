"""What the store gives back: frozen data without SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from assistant.messages import Frozen, Message, Reply, ToolMessage, UserMessage

TurnState = Literal["running", "done", "stopped", "failed", "budget", "interrupted"]


class Person(Frozen):
    """Someone who talks to Peri; `identifier` is the name that signing in gave."""

    id: str
    identifier: str
    display_name: str
    created_at: datetime


class TurnBegun(Frozen):
    """A message that is kept, and what is needed to answer it.

    `title` is set when this turn gave the conversation its title. `already` is True when the same message had been
    accepted before: the existing turn is named, and nothing is to be answered again.
    """

    turn_id: str
    answer_id: str
    conversation_id: str
    user: UserMessage
    transcript: tuple[Message, ...]
    situation: dict[str, Any]
    settings: dict[str, Any]
    title: str | None = None
    already: bool = False


class VoteView(Frozen):
    """A thumb on an answer; 1 is up."""

    value: int
    comment: str | None = None


class TurnView(Frozen):
    """One question and what came of it; `partial` is the answer as far as it was shown."""

    turn_id: str
    user: UserMessage
    answer_id: str
    run_id: str | None
    state: TurnState
    partial: str
    reply: Reply | None
    problem: str | None
    tools: tuple[ToolMessage, ...]
    vote: VoteView | None
    started_at: datetime
    ended_at: datetime | None


class ConversationItem(Frozen):
    """A line of the history."""

    id: str
    title: str
    created_at: datetime
    updated_at: datetime


class ConversationView(Frozen):
    """A conversation as its person sees it: replaced turns are left out."""

    id: str
    title: str
    situation: dict[str, Any]
    settings: dict[str, Any]
    created_at: datetime
    updated_at: datetime
    turns: tuple[TurnView, ...]


class Page(Frozen):
    """A part of the history; `next_cursor` is None at its end."""

    items: tuple[ConversationItem, ...]
    next_cursor: str | None


class Health(Frozen):
    """How the store is doing; `problem` is a sentence for the host, None when all is well."""

    problem: str | None
    free_bytes: int
    revision: str
    database: str  # "SQLite 3.40.1", "PostgreSQL 15.18"
