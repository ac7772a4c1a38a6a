"""What shape the pieces have: whether each has what it was made from, and whether one is too long for a prompt."""

from __future__ import annotations

import re

from journeys.phrases import has
from journeys.situation import Situation

LONG_WORDS, LONG_PAGES = 3_000, 8  # of one piece, from which five of them are no samples
KEPT_FROM = (
    r"(?:set-?ups?|briefs?|briefings?|inputs?|notes|sources?|wish ?lists?|originals?|questions?|memos?|sheets?|drafts?|"
    r"raw (?:text|material)|starting points?)"
)
UNPAIRED = (
    rf"\b(?:no|without(?: the| their)?|none of the|minus the) (?:\w+ )?{KEPT_FROM}\b|"
    rf"\b{KEPT_FROM}\b[^.;]{{0,20}}\b(?:(?:i |we )?(?:didn't|did not|never|haven't|have not) (?:keep|kept|saved?)|"
    r"are gone|is gone|(?:are|is|were) lost|thrown away|not kept|lost|deleted)\b|"
    r"\b(?:just|only) (?:the |my )?(?:finished|final|published|bare|\w+s)\b[^.;]{0,20}\b(?:no|without|nothing)\b|"
    r"\bnothing (?:of |about )?(?:what|where) (?:they|it|each) (?:was|were|came)\b"
)
PAGES_EACH = r"\b(\d{1,4})(?: ?(?:-|–|to) ?(\d{1,4}))?[- ]pages?\b(?! (?:of (?:rules|notes)|guide|prompt|style|manual))"
WORDS_EACH = r"\b(\d{1,3}(?:,\d{3})+|\d{4,})(?: ?(?:-|–|to) ?[\d,]+)? words\b"
OF_MATERIAL = r"\b(?:altogether|in all|in total|total|archive|manuals?|handbooks?|scanned|scans|wiki|runbooks?)\b"


def is_unpaired(situation: Situation) -> bool:
    """Whether the person says that they kept the pieces and not what each was made from."""
    return has(UNPAIRED, situation.material)


def are_long(situation: Situation) -> bool:
    """Whether one piece is many pages: then five of them are no samples, and ten are not redone in a week."""
    if (situation.words_each or 0) >= LONG_WORDS:
        return True
    for text in (situation.material, situation.task, situation.goal):
        for sentence in re.split(r"(?<=[.!?;])\s+", text or ""):
            pages = [int(found[1] or found[0]) for found in re.findall(PAGES_EACH, sentence)]
            words = [int(found.replace(",", "")) for found in re.findall(WORDS_EACH, sentence)]
            if text is situation.task and words and max(words) >= LONG_WORDS:
                return True
            if pages and LONG_PAGES <= max(pages) < 1_000 and not has(OF_MATERIAL, sentence):
                return True
    return False
