"""Turning a request into the arguments of one call: system prompt, what fits of the transcript, tools and limits."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import SecretStr

from assistant.errors import ContextTooLong
from assistant.messages import Message, UserMessage
from assistant.models import trimming
from assistant.models.failures import TOO_LONG
from assistant.models.prompt import system_prompt
from assistant.models.protocol import ModelRequest
from assistant.models.wire import to_wire, tools_to_wire

NO_KEY_NEEDED = "none"


@dataclass(frozen=True)
class Prepared:
    """A call that is ready to send; `input_tokens` is an estimate."""

    arguments: dict[str, Any] = field(repr=False)  # holds the key
    transcript: tuple[Message, ...]
    input_tokens: int


@dataclass(frozen=True)
class Preparer:
    """What stays the same from call to call."""

    name: str
    api_base: str | None
    api_key: SecretStr | None
    timeout_s: float
    max_input_tokens: int | None
    max_output_tokens: int | None
    today: Callable[[], date]
    instructions: str | None = None  # in place of Peri's own rules

    def prepare(self, request: ModelRequest, limit_tokens: int | None) -> Prepared:
        """The call, shortened to `limit_tokens` as far as that goes.

        Raises ContextTooLong when it stays over `max_input_tokens`, which a person has set. Any other limit is only
        guessed at with an estimate, so there the provider judges.
        """
        tools = tools_to_wire(request.tools)
        fixed = trimming.estimate_tokens(self._system(request, is_shortened=True) + json.dumps(tools))
        transcript = request.messages
        if limit_tokens is not None:
            transcript = trimming.trim(transcript, limit_tokens - fixed)
        total = fixed + trimming.transcript_tokens(transcript)
        if self.max_input_tokens is not None and total > self.max_input_tokens:
            raise ContextTooLong(TOO_LONG.format(model=self.name))
        system = self._system(request, is_shortened=trimming.left_out(request.messages, transcript))
        return Prepared(self._arguments(to_wire(system, transcript), tools, request.may_call), transcript, total)

    def prepare_shorter(self, request: ModelRequest, before: Prepared) -> Prepared:
        """Half of what the provider found too long; raises ContextTooLong when nothing can be left out."""
        shorter = self.prepare(request, before.input_tokens // 2)
        if shorter.transcript == before.transcript:
            raise ContextTooLong(TOO_LONG.format(model=self.name))
        return shorter

    def _system(self, request: ModelRequest, *, is_shortened: bool) -> str:
        if self.instructions is not None:
            return self.instructions
        said = [message for message in request.messages if isinstance(message, UserMessage)]
        return system_prompt(
            request.situation,
            self.today(),
            may_call=request.may_call,
            is_shortened=is_shortened,
            about=said[-1].about if said else None,
        )

    def _arguments(self, messages: list[dict[str, Any]], tools: list[dict[str, Any]], may_call: bool) -> dict[str, Any]:
        """What LiteLLM is called with; every retry below ours is switched off."""
        arguments: dict[str, Any] = {
            "model": self.name,
            "messages": messages,
            "stream": True,
            "stream_options": {"include_usage": True},
            "timeout": self.timeout_s,
            "max_retries": 0,
            "num_retries": 0,
            "drop_params": True,
        }
        if tools:
            # The tools stay listed in a last call too: some providers refuse a history with calls to unlisted tools.
            arguments |= {"tools": tools, "tool_choice": "auto" if may_call else "none"}
        if self.api_base is not None:
            arguments["api_base"] = self.api_base
        if self.api_key is not None:
            arguments["api_key"] = self.api_key.get_secret_value()
        elif self.api_base is not None and self.name.startswith("openai/"):
            # Another server than OpenAI's must not get the key in OPENAI_API_KEY; most own servers ask for none.
            arguments["api_key"] = NO_KEY_NEEDED
        if self.max_output_tokens is not None:
            # OpenAI's newer models refuse max_tokens; many compatible servers know nothing else.
            is_openai = self.api_base is None and self.name.startswith("openai/")
            arguments["max_completion_tokens" if is_openai else "max_tokens"] = self.max_output_tokens
        return arguments
