"""What the person tells about their work before pairs are found; everything has a default that only guesses less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal["answer", "given", "client", "kind", "written", "language", "left out"]


class SheetRoles(BaseModel):
    """What the columns of a sheet are for; `answer` names one of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: str
    roles: dict[str, Role] = {}  # a column that is not named here is "given"

    def role(self, column: str) -> Role:
        """What a column is for."""
        return "answer" if column == self.answer else self.roles.get(column, "given")


class PairSettings(BaseModel):
    """How to find pairs.

    `own_addresses` and `own_names` say which mails are the person's own; without both every reply counts as one.
    `sheets` holds confirmed roles by `sheet_key`; a sheet that is not in it gets proposed ones. Lengths are in words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    own_addresses: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    known_names: tuple[str, ...] = ()  # products, places: found at the start of a sentence too
    product: str | None = None  # of interface texts
    trade: str | None = None
    languages: tuple[str, ...] = ()  # the only ones to expect; empty: any
    sheets: Mapping[str, SheetRoles] = Field(default_factory=dict)
    least_answer: int = 15
    least_string: int = 2
    least_message: int = 8
    most_answer: int = 2000
    most_prompt: int = 800  # of a message or brief; the rest is cut and marked
    most_copied: float = 0.6  # share of the answer's content words that a prompt may hold


def sheet_key(columns: Sequence[str]) -> str:
    """A name for the layout of a sheet, the same for every file with these columns in this order."""
    return sha256("\x1f".join(columns).encode()).hexdigest()[:12]
