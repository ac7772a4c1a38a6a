"""A volume told over what it appears in: "12 in every issue, and two issues a month"; an issue is no piece itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models.guide.reading.kinds import KIND, PIECES
from assistant.models.guide.reading.number_words import rounded, spell_out
from assistant.models.guide.reading.periods import ADVERBS
from assistant.models.guide.reading.quantity import PER_MONTH

N = r"(?<![\w.,$€£-])\d[\d,]*(?![\d%]|[.,]\d|k\b)"
OF_NO_PIECES = (
    r"(?: ?(?:words?|pages?|lines?|signs|characters|min\w*|hours?|hrs?|h|seconds?|euros?|dollars?|pounds?|usd|quid|bucks|people|"
    r"columns|times)\b)"
)
ISSUE = rf"(?P<issue>(?!{PIECES}\b|{KIND})[a-z]{{3,}})"
# What holds several pieces and comes out again and again; of other nouns nobody knows which of the two is the piece.
HOLDS_PIECES = r"(?:issue|edition|number|episode|show|broadcast|mailing|batch|round|auction|fair|concert|festival)"
PER_ISSUE = (
    re.compile(rf"(?:(?P<least>{N}) ?(?:-|–|to|or) ?)?(?P<n>{N})(?!{OF_NO_PIECES})(?P<noun>(?: [a-z'-]+){{0,3}}?) (?:(?:per|an?)|(?:(?:for|in|to) )?(?:each|every)) {ISSUE}\b"),
    re.compile(
        rf"\b(?:each|every|an?|one|per) {ISSUE}(?: (?:has|needs|takes|holds|carries|brings|contains|gets|is|with|wants))?"
        rf"(?: (?:about|around|roughly|some|usually|mostly|always))* (?P<n>{N})(?!{OF_NO_PIECES})(?P<noun>(?: [a-z'-]+)?)"
    ),
)  # fmt: skip
# "eight sales a year, each 2,200 lots": whatever the noun, it is no piece where so many of something are in each.
HOLDS_MANY = re.compile(
    rf"{N} [a-z]+(?: [a-z]+)? (?:an?|per|each|every) (?:day|week|fortnight|month|quarter|year),? "
    rf"each (?:(?:of|with|has|holds|having|about|around|some|roughly) )*{N}(?!{OF_NO_PIECES}) [a-z]+"
)
PAID = r"\b(?:charg\w+|paid|pays?|cost\w*|earn\w*|fees?|bill\w*|rate|invoice)\b|[$€£]"
OUT = r"(?: (?:is|are|comes?|goes|go|appears?|runs?|published|printed|sent|out|every|now))*"
PERIOD = r"(?P<period>day|week|fortnight|month|quarter|year)"
ADVERB = rf"(?P<adverb>{'|'.join(ADVERBS)})"
# An issue is one of whatever comes so often: "parish magazine, monthly", "a weekly paper".
OF_A_PAPER = r"(?:issues?|editions?|numbers?)"
PAPER = r"(?:newspaper|paper|magazine|journal|gazette|newsletter|bulletin|review|digest|weekly|monthly)"


def volume_by_issue(text: str) -> int | None:
    """Pieces a month of so many an issue and so many issues; None where both are not told, or other figures beside."""
    low = spell_out(text)
    for told in _told(low):
        rest = f"{low[: told.start()]} | {low[told.end('n') :]}"
        holds = re.fullmatch(HOLDS_PIECES, told["issue"]) or _many_of(told["issue"], rest)
        often = _how_often(told["issue"], rest, low) if holds else None
        if often is None:
            continue
        if re.sub(r"\D", "", rest) != str(often[1] or "") or re.search(PAID, low):
            return None  # another figure stands beside, or it may be a fee
        each = [int(told[name].replace(",", "")) for name in ("least", "n") if told.groupdict().get(name)]
        made = sum(each) / len(each) * (often[1] or 1) * PER_MONTH[often[0]]
        return max(1, rounded(made))
    return None


def counts_issues(low: str, start: int, end: int) -> bool:
    """Whether the figure there counts what pieces appear in: of a text that also tells how many are in each."""
    if any(told.start() <= start < told.end() for told in HOLDS_MANY.finditer(low)):
        return True
    return any(
        (re.fullmatch(HOLDS_PIECES, told["issue"]) or re.search(rf"\b{PIECES}$", told["noun"]))
        and re.search(rf"\b{told['issue']}(?:e?s)?$", low[start:end]) is not None
        for told in _told(low)
    )


def _told(low: str) -> Iterator[re.Match[str]]:
    """Every place that tells how many are in each of something."""
    for pattern in PER_ISSUE:
        yield from pattern.finditer(low)


def _many_of(issue: str, rest: str) -> re.Match[str] | None:
    """So many of them in a time: what is told to hold pieces, and so often, is no piece whatever its noun."""
    return re.search(rf"(?P<n>{N}) {issue}(?:e?s)? (?:an?|per|each|every) {PERIOD}\b", rest)


def _how_often(issue: str, rest: str, low: str) -> tuple[str, int | None] | None:
    """The time that issues are told for, and how many a time where a number is said."""
    if many := _many_of(issue, rest):
        return many["period"], int(many["n"].replace(",", ""))
    if once := re.search(rf"\b{issue}(?:e?s)?{OUT} (?:once |every )?(?:an? |each |per )?{PERIOD}\b", rest):
        return once["period"], None
    if once := re.search(
        rf"\b(?:{issue}(?:e?s)?{OUT},? {ADVERB}|{ADVERB.replace('adverb', 'before')} {issue}e?s?)\b", low
    ):
        return ADVERBS[once["adverb"] or once["before"]], None
    if re.fullmatch(OF_A_PAPER, issue):
        paper = re.search(
            rf"\b{PAPER}{OUT},? {ADVERB}\b|\b{ADVERB.replace('adverb', 'before')}(?: [a-z-]+)? {PAPER}\b|"
            rf"\bit(?:'s|{OUT}) {ADVERB.replace('adverb', 'then')}\b",
            low,
        )
        return (ADVERBS[paper["adverb"] or paper["before"] or paper["then"]], None) if paper else None
    return None
