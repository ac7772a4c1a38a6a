"""Files to documents: `read_source` reads past work of any kind, and one bad file never stops it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dataset.read.limits import Limits

if TYPE_CHECKING:
    from dataset.document import Document, Unread

__all__ = ["Limits", "read_source"]


def read_source(
    source: Path | str | Sequence[Path | str], limits: Limits | None = None
) -> Generator[Document | Unread, None, None]:
    """Documents and refusals for all files below, one by one; see `dataset.read.source`."""
    from dataset.read.source import read_source as read  # late: the reading processes import this package too

    return read(source, limits)
