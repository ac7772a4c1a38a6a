"""People who stand only in the texts are found by greetings, titles, roles and given names; other words are not."""

from __future__ import annotations

import json
import random

import pytest

from dataset.curate.clients import Told, World, gather_world, only_names
from dataset.curate.cues import Cues, read_cues
from dataset.curate.fold import squashed
from dataset.curate.masking import Masker, propose_masks
from dataset.document import Document, Segment
from dataset.pair.kinds import read_kinds
from dataset.pair.vocabulary import read_vocabulary
from tests.dataset.curate.plants import clean_microcopy, people_in_texts


@pytest.fixture(scope="module")
def cues() -> Cues:
    return read_cues(read_vocabulary())


def world(*texts: str, **told: tuple[str, ...]) -> World:
    documents = [
        Document(
            id=f"{at:064x}", path=f"{at}.txt", kind="txt", segments=(Segment(kind="text", text=text, place="", at=0),)
        )
        for at, text in enumerate(texts)
    ]
    return gather_world(documents, Told(**told), read_kinds(), read_vocabulary())


def spotted(cues: Cues, text: str) -> set[str]:
    return {each.name for each in cues.spot(text)}


def test_no_person_planted_in_a_text_is_left_when_nobody_decided() -> None:
    planted = people_in_texts()
    texts = [plant.text for plant in planted]
    assert len(planted) >= 150
    random.Random(3).shuffle(texts)
    found = world(*texts)
    masker = Masker(propose_masks(only_names(found.names)), read_vocabulary().knowing(found.ordinary))
    left = list[str]()
    for plant in planted:
        letters = squashed(masker.mask(plant.text).text)
        left += [part for part in plant.planted.split() if part[0].isupper() and squashed(part) in letters]
    assert left == []
    assert all(name.is_guess for name in found.names)


def test_each_text_by_itself_names_the_person_planted_in_it(cues: Cues) -> None:
    planted = people_in_texts()
    missed = [plant.text for plant in planted if plant.planted not in spotted(cues, plant.text)]
    assert missed == []


def test_clean_interface_texts_name_nobody(cues: Cues) -> None:
    texts = clean_microcopy()
    named = [text for text in texts if spotted(cues, text)]
    assert len(named) < 0.01 * len(texts), named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Customer,", set()),
        ("Hello World!", set()),
        ("Dear Mr and Mrs Keller,", {"Keller"}),
        ("Mr President, Dr Anna Keller is here.", {"Anna Keller"}),
        ("Cheers,\nThe Brightwell Team", set()),
        ("Walk down Martin Street to Saint Peter.", set()),
        ("An Aston Martin from 12 Jan 2024.", set()),
        ("Anna’s cake and Jean-Luc Moreau's bread", {"Anna", "Jean-Luc Moreau"}),
        ("Write to thomas.meier@acme.example or customer.service@acme.example.", {"Thomas Meier"}),
        ("J. Edgar Hoover and George W. Bush", {"Edgar Hoover", "George W. Bush"}),
        ("A rose, a mark, a frank word", set()),
        ("/users/Anna/file and #Anna_2 and AnnaLena", set()),
    ],
)
def test_a_name_is_told_from_what_only_looks_like_one(cues: Cues, text: str, names: set[str]) -> None:
    assert spotted(cues, text) == names


def test_a_first_name_whose_full_name_is_known_is_not_asked_about_again() -> None:
    found = world("Dear Anna,\n\nbest wishes.", "“Yes,” said Anna Keller, head of sales.", "Ms Keller agrees.")
    assert [name.name for name in found.names] == ["Anna Keller"]


def test_the_person_s_own_name_and_their_clients_are_no_guess() -> None:
    found = world("Best,\nTom Reed", "Said Bella Blom of us.", own_names=("Tom Reed",), clients=("Bella Blom",))
    assert [(name.name, name.is_guess) for name in found.names] == [("Bella Blom", False)]


def test_what_several_texts_name_inside_their_sentences_may_be_a_client() -> None:
    texts = [f"At lunch we heard that Maple & Rye sells {what} again." for what in ("bread", "cakes", "rolls", "buns")]
    found = world(*texts, "In Lisbon it rains.")
    assert found.often == ("Maple & Rye",)
    assert world(*texts, clients=("Maple & Rye",)).often == ()


def test_the_tables_name_each_word_once_in_small_letters(cues: Cues) -> None:
    both = cues.given & (cues.nobody | cues.things)
    assert both == set(), json.dumps(sorted(both))
    assert all(word == word.casefold() for word in cues.given | cues.nobody | cues.things)


def test_what_texts_set_behind_an_article_is_a_thing_and_no_person() -> None:
    texts = [
        f"The United States and the Congress met in year {at}. An American wrote: said South American, head of trade. "
        f"As Congress Island, president of the union, says, the American people wait for Harry Fortune in the "
        f"Fortune {at}."
        for at in range(4)
    ]
    found = world(*texts)
    names = {name.name for name in found.names}
    assert not [name for name in names if "American" in name or "Congress" in name]
    assert "Harry Fortune" in names
    masker = Masker(propose_masks(only_names(found.names)), read_vocabulary().knowing(found.ordinary))
    masked = masker.mask(texts[0]).text
    assert "the American people" in masked
    assert "the Fortune 0" in masked
    assert "Harry" not in masked
