"""What to paste into an assistant when there is too little to train on."""

from __future__ import annotations

import random

import pytest

from dataset.kit import Piece, make_kit

WORDS = (
    "linen", "oak", "lantern", "harbour", "kettle", "meadow", "copper", "ribbon", "garden",
    "winter", "orchard", "window", "candle", "pebble", "velvet", "feather", "river", "market",
    "thunder", "bottle", "anchor", "saddle", "marble", "basket", "willow", "ember", "cotton",
    "island", "valley", "mirror",
)  # fmt: skip


def pieces(count: int, kind: str = "product description", seed: int = 3) -> list[Piece]:
    numbers = random.Random(seed)
    made = []
    for at in range(count):
        lines = [f"We made it for you. It’s {' '.join(numbers.sample(WORDS, 6))}." for _ in range(8)]
        made.append(
            Piece(
                id=f"{kind} {at}",
                prompt=f"Write about a {WORDS[at % len(WORDS)]}.",
                answer=" ".join(lines),
                kind=kind,
                language="en",
            )
        )
    return made


def test_the_kit_holds_different_samples_and_a_style_sheet_within_its_budget() -> None:
    kit = make_kit(pieces(24), budget_tokens=1200)
    assert 2 <= len(kit.samples) <= 8
    assert len({sample.answer for sample in kit.samples}) == len(kit.samples)
    assert kit.tokens <= 1500
    assert kit.samples[0].prompt in kit.markdown
    assert kit.sheet.pieces == 24
    assert any("“we” and its forms: in all 24" in line for line in kit.sheet.does)
    assert any(line.startswith("Contractions") for line in kit.sheet.does)
    assert any("we made it for you" in line for line in kit.sheet.does)
    assert "exclamation marks" in kit.sheet.never
    assert "“leverage”" in kit.sheet.never


def test_twins_are_not_shown_twice() -> None:
    one = pieces(1)[0]
    kit = make_kit([one.model_copy(update={"id": str(at)}) for at in range(12)])
    assert len(kit.samples) == 1


def test_a_sheet_from_few_pieces_says_that_it_is_a_hint_and_claims_no_never() -> None:
    kit = make_kit(pieces(3))
    assert "Counted from 3 pieces" in kit.markdown
    assert "hints, not rules" in kit.markdown
    assert kit.sheet.never == ()


def test_the_prevailing_kind_is_taken_and_the_rest_is_named() -> None:
    kit = make_kit([*pieces(9), *pieces(4, "mail")])
    assert {sample.kind for sample in kit.samples} == {"product description"}
    assert "4 pieces of other kinds" in kit.markdown


def test_the_kit_does_not_depend_on_the_order_and_needs_a_piece() -> None:
    some = pieces(15)
    assert make_kit(some) == make_kit(some[::-1])
    with pytest.raises(ValueError, match="at least one"):
        make_kit([])


def test_phrases_that_come_back_stand_so_in_the_texts_and_no_rule_speaks_against_the_gap() -> None:
    some = [
        each.model_copy(
            update={"answer": f"It saves 9{at} kWh of power a year. [CLIENT-{at}] was built in 19{at}0. {each.answer}"}
        )
        for at, each in enumerate(pieces(24))
    ]
    kit = make_kit(some)
    told = next(line for line in kit.sheet.does if line.startswith("Phrases"))
    phrases = [part.split("”")[0] for part in told.split("“")[1:]]
    assert phrases
    texts = [each.answer.casefold() for each in some]
    assert [phrase for phrase in phrases if sum(phrase in text for text in texts) < 3] == []
    assert "brackets" not in kit.sheet.never
    assert "leave a gap such as [date]" in kit.markdown
