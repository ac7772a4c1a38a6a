"""What a person's words say about the right to use the pieces: who owns them, what was promised, what is barred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from journeys.left_out import left_out
from journeys.phrases import has, without
from journeys.purposes import TAKEN_OUT, for_another_purpose, is_plain_yes
from journeys.situation import Meaning, Situation

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
# Whose pieces or lives they are, as in "no patient has been asked".
WHOM = (
    r"(?:clients?|customers?|patients?|famil(?:y|ies)|students?|pupils?|parents?|owners?|authors?|speakers?|guests?|couples?|"
    r"residents?|donors?|members?|applicants?|interviewees?|participants?|tenants?|employees?|colleagues?|readers?)"
)
BARRED = (
    r"\b(?:ndas?|non-?disclosure|confidential|privileged|(?<!\ba )privilege|secrecy|bans?|banned|forbids?|forbidden|"
    r"(?<!the )(?<!wine )(?<!snack )(?<!gold )(?<!hotel )(?<!piano )bars(?! (?:of|and|in|at|serve)\b)|"
    r"barred(?! (?:owl|warbler|window|door|gate)s?)|classified(?! ad)|vetoed|sealed|locked (?:by|away)|"
    r"prohibit\w*|off[- ]limits|rules? out|(?:not|never|\w+n't) (?:be |been )?(?:allowed|permitted|asked|train|used?|"
    r"cleared|shared?|"
    r"reused?)|no (?:permission|rights?|reuse|ai|machine learning|training)|"
    rf"(?:nobody|no one|no (?:\w+ )?{WHOM}) (?:has|have|was|were|gave|asked|agreed|allowed|knows?)\b"
    r"(?! (?:ever )?(?:object\w*|mind\w*|complain\w*|said no|refused|an?y? |under|bound))|"
    r"no \w+ (?:has|have) been asked|without permission|"
    r"licen[sc]ed (?:data|content)|one client(?:'s)?|declin(?:ed|es)|refus(?:ed|es|al)|said no|turned (?:it|me|"
    r"us) down|"
    r"asked (?:me|us) not to|redistribut\w+)\b"
)
# Data that an office keeps and shows to everybody, told as such; what was merely published belongs to whoever wrote it.
PUBLIC_DATA = (
    r"\b(?:data|data ?sets?|records|registers?|registry|statistics|minutes|laws|statutes|judgments|sheets|"
    r"catalogues?|inventor(?:y|ies)|open data)\b[^.;]{0,40}(?<!not )\bpublic(?:ly available)?\b"
    r"(?! (?:domain|relations|sector))|"
    r"\bpublic (?:data|records?|registers?|minutes)\b|\bopen data\b"
)
# A contract that says nothing on training neither allows nor forbids it.
SILENT = (
    r"\b(?:nothing|not a word|no (?:word|mention|clause)|(?:is|are) silent|(?:say|hold)s? nothing|(?:doesn't|does not|"
    r"don't|do not) (?:mention|say (?:anything|a word)|speak))\b[^.;]{0,30}\b(?:train\w*|ai|models?|machine learning|"
    r"reuse|learning)\b"
)
NDA = r"\b(?:ndas?|non-?disclosure(?: agreements?)?|confidential\w*|secrecy)\b"
# Mine, and no pit that is dug.
MINE = r"(?<!\bthe )(?<!\ba )(?<!coal )(?<!salt )(?<!gold )(?<!silver )mine(?! (?:shaft|manager|worker|owner)s?)"
# Without one of these a text speaks of neither permission nor ownership, and is never taken for a yes.
SPEAKS = (
    rf"\b(?:own(?:s|ed|ing)?|{MINE}|ours?|rights?|copyright\w*|contracts?|permi\w+|consent\w*|allow\w*|agree\w*|"
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
    r"\b(?:i keep (?:the |all )?(?:copyright|rights)|go ahead|(?:may|can) be used|answered yes|"
    r"free for (?:training|use)|free(?=[;.,]|$)|training (?:is )?(?:ok(?:ay)?|fine|allowed|permitted)|"
    r"(?:clubs?|boards?|owners?|clients?|customers?|director|council|guild|society|families|everyone) "
    r"(?:\w+ )?(?:signed|confirmed)|"
    r"(?:mailed|e-?mailed|sent|gave|wrote|texted|signed) (?:me|us) (?:his|her|their|an?|the) (?:yes|ok(?:ay)?|go-ahead|"
    r"blessing)|creative commons|cc[- ]?(?:by|0)|for re-?use|said yes|"
    r"in writing (?:ok(?:ay)?|yes|fine)|"
    r"(?:ok(?:ay)?|yes|fine) in writing)\b|"
    rf"\b(?:my own|own (?:work|use|texts?|pieces|bids|reports|items)|{MINE}|ours|rights? (?:\w+ ){{0,3}}(?:with|to) me|"
    r"i (?:own|hold|have (?:the )?rights)|we own|"
    r"allow(?:s|ed)?|lets (?:me|us)|may (?:train|use)|signed (?:a letter|off on|for)|(?:we|both|they|all|he|"
    r"she)(?: \w+)? signed|"
    r"both agreed|(?:is|are|was|it's) ok(?:ay)?|okayed|permi(?:ts?|"
    r"tted|ssion)|agree[sd]?|consent\w*|(?:is|are) (?:fine|ok|okay|happy) with|would "
    r"(?:sign|agree)|cleared|public domain|free to use|open licen[sc]e|openly licen[sc]ed|"
    r"no (?:nda|restrictions?)|nothing (?:is )?confidential|not (?:under (?:an )?nda|confidential)|"
    r"(?:remains?|stays?|belongs?|lies?|rests?|is|are|came back|reverted|reverts?) (?:of|with|to) (?:me|us))\b|^own\b"
)
# Said and not written.
SPOKEN = (
    r"\b(?:promis(?:ed|es?)|orally|verbal(?:ly)?|spoken|aloud|in conversation|by (?:phone|telephone|mouth)|handshake|"
    r"shook|only said|unsigned(?! \w)|unwritten|informal(?:ly)?|never (?:signed|wrote|collected)|will sign|"
    r"nothing (?:signed|written|on paper)|not (?:yet )?(?:signed|written|on paper)|(?:mail|letter|paper|signature)s? "
    r"(?:never|not yet|hasn't|to follow|outstanding|missing)|no (?:letter|paper|signature|line)s?(?=[;.,]|$))\b"
)
PROMISED = rf"{SPOKEN}|" + (
    r"\b(?:would (?:sign|agree|allow|be fine|say yes)|verbal(?:ly)?|orally|by word of mouth|said (?:yes|ok|fine)|"
    r"nothing in writing|not in writing|probably (?:fine|ok|agree\w*)|if i ask\w*)\b"
)
# Some of the owners, where each has a say.
OF_SEVERAL = (
    r"\b(?:one|two|three|four|five|six|seven|\d+|some|most|half) of (?:the |my |our |them |those )?(?:\w+ ){0,2}?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|clients|owners|customers|shops|authors)\b"
)
FROM_SOME = (
    r"\b(?:permission|consent|a yes|an ok) from (?:one|two|three|some|a few|half|most)\b|"
    r"\bof (?:the |my |our |these )?\d+ \w+,? (?:i|we) \w+ (?:only )?\d+\b|"
    r"\bone\b[^.;]{0,40}\b(?:yes|agree\w*|sign\w*)\b[^.;]{0,40}\bthe (?:other|rest|second)\b[^.;]{0,30}"
    r"\b(?:not|no|\w+n't|out|refus\w+|never)\b"
)
WRITTEN = r"\bsaid (?:yes|ok|fine) (?:to (?:me|us) )?(?:in writing|by (?:e-?mail|letter)|on paper)"
NOT_BARRED = (
    r"\b(?:no ndas?|not under (?:an? )?nda|no restrictions?|nothing (?:is )?confidential|not confidential|"
    r"no secrecy|not (?:classified|secret))\b"
)
NOT_FREE = (
    r"\b(?:would|will|they'd) (?:have|need) to \w+|"
    r"\b(?:not|never|n'?t|nobody|no (?:client|one)|without)(?: \w+){0,3} "
    r"(?:allow\w*|permi\w+|agree\w*|consent\w*|cleared|mine|ours|public)\b"
)
# Nobody was asked: an open question, but for files that are given in confidence.
UNASKED = (
    r"\b(?:never|not|\w+n't|nobody (?:was|has been)|no one (?:was|has been)|"
    r"(?:no (?:\w+ )?\w+|none of (?:them|the \w+)) (?:was|were|has been|have been))(?: \w+){0,3} asked\b|"
    r"\b(?:never|not|\w+n't) (?:\w+ )?asked?\b"
)
IN_CONFIDENCE = (
    r"\b(?:privileged?|patients?|children\w*|pupils?|medical|diagnos\w+|special needs|confidential|applicants?|"
    r"injur\w+|health|illness\w*|therap\w+)\b"
)
HALF = r"\b(?:mine|my own|half|some|part(?:ly)?|rest|others?)\b"
SHARE = r"\b(?:half|some|part(?:ly)?|a (?:third|quarter|few)|most|one client|\d+)\b"
PARTS = {"half": 2, "third": 3, "quarter": 4}


def read_rights(situation: Situation) -> Rights | None:
    """Whether the pieces may be used; a told yes or no counts before the words on ownership.

    A yes with a part that stays out is one in part.
    """
    if situation.may_use_work is False:
        return "no"
    rights = _rights_of_all(situation)
    of_some = rights in ("yes", "promised", None) or (rights == "unclear" and _rights_hit(situation) in ("yes", None))
    return "partly" if of_some and left_out(situation.privacy) else rights


def _rights_of_all(situation: Situation) -> Rights | None:
    hit, meant = _rights_hit(situation), situation.meant.get("rights")
    if meant is None or meant.label == hit or situation.may_use_work or not _counts(meant, hit):
        return hit
    if hit == "yes" and is_plain_yes(situation.privacy or "", meant):
        return hit
    if meant.label in ("no", "others") and not meant.sure:
        return "unclear"  # a bar is only read where it is plain
    if meant.label == "yes" and not (meant.sure and speaks_of_permission(situation.privacy or "")):
        return "unclear"  # that they have them, or may keep them somewhere, is no permission
    return RIGHTS.get(meant.label)


def _counts(meant: Meaning, hit: Rights | None) -> bool:
    """Whether what was learned counts beside what a pattern found.

    A pattern's yes falls with the least doubt, since a wrong yes does most harm: each saying left out, what was learned
    was right in 81 % of those, the pattern in 47 %. Shares and conditions the pattern knows better.
    """
    if hit is None:
        return not meant.faint
    return hit == "yes" or (meant.sure and meant.label != "yes" and hit in ("no", "unclear"))


def speaks_of_permission(text: str) -> bool:
    """Whether the words tell of permission or of being the owner, for more than keeping, sending or showing."""
    return any(has(SPEAKS, clause) and not for_another_purpose(clause) for clause in _clauses(text))


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[;.:]|, (?!for\b|to\b|so\b|also\b)", text) if clause.strip()]


def _rights_hit(situation: Situation) -> Rights | None:
    text = without(TAKEN_OUT, situation.privacy or "")
    if has(NOT_MINE, without(r"(?<=no )competitors?'?|(?:not|nothing) (?:scraped|leaked)", text)):
        return "others"
    open_only = text if has(IN_CONFIDENCE, text) else without(UNASKED, text)
    if silent := has(SILENT, text):
        open_only = without(NDA, without(SILENT, open_only))
    barred = has(BARRED, without(NOT_BARRED, open_only))
    if situation.may_use_work:
        return "partly" if barred else "yes"
    spoken = [clause for clause in _clauses(text) if not for_another_purpose(clause)]
    free = any(has(FREE, without(NOT_FREE, clause)) for clause in spoken) or has(PUBLIC_DATA, text)
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
    if not free:
        return "unclear" if silent else None
    return "promised" if has(PROMISED, without(WRITTEN, text)) else "yes"


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
