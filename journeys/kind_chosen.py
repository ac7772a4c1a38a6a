"""The one kind of piece that somebody chose, of the several that they had named as their work."""

from __future__ import annotations

import re

from journeys.step_meant import stems

PARTED = r"\s*(?:,|;|/|\band\b|\bor\b|&|\bplus\b|\bas well as\b)\s*"
LEAD = (
    r"^\W*(?:(?:i|we|mostly|mainly|write|make|do|translate|edit|draft|design|produce|also|some|the|my|our|"
    r"freelance\w*|a|an|"
    r"are|is|it|they)\b\s*)*"
)
FOR_WHOM = r"\s+(?:for|to|of|in|about|at|with|from)\b.*$"
NOT_IT = (
    r"\b(?:not|no|without|forget|leave out|drop(?:ped)?|skip(?:ped)?|instead of|rather than|rest is|"
    r"others? (?:is|are))\b"
)
CLAUSE = r"[,.;:!?]|\bbut\b"


def narrowed_to(task: str, chosen: str) -> str | None:
    """The kind of `task` that the words `chosen` name, and no other of them; None where they name none or several."""
    kinds = [re.sub(LEAD, "", part, flags=re.IGNORECASE).strip() for part in re.split(PARTED, task) if part.strip()]
    if len(kinds) < 2:
        return None
    whole = [(kind, stems(re.sub(FOR_WHOM, "", kind, flags=re.IGNORECASE))) for kind in kinds]
    said = frozenset().union(
        *(
            stems(clause)
            for clause in re.split(CLAUSE, chosen, flags=re.IGNORECASE)
            if not re.search(NOT_IT, clause, re.I)
        )
    )
    shared = frozenset.intersection(*(own for _, own in whole)) if whole else frozenset[str]()
    named = [kind for kind, own in whole if (own - shared) & said]
    return named[0] if len(named) == 1 else None
