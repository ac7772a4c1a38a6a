"""What is to be trained, how much it will be used, and what was assumed for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from journeys.span import Cases, Record, Span

Count = Annotated[int, Field(ge=0)]
ONE, NONE = Span.fixed(1), Span.fixed(0)


class Assumption(Record):
    """A figure behind an estimate, in words; `argument` of estimate_cost changes it, None where nothing does."""

    name: str
    words: str
    values: Cases
    unit: str
    basis: str
    argument: str | None
    assumed: bool
    """False: the person told it."""


class Plan(Record):
    """Figures in three cases (see Span); a plain number is the same in each. None is not told."""

    examples: Annotated[int, Field(ge=1)]
    tokens_each: Cases
    """Tokens of one whole example: instruction, brief and piece."""
    words_each: Annotated[int, Field(ge=1)] | None = None
    """The words behind `tokens_each`, where they were told or assumed; None where tokens were counted."""
    passes: Cases = Span.fixed(3)
    validation_examples: Count = 0
    evaluations: Count = 0
    padded_to: Annotated[int, Field(ge=1)] | None = None
    """Tokens to which each row is filled up where packing is switched off."""
    pieces_per_month: Count | None = None
    tokens_in: Cases = NONE
    """Tokens that one use reads."""
    tokens_out: Cases = NONE
    """Tokens that one use writes."""
    samples: Count = 5
    """Examples that a prompt carries in each use when nothing is trained."""
    sample_tokens: Cases = NONE
    """Tokens of all those samples together."""
    cache_misses: Cases = ONE
    """Share of uses that pay the full price for the samples, 0 to 1."""
    passage_tokens: Cases = NONE
    """Tokens of the passages that each use looks up."""
    hours_hosted_per_month: Cases | None = None
    minutes_per_pair: Cases = NONE
    test_hours: Cases = NONE
    """The person's hours for a test at the end."""
    retrain_per_year: Cases = NONE
    fresh_share: Cases = NONE
    """Share of the pairs that is made anew for a re-training."""
    card_start_hours: Cases = NONE
    """Hours in which a rented card loads and the script is set right."""
    card_seconds_per_million: Cases = NONE
    """Seconds that a rented card needs for a million training tokens."""
    own_seconds_per_million: Cases = NONE
    """Seconds that the person's own computer needs for a million training tokens."""
    hourly_rate_usd: Annotated[Decimal, Field(ge=0)] | None = None
    minutes_saved: Annotated[Decimal, Field(ge=0)] | None = None
    """Minutes of editing that a tuned model saves a piece, against the prompt."""
    assumptions: tuple[Assumption, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for name, value in self:
            if isinstance(value, Span) and not 0 <= value.low <= value.likely <= value.high:
                raise ValueError(f"{name}: low, likely and high must come in that order, from 0 on.")
        if self.hours_hosted_per_month is not None and self.hours_hosted_per_month.high > 744:
            raise ValueError("hours_hosted_per_month: a month has at most 744 hours.")
        return self
