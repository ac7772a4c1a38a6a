"""What goes wrong in drafts, facts or manner; and how much sameness matters."""

from __future__ import annotations

import re

from assistant.models.guide.reading.said import Said

FACT_NOUNS = (
    r"(?:facts?|factual\w*|figures?|prices?|pricing|numbers?|details?|specs?|specifications?|dates?|names?|dosages?|doses?|measurements?|ingredients?|quantities|amounts?|sizes?|addresses|"
    r"statutes?|citations?|references?|case law|laws?|clause numbers|part numbers|model numbers|article numbers|allergens?|vintages?|distances|times|places|opening hours|dimensions|materials|statistics|stats|quotes|sources|deadlines|rates|terminology)"
)
MANNER_NOUNS = r"(?:manner|style|tone|voice|wording|formats?|formatting|structure|length|flow|rhythm|phrasing|layout|writing|sound|feel|register|vocabulary|language)"
OWN_SLIP = r"\b(?:i|we) (?:gave|told|wrote|said|typed|sent|put|had|made|got|counted|mixed|swapped|exchanged)\b|\bmy (?:mistake|answer|number|figure|error|last message)\b"
WRONG = r"(?:wrong|incorrect|off|false|inaccurate|outdated|out of date|made[- ]up|invented|mistaken|muddled|mixed up|not right|hallucinated|the problem|the issue|what(?:'s| is) wrong)"
FACTS_FAIL = (
    rf"\b(?:gets?|getting|got)\b(?: \w+){{0,4}}? {FACT_NOUNS}\b(?: \w+)? wrong\b|\b(?:mix(?:es|ing)? up|muddl\w+|invent\w*|mak(?:es?|ing) up|hallucinat\w+|confus\w+|misquot\w+|fabricat\w+|swap(?:s|ping))\b(?: \w+){{0,4}}? {FACT_NOUNS}\b|"
    rf"\b(?!(?:names?|addresses|dates?) (?:are|is|were) off\b){FACT_NOUNS}\b(?: (?:that|which))?(?: (?:it|chatgpt|the \w+) (?:gives|writes|uses))? (?:is|are|'s|get|gets|come out|that are|keep (?:being|coming out)|were)(?: \w+)? {WRONG}\b|"
    rf"\bwrong {FACT_NOUNS}\b|\b(?:it|chatgpt|claude|gpt\S*|the (?:ai|model|draft|drafts|bot)|which) (?:just |keeps? |always |sometimes |often )*(?:invent\w*|hallucinat\w+|mak(?:es?|ing) (?:things|stuff|facts|it) up)\b"
)
GETS = r"\b(?:gets?|getting|got)\b[^,.;]*\bwrong\b"
FINE = r"(?:fine|ok|okay|right|good|correct|spot on|perfect|great|not the (?:problem|issue)|isn't the (?:problem|issue)|aren't the (?:problem|issue)|never wrong|no problem|accurate)"
FACTS_FINE = rf"\b{FACT_NOUNS}\b (?:is|are|'re|'s|seem|seems|come out)?(?: \w+)? ?{FINE}\b|\bfacts aren't the\b|\b(?:not|isn't|aren't) the {FACT_NOUNS}\b|\bnot (?:about )?(?:wrong )?facts\b"
MANNER_FAILS = rf"\b{MANNER_NOUNS}\b(?: that)? ?(?:is|are|'s|that's|that is)(?: \w+)? (?:wrong|off|bad|bland|stiff|generic|flat|awful|terrible|robotic|not right|the problem|the issue|too \w+|all over)\b|\b{MANNER_NOUNS} (?:jumps?|wanders?|drifts?|varies|vary|changes)\b|\bit's the {MANNER_NOUNS}\b|\btoo (?:stiff|formal|cheerful|bland|wordy|flowery|generic)\b"

