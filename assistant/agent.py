"""The loop: model, tools, answer."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Literal
from uuid import uuid4

from assistant.errors import ModelError, ToolRefusal, WrongArguments
from assistant.events import Ended, MessageAdded, TextDelta, ToolFinished, ToolStarted, TurnEvent, Used
from assistant.messages import AssistantMessage, Behaviour, Citation, Message, Reply, ToolCall, ToolMessage, Usage
from assistant.models.protocol import Calls, Finished, Model, ModelRequest, Text
from assistant.tools.context import ToolContext
from assistant.tools.declare import Tool, ToolResult
from assistant.tools.recalling import known_before
from assistant.tools.ticking import last_walked, ticked
from journeys.run import JourneyRun

log = logging.getLogger(__name__)

NO_ANSWER = "I have no answer to that. Could you put it another way?"
OVER_BUDGET = (
    "I stopped here, because this answer reached the limit on {what}. Ask me to go on, or narrow the question."
)
CITED = re.compile(r"\[(\d{1,3})\](?!\()")


@dataclass(frozen=True)
class Budget:
    """What one turn may use; each limit is checked before the step that would cross it."""

    model_calls: int = 8
    tool_calls: int = 16
    tokens: int = 60_000
    cost_usd: float = 0.50
    seconds: float = 120
    equal_calls: int = 3  # the same tool with the same arguments


@dataclass
class _Turn:
    """What a running turn has gathered so far."""

    transcript: list[Message]
    answer_id: str
    walk: JourneyRun | None = None  # as it was before the turn
    usage: Usage = field(default_factory=Usage)
    said: str = ""
    results: list[ToolResult] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    last: Finished = field(default_factory=Finished)


async def run_turn(
    model: Model,
    transcript: Sequence[Message],
    tools: Sequence[Tool],
    context: ToolContext,
    budget: Budget,
    *,
    answer_id: str | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> AsyncGenerator[TurnEvent, None]:
    """Answer the last message of `transcript`; the last event is always Ended.

    `answer_id` becomes the id of the assistant message that carries the answer. Errors of the model end the turn with
    a sentence; only bugs are raised.
    """
    begun = clock()
    turn = _Turn(list(transcript), answer_id or str(uuid4()), walk=await last_walked(context))
    is_first = sum(message.role == "user" for message in transcript) == 1
    earlier = await known_before(context) if is_first else {}
    by_name = {tool.name: tool for tool in tools}
    ended: Literal["done", "budget", "failed"] = "done"
    problem: str | None = None
    while True:
        over = _over(turn, budget, clock() - begun)
        if over:
            ended, problem = "budget", OVER_BUDGET.format(what=over)
            break
        may_call = turn.usage.model_calls + 1 < budget.model_calls and turn.usage.tool_calls < budget.tool_calls
        calls: tuple[ToolCall, ...] = ()
        text = ""
        request = ModelRequest(
            tuple(turn.transcript), tuple(t.spec for t in tools), context.situation.told(), may_call, turn.walk, earlier
        )
        turn.usage = turn.usage.plus(Usage(model_calls=1))
        try:
            async with aclosing(model.respond(request)) as stream:
                async for event in stream:
                    match event:
                        case Text():
                            lead = "\n\n" if turn.said and not text else ""
                            text += event.text
                            turn.said += lead + event.text
                            yield TextDelta(lead + event.text)
                        case Calls():
                            calls = event.calls
                        case Finished():
                            turn.last = event
                            turn.usage = turn.usage.plus(event.usage)
                            yield Used(turn.usage)
        except ModelError as error:
            ended, problem = "failed", str(error)
            if text:
                yield _keep(turn, AssistantMessage(id=turn.answer_id, text=text))
            break
        if not calls:
            if not turn.said.strip():
                turn.said = text = NO_ANSWER
                yield TextDelta(NO_ANSWER)
            yield _keep(turn, AssistantMessage(id=turn.answer_id, text=text))
            break
        yield _keep(turn, AssistantMessage(text=text, calls=calls))
        for call in calls:
            async for step in _run_call(turn, call, by_name, context, budget, may_call):
                yield step
    yield Ended(_reply(turn, model.name, context, ended, round((clock() - begun) * 1000)), problem)


def _keep(turn: _Turn, message: Message) -> MessageAdded:
    turn.transcript.append(message)
    return MessageAdded(message)


def _over(turn: _Turn, budget: Budget, seconds: float) -> str | None:
    if turn.usage.model_calls >= budget.model_calls:
        return "how often the model may be asked"
    if turn.usage.input_tokens + turn.usage.output_tokens >= budget.tokens:
        return "its length"
    if (turn.usage.cost_usd or 0) > budget.cost_usd:
        return "its cost"
    if seconds >= budget.seconds:
        return "its time"
    return None


async def _run_call(
    turn: _Turn, call: ToolCall, tools: dict[str, Tool], context: ToolContext, budget: Budget, may_call: bool
) -> AsyncIterator[TurnEvent]:
    tool = tools.get(call.name)
    title = tool.title if tool else call.name
    yield ToolStarted(call.id, call.name, title, call.arguments)
    shown, ok = "", True
    try:
        if tool is None:
            raise ToolRefusal(f"There is no tool {call.name!r}. The tools are: {', '.join(tools)}.")
        if not may_call or turn.usage.tool_calls >= budget.tool_calls:
            raise ToolRefusal("No more tools may run in this answer. Answer with what you have.")
        arguments = tool.parse(call.arguments)
        key = (call.name, _canonical(call.arguments))
        turn.seen[key] = turn.seen.get(key, 0) + 1
        if turn.seen[key] > budget.equal_calls:
            raise ToolRefusal("This call was made before with the same arguments. Use the result that you have.")
        if tool.effect == "spends" and key not in context.agreed:
            raise ToolRefusal("The person has not agreed to this. Ask them; only they can agree.")
        turn.usage = turn.usage.plus(Usage(tool_calls=1))
        turn.names.append(call.name)
        result = await tool.function(context, **arguments)
        turn.results.append(result)
        told, shown = result.for_model(), result.for_person()
        if (walk := await ticked(context, call.name, told)) is not None:
            told["ticked"] = walk if isinstance(walk, str) else walk.model_dump(mode="json", exclude_none=True)
        content = json.dumps(told, ensure_ascii=False)
    except ToolRefusal as refusal:
        content, shown, ok = json.dumps({"error": str(refusal)}, ensure_ascii=False), _for_person(refusal), False
    except Exception:
        reference = uuid4().hex[:8]
        log.exception("tool %s failed, reference %s", call.name, reference)
        sentence = f"This step failed through a fault in Peri (reference {reference}). Go on without it."
        content, shown, ok = json.dumps({"error": sentence}), sentence, False
    yield ToolFinished(call.id, call.name, title, shown, ok)
    yield _keep(turn, ToolMessage(call_id=call.id, name=call.name, content=content, shown=shown, ok=ok))


def _for_person(refusal: ToolRefusal) -> str:
    """What a person reads of a refusal: how arguments should have been written is between Peri and the tool."""
    if isinstance(refusal, WrongArguments):
        return "That does not work with one of the figures as I took it, so I left it out."
    return str(refusal)


def _canonical(arguments: str) -> str:
    try:
        return json.dumps(json.loads(arguments or "{}"), sort_keys=True)
    except ValueError:
        return arguments


def _reply(
    turn: _Turn,
    model: str,
    context: ToolContext,
    ended: Literal["done", "budget", "failed"],
    elapsed_ms: int,
) -> Reply:
    return Reply(
        answer=turn.said,
        behaviour=turn.last.behaviour or _behaviour(turn.results),
        citations=cited(turn.said, _renumbered(context.citations, turn.last.numbering)),
        tools=tuple(turn.names),
        asks=turn.last.asks or _last(r.asks for r in turn.results),
        verdict=_last(r.verdict for r in turn.results),
        suggestions=turn.last.suggestions or next((r.suggestions for r in turn.results if r.suggestions), ()),
        model=model,
        elapsed_ms=elapsed_ms,
        usage=turn.usage,
        ended=ended,
    )


def _renumbered(citations: Sequence[Citation], numbering: Mapping[int, int] | None) -> list[Citation]:
    if numbering is None:
        return list(citations)
    shown = [c.model_copy(update={"n": numbering[c.n]}) for c in citations if c.n in numbering]
    return sorted(shown, key=lambda c: c.n)


def cited(text: str, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations whose numbers stand in the text."""
    numbers = {int(n) for n in CITED.findall(text)}
    return tuple(citation for citation in citations if citation.n in numbers)


def _behaviour(results: Sequence[ToolResult]) -> Behaviour:
    """What an answer did, told from its tools: the last one that decides wins over looking things up."""
    named = [r.behaviour for r in results if r.behaviour]
    decisive = [b for b in named if b not in ("explain", "decline")]
    if decisive:
        return decisive[-1]
    return named[0] if named else "explain"


def _last(values: Iterable[str | None]) -> str | None:
    found = [value for value in values if value is not None]
    return found[-1] if found else None
