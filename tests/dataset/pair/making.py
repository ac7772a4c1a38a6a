"""Documents as the reader would give them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from dataset.candidate import Candidate
from dataset.document import Document, DocumentKind, Segment, SegmentKind
from dataset.pair.choose import find_pairs
from dataset.pair.settings import PairSettings

Part = tuple[SegmentKind, str] | tuple[SegmentKind, str, dict[str, Any]]


def document(path: str, *parts: Part, kind: DocumentKind = "docx", title: str | None = None, **meta: str) -> Document:
    """A document of these segments; its id follows from its content, not from its path."""
    segments = tuple(
        Segment(**{"kind": part[0], "text": part[1], "place": f"paragraph {at + 1}", "at": at, **dict(*part[2:])})
        for at, part in enumerate(parts)
    )
    content = repr((kind, title, sorted(meta.items()), [segment.model_dump() for segment in segments]))
    identity = sha256(content.encode()).hexdigest()
    return Document(id=identity, path=path, kind=kind, title=title, meta=meta, segments=segments)


def mail(path: str, sender: str, *parts: Part, to: str = "me@studio.example", **meta: str) -> Document:
    """A mail."""
    return document(path, *parts, kind="eml", to=to, subject="Text", **{"from": sender, **meta})


def strings(path: str, texts: dict[str, str], **meta: str) -> Document:
    """A file of interface texts."""
    parts: list[Part] = [
        ("string", text, {"place": key, "cells": {"key": key, "source": text}}) for key, text in texts.items()
    ]
    return document(path, *parts, kind="json", **meta)


def sheet(path: str, rows: Sequence[dict[str, str]]) -> Document:
    """A sheet; empty cells are left out, as the reader does."""
    parts: list[Part] = [
        (
            "row",
            " | ".join(row.values()),
            {"place": f"row {number}", "cells": {name: cell for name, cell in row.items() if cell}},
        )
        for number, row in enumerate(rows, 2)
    ]
    return document(path, *parts, kind="csv")


def pairs(*documents: Document, skipped: list[tuple[str, str]] | None = None, **settings: Any) -> list[Candidate]:
    """The pairs of the documents."""
    told = skipped if skipped is not None else []
    return list(find_pairs(documents, PairSettings(**settings), skipped=lambda path, why: told.append((path, why))))


def sources(candidate: Candidate) -> dict[str, str]:
    """Where each field of a prompt came from."""
    return {origin.field: origin.source for origin in candidate.origins}


TENT = (
    "The Fjell 3 sleeps three people and weighs 2.4 kg. Two doors face each other, so nobody climbs over anybody "
    "at night. The poles are colour coded; even in the rain it stands within four minutes. Order from "
    "Nordlys until 3 May and the footprint is free. More at https://nordlys.example/fjell."
)
STOVE = (
    "Boil half a litre in two minutes and forget the wind. Our burner sits deep inside its own wall, which keeps the "
    "flame steady where others go out. It packs into its own pot, together with a cartridge of 100 g."
)
