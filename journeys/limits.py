"""How far a yes reaches: "for its own collections only", "if the model serves it alone", "names to be taken out"."""

from __future__ import annotations

import re

from journeys.phrases import has

# Somebody's yes, or the paper that it stands on; without one a limit limits nothing.
GRANT = (
    r"\b(?:agree\w*|allow\w*|permi\w+|consent\w*|sign(?:s|ed)?|yes|ok(?:ay)?(?:ed)?|fine|happy|may (?:train|use|"
    r"be used)|"
    r"let(?:s|ting)? (?:me|us)|cleared|approv\w+|covers|licen[cs]\w+|releas\w+|go-ahead|writing|letter|contract|"
    r"addendum|clause)\b"
)
# A thing in which no yes is given, or words that count or date something: "only 200", "only since 2020".
NOT_LIMITED = r"^\W*(?:\d|since|from|after|the ones|those|what|a few|some|one|two|half)\b"
PLACE = (
    r"(?:its|his|her|their|my|our|the|a) (?:own )?(?:[\w-]+ )?(?:servers?|machines?|computers?|clouds?|network|"
    r"systems?|buildings?|premises|house|office|walls)"
)
ONLY = r"(?:only|solely|exclusively|alone)"
FOR = r"(?:for|on|in|at|within|inside|with)"
NOUN = r"(?:(?!i\b|i've\b|we\b|is\b)[\w'-]+ ){0,5}?(?!i\b|i've\b|we\b|is\b)[\w'-]+"
ENDS = r"(?=[;.,!]|$| and\b)"
LIMITS: tuple[str, ...] = (
    r"\b(?:if|only when|as long as|so long as|provided(?: that)?|on (?:the )?condition(?: that)?|"
    r"under the condition(?: that)?|unless) (?P<what>[^;.,]+)",
    r"\bonce (?P<what>(?:[\w']+ )*?(?:names?|addresses|numbers|details|persons|faces)\b[^;.,]*)",
    r"(?<!was )(?<!were )\b(?:until|till) (?!now\b|today\b|then\b|yesterday\b)(?P<what>[^;.,]+)",
    rf"\b(?:{ONLY}) {FOR} [^;.,]+",
    rf"\bwants? (?:it|them|the model) (?:\w+ )?(?:to (?:run|stay|be kept) )?(?:on|in|inside|within|at) {PLACE}\b|"
    r"\bmust (?:stay|remain|run|be kept) (?:on|in|inside|within|at) [^;.,]+|\b(?:must|may) (?:not|never) leave [^;.,]+|"
    r"(?:\bnot|n't) want (?:it|them) (?:in|on|outside) [^;.,]+",
    rf"\b{FOR} (?!me\b|us\b|it\b|that\b|writing\b){NOUN} {ONLY}{ENDS}",
    r"\b(?:for|used? for|serves?|on|to) no other [^;.,]+|\b(?:not (?:for|on|to|by)|and) (?:any ?(?:body|one|thing)|"
    r"no ?(?:body|one|thing)) else\b(?:'s)?"
    r"(?: \w+)?|\b(?:no|without) (?:cloud|third part(?:y|ies)|resale|other (?:use|purpose|client|customer))\b[^;.]*",
    r"\b(?:with(?: all)?|after) (?:the )?(?:\w+ ){0,2}?(?:names?|addresses|numbers|details)(?: and \w+)? "
    r"(?:removed|taken out|left out|masked|blacked out|stripped|cut)\b|"
    r"\b(?:names?|addresses|details)(?: and \w+)? (?:to be|must be|have to be|need to be|are to be) "
    r"(?:removed|taken out|left out|masked|blacked out|stripped|cut)\b(?: \w+)?",
    rf"\bthis (?!is\b)(?:[\w']+ ){{1,3}}{ONLY}{ENDS}|\bthis (?:season|year|month|term|edition)'s \w+(?: {ONLY})?",
    r"\bfor (?:this|that|these) (?!purpose|use\b|model|training|tool|job\b|reason|very|exact|precise|thing|yet|too|"
    r"as\b|one\b)[a-z][\w-]+(?: \w+)?",
)
# A condition that tells when the asking is done, or what the person makes of it, and limits nothing.
NO_LIMIT = (
    r"\b(?:i (?!mask|strip|remove|take|keep|leave|delete|black)\w+|i'\w+|he|she|asked|we (?:need|want|ask)|it comes|"
    r"necessary|possible|needed|in doubt|they'(?:ll|d)|will|time being|voice|word|phone|telephone|"
    r"(?:is|was|are|were) (?:done|over|delivered|paid|printed|published|filed|released|out|dead)|you (?:like|want|"
    r"please)|closed|came|signed|expired|not a single)\b|^(?:me|us|this|that|now|then|good|all|(?:19|20)\d\d)$"
)
WAS = r"\b(?:was|were|had)\b"
QUOTED = 80  # characters


def limit_of(privacy: str | None) -> str | None:
    """The limit that a told yes holds within, in the person's words; None where no yes is told, or one for all."""
    text = " ".join((privacy or "").replace("’", "'").split())
    if not has(GRANT, text):
        return None
    clauses = [clause for clause in re.split(r"[;.!?]\s*|,\s+(?=but\b)", text) if clause.strip()]
    for number, clause in enumerate(clauses):
        near = clause if has(GRANT, clause) else f"{clauses[number - 1]} {clause}" if number else clause
        if not has(GRANT, near):
            continue
        for pattern in LIMITS:
            found = re.search(pattern, clause, re.IGNORECASE)
            if found and _holds(found) and not (has(r"^(?:until|till)\b", found[0]) and has(WAS, clause)):
                return _short(found[0])
    return None


def _holds(found: re.Match[str]) -> bool:
    what = found.groupdict().get("what") or re.sub(rf"^(?:{ONLY}|{FOR}) ", "", found[0], flags=re.IGNORECASE)
    return not has(NO_LIMIT, what) and not has(NOT_LIMITED, what)


def _short(words: str) -> str:
    plain = re.sub(r"^(?:but|and)\s+", "", words.strip(" ,:-"), flags=re.IGNORECASE)
    return plain if len(plain) <= QUOTED else plain[:QUOTED].rsplit(" ", 1)[0] + " …"
