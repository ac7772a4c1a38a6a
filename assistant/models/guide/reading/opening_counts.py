"""Counts in the message that first tells of one's own work: there a number of things made is the number on hand.

Looser than `counts`, which reads any message: an opening lays the work out, so "800 jokes written" or "I've authored
eleven" counts what Peri would else ask for again. What somebody needs, hopes for, pays or was told stays out.
"""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import Figure, read_figures, spell_out
from assistant.models.guide.reading.nouns import BOTH_SIDES, is_person
from assistant.models.guide.reading.quantity import PER_MONTH
from assistant.models.guide.reading.standing import is_of_others, is_wished
from assistant.models.guide.reading.statements import plain, sentences
from assistant.models.guide.reading.stock_words import HAVE

NEAR = (
    r"(?:(?:about|around|roughly|some|nearly|almost|over|just|only|maybe|perhaps|say|something like|like|the|my|our|a "
    r"good|these|those|ca\.?|approximately|already|so|altogether) )*"
)
N = r"(?P<n>\d[\d,]*(?: ?k\b)?)(?:-odd|\+|-ish)?"
NO_NOUN = (
    r"(?:i|we|they|he|she|you|it|of|in|on|at|a|an|the|is|are|was|were|and|or|to|for|per|with|that|which|who|from|so|but|"
    r"euros?|dollars?|pounds?|quid|bucks|years?|months?|weeks?|days?|hours?|minutes?|people|clients?|customers?|"
    r"students?|pupils|subscribers?|followers?|readers?|km|miles|words?|pages?|percent|per ?cent|times|signs?|countries|"
    r"brands?|languages?|kinds?|sorts?|folders?|boxes|winters?|summers?|springs?|autumns?|seasons?|decades?|terms?)"
)
NOUN = rf"(?: (?!{NO_NOUN}\b)[a-z][\w&'’/-]*){{0,4}}?"
MADE = (
    r"(?:written|done|made|built|shipped|tested|kept|saved|filed|sent(?: out)?|delivered|published|finished|approved|"
    r"authored|rewritten|drawn|recorded|translated|edited|checked|cleared|signed(?: off)?|labelled|normali[sz]ed|"
    r"cleaned|corrected|released|printed|answered|reviewed|produced|archived|catalogued|transcribed|drafted)"
)
BY_ME = (
    r"(?:all told|in all|in total|altogether|behind me|to my name|under my name|up (?:since|on)|in-house|by hand|of mine|"
    r"(?:i|we)(?:'ve| have)? (?:wrote|made|did|kept|built|drew|translated|edited|published|answered|written)|"
    r"(?:i'd|i would|i am|i'm|we're) (?:\w+ )?(?:sign|stand by|show|be proud|proud|keep|defend)|"
    r"(?:lie|lies|sit|sits|are|live|rest|hang|wait) (?:in|on) (?:my|our|the)|(?:on|in) (?:my|our) \w+)"
)
VERB = (
    r"(?:wrote|made|did|built|drew|kept|saved|put out|turned out|sent out|brought out|"
    r"(?:have |'ve )(?:\w+ )?(?!tried|used|paid|spent|asked|worked|waited|needed|wanted|married|lived|travelled|visited|"
    r"interviewed|hired|employed|earned|saved up)(?:[a-z]+ed|written|done|made|built|drawn|kept|put out|sent out|got)|"
    r"(?:translated|edited|published|authored|answered|normali[sz]ed|finished|released|filed|recorded|drafted|produced))"
)
HELD_IN = r"\b(?:library|archive|collection|backlog|back catalogue|stock|memory|stack|pile)(?: of|:| with)"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:i|we|and)(?:(?='ve )| ){VERB} {NEAR}{N}(?![\d.,]*\d)(?!{NO_NOUN}\b| {NO_NOUN}\b(?<! of)(?<! i)(?<! in)(?<! by))",
        rf"\b{N}{NOUN},? (?:(?:is|are|were|been|have been|all|now|already|and) )*{MADE}\b(?! by (?:may|june|next|the end)| {NEAR}\d)",
        rf"\b{N} {MADE}{NOUN} [a-z]",
        rf"{HELD_IN} {NEAR}{N}{NOUN}",
        rf"\b{N}{NOUN},? {BY_ME}\b",
    )
)
# What came in, was bought or stands open is no work of one's own.
CAME_IN = (
    r"\b(?:get|gets|receive[sd]?|bought|buy|purchased|downloaded|scraped|collected from|sends?|sent me|comes? in|"
    r"give it|ask(?:s|ed)? (?:me )?for|answer|read|serve|sort)\b"
)
SUPPOSED = (
    r"\b(?:if (?:i|we) had|what if|suppose|imagine|you need|(?:do|would) (?:i|you|we) need|need (?:at least )?\d|"
    r"people say|they say|i read|is enough|want(?:s|ed)? \d|by (?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|christmas|easter))\b"
)
# Whole works are no pairs yet: how many chapters or pairs they hold is asked.
WHOLE_WORKS = (
    r"\b(?:books?|novels?|histories|volumes|albums|films|plays|theses|manuscripts|memoirs|biographies|audiobooks|"
    r"courses|seasons)\b"
)
FEWEST = 10  # a smaller figure counts clients or makes as often as pieces
IN_PAIRS = r"\S+ pages(?: (?:of [\w' -]+)?)? ?in pairs\b"
WITH_INPUT = (
    r"(?:each )?with (?:the |their |its |my |our |all )*(?:briefs?|notes|sources?|sheets?|inputs?|originals?|logs|forms|"
    r"outlines?|recordings|transcripts|data ?sheets?)\b(?! of)"
)
# After a bare figure: "380 went out as they stood", "500 or so typed up".
STANDS = rf"(?:{WITH_INPUT}|went out|typed up|all mine|mine\b|of mine|of (?:my|our) own|{MADE}\b)"
COUNTS_ELSE = r"\b(?:for|to|at|with|across|same|all|every|first|last|of|against|by|than|under|between|into|advise|coach|teach|serve|run)(?: (?:the|my|our|these|about|around|some|over))* $"
ELSE_COUNTED = (
    rf"\S+ (?:[\w'-]+ ){{0,2}}?(?:{NO_NOUN}\b|(?:farms?|makes?|shops?|stores?|sites?|harbours?|queues?|codes?|tags?|headings?|"
    r"topics?|labels?|fields?|rules?|categories|towns?|villages?|schools?|clubs?|teams?|magazines?|papers?|games?|firms?|"
    r"varieties|suppliers?|members?|agreements?|products?|parts?|samples?|examples? in)\b)"
)
NO_PIECES = frozenset({"money", "words", "minutes"})
# A pace told of the work that comes in: "~2k/mo", "forty come every month", "they ask for 25 monthly".
PACE = re.compile(
    rf"\b{N}(?: (?:or so|more|new|of them|of these|others?))*{NOUN}(?: (?:come|arrive|are due|due|go out|are wanted))?"
    r"(?: in)?(?: ?/ ?(?P<short>mo|wk|yr|mth|month|week)\b| (?:a|an|per|each|every) (?P<long>day|week|fortnight|month|"
    r"quarter)\b| (?P<adverb>daily|weekly|monthly)\b)"
)
ASKED_OF_ME = r"\b(?:come|arrive|due|go out|wanted|to go|wants?|asks? (?:me |us )?for|orders?|new)\b"
PERIODS = {"mo": "month", "mth": "month", "wk": "week", "yr": "year", "daily": "day", "weekly": "week",
           "monthly": "month"}  # fmt: skip


