"""A model behind an API, through LiteLLM."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import SecretStr
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt, wait_exponential_jitter

from assistant.errors import ContextTooLong, ModelError, ModelRefused, ModelUnavailable
from assistant.messages import AssistantMessage, ToolCall, Usage
from assistant.models import failures, pricing, trimming
from assistant.models.door import Door, open_door
from assistant.models.failures import Failure
from assistant.models.gathering import CallGatherer
from assistant.models.preparing import Prepared, Preparer
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest, Text
from assistant.models.wire import is_json_object

log = logging.getLogger(__name__)

_WAIT = wait_exponential_jitter(multiplier=0.5, max=8, jitter=0.25)


@dataclass(frozen=True)
class _Opened:
    """A stream that has begun; `first` is None when it ended without a chunk."""

    stream: Any
    first: Any


@dataclass
class _Heard:
    """What a stream has brought so far."""

    calls: CallGatherer
    text: str = ""
    finish: str | None = None
    usage: Any = None


class HostedModel:
    """Any model that LiteLLM can name. Implements assistant.models.protocol.Model.

    `api_key` None lets LiteLLM look for the provider's own variable, except for openai/... at another `api_base`.
    `timeout_s` is how long the first piece of an answer, and each next one, may take. `max_retries` counts the tries
    after the first; they happen only before the provider has sent anything. `max_input_tokens` None means the limit
    in LiteLLM's list, or none. `today` is asked at each request; `sleep` waits between tries. `instructions` stand in
    place of Peri's own rules, for a model that is only to be tried; an empty text sends none.
    """

    def __init__(
        self,
        *,
        name: str,
        api_base: str | None,
        api_key: SecretStr | None,
        today: Callable[[], date],
        timeout_s: float = 30,
        max_retries: int = 2,
        max_input_tokens: int | None = None,
        max_output_tokens: int | None = None,
        instructions: str | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._name = name
        self._timeout_s = timeout_s
        self._max_retries = max_retries
        self._sleep = sleep
        self._preparer = Preparer(
            name, api_base, api_key, timeout_s, max_input_tokens, max_output_tokens, today, instructions
        )

    @property
    def name(self) -> str:
        """The model's name as the person set it."""
        return self._name

    async def respond(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        """Stream an answer; raises ModelError and its kinds, in Peri's words.

        A conversation that does not fit is shortened, once more when the provider says so. Leaving the iteration, by
        cancellation or aclose, closes the connection.
        """
        door = await asyncio.to_thread(open_door)
        prepared = self._preparer.prepare(request, self._limit(door))
        try:
            opened = await self._open(door, prepared)
        except ContextTooLong:
            prepared = self._preparer.prepare_shorter(request, prepared)
            opened = await self._open(door, prepared)
        heard = _Heard(CallGatherer(_call_ids(request)))
        problem: ModelError | None = None
        try:
            chunk = opened.first
            while chunk is not None:
                if piece := _take(heard, chunk):
                    yield Text(piece)
                async with asyncio.timeout(self._timeout_s):
                    chunk = await anext(opened.stream, None)
        except door.errors as error:
            self._note(error)
            problem = failures.broke_off(error, self._name)
        finally:
            await opened.stream.aclose()
        if problem is not None:
            raise problem  # outside of the except, so that the provider's words do not travel along as its context
        finish = opened.stream.received_finish_reason or opened.stream.intermittent_finish_reason
        calls = self._checked_calls(heard, finish)
        if calls:
            yield Calls(calls)
        yield Finished(
            usage=self._usage(door, heard, prepared),
            reason="calls" if calls else "length" if finish == "length" else "stop",
        )

    def _limit(self, door: Door) -> int | None:
        return self._preparer.max_input_tokens or pricing.input_limit(door.litellm, self._name)

    async def _open(self, door: Door, prepared: Prepared) -> _Opened:
        """Call the provider until its first chunk is here; raises what the last try met."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(1 + self._max_retries),
            retry=retry_if_result(lambda result: isinstance(result, Failure) and result.is_passing),
            wait=_pause,
            retry_error_callback=_last_result,
            sleep=self._sleep,
        )
        result: _Opened | Failure = await retrying(self._try, door, prepared)
        if isinstance(result, Failure):
            raise result.error
        return result

    async def _try(self, door: Door, prepared: Prepared) -> _Opened | Failure:
        stream: Any = None
        opened: _Opened | None = None
        try:
            async with asyncio.timeout(self._timeout_s):
                stream = await door.litellm.acompletion(**prepared.arguments)
                opened = _Opened(stream, await anext(stream, None))
            return opened
        except door.errors as error:
            self._note(error)
            return failures.explain(error, self._name)
        finally:
            if stream is not None and opened is None:
                await stream.aclose()

    def _checked_calls(self, heard: _Heard, finish: str | None) -> tuple[ToolCall, ...]:
        """The calls of a finished answer; raises when it was filtered, is unfinished or empty."""
        calls = heard.calls.calls()
        if finish == "content_filter":
            raise ModelRefused(failures.REFUSED.format(model=self._name))
        if finish is None and (heard.text.strip() or calls):
            raise ModelUnavailable(failures.BROKE_OFF.format(model=self._name))
        if finish == "length":  # the last call is a torso
            calls = tuple(call for call in calls if is_json_object(call.arguments or "{}"))
        if not heard.text.strip() and not calls:
            sentence = failures.NO_ROOM if finish == "length" else failures.EMPTY
            raise ModelUnavailable(sentence.format(model=self._name))
        return calls

    def _usage(self, door: Door, heard: _Heard, prepared: Prepared) -> Usage:
        reported = heard.usage
        if reported is None:
            said = heard.text + "".join(call.arguments for call in heard.calls.calls())
            reported = door.litellm.Usage(
                prompt_tokens=prepared.input_tokens, completion_tokens=trimming.estimate_tokens(said)
            )
        return Usage(
            input_tokens=reported.prompt_tokens or 0,
            output_tokens=reported.completion_tokens or 0,
            cost_usd=pricing.cost_usd(door.litellm, self._name, reported),
        )

    def _note(self, error: Exception) -> None:
        """Tell the host what kind of failure it was; the provider's text stays out of the log."""
        log.warning("call to %s failed: %s, status %s", self._name, type(error).__name__, _status(error))


def _take(heard: _Heard, chunk: Any) -> str:
    """Add a chunk to what was heard; returns the text that it brings."""
    if getattr(chunk, "usage", None) is not None:
        heard.usage = chunk.usage
    if not chunk.choices:
        return ""
    delta = chunk.choices[0].delta
    if delta.tool_calls:
        heard.calls.add(delta.tool_calls)
    piece: str = delta.content or getattr(delta, "refusal", None) or ""
    heard.text += piece
    return piece


def _call_ids(request: ModelRequest) -> set[str]:
    return {call.id for m in request.messages if isinstance(m, AssistantMessage) for call in m.calls}


def _pause(state: RetryCallState) -> float:
    failure = _last_result(state)
    asked = failure.retry_after_s if isinstance(failure, Failure) else None
    return _WAIT(state) if asked is None else asked


def _last_result(state: RetryCallState) -> Any:
    assert state.outcome is not None
    return state.outcome.result()


def _status(error: Exception) -> str:
    status = getattr(error, "status_code", None)
    return str(status) if isinstance(status, int) else "none"
