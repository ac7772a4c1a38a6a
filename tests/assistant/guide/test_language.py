"""A message in another language is told from English; an English one never is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.models.guide.language import LanguageTeller

KNOWN = ("de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "ru", "uk", "zh", "ja", "tr")
EVALS = Path(__file__).parents[2] / "evals"


@pytest.fixture(scope="module")
def teller() -> LanguageTeller:
    return LanguageTeller(KNOWN)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wie viel kostet Fine-Tuning bei Together?", "de"),
        ("Combien d'exemples faut-il pour entraîner un modèle ?", "fr"),
        ("¿Cuántos ejemplos necesito para entrenar?", "es"),
        ("Hoeveel voorbeelden heb ik nodig?", "nl"),
        ("Сколько примеров нужно?", "ru"),
        ("我需要多少例子？", "zh"),
        ("例はいくつ必要ですか", "ja"),
    ],
)
def test_another_language_is_told(teller: LanguageTeller, text: str, code: str) -> None:
    assert teller.foreign(text) == code


@pytest.mark.parametrize("text", ["LoRA vs QLoRA vs RAG", "nda client work upload", "asdf jkl qwer zxcv", "ok", "🙂"])
def test_terms_and_noise_are_not_another_language(teller: LanguageTeller, text: str) -> None:
    assert teller.foreign(text) is None


def test_no_english_question_of_the_evaluations_is_taken_for_another_language(teller: LanguageTeller) -> None:
    rows = [json.loads(line) for name in ("retrieval", "routing") for line in (EVALS / f"{name}.jsonl").open()]
    texts = [row.get("question") or row["text"] for row in rows]
    assert [text for text in texts if teller.foreign(text)] == []
