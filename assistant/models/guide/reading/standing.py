"""Which of several figures still stand: what is denied, put right or only wished for does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.models.guide.reading.quantity import Figure
from assistant.models.guide.reading.spans import clause_around

HEDGED = (
    r"(?:about|around|roughly|some|only|just|maybe|perhaps|probably|over|at least|almost|nearly|approximately|exactly|"
    r"anywhere near|even|really|actually|like|the|a|my|close to|have|got|be|been|do|make|write|pay|spend|take|charge|"
    r"need|reach|hit|all|for|worth|of|any|more like)"
)
LOOK_BACK = 90  # characters
CAPS = r"\b(?:more than|less than|fewer than|over|above|past|beyond|exceed\w*|higher than|longer than|go to|a (?:cent|penny|word|minute) more)\b"
DENIED = re.compile(
    rf"(?:\b(?:not|never|no longer|instead of|rather than|nor|without|nowhere near|isn't|wasn't|aren't)|n't|\bthan)(?: {HEDGED}){{0,4}} ?[$€£]?$"
)
# A negation anywhere before the figure in its clause, but for what leaves the figure standing.
DENIES = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor|refuse to|no way|unwilling to|cannot)|n't)\b(?: [^\s\d$€£]+){0,9} ?[$€£]?$"
)
DENIES_NOTHING = (
    r"\b(?:(?:do|does|did|could|would|wo|ca)(?:n't| not)|not|never) (?:really |even |exactly |quite )?(?:know|remember|sure|count(?:ed|ing)?|mind|say|tell|recall|"
    r"complain|only|just|includ\w+|bad|exactly|stop\w*|much|far|long|always|every|yet know|have to (?:look|count)|check\w*|asked?)\b|\bwhy not\b|\bnot (?:a day|a week|a month)\b"
)
SAID_BEFORE = re.compile(
    r"\b(?:(?:i|we)(?: have|'ve| had)? (?:first |once |just )?(?:said|told you|wrote(?= (?:to you|that|before|earlier))|typed|put|thought|meant to say|had|guessed|mentioned|claimed|estimated|gave you|answered)|you (?:said|noted|wrote|have|put)|it says|says here|"
    r"used to (?:be|do|make|have|write|charge)|previously|originally|at first|was|were)(?: (?:it's|it was|to you|you|that|it's about|about|maybe|like|around|roughly|i|we|have|had|do|make|write|there|are|were|it|takes?|is|earlier|before|yesterday))* ?[$€£]?$"
)
BEFORE_NOW = re.compile(
    r"^(?!\s*from\b)[^,;.]{0,14}\b(?:before(?! (?:i|we|it|they|it's|sending|the|my|that)\b)|earlier|at first|originally|last time|was wrong|is wrong|was a typo|is a typo)\b"
)
CORRECTS = re.compile(
    r"(?:^|[.,;!…—–-] ?|\b(?:and|but|oh|or|so) )(?:no|nope|sorry|oops|whoops|wait|actually|correction|hang on|hold on|scratch that|strike that|typo|let me correct that|my mistake|my bad)\b|"
    r"\b(?:i meant|i mean|i should say|make (?:that|it)|rather|more like|in (?:practice|truth|reality|fact)|should (?:be|have been|read)|turns out|or rather|call it|correction(?: is)?|corrected (?:to|is)|correct (?:is|number|figure|value|answer))\b"
)
CONCLUDES = re.compile(
    r"\bso (?:maybe |perhaps |some |i guess |i'd say |it's |that's |call it |say |make it |make that |about |roughly |around |now )*[$€£]?$"
)
WISHED = re.compile(
    r"\b(?:want(?:s|ed)? to|wanna|aim(?:s|ing)?|hop(?:e|es|ing)|planning(?= (?:to|on|for|about|around|some|\d|an?\b))|plan (?:to|on|for)|goal|target|need(?:s|ed)?|require[sd]?|would like|'d like|like to|get(?:ting)? to|reach|"
    r"will|'ll|going to|gonna|could (?:write|make|do|collect|gather|get|produce|have|find|scrape)|might|recommend\w*|suggest\w*|ideally|eventually|someday|"
    r"soon\b|i'd (?!say|guess|call|put|estimate|reckon|think|rather|have|only|show|keep|stand|trust|use|be|bet|imagine|hope)[a-z]+(?= )|should (?:write|collect|get|have (?!been))|wish|dream\w*|grow(?:ing)? to|scale)\b|\bby (?:spring|summer|autumn|fall|winter|christmas|next|the end|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|easter)\b|\bshort of\b|\bnext (?:month|year|quarter)\b"
)
OTHERS = re.compile(
    r"(?<!on )(?<!for )(?<!with )(?<!to )(?<!by )\b(?:(?:a|my|an?other|some|the|our|his|her) (?:old |best |good |ex-?)?(?:friend|colleague|mate|sister|brother|wife|husband|partner|neighbour|neighbor|cousin|competitor|"
    r"boss|daughter|son|mum|mom|dad|agency|rival|guy|woman|man|bloke|developer|dev|client|article|blog|video|course|podcast|tutorial|book|forum|salesman|vendor|rep)s?(?:'s)?|"
    r"someone|somebody|(?:other |most |some )?people (?:say|think|tell|use|need|want|recommend|have|do)|everyone (?:says|thinks|tells|uses|has)|the tool (?:says|claims)|they (?:say|said|want|need|ask|recommend)|you (?:said|say|need|told|mentioned|wrote)|openai|google|anthropic|hers|his|competitors?|(?:vendor|client|agency|boss|developer|publisher|consultant)s? (?:wants?|offers?|asks?|says?|quotes?|quoted|charges?|mentioned)|(?:gpt\S*|chat ?gpt|claude|gemini|copilot) (?:writes?|gives?|makes?|produces?|says|returns?)|"
    r"(?:she|he|they|who) (?:has|have|had|kept|keeps?|wrote|writes?|trained|used|uses|does|do|did|makes?|charges?)|(?:took over|inherit\w*|predecessor'?s?|scraped|downloaded|licensed|borrowed|found online)\b.*|(?:says|told|tells|recommends|asks for|claims|believes|promises) )\b"
)


NEW_SUBJECT = r",\s|\s[-–—]+\s|:\s|\s(?:but|so|while|whereas|though|although)\s|\sand (?=(?:i|we|i've|i'm|mine|my own|it takes|it's)\b)"
OURS = re.compile(
    r"\b(?:i|i've|i'm|i'd|we|we've|we're|mine|ours|my own)\b|^(?:it(?:'s| is| takes| makes)|in (?:truth|reality|fact|practice)|actually)\b"
)
REPORTS = re.compile(r"\b(?:says?|said|claims?|claimed|believes?|thinks?|reckons?|insists?|told me|tells me)$")
PEOPLE = (
    r"(?:students?|pupils?|assistants?|interns?|employees?|staff|customers?|readers?|users?|predecessors?|publishers?|suppliers?|museums?|sites?|websites?|catalogues?|agenc(?:y|ies)|"
    r"magazines?|compan(?:y|ies)|shops?|schools?|course|tool|app|plan|model|visitors|guests|applicants|bots?|ai|chatgpt|system|team|firm|bureau|office|hospital|clinic|journal)"
)
THEY_DO = re.compile(
    rf"\b(?:the|a|an|my|our|their|his|her|one|some|another|these|this) (?:[a-z'-]+ ){{0,3}}?{PEOPLE}(?: of [a-z' -]+?)? (?:has|have|had|wrote|writes?|hands?|sends?|sent|makes?|made|claims?|thinks?|says?|"
    r"comes? out|publish\w*|gets?|got|owns?|took|takes?|needs?|costs?|asks?|asked|promis\w+|recommends?|posts?|orders?|receives?|charges?|wants?|spends?|did|does|do|puts?|delivers?|believes?|estimates?)\b"
)
THEIR_OWN = re.compile(
    r"\b(?:the|this|that|a|an|each|every|one|his|her|their|my|our)(?: [a-z'-]+){1,6} (?:has|had|counts?|contains?|includes?|lists?|comes? with|comprises?|comprised)(?: \d[\d,]* [a-z]+ and)?(?: (?:about|around|some|over|roughly|only|just|maybe|more than))*\s*$"
)
CONTAINER = re.compile(
    r"\b(?:archive|folder|drive|collection|library|backlog|portfolio|files?|server|computer|database|disk|cabinet|drawer|cupboard|memory|sheet|spreadsheet|list|stock|catalogue raisonné|inbox|box|shelf|directory|cloud|dropbox|repo\w*|wiki|laptop|set|corpus|binder|notebook|hard drive|records?|tm|cms|bank|pile|stack)\b"
)
APPROVE = re.compile(
    r"\bfrom (?:me|us)|(?:(?:sends?|gives?|hands?|passes|orders?|assigns?|brings?|pays?|commissions?|lets?) (?:me|us)|orders? from (?:me|us)|approved?|approves|accepted|accepts|signed|signed off|cleared|passed|okayed|published|printed|liked|kept|took|bought|checked|reviewed|released|agreed|waved|ran|confirmed|allow\w*|pays? me|were happy)\b"
)

NOW = r"\b(?:now|today|nowadays|these days|currently|this year|at present|meanwhile|by now|at the moment|lately)\b"
ONCE = r"\b(?:ago|before|last (?:year|month|spring|summer|autumn|winter)|previously|back then|earlier|at first|formerly|used to|until|in the (?:old days|past|beginning)|in (?:19|20)\d\d|was|were|had)\b"
NEARLY = (
    r"(?:about|around|roughly|some|only|just|maybe|perhaps|probably|over|at least|almost|nearly|approximately|"
    r"more than|close to|something like|at most|up to|a total of|in total|exactly|easily|well over|circa|ca\.?|say|~|"
    r"≈|>|\(|now|max(?:imum)?|tops|minimum|north of|in the region of|somewhere around|between|from|like|i think|i guess|getting on for|upwards of|a good|good|another|somewhere|a bit over|just over|just under|altogether|collected)"
)
LED = r"\b(?:each|every|per|most|in an?|on an?|an? (?=normal|typical|usual|average)) (?:normal |typical |usual |average |good |busy |single |given |quiet )?(day|week|fortnight|month|quarter|year)s?\b,?"


def standing(low: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that the text ends by claiming: without the denied ones and those that it corrects."""
    kept = _of_now(low, [f for f in figures if not is_denied(low, f) and not _is_past(low, f)])
    markers = [m.end() for m in CORRECTS.finditer(low)]
    for marker in reversed(markers):
        later = [f for f in kept if f.start >= marker and f.counts != "other"]
        if later:
            return later + [f for f in kept if f.start < marker and not _rivals(f, later)]
    concluded = [f for f in kept if CONCLUDES.search(low[: f.start])]
    if concluded:
        last = concluded[-1]
        return [f for f in kept if f is last or not _rivals(f, [last])]
    return kept


