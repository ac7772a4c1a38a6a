"""A training example: the input as it arrives and the approved output, and its line in the chat layout."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ConfigDict

# Legal inside JSON text, but many readers take them for the end of a line.
LINE_BREAKERS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\u0085": "\\u0085"}


class BadLine(Exception):
    """A line of a training file is not an example; `number` counts from 1."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"Line {number}: {what}")
        self.number = number
        self.what = what


class Example(BaseModel):
    """One pair, without white space at its ends; equal text is an equal example."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: str
    output: str

    @property
    def digest(self) -> str:
        """A name for its content, the same on every machine."""
        return sha256(json.dumps([self.input, self.output]).encode()).hexdigest()

    @property
    def words(self) -> int:
        """Words of both sides."""
        return len(self.input.split()) + len(self.output.split())


def chat_line(example: Example) -> str:
    """The example as one line of the chat layout (OpenAI, Together, Fireworks, MLX-LM, TRL), without its line end."""
    messages = [{"role": "user", "content": example.input}, {"role": "assistant", "content": example.output}]
    line = json.dumps({"messages": messages}, ensure_ascii=False)
    for character, escaped in LINE_BREAKERS.items():
        line = line.replace(character, escaped)
    return line


def read_chat_lines(data: bytes) -> list[Example]:
    """The examples of a chat file as `chat_line` writes it. Raises BadLine for the first line that is anything else."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadLine(data[: error.start].count(b"\n") + 1, "is not UTF-8 text.") from None
    if text and not text.endswith("\n"):
        raise BadLine(text.count("\n") + 1, "does not end with a line end.")
    return [_read_line(number, line) for number, line in enumerate(text.split("\n")[:-1], 1)]


def _read_line(number: int, line: str) -> Example:
    try:
        value = json.loads(line)
    except ValueError:
        raise BadLine(number, "is not JSON.") from None
    messages = value.get("messages") if isinstance(value, dict) and set(value) == {"messages"} else None
    if not isinstance(messages, list) or len(messages) != 2:
        raise BadLine(number, 'must hold "messages" with one user and one assistant message.')
    return Example(input=_content(number, messages[0], "user"), output=_content(number, messages[1], "assistant"))


def _content(number: int, message: Any, role: str) -> str:
    if not isinstance(message, dict) or set(message) != {"role", "content"} or message["role"] != role:
        raise BadLine(number, f"needs a message of the {role} with role and content.")
    content = message["content"]
    if not isinstance(content, str) or not content.strip():
        raise BadLine(number, f"has an empty message of the {role}.")
    return content
