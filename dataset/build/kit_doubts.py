"""Which doubtful pieces a prompt kit takes: those about private data only once somebody has looked at them."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, ConfigDict

from dataset.build.final import WriteOptions, which
from dataset.build.state import Build
from dataset.finding import RULES

_ALL = WriteOptions(doubtful=True)
_UNSEEN = (
    "(EXISTS (SELECT 1 FROM findings f WHERE f.candidate = candidates.id AND f.rule IN ('private', 'secrecy') "
    "AND coalesce(f.overlay, '') <> 'settled') AND candidates.decided IS NULL)"
)  # nobody has decided on the piece, and something in it may be private


class KitDoubts(BaseModel):
    """Of the samples of a kit: how many are to look at, by reason, and how many pieces were left out for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samples: int
    to_look_at: int
    reasons: dict[str, int] = {}
    left_out: int = 0

    def sentences(self, build: str) -> list[str]:
        """What to say before the kit; nothing where there is nothing to doubt. `build` is the name of the build."""
        told = []
        if self.to_look_at:
            reasons = "; ".join(f"{what}: {count:,}" for what, count in self.reasons.items())
            are = "is" if self.to_look_at == 1 else "are"
            of = "its one sample" if self.samples == 1 else f"its {self.samples} samples"
            told.append(f"{self.to_look_at} of {of} {are} still to look at ({reasons}).")
        if self.left_out:
            told.append(left_out_sentence(self.left_out, build))
        return told


def left_out_sentence(count: int, build: str) -> str:
    """Why pieces are not in the kit, and where they are looked at."""
    pieces, it, are = ("1 piece", "it", "is") if count == 1 else (f"{count:,} pieces", "them", "are")
    return (
        f"{pieces} with private data {are} not in it, because nobody has looked at {it} yet: "
        f'`peri dataset review "{build}"` shows {it}, and so does the review in the chat.'
    )


def unseen(build: Build) -> int:
    """How many pieces a kit leaves out because of that."""
    return build.count(f"SELECT count(*) FROM candidates WHERE {which(_ALL)} AND {_UNSEEN}")


def seen() -> str:
    """The condition that a candidate may go into a kit."""
    return f"{which(_ALL)} AND NOT {_UNSEEN}"


def kit_doubts(build: Build, chosen: Collection[str]) -> KitDoubts:
    """The doubts of the samples `chosen`."""
    reasons = dict[str, int]()
    looked = 0
    for each in chosen:
        standing = build.db.execute("SELECT standing FROM candidates WHERE id = ?", (each,)).fetchone()["standing"]
        if standing != "look":
            continue
        looked += 1
        rows = build.db.execute(
            "SELECT DISTINCT rule FROM findings WHERE candidate = ? AND coalesce(overlay, '') <> 'settled'", (each,)
        )
        for row in rows:
            title = RULES[row["rule"]].title
            reasons[title] = reasons.get(title, 0) + 1
    ranked = dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    return KitDoubts(samples=len(chosen), to_look_at=looked, reasons=ranked, left_out=unseen(build))
