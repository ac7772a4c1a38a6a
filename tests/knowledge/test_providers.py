"""The provider files as they stand, and what is said of broken ones."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import knowledge
from knowledge.content import ContentError, Problem
from knowledge.providers import (
    Base,
    KeyDate,
    Price,
    Provider,
    Providers,
    Source,
    fact_sentence,
    facts_markdown,
    is_open_to_newcomers,
    load_providers,
    price_on,
)

CONTENT = Path(knowledge.__file__).parent
TODAY = date(2026, 11, 22)
PLACEHOLDER = re.compile(r"\{\{\s*([^}]*?)\s*\}\}")
EXPECTED = """
    openai azure google aws-bedrock together fireworks tinker nebius wandb huggingface-jobs mistral cohere anthropic
    replicate alibaba prime-intellect anyscale predibase openpipe autotrain local chatgpt rented-gpus
"""
PROMISED_FACTS = {
    "openai": "closing-dates newcomers min-examples suggested-examples last-prices retired-models data-use no-weights "
    "file-limit eligibility-check",
    "azure": "status hosting",
    "google": "status prices suggested-examples",
    "aws-bedrock": "status",
    "together": "status prices min-charge hosting weights formats data-use",
    "fireworks": "status prices hosting min-examples weights data-use",
    "tinker": "status prices",
    "nebius": "status",
    "wandb": "status serving",
    "huggingface-jobs": "prices",
    "mistral": "status",
    "cohere": "status",
    "anthropic": "status",
    "replicate": "status old-prices",
    "local": "tools hardware",
    "chatgpt": "not-training data-use",
    "rented-gpus": "prices",
    "alibaba": "status",
}
VALID = """
id: acme
name: Acme
aliases: [acme cloud]
kind: hosted
status: open
status_note: Open.
open_to_newcomers: true
as_of: 2026-11-22
review_by: 2027-02-22
bases:
  - {id: small, name: small model, method: adapter}
prices:
  - {item: training, base: small, amount: "0.48", per: 1M tokens, as_of: 2026-10-08, source: page, confirmed: true}
facts:
  - {id: status, text: Acme trains small models., as_of: 2026-10-08, sources: [page]}
sources:
  - {id: page, title: 'Acme, pricing', url: 'https://example.com/pricing', read_at: 2026-11-22}
