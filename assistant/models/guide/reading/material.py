"""In what form a person has their examples: whole books, recordings, pieces with their briefs."""

from __future__ import annotations

import re

from assistant.models.guide.reading.by_person import counted_by_person
from assistant.models.guide.reading.expected import MAY_COME
from assistant.models.guide.reading.number_words import SPELLED
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.standing import OTHERS as THEIRS
from assistant.models.guide.reading.stock_words import SPARES

LONGEST = 400  # characters that a field of the Situation takes
WHOLE = (
    r"(?:novels?|books|volumes|handbooks|manuals|audiobooks|albums|films|plays|screenplays|theses|recordings|interviews|tickets|episodes|transcripts|lectures|podcasts|"
    r"manuscripts|chat logs)"
)
COUNTED = re.compile(
    rf"(?<![\w.,-])(?:{SPELLED}|\d[\d,.]*k?|(?:a )?(?:dozen|few|couple of|hundred|thousand)|dozens of|hundreds of|thousands of|hours of|years of|all (?:my|our))(?:[- ](?:odd|thousand|hundred|million))*"
    rf"(?: (?!and\b|or\b|to\b|for\b|of\b|in\b)[a-z-]+){{0,3}}? {WHOLE}\b(?!'? worth)"
)
OWN = re.compile(
    r"\b(?:i|we|i've|we've|my|our|mine)\b|\b(?:published|written|out|finished|recorded|transcribed|translated)\b"
)
OTHERS = re.compile(r"\b(?:they|he|she|client'?s?|competitors?|scraped|you)\b")
RATE = r"(?:'s?)?(?: [a-z]+){0,2} (?:an?|per|each|every) (?:day|week|month|quarter|year)\b"  # made, and not held
FORM = re.compile(
    rf"\b(?:with (?:the|their|its|my|our|a|all)?|pairs?|side by side|next to|approved|signed off|published|corrected|double-coded|scraped|transcripts?|tickets?|folders?|archive|memory|in (?:word|excel|pdf)|on paper|by hand|{WHOLE})\b"
)
# Of whom a part is, or that it was kept without what it was made from: the verdict counts and advises by it.
WHOSE_OR_HOW = (
    r"\b(?:mine alone|by me alone|with (?:her|him|them)|theirs|hers|co-?written|(?:are|is|were) (?:not )?mine)\b|"
    r"\b(?:no|without(?: the)?) (?:\w+ )?(?:set-?ups?|briefs?|inputs?|notes|sources?|originals?|wish ?lists?)\b|"
    r"\b(?:didn't|did not|never) (?:keep|kept|save)\b|\b\d+ pages\b"
)
FEWEST_WORDS = 7  # below it a reply tells a number and a noun


def read_material(said: Said) -> str | None:
    """The whole works, recordings or tickets that a person says they have, as they named them."""
    for statement in said.statements:
        low = statement.plain
        found = COUNTED.search(low)
        if (
            found
            and OWN.search(low)
            and not OTHERS.search(low[: found.start()])
            and not THEIRS.search(low[: found.start()])
            and not re.search(SPARES, low)
            and not re.search(MAY_COME, low)
            and not re.match(RATE, low[found.end() :])
        ):
            return found[0][:LONGEST]
    return None


def material_told(said: str) -> str | None:
    """The form of the examples in a reply to the question for their number; None where it tells only the number."""
    low = Said(said).plain
    if re.search(WHOSE_OR_HOW, low) or counted_by_person(low) is not None:
        return said.strip()[:LONGEST]
    return said.strip()[:LONGEST] if len(low.split()) >= FEWEST_WORDS and FORM.search(low) else None
