"""Comments and tracked changes."""

from __future__ import annotations

import pytest

from tests.dataset.pair.making import STOVE, document, pairs, sources

BEFORE = "Our stove is very good and it is really very fast when you want to boil some water outside."
AFTER = "Water boils in two minutes, even outside."


def test_a_comment_with_a_change_gives_comment_and_passage_before_to_passage_after() -> None:
    paper = document(
        "stove.docx",
        ("text", AFTER),
        ("revision", AFTER, {"before": BEFORE}),
        ("comment", "Too wordy, please shorten.", {"before": BEFORE, "cells": {"author": "Anna"}}),
    )
    (pair,) = [pair for pair in pairs(paper) if pair.strategy == "revision"]
    assert pair.answer == AFTER
    assert BEFORE in pair.prompt
    assert "Too wordy, please shorten." in pair.prompt
    assert sources(pair)["comment"] == "a comment by Anna"


def test_a_change_without_a_comment_asks_for_an_edit() -> None:
    (pair,) = pairs(document("a.docx", ("revision", AFTER, {"before": BEFORE})))
    assert pair.strategy == "revision"
    assert BEFORE in pair.prompt


def test_a_comment_is_answered_by_the_passage_of_a_later_version() -> None:
    first = document(
        "stove v1.docx",
        ("text", "Our stove boils water fast, and it boils it well, and it is loved by everyone who camps."),
        ("comment", "Say it once.", {"before": "boils water fast, and it boils it well"}),
    )
    final = document("stove final.docx", ("text", "Our stove boils water fast, and it is loved by everyone who camps."))
    pair = next(pair for pair in pairs(first, final) if pair.strategy == "revision")
    assert pair.answer == "Our stove boils water fast, and it is loved by everyone who camps."
    assert "Say it once." in pair.prompt


@pytest.mark.parametrize("after", [BEFORE, BEFORE.replace(" is ", "  is "), ""])
def test_a_passage_that_did_not_change_makes_no_pair(after: str) -> None:
    assert pairs(document("a.docx", ("revision", after, {"before": BEFORE}))) == []


def test_the_finished_piece_makes_a_pair_beside_its_revisions() -> None:
    paper = document("ad.docx", ("text", STOVE), ("revision", AFTER, {"before": BEFORE}))
    made = pairs(paper)
    assert [pair.strategy for pair in made] == ["revision", "template"]
    assert {pair.group for pair in made} == {paper.id}