"""


@pytest.fixture(scope="module")
def providers() -> Providers:
    return load_providers(CONTENT / "providers")


def broken(folder: Path, **files: str) -> list[Problem]:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_providers(folder)
    return caught.value.problems


def acme(**fields: object) -> Provider:
    return Provider.model_validate({**yaml.safe_load(VALID), **fields})


def price(amount: str, day: date, item: str = "training", base: str | None = "small") -> Price:
    what = {"item": item, "base": base, "amount": amount, "per": "1M tokens"}
    return Price.model_validate({**what, "as_of": day, "source": "page", "confirmed": True})


def all_prices(providers: Providers) -> Iterator[tuple[Provider, Price]]:
    return ((provider, entry) for provider in providers.values() for entry in provider.prices)


# The real files


def test_the_library_knows_every_provider_that_it_should(providers: Providers) -> None:
    assert sorted(providers) == sorted(EXPECTED.split())


def test_every_fact_that_was_promised_to_article_writers_exists(providers: Providers) -> None:
    for provider, names in PROMISED_FACTS.items():
        for name in names.split():
            assert providers.fact(provider, name).text


def test_every_fact_named_by_an_articles_placeholder_exists(providers: Providers) -> None:
    missing = []
    for path in sorted(CONTENT.glob("concepts/*.md")):
        for name in PLACEHOLDER.findall(path.read_text(encoding="utf-8")):
            provider, _, fact = name.partition(":")
            if provider not in providers or fact not in {known.id for known in providers[provider].facts}:
                missing.append(f"{path.name}: {name}")
    assert missing == []


def test_every_price_has_a_source_that_exists_and_was_read_no_earlier(providers: Providers) -> None:
    for provider, entry in all_prices(providers):
        (source,) = (source for source in provider.sources if source.id == entry.source)
        assert source.read_at >= entry.as_of


def test_every_price_that_is_not_confirmed_says_why(providers: Providers) -> None:
    assert [provider.id for provider, entry in all_prices(providers) if not entry.confirmed and not entry.note] == []


def test_nothing_is_dated_in_the_future_and_every_review_is_within_three_months(providers: Providers) -> None:
    for provider in providers.values():
        seen = [entry.as_of for entry in provider.prices] + [fact.as_of for fact in provider.facts]
        assert max([*seen, *(source.read_at for source in provider.sources)]) <= provider.as_of
        assert provider.as_of < provider.review_by <= date(2027, 2, 22)


def test_every_source_of_a_provider_is_public_and_used(providers: Providers) -> None:
    for provider in providers.values():
        used = {entry.source for entry in provider.prices} | {day.source for day in provider.key_dates}
        used |= {source for fact in provider.facts for source in fact.sources}
        assert [s.id for s in provider.sources if s.id not in used] == []
        assert not [s for s in provider.sources if re.search(r"\b(copy|lib) \d", f"{s.title} {s.note}")]


def test_every_fact_is_one_or_two_sentences(providers: Providers) -> None:
    for provider in providers.values():
        for fact in provider.facts:
            assert len(re.findall(r"[.?](?= [A-Z]|$)", fact.text)) <= 2, fact.text
            assert len(fact.text.split()) <= 60, fact.text


@pytest.mark.parametrize(
    ("provider", "day", "is_open"),
    [
        ("openai", date(2026, 5, 6), True),
        ("openai", date(2026, 5, 7), False),
        ("openai", TODAY, False),
        ("google", TODAY, True),
        ("together", TODAY, True),
        ("local", date(2030, 1, 1), True),
        ("mistral", TODAY, False),
        ("openpipe", date(2026, 7, 29), True),
        ("openpipe", date(2026, 7, 30), False),
        ("replicate", TODAY, None),
        ("alibaba", TODAY, None),
    ],
)
def test_who_may_start_depends_on_the_day(providers: Providers, provider: str, day: date, is_open: bool | None) -> None:
    assert is_open_to_newcomers(providers[provider], day) is is_open


def test_a_provider_is_found_by_id_name_and_alias_in_any_capitals(providers: Providers) -> None:
    for name in ("openai", "OpenAI", " open ai "):
        assert providers.find(name) is providers["openai"]
    assert providers.find("Vertex AI") is providers["google"]
    assert providers.find("Claude") is providers["anthropic"]
    assert providers.find("nobody") is None


def test_a_fact_is_quoted_with_its_date_in_words(providers: Providers) -> None:
    sentence = fact_sentence(providers["openai"], "closing-dates")
    assert sentence.endswith("stop working on 14 January 2027 (as of 22 November 2026).")
    assert "6 January 2027" in sentence


def test_a_fact_that_does_not_exist_is_refused(providers: Providers) -> None:
    with pytest.raises(KeyError):
        providers.fact("openai", "nothing")
    with pytest.raises(KeyError):
        fact_sentence(providers["openai"], "nothing")


def test_the_price_of_togethers_card_is_not_the_promotion_that_ended(providers: Providers) -> None:
    entry = price_on(providers["together"], "hosting_hour", "h100", TODAY)
    assert entry is not None
    assert (entry.amount, entry.confirmed) == (Decimal("5.49"), False)


def test_a_block_of_facts_shows_dates_and_says_what_is_not_confirmed(providers: Providers) -> None:
    block = facts_markdown(providers["azure"], TODAY)
    assert "- May a newcomer start: yes" in block
    assert "hosting $1.70 per hour (as of 5 October 2026;" in block
    assert "- Can you take the weights away: not confirmed" in block
    assert "overdue" not in block
    assert "overdue" in facts_markdown(providers["azure"], date(2027, 2, 23))


def test_a_block_of_facts_leaves_out_what_has_been_retired(providers: Providers) -> None:
    block = facts_markdown(providers["openai"], TODAY)
    assert "GPT-4.1 mini (2025-04-14): training $5, input $0.80, cached input $0.20, output $3.20 per 1M" in block
    assert "GPT-3.5 Turbo" not in block
    assert "GPT-4.1" not in facts_markdown(providers["openai"], date(2027, 1, 14)).partition("- Bases")[2]


def test_a_block_of_facts_can_be_made_of_every_provider(providers: Providers) -> None:
    for provider in providers.values():
        assert "May a newcomer start" in facts_markdown(provider, TODAY)


# Prices and dates


def test_the_price_of_a_day_is_the_newest_one_seen_by_then() -> None:
    provider = acme(prices=[price("7", date(2026, 5, 8)), price("8", date(2026, 9, 1)), price("6", date(2025, 1, 1))])
    days = (date(2026, 5, 7), date(2026, 8, 31), TODAY)
    found = [price_on(provider, "training", "small", day) for day in days]
    assert [entry.amount if entry else None for entry in found] == [Decimal(6), Decimal(7), Decimal(8)]


def test_a_price_that_nobody_has_seen_is_none_and_not_zero() -> None:
    provider = acme(prices=[price("7", TODAY)])
    assert price_on(provider, "training", "small", date(2026, 11, 21)) is None
    assert price_on(provider, "training", None, TODAY) is None
    assert price_on(provider, "output", "small", TODAY) is None


def test_an_announced_closure_counts_from_its_day() -> None:
    closing = KeyDate(date=date(2027, 1, 6), what="Closes.", source="page", closes="everyone")
    provider = acme(key_dates=[closing.model_dump()])
    assert is_open_to_newcomers(provider, date(2027, 1, 5)) is True
    assert is_open_to_newcomers(provider, date(2027, 1, 6)) is False


def test_a_provider_whose_last_base_for_newcomers_retires_is_closed() -> None:
    bases = [
        Base(id="old", name="old", method="adapter", open_to_newcomers=False),
        Base(id="new", name="new", method="adapter", open_to_newcomers=True, retires=date(2027, 4, 14)),
    ]
    provider = acme(bases=[base.model_dump() for base in bases], prices=[])
    assert is_open_to_newcomers(provider, date(2027, 4, 13)) is True
    assert is_open_to_newcomers(provider, date(2027, 4, 14)) is False


def test_an_amount_keeps_every_digit_that_was_written() -> None:
    assert str(price("1.40", TODAY).amount) == "1.40"


def test_a_source_must_be_a_web_address() -> None:
    with pytest.raises(ValueError, match="url"):
        Source.model_validate({"id": "a", "title": "A", "url": "copy 123", "read_at": TODAY})


# Broken files


def test_a_valid_file_loads(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text(VALID, encoding="utf-8")
    assert load_providers(tmp_path)["acme"].prices[0].amount == Decimal("0.48")


def test_every_problem_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    first = VALID.replace("kind: hosted", "kind: cloud").replace('amount: "0.48"', "amount: 0.48")
    first = first.replace("source: page", "source: gone")
    second = VALID.replace("id: acme", "id: other").replace("status_note: Open.\n", "")
    second = second.replace("sources: [page]", "sources: []")
    problems = broken(tmp_path, acme=first, beta=second, gamma="a: 1\na: 2\n", delta="not: a: file")
    assert {f"{problem.file}: {problem.field}".removeprefix(f"{tmp_path.name}/") for problem in problems} == {
        "acme.yaml: kind",
        "acme.yaml: prices, entry 1, amount",
        "acme.yaml: prices, entry 1, source",
        "beta.yaml: id",
        "beta.yaml: status_note",
        "beta.yaml: facts, entry 1, sources",
        "gamma.yaml: a",
        "delta.yaml: line 1",
    }
    assert len(problems) == 8


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Acme\n", "name: Acme\ncolour: red\n", "colour: is not a known field."),
        ('"0.48"', "0.48", 'prices, entry 1, amount: 0.48 is not in quotes. Write the amount in quotes, like "0.48"'),
        ('"0.48"', '"-1"', "prices, entry 1, amount: '-1' is too small."),
        ('"0.48"', '"about 4"', "prices, entry 1, amount: 'about 4' is not an amount."),
        ("base: small", "base: smal", "prices, entry 1, base: 'smal' is not the id of an entry of bases."),
        ("confirmed: true", "confirmed: likely", "prices, entry 1, confirmed: 'likely' is neither true nor false."),
        ("per: 1M tokens", "per: 1K tokens", "prices, entry 1, per: '1K tokens' is not a known value. Write one of:"),
        ("as_of: 2026-10-08, source", "source", "prices, entry 1, as_of: is missing."),
        ("trains small models.", "trains", "facts, entry 1, text: 'Acme trains' has not the right form."),
        ("https://example.com/", "lib/", "sources, entry 1, url: 'lib/pricing' has not the right form."),
        ("id: acme", "id: acne", "id: 'acne' is not the name of the file. Write 'acme'."),
        ("as_of: 2026-11-22", "as_of: 2026-11-31", "as_of: '2026-11-31' is not a date."),
    ],
)
def test_a_broken_field_is_named_with_what_would_be_right(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in VALID
    (problem,) = broken(tmp_path, acme=VALID.replace(old, new, 1))
    assert str(problem).startswith(f"{tmp_path.name}/acme.yaml: {said}")


def test_two_providers_cannot_answer_to_one_name(tmp_path: Path) -> None:
    second = VALID.replace("id: acme", "id: beta").replace("name: Acme", "name: Beta").replace("[acme cloud]", "[ACME]")
    (problem,) = broken(tmp_path, acme=VALID, beta=second)
    assert problem.field == "aliases"
    assert problem.what == f"'acme' already names the provider of {tmp_path.name}/acme.yaml"


def test_a_file_that_is_not_utf_8_is_said_and_the_others_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    problems = broken(tmp_path, acme=VALID.replace("name: Acme\n", ""))
    assert [problem.field for problem in problems] == ["name", "whole file"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = broken(tmp_path)
    assert problem.what == "holds no provider"
