"""Letting two models answer the same briefs: what is asked of whom, what it may cost, and what came back.

Nothing here talks to a model; prices and counts of tokens arrive as arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_UP, Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.providers import date_in_words
from tracking.blind import Pair, Side
from tracking.briefs import LONGEST_BRIEF, MOST_BRIEFS
from tracking.project import counted

SIDES: tuple[Side, ...] = ("one", "other")
MILLION = Decimal(1_000_000)
CENT = Decimal("0.01")
FEWEST_TOKENS, USUAL_TOKENS, MOST_TOKENS = 16, 1_500, 16_000  # of one answer; 1,500 are about a thousand words
Label = Annotated[str, Field(min_length=1, max_length=120)]
Place = tuple[int, Side]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Asked(_Frozen):
    """One of the two: `model` is its LiteLLM name, `instructions` what stands before each brief (the best prompt)."""

    label: Label
    model: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S+$")]
    instructions: Annotated[str, Field(max_length=60_000)] = ""


class FetchPlan(_Frozen):
    """Each brief once to each of the two. `most_usd` is where it stops, as far as prices are known."""

    name: Label
    one: Asked
    other: Asked
    briefs: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_BRIEF)], ...],
        Field(min_length=1, max_length=MOST_BRIEFS),
    ]
    most_tokens: Annotated[int, Field(ge=FEWEST_TOKENS, le=MOST_TOKENS)] = USUAL_TOKENS
    most_usd: Annotated[Decimal, Field(gt=0, le=1_000)] = Decimal(1)

    @model_validator(mode="after")
    def _differ(self) -> FetchPlan:
        if self.one.label.casefold() == self.other.label.casefold():
            raise ValueError("the two sets need different names")
        if (self.one.model, self.one.instructions) == (self.other.model, self.other.instructions):
            raise ValueError("the two are the same model with the same instructions")
        return self

    def asked(self, side: Side) -> Asked:
        """The model of a side."""
        return self.one if side == "one" else self.other


class Fetched(_Frozen):
    """What came of one call: an answer, or why there is none. `usd` None is not known."""

    answer: str | None = None
    problem: str | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    usd: Decimal | None = None


class TokenPrice(_Frozen):
    """US dollars for a million tokens; `seen` None where the source names no day."""

    usd_in: Decimal
    usd_out: Decimal
    source: str
    seen: date | None = None

    def usd(self, input_tokens: int, output_tokens: int) -> Decimal:
        """What that many tokens cost."""
        return (self.usd_in * input_tokens + self.usd_out * output_tokens) / MILLION

    def in_words(self) -> str:
        """Both prices with their source and day."""
        day = f", seen on {date_in_words(self.seen)}" if self.seen else ""
        return f"${_money(self.usd_in)} in and ${_money(self.usd_out)} out for a million tokens ({self.source}{day})"


class SideQuote(_Frozen):
    """What is still to be asked of one model; `usd` is the most that it can cost at that price, None not known."""

    asked: Asked
    calls: int
    input_tokens: int
    output_tokens: int
    price: TokenPrice | None
    usd: Decimal | None


class Quote(_Frozen):
    """What the calls that are left can cost; `usd` adds up what is known, None when nothing is."""

    sides: tuple[SideQuote, SideQuote]
    most_usd: Decimal
    usd: Decimal | None

    @property
    def calls(self) -> int:
        """Calls to both."""
        return sum(side.calls for side in self.sides)

    @property
    def is_known(self) -> bool:
        """Whether the price of every call is known."""
        return all(side.usd is not None for side in self.sides if side.calls)


Answers = Mapping[Place, Fetched]
Prices = Mapping[Side, TokenPrice | None]


def left_to_ask(plan: FetchPlan, answers: Answers) -> list[Place]:
    """Each brief and side without an answer, brief by brief, so that pairs fill up first."""
    places: list[Place] = [(place, side) for place in range(len(plan.briefs)) for side in SIDES]
    return [each for each in places if (got := answers.get(each)) is None or got.answer is None]


def quote(plan: FetchPlan, answers: Answers, prices: Prices, count: Callable[[str], int]) -> Quote:
    """What the calls that are left can cost; `count` tells the tokens of a text, rather too many than too few."""
    first, second = (_side(plan, side, answers, prices[side], count) for side in SIDES)
    known = [side.usd for side in (first, second) if side.usd is not None]
    return Quote(sides=(first, second), most_usd=plan.most_usd, usd=sum(known, Decimal(0)) if known else None)


def input_tokens(asked: Asked, brief: str, count: Callable[[str], int]) -> int:
    """About how many tokens one call sends; 12 for the marks round both messages."""
    return 12 + count(asked.instructions) + count(brief)


def pairs_of(plan: FetchPlan, answers: Answers) -> tuple[Pair, ...]:
    """The briefs that both have answered."""
    return tuple(
        Pair(brief=brief, one=one, other=other)
        for place, brief in enumerate(plan.briefs)
        if (one := _said(answers, (place, "one"))) and (other := _said(answers, (place, "other")))
    )


def spent_usd(answers: Answers) -> Decimal:
    """What the answers have cost so far, where the price was known."""
    return sum((each.usd for each in answers.values() if each.usd is not None), Decimal(0))


def bill(found: Quote) -> str:
    """The one sentence that a person agrees to: how many calls, and the most that they can cost."""
    calls = counted(found.calls, "call")
    if not found.is_known:
        known = f" What I can count comes to at most {_cents(found.usd)}." if found.usd else ""
        return f"{calls}; the price is not known in full: your account will be charged.{known}"
    cap = f" I stop before ${_money(found.most_usd)}." if found.usd and found.usd > found.most_usd else ""
    return f"{calls}, at most {_cents(found.usd or Decimal(0))} on your account.{cap}"


def quote_lines(found: Quote) -> list[str]:
    """For each model: what goes to it, and what it costs."""
    return [_line(side) for side in found.sides]


def dollars(amount: Decimal) -> str:
    """An amount that was spent, rounded up to whole cents, or "less than $0.01"."""
    return "less than $0.01" if 0 < amount < CENT else _cents(amount)


def _side(
    plan: FetchPlan, side: Side, answers: Answers, price: TokenPrice | None, count: Callable[[str], int]
) -> SideQuote:
    asked = plan.asked(side)
    briefs = [plan.briefs[place] for place, which in left_to_ask(plan, answers) if which == side]
    sent, back = sum(input_tokens(asked, brief, count) for brief in briefs), len(briefs) * plan.most_tokens
    usd = price.usd(sent, back) if price else None if briefs else Decimal(0)
    return SideQuote(asked=asked, calls=len(briefs), input_tokens=sent, output_tokens=back, price=price, usd=usd)


def _line(side: SideQuote) -> str:
    who = f"{side.asked.label} ({side.asked.model})" if side.asked.label != side.asked.model else side.asked.model
    counts = (
        f"{counted(side.calls, 'call')}, about {side.input_tokens:,} tokens in, at most {side.output_tokens:,} out. "
    )
    if side.price is None:
        return f"{who}: {counts}Price: not known; your account will be charged."
    free = side.price.usd_in == side.price.usd_out == 0
    cost = "No charge per token" if free else f"{side.price.in_words()}: at most {_cents(side.usd or Decimal(0))}"
    return f"{who}: {counts}{cost}."


def _said(answers: Answers, place: Place) -> str | None:
    found = answers.get(place)
    return found.answer if found else None


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}" if amount == amount.quantize(CENT) else f"{amount.normalize():f}"


def _cents(amount: Decimal) -> str:
    return f"${amount.quantize(CENT, ROUND_UP):,}"
