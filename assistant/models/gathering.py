"""Putting tool calls together from the pieces in which they are streamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from assistant.messages import ToolCall


@dataclass
class _Growing:
    """A call so far."""

    index: int
    id: str
    name: str
    arguments: str


class CallGatherer:
    """Collects deltas by index; several calls may grow at once.

    `taken` holds the ids that the transcript uses already. Some servers number their calls anew in each response, or
    send no id at all: such calls get an id of ours, since answers are matched to calls by id.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._growing: list[_Growing] = []

    def add(self, deltas: Sequence[Any]) -> None:
        """Take the tool call deltas of one chunk (objects of the OpenAI client)."""
        for position, delta in enumerate(deltas):
            index = delta.index if delta.index is not None else position
            identity, function = delta.id or "", delta.function
            name = (function.name if function else None) or ""
            arguments = (function.arguments if function else None) or ""
            call = self._find(index)
            if call is None or _starts_another(call, identity, name):
                self._growing.append(_Growing(index, identity, name, arguments))
                continue
            call.id = call.id or identity
            call.name = call.name or name
            call.arguments += arguments

    def calls(self) -> tuple[ToolCall, ...]:
        """The calls in the order in which they began; pieces without a name are dropped."""
        return tuple(
            ToolCall(id=self._own(call.id), name=call.name, arguments=call.arguments)
            for call in self._growing
            if call.name
        )

    def _find(self, index: int) -> _Growing | None:
        return next((call for call in reversed(self._growing) if call.index == index), None)

    def _own(self, identity: str) -> str:
        if not identity or identity in self._taken:
            identity = f"call_{uuid4().hex[:20]}"
        self._taken.add(identity)
        return identity


def _starts_another(call: _Growing, identity: str, name: str) -> bool:
    """True when a server gives two calls the same index."""
    return bool(name and identity and call.id and identity != call.id)
