"""The transcript: what was said and done in a conversation, in order."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

Behaviour = Literal["explain", "examples", "judge_fit", "cost", "dataset", "journey", "clarify", "decline"]


class Frozen(BaseModel):
    """Immutable data that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ToolCall(Frozen):
    """A tool that a model wants to run; `arguments` is the JSON text as the model wrote it."""

    id: str
    name: str
    arguments: str


class UserMessage(Frozen):
    """What the person said."""

    role: Literal["user"] = "user"
    id: str = Field(default_factory=lambda: str(uuid4()))
    text: str
    about: str | None = Field(default=None, pattern=r"^[a-z0-9-]{1,80}$")  # id of the article that lay open beside it
    files: str | None = None  # what was uploaded with it, counted in words: "40 files: 38 docx, 2 csv"
    not_taken: tuple[str, ...] = ()  # why further files were refused, in sentences


class AssistantMessage(Frozen):
    """What the model said and which tools it asked for."""

    role: Literal["assistant"] = "assistant"
    id: str = Field(default_factory=lambda: str(uuid4()))
    text: str = ""
    calls: tuple[ToolCall, ...] = ()


class ToolMessage(Frozen):
    """The answer to one tool call; `content` is the JSON text that the model reads."""

    role: Literal["tool"] = "tool"
    id: str = Field(default_factory=lambda: str(uuid4()))
    call_id: str
    name: str
    content: str
    shown: str = ""  # Markdown for the person
    ok: bool = True


Message = Annotated[UserMessage | AssistantMessage | ToolMessage, Field(discriminator="role")]


class SourceRef(Frozen):
    """Where an authored claim comes from; dates are ISO days."""

    title: str
    url: str
    read_at: str
    note: str | None = None


class Citation(Frozen):
    """A passage that an answer rests on; `n` is its number in the text."""

    n: int
    concept: str
    title: str
    heading: str
    passage: str  # the whole cited section, Markdown
    sources: tuple[SourceRef, ...] = ()


class Usage(Frozen):
    """What a turn used; `cost_usd` is None where the price of the model is not known."""

    model_calls: int = 0
    tool_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0

    def plus(self, other: Usage) -> Usage:
        """The sum of both; an unknown cost makes the sum unknown."""
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            model_calls=self.model_calls + other.model_calls,
            tool_calls=self.tool_calls + other.tool_calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_usd=(self.cost_usd or 0) + (other.cost_usd or 0) if known else None,
        )


class Reply(Frozen):
    """One finished answer, as the terminal prints it with --json."""

    answer: str
    behaviour: Behaviour
    citations: tuple[Citation, ...] = ()
    tools: tuple[str, ...] = ()
    asks: str | None = None
    verdict: str | None = None
    suggestions: tuple[str, ...] = ()
    model: str = "guide"
    elapsed_ms: int = 0
    usage: Usage = Usage()
    ended: Literal["done", "stopped", "budget", "failed", "interrupted"] = "done"


INTERRUPTED = '{"error": "This call was interrupted before it finished."}'


def close_open_calls(transcript: list[Message]) -> list[Message]:
    """A transcript that every provider accepts: each tool call is answered right after the message that made it."""
    answers = {m.call_id: m for m in transcript if isinstance(m, ToolMessage)}
    closed: list[Message] = []
    for message in transcript:
        if isinstance(message, ToolMessage):
            continue
        closed.append(message)
        if isinstance(message, AssistantMessage):
            for call in message.calls:
                missing = ToolMessage(call_id=call.id, name=call.name, content=INTERRUPTED, ok=False)
                closed.append(answers.get(call.id, missing))
    return closed
