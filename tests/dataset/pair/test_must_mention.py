"""Facts and names of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset.pair.must_mention import missing_from, specifics
from dataset.pair.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary()


def found(text: str, language: str | None = None, known: tuple[str, ...] = ()) -> list[str]:
    return [fact.text for fact in specifics(text, VOCABULARY, language=language, known=known)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It costs €1,299.00 now.", ["€1,299.00"]),
        ("Save 20 % until 3 May.", ["20 %", "3 May"]),
        ("Open since May 2019 and on May 3, 2024.", ["May 2019", "May 3, 2024"]),
        ("Due on 2024-05-03 or 03.05.2024.", ["2024-05-03", "03.05.2024"]),
        ("Weighs 2.5 kg and lasts 30 days.", ["2.5 kg", "30 days"]),
        ("Around 10 000 users, 1.5 million views.", ["10 000 users", "1.5 million views".removesuffix(" views")]),
        ("Call +49 30 1234 567 at 10:30 am.", ["+49 30 1234 567", "10:30 am"]),
        (
            "Write to anna@acme.example or see https://acme.example/a?b=1.",
            ["anna@acme.example", "https://acme.example/a?b=1"],
        ),
        ("Follow @acme and #summer.", ["@acme", "#summer"]),
        ("{count} of {{ total }} for %(user)s.", ["{count}", "{{ total }}", "%(user)s"]),
        ("1. first\n2) second\n- third", []),
        ("An mp3 or an H264 film, or 0x10.", ["mp3", "H264", "0x10"]),
        ("See `http://192.168.1.10:81` or `192.168.1.10`.", ["http://192.168.1.10:81", "192.168.1.10"]),
        ("In lib-2.1.1-enable-ft2 it is C$ 21,000.", ["2.1.1", "enable-ft2", "C$ 21,000"]),
        ("A rule for `@font-face` only.", ["@font-face"]),
    ],
)
def test_numbers_dates_prices_and_addresses_are_facts(text: str, facts: list[str]) -> None:
    assert found(text) == facts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our tents keep you dry. Everything else is up to you.", []),
        ("Berlin is big.", []),  # a capital at the start says nothing
        ("Berlin is big. We like Berlin.", ["Berlin"]),
        ("Anna Schmidt called.", ["Anna Schmidt"]),
        ("The Guardian wrote about it.", ["Guardian"]),
        ("We met Dr. Miller at the Bank of America.", ["Miller", "Bank of America"]),
        ("They use an iPhone, GitHub and the GDPR.", ["iPhone", "GitHub", "GDPR"]),
        ("We play Apple Music all day.", ["Apple Music"]),
        ("Sends RF code. Allows CSS.", ["RF", "CSS"]),
        ("EITHER you go or you stay, says NASA.", ["NASA"]),
        ("We like Sprig. From May Sprig costs less.", ["Sprig", "May"]),
        ("Anna's tent and Anna’s stove: ask Anna.", ["Anna"]),
        ("HOW TO WRITE BETTER COPY", []),
        ("How To Write Better Copy For Dentists", []),
        ("I think that I'm fine. OK?", []),
        ("Save changes", []),
        ("Nous aimons Lyon et Marie Dupont.", ["Lyon", "Marie Dupont"]),
        ("Мы любим Москву и Петра.", ["Москву", "Петра"]),
        ("東京で開催。", []),
    ],
)
def test_names_are_read_from_capitals_that_mean_something(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_german_nouns_are_no_names_and_german_names_are() -> None:
    text = (
        "Unsere Kunden lieben das Zelt von Anna Schmidt. In Berlin gibt es bei Siemens eine Beratung. "
        "Die Leistung stimmt, auch Frau Müller sagt das mit Freude."
    )
    assert found(text, "de") == ["Anna Schmidt", "Berlin", "Siemens", "Müller"]


def test_a_known_name_counts_at_the_start_of_a_sentence() -> None:
    assert found("Nordlys makes tents.", known=("Nordlys",)) == ["Nordlys"]


@pytest.mark.parametrize(
    ("prompt", "answer", "missing"),
    [
        ("Write 30 words.", "It lasts 30 days.", ()),
        ("It was 1999.", "There are 19 of them.", ("19",)),
        ("about 1,299 things", "It costs €299.", ("€299",)),
        ("ANNA SCHMIDT asks", "We thank Anna Schmidt.", ()),
        ("Annabel asks", "We thank Anna.", ("Anna",)),
        ("nothing", "We thank Anna Schmidt. Then Anna left.", ("Anna Schmidt",)),
    ],
)
def test_a_prompt_gives_a_fact_only_as_a_word_of_its_own(prompt: str, answer: str, missing: tuple[str, ...]) -> None:
    assert missing_from(prompt, specifics(answer, VOCABULARY)) == missing


@given(st.text(max_size=300), st.sampled_from([None, "en", "de", "fr"]))
def test_listing_what_is_missing_leaves_nothing_missing(text: str, language: str | None) -> None:
    facts = specifics(text, VOCABULARY, language=language)
    assert missing_from("; ".join(missing_from("", facts)), facts) == ()


@given(st.text(alphabet="aAbBzZ 0129.,:€%-+@/'’\n{}#ÄßéÉ東", max_size=120))
def test_facts_stand_in_the_text_as_they_are_given(text: str) -> None:
    for fact in specifics(text, VOCABULARY):
        assert text[fact.start :].startswith(fact.text)
        assert fact.core in fact.text


def test_a_word_is_small_only_in_its_own_language() -> None:
    assert found("We ship it with Red Hat now.", "en") == ["Red Hat"]


def test_a_name_or_number_on_two_lines_of_a_wrapped_mail_is_one_and_is_asked_for_on_one_line() -> None:
    text = (
        "It was a long summer before that, and I had moved to San\nFrancisco to work.\nThen it\nended after 4\nhours."
    )
    facts = specifics(text, VOCABULARY, language="en")
    assert missing_from("", facts) == ("San Francisco", "4 hours")
