"""What a person has told about their work, and in which message; None means not told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Short = Annotated[str, Field(min_length=1, max_length=400)]
Count = Annotated[int, Field(ge=0, le=100_000_000)]


class Meaning(BaseModel):
    """What a person's words mean, as a label; not `sure` where another label is nearly as likely.

    A `faint` meaning is a guess between two. `behind` tells how far each other label's score lies behind.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    sure: bool
    faint: bool = False
    behind: dict[str, float] = Field(default_factory=dict)


class Situation(BaseModel):
    """Each field carries the question that asks for it, as its description."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profession: Short | None = Field(default=None, description="What is your trade?")
    task: Short | None = Field(
        default=None, description="Which one kind of work would the model do, and from what input?"
    )
    input: Short | None = Field(
        default=None, description="What do you start from: a brief, a feature sheet, notes, an older text?"
    )
    volume_per_month: Count | None = Field(default=None, description="About how many pieces do you make in a month?")
    volume_expected: Count | None = Field(
        default=None, description="How many would it be a month if what you hope for came about?"
    )
    examples_on_hand: Count | None = Field(
        default=None,
        description="How many finished, approved pieces of this one kind do you have, each with the order or notes "
        "behind it?",
    )
    material: Short | None = Field(
        default=None,
        description="In what form do you have them: pieces with their briefs, whole books, tickets, recordings?",
    )
    words_each: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        default=None, description="How many words has one such piece, roughly?"
    )
    tried_so_far: Short | None = Field(
        default=None,
        description="What have you tried: a prompt with a few samples of your work? What was still wrong then?",
    )
    consistency_needed: Literal["low", "medium", "high"] | None = Field(
        default=None, description="How much does it matter that all pieces come out in exactly the same manner?"
    )
    minutes_each: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        default=None, description="How many minutes do you spend on mending one draft today?"
    )
    budget: Short | None = Field(default=None, description="What could this cost, once and per month?")
    budget_usd: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="What could this cost once, in US dollars?"
    )
    budget_month_usd: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="What could this cost a month, in US dollars?"
    )
    hourly_rate_usd: Annotated[float, Field(ge=0, le=100_000)] | None = Field(
        default=None, description="What is an hour of your work worth, in US dollars?"
    )
    privacy: Short | None = Field(
        default=None,
        description="May you train on those pieces: whose are they, and does a contract, an NDA or someone's personal "
        "data stand in the way?",
    )
    may_use_work: bool | None = Field(
        default=None, description="May you use those pieces for training, by contract or by permission?"
    )
    judged_by: Short | None = Field(default=None, description="How do you tell good pieces from poor ones?")
    needs_facts: bool | None = Field(
        default=None,
        description="Is what goes wrong mainly facts (prices, figures, details), or the manner and the form?",
    )
    change_rate: Short | None = Field(
        default=None, description="How often do the rules or the facts behind the pieces change?"
    )
    skills: Short | None = Field(
        default=None, description="How comfortable are you with tools: spreadsheets, a terminal, code?"
    )
    tools: Short | None = Field(default=None, description="Which tools and services do you work with today?")
    runs_where: Short | None = Field(
        default=None, description="Must it run on your own machine, or may it run at a provider?"
    )
    languages: Short | None = Field(default=None, description="In which languages are the pieces?")
    goal: Short | None = Field(
        default=None, description="What would you gain: time, sameness, a lower bill, something else?"
    )
    told_in: dict[str, str] = Field(default_factory=dict, description="Field -> id of the message that told it.")
    meant: dict[str, Meaning] = Field(default_factory=dict, description="What the words mean; see `journeys.sayings`.")

    def told(self) -> dict[str, Any]:
        """Only the facts that were told."""
        return self.model_dump(mode="json", exclude_none=True, exclude={"told_in", "meant"})

    def with_facts(self, facts: Mapping[str, Any], message: str | None = None) -> Situation:
        """The situation with newer facts, told in `message`; None takes a fact back.

        Raises pydantic's ValidationError for a fact that cannot be.
        """
        told_in = {name: origin for name, origin in self.told_in.items() if name not in facts}
        if message is not None:
            told_in |= {name: message for name, value in facts.items() if value is not None}
        return Situation.model_validate({**self.told(), **facts, "told_in": told_in})

    def with_meanings(self, meant: Mapping[str, Meaning]) -> Situation:
        """The situation with what its words mean, all of them read anew."""
        return self.model_copy(update={"meant": dict(meant)})


FACTS = tuple(name for name in Situation.model_fields if name not in ("told_in", "meant"))


def question_for(field: str, pieces: str = "pieces") -> str:
    """The question that asks for a field of the Situation; `pieces` is the person's own word for what they make."""
    description = Situation.model_fields[field].description
    assert description
    return re.sub(r"\bpieces\b", lambda _: pieces, description)
