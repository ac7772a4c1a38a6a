"""Facts that a person tells about their work, read out of free text. A missed figure is better than a misread one."""

from __future__ import annotations

import re
from typing import Any

TRADES = (
    "copywriter", "content writer", "technical writer", "ux writer", "ghostwriter", "translator", "interpreter", "consultant",
    "grant writer", "fundraiser", "designer", "illustrator", "bookkeeper", "accountant", "developer", "programmer", "editor",
    "proofreader", "subtitler", "transcriber", "transcriptionist", "recruiter", "lawyer", "legal typist", "typist", "journalist",
    "marketer", "social media manager", "teacher", "tutor", "trainer", "coach", "therapist", "novelist", "author", "researcher",
    "analyst", "photographer", "architect", "real-estate agent", "estate agent", "project manager", "virtual assistant",
    "support agent", "shop owner",
)  # fmt: skip
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a dozen": 12, "two dozen": 24, "three dozen": 36, "a hundred": 100, "one hundred": 100, "two hundred": 200,
    "three hundred": 300, "four hundred": 400, "five hundred": 500, "a thousand": 1000, "one thousand": 1000, "two thousand": 2000,
}  # fmt: skip
PIECES = (
    r"(?:examples?|samples?|pairs?|pieces?|texts?|descriptions?|articles?|posts?|e-?mails?|newsletters?|reports?|proposals?|bids?|"
    r"letters?|applications?|case studies|briefs?|segments?|translations?|summaries|tickets?|replies|answers?|strings?|documents?|"
    r"contracts?|scripts?|rows?|records?|analyses|reviews?|minutes|pages?|chapters?|columns?|listings?|headlines?|captions?)"
)
NUMBER = r"(\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?k?)"
MONTHLY = r"(?:a|per|each|every|/)\s*month|monthly"
WEEKLY = r"(?:a|per|each|every|/)\s*week|weekly"
WEEKS_IN_MONTH = 4.33
RATE = rf"{NUMBER}(?:\s*(?:-|to|or)\s*\d+)?(?:\s+[a-z-]+){{0,4}}?\s*(?:{MONTHLY}|{WEEKLY})"
# The wish is to look things up in one's own material: answers, not pieces in a manner.
_MATERIAL = r"(?:documents?|docs|documentation|files|folder|manuals?|handbooks?|knowledge base|wiki|website|articles|blog|papers|contents?|notes|data)"
WANTS_FACTS = (
    rf"\b(?:ask|answers?|answering|chat(?:bot)?|bot|assistant|questions?)\b.{{0,60}}\b(?:my|our|own|private|internal|company'?s?)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b|"
    rf"\b(?:my|our|own|private|internal)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b.{{0,80}}\b(?:ask|answer|answers|answering|questions?|chatbot|support|know)\b|"
    r"\b(?:latest|current|today'?s|up[- ]to[- ]date|changing) (?:news|facts|figures|prices|rents|data)\b"
)


def read_facts(text: str) -> dict[str, Any]:
    """Fields of the Situation that `text` states for sure; empty when none."""
    low = _figures(text.lower())
    facts: dict[str, Any] = {}
    if trade := _trade(low):
        facts["profession"] = trade
    monthly = _rate(low)
    if monthly is not None:
        facts["volume_per_month"] = monthly
    if (count := _examples(low)) is not None:
        facts["examples_on_hand"] = count
    if (money := _budget(low)) is not None:
        facts["budget_usd"] = money
    facts.update(_rights(text, low))
    if re.search(WANTS_FACTS, low):
        facts["needs_facts"] = True
    if re.search(
        r"\bno code\b|\bnot technical\b|\bdon'?t code\b|\bcan'?t code\b|\bnever coded\b|\bnon-?technical\b", low
    ):
        facts["skills"] = "no code"
    elif re.search(r"\bi (?:can|do|know how to) code\b|\bi'?m a (?:developer|programmer)\b", low):
        facts["skills"] = "can code"
    if re.search(
        r"\b(?:must|may|can) (?:not|never) (?:leave|go to|be sent to|be uploaded)|\bnothing may (?:leave|go)\b|\bno cloud\b",
        low,
    ):
        facts["runs_where"] = "on my own machine"
    return facts


def read_count(text: str) -> int | None:
    """The one figure of a short answer such as "about 200" or "none"; None when there is no or more than one."""
    low = _figures(text.lower())
    found = re.findall(NUMBER, low)
    if len(found) == 1:
        return _number(found[0])
    return 0 if not found and re.search(r"\b(none|no|nothing|zero)\b", low) else None


def read_yes(text: str) -> bool | None:
    """Whether a short answer says yes or no; None when it says neither or both."""
    low = text.lower()
    no = re.search(r"\b(no|nope|not|never|none|don'?t|can'?t|isn'?t|doesn'?t)\b", low)
    yes = re.search(r"\b(yes|yep|yeah|sure|of course|right|definitely|i do|i may|i can|they are mine|all mine)\b", low)
    return None if bool(no) == bool(yes) else bool(yes)