MUST_MATCH = (
    r"\b(?:(?:has|have|must|needs?|should) (?:to )?(?:\w+ )?(?:be|look|sound|come out|read|stay|follow) (?:\w+ ){0,3}(?:exactly |always |the very )?(?:consistent|identical|the same|uniform|alike)|"
    r"(?:consistency|sameness|uniformity) (?:(?:really |does )?matters? (?:a lot|most|greatly|hugely|enormously)|is (?:everything|key|crucial|vital|essential|very important|critical|paramount|a must|non-negotiable|super important|really important|extremely important))|"
    r"(?:really matters?|matters? (?:a lot|hugely|enormously|greatly)|crucial|essential|vital|critical|very important|extremely important|important|insists?)(?: to \w+)? that (?:\w+ ){1,6}(?:exactly |always )?(?:the same|identical|alike|consistent|uniform)\b|"
    r"(?:same|identical|consistent|uniform) (?:\w+ ){0,3}(?:is|are) (?:what (?:really )?(?:matters|counts)|(?:absolutely |very |really |extremely )?(?:important|essential|crucial|vital|key))|"
    r"(?:clients?|customers?|readers?|they) (?:always |will |do |would )?notice (?:\w+ ){0,3}(?:drifts?|differs?|slips?|difference|changes?)|"
    r"(?:must|has to|have to|needs? to) follow [^,.;]{3,40} (?:to the letter|to a t|exactly|without exception)|(?:every|each|all) (?:\w+ ){1,4}(?:must|has to|have to|needs? to) (?:\w+ )?(?:match|be identical|look the same|sound the same|follow the same))\b"
)
NEED_NOT_MATCH = (
    r"\b(?:(?:consistency|sameness|uniformity) (?:doesn't|does not|hardly|barely|isn't|is not) (?:really |that |very |so )?(?:matters?|important|needed|an issue|a big deal)\b(?: much)?|variety is (?:fine|welcome|wanted|good)|"
    r"(?:needn't|don't need to|doesn't need to|don't have to|doesn't have to|shouldn't) (?:all )?(?:be|look|sound|come out|read) (?:\w+ )?(?:consistent|identical|the same|alike)|"
    r"(?:don't|do not) (?:care|mind) (?:if|whether|that) (?:they|it|each one|every one) (?:\w+ ){0,3}(?:differ\w*|var\w+|different)|every (?:one|piece|\w+) (?:is|should be|can be) (?:its own thing|different|unique))\b"
)


# A closed list of words fits into the prompt: what is invented beside it is no fact that one would have to look up.
INVENTS_WORDS = (
    r"\b(?:invent(?:s|ed|ing)?|mak(?:es?|ing) up|made up) (?:\w+ )?(?:keywords?|terms?|words?|tags?|labels?|codes?|"
    r"abbreviations?|spellings?|categories|commands?|idioms)\b"
)


def facts_go_wrong(said: Said) -> bool | None:
    """True where a message says that facts and nothing else come out wrong, False where they are fine and the manner is not."""
    failing, fine, manner = False, False, False
    for statement in said.statements:
        low = statement.plain
        if re.search(OWN_SLIP, low):
            continue
        for clause in re.split(r"[,;]\s*|\s[-–—]\s|\s(?=(?:but|not|and|though|while|rather)\s)", low):
            clause = re.sub(INVENTS_WORDS, " ", clause)
            is_fine = re.search(FACTS_FINE, clause) is not None
            negated = (
                re.search(r"\b(?:not|never|n't|doesn't|isn't|without|rather than|instead of)\b", clause) is not None
            )
            fine = fine or is_fine
            failing = failing or (re.search(FACTS_FAIL, clause) is not None and not is_fine and not negated)
            manner = manner or (re.search(MANNER_FAILS, clause) is not None and not negated)
    if failing and manner:
        return None  # both are at fault: neither of them is the whole of it
    return True if failing else False if fine and manner else None


def sameness_told(low: str) -> str | None:
    """How much sameness matters, where a text says so plainly."""
    if re.search(NEED_NOT_MATCH, low):
        return "low"
    return "high" if re.search(MUST_MATCH, low) else None
