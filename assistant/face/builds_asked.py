"""What a card may ask of a build: one object with the name of the wish in `do`, checked before anything happens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from dataset.build.review import Filter
from dataset.pair.settings import Role

Id = Annotated[str, Field(min_length=1, max_length=64)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
LONGEST_SIDE = 200_000  # characters of an edited prompt or answer


class Asked(BaseModel):
    """Refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cancel(Asked):
    """Stop after the piece that is being done."""

    do: Literal["cancel"]


class Resume(Asked):
    """Go on, or bring up to date."""

    do: Literal["resume"]


class Delete(Asked):
    """Delete the build with what was uploaded for it."""

    do: Literal["delete"]


class Decide(Asked):
    """Keep, set aside or reword pairs."""

    do: Literal["decide"]
    ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]
    action: Literal["keep", "aside", "edit"]
    prompt: Annotated[str, Field(max_length=LONGEST_SIDE)] | None = None
    answer: Annotated[str, Field(max_length=LONGEST_SIDE)] | None = None


class Bulk(Asked):
    """The same for all pairs of a filter."""

    do: Literal["bulk"]
    chosen: Filter
    action: Literal["keep", "aside"]


class Undo(Asked):
    """Take the last decision back."""

    do: Literal["undo"]


class Mask(Asked):
    """Replace names by tokens, or let them stand."""

    do: Literal["mask"]
    names: Annotated[tuple[Name, ...], Field(min_length=1, max_length=1_000)]
    on: bool
    kind: Literal["client", "person", "other"] = "other"


class Permit(Asked):
    """Whether work for these clients may be used; None takes the word back."""

    do: Literal["permit"]
    clients: Annotated[tuple[Name, ...], Field(min_length=1, max_length=1_000)]
    may_use: bool | None
    note: Annotated[str, Field(max_length=400)] = ""


class Roles(Asked):
    """What the columns of a sheet are for."""

    do: Literal["roles"]
    sheet: Id
    answer: Annotated[str, Field(max_length=1_000)]
    roles: Annotated[dict[str, Role], Field(max_length=500)]


class Own(Asked):
    """The names and addresses under which the person writes."""

    do: Literal["own"]
    names: Annotated[tuple[Name, ...], Field(max_length=20)]


class Clients(Asked):
    """For whom the person wrote; none: all of it is their own."""

    do: Literal["clients"]
    names: Annotated[tuple[Name, ...], Field(max_length=500)]


class Add(Asked):
    """More files, by the ids that their upload gave."""

    do: Literal["add"]
    files: Annotated[tuple[Id, ...], Field(min_length=1, max_length=5_000)]


class Write(Asked):
    """Write the files."""

    do: Literal["write"]
    targets: Annotated[tuple[Id, ...], Field(min_length=1, max_length=20)]
    doubtful: bool = False
    system: Annotated[str, Field(max_length=4_000)] | None = None


Wish = Cancel | Resume | Delete | Decide | Bulk | Undo | Mask | Permit | Roles | Own | Clients | Add | Write
WISH: TypeAdapter[Wish] = TypeAdapter(Annotated[Wish, Field(discriminator="do")])