def opening_stock(text: str) -> int | None:
    """How many pieces an opening says were made; None where it tells none, or several numbers that differ."""
    found: list[set[int]] = [set() for _ in PATTERNS]
    for sentence in sentences(text):
        low = spell_out(plain(sentence))
        if re.search(SUPPOSED, low):
            continue
        figures = read_figures(low)
        for pattern, values in zip(PATTERNS, found, strict=True):
            for match in pattern.finditer(low):
                if (value := _counted(low, match, figures)) is not None:
                    values.add(value)
    surest = next((values for values in found if values), set())
    if not surest:
        return _only_figure(text)
    return surest.pop() if len(surest) == 1 else None


def opening_pace(text: str) -> int | None:
    """How many pieces a month an opening says are wanted or come in; None where it tells none, or several."""
    found = set[int]()
    for sentence in sentences(text):
        low = spell_out(plain(sentence))
        if re.search(SUPPOSED, low):
            continue
        for match in PACE.finditer(low):
            if match["short"] or re.search(ASKED_OF_ME, _clause(low, match)):
                said = match["short"] or match["long"] or match["adverb"]
                found.add(max(1, round(_number(match) * PER_MONTH[PERIODS.get(said, said)])))
    return found.pop() if len(found) == 1 else None


def _only_figure(text: str) -> int | None:
    """The one figure of an opening that can count pieces: "around 110 sets", "700 session summaries"."""
    found = set[int]()
    for sentence in sentences(text):
        low = spell_out(plain(sentence))
        for figure in read_figures(low):
            pages = re.match(IN_PAIRS, low[figure.start :])
            stays_out = figure.period or figure.is_bound or is_of_others(low, figure) or is_wished(low, figure)
            if stays_out or re.search(SUPPOSED, low) or (figure.counts == "other" and not pages):
                continue
            if figure.counts in NO_PIECES or figure.value < FEWEST or figure.value in range(1950, 2050):
                continue
            before, after = low[: figure.start], low[figure.start :]
            said = re.match(r"\S+(?: or so)?,? ?", after)
            is_bare = figure.counts == "plain" and not re.match(STANDS, after[said.end() :] if said else "")
            if re.search(WHOLE_WORKS, after.split(",")[0]) or re.match(r"\S+ yrs?\b", after):
                continue
            if (
                not _is_of_the_work(low, figure)
                or is_bare
                or re.search(COUNTS_ELSE, before)
                or re.match(ELSE_COUNTED, after)
            ):
                continue
            found.add(figure.value)
    return found.pop() if len(found) == 1 else None


