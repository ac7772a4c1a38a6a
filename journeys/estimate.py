"""What goes into an estimate and what comes out of it: the plan, its lines, and who is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.providers import Item, Status

Count = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Plan(_Record):
    """What is to be trained and how much it will be used; None is not told."""

    examples: Annotated[int, Field(ge=1)]
    tokens_each: Annotated[int, Field(ge=1)]
    """Tokens of one whole example: instruction, brief and piece."""
    passes: Annotated[int, Field(ge=1)] = 3
    validation_examples: Count = 0
    evaluations: Count = 0
    pieces_per_month: Count | None = None
    tokens_in: Count = 0
    """Tokens that one use reads."""
    tokens_out: Count = 0
    """Tokens that one use writes."""
    sample_tokens: Count = 0
    """Tokens of the samples that a prompt carries in each use when nothing is trained."""
    hours_hosted_per_month: Annotated[Decimal, Field(ge=0, le=744)] | None = None


class Rate(_Record):
    """A price as it was seen, and where."""

    item: Item
    amount: Decimal
    per: str
    as_of: date
    confirmed: bool
    note: str | None
    source_title: str
    source_url: str


class Serving(_Record):
    """How a tuned model is used there. `monthly_usd` is None where the plan does not say how much."""

    how: Literal["per token", "by the hour"]
    what: str
    rates: tuple[Rate, ...]
    monthly_usd: Decimal | None


class CostLine(_Record):
    """One base at one provider: exact amounts, to be rounded for showing. `serving` None is not confirmed."""

    provider: str
    provider_name: str
    base: str | None
    base_name: str
    training_usd: Decimal
    floor_usd: Decimal | None
    floor_as_of: date | None = None
    training: Rate
    serving: Serving | None
    status: Status
    own_machine: bool = False


class LeftOut(_Record):
    """A provider without a line in the estimate, and why."""

    provider: str
    provider_name: str
    why: str


class Baseline(_Record):
    """The same work by a prompt with samples on an untrained model, a month; `cached_usd` with cached samples."""

    provider_name: str
    base_name: str
    monthly_usd: Decimal | None
    cached_usd: Decimal | None
    rates: tuple[Rate, ...]


class CostEstimate(_Record):
    """An estimate on a day; `lines` are sorted by training cost. An empty `baselines` means: not priced."""

    plan: Plan
    on: date
    lines: tuple[CostLine, ...]
    by_the_hour: tuple[LeftOut, ...]
    not_confirmed: tuple[LeftOut, ...]
    closed: tuple[LeftOut, ...]
    baselines: tuple[Baseline, ...]
