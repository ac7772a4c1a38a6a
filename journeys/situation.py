"""What a person has told about their work; None means not told."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Short = Annotated[str, Field(min_length=1, max_length=400)]
Count = Annotated[int, Field(ge=0, le=100_000_000)]


class Situation(BaseModel):
    """Each field carries the question that asks for it, as its description."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profession: Short | None = Field(default=None, description="What is your trade?")
    task: Short | None = Field(
        default=None, description="Which one kind of piece would the model write, and from what input?"
    )
    volume_per_month: Count | None = Field(default=None, description="About how many of these do you make in a month?")
    examples_on_hand: Count | None = Field(
        default=None,
        description="How many finished, approved pieces of this one kind do you have, with the briefs they came from?",
    )
    tried_so_far: Short | None = Field(
        default=None,
        description="What have you tried: a prompt with a few samples of your work? What was still wrong then?",
    )
    consistency_needed: Literal["low", "medium", "high"] | None = Field(
        default=None, description="How much does it matter that every piece comes out in exactly the same manner?"
    )
    budget_usd: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="What could this cost, once and per month?"
    )
    privacy: Short | None = Field(
        default=None, description="Who owns those pieces, and is any of it under NDA or full of people's personal data?"
    )
    may_use_work: bool | None = Field(
        default=None, description="May you use those pieces for training, by contract or by permission?"
    )
    judged_by: Short | None = Field(default=None, description="How do you tell a good piece from a poor one?")
    needs_facts: bool | None = Field(
        default=None,
        description="Is what goes wrong mainly facts (prices, figures, product details), or the manner of writing?",
    )
    change_rate: Short | None = Field(
        default=None, description="How often do the rules or the facts behind the pieces change?"
    )
    skills: Short | None = Field(
        default=None, description="How comfortable are you with tools: spreadsheets, a terminal, code?"
    )
    runs_where: Short | None = Field(
        default=None, description="Must it run on your own machine, or may it run at a provider?"
    )

    def told(self) -> dict[str, Any]:
        """Only what was told."""
        return self.model_dump(mode="json", exclude_none=True)

    def with_facts(self, facts: dict[str, Any]) -> Situation:
        """The situation with newer facts; raises pydantic's ValidationError for a fact that cannot be."""
        return Situation.model_validate({**self.told(), **facts})


def question_for(field: str) -> str:
    """The question that asks for a field of the Situation."""
    description = Situation.model_fields[field].description
    assert description
    return description
