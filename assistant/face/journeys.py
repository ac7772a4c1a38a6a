"""The card of a journey: its steps with ticks, the one to take now, what the person holds, and what they may say.

It is made from what the walking tools, or a tool that ticked a step, left in the transcript.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from assistant.face.element import Data
from assistant.kept import Kept
from assistant.pages.anchors import article_path, journey_path
from assistant.store.views import TurnView
from assistant.tools.walk_result import NEXT_SAYS

JOURNEY_CARD = "JourneyCard"
EXPORT = "/peri/journeys.md"


class KeptStep(Kept):
    """A step in the list."""

    n: int
    id: str
    title: str
    state: str
    by: str | None = None


class KeptNext(Kept):
    """The step to take now."""

    n: int
    title: str
    do: str
    why: str
    done: str
    checked: str = ""
    minutes: int | None = None
    concept: str | None = None
    ask: str | None = None
    so_far: str | None = None


class KeptWalk(Kept):
    """A run as it stood after a tool."""

    journey: str
    title: str
    outcome: str = ""
    progress: str
    is_parked: bool = False
    is_finished: bool = False
    steps: tuple[KeptStep, ...]
    next: KeptNext | None = None
    holds: tuple[str, ...] = ()
    held_at_the_end: tuple[str, ...] = ()


class _Result(Kept):
    walk: KeptWalk | None = None
    ticked: KeptWalk | str | None = None


def walk_of(turn: TurnView) -> KeptWalk | None:
    """Where the person stood after a turn that walked or ticked; what an older Peri wrote otherwise is none."""
    for tool in reversed(turn.tools):
        if not tool.ok:
            continue
        try:
            found = _Result.model_validate_json(tool.content)
        except ValidationError:
            continue
        walk = found.walk or found.ticked
        if isinstance(walk, KeptWalk):
            return walk
    return None


def offered_by_card(turn: TurnView) -> set[str]:
    """What the card under this answer has a button for, as the terminal suggests it."""
    walk = walk_of(turn)
    if walk is None:
        return set()
    return set(NEXT_SAYS) | ({walk.next.ask} if walk.next and walk.next.ask else set())


def journey_cards(ended: Sequence[TurnView]) -> list[tuple[str, str, Data]]:
    """(answer, card, props) for each turn that walked; only the last card is live."""
    walked = [(turn, walk) for turn in ended if (walk := walk_of(turn)) is not None]
    return [
        (turn.answer_id, JOURNEY_CARD, _props(walk, number == len(walked)))
        for number, (turn, walk) in enumerate(walked, start=1)
    ]


def _props(walk: KeptWalk, is_live: bool) -> Data:
    upcoming = walk.next
    return {
        "live": is_live,
        "title": walk.title,
        "outcome": walk.outcome,
        "progress": walk.progress,
        "parked": walk.is_parked,
        "finished": walk.is_finished,
        "steps": [step.model_dump() for step in walk.steps],
        "next": None if upcoming is None else _next(upcoming),
        "holds": list(walk.held_at_the_end),
        "says": {"resume": f"Take up {_quoted(walk.title)}", "back": "Go back", "park": "Park the journey"},
        "page": journey_path(walk.journey),
        "export": EXPORT,
    }


def _next(step: KeptNext) -> Data:
    name = _quoted(step.title)
    return {
        **step.model_dump(),
        "href": article_path(step.concept) if step.concept else None,
        "says": {"done": f"Done: {name}", "elsewhere": f"Done elsewhere: {name}", "skip": f"Skip {name}"},
    }


def _quoted(title: str) -> str:
    """A title in quotation marks, without any of its own."""
    bare = title.translate(str.maketrans("", "", '“”"'))
    return f"“{bare}”"
