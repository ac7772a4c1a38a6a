"""Whether a message lays a case of one's own before Peri: my work, and whether a model should be trained on it."""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

FEWEST_WORDS = 15
OWN = r"\b(?:i|we|i've|we've|i'm|we're|i'd)\b"
TRAIN = (
    r"\b(?:re)?train(?:ing|ed)?\b|\bfine-?\s?tun\w+|\btun(?:e|ed|ing)\b|\bteach(?:ing)?\b|\bmodel\b|\bengine\b|"
    r"\blearn it\b|\bdrafting partner\b"
)
WISH = (
    r"\b(?:can|could|should|shall|would|do) (?:i|we|a|that|it|one)\b|"
    r"\b(?:want|like|love|need|thought of|offers?|says?) |\bworth\b|"
    r"\bidea\b|\bpays?\b|\bright tool\b|\bor not\b|\bmoment\b|\btrain an?\b"
)
WORK = (
    r"\b(?:i|we) (?:also |mostly |mainly |still )?(?:write|translate|make|do|edit|type|run|sell|code|fix|release|draft|"
    r"answer|produce|design|teach|subtitle|transcribe|proofread|summari[sz]e|record|publish|locali[sz]e|moderate|review|"
    r"prepare|manage|handle|sort|create|craft|compose|have|ghostwrite|caption|interview|keep|get)\b|"
    r"\b(?:i've|we've|i have|we have) (?:\w+ )?(?:got|written|kept|translated|been|published|made|sorted|answered)\b|"
    r"\b(?:published|finished|owner|lead|writer|editor|agent|agency|translator|developer|teacher|lawyer|practitioner|"
    r"consultant|seller|operator|officer|researcher)\b|\bmy (?:own )?(?:work|texts?|pieces|writing|voice)\b"
)
# Who speaks of a run that is over, or of its inner parts, wants it explained.
TRAINED = (
    r"\b(?:i|we)(?:'ve| have)? (?:already |just |recently |successfully )?(?:fine-?\s?tuned|trained|tuned|finetuned)\b|"
    r"\b(?:my|our|the|these|this|few|some) (?:own )?(?:fine-?\s?tuned|tuned|trained) models?\b|"
    r"\bafter (?:training|fine-?tuning|finetuning)\b|\bloss\b|\bepochs?\b|"
    r"\bq?lora\b|\bcheckpoints?\b|\bgpus?\b|\bvram\b|\bjsonl?\b|\bhyperparam\w*|\blearning rate\b|\bweights\b|"
    r"\bhugging ?face\b|\bllama\b|\bcode\b.{0,20}\berror\b"
)
# The wish is that the model knows something, not that it writes in a manner.
KNOWS = (
    r"\b(?:learn|remember|recall|memori[sz]e|know|retain)s? (?:the |all |any |every |specific |about )*"
    r"(?:information|facts|contents?|details|knowledge|documents?|documentation)\b|"
    r"\b(?:scan|index|crawl|read)\w* (?:your|our|my|the) (?:entire |whole )?"
    r"(?:web ?site|site|documentation|docs|manual|handbook|wiki)\b"
)


def describes_case(text: str, is_counted: bool = False) -> bool:
    """Whether a longer message tells of one's own work and wishes for, or doubts about, a model trained on it.

    `is_counted` is True when it tells how many pieces there are: then it need not say what the work is.
    """
    low = plain(text)
    if len(low.split()) < FEWEST_WORDS or re.search(TRAINED, low):
        return False
    return all(re.search(pattern, low) for pattern in (OWN, TRAIN, *(() if is_counted else (WISH, WORK))))


def wishes_for_knowledge(text: str) -> bool:
    """Whether the model is to know or remember what stands in some material."""
    return bool(re.search(KNOWS, plain(text)))
