"""Facts that a person tells about their work, read out of free text. A missed figure is better than a misread one."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.counts import read_stock, read_volume
from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.kinds import read_task
from assistant.models.guide.reading.pairs import read_pairs as read_pairs
from assistant.models.guide.reading.rights import read_rights
from assistant.models.guide.reading.statements import clauses, is_imagined, is_question, plain, sentences, statements

TRADES = (
    "copywriter", "content writer", "technical writer", "ux writer", "ghostwriter", "translator", "interpreter", "consultant",
    "grant writer", "fundraiser", "designer", "illustrator", "bookkeeper", "accountant", "developer", "programmer", "editor",
    "proofreader", "subtitler", "transcriber", "transcriptionist", "recruiter", "lawyer", "legal typist", "typist", "journalist",
    "marketer", "social media manager", "teacher", "tutor", "trainer", "coach", "therapist", "novelist", "author", "researcher",
    "analyst", "photographer", "architect", "real-estate agent", "estate agent", "project manager", "virtual assistant",
    "support agent", "shop owner",
)  # fmt: skip
NOT_MY_TRADE = (
    r"\b(?:not|never|no|for|with|looking|hiring|married|training|becoming|to|about|like|than|client|hired|asking|my)\b"
)
# The wish is to look things up in one's own material: answers, not pieces in a manner.
_MATERIAL = r"(?:documents?|docs|documentation|files|folder|manuals?|handbooks?|knowledge base|wiki|website|articles|blog|papers|contents?|notes|data)"
WANTS_FACTS = (
    rf"\b(?:ask|answers?|answering|chat(?:bot)?|bot|assistant|questions?)\b.{{0,60}}\b(?:my|our|own|private|internal|company'?s?)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b|"
    rf"\b(?:my|our|own|private|internal)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b.{{0,80}}\b(?:ask|answer|answers|answering|questions?|chatbot|support|know)\b|"
    r"\b(?:latest|current|today'?s|up[- ]to[- ]date|changing) (?:news|facts|figures|prices|rents|data)\b"
)
NO_CODE = r"\bno code\b|\bnot (?:very |really |at all )?technical\b|\b(?:don't|can't|cannot|do not) code\b|\bnever coded\b|\bnon-?technical\b"
CODES = r"\bi (?:can|do|know how to) code\b|\bi'm a (?:developer|programmer)\b"
STAYS_HERE = (
    r"\b(?:must|may|can) (?:not|never) (?:leave|go to|be sent to|be uploaded)|\bnothing may (?:leave|go)\b|\bno cloud\b"
)
TRIED = (
    r"\b(?:i|we)(?:'ve| have)? (?:already |also |only |just |so far )*(?:tried|tested|experimented with|been using|been prompting|used)\b(?! to (?:understand|read|learn|find|work out|reach|call))|"
    r"\b(?:i|we)(?: have|'ve)? (?:not|never|n't|haven't|have not) (?:yet |really |even )*(?:tried|tested|used|prompted)\b|\b(?:haven't|have not|never) (?:yet |really |even )*tried\b"
)
TOOLS = (
    r"\b(?:prompt\w*|few-?shot|zero-?shot|chat ?gpt|gpt\S*|claude|gemini|copilot|mistral|llama|llms?|ai|jasper|deepl|machine translation|"
    r"instructions|(?:with|from|of|and|plus|\d) (?:\w+ ){0,2}(?:samples|examples)|templates?)\b"
)
GOES_ON = r"^(?:it|the (?:tone|style|voice|result|results|drafts?|output|structure|format|facts|figures)|still|but|they|that|results?|drafts?)\b"
RULES = (
    r"(?:formats?|rules?|styles?|guidelines?|guide|layouts?|templates?|briefs?|facts|figures|structure|tone|voice|glossary|terms|codes?|"
    r"requirements?|catalogue|catalog|wording|terminology|specs?|product range|brand voice|manner|syllabus|house style)"
)
EVERY = r"(?:every|each|once an?|twice an?|per) (?:other |two |three |few )?(?:day|week|month|quarter|year|season|project|job|client|release|time)s?|daily|weekly|monthly|quarterly|yearly|annually"
STEADY = r"(?:(?:is|are|stays?|stayed|remains?|has been|have been) (?:\w+ )?(?:unchanged|stable|fixed|the same|constant)|unchanged|(?:never|rarely|hardly(?: ever)?|seldom) chang(?:es?|ed)|(?:has|have|do|does|did)(?:n't| not) (?:really )?chang(?:es?|ed))"
CHANGES = (
    rf"\b{RULES}\b[^.;]{{0,25}}?\b(?:{STEADY}|chang(?:es?|ed|ing) (?:\w+ )?(?:{EVERY}|often|constantly|all the time|a lot|slowly|sometimes|rarely|now and then))|"
    rf"^(?:(?:it|they|that|this|everything|all of it) )?(?:never |rarely |usually )?chang(?:es?|ed|ing) (?:about |roughly )?(?:{EVERY})"
)
NOT_OURS = r"\b(?:openai|provider\w*|together|fireworks|google|models?|gpt\S*|anthropic|pricing|my mind|mood|weather)\b"
MUST_MATCH = (
    r"\b(?:(?:has|have|must|needs?|should) (?:to )?(?:\w+ )?(?:be|look|sound|come out|read|stay) (?:\w+ ){0,3}(?:exactly |always |the very )?(?:consistent|identical|the same|uniform|alike)|"
    r"(?:consistency|sameness|uniformity) (?:matters? (?:a lot|most|greatly|hugely)|is (?:everything|key|crucial|vital|essential|very important))|"
    r"(?:clients?|customers?|readers?|they) (?:always |will |do )?notice (?:\w+ ){0,3}(?:drifts?|differs?|slips?|difference|changes?))\b"
)
NEED_NOT_MATCH = (
    r"\b(?:(?:consistency|sameness|uniformity) (?:doesn't|does not|hardly|barely) matters?\b(?: much)?|variety is (?:fine|welcome|wanted|good)|"
    r"(?:needn't|don't need to|doesn't need to|don't have to|doesn't have to) (?:be|look|sound) (?:\w+ )?(?:consistent|identical|the same|alike))\b"
)
FACTS = r"\b(?:facts?|factual|figures?|prices?|numbers?|details?|specs|dates?|invent(?:s|ed|ing)?|made[- ]up|ma(?:kes?|king) (?:things |stuff |\w+ )?up|hallucinat\w*|wrong data|outdated|out of date)\b"
MANNER = r"\b(?:manner|style|tone|voice|wording|sound(?:s|ed|ing)?|format|structure|length|flow|rhythm|phrasing|bland|wordy|generic|robotic|stiff|formal|layout|way (?:it's|it is) written|writing)\b"


def read_facts(text: str) -> dict[str, Any]:
    """Fields of the Situation that `text` states for sure; empty when none. Questions and what-ifs state nothing."""
    stated = " ".join(statements(text))
    low = spell_out(stated)
    found: dict[str, Any] = {
        "profession": _trade(text),
        "task": read_task(text),
        "volume_per_month": read_volume(text),
        "examples_on_hand": read_stock(text),
        "tried_so_far": _tried(text),
        "consistency_needed": _sameness(low),
        "budget_usd": _budget(text),
        **read_rights(text),
        "change_rate": _pace(text),
        "needs_facts": True if re.search(WANTS_FACTS, plain(text)) else None,
        "skills": "no code" if re.search(NO_CODE, low) else "can code" if re.search(CODES, low) else None,
        "runs_where": "on my own machine" if re.search(STAYS_HERE, low) else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def read_count(text: str) -> int | None:
    """The one figure of a short answer such as "about 200" or "none"; None when there is no or more than one."""
    found = [f for f in read_figures(spell_out(text)) if f.counts in ("plain", "pieces")]
    if len(found) == 1 and not found[0].is_range and not found[0].is_bound:
        return found[0].value
    return (
        0
        if not found and re.fullmatch(r"(?:none|nothing|zero|no,? none)(?: yet| so far| at all)?[.!]?", plain(text))
        else None
    )


def read_yes(text: str) -> bool | None:
    """Whether a short answer says yes or no; None when it says neither or both."""
    low = plain(text)
    no = re.search(r"\b(no|nope|not|never|none|don'?t|can'?t|isn'?t|doesn'?t)\b", low)
    yes = re.search(r"\b(yes|yep|yeah|sure|of course|right|definitely|i do|i may|i can|they are mine|all mine)\b", low)
    return None if bool(no) == bool(yes) else bool(yes)


def read_plan(text: str) -> dict[str, int]:
    """Figures of a question about money: examples, words_each, passes, pieces_per_month."""
    low = spell_out(text)
    plan: dict[str, int] = {}
    for figure in read_figures(low):
        after = low[figure.start : figure.end + 12]
        if re.match(r"[\d.,k]+(?:\s?(?:-|–|to)\s?\d+)?[- ]*words?\b", after):
            plan.setdefault("words_each", figure.value)
        elif re.match(r"[\d.,]+\s*(?:epochs?|passes)\b", after):
            plan.setdefault("passes", figure.value)
        elif figure.monthly is not None:
            plan.setdefault("pieces_per_month", figure.monthly)
        elif figure.counts == "pieces" and not figure.is_bound:
            plan.setdefault("examples", figure.value)
    return {name: value for name, value in plan.items() if value > 0}


def read_facts_at_fault(text: str) -> bool | None:
    """Whether an answer names facts (True) or the manner of writing (False) as what goes wrong; None for both or neither."""
    low = plain(text)
    facts, manner = bool(re.search(FACTS, low)), bool(re.search(MANNER, low))
    return None if facts == manner else facts


def trade_named(text: str) -> str | None:
    """The trade of the list that a text names, longest name first."""
    low = plain(text)
    return next((t for t in sorted(TRADES, key=len, reverse=True) if re.search(rf"\b{re.escape(t)}s?\b", low)), None)


def _trade(text: str) -> str | None:
    for sentence in sentences(text):
        low = plain(sentence)
        for trade in sorted(TRADES, key=len, reverse=True):
            name = rf"(?P<between>(?:[a-z-]+ ){{0,2}}){re.escape(trade)}s?\b"
            found = re.search(rf"\b(?:i'?m|i am|we are|we're|(?:i|we) work as) (?:an? )?{name}", low)
            found = found or re.match(rf"(?:(?:hi|hello|hey|well|so|and|but)[,! ]+)*as (?:an? )?{name}", low)
            found = found or re.match(rf"(?P<between>(?:[a-z-]+ )?){re.escape(trade)}(?: here)?\b\s*[,:.]", low)
            # "As a translator, should I" tells a trade, "if I were one" does not.
            if found and not re.search(NOT_MY_TRADE, found["between"]) and not is_imagined(low[: found.start() + 1]):
                return trade
    return None


def _budget(text: str) -> float | None:
    for statement in statements(text):
        low = spell_out(statement)
        ours = re.search(r"\b(?:i|my|our|we|budget)\b", low)
        frame = re.search(r"\b(?:budget|spend|afford|up to|at most|max(?:imum)?)\b", low)
        sums = [
            f for f in read_figures(low) if f.counts == "money" and f.dollars and f.period is None and not f.is_bound
        ]
        if ours and frame and sums and not re.search(r"\b(?:costs?|charged?s?|spent|per client|they)\b", low):
            return float(sums[0].value)
    return None


def _tried(text: str) -> str | None:
    said = sentences(text)
    for i, sentence in enumerate(said):
        low = plain(sentence)
        if is_question(sentence) or is_imagined(sentence) or not (re.search(TRIED, low) and re.search(TOOLS, low)):
            continue
        if re.search(r"\b(?:fine-?tun\w*|trained|tuned)\b", low) and not re.search(r"\bprompt", low):
            continue
        after = said[i + 1] if i + 1 < len(said) else ""
        goes_on = re.match(GOES_ON, plain(after)) and not is_question(after)
        return (f"{sentence} {after}" if goes_on else sentence)[:400]
    return None


def _pace(text: str) -> str | None:
    for statement in statements(text):
        if re.search(NOT_OURS, plain(statement)):
            continue
        whole = next((c for c in clauses(statement) if re.search(CHANGES, plain(c))), None)
        if whole:
            return re.sub(r"^(?:and|but|so|though|although|because) |[.!]+$", "", whole.strip(), flags=re.I)[:400]
    return None


def _sameness(low: str) -> str | None:
    if re.search(NEED_NOT_MATCH, low):
        return "low"
    return "high" if re.search(MUST_MATCH, low) else None
