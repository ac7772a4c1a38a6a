"""What the pairs of a build are good for, in a sentence or two."""

from __future__ import annotations

from assistant.face.element import Data
from dataset.build.state import Build
from dataset.pair.kinds import PIECE
from dataset.report import ENOUGH_FROM, TRIAL_FROM, size_verdict

KINDS_NAMED = 3


def verdict(build: Build, usable: int, look: int) -> Data:
    """What that many are good for; of several kinds it says so, as examples of different kinds teach less together."""
    level = "none" if not usable else "kit" if usable < TRIAL_FROM else "trial" if usable < ENOUGH_FROM else "enough"
    if not usable:
        return {"level": level, "sentence": "I found no pair in this work. The list below says why for each file."}
    kinds = build.db.execute(
        "SELECT kind, count(*) FROM candidates WHERE strategy <> 'none' AND standing <> 'aside' GROUP BY 1 "
        "ORDER BY 2 DESC, 1"
    ).fetchall()
    several = f" Yours are of several kinds: {_of_kinds([(str(row[0]), int(row[1])) for row in kinds])}."
    condition = " This counts those that you have still to look at." if look else ""
    return {"level": level, "sentence": size_verdict(usable) + (several if len(kinds) > 1 else "") + condition}


def _of_kinds(kinds: list[tuple[str, int]]) -> str:
    """The most frequent kinds with their counts, and how many are of none that has a name."""
    named = [f"{kind} ({count:,})" for kind, count in kinds if kind != PIECE]
    unnamed = sum(count for kind, count in kinds if kind == PIECE)
    more = f" and {len(named) - KINDS_NAMED} more" if len(named) > KINDS_NAMED else ""
    rest = f"; of {unnamed:,} I can't tell the kind" if unnamed else ""
    return f"{', '.join(named[:KINDS_NAMED])}{more}{rest}"
