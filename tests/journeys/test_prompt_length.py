"""The bill of a prompt counts the guide that was told of; a few dollars decide nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journeys.money import weigh
from journeys.planning import Asked, plan_for
from journeys.prompt_length import prompt_words
from journeys.situation import Situation
from knowledge.providers import load_providers

TODAY = date(2026, 11, 23)
PROVIDERS = Path(__file__).parents[2] / "knowledge" / "providers"

TOLD = [
    ("stylesheet of 11 pages in the prompt, 25 tricky rows", 4_400),
    ("guide of 14 pages, twelve samples, a script for the order", 5_600),
    ("a proper prompt, two sides of A4, six good ones pasted in", 800),
    ("a prompt of 900 words, 8 reports", 900),
    ("I pasted the 60-page style guide", 24_000),
    ("a two-page prompt with samples", 800),
    ("a 1,200-word prompt", 1_200),
    ("six samples in the prompt", 0),
    ("on 120 pages the tone was off", 0),
    ("the prompt writes 250 words each time", 0),
    (None, 0),
]


@pytest.mark.parametrize(("tried", "words"), TOLD)
def test_the_length_of_a_prompt_is_read_where_it_is_told(tried: str | None, words: int) -> None:
    assert prompt_words(tried) == words


def test_a_long_guide_makes_the_prompt_dearer_and_nothing_else() -> None:
    short = plan_for(Asked(), Situation(volume_per_month=6_000, tried_so_far="six samples in the prompt"))
    long = plan_for(Asked(), Situation(volume_per_month=6_000, tried_so_far="stylesheet of 11 pages in the prompt"))
    assert long.sample_tokens.likely > short.sample_tokens.likely + 5_000
    assert long.tokens_in == short.tokens_in
    assert any("4,400 words of your guide" in listed.words for listed in long.assumptions)


def test_a_few_dollars_either_way_do_not_pay() -> None:
    money = weigh(Situation(volume_per_month=130, words_each=80), load_providers(PROVIDERS).values(), TODAY)
    assert money.first_year_prompt_usd is not None
    assert money.first_year_prompt_usd < Decimal(10)
    assert "A few dollars either way" in money.sentence
    assert "by the bills alone" not in money.sentence
    assert money.pays != "yes"


def test_a_difference_that_is_real_is_said_with_both_sums() -> None:
    told = Situation(volume_per_month=60_000, words_each=120, tried_so_far="stylesheet of 11 pages in the prompt")
    money = weigh(told, load_providers(PROVIDERS).values(), TODAY)
    assert "The first year's bills" in money.sentence
    assert money.pays == "yes"
