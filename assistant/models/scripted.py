"""A model with prepared replies, for tests and demonstrations."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence

from assistant.errors import ModelError
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest

Pause = Callable[[], Awaitable[None]]
Step = ModelEvent | ModelError | Pause
Reply = Iterable[Step]


class ScriptedModel:
    """Plays `replies` in order, or whatever a function makes of each request; keeps the requests it got.

    A step of a reply is an event, an error to raise, or an async function to wait for. A reply that does not end with
    Finished or an error gets the Finished that fits.
    """

    def __init__(self, name: str, replies: Sequence[Reply] | Callable[[ModelRequest], Reply]) -> None:
        self.requests: list[ModelRequest] = []
        self._name = name
        self._replies = replies

    @property
    def name(self) -> str:
        """The name that it was given."""
        return self._name

    async def respond(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        """Play the next reply; running out of replies is a fault of the script."""
        self.requests.append(request)
        called = False
        for step in self._reply(request):
            if isinstance(step, ModelError):
                raise step
            if isinstance(step, Finished):
                yield step
                return
            if callable(step):
                await step()
                continue
            called = called or isinstance(step, Calls)
            yield step
        yield Finished(reason="calls" if called else "stop")

    def _reply(self, request: ModelRequest) -> Reply:
        if callable(self._replies):
            return self._replies(request)
        assert len(self.requests) <= len(self._replies), f"{self._name} has no reply left"
        return self._replies[len(self.requests) - 1]