def _of_now(low: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those of an earlier time, where one of today is told beside them."""
    clauses = {f.start: clause_of(low, f) for f in figures}
    today = [f for f in figures if f.counts != "other" and re.search(NOW, clauses[f.start])]
    if not today:
        return list(figures)
    return [f for f in figures if f in today or not (re.search(ONCE, clauses[f.start]) and _rivals(f, today))]


def is_denied(low: str, figure: Figure) -> bool:
    """Whether the text says that it is not this number; "not more than" names a limit and denies nothing."""
    clause = low[clause_around(low, figure.start, figure.end)[0] : figure.start]
    before = low[max(0, figure.start - LOOK_BACK) : figure.start]
    if re.search(CAPS + r"[^,;.]*$", before):
        return False
    return DENIED.search(before) is not None or DENIES.search(re.sub(DENIES_NOTHING, " ", clause)) is not None


def is_wished(low: str, figure: Figure) -> bool:
    """Whether the clause speaks of what is wanted, advised or to come."""
    return WISHED.search(clause_of(low, figure)) is not None


def is_of_others(low: str, figure: Figure) -> bool:
    """Whether someone else's figure is told: the nearest clause before it that names a subject decides."""
    start = max((m.end() for m in re.finditer(r"[;.!?]\s", low[: figure.start])), default=0)
    parts = re.split(NEW_SUBJECT, low[start : figure.start])
    if (
        THEIR_OWN.search(parts[-1])
        and not CONTAINER.search(parts[-1])
        and figure.counts in ("plain", "pieces", "things")
    ):
        return True
    for part in reversed(parts):
        theirs, ours = OTHERS.search(part) or THEY_DO.search(part), OURS.search(part)
        if theirs and APPROVE.search(part):
            return False
        if theirs or REPORTS.search(part):
            return True
        if ours:
            return False
    return False


def led_by(low: str, figure: Figure) -> re.Match[str] | None:
    """The period that a figure is said for before it: "each month I do about 25"."""
    said = r"(?: (?:i|we|it's|it is|there are|that's|there's|i'd say|my \w+|i've|we've)\b)?(?: (?!than|for|with|at|in|by|ago|spend|pay)[a-z']+){0,3}?"
    led = re.search(LED + said + rf"(?: ?{NEARLY}| is)*\s*$", low[: figure.start])
    return None if led is None or re.search(r"\d\S*(?: [a-z'-]+){0,5},? ?$", low[: led.start()]) else led


def said_instead(
    low: str, figures: list[Figure], counts: tuple[str, ...] = ("plain", "pieces", "things")
) -> tuple[Figure, Figure] | None:
    """A denied figure and the one said in its place: "I don't make 50 a month, more like 15"."""
    denied = [f for f in figures if is_denied(low, f) and f.counts in counts]
    if len(denied) != 1:
        return None
    later = [
        f
        for f in figures
        if f.start > denied[0].end and f.counts in ("plain", "pieces", *counts) and not is_denied(low, f)
    ]
    if len(later) != 1 or not re.search(
        r"\b(?:more like|but|rather|it's|it is|they're|closer to|only|takes?|nearer|make that)\b",
        low[denied[0].end : later[0].start],
    ):
        return None
    return denied[0], later[0]


def undenied(low: str, figure: Figure) -> str:
    """What stands before a denied figure, as if it were claimed."""
    return re.sub(
        r"\b(?:don't|do not|haven't|have not)(?: got)? (?:really |actually |even )?(?:have )?",
        "have ",
        low[: figure.start],
    )


def clause_of(low: str, figure: Figure) -> str:
    """The clause that a figure stands in."""
    start, end = clause_around(low, figure.start, figure.end)
    return low[start:end]


def _is_past(low: str, figure: Figure) -> bool:
    return bool(SAID_BEFORE.search(low[: figure.start]) or BEFORE_NOW.match(low[figure.end :]))


def _rivals(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether one of `others` may stand in the place of this figure: both count the same, over the same time."""
    return any(
        (
            f.counts == figure.counts
            or {f.counts, figure.counts} <= {"plain", "pieces", "things"}
            or "plain" in (f.counts, figure.counts)
        )
        and (f.period == figure.period or "plain" in (f.counts, figure.counts))
        for f in others
    )
