"""A form, a law or a guide about to be another one: what is trained on the old one is out of date on that day."""

from __future__ import annotations

import re
from itertools import pairwise

from journeys.phrases import has

OF_FORM = (
    r"(?:forms?|formats?|layouts?|templates?|outlines?|structures?|styles?|house style|style ?(?:guides?|sheets?)|"
    r"guides?|guidelines?|guidance|rules?|rule ?books?|regulations?|laws?|standards?|editions?|codes?|codebooks?|"
    r"categories|classes|schemes?|headings|notation|wording|terminology|syllabus|curriculum|software|system|cms|brand)"
)
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter|easter|christmas|new year|q[1-4])"
)
BECOMES_NEW = (
    rf"\bnew (?:[\w-]+ ){{0,2}}{OF_FORM}\b|"
    rf"\b{OF_FORM}\b(?: [\w-]+){{0,4}}? (?:will|is going to|are going to|is about to|are about to) (?:\w+ )?"
    r"(?:change|be (?:changed|replaced|revised|new|redone|rewritten|different|scrapped|overhauled))|"
    rf"\b{OF_FORM}\b(?: [\w-]+){{0,3}}? (?:changes?|is changing|are changing|(?:is|are|gets?|being)(?: being)? "
    r"(?:changed|replaced|revised|rewritten|redone|overhauled|scrapped|renewed|relaunched))|"
    rf"\b(?:switch|mov|chang|go)\w* (?:over )?to (?:an? |the )?(?:new|another|different) (?:[\w-]+ ){{0,2}}{OF_FORM}\b|"
    r"\b(?:company|brand|agency|client|group|shop|paper|magazine|publisher|we) (?:is|are|gets?|will be|"
    r"being)(?: being)? (?:rebrand\w*|relaunch\w*)"
)
AHEAD = (
    rf"\b(?:from|as of|starting|by|in|on|after|until|come|this|next|the \w+ of)(?: the)?(?: \d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"(?: of)? {MONTHS}\b|\bnext (?:week|month|quarter|year|term|season)\b|\b(?:soon|shortly|about to|coming up|on "
    r"its way|on the way|imminent|in the pipeline|due (?:in|out|any))\b|"
    r"\bin (?:a few|a couple of|two|three|four|five|six|\d) (?:days|weeks|months)\b|"
    r"\bnot (?:out|published|final|known) yet\b"
)
UNSETTLED = (
    r"\b(?:if|(?<!in )(?<!from )(?<!\d )may|might|maybe|perhaps|possibly|could|would|unless|in case|hope|someday|"
    r"rumou?rs?)\b"
)
RECURRING = r"\b(?:every|each|per|yearly|annually|always|usually|quarterly|monthly|weekly|twice|regularly)\b"
GONE_BY = r"\b(?:was|were|came|since|last|already|had|did|introduced|became|until now|just changed|stayed|not before)\b"
SLIGHT = r"\b(?:minor|small|slight\w*|tiny|a bit|little|one (?:symbol|field|word|line|code)|cosmetic|hardly|barely)\b"
# A change that may come and would make of the pieces something else: a rebuild, a new system, another owner.
REMADE = (
    r"\b(?:re-?build|re-?design|re-?launch|re-?vamp|re-?brand|re-?write|re-?organi[sz]ation|migration|overhaul|merger|"
    r"take-?over|switch(?:over)?|sale|new (?:[\w-]+ ){0,2}(?:owners?|publishers?|editors?|schema|database|warehouse|"
    rf"platform|tables?|{OF_FORM[3:-1]}))"
)
PLANNED = r"\b(?:planned|plans?|planning|talk of|talked of|discussed|in discussion|considered|considering|proposed)\b"
# The form itself is still being looked for: what the pieces show is no manner yet.
STILL_SOUGHT = (
    r"\b(?:still|being|yet to be) (?:\w+ ){0,2}?(?:argued|debated|discussed|decided|worked out|developed|designed|"
    r"written|drafted|redone|tried out|experimenting|fiddling|looking for|finding|changing|searching|deciding|"
    r"settling)\b|"
    r"\b(?:all|everything|the lot|the whole thing)(?: is| are|'s)?(?: still)? (?:moving|in flux|up in the air|open|"
    r"changing|new)\b|\bin flux\b|\bup in the air\b|"
    r"\b(?:in the middle of|midway through|half ?way through|busy) (?:re\w+ing|changing|rebuilding)\b|"
    r"\b(?:second|third|fourth|fifth|another) (?:re\w+|change|version|overhaul|look|layout|style|try) (?:since|in|this|"
    r"already|within)\b|\b(?:we|i) (?:keep|kept) (?:on )?(?:changing|redoing|rewriting|rearranging|reinventing)\b|"
    r"\bchanged (?:two|three|four|five|six|several|many|a few|\d) times (?:since|in|this|already|within)\b|"
    r"\bnot (?:yet )?(?:settled|decided|fixed|found|final)\b|\bn't (?:settled|decided|found|fixed)\b"
)
SENTENCES = r"(?<=[.!?;])\s+"
CLAUSES = r"[,:]\s+(?!\d)|\s+[-–—]\s+|\s+but\s+"


def change_ahead(*told: str | None) -> str | None:
    """The words that say that form or rules are about to be replaced for certain; None where none do."""
    for text in told:
        for sentence in re.split(SENTENCES, (text or "").replace("’", "'")):
            if sentence.rstrip().endswith("?"):
                continue
            found = next((c for c in _within(sentence) if _is_ahead(c)), None)
            if found:
                return found.strip(" .,;:")
    return None


def change_possible(*told: str | None) -> str | None:
    """The words that say that what the pieces follow may be made anew, which is not settled; None where none do."""
    for text in told:
        for sentence in re.split(SENTENCES, (text or "").replace("’", "'")):
            if sentence.rstrip().endswith("?") or has(RECURRING, sentence) or has(SLIGHT, sentence):
                continue
            open_ = has(PLANNED, sentence) or (has(UNSETTLED, sentence) and has(AHEAD, sentence))
            if open_ and (has(rf"{REMADE}\b", sentence) or has(BECOMES_NEW, sentence)):
                return sentence.strip(" .,;:")
    return None


def still_sought(text: str | None) -> bool:
    """Whether form or manner are told not to be found yet, or to be about to change."""
    return has(STILL_SOUGHT, (text or "").replace("’", "'")) or change_ahead(text) is not None


def _within(sentence: str) -> list[str]:
    clauses = re.split(CLAUSES, sentence)
    return [*clauses, *(", ".join(pair) for pair in pairwise(clauses))]


def _is_ahead(clause: str) -> bool:
    spoiled = any(has(pattern, clause) for pattern in (UNSETTLED, RECURRING, GONE_BY, SLIGHT))
    return not spoiled and has(BECOMES_NEW, clause) and has(AHEAD, clause)