def _is_of_the_work(low: str, figure: Figure) -> bool:
    """Whether what a lone figure counts is a kind of piece, or is called kept or made; what came in or was bought is not."""
    before, after = _clause_before(low, figure), low[figure.end :]
    if re.search(CAME_IN, before):
        return False
    if figure.counts == "pieces":
        return True
    held = HAVE.search(before) and figure.counts != "other"
    return bool(
        held
        or re.match(rf",? (?:or so )?{STANDS}", after)
        or re.match(BOTH_SIDES, after)
        or re.match(IN_PAIRS, low[figure.start :])
    )


def _clause_before(low: str, figure: Figure) -> str:
    return re.split(r"[,;.] ", low[: figure.start])[-1]


def _counted(low: str, match: re.Match[str], figures: list[Figure]) -> int | None:
    figure = next((f for f in figures if f.start <= match.start("n") < f.end), None)
    if figure is not None and (
        figure.counts in NO_PIECES or figure.period or figure.is_bound or is_of_others(low, figure)
        or is_wished(low, figure)
    ):  # fmt: skip
        return None
    if figure is not None and is_person(low[figure.start : figure.noun_end].split()[-1]):
        return None
    if figure is not None and figure.counts == "plain" and any(f.is_stock and is_of_others(low, f) for f in figures):
        return None  # "the shop has 90 stars and I've got 12"
    value = _number(match)
    if re.search(WHOLE_WORKS, low[match.start() : match.end() + 20].split(",")[0]):
        return None
    return value if value > 1 and value not in range(1950, 2050) else None


def _number(match: re.Match[str]) -> int:
    return int(match["n"].rstrip("k ").replace(",", "")) * (1_000 if match["n"].endswith("k") else 1)


def _clause(low: str, match: re.Match[str]) -> str:
    start = max(low.rfind(mark, 0, match.start()) for mark in ",;.") + 1
    return low[start : match.end()]
