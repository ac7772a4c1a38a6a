"""What one message that asks whether to train tells: facts to look up, rights, a trial, nothing to learn from yet.

Such a message has no room for an interview, so that its clauses are read one by one, each kept in the person's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.interview import in_their_words
from assistant.models.guide.opening import COUNTED, HELPER, WITH_WORDS
from assistant.models.guide.reading.statements import plain, sentences
from journeys.phrases import WRITES_QUERIES, has
from journeys.rights_words import BARRED

FEWEST = 3  # words of a clause that can tell something
CLAUSE = re.compile(r"[;:.]\s+|,\s+|\s[–—-]\s|\s+(?=(?:but|and even|though|although|because)\s)|[.?!]+$")
# The model is to know things, or to find them for those who ask.
KNOWS = (
    r"(?<!\bi )(?<!\bwe )\b(?:knows?|know about|explains?|remembers?|recalls?|cites?|finds?|looks? up|keeps? up|"
    r"memori[sz]es?)\b(?! how (?:to|i|"
    r"we)\b)"
)
ASKED_OF_IT = (
    r"\bso (?:that )?(?:\w+ ){1,3}(?:can|could|may) (?:\w+ )?(?:ask|search|look|find|query|chat|check)\b|"
    r"\b(?:customers|visitors|people|members|guests|staff|clients|colleagues|readers|students|pupils|callers|"
    r"patients)\b"
    r"(?: \w+){0,2} ask (?:[\w-]+ ){0,3}about\b|"
    r"\b(?:ask|asks|asking) (?:it|them|a bot|the (?:bot|model|assistant))\b|\b(?:ask|asking) (?:questions|things|who|"
    r"which|what|when|where|about)\b|\bchat(?:s|ting)? with (?:it|them|my|our|those)\b|"
    r"\b(?:answers?|answering) (?:\w+ )?(?:questions?|out of|from|about|on|visitors|members|customers|readers)\b|"
    r"\b(?:answers?|answering) (?:it|them|things) (?:correctly|from)\b|"
    r"(?<!anyone )(?<!someone )(?<!somebody )(?<!you )(?<!please )\b(?:tells?|telling|lets?|letting) "
    r"(?:me|us|them|people|visitors|members|customers|staff|our \w+) "
    r"(?:which|how|what|where|when|who|know|about|the right)\b|\bsettles? (?:arguments|disputes)\b|"
    r"\b(?:bot|assistant|model) for (?:our )?\w+ about\b|\b(?:knows?|remembers?|reads?) (?:everything|all (?:of|my|"
    r"our|the))\b|"
    r"\bgives? (?:\w+ )?the right (?:\w+ )?(?:numbers?|dates?|prices?|answers?|figures?)\b|"
    r"\b(?:with|and) the (?:page|paragraph|section|article)(?: number)?\b|\binto (?:a|the) chat ?bot\b|"
    r"\bchat ?bot with\b"
)
KEEPS_MOVING = (
    r"\b(?:they|it|these|those|which|that|pages|contents?|tables?|lists?)(?:'re| are| is|"
    r" gets?)? (?:\w+ )?(?:chang\w*|updated?|"
    r"edited|corrected|renegotiated|revised)\b[^.;!?]{0,20}"
    r"\b(?:daily|weekly|monthly|all the time|all year|constantly|often|"
    r"(?:every|each) \w+)\b|"
    r"\b(?:up to date|current|latest|newest|today's|this year's|in stock|after its cut-?off)\b|"
    r"\b(?:daily|nightly|weekly|monthly|each night|every (?:day|night|week|month|morning|spring|year))\b"
    r"[^.;!?]{0,40}\b(?:prices?|rates?|stock|news|results?|rulings?|versions?|editions?|figures?|scores?)\b|"
    r"\b(?:prices?|rates?|stock|news|results?|rulings?|versions?|editions?|figures?|scores?|agreements?|notes|pages|"
    r"labels|rules)\b[^.;!?]{0,40}\b(?:daily|nightly|weekly|monthly|each night|change|corrected all|renegotiated|every "
    r"(?:day|night|week|month|morning|spring|year))\b"
)
STANDS = r"\b(?:not|never|n't)(?: \w+)? chang\w+"
INVENTS = r"\b(?:invents?|makes? up|made up|hallucinat\w+|wrong (?:facts?|figures?|names?|numbers?|prices?))\b"
# A store of what is so, as against pieces of work.
STORE = (
    r"\b(?:handbooks?|manuals?|documentation|docs|wiki|confluence|knowledge base|catalogues?|statutes|regulations?|"
    r"rulings?|judgments?|decisions|by-?laws|records|minutes|faqs?|spreadsheet|database|bulletins?|inventory|"
    r"price lists?|(?:time)?tables?|schedules?|programmes?|law journals?|agreements|news articles|pdfs?|"
    r"rule ?books?|reports|sermons|company data)\b"
)
PAIRS = r"\b(\d+(?:,\d{3})*k?) (?:[\w-]+ ){0,3}?pairs\b"
# There is nothing that a model could learn from: no answers to the questions, none done yet.
NO_TARGETS = (
    r"\b(?:no|not a single|not one|without|only (?:with )?the|nobody (?:ever )?wrote (?:down )?(?:the|any)) "
    r"(?:\w+ )?(?:answers?|repl(?:y|ies)|translations?|solutions?|outputs?)\b|"
    r"\b(?:no|not (?:a single|one)) (?!time|luck|idea|success|plans?|problems?|money|answer from)(?:\w+ ){1,4}?"
    r"(?:yet|so far)\b|"
    r"\bhas(?:n't| not) (?:\w+ )?(?:begun|started|opened|launched)\b|\bwith only (?:the )?questions\b"
)
OF_THE_PROMPT = r"\b(?:samples?|examples?) in (?:it|there|the prompt)\b"
# Whose the pieces are, and who allowed or barred what.
ON_RIGHTS = (
    r"\b(?:all|rights are|rights stay|they are|they're|it's|mostly) (?:mine|ours)\b|\b(?:mine|ours),? (?:and|to use)\b|"
    r"\b(?:i|we) (?:alone )?(?:own|hold the rights|have the rights)\b|\bown (?:the|all|every) rights?\b|"
    r"^own the rights|"
    r"^all (?:mine|ours|my own|our own)\b|\bof mine\b|\brights? (?:are|is|lie|remain) (?:mine|ours|cleared|"
    r"with (?:me|us))|"
    r"\bcleared\b|\bconsent\w*\b|\bpermission\b|(?<!was )(?<!were )(?<!is )(?<!what )(?<!as )\bagreed\b(?! (?:on|"
    r"upon)\b)|\b(?:approved|allowed|permitted) by\b|\bapproval\b|"
    r"\bin writing\b|\bnever (?:been )?ask(?:ed)?\b|(?:\bnot|n't) (?:been )?ask(?:ed)?\b|\bndas?\b|\bcontract\b|"
    r"\bforbid\w*\b|"
    r"\b(?:don't|doesn't|not|nobody) know(?:s)? (?:about|of) (?:it|this|that)\b|\bmay be reused\b|"
    r"\b(?:former|old|last|previous|ex-?) ?employer\b|\bcompetitor\w*|\brival\w*|\bby a living\b|"
    r"\bconfidential\w*|\bcopyright\w*|\banonymi[sz]ed\b"
)
# Plain enough to note as a yes or a no. Who speaks of people that nobody asked has no yes of theirs.
OWN = (
    r"^(?:and |they are |they're |all |everything |mostly )*(?:mine|ours|my own|our own)\b(?! but\b)|"
    r"\bown (?:all |every )?(?:the )?rights?\b|\brights? (?:are|stay|lie) (?:mine|ours|with (?:me|us))\b|"
    r"\bthat (?:i|we) own\b|\b(?:i|we) own (?:the |all |\d)|\b(?:and|fully|all|been|are) cleared\b|"
    r"\b(?:with|have|has|got) (?:the |their |everyone's |written |\w+'s? )?(?:written )?consent\b|"
    r"\bconsent (?:and (?:\w+ )?approval )?(?:is|are|was|were) (?:there|given|signed)\b|"
    r"\b(?:agreed|said yes|allowed it) in writing\b"
)
MOST_AND_REST = (
    r"\b(?:mostly|most (?:of (?:them|it) )?(?:is|are)|largely) (?:mine|ours|my own)[,;]? (?:and |but )?"
    r"(?:some|the rest|a few|others?|several|\d+)\b[^.;!?]{3,60}"
)
BARS = (
    r"\b(?:former|old|last|previous|ex-?) ?employer|\bby a living\b|"
    r"\bnothing may be (?:re-?)?used\b|\bforbids?\b|\b(?:is|are|all|sent|got|them|reports|drafts|texts|"
    r"work) (?:\w+ ){0,4}?"
    r"under (?:an? |strict )?ndas?\b|\bmay not (?:be )?(?:re-?)?use\b"
)
UNASKED = (
    r"\b(?!i\b|we\b)[\w']+ (?:(?:was|were|has|have) (?:never|not)|(?:has|have|was|were)n't|never)(?: been|"
    r" yet)* asked\b|"
    r"\b(?:nobody|no one|none of them)(?: \w+)? (?:was |were |has been )?(?:asked|knows? about)\b|"
    r"\b(?:never|not|n't|nobody) (?:yet )?asked (?:them|her|him|anyone|anybody|the \w+|for (?:their )?consent)\b|"
    r"\b(?:parents?|patients?|clients?|customers?|guests?|they) (?:do not|don't) know\b"
)
OTHERS = r"\brival\w*|\bcompetitor\w*"
# What a trial with a prompt or a ready model left to mend.
FALLS_SHORT = (
    r"\b(?:still|even (?:with|then)|only|stuck|stalls?|wrong|wooden|off|bad(?:ly)?|poor(?:ly)?|miss(?:es)?|fails?|"
    r"rewrit\w+|redo|edit|mend|fix(?:es|ing)?|change|repair|correct\w*|errors?|compiles?|right in|reaches|gets|at \d+|"
    r"too (?:expensive|dear|slow|costly)|costs too much)\b"
)
# What training is asked to mend is how it sounds.
FOR_THE_MANNER = (
    r"\b(?:fix|get|gets|mend|cure|improve|teach|learn|match|catch|help with)\b[^.;?]{0,30}\b(?:tone|voice|style|manner|"
    r"wording|register)\b|\bfix(?:es)? (?:how|the way) it (?:sounds|writes|reads)\b"
)


def told_in_ask(text: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """`facts` with what the clauses of a message that asks whether to train tell beside them; what was read stays."""
    told = dict(facts)
    parts = clauses(text)
    if "tried_so_far" not in told and (trial := [part for part in parts if _is_trial(plain(part))]):
        told["tried_so_far"] = in_their_words("; ".join(trial))
    if "may_use_work" not in told and (spoken := [part for part in clauses(text, 1) if _is_on_rights(plain(part))]):
        told.setdefault("privacy", in_their_words("; ".join(spoken)))
        told |= _permitted([plain(part) for part in spoken])
    low = plain(text)
    if rest := re.search(MOST_AND_REST, low):  # "mostly mine, some co-written" is no yes to all of it
        told = {**{name: value for name, value in told.items() if name != "may_use_work"}, "privacy": rest[0]}
    told = _without_the_trial(told)
    if has_no_targets(low):
        told["examples_on_hand"] = 0
    elif "examples_on_hand" not in told and (pairs := re.findall(PAIRS, low)) and len(pairs) == 1:
        told["examples_on_hand"] = _count(pairs[0])
    elif told.get("examples_on_hand") == 0:
        del told["examples_on_hand"]  # no samples in the prompt, which says nothing of those on hand
    if "needs_facts" not in told and told.get("examples_on_hand") != 0 and is_for_looking_up(low):
        told["needs_facts"] = True
    return told


def is_for_looking_up(low: str) -> bool:
    """Whether what is wished for, in small letters, is a model that knows or finds things, and not a manner."""
    if re.search(r"\bpairs\b", low) and _is_trial(low):
        return False  # who has pairs and a counted trial has work to be done, even on questions
    if has(FOR_THE_MANNER, low):
        return False  # told that facts are made up, and asked about the tone
    if has(WRITES_QUERIES, low):
        return False  # a query fetches the figures; what is asked for is the query
    store = re.search(STORE, low) is not None
    asked = re.search(ASKED_OF_IT, low) is not None
    moves = re.search(KEEPS_MOVING, re.sub(STANDS, " ", low)) is not None
    knows = re.search(KNOWS, low) is not None
    invents = re.search(INVENTS, low) is not None
    return (
        asked
        or (knows and (store or moves))
        or (store and (moves or invents))
        or (moves and (knows or invents))
        or (moves and re.search(r"\bre-?train\w*|\bfeed\b|\bkeep\b", low) is not None)
    )


def has_no_targets(low: str) -> bool:
    """Whether a text in small letters says that there is nothing finished yet."""
    return re.search(NO_TARGETS, re.sub(OF_THE_PROMPT, " ", low)) is not None


def clauses(text: str, fewest: int = FEWEST) -> list[str]:
    """The parts of a message that each tell one thing, in at least so many words."""
    parts = (part.strip() for sentence in sentences(text) for part in CLAUSE.split(sentence))
    return [part for part in parts if len(part.split()) >= fewest]


def _count(figure: str) -> int:
    """The number that "2,800" or "300k" stands for."""
    digits = int(re.sub(r"\D", "", figure))
    return digits * 1_000 if figure.endswith("k") else digits


def _permitted(spoken: list[str]) -> dict[str, bool]:
    """A yes or a no that is plain; a bar counts before a yes, since a wrong yes does most harm."""
    if any(re.search(f"{BARS}|{UNASKED}", low) for low in spoken):
        return {"may_use_work": False}
    doubtful = any(re.search(OTHERS, low) or (has(BARRED, low) and not re.search(OWN, low)) for low in spoken)
    return {"may_use_work": True} if not doubtful and any(re.search(OWN, low) for low in spoken) else {}


def _without_the_trial(told: dict[str, Any]) -> dict[str, Any]:
    """The facts without a task that is only what was said of a trial: "the best models with samples in the prompt"."""
    task, tried = str(told.get("task") or ""), str(told.get("tried_so_far") or "")
    if not task or not (task in tried or re.search(rf"{HELPER}|{WITH_WORDS}", plain(task))):
        return told
    return {name: value for name, value in told.items() if name not in ("task", "input")}


def _is_on_rights(low: str) -> bool:
    return re.search(f"{ON_RIGHTS}|{UNASKED}", low) is not None


def _is_trial(low: str) -> bool:
    if not re.search(WITH_WORDS, low) and not re.search(HELPER, low):
        return False
    return re.search(FALLS_SHORT, low) is not None and (
        re.search(COUNTED, low) is not None or re.search(WITH_WORDS, low) is not None
    )
