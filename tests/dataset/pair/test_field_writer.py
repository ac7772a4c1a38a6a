"""The seam for a model that fills the blanks of a template."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dataset.pair.draft import open_pairing
from dataset.pair.field_writer import InventedWords, written_by
from dataset.pair.settings import PairSettings
from tests.dataset.pair.making import TENT, document, sources


class Writer:
    def __init__(self, **said: str) -> None:
        self.said = said

    def fill(self, piece: str, fields: tuple[str, ...], metadata: Mapping[str, str]) -> Mapping[str, str]:
        assert "Two doors" in piece
        assert fields == ("features", "reader", "tone")
        return self.said


PIECE = document("Nordlys/fjell.docx", ("text", TENT))
PAIRING = open_pairing(PairSettings())


def test_words_of_the_piece_fill_the_blanks_and_say_who_wrote_them() -> None:
    pair = written_by(Writer(features="two doors, colour coded poles", reader="people at night"), PIECE, PAIRING)
    assert pair.strategy == "model"
    assert pair.evidence == "written by a model"
    assert "two doors, colour coded poles" in pair.prompt
    assert sources(pair)["features"] == "written by a model"
    assert "Tone" not in pair.prompt  # nobody told it, so nothing asks for it


def test_a_word_that_nobody_gave_is_refused_by_name() -> None:
    with pytest.raises(InventedWords, match="reader: families, norway") as refused:
        written_by(Writer(features="two doors", reader="families in Norway"), PIECE, PAIRING)
    assert refused.value.words == {"reader": ("families", "norway")}


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such field: price"):
        written_by(Writer(price="two"), PIECE, PAIRING)
