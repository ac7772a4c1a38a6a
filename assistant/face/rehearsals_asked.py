"""What the card of a rehearsal may ask: one object with the name of the wish in `do`, checked before it is done."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from assistant.face.builds_asked import Asked

What = Annotated[str, Field(min_length=1, max_length=80)]


class Fetch(Asked):
    """Fetch the small model: the person has agreed to it."""

    do: Literal["fetch"]


class Start(Asked):
    """Begin what the card has planned; `what` is a prepared set or a build, never a path."""

    do: Literal["start"]
    what: What
    passes: Annotated[int, Field(ge=1, le=12)] = 3


class Stop(Asked):
    """End it and keep what was learnt."""

    do: Literal["stop"]


class Pause(Asked):
    """Let the machine rest; nothing is lost."""

    do: Literal["pause"]


class Resume(Asked):
    """Go on."""

    do: Literal["resume"]


class More(Asked):
    """Add a part: fewer pairs (the curve), or facts instead of style."""

    do: Literal["curve", "facts"]


class Longer(Asked):
    """The same pairs once more, with many passes, in a rehearsal of its own."""

    do: Literal["longer"]


class Try(Asked):
    """Answer the person's own prompt with the model as it came and as it was rehearsed."""

    do: Literal["try"]
    prompt: Annotated[str, Field(min_length=1, max_length=4_000)]


class Delete(Asked):
    """Delete it with what it learnt."""

    do: Literal["delete"]


Wish = Fetch | Start | Stop | Pause | Resume | More | Longer | Try | Delete
WISH: TypeAdapter[Wish] = TypeAdapter(Annotated[Wish, Field(discriminator="do")])
