"""Parts of a number of pieces: "half of them good", "30 of those are rubbish", "only 110 are any good"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.models.guide.reading.number_words import rounded
from assistant.models.guide.reading.quantity import Figure
from assistant.models.guide.reading.spans import clause_around
from assistant.models.guide.reading.standing import HEDGED

GOOD = (
    r"(?:good(?: enough)?|any (?:use|good)|of (?:any )?use|okay|ok|alright|i'd be (?:happy|proud|willing)|i(?:'d| would) (?:actually |really )?(?:want|hand|send|publish)|strong|top(?:-notch)?|excellent|quality|fit for|suitable|worth|usable|useable|decent|solid|great|fine|any good|worth (?:keeping|using|showing|having|it)|keepers|presentable|clean|proper(?:ly)?|"
    r"approved|finished|ready|signed[- ]off|cleared|allowed|mine|ours|free to use|done|publishable|what i'd call good|properly done|up to (?:scratch|standard)|"
    r"i'm (?:happy|proud|pleased)|i am (?:happy|proud)|i'd (?:stand by|show|keep|use|call)|i would (?:stand by|show|keep|use)|complete|polished|still have|have (?:the|their) (?:brief|notes))"
)
BAD = (
    r"(?:rubbish|duff|naff|weak|sloppy|worthless|no use|half done|half-done|i (?:wouldn't|would not|can't|don't)|not (?:up to|worth|fit|something)|need(?:s|ing)? (?:work|editing)|so-so|mediocre|dodgy|ropey|iffy|shaky|old ones|stale|bad|poor|weak|no good|not (?:very |really |that |any )?(?:good|usable|great)|duplicates?|unusable|useless|junk|crap|trash|outdated|out of date|old|dreadful|awful|terrible|unfinished|"
    r"drafts|incomplete|rejected|dross|embarrassing|garbage|half[- ]finished|a mess|throwaways?)"
)
# What may be said of a share without making the rest unusable.
KEPT_WHOLE = r"(?:[ ,]+(?:are|is|were|was))?[ ,]+(?:in|from|for|about|on|under|nda|confidential|short|long|to|with|by|an? )\b|s?\b[ ,]*(?:of )?(?:a|an|my|the|hours?|year|month|day|dozen|price|time|page)\b|[ .,!]*$"
SHOWN = r"\b(?:i'd|i would|i can|i could|i may)(?: [a-z]+){0,2}? (?:show|use|keep|stand by|hand out|publish|sign|defend|send|call good|be proud of|trust|submit|recommend|want)(?: (?:about|around|maybe|perhaps|roughly|only|just|some))*"
PAIRED = r"\b(?:briefs?|briefings?|notes?|originals?|sources?|inputs?|sheets?|questionnaires?|recordings?|approved|accepted|signed off|mine|my own)\b"
SHARES = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
SHARE = (
    r"\b(?:(?P<half>half(?! done|[- ]finished|[- ]written|[- ]baked|[- ]day|[- ]hour| an | a (?:day|page|year|dozen))|every (?:second|other)(?: one)?|one (?:in|out of) two)|(?P<many>an?|one|\d) (?P<part>third|quarter|fifth|tenth)s?|(?P<percent>\d{1,3}) ?(?:%|per ?cent\b))(?: or so)?(?![\w])"
    r"(?: (?:of )?(?:them|those|these|that|it|which|the lot))?"
)
LINKS = r"(?:[ ,]+(?:are|is|were|was|being|maybe|probably|i'd say|really|actually|pretty|quite|any|only|all|just|perhaps|honestly|of|as|have been|i reckon|properly|frankly|complete(?= (?:rubbish|junk))))*[ ,]+"
# What is said of the part of the pieces that can be used, and of the part that cannot.
KEEPS = (
    rf"\b(?:{GOOD}|accept\w*|signed|cleared|passed|exist\w*|surviv\w+|left|kept|briefs?|briefings?|notes?|originals?|sources?|sheets?|inputs?|questionnaires?|transcripts?|recordings?|mine|by me|i (?:\w+ )?(?:wrote|made|did)|"
    r"written only|my own|myself|(?:i'd|i would|i can|i could|i may|may|can) (?:\w+ )?(?:show|use|keep|stand by|hand out|publish|sign|defend|put my name)|liked|went through|checked|reviewed|wrote)\b"
)
SPOILS = rf"\b(?:{BAD}|throw (?:out|away)|bin|discard|leave out|leave off|weed out|skip|remove|not|never|none|without|lack\w*|miss\w*|lost|gone|deleted|wrong|broken)\b|n't\b"
HANDS = r"(?:colleague|partner|predecessor|stand-?in|intern|trainee|assistant|freelancer|student|wife|husband|sister|brother|friend|boss|locum|temp|junior|someone|somebody|others?|other people)"
BY_ANOTHER = rf"\b(?:(?:an?|my|our|the|another|other|by) (?:[a-z]+ )?{HANDS}(?:'s|s'|s)?|not mine|someone else's)\b"
MINE_BESIDE = re.compile(
    rf"(?<![\d.,])(?P<mine>\d[\d,]*)(?: of (?:them|those))?(?: (?:are|were|is))?(?: (?:written|made|done))? (?:by me|by myself|mine|my own|from me|of mine)\b[^.;]{{0,20}}?"
    rf"\d[\d,]*(?: of (?:them|those))?(?: (?:are|were|is|written|made|done))* (?:by|from|of)? ?(?:an?|my|our|the|another)? ?(?:[a-z]+ )?{HANDS}\b"
)
NEUTRAL = r"\b(?:nda|ndas|confidential|private|belong\w*|forbidden|barred|off limits|reserved|secret|last|this|next|more|short\w*|long\w*|year|month|week|to write|to do)\b"
BARRED = r"\b(?:nda|ndas|confidential|private|belong\w*|forbidden|barred|off limits|reserved|secret)\b"
OF_WHICH = r"\b(?:of|from|among|out of) (?:which|those|these|them|that|the lot|it)\b"
OF_THOSE = r"^(?:\S+ ){0,3}?(?:of|out of) (?:them|those|these|which|it|that|the (?:lot|\d)|my \d|these \d)"
LIMITED = r"(?:\b(?:only|just|merely|barely|a mere)(?: [a-z'-]+){0,4}\s*$)"
LEAVES = r"\bleav(?:es|ing)(?: (?:me|us|with))*(?: (?:about|around|some|roughly))*\s*$"
BY_OTHERS = r" (?!i\b|we\b)[^.;]{0,40}\b(?:wrote|made|did)\b|[ ,]+(?:(?:are|is|were) )?(?:not mine|by (?:someone|somebody|others|other people|an? |the )|(?:written|made) by (?!me|myself|us))"
OF_TOTAL = r" of (?:the |my |our |these |those |all |about |roughly |around )*(?P<total>\d[\d,]*)(?!\d)"
NOUN = r"(?: (?!are|is|were)[a-z-]+){0,3}?"
ONLY = re.compile(rf"\b(?:only|just|of which|of those|of them|but|though|although|maybe|perhaps)(?: {HEDGED})*\s*$")


def share_of_total(low: str) -> int | None:
    """What is left of a total that a share is said of: "half of my 240 are good", "80 % of the 500 are rubbish"."""
    for found in re.finditer(SHARE + OF_TOTAL, low):
        rest = low[found.end() :]
        good, bad = re.match(NOUN + LINKS + GOOD, rest), re.match(NOUN + LINKS + BAD + r"\b", rest)
        share = 0.5 if found["half"] else int(found["percent"]) / 100 if found["percent"] else _parts(found)
        if (good or bad) and 0 < share < 1:
            return rounded(int(found["total"].replace(",", "")) * (1 - share if bad else share))
    return None


def part_told(low: str, figures: Sequence[Figure]) -> int | None:
    """How many of the pieces are left when a part of them is called good, or no good; None where no part is."""
    if beside := MINE_BESIDE.search(low):
        return int(beside["mine"].replace(",", ""))
    counted = [f for f in figures if f.counts in ("plain", "pieces", "things") and f.period is None and not f.is_bound]
    for figure in counted:
        before, clause = _said_of(low, figure)
        if figure.counts == "things" and re.search(r"\b(?:in|at|by|with|after|within|over|for|of|to|on)\s*$", before):
            continue
        larger = [f for f in counted if f.value > figure.value]
        if re.search(LEAVES, before) and larger:
            return figure.value
        if not _is_part(low, figure, before, clause, any(f.start < figure.start for f in larger)):
            continue
        clause = re.sub(OF_THOSE, " ", clause)
        if re.search(NEUTRAL, clause):
            continue
        good, bad = re.search(KEEPS, clause), re.search(f"{SPOILS}|{BY_ANOTHER}", clause)
        if good and not bad:
            return figure.value
        if bad and (not good or good.start() >= bad.start()) and larger and not re.search(LIMITED, before):
            return min(f.value for f in larger) - figure.value
    return None


def _said_of(low: str, figure: Figure) -> tuple[str, str]:
    """What stands before a figure in its clause, and that clause; a figure alone takes the clause beside it."""
    start, end = clause_around(low, figure.start, figure.end)
    if not re.search(r"[a-z]{2}", low[start:end]) and start > 2:  # "with the note still there... 1,450"
        first, last = clause_around(low, start - 2, start - 2)
        if not re.search(r"\d", low[first:last]) and re.search(PAIRED, low[first:last]):
            return low[first:last] + " only ", low[first:end]
    clause = low[start:end]
    if not re.search(KEEPS, clause) and not low[figure.end : end].strip(" ."):
        clause = low[start : clause_around(low, end + 1, end + 2)[1]]
    return low[start : figure.start], clause


def _is_part(low: str, figure: Figure, before: str, clause: str, after_total: bool) -> bool:
    """Whether a figure tells a part of a larger one, by its own words or, after that one, by how it goes on."""
    start, end = clause_around(low, figure.start, figure.end)
    if re.search(OF_WHICH, before) or re.match(OF_THOSE, low[figure.start : max(end, figure.end)]):
        return True
    goes_on = (
        re.search(LIMITED, before)
        or re.search(r"\b(?:but|though|although|however|yet)[ ,]+$", low[:start])
        or re.match(r"(?:but|though|although|however|yet)\b", before)
        or re.match(r"\s*(?:are|were|is)\b", low[figure.end :])
        or re.search(PAIRED, clause)
        or (re.search(r"\b(?:are|is)\s*$", before) and re.search(KEEPS, before))
    )
    return after_total and bool(goes_on)


def without_subsets(low: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that only say where a part of a larger one before them comes from, and so all stand."""
    kept = list[Figure]()
    for figure in figures:
        start, end = clause_around(low, figure.start, figure.end)
        first = next((f for f in figures if f.start >= start), figure)  # "of which 1,250 from six mills"
        of_all = re.search(OF_WHICH, low[start : first.start]) or re.match(
            OF_THOSE, low[first.start : max(end, first.end)]
        )
        said = re.sub(OF_THOSE, " ", low[first.start : end])
        is_told = re.search(f"{KEEPS}|{SPOILS}|{BY_ANOTHER}|{BARRED}", said)
        larger = any(f.value > first.value and f.end <= start for f in figures)
        if not (of_all and larger and not is_told):
            kept.append(figure)
    return kept


