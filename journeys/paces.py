"""Replies on the pace of change, clause by clause: what stands still beside what moves, and whether that is facts.

People answer in two halves ("layout same, new scents every season"). What the pieces are about may change daily and
does no harm; only rules and form that move speak against training, and only moving facts call for looking them up.
"""

from __future__ import annotations

import re

from journeys.phrases import has

CLAUSES = (
    r"[,;.:!?]+\s+|\s+[-–—]\s+|\s+\b(?:but|while|though|although|except)\b\s+|\s+and (?=(?:new|each|every|"
    r"prices?|the)\b)"
)
FORM = (
    r"\b(?:formats?|forms?|layouts?|templates?|outlines?|structures?|sequence|orders?|styles?|tone|voice|manner|"
    r"wording|"
    r"rules?|rule ?book|guide\w*|codes?|codebook|categories|class(?:es)?(?: list)?|queues?|fields?|accounts|clauses|"
    r"headings|notation|look|dialect|factions|scheme|language|bible)\b"
)
STANDS = (
    r"\b(?:same|fixed|frozen|locked|stable|settled|untouched|unchanged|constant|never|rarely|hardly|seldom|"
    r"not (?:at all|much|so much)|"
    r"no|not|doesn't|don't|hasn't|haven't|didn't|set|is from (?:19|20)\d\d|since (?:(?:19|20)\d\d|\w+ years?|"
    r"forever|ever)|"
    r"for (?:\w+ )?(?:years|decades)|last (?:touched|changed) in|every (?:few|two|three|four|five|ten|"
    r"\d+) years|tiny|lightly|are the accounts)\b"
)
MOVES = (
    r"\b(?:dail?y|weekly|monthly|fortnightly|hourly|constantly|all the time|always new|often|"
    r"every (?:\w+ )?(?:day|week|month|job|"
    r"client|call|project|release|season|quarter|few weeks)|each (?:\w+ )?(?:day|week|month|job|client|call|"
    r"season|time)|by the (?:minute|hour|day)|"
    r"(?:two|three|four|several) times a year|keeps? changing)\b"
)
NOT_STANDING = r"\b(?:different|isn't|aren't|not (?:live|last)|never (?:twice|the same)|no two)\b"
FACTS = (
    r"\b(?:prices?|rates?|fares?|tariffs?|stock|availability|places left|figures?|numbers|timetables?|times|"
    r"opening hours|ferr\w+|boats?|"
    r"laws?|regulations?|agreements?|handbooks?|thresholds?|allowances?|facts?|screens|versions?|method names)\b"
)
SHIFTS = (
    rf"{FACTS}(?: \w+){{0,2}} (?:change|changes|move|moves|vary|varies|shift|shifts|differ|differs|go up|expire)\b"
    r"(?! (?:rarely|never|once|little|hardly|slowly))|"
    r"\b(?:approvals?|registrations?|permits?|offers?|listings|vacanc\w+) (?:\w+ )?(?:are|get|"
    r"is) (?:\w+ )?(?:withdrawn|revoked|"
    r"changed|updated)|\bwhat(?:'s| is| are| was)? (?:still )?(?:free|available|in stock|left|on offer)\b"
)
LOOKED_UP = (
    rf"{FACTS}|\b(?:approvals?|registers?|inventor(?:y|ies)|listings|vacanc\w+|schedules?|statutes?|bookings?)\b"
)


def form_stands(text: str) -> bool:
    """Whether a clause says that the form or the rules stay as they are, and none that they move."""
    clauses = _clauses(text)
    stands = any(
        has(FORM, clause) and has(STANDS, clause) and not has(MOVES, clause) and not has(NOT_STANDING, clause)
        for clause in clauses
    )
    return stands and not any(
        has(FORM, clause) and has(MOVES, clause) and not has(STANDS, clause) for clause in clauses
    )


def facts_move(text: str) -> bool:
    """Whether a clause says that facts of the kind that is looked up change within the year."""
    return any(has(FACTS, clause) and has(MOVES, clause) for clause in _clauses(text))


def facts_shift(text: str) -> bool:
    """Whether the words tell that what answers rest on is not the same from one time to another."""
    return has(SHIFTS, text)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(CLAUSES, text, flags=re.IGNORECASE) if clause.strip()]


def material_moves(text: str) -> bool:
    """Whether one sentence says that something which answers rest on keeps moving."""
    return any(has(LOOKED_UP, part) and has(MOVES, part) for part in re.split(r"[.;!?]\s", text))
