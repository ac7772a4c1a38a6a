"""Coming back to a journey: what came of it, which figure it was, and a count that is made again."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh, just_walked, taken_up
from assistant.models.guide.journey_told import TRIED_HERE, faults_told
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks, told_and_asked
from journeys.run import JourneyRun
from journeys.run_figures import figures
from journeys.run_words import is_worked_on

# Said at the head of a first message by somebody who was here before.
RETURNS = (
    r"(?:^|[,.!] ?|\b(?:hi|hello|hey|it'?s|is|there|peri) )me again\b|\bi(?:'m| am) (?:here )?(?:back|again)\b|\b(?:hello|hi|hey) again\b|"
    r"^(?:\W*(?:hi|hello|hey|ok|so|well|right|good \w+|peri|and|there))*\W*back (?:again|from|after|here|at it)\b|\blong time no\b|\bremember me\b|"
    r"\b(?:it'?s|it has|it is|has) been (?:(?:quite |such )?a (?:while|long time|bit)|ages|(?:(?:about|over|almost|nearly|like|around|roughly|only|maybe|what|more than|some|a good) )*(?:a|some|several|a few|a couple of|many|\d+|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|twelve) (?:days?|weeks?|months?|years?))\b|\bafter (?:a|my|our|some|the) (?:long )?(?:break|pause|holidays?|absence|summer|winter)\b|"
    r"\b(?:we|you and i) (?:talked|spoke|chatted|met)\b|\bi was (?:here|away|gone)\b|\bhere i am again\b"
)
HEAD = 12  # words at whose beginning a return is told
WHERE = r"\bwhere (?:were|was|are|am|did) (?:we|i)\b|\bremember me\b|\bhow are (?:you|things)\b|\bhow far\b"
HELPED = (
    r"\b(?:did|has|have) (?:it|that|this|all (?:that|this)(?: \w+)?|the (?:kit|prompt|journey|page|thing|whole thing|files?)|any of (?:it|that|this)|we|i|anything)\b"
    r".{0,30}\b(?:help(?:ed)?|work(?:ed)?|improve[d]?|better|pay(?: off)?|paid off|worth|change[d]?(?: anything)?|bring|brought|good|difference)\b|"
    r"\bwas (?:it|that|this|all (?:that|this)|the (?:whole )?(?:journey|thing|effort))\b.{0,15}\b(?:worth|any (?:use|good)|useful|a success|helpful|good for)\b|"
    r"\bwhat (?:did|have) (?:we|i|you)\b.{0,20}\b(?:end(?:ed)? up with|find out|found out|reach(?:ed)?|achieve[d]?|get out of|got out of|"
    r"come (?:up with|to|out with)|conclude[d]?|gain(?:ed)?|arrive at)\b|"
    r"\bwhat(?:'s| is| was| were) (?:the |my |our )?(?:results?|outcome|upshot|end result|final (?:result|figure))(?: of (?:it|that|this|all this|my (?:journey|counting)|the (?:journey|counting|whole thing)))?(?: again| then| now)*[\s?.!]*$|"
    r"\bwhat (?:came|became|has become) (?:out )?of (?:it|that|this|all (?:that|this)|my (?:journey|counting|drafts)|the (?:journey|counting|kit))\b|"
    r"\bhow did (?:it|that|this|the journey|we) (?:go|end|turn out|come out|do)(?: (?:in the end|after all|then))*[\s?.!]*$|\bwhere did (?:we|i) (?:end up|get to in the end|land|finish up)\b|"
    r"\bhelp(?:ed)? or not\b|\b(?:am i|are my drafts|is it|are we) (?:any )?better (?:off )?(?:now|than before)[\s?.!]*$|\bremind me what came\b|\bwhat have (?:i|we) got to show\b"
)
NOT_THEIRS = r"\b(?:do you know|anyone|anybody|someone|somebody|others?|people|should|must|would|will|could|may|when|if)\b"  # no report of a journey
A_FIGURE = r"(?:number|figure|count|score|percentage|value|measurement|share|tally)"
AT_FIRST = r"(?:at the (?:start|beginning|outset)|to begin with|at first|in the beginning|before(?: (?:that|this|the kit|all this))?)"
FIGURE = (
    rf"\b(?:what|which|how much|tell me|remind me)\b.{{0,20}}\b(?:was|were|did|had|again|my|our)\b.{{0,20}}\b(?:first|second|last|latest|starting|original|initial|earlier|old|previous|baseline|opening|newest|final|other|two) {A_FIGURE}s?\b|"
    rf"\bwhat(?:'s| is) the (?:first|starting|original|last|latest|baseline) {A_FIGURE}(?: again)?[\s?.!]*$|^(?:\W*\w+){{0,3}}?\W*(?:my|the) (?:first|starting|original|last) {A_FIGURE}(?: again| please)*[\s?.!]*$|"
    rf"\b(?:the|my) (?:first|starting|original|last) {A_FIGURE},? (?:what|which) (?:was|is|one)\b|"
    rf"\b(?:what|which) {A_FIGURE}s?\b.{{0,20}}\b(?:did (?:i|we)|was it|(?:i|we) had|had (?:i|we))\b|"
    rf"\bwhat (?:was|were|had) (?:my|the) {A_FIGURE}s? {AT_FIRST}[\s?.!]*$|"
    rf"\bwhat (?:did|was|had) (?:i|we|it)\b.{{0,20}}\b(?:have {AT_FIRST}|{AT_FIRST}|start(?:ed)? (?:with|at|from|on)|begin with)[\s?.!]*$|"
    rf"\b{AT_FIRST},? (?:it|i|we) (?:was|were|had|stood|did|have)\b|\b(?:it|i|we) (?:was|were|had|stood at) (?:what )?{AT_FIRST}\?|"
    rf"\bwhere did (?:i|we) start\b(?: from)?[\s?.!]*$|\bhow (?:many|much) (?:\w+ ){{0,3}}(?:was|were|did|had) (?:it|i|we|that|there)\b.{{0,25}}{AT_FIRST}[\s?.!]*$|"
    rf"\b(?:what|show|tell)\b.{{0,25}}\bbefore (?:and|or|&) after\b|\bwhat(?:'s|s| is| was) (?:my|the) (?:before|after)\b|\bwhat(?:'s| is| are) (?:my|the) {A_FIGURE}s?(?: now| so far| again| then)*[\s?.!]*$|"
    rf"\bwhat(?:'s| is| was) my (?:baseline|starting (?:point|figure|value|number))\b|\bremind me (?:of|what)\b.{{0,20}}\b{A_FIGURE}s?\b|\bwhat were my (?:two |three )?{A_FIGURE}s\b"
)
OF_EACH = r"\bbefore and after\b|\b(?:figures|numbers|counts|scores|both|all (?:the|my))\b"
OF_LAST = r"\b(?:last|latest|second|new|newest|final|now|at the end|after)\b"
OF_BEFORE_AND_AFTER = r"\b(?:my|the) before\b.{1,15}\bafter\b"  # both figures are asked for
OF_BOTH = r"\bwhat (?:did|have) we\b|\bwhere did we\b|\bhow did (?:the journey|we)\b|\bwhat (?:came|became) of\b"
COUNTED = r"(?:counted|recounted|re-counted|measured|re-?measured|drafted|redrafted|re-?did|repeated|did|done|ran|marked|made)"
ANEW = r"(?:again|once more|anew|another (?:ten|round|time)|a (?:third|fourth|second|new) (?:time|count|round)|(?:ten|five|eight|some) (?:fresh|new|more|other)(?: ones)?)"
AGAIN = (
    rf"\b{COUNTED}\b.{{0,30}}\b{ANEW}\b|\b(?:recounted|re-?measured|redrafted)\b|\b(?:new|third|fourth|latest|fresh|next|another) (?:count|figure|measurement|round)\b|"
    r"\b(?:counted|counting|measured|measuring) (?:it |them )?(?:today|now|this (?:week|month|morning)|yesterday)\b|"
    r"\b(?:now|down to|still|meanwhile|today)\b.{0,20}\b\d{1,2} (?:words?|in (?:a|100)|per ?cent|%|of (?:a )?(?:hundred|100))|"
    r"\b\d{1,2} (?:words? )?(?:in|of|per) (?:a )?(?:hundred|100) (?:now|these days|today|by now)\b"
)
OF_OTHER = r"\b(?:a|per|each|every|in a|by the) (?:month|week|year|day|hour)\b|\btold you\b|\bcorrection\b|\bwrong\b.{0,10}\bfigure\b|\bnot \d|\bfolders?\b|\bi said\b|\bpairs\b|\bcharacters\b|[$€£]"
SHARE = r"(?<![\w.,])(\d{1,2}(?:[.,]\d)?)(?![\d.,]*\d)(?! ?(?:pieces|texts|months?|weeks?|days?|minutes?|mins?|hours?|years?|drafts?|jobs?|screens?|of (?:the|them|those))\b)"
MOSTLY = r"\b(?:tone|manner|style|voice|wording|form)\b"
OF_FACTS = r"\b(?:facts?|figures wrong|wrong (?:figures|numbers|dates|facts)|invent\w*|made[- ]up)\b"


def comes_back(talk: Talk, text: str, said: str, run: JourneyRun | None) -> Intent | None:
    """What somebody wants who comes back to a journey, or who is at its end."""
    if talk.last is not None and talk.last.asked:
        return None
    fresh = is_fresh(talk)
    near = run is not None and (fresh or in_journey(talk) or run.is_finished or is_worked_on(run))
    if near and run is not None and (counted := _counted_again(talk, text, said, run)) is not None:
        return counted
    head = " ".join(said.split()[:HEAD])
    returns = fresh and re.search(RETURNS, head, re.IGNORECASE) is not None
    is_asked = (asks(said) or len(said.split()) <= 6) and not re.search(NOT_THEIRS, said, re.IGNORECASE)
    if (
        near
        and run is not None
        and is_asked
        and figures(run)
        and re.search(rf"{FIGURE}|{OF_BEFORE_AND_AFTER}", said, re.I)
    ):
        which = (
            "each"
            if re.search(OF_EACH, said, re.I) or re.search(OF_BEFORE_AND_AFTER, said, re.I)
            else "last"
            if re.search(OF_LAST, said, re.I) and not re.search(r"\b(?:first|before|start|began)\b", said, re.I)
            else "first"
        )
        return _walk(text, WalkAsked("tell_journey", {"about": "figures", "word": which}))
    if (
        near
        and run is not None
        and is_asked
        and re.search(HELPED, said, re.IGNORECASE)
        and _of_journey(talk, said, run)
    ):
        return _walk(text, WalkAsked("tell_journey", {"about": "gains"}))
    if not returns or (asks(said) and not re.search(f"{HELPED}|{WHERE}", said, re.IGNORECASE)):
        return None
    if run is None:
        return Intent("hello", question=text)
    return _walk(text, taken_up(WalkAsked("journey_status"), run))


def _of_journey(talk: Talk, said: str, run: JourneyRun) -> bool:
    """Whether "it" may be the journey: nothing else was measured or built just before."""
    last = talk.last
    if re.search(OF_BOTH, said, re.IGNORECASE):
        return True
    return last is None or just_walked(talk) or run.is_finished or not last.results or is_fresh(talk)


def _counted_again(talk: Talk, text: str, said: str, run: JourneyRun) -> Intent | None:
    """A figure that is counted once more after the end: kept, with what is most of it, and judged when that is asked."""
    is_again = re.search(AGAIN, said, re.IGNORECASE) and not re.search(OF_OTHER, said, re.IGNORECASE)
    if not run.is_finished or not figures(run) or not is_again:
        return None
    told, asked = told_and_asked(said)
    found = re.search(SHARE, told)
    if found is None:
        return None
    words = told.rstrip(" .")
    kept = (
        words
        if re.search(r"\b\d+ ?(?:words?|%|per ?cent|in (?:a|100))", words)
        else f"{found[1]} words in a hundred: {words}"
    )
    tried = f"{TRIED_HERE} {found[1]} words in a hundred"
    facts = dict(faults_told(words))
    if not facts and re.search(OF_FACTS, words, re.IGNORECASE):
        facts = {"needs_facts": True}
    elif not facts and re.search(MOSTLY, words, re.IGNORECASE):
        facts = {"needs_facts": False}
    mostly = {True: ", mostly wrong facts", False: ", mostly manner"}.get(facts.get("needs_facts", ""), "")
    facts["tried_so_far"] = f"{tried}{mostly}"
    judged = bool(asked) and re.search(r"\b(?:train\w*|tun\w*|worth|now)\b", asked, re.IGNORECASE) is not None
    arguments = {"words": kept[:400], **({"is_judged": True} if judged else {"asked": asked[:400]} if asked else {})}
    return Intent("journey", question=text, facts=facts, walk=WalkAsked("keep_report", arguments), judge=judged)


def _walk(text: str, walk: WalkAsked) -> Intent:
    return Intent("journey", question=text, walk=walk)
