"""What goes wrong, said back: by its kind in the person's own words, and as manner only where they speak of manner."""

from __future__ import annotations

import re

from journeys.faults import MOST, faults_named
from journeys.phrases import IS_FINE, has, without
from journeys.signs import Signs
from journeys.situation import Situation
from journeys.wording import quoted

# Something is named that goes wrong, of whatever kind: "the same old abbreviations go wrong".
COMPLAINS = (
    r"\b(?:\w+ (?:\w+ )?wrong|wrong \w+|(?:the )?same slips|slips up|mistakes?|errors?|vague|mixed up|muddled|"
    r"no source|out of date|over-explains|interprets)\b"
)
ALL_RIGHT = r"\b(?:no|not|never|nothing|hardly|rarely|without)\b[^,;.]{0,20}\b(?:wrong|mistakes?|errors?)\b"
# A manner that is complained of; "a style guide" and "in the style of" are what was tried.
MANNER = (
    r"\b(?:tone|style|voice|manner|wording|rhythm)\b(?! (?:guides?|sheets?|pages?|manuals?|rules?|prompts?|files?|book|"
    r"of|(?:is |was )?(?:perfect|fine|right|good|spot on))\b)|\b(?:bland|wordy|generic|robotic|formulaic|stiff|flat|"
    r"wooden|gush\w*|flowery|cheesy|salesy|pompous|chatty|dull|lifeless|dead|greeting card|brochure|press office|"
    r"press release|adjectives|idioms?|exclamation marks|buzzwords|chirpy|mush|sounds? (?:like|wrong|off))\b"
)
TRIED = r"^(?:\w+ ){0,2}(?:asked|prompts?|samples?|templates?|wrote|typed|instructions?|told it)\b|\bsamples\b"
FACTS_WRONG = "facts are what goes wrong"
MANNER_WRONG = "the manner is what goes wrong"


def said_to_go_wrong(situation: Situation, signs: Signs) -> str:
    """What the person says goes wrong, in a few words; empty where they said nothing of it."""
    tried = without(IS_FINE, situation.tried_so_far or "")
    named = [fault.words for fault in faults_named(situation.tried_so_far) if not has(TRIED, fault.words)]
    clauses = (re.sub(r"^(?:but|and|so) ", "", clause.strip()) for clause in re.split(r"[,;:.!?]\s+|\sbut\s", tried))
    others = [c for c in clauses if has(COMPLAINS, c) and not has(TRIED, c) and not has(ALL_RIGHT, c)]
    told = [c for c in others if not any(c in words or words in c for words in named)]
    quotes = [quoted(words) for words in dict.fromkeys([*named, *told])][:MOST]
    if quotes:
        return f"what goes wrong: {' and '.join(quotes)}"
    if signs.needs_facts == "yes":
        return FACTS_WRONG
    return MANNER_WRONG if situation.needs_facts is False or has(MANNER, tried) else ""
