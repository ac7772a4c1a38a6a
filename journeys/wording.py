"""The person's own figures and words, as the rubric's sentences take them in."""

from __future__ import annotations

import re
from collections.abc import Collection

from journeys.rubric import FEW, LOW_VOLUME, MANY
from journeys.signs import Signs
from journeys.situation import Situation

QUOTED_CHARACTERS = 70


def words_for(situation: Situation, signs: Signs, assumed: Collection[str]) -> dict[str, str]:
    """What stands in for the braces of the rubric's sentences; an assumed figure is never shown as a told one."""
    on_hand = f"fewer than {FEW} pieces (assumed)" if "examples_on_hand" in assumed else count(signs.examples_on_hand)
    volume = (
        f"fewer than {LOW_VOLUME} (assumed)" if "volume_per_month" in assumed else f"{signs.volume_per_month or 0:,}"
    )
    told = signs.barred + (signs.examples_on_hand or 0)
    return {
        "few": str(FEW),
        "many": str(MANY),
        "low_volume": str(LOW_VOLUME),
        "on_hand": on_hand,
        "less_barred": f" ({told:,} less the {signs.barred:,} that are not free)" if signs.barred else "",
        "volume": volume,
        "change": "not told" if "change_rate" in assumed else quoted(situation.change_rate) or "not told",
        "measure": "not told" if "judged_by" in assumed else quoted(situation.judged_by) or "not told",
    }


def count(pieces: int | None) -> str:
    """35 pieces, 1 piece, no pieces."""
    return {None: "no pieces", 0: "no pieces", 1: "1 piece"}.get(pieces) or f"{pieces:,} pieces"


def quoted(text: str | None) -> str:
    """The person's words in quotation marks, cut at a word, without signs that Markdown would take for its own."""
    plain = " ".join(re.sub(r"[\[\]<>|*_`#\\]", "", text or "").split())
    if len(plain) > QUOTED_CHARACTERS:
        plain = plain[:QUOTED_CHARACTERS].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return f"“{plain}”" if plain else ""
