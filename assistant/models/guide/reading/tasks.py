"""The kind of piece that a person says they make."""

from __future__ import annotations

import re

from assistant.models.guide.reading.kinds import KIND, PIECES
from assistant.models.guide.reading.means import INPUT
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import clauses, plain

WRITES = r"(?:write|draft|ghostwrite|make|produce|create|prepare|compose|do|craft)"
WORKS_ON = (
    r"(?:translate|edit|proofread|transcribe|type|subtitle|caption|summari[sz]e|localise|localize|rewrite|code|"
    r"review|correct|copyedit|adapt|convert|turn)"
)
ACTIVITY = (
    r"\b(?:writing|translating|editing|proofreading|transcribing|drafting|typing|subtitling|captioning|"
    r"summari[sz]ing|locali[sz]ing|rewriting|copywriting|ghostwriting|coding|blogging|annotat\w+|classif\w+|"
    r"tagging|sorting|answering|turning)\b"
)
OFTEN = r"(?:mainly |mostly |usually |only |just |also |still |currently |always |do |often |regularly |now )*"
SAYS_TASK = (
    rf"\b(?:i|we)(?:'m| am)? {OFTEN}(?P<verb>{WRITES}|{WORKS_ON})(?: up(?= (?:the|my|our|their)\b))?\s+(?P<what>.+)",
    rf"\b(?:i|we)(?:'m|'ve)?\b[^,.;]{{0,80}}?\band {OFTEN}(?P<verb>write|draft|ghostwrite|compose|{WORKS_ON})\s+(?P<what>.+)",
    r"\bmy (?:(?:main|daily|whole|only) )?(?:job|work|trade|business) is (?P<what>.+)",
    r"\b(?:i|we)(?:'d like| would like| want| need)(?: to (?:train|have|build|make))? (?:it|a model|one|something|"
    r"an ai) "
    r"(?:that |which )?(?:to |can |should )?(?P<verb>writes?|drafts?|translates?|summari[sz]es?)\s+(?P<what>.+)",
)
# Told even within a question: "could it write my tasting notes?"
MY_TASK = (
    r"\b(?P<verb>write|writing|draft|drafting|translate|translating|summari[sz]e|summari[sz]ing|generate|generating|subtitle|transcribe) "
    r"(?:all |up )?(?:my|our) (?P<what>[a-z][^?.!,;]+)"
)
WRITTEN = r"(?:write|draft|ghostwrite|compose|translate|subtitle|transcribe|summari[sz]e|caption|typeset|copyedit)"
SOME_KIND = r"^(?:[a-z'-]+ ){0,4}?[a-z-]{2,}(?:[^siu\W]s|ies)\b(?! (?:well|of code))"
HEADED = rf"^(?P<what>(?:[a-z-]+ ){{0,3}}{KIND} (?:from|out of) (?:my |the |their |our )?[a-z][a-z' -]+)$"
# No kind that is known, but what it is made from: "error screens and empty screens from jira tickets".
FROM_SOURCE = (
    rf"^(?P<what>(?:[a-z'-]+ ){{0,5}}[a-z-]+[^siu\W]s (?:from|out of) (?:the |my |our |their )?(?:[a-z'-]+ )?{INPUT})$"
)
NUMBERED = r"^(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|a couple of|a few)(?: (?:or|to|and) (?:two|three|four|five|six|seven|eight|ten))? )(?=\w)"
NO_KIND = (
    r"^(?:about|at|in|on|for|from|his|hers|theirs|always|sometimes|words|lots|its|these|theses|emails to you|in \w+)\b"
)
NO_TASK = (
    r"^(?:me|you|him|her|them|it|us|this|that|so|well|badly|everything by|to|too|with|like|as|for|about it|up|out|"
    r"down|another|more|any)\b"
)
AMOUNT = (
    r"^(?:(?:about|around|roughly|some|maybe|over|nearly|almost|approximately|at least|up to|between|only|just|all|"
    r"many|lots of|a lot of|loads of|several|the|my|our|these|their|short|long|[\d.,k]+(?:\s?(?:-|–|to|and|or)\s?"
    r"[\d.,k]+)?|(?:a )?(?:dozen|hundred|couple|few)(?: of)?)\s+)+(?=\w)"
)
RATE = r"\s+(?:\d+ )?(?:(?:in )?(?:an?|per|each|every)\s+(?:day|week|month|quarter|year)|(?:daily|weekly|monthly)(?=\s*(?:$|[,.;]|(?:for|in|on|from)\b)))(?!\w)"
MAIN_CLAUSES = (
    r"[,;:]\s+|\s+[-–—]+\s+|\s+(?=(?:but|because|though|although)\s)|"
    r"\s+(?:and|so)\s+(?=(?:i|i'm|i've|we|they|it|each|every|the|my|our|now|since|after|when|last|yesterday|always|have|keep|"
    r"want|need|would|should|can|is|then|keep|have)\b)"
)
LEAD = (
    r"^(?:(?:well|so|mostly|mainly|probably|oh|ok(?:ay)?|hm+|just|only|it(?:'s| is| would be)|that(?:'s| would be)|"
    r"they(?:'re| are)|i(?:'d| would) say|i (?:already )?said|i think|it would write|to write|the model would "
    r"write|it should write),?\s+)+"
)
# "I spend two days a month putting lines against ledger codes"; "every mail gets sorted by hand into nine queues".
SORTS = (
    r"\b(?:i|we)\b[^.;]{0,60}?\b(?P<verb>putting|sorting|coding|tagging|labell?ing|matching|classifying|filing|routing|typing up|filling in) "
    r"(?P<what>(?!them\b|it\b|this\b|that\b|things\b|stuff\b)[a-z][^,.;]{2,70}? (?:into|against|under|to|by|from) [^,.;]{3,60})"
)
OTHER_SORTERS = r"\b(?:they|he|she|chatgpt|model|tool|ai|bot) (?:is|are|keeps?|likes?)\b"
IS_SORTED = (
    r"\b(?P<what>(?:every|each|all (?:the|our|my)) (?:[a-z-]+ ){0,2}[a-z-]+) (?:gets?|is|are|has to be|have to be|must be|needs to be) (?:then )?"
    r"(?P<verb>sorted|tagged|labell?ed|classified|coded|routed|filed|summari[sz]ed|translated)(?: by (?:hand|us|me))? (?P<how>(?:into|to|under|with|by) [^,.;]+)"
)
# In reply to the question for it: "operator's remark to code", "raw transcript into a letter".
ONE_TO_OTHER = (
    r"^(?=(?:\S+ ){4})(?!(?:yes|no|thanks|closer|up|back|hard|easy|difficult|depends?|not|nothing|need|want|have|happy|glad|sorry|too|it|that|this|there|"
    r"how|what|why|try|tend|used|ready|free|able|going|down|close|next|only|just|here)\b)"
    r"(?!.*\b(?:i|i'm|i'd|we|you|me|us|do|does|don't|is|are|am|was)\b)"
    r"[a-z][^.;?!]{2,90}? (?:to|into|->|→) (?!(?:write|say|tell|know|be|do|see|get|have|make|think|find|go|it|you|them|me)\b)[a-z\d]"
)
KEEPS = ("short", "long")  # adjectives of a kind that AMOUNT would take for a measure


