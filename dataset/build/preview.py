"""What would be written, before it is: how many pairs, and one of usual length to count tokens in."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from dataset.build.final import WriteOptions, which
from dataset.build.state import Build
from dataset.candidate import Candidate


class Preview(BaseModel):
    """`sample` is the pair of median length, both sides together; empty when there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pairs: int
    unprompted: int
    undecided: int
    sample: str


def preview(build: Build, options: WriteOptions) -> Preview:
    """The figures. Lengths are those of what was found; an edit changes them little."""
    chosen = which(options)
    prompted = build.count(f"SELECT count(*) FROM candidates WHERE strategy <> 'none' AND {chosen}")
    row = build.db.execute(
        f"SELECT body FROM candidates WHERE strategy <> 'none' AND {chosen} "
        "ORDER BY length(body), seq LIMIT 1 OFFSET ?",
        (prompted // 2,),
    ).fetchone()
    one = Candidate.model_validate_json(row["body"]) if row else None
    return Preview(
        pairs=prompted,
        unprompted=build.count(f"SELECT count(*) FROM candidates WHERE strategy = 'none' AND {chosen}"),
        undecided=build.count("SELECT count(*) FROM candidates WHERE standing = 'look'"),
        sample=f"{one.prompt}\n\n{one.answer}" if one else "",
    )
