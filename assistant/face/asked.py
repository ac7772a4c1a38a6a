"""What a card sends: JSON of a known shape, from this page. What it fails at is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from fastapi import Request
from pydantic import TypeAdapter, ValidationError

from assistant.errors import InputRefused, PeriError
from dataset.build.stages import is_full

Asked = TypeVar("Asked")

MOST_NAMED = 300  # characters of the fields that are wrong
FULL = "The disk is full. Make room and try again; nothing is lost."


class NotJson(InputRefused):
    """A body of another kind; a form of another site could send one."""

    def __init__(self) -> None:
        super().__init__("Send this as JSON.")


async def read_asked(request: Request, shape: TypeAdapter[Asked]) -> Asked:
    """The body of a request, checked. Raises NotJson, InputRefused."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise NotJson
    return checked_body(await request.body(), shape)


def checked_body(body: bytes, shape: TypeAdapter[Asked]) -> Asked:
    """A body in the given shape; raises InputRefused, which names the fields that are wrong."""
    try:
        return shape.validate_json(body)
    except ValidationError as error:
        raise odd(error) from None


def odd(error: ValidationError) -> InputRefused:
    """The sentence for a body of another shape."""
    fields = ", ".join(".".join(str(part) for part in each["loc"]) or "body" for each in error.errors())
    return InputRefused(f"This does not look right: {fields[:MOST_NAMED]}.")


@contextmanager
def room_on_disk() -> Iterator[Any]:
    """A full disk becomes a sentence. Raises PeriError."""
    try:
        yield
    except OSError as error:
        if not is_full(error):
            raise
        raise PeriError(FULL) from None
