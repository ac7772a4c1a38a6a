"""Files that wait in the conversation for a tool of measuring: read, and cleared once they were taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.handed import texts_in
from assistant.tools.context import ToolContext


@contextmanager
def waiting_texts(context: ToolContext) -> Iterator[list[tuple[str, str]]]:
    """Name and text of the one or two files that wait; they are cleared when the work with them ends well. Blocking."""
    bench = context.bench
    if bench is None or bench.conversation is None:
        yield []
        return
    texts = texts_in(bench.inbox.of(bench.conversation))
    yield texts
    if texts:
        bench.inbox.forget(bench.conversation)
