"""A file that is training data already is told from one that training data can be made from."""

from __future__ import annotations

from io import BytesIO

import pytest

from dataset.check.telling import is_training_data

CHAT = '{"messages": [{"role": "user", "content": "Kettle"}, {"role": "assistant", "content": "Boils."}]}'


@pytest.mark.parametrize(
    ("text", "is_training"),
    [
        (CHAT, True),
        (f"[{CHAT},\n{CHAT}]", True),  # one list: refused by trainers, and just that is to be said
        ('{\n  "messages": [\n    {"role": "user"}', True),
        (CHAT[:60], True),  # breaks off
        ('{"prompt": "Kettle", "completion": "Boils."}', True),
        ('{"prompt": "Kettle", "response": "Boils."}', True),  # half of a layout: a check says what is missing
        ('{"text": "The kettle boils."}', True),
        ('{"instruction": "Kettle", "output": "Boils."}', True),
        ('{"Messages": []}', True),
        ('{"id": 7, "title": "Kettle", "text": "The kettle boils."}', False),  # an export of articles
        ('{"product": "Kettle", "description": "Boils."}', False),
        ('["Kettle", "Pan"]', False),
        ('{"name": "shop", "version": "1.0"}', False),
        ("", False),
        ("no JSON at all", False),
    ],
)
def test_training_data_is_known_by_its_keys(text: str, is_training: bool) -> None:
    assert is_training_data(BytesIO(text.encode())) is is_training
    assert is_training_data(BytesIO(text.encode("utf-8-sig"))) is is_training


def test_a_file_in_another_encoding_is_known_too() -> None:
    assert is_training_data(BytesIO(CHAT.encode("utf-16")))


def test_a_line_that_the_look_cuts_in_two_does_not_mislead() -> None:
    long = CHAT.replace("Boils.", "Boils fast. " * 30_000)
    assert is_training_data(BytesIO(f"{CHAT}\n{long}\n".encode()))
