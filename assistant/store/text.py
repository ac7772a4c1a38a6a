"""Words made ready for the database: storable, searchable, short enough for a title."""

from __future__ import annotations

import re
import unicodedata

TITLE_LENGTH = 60
SHORTEST_SENTENCE = 12  # "Hi!" alone is no title
NO_TITLE = "New conversation"
MARKUP = re.compile(r"^[\s#>*_`~-]+|[*_`~]+")
SENTENCE_END = re.compile(r"(?<=[.!?…。！？])\s+")


def storable(text: str) -> str:
    """The text without what a database refuses: NUL (PostgreSQL) and lone surrogates (both)."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def fold(text: str) -> str:
    """The text as searches compare it: without case, one form for each letter, in every script."""
    return unicodedata.normalize("NFKC", storable(text)).casefold()


def title_from(text: str) -> str:
    """A title of at most 60 characters: the first sentence that says something, cut at a word."""
    lines = (" ".join(MARKUP.sub("", line).split()) for line in _visible(text).splitlines())
    line = next((line for line in lines if any(c.isalnum() for c in line)), "")
    return _cut(_first_sentence(line).rstrip(".,;: ")) or NO_TITLE


def tidy_title(title: str) -> str:
    """A title given by a person: one line, at most 200 characters, never empty."""
    return " ".join(_visible(title).split())[:200].rstrip() or NO_TITLE


def _visible(text: str) -> str:
    """The text without control characters, zero-width ones and those that turn the reading direction."""
    kept = "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text[:2_000])
    return storable(kept)


def _first_sentence(line: str) -> str:
    return next((said for said in SENTENCE_END.split(line) if len(said) >= SHORTEST_SENTENCE), line)


def _cut(sentence: str) -> str:
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    start = sentence[:TITLE_LENGTH]
    whole_words = " " in start[TITLE_LENGTH // 2 :]
    return (start.rsplit(" ", 1)[0] if whole_words else start[:-1]).rstrip(".,;: ") + "…"