def usable_share(low: str, total: int) -> int | None:
    """What is left of `total` when a share is called good or bad; None when no share is; -1 when what is said of it is unclear."""
    for found in re.finditer(SHARE, low):
        rest = low[found.end() :]
        good, bad = re.match(LINKS + GOOD, rest), re.match(LINKS + BAD + r"\b", rest)
        bad = bad or re.match(BY_OTHERS, rest)
        good = good or re.search(SHOWN + r"\s*$", low[: found.start()])
        if not good and not bad:
            if re.match(KEPT_WHOLE, rest) or re.match(OF_TOTAL, rest):
                continue
            return -1
        share = 0.5 if found["half"] else int(found["percent"]) / 100 if found["percent"] else _parts(found)
        if 0 < share < 1:
            return rounded(total * (1 - share if bad else share))
    return None


def good_of(low: str) -> int | None:
    """The first figure of "120 of my 400 case studies are really good"."""
    found = re.search(
        rf"\b(\d[\d,]*) (?:or so )?(?:out )?of (?:the |my |our |these |about |those )*\d[\d,]*\b[^,.;\d]{{0,40}}?(?:are|is|were)(?: really| actually| any| all| pretty)* {GOOD}",
        low,
    )
    return int(found[1].replace(",", "")) if found else None


def bad_ones(low: str, figures: Sequence[Figure]) -> int | None:
    """How many of the pieces are said to be no good: "150, 30 of them rubbish"."""
    for figure in figures:
        if re.search(r"\bof (?:them|those|these|which)\s*$", low[figure.start : figure.end]) and re.match(
            LINKS + BAD, low[figure.end :]
        ):
            return figure.value
    return None


def _parts(found: re.Match[str]) -> float:
    return (int(found["many"]) if found["many"].isdigit() else 1) * SHARES[found["part"]]
