"""What became of each file that the person brought, for people: read, not read and why, or read without a pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from dataset.build.state import Build


class Sources(BaseModel):
    """Counts of what was brought."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: Mapping[str, int]  # read, by kind
    unread: int
    without_pairs: int


class Note(BaseModel):
    """One file or part of one that gave nothing, with the reason in a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    sentence: str
    is_read: bool


def sources(build: Build) -> Sources:
    """The counts."""
    kinds = build.db.execute(
        "SELECT kind, count(*) FROM documents WHERE body IS NOT NULL AND reason IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return Sources(
        documents={row[0]: row[1] for row in kinds},
        unread=build.count("SELECT count(*) FROM documents WHERE reason IS NOT NULL AND reason <> 'system'"),
        without_pairs=build.count("SELECT count(*) FROM documents WHERE skipped IS NOT NULL"),
    )


def notes(build: Build, offset: int = 0, limit: int = 50) -> Iterator[Note]:
    """What gave nothing, in the order of the files, without what a computer put among them (.DS_Store)."""
    rows = build.db.execute(
        "SELECT d.path, coalesce(d.sentence, d.skipped) AS sentence, d.reason FROM documents d "
        "JOIN files f ON f.path = d.file WHERE (d.reason IS NOT NULL OR d.skipped IS NOT NULL) "
        "AND coalesce(d.reason, '') <> 'system' "
        "ORDER BY d.reason IS NULL, f.at, d.part LIMIT ? OFFSET ?",
        (limit, offset),
    )
    for row in rows:
        yield Note(path=row["path"], sentence=row["sentence"], is_read=row["reason"] is None)
