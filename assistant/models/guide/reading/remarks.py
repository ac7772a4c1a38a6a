"""Remarks about the interview itself: what do you think so far, why do you ask, so which is it?"""

from __future__ import annotations

import re

from assistant.models.guide.reading.statements import plain

LONGEST_REMARK = 14  # words of a remark about the interview itself
LEAD = r"(?:(?:ok(?:ay)?|so|well|and|but|right|fine|please|peri|no|enough(?: of (?:this|that|it))?|just)[,.! ]+)*"
SO_FAR = r"(?: so far| now| already| then| please)*"
OPINION = r"(?:view|verdict|opinion|answer|advice|judge?ment|guess|take|conclusion)"
VIEW = (
    r"what (?:do|would) you (?:\w+ )?(?:think|advi[cs]e|recommend|suggest|say)"
    r"(?: (?:so far|now|then|me to do|i do|for me|to me))*",
    rf"(?:what(?:'s| is) (?:your|the) {OPINION}|your {OPINION}){SO_FAR}",
    rf"(?:give|tell|show) me (?:your |the |a |an )?(?:\w+ )?{OPINION}{SO_FAR}",
    r"(?:that's enough|enough|no more|stop(?: the| asking| all these)*|too many) ?questions?(?:[,.] .{0,40})?",
    r"(?:judge|decide) (?:now|already|with what you have)",
    rf"(?:say )?yes or no{SO_FAR}",
    r"(?:what(?:'s| is) )?(?:the |your )?bottom line",
)
# Impatient for an answer, where no question mark tells it: "so which one then", "so whats it gonna be".
CHOICE = (
    r"what (?:would|should) you (?:do|choose|take|pick)(?: (?:in my (?:place|shoes|position|case)|if you were me|as me))+(?: then| now)*",
    r"(?:which|what) (?:one|way|of (?:them|these|the two))(?: is it| should (?:i|it) be| do i (?:take|pick|do|choose)| would "
    r"you (?:take|pick))?(?: then| now)*",
    r"which(?: is it)?(?: then| now)",
    r"what(?:'s| is| will| shall)(?: it| that)(?: be| (?:gonna|going to|to) be)?(?: then| now)+",
    r"what(?:'s| is| will| shall)(?: it| that) (?:be|(?:gonna|going to|to) be)(?: then| now)*",
    r"(?:is (?:it|that)|it's|that's) (?:a )?(?:yes or (?:a )?no|go or no[- ]go)(?: then| now)*",
    r"where does (?:that|this|it) leave (?:me|us)(?: then| now)*",
)
WHY_ASKED = (
    r"why (?:do|are|would|did) you (?:ask|asking|need|want)(?: (?:me|that|this|it|all|to know))*",
    r"why (?:does|is|would) (?:that|this|it) (?:matter|important|relevant|needed)(?: .{0,30})?",
    r"what (?:do you need|is) (?:that|this|it) for",
    r"what(?:'s| is| has) (?:that|this|it) (?:got )?to do with (?:it|anything|that)",
    r"what difference does (?:that|it|this) make",
    r"how (?:does|is) (?:that|this|it) (?:relevant|matter)",
    r"why (?:that|this) question",
)


def asks_for_view(text: str) -> bool:
    """Whether the person wants to hear now what Peri thinks, with whatever was told."""
    return _is_remark((*VIEW, *CHOICE), text)


def asks_why_asked(text: str) -> bool:
    """Whether the person wants to know what the open question is good for."""
    return _is_remark(WHY_ASKED, text)


def _is_remark(patterns: tuple[str, ...], text: str) -> bool:
    bare = re.sub(r"[\s.!?…]+$", "", plain(text))
    if len(bare.split()) > LONGEST_REMARK:
        return False
    return any(re.fullmatch(LEAD + pattern, bare) for pattern in patterns)
