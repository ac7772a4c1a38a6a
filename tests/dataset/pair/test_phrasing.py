"""The authored phrasings and tables."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from dataset.pair.kinds import read_kinds
from dataset.pair.phrasing import Field, read_phrases

PHRASES = read_phrases()
FIELDS = {
    "head",
    "message", "subject", "length", "must", "comment", "passage", "columns", "column", "brief", "kind", "product",
    "screen", "key", "note", "max", "source", "target", "title", "heading", "above", "description", "keywords",
    "client", "features", "reader", "tone", "topics", "before", "part",
}  # fmt: skip
ALL = [(language, form) for language, forms in PHRASES.variants.items() for form in forms]


def test_every_language_has_the_same_forms() -> None:
    assert len({frozenset(forms) for forms in PHRASES.variants.values()}) == 1


@pytest.mark.parametrize(("language", "form"), ALL)
def test_a_form_has_three_to_five_variants_that_begin_differently(language: str, form: str) -> None:
    fields = {name: Field(f"<{name} {'x' * 30}>", "test") for name in FIELDS}
    prompts = [PHRASES.write(form, language, at, fields) for at in range(len(PHRASES.variants[language][form]))]
    assert 3 <= len(prompts) <= 5
    assert all(left[:15] != right[:15] for left, right in combinations(prompts, 2))
    assert all(f"<must {'x' * 30}>" in prompt for prompt in prompts)


@pytest.mark.parametrize(("language", "form"), ALL)
def test_a_variant_asks_only_for_fields_that_exist(language: str, form: str) -> None:
    for variant in PHRASES.variants[language][form]:
        assert {name for line in variant for name in line.needs} <= FIELDS


def test_a_line_without_its_field_is_left_out() -> None:
    prompt = PHRASES.write("brief", "en", 1, {"kind": Field("an ad", ""), "brief": Field("Shoes {must} sell.", "")})
    assert prompt == "Write an ad from this brief.\n\nShoes {must} sell."


def test_a_language_without_phrasings_is_asked_in_english() -> None:
    assert PHRASES.language("nl") == "en" == PHRASES.language(None)
    assert PHRASES.length("de", 50) == "etwa 50 Wörter"


def test_every_kind_has_a_name_in_every_language_of_the_phrasings() -> None:
    missing = [
        (kind, language)
        for kind, names in read_kinds().names.items()
        for language in PHRASES.variants
        if language not in names
    ]
    assert not missing


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["fjell-tent", "product descriptions"], "product description"),
        (["2024-03_Newsletter"], "newsletter"),
        (["LinkedIn_post_3"], "social media post"),
        (["Pressemitteilung Messe"], "press release"),
        (["caseStudyAcme"], "case study"),
        (["hero_landing"], "landing page"),
        (["quarterly report"], "report"),
        (["download"], "piece"),  # "ad" is no part of a word
        (["briefcase"], "piece"),
    ],
)
def test_the_kind_is_guessed_from_names(names: list[str], kind: str) -> None:
    assert read_kinds().of_piece(*names)[0] == kind


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("checkout.error.card_refused", "error message"),
        ("login.submitButton", "button"),
        ("config.step.user.title", "title"),
        ("search.empty", "empty state"),
        ("user.email.placeholder", "placeholder"),
        ("config.step.user.data_description.host", "help text"),
        ("cart.foo", "label"),
    ],
)
def test_the_kind_of_an_interface_text_is_guessed_from_its_key(key: str, kind: str) -> None:
    assert read_kinds().of_string(key, "Some words") == kind


def test_no_variant_shows_a_brace() -> None:
    fields = {name: Field("x", "test") for name in FIELDS}
    for language, form in ALL:
        for at in range(len(PHRASES.variants[language][form])):
            assert not re.search(r"[{}]", PHRASES.write(form, language, at, fields))