def read_task(said: Said) -> str | None:
    """The kind of piece that a person says they make, as they said it; None when it is not plainly said."""
    for statement in said.statements:
        for clause in re.split(MAIN_CLAUSES, statement.text):
            low = plain(clause)
            for pattern in SAYS_TASK:
                if (found := re.search(pattern, low)) and (task := _phrase(found, low, clause)):
                    return task
    for statement in said.statements:
        if (sorts := re.search(SORTS, statement.plain)) and not re.search(OTHER_SORTERS, statement.plain):
            return f"{sorts['verb']} {sorts['what']}".strip()[:400]
        if sorted_ := re.search(IS_SORTED, statement.plain):
            return f"{sorted_['what']} {sorted_['verb']} {sorted_['how']}".strip()[:400]
    for sentence in said.sentences:
        low = sentence.plain
        headed = (
            None
            if sentence.is_question or not re.search(r"\d", said.text)
            else next(
                (h for c in clauses(low) if (h := re.search(HEADED, c.rstrip(". ")))),
                None,
            )
        )
        if headed:
            return headed["what"]
        if not sentence.is_question and re.search(r"\d", said.text):
            listed = (re.search(FROM_SOURCE, part.rstrip(". ")) for part in re.split(r"[,;:]\s+", low))
            if source := next(filter(None, listed), None):
                return source["what"]
        if (mine := re.search(MY_TASK, low)) and (re.search(KIND, mine["what"]) or re.search(SOME_KIND, mine["what"])):
            return re.split(r" (?:and|but|so|for me|if|when|with)\b", mine["what"])[0].strip()[:400]
    return None


def task_named(text: str) -> str | None:
    """The kind of piece in a reply to the question for it; None when no kind and no activity is named."""
    heard = Said(text)
    said = read_task(heard)
    whole = " ".join(s.text for s in heard.statements).strip()
    low = plain(whole)
    if said and len(low.split()) <= len(said.split()) + 6:
        return said
    if not (re.search(KIND, low) or re.search(ACTIVITY, low) or re.match(ONE_TO_OTHER, low)):
        return None
    lead = re.match(LEAD, low)
    return whole[lead.end() :].strip().rstrip(".!")[:400] if lead else whole.rstrip(".!")[:400]


def _phrase(found: re.Match[str], low: str, clause: str) -> str | None:
    what = found["what"]
    verb = found.groupdict().get("verb") or ""
    some = re.match(WRITTEN, verb) is not None and re.match(SOME_KIND, what) is not None and not re.match(NO_KIND, what)
    if re.match(NO_TASK, what) or not (some or re.search(rf"\b{PIECES}\b|{KIND}", what)):
        return None
    kept = re.sub(AMOUNT, lambda m: " ".join(w for w in m[0].split() if w in KEEPS) + " ", what).strip()
    kept = re.sub(NUMBERED, "", re.sub(RATE, "", kept))
    kept = re.split(
        r" (?:till|until|since|because|when|while|so that|every time|for (?:the last |the past )?\w+ years?)\b", kept
    )[0]
    kept = re.sub(r"[\s.!?]+$", "", kept)
    if not kept or not (some or re.search(KIND, kept) or re.search(ACTIVITY, kept)) or re.fullmatch(r"[\d\W]*", kept):
        return None
    at = low.find(kept)
    as_said = clause.strip()[at : at + len(kept)] if len(low) == len(clause.strip()) and at >= 0 else kept
    works = re.match(WORKS_ON, verb)
    return (f"{verb.removesuffix('s') if verb.endswith('es') else verb} {as_said}" if works else as_said)[:400]
