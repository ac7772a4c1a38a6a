"""One example and its line in the chat layout."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset.example import BadLine, Example, chat_line, read_chat_lines

TEXT = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).map(str.strip).filter(bool)
)
BAD: list[tuple[bytes, str]] = [
    (b"{}\n", "Line 1: must hold"),
    (b"[]\n", "Line 1: must hold"),
    (b"not json\n", "Line 1: is not JSON"),
    (b"\n", "Line 1: is not JSON"),
    (b'{"messages": []}\n', "Line 1: must hold"),
    (b'{"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}]}\n', "of the assistant"),
    (b'{"messages": [{"role": "user", "content": " "}, {"role": "assistant", "content": "b"}]}\n', "empty message"),
    (b'{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}], "n": 1}\n', "must"),
    (b'{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}', "line end"),
    (b"\xff\n", "is not UTF-8"),
]  # fmt: skip


def test_an_example_is_one_line_of_user_and_assistant() -> None:
    assert json.loads(chat_line(Example(input="A brief", output="A piece"))) == {
        "messages": [{"role": "user", "content": "A brief"}, {"role": "assistant", "content": "A piece"}]
    }


def test_letters_of_any_language_stay_readable() -> None:
    assert "Überschrift – 見出し" in chat_line(Example(input="Überschrift – 見出し", output="x"))


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]]) -> None:
    examples = [Example(input=given_, output=made) for given_, made in pairs]
    lines = [chat_line(example) for example in examples]

    assert all(len(line.splitlines()) == 1 for line in lines)
    assert read_chat_lines("".join(f"{line}\n" for line in lines).encode()) == examples


@pytest.mark.parametrize(("data", "words"), BAD)
def test_a_line_that_is_no_example_is_named(data: bytes, words: str) -> None:
    with pytest.raises(BadLine, match=words):
        read_chat_lines(data)


def test_the_number_of_the_bad_line_is_given() -> None:
    good = f"{chat_line(Example(input='a', output='b'))}\n".encode()

    with pytest.raises(BadLine, match="Line 3: is not JSON"):
        read_chat_lines(good * 2 + b"oops\n")
