"""An answer's text as the chat window shows it."""

from __future__ import annotations

import re
from collections.abc import Collection

CODE = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]*`)", re.DOTALL)
CITATION = re.compile(r"\[(\d{1,3})\](?![(:])")
# Chainlit's Markdown reads ":word" as a directive and drops it from the page ("qwen3:latest" loses its end).
DIRECTIVE = re.compile(r":+(?=[A-Za-z])")
IMAGE = re.compile(r"!\[([^\]\n]*)\](?=[(\[])")
UNFINISHED = re.compile(r"(?:\[\d{0,3}\]?|!|:|`)+\Z")
TAIL = 16  # characters; no citation is longer
CITE_LINK = "#peri-cite-"


def shown(text: str, known: Collection[int] | None = None) -> str:
    """The Markdown that shows `text`: citations become links that peri.js opens, pictures become plain links.

    `known` are the numbers that have a passage; None, while an answer is still being written, takes every number.
    """
    return "".join(part if index % 2 else _prose(part, known) for index, part in enumerate(CODE.split(text)))


def settled(text: str) -> str:
    """`text` without an end that the next piece may still change (a citation cut in half)."""
    return text[:-TAIL] + UNFINISHED.sub("", text[-TAIL:])


def _prose(text: str, known: Collection[int] | None) -> str:
    def cite(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[{number}]({CITE_LINK}{number})" if known is None or number in known else match[0]

    text = IMAGE.sub(r"[picture: \1]", text)
    return CITATION.sub(cite, DIRECTIVE.sub(lambda m: "\\:" * len(m[0]), text))
