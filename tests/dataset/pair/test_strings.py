"""Interface texts."""

from __future__ import annotations

from dataset.curate.specifics import find_unsupported
from dataset.pair.vocabulary import read_vocabulary
from tests.dataset.pair.making import document, pairs, sources, strings

TEXTS = {
    "checkout.payment.error.card_refused": "Your bank said no. Try another card, or pay by invoice.",
    "checkout.payment.help.cvc": "Three digits on the back.",
    "profile.delete.confirm": "Shall we delete {name} for good?",
}


def test_a_text_is_asked_for_by_product_screen_kind_and_room() -> None:
    refused, *_ = pairs(strings("paywell/en.json", TEXTS))
    assert refused.strategy == "strings"
    assert refused.kind == "error message"
    assert "checkout > payment > error" in refused.prompt
    assert "card refused" in refused.prompt
    assert "paywell" in refused.prompt
    assert "60" in refused.prompt
    assert sources(refused)["max"] == "counted"
    assert sources(refused)["product"] == "folder"
    assert refused.language == "en"


def test_a_placeholder_of_the_text_must_be_mentioned() -> None:
    pair = pairs(strings("paywell/en.json", TEXTS))[2]
    assert pair.must_mention == ("{name}",)
    assert "{name}" in pair.prompt


def test_texts_of_one_screen_are_one_group_in_every_language() -> None:
    english = pairs(strings("paywell/en.json", {"a.b.one": "Pay by invoice", "a.c.two": "Choose another card"}))
    german = pairs(strings("paywell/de.json", {"a.b.one": "Zahlen Sie auf Rechnung"}))
    assert german[0].group == english[0].group != english[1].group
    assert german[0].language == "de"


def test_a_text_that_only_its_own_key_asks_for_has_no_prompt() -> None:
    (pair,) = pairs(strings("paywell/en.json", {"cart.choose_another_card": "Choose another card"}))
    assert (pair.strategy, pair.prompt) == ("none", "")


def test_a_key_that_says_the_text_is_left_out_where_a_note_asks_for_it() -> None:
    cells = {"key": "cart.choose_another_card", "source": "Choose another card", "note": "Link below a refused payment"}
    (pair,) = pairs(document("paywell/en.json", ("string", "Choose another card", {"cells": cells}), kind="json"))
    assert pair.strategy == "strings"
    assert "choose another card" not in pair.prompt.lower()
    assert "key" not in sources(pair)


def test_a_text_that_nobody_has_translated_yet_gives_no_pair_in_a_translated_file() -> None:
    done = {"key": "a.b", "source": "Pay by invoice", "translation": "Auf Rechnung zahlen", "language": "de"}
    left = {"key": "a.c", "source": "Pay later on", "language": "de"}
    texts = [("string", cells["source"], {"cells": cells}) for cells in (done, left)]
    (pair,) = pairs(document("shop/de.po", *texts, kind="po"))
    assert pair.answer == "Auf Rechnung zahlen"
    assert "Deutsch" in pair.prompt


def test_the_file_of_a_named_product_says_which_part_of_it_a_text_is_for() -> None:
    (pair,) = pairs(strings("paywell/checkout/strings.json", {"form.hint": "Keep this code safe"}), product="Paywell")
    assert sources(pair)["screen"] == "file and key"
    assert "checkout > form" in pair.prompt


def test_a_limit_in_the_file_counts_more_than_the_length() -> None:
    cells = {"key": "a.b", "source": "Pay by invoice", "max_characters": "40", "note": "Shown below the total"}
    (pair,) = pairs(document("paywell/en.json", ("string", "Pay by invoice", {"cells": cells}), kind="json"))
    assert sources(pair)["max"] == "limit in the file"
    assert "Shown below the total" in pair.prompt


def test_a_translated_text_is_asked_for_by_its_source() -> None:
    cells = {"source": "Choose another card", "translation": "Wählen Sie eine andere Karte", "language": "de"}
    fuzzy = {**cells, "state": "fuzzy"}
    (pair,) = pairs(
        document(
            "paywell/de.po",
            ("string", "Wählen Sie eine andere Karte", {"cells": cells}),
            ("string", "Wählen Sie eine andere Karte", {"cells": fuzzy}),
            kind="po",
        )
    )
    assert pair.kind == "translation"
    assert pair.answer == "Wählen Sie eine andere Karte"
    assert "Choose another card" in pair.prompt


def test_a_text_without_letters_is_no_pair() -> None:
    assert pairs(strings("paywell/en.json", {"a": "100 %", "b": "{a} / {b}".replace("a", "1").replace("b", "2")})) == []


def test_a_translation_is_asked_for_by_its_source_and_no_word_of_the_target_stands_in_the_prompt() -> None:
    source, target = "Price incl. tax for {name}", "Preis inkl. MWSt für {name}"
    parts = {"cells": {"key": "price", "source": source, "translation": target}}
    (pair,) = pairs(document("locale/de.po", ("string", source, parts), kind="po", language="de"))
    assert pair.must_mention == ()
    assert "MWSt" not in pair.prompt
    assert not list(find_unsupported(pair, read_vocabulary()))
    late = pair.model_copy(update={"answer": "Preis inkl. 19 % MWSt für {name}"})
    assert [each.rule for each in find_unsupported(late, read_vocabulary())] == ["unsupported"]
