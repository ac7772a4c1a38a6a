"""Names and private data are replaced everywhere, nothing else is, and it can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.curate.fold import squashed
from dataset.curate.masking import Mask, Masker, named_again, propose_masks, unmasked
from dataset.pair.vocabulary import Vocabulary, read_vocabulary
from tests.dataset.curate.plants import CLIENTS, PEOPLE, clean_microcopy, plants


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


def masks() -> tuple[Mask, ...]:
    return propose_masks([*((name, "client") for name in CLIENTS), *((name, "person") for name in PEOPLE)])


@pytest.fixture(scope="module")
def masker(vocabulary: Vocabulary) -> Masker:
    return Masker(masks(), vocabulary)


def test_no_plant_is_left_in_the_masked_texts(masker: Masker) -> None:
    planted = plants()
    assert len(planted) >= 300
    left = []
    for plant in planted:
        masked = masker.mask(plant.text)
        letters = squashed(plant.planted)
        still = (len(letters) > 3 and letters in squashed(masked.text)) or masker.remaining(masked.text)
        if still and plant.how != "password":
            left.append((plant.how, masked.text))
        if plant.how == "password" and plant.planted.split()[1] in masked.text:
            left.append((plant.how, masked.text))
        assert "[" in masked.text
    assert left == []


def test_masking_can_be_undone_to_the_letter_and_done_twice_without_change(masker: Masker) -> None:
    for plant in plants():
        masked = masker.mask(plant.text)
        assert unmasked(masked) == plant.text
        again = masker.mask(masked.text)
        assert again.text == masked.text
        assert again.replaced == ()


def test_clean_interface_texts_stay_as_they_are(masker: Masker) -> None:
    texts = clean_microcopy()
    assert len(texts) >= 500
    changed = [(text, masker.mask(text).text) for text in texts if masker.mask(text).text != text]
    assert len(changed) < 0.01 * len(texts), changed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Foods, ACME FOODS and acme-foods.de", "[CLIENT-1], [CLIENT-1] and [CLIENT-1].de"),
        ("Acme Foods’ new range", "[CLIENT-1]’ new range"),
        ("It was made at Acme. Foods are a market.", "It was made at Acme. Foods are a market."),
        ("nordlichtern and Nordlichts", "nordlichtern and [CLIENT-2]s"),
        ("page, general, merge", "page, general, merge"),
        ("Hi Anna, banana bread for Ann", "Hi [PERSON-1], banana bread for Ann"),
        ("[CLIENT-1] and Nordlicht", "[CLIENT-1] and [CLIENT-2]"),
    ],
)
def test_a_name_is_replaced_and_its_neighbours_are_not(masker: Masker, text: str, expected: str) -> None:
    assert masker.mask(text).text == expected


def test_the_same_value_has_the_same_token_in_prompt_and_answer(vocabulary: Vocabulary) -> None:
    masker = Masker((), vocabulary)
    prompt = masker.mask("Write to anna@acme.de and bob@acme.de").text
    answer = masker.mask("BOB@acme.de, call +49 30 901820").text
    assert prompt == "Write to [EMAIL-1] and [EMAIL-2]"
    assert answer == "[EMAIL-2], call [PHONE-1]"
    assert [mask.token for mask in masker.masks] == ["[EMAIL-1]", "[EMAIL-2]", "[PHONE-1]"]
    assert named_again("Dear [EMAIL-1], [CLIENT-9]", masker.masks) == "Dear anna@acme.de, [CLIENT-9]"


def test_a_mask_that_is_off_protects_its_value(vocabulary: Vocabulary) -> None:
    off = (
        Mask(name="hello@shop.com", token="[EMAIL-1]", kind="other", on=False),
        Mask(name="Nordlicht", token="[CLIENT-1]", kind="client", on=False),
    )
    text = "Nordlicht answers at hello@shop.com"
    assert Masker(off, vocabulary).mask(text).text == text


def test_proposals_keep_earlier_tokens_and_join_spellings() -> None:
    first = propose_masks([("Acme Foods", "client"), ("Anna Becker", "person")])
    second = propose_masks([("acmefoods", "client"), ("Nordlicht", "client")], first)
    assert second[: len(first)] == first
    assert [(mask.name, mask.token) for mask in second[2:]] == [
        ("acmefoods", "[CLIENT-1]"),
        ("Nordlicht", "[CLIENT-2]"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*CLIENTS, *PEOPLE, "anna@acme.de", " ", "\n", "-", "x", ". ", "[", "[CLIENT-1]", "é", "7"]),
        max_size=14,
    )
)
def test_whatever_stands_around_a_name_masking_is_sound(parts: list[str]) -> None:
    masker = Masker(masks(), read_vocabulary())
    text = "".join(parts)
    masked = masker.mask(text)
    assert unmasked(masked) == text
    assert masker.remaining(masked.text) == ()
    assert masker.mask(masked.text).text == masked.text


def test_a_short_word_with_not_is_nobody_s_name(vocabulary: Vocabulary) -> None:
    masker = Masker(propose_masks([("Don Reed", "person")]), vocabulary)
    assert masker.mask("Don’t ask. Don't. Don's tent, and Don.").text == (
        "Don’t ask. Don't. [PERSON-1]'s tent, and [PERSON-1]."
    )
