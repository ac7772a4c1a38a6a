"""Strategy 8, for a piece that is too long for one example and has no headings: passage by passage.

Each passage is asked for by what came before it, the words that it turns on and its length, so that a model learns to
write on in this voice. A pair without a prompt would be of no use to a provider that wants messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataset.document import Document
from dataset.pair.draft import COUNTED, FROM_THE_PIECE, Draft, Pairing
from dataset.pair.phrasing import Field
from dataset.pair.piece import Piece
from dataset.pair.text import topic_words, word_count

WORDS = 250  # from which a passage ends with its paragraph: a page of prose
_LONG_PARAGRAPH = 400  # words; such a one is taken apart at the ends of its sentences
_BEFORE = 60  # words of what came before
_SENTENCE = re.compile(
    r"(?:(?<=[a-zß-ÿ]{3}[.!?…])|(?<=[a-zß-ÿ]{3}[.!?…][\"”’')]))\s+(?=[\"“‘'(]?[A-ZÀ-ÖØ-Þ])"
)  # not after "Mr." or "N.R.A."


def from_passages(document: Document, piece: Piece, pairing: Pairing) -> Iterator[Draft]:
    """One pair a passage, the first as an opening; none when the piece is no more than one passage."""
    passages = _passages(piece.answer)
    if len(passages) < 2:
        return
    for at, text in enumerate(passages):
        language = piece.language
        fields = {
            "kind": pairing.kind_field(piece.kind, language, piece.kind_source),
            "length": pairing.length_field(text, language),
            "part": Field(f"{at + 1} / {len(passages)}", COUNTED),
        }
        if piece.title:
            fields["title"] = piece.title
        if at:
            fields["before"] = Field(_end(passages[at - 1]), "the passage before")
        if topics := topic_words(text, pairing.vocabulary, language):
            fields["topics"] = Field(", ".join(topics), FROM_THE_PIECE)
        yield Draft(
            strategy="template",
            form="passage" if at else "opening",
            answer=text,
            source_key=piece.title.text if piece.title else "",
            fields=fields,
            kind=piece.kind,
            place=f"passage {at + 1} of {len(passages)}",
            group=document.id,
            client=piece.client,
            language=language,
            less=(("topics",), ("before",)),
        )


def _passages(text: str) -> list[str]:
    """The text in passages of WORDS and a little more; a short rest belongs to the last one."""
    passages, held, count = list[str](), list[str](), 0
    for paragraph in _paragraphs(text):
        held.append(paragraph)
        count += word_count(paragraph)
        if count >= WORDS:
            passages.append("\n\n".join(held))
            held, count = [], 0
    if held and passages and count < WORDS // 3:
        passages[-1] = "\n\n".join([passages[-1], *held])
    elif held:
        passages.append("\n\n".join(held))
    return passages


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if word_count(paragraph) <= _LONG_PARAGRAPH:
            yield paragraph
        else:
            yield from _cut_up(paragraph)


def _cut_up(paragraph: str) -> Iterator[str]:
    """A long paragraph in parts that end with a sentence; every character of it but the space between them."""
    start = count = at = 0
    for end in _SENTENCE.finditer(paragraph):
        count += word_count(paragraph[at : end.start()])
        at = end.end()
        if count >= WORDS:
            yield paragraph[start : end.start()]
            start, count = at, 0
    if start < len(paragraph):
        yield paragraph[start:]


def _end(text: str) -> str:
    """The last sentences of a passage, _BEFORE words or a little more, on one line."""
    kept, count = list[str](), 0
    for sentence in reversed(_SENTENCE.split(" ".join(text.split()))):
        kept.insert(0, sentence)
        count += word_count(sentence)
        if count >= _BEFORE // 2:
            break
    words = " ".join(kept).split()
    return "… " + " ".join(words[-_BEFORE:]) if len(words) > _BEFORE else " ".join(words)
