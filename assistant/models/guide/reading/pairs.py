"""Training pairs that are pasted into the chat, and the plain request to build a file from them."""

from __future__ import annotations

from assistant.models.guide.reading.asking import is_build_request
from assistant.models.guide.reading.labels import PastedPairs as PastedPairs
from assistant.models.guide.reading.labels import labelled_pairs
from assistant.models.guide.reading.rows import take_rows
from assistant.models.guide.reading.statements import sentences


def read_pairs(text: str) -> list[dict[str, str]]:
    """The whole training pairs pasted in a message, as labelled blocks or as JSON."""
    return read_pasted(text).pairs


def read_pasted(text: str) -> PastedPairs:
    """All pairs in a message, how many of them are broken, and the words to Peri around them."""
    rest, rows = take_rows(text)
    blocks = labelled_pairs(rest)
    return PastedPairs(rows.pairs + blocks.pairs, rows.broken + blocks.broken, blocks.remarks)


def asks_to_build(text: str) -> bool:
    """Whether a message plainly asks to build a training file now; what stands inside pasted pairs asks nothing."""
    return any(is_build_request(sentence) for sentence in sentences(read_pasted(text).remarks))