def read_plan(text: str) -> dict[str, int]:
    """Figures of a question about money: examples, words_each, passes, pieces_per_month."""
    low = _figures(text.lower())
    plan: dict[str, int] = {}
    monthly = _rate(low)
    if monthly is not None:
        plan["pieces_per_month"] = monthly
        low = re.sub(RATE, " ", low)
    if found := re.search(rf"{NUMBER}[- ]*words?\b", low):
        plan["words_each"] = _number(found[1])
    if found := re.search(rf"{NUMBER}\s*(?:epochs?|passes)\b", low):
        plan["passes"] = _number(found[1])
    if found := re.search(rf"{NUMBER}\s+(?:[a-z-]+\s+){{0,3}}?{PIECES}\b", low):
        plan["examples"] = _number(found[1])
    return {name: value for name, value in plan.items() if value > 0}


def read_facts_at_fault(text: str) -> bool | None:
    """Whether an answer names facts (True) or the manner of writing (False) as what goes wrong; None for both or neither."""
    low = text.lower()
    facts = bool(
        re.search(
            r"\b(?:facts?|figures?|prices?|numbers?|details?|invents?|made[- ]up|makes? (?:things|stuff) up|wrong data|outdated)\b",
            low,
        )
    )
    manner = bool(
        re.search(
            r"\b(?:manner|style|tone|voice|wording|sound(?:s|ed)?|format|structure|length|flow|rhythm|phrasing)\b", low
        )
    )
    return None if facts == manner else facts


def read_pairs(text: str) -> list[dict[str, str]]:
    """Training pairs pasted as `Input: ...` and `Output: ...` blocks."""
    found = re.findall(
        r"^\s*(?:input|brief|prompt)\s*:\s*(.+?)^\s*(?:output|piece|answer|completion)\s*:\s*(.+?)(?=^\s*(?:input|brief|prompt)\s*:|\Z)",
        text,
        flags=re.IGNORECASE | re.DOTALL | re.MULTILINE,
    )
    return [{"input": given.strip(), "output": made.strip()} for given, made in found]


def _figures(low: str) -> str:
    for words in sorted(WORDS, key=len, reverse=True):
        low = re.sub(rf"\b{words}\b(?=\s+(?:or so\s+)?[a-z])", str(WORDS[words]), low)
    return low


def _number(figure: str) -> int:
    figure = figure.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figure):
        figure = figure.replace(".", "")
    return round(float(figure.removesuffix("k")) * (1000 if figure.endswith("k") else 1))


def _trade(low: str) -> str | None:
    for trade in sorted(TRADES, key=len, reverse=True):
        if re.search(
            rf"\b(?:i'?m|i am|we are|we're|as|work as|for) (?:an? |my )?(?:[a-z-]+ ){{0,2}}{re.escape(trade)}s?\b", low
        ):
            return trade
        if re.search(rf"^(?:[a-z-]+ )?{re.escape(trade)}s?(?: here)?\b[,:.]", low):
            return trade
    return None


def _rate(low: str) -> int | None:
    for pattern, times in ((MONTHLY, 1.0), (WEEKLY, WEEKS_IN_MONTH)):
        found = re.search(rf"{NUMBER}(?:\s*(?:-|to|or)\s*\d+)?(?:\s+[a-z-]+){{0,4}}?\s*(?:{pattern})", low)
        if found and not re.search(r"(?:\$|€|£|usd|dollars|euros?)", low[max(0, found.start() - 2) : found.end()]):
            return round(_number(found[1]) * times)
    return None


def _examples(low: str) -> int | None:
    without_rates = re.sub(RATE, " ", low)
    have = r"(?:i|we)(?:'ve| have| got| kept| keep| own| hold|'ve kept|'ve got|'ve written| wrote| have written| saved)"
    for pattern in (
        rf"\b{have}\b[^.?!]{{0,40}}?{NUMBER}\s+(?:[a-z-]+\s+){{0,4}}?{PIECES}\b",
        rf"\b(?:my|our|from|these|those|only|just|about|around|roughly|(?<!prompt )with)\s+{NUMBER}\s+(?:[a-z-]+\s+){{0,4}}?{PIECES}\b",
    ):
        found = re.search(pattern, without_rates)
        around = without_rates[max(0, found.start() - 20) : found.end()] if found else ""
        if found and not re.search(r"\b(?:if|what if|say|suppose|another|more|prompts?|instructions?)\b", around):
            return _number(found[1])
    return None


def _budget(low: str) -> float | None:
    found = re.search(rf"(?:budget|spend|afford|up to|at most|max(?:imum)?)\b[^.?!]{{0,25}}?(?:\$|usd ?){NUMBER}", low)
    found = found or re.search(
        rf"(?:budget|spend|afford|up to|at most)\b[^.?!]{{0,25}}?{NUMBER} ?(?:dollars|usd|\$)", low
    )
    return float(_number(found[1])) if found else None


def _rights(text: str, low: str) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    sentence = next(
        (s for s in re.split(r"(?<=[.!?])\s+", text) if re.search(r"\bNDA\b|confidential|personal data", s, re.I)), None
    )
    if sentence and "?" not in sentence:
        facts["privacy"] = sentence.strip()[:400]
    if re.search(
        r"\b(?:all|everything|it'?s all|they are all|entirely) under (?:an? )?nda\b|\bnot allowed to use\b|\bclient owns (?:it|everything|all)\b",
        low,
    ):
        facts["may_use_work"] = False
    elif re.search(
        r"\b(?:rights (?:stay|are|remain|lie) with (?:me|us)|i own (?:it|them|all|the rights)|i hold the rights|i have (?:their )?permission|they(?:'re| are) (?:all )?mine|(?:it|that|everything)(?:'s| is) (?:all )?mine)\b",
        low,
    ):
        facts["may_use_work"] = True
    return facts
