"""What a person's words say about the right to use the pieces: who owns them, what was promised, what is barred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from journeys.phrases import has, without
from journeys.situation import Situation

Rights = Literal["yes", "promised", "partly", "owned", "no", "others", "unclear"]

# "unclear" is an answer too: it is not asked for again, and assumed in the careful direction.
RIGHTS: Mapping[str, Rights] = {
    name: name for name in ("yes", "promised", "partly", "owned", "no", "others", "unclear")
}

NOT_MINE = (
    r"\b(?:scraped?|scraping|competitors?'?|rivals?'?|other (?:people|writers|authors)'?s?|someone else'?s?|leaked|"
    r"pirated|"
    r"downloaded from|found online|off the (?:web|internet))\b"
)
BARRED = (
    r"\b(?:ndas?|non-?disclosure|confidential|privileged?|privilege|secrecy|bar(?:s|red)|bans?|banned|forbids?|"
    r"forbidden|"
    r"prohibit\w*|off[- ]limits|rules? out|(?:not|never|\w+n't) (?:be |been )?(?:allowed|permitted|asked|used?|"
    r"cleared|shared?|"
    r"reused?)|no (?:permission|rights?|reuse|ai|machine learning|training)|"
    r"(?:nobody|no one|no (?:\w+ )?client) (?:has|have|was|were|gave|asked|agreed|allowed|knows?)|without permission|"
    r"licen[sc]ed (?:data|content)|one client(?:'s)?|declin(?:ed|es)|refus(?:ed|es|al)|said no|turned (?:it|me|"
    r"us) down|"
    r"asked (?:me|us) not to|redistribut\w+)\b"
)
# What someone agreed to, where it is something else than training: keeping, sending, showing.
OTHER_PURPOSE = (
    r"\b(?:clouds?|tools?|process(?:es|ed|ing)?|handl(?:e|es|ing)|stor(?:e|es|ed|ing|age)|analys\w+|analyz\w+|"
    r"publication|publish\w*|portfolio|support|contact(?:ed|ing)?|book-?keeping|software|broadcast|polish\w*|"
    r"proofread\w*|translat(?:e|ing)|hosting|back-?ups?|servers?|marketing|newsletters?|brochures?|leaflets?|"
    r"web ?sites?|exhibitions?|programmes?|events?|albums?|treatment|therapy|billing|not for (?:this|that)|"
    r"being (?:shown|quoted|credited))\b"
)
TRAINS = (
    r"\b(?:train\w*|learn\w*|machine learning|ai|models?|fine-?tun\w*|re-?us\w+|(?:as|what|whatever) (?:i|we|you) "
    r"(?:like|want|please)|(?:anything|everything|whatever)(?! else)|any (?:purpose|software|tool|way)|all purposes|"
    r"open(?:ly)? licen\w+|creative commons)\b"
)
# Without one of these a text speaks of neither permission nor ownership, and is never taken for a yes.
SPEAKS = (
    r"\b(?:own(?:s|ed|ing)?|mine|ours?|rights?|copyright\w*|contracts?|permi\w+|consent\w*|allow\w*|agree\w*|"
    r"sign(?:s|ed|off)?|okay\w*|ok|(?:is|are|was|says?|said|perfectly|all) (?:fine|good)|cool|yes|may|go ahead|"
    r"licen\w+|"
    r"letters?|clear(?:ed|ance)|green light|blessing|mind|(?:written|made|done|typed) by (?:me|us)|self-published|"
    r"public domain|i (?:\w+ )?(?:wrote|keep|hold)|(?:remain|stay|belong)s? (?:of|with|to) (?:me|us)|"
    r"terms|in order|free to|confirmed|included|granted|approved)\b"
)
TO_BE_FOUND_OUT = (
    r"\b(?:i'd|i would|i'll|we'd|i) (?:have|need) to (?:look|check|ask|find out|read)|\bi (?:suppose|guess)\b|"
    r"\bno idea\b|"
    r"\bnot sure\b|\bas far as i (?:know|can tell)\b|"
    r"\b(?:never|not) (?:\w+ )?(?:read|looked|checked)\b|\b(?:don't|do not) (?:really )?know\b|\bmaybe\b|"
    r"(?:\bnot for anything|\b(?:for )?nothing) (?:else|beyond|more|other)\b|\bperhaps\b|\bmine or\b|\bours or\b"
)
OWNED = (
    r"\b(?:(?:clients?|customers?|studios?|publishers?|agency|agencies|employers?|company|bank)(?:'s?)?[- ]"
    r"(?:property|own\w*|holds?)|(?:belongs?|hand\w* (?:\w+ )?over|goes|go|assigned) to (?:the|a|my|one|them|"
    r"each)\b(?: \w+)?|"
    r"(?:are|is|lie|lies|sit|sits|rest) with (?:the|my|our|a) (?:publisher|agency|client|studio|employer|label|"
    r"magazine|"
    r"station|syndicate)s?|(?:owned|held) by (?:the|a|my|one|each) \w+|work[- ]for[- ]hire|(?:copyright|"
    r"rights?) (?:is|are|lies?|sits?|"
    r"rests?) "
    r"with (?:my|the|a|our|each) (?!me\b)\w+|(?:clients?|customers?|agency|publishers?|studio|employer) "
    r"(?:gets?|keeps?|has|have|holds?|owns?) (?:all |the |full )?(?:rights?|copyright)|of my employer)"
)
FREE = (
    r"\b(?:i keep (?:the |all )?(?:copyright|rights)|creative commons|cc[- ]?(?:by|0)|for re-?use|said yes|"
    r"in writing (?:ok(?:ay)?|yes|fine)|"
    r"(?:ok(?:ay)?|yes|fine) in writing)\b|"
    r"\b(?:my own|own (?:work|use|texts?|pieces|bids)|mine|ours|rights? (?:\w+ ){0,3}(?:with|to) me|i "
    r"(?:own|hold|have (?:the )?rights)|we own|"
    r"allow(?:s|ed)?|lets (?:me|us)|may (?:train|use)|signed (?:a letter|off on|for)|(?:we|both|they|all|he|"
    r"she)(?: \w+)? signed|"
    r"both agreed|(?:is|are|was|it's) ok(?:ay)?|okayed|permi(?:ts?|"
    r"tted|ssion)|agree[sd]?|consent\w*|(?:is|are) (?:fine|ok|okay) with|would "
    r"(?:sign|agree)|cleared|public domain|free to use|open licen[sc]e|openly licen[sc]ed|"
    r"no (?:nda|restrictions?)|nothing (?:is )?confidential|not (?:under (?:an )?nda|confidential)|"
    r"(?:remains?|stays?|belongs?|lies?|rests?|is|are|came back|reverted|reverts?) (?:of|with|to) (?:me|us))\b|^own\b"
)
PROMISED = (
    r"\b(?:would (?:sign|agree|allow|be fine|say yes)|verbal(?:ly)?|orally|by word of mouth|said (?:yes|ok|fine)|"
    r"nothing in writing|not in writing|probably (?:fine|ok|agree\w*)|if i ask\w*)\b"
)
# Some of the owners, where each has a say.
OF_SEVERAL = (
    r"\b(?:one|two|three|four|five|six|seven|\d+|some|most|half) of (?:the |my |our |them |those )?(?:\w+ ){0,2}?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|clients|owners|customers|shops|authors)\b"
)
FROM_SOME = r"\b(?:permission|consent|a yes|an ok) from (?:one|two|three|some|a few|half|most)\b"
WRITTEN = r"\bsaid (?:yes|ok|fine) (?:to (?:me|us) )?(?:in writing|by (?:e-?mail|letter)|on paper)"
NOT_BARRED = (
    r"\b(?:no ndas?|not under (?:an? )?nda|no restrictions?|nothing (?:is )?confidential|not confidential|"
    r"no secrecy)\b"
)
NOT_FREE = (
    r"\b(?:would|will|they'd) (?:have|need) to \w+|"
    r"\b(?:not|never|n'?t|nobody|no (?:client|one)|without)(?: \w+){0,3} "
    r"(?:allow\w*|permi\w+|agree\w*|consent\w*|cleared|mine|ours|public)\b"
)
PERSONAL = (
    r"\b(?:personal(?:ly)?|names?|patients?|beneficiar\w+|customers?'?|residents?|health|medical|addresses|salar\w+|"
    r"stories|"
    r"children|pupils|students'?|privileged|tickets|e-?mails|interviewees?)\b"
)
NOT_PERSONAL = r"\b(?:no (?:names?|personal|people)|anonym\w+|without names?|masked)\b"
# Nobody was asked: an open question, but for files that are given in confidence.
UNASKED = (
    r"\b(?:never|not|\w+n't|nobody (?:was|has been)|no one (?:was|has been)|no (?:\w+ )?client (?:was|"
    r"has been))(?: \w+){0,3} asked\b|"
    r"\b(?:never|not|\w+n't) (?:\w+ )?asked?\b"
)
IN_CONFIDENCE = (
    r"\b(?:privileged?|patients?|children\w*|pupils?|medical|diagnos\w+|special needs|confidential|applicants?)\b"
)
HALF = r"\b(?:mine|my own|half|some|part(?:ly)?|rest|others?)\b"
SHARE = r"\b(?:half|some|part(?:ly)?|a (?:third|quarter|few)|most|one client|\d+)\b"
PARTS = {"half": 2, "third": 3, "quarter": 4}


def read_rights(situation: Situation) -> Rights | None:
    """Whether the pieces may be used; a told yes or no counts before the words on ownership."""
    if situation.may_use_work is False:
        return "no"
    hit = _rights_hit(situation)
    meant = situation.meant.get("rights")
    if meant is None or situation.may_use_work or not (meant.sure or hit is None):
        return hit
    if meant.label in ("no", "others") and not meant.sure:
        return "unclear"  # a bar is only read where it is plain
    if meant.label == "yes" and not speaks_of_permission(situation.privacy or ""):
        return "unclear"  # that they have them, or may keep them somewhere, is no permission
    return RIGHTS.get(meant.label)


def speaks_of_permission(text: str) -> bool:
    """Whether the words tell of permission or of being the owner, for more than keeping, sending or showing."""
    return any(has(SPEAKS, clause) and not for_another_purpose(clause) for clause in _clauses(text))


def for_another_purpose(clause: str) -> bool:
    """Whether what was agreed to is something else than training: a tool, a publication, an analysis."""
    return has(OTHER_PURPOSE, clause) and not has(TRAINS, clause)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[;.:]|, (?!for\b|to\b|so\b|also\b)", text) if clause.strip()]


def _rights_hit(situation: Situation) -> Rights | None:
    text = situation.privacy or ""
    if has(NOT_MINE, without(r"(?<=no )competitors?'?|(?:not|nothing) (?:scraped|leaked)", text)):
        return "others"
    open_only = text if has(IN_CONFIDENCE, text) else without(UNASKED, text)
    barred = has(BARRED, without(NOT_BARRED, open_only))
    if situation.may_use_work:
        return "partly" if barred else "yes"
    spoken = [clause for clause in _clauses(text) if not for_another_purpose(clause)]
    free = any(has(FREE, without(NOT_FREE, clause)) for clause in spoken)
    owned = has(OWNED, text)
    if not barred and has(TO_BE_FOUND_OUT, text) and (free or not owned):
        return "partly" if free and (has(SHARE, text) or has(HALF, text)) else "unclear"
    if barred:
        share = any(has(BARRED, clause) and has(SHARE, clause) for clause in re.split(r"[;.,]", text))
        return "partly" if free or share else "no"
    if has(UNASKED, text):
        return "partly" if free else "owned" if owned else "unclear"
    if free and (has(OF_SEVERAL, text) or has(FROM_SOME, text)):
        return "partly"
    if owned:
        return "yes" if free and not has(HALF, text) else "partly" if has(HALF, text) else "owned"
    return ("promised" if has(PROMISED, without(WRITTEN, text)) else "yes") if free else None


def barred_pieces(privacy: str | None, told: int) -> int:
    """How many of the told pieces may not be used, as far as the words give a figure."""
    for clause in re.split(r"[;.]|, (?=\d)|\b(?:but|while|and (?=\d))\b", privacy or ""):
        if not has(BARRED, clause) and not has(OWNED, clause):
            continue
        if percent := re.search(r"(\d{1,3})\s?(?:%|per ?cent)", clause):
            return min(told, -(-told * int(percent[1]) // 100))
        if share := re.search(r"\b(half|third|quarter)\b", clause, re.IGNORECASE):
            return -(-told // PARTS[share[1].lower()])
        if count := re.search(
            r"\b(?!(?:19|20)\d\d\b)(\d[\d,]*)\b(?! (?:years?|months?|clients?|compan|of (?:my|the) clients))", clause
        ):
            barred = int(count[1].replace(",", ""))
            return barred if barred <= told else 0  # more than there are: it was said of another set
    return 0


def holds_personal_data(privacy: str | None) -> bool:
    """Whether the words speak of people's data that was not taken out."""
    return has(PERSONAL, privacy) and not has(NOT_PERSONAL, privacy)
