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
# Work that weighs on somebody, and a plea for help with it: an opening, though no model is named in it.
BURDEN = (
    r"\b(?:drowning|swamped|overwhelmed|snowed under|behind with|(?:tired|sick|weary) of|fed up|takes? (?:me|us)|"
    r"eats? (?:up )?|costs? (?:me|us)|can't keep up|too slow|too long|hours)\b"
)
PLEA = (
    r"\b(?:can|could|would) (?:you|it|ai|that) help\b|\bhelp me\b|\bis there (?:anything|a way|something)\b|"
    r"\bwhat (?:can|could|should) i do\b|\bany ideas?\b"
)
# Longer tellings of one's own work with a figure in them need not wish in set words.
TELLING_WORDS = 25
AI = r"\b(?:ai|chat ?bots?|chat ?gpt|gpt\S*|llms?|machine|computer)\b"
OURS = r"\b(?:i|we|i've|we've|i'm|we're|i'd|we'd|my|our|me|mine|ours)\b"
FIGURE = (
    r"\d(?!\d*[bm]\b)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|dozens?|hundreds?|thousands?|piles|loads|mountains) "
)
# Who speaks of a run that is over, or of its inner parts, wants it explained.
IS_OVER = (
    r"\b(?:i|we)(?:'ve| have)? (?:already |just |recently |successfully )?(?:fine-?\s?tuned|trained|tuned|finetuned)\b|"
    r"\b(?:my|our|the|these|this|few|some) (?:own )?(?:fine-?\s?tuned|tuned|trained) models?\b|"
    r"\bafter (?:training|fine-?tuning|finetuning)\b|\bhugging ?face\b|\bcode\b.{0,20}\berror\b|"
    r"\berror message\b|\btrain(?:ing)? job\b|\bcheckpoints?\b"
)
INNER_PARTS = (
    r"\bloss\b|\bepochs?\b|\bq?lora\b|\bgpus?\b|\bvram\b|\bjsonl?\b|\bhyperparam\w*|\blearning rate\b|\bweights\b|"
    r"\bllama\b"
)
# What is wished for, offered or only thought of is no run that is over: "boss wants 'our own trained model'".
PLANNED = (
    r"\b(?:wants?|wish\w*|would like|'d like|plan\w*|think\w*(?: of| about)?|offer\w*|sells?|get|buy|build|need|"
    r"consider\w*)[ :,]+[\"'“‘]*(?:(?!i\b|we\b)[\w'-]+ ){0,4}?(?:fine-?\s?tuned|trained|tuned|finetuned)\b"
)
WONDERS = (
    r"\b(?:i|we) (?:want|would like|plan|hope|intend|suspect|wonder|believe|need|think)\b|"
    r"\b(?:i'd|we'd) (?:like|love)\b|\bthinking\b|\bshould (?:i|we)\b|\bdo (?:i|we) need\b|\bworth\b|"
    r"\boverkill\b|\bany point\b|\bmakes? sense\b|"
    r"\bconvince me\b|\bwill (?:i|it|that)\b|\bwould (?:it|that|something|training)\b|\bi wish\b|\bis it possible\b"
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
    if len(low.split()) < FEWEST_WORDS or speaks_of_a_run(low):
        return False
    if len(low.split()) >= TELLING_WORDS and re.search(rf"{TRAIN}|{AI}", low):
        figures, ours = len(re.findall(FIGURE, low)), len(re.findall(OURS, low))
        if figures and ours and figures + ours > 2:
            return True
        if figures > 3:  # told in catchwords
            return True
    if all(re.search(pattern, low) for pattern in (OWN, WORK, BURDEN, PLEA)):
        return True
    return all(re.search(pattern, low) for pattern in (OWN, TRAIN, *(() if is_counted else (WISH, WORK))))


def speaks_of_a_run(low: str) -> bool:
    """Whether a text in small letters is about a training that is over, or asks after the inner parts of one.

    A longer telling of one's own work that wonders about a model may name such a part: "how many epochs?".
    """
    if re.search(IS_OVER, re.sub(PLANNED, " ", low)):
        return True
    if not re.search(INNER_PARTS, low):
        return False
    tells = len(low.split()) >= TELLING_WORDS and len(re.findall(OURS, low)) > 1
    return not (tells and re.search(WONDERS, low) and re.search(FIGURE, low))


def wishes_for_knowledge(text: str) -> bool:
    """Whether the model is to know or remember what stands in some material."""
    return bool(re.search(KNOWS, plain(text)))
