"""An answer of the guide, before it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.messages import Behaviour


@dataclass(frozen=True)
class Composed:
    """An answer of the guide and what it is."""

    text: str
    behaviour: Behaviour
    asks: str | None = None
    suggestions: tuple[str, ...] = ()


def own_next(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions that a tool offers after its result."""
    return tuple(content.get("next_questions", ()))
