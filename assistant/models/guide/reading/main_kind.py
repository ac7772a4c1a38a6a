"""The kind of work that makes up most of it, told with its share: "mostly menu descriptions, that's like 70 %"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

MOSTLY = (
    r"\b(?:mostly|mainly|chiefly) (?P<kind>[a-z][\w' -]{3,40}?)[,;]? (?:(?:that|which|it|they)(?:'?s| is| are)|about|like|so)(?: (?:like|about|around|maybe|roughly|some))* "
    r"(?P<share>\d{2,3}) ?(?:%|per ?cent\b)(?: of (?:it|them|my (?:work|jobs|time)|what i do|the work))?"
)
HALF = 50  # per cent: what makes up less is not the kind


def main_kind(text: str) -> tuple[str | None, str]:
    """The kind that makes up half of the work or more, and the text without the words that tell it; None, and all of it."""
    low = plain(text)
    found = re.search(MOSTLY, low)
    if found is None or int(found["share"]) < HALF:
        return None, text
    return found["kind"].strip(), " ".join(f"{low[: found.start()]} {low[found.end() :]}".strip(" .,;").split())
