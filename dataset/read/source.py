"""From what a person brings to documents: the one way in."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence
from pathlib import Path

from dataset.document import Document, Unread
from dataset.read.children import read_found
from dataset.read.limits import Limits
from dataset.read.reasons import SENTENCES
from dataset.read.walk import unread, walk

log = logging.getLogger(__name__)


def read_source(
    source: Path | str | Sequence[Path | str], limits: Limits | None = None
) -> Generator[Document | Unread, None, None]:
    """Documents and refusals for all files below, one by one, in the same order every time.

    Files are read in processes of their own with few rights; none can raise here. A file that was seen before, byte for
    byte, comes as Unread. Closing the iterator ends the processes. Raises ReadersBroken when none can be started.
    """
    limits = limits or Limits()
    given = [Path(source)] if isinstance(source, Path | str) else [Path(one) for one in source]
    seen = dict[bytes, str]()
    answers = read_found(walk(given, limits), limits)
    try:
        for answer in answers:
            if answer.unread is not None:
                yield _explained(answer.unread, answer.bug)
            elif answer.document is not None:
                document = answer.document
                first = seen.setdefault(bytes.fromhex(document.id), document.path)
                yield document if first == document.path else _repeated(document, first)
    finally:
        answers.close()


def _repeated(document: Document, first: str) -> Unread:
    return unread(document.path, "repeated", SENTENCES["repeated"].format(first=first))


def _explained(refusal: Unread, bug: str | None) -> Unread:
    if bug:
        log.error("a reader failed: %s", bug)
    return refusal
