"""What is said of a journey that is walked: begin it, where was I, done, did it elsewhere, skip, back, park."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

LONGEST = 45  # words; what is longer tells of the work itself
LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|and|hi|hello|hey|right|great|good|thanks|thank you|yes|yep|sure|fine|please|peri|now|then|"
    r"(?:can|could|would) you|can i|could i|may i|let'?s|let us|i(?:'d| would) like to|i want to|i(?:'ll| will)|i need to)"
    r"[,.!]* +)*"
)
TAIL = r"(?:,? (?:please|peri|now|then|again|thanks|for me|today))*"
QUOTED = r"[“\"](?P<{0}>[^”\"]+)[”\"]"
THE_STEP = (
    r"(?:(?:this|that|the|it)(?: (?:one|step|part))?|(?:the )?(?:current|next|last) step|"
    rf"(?:step |number |no\.? ?)(?P<number>\d{{1,2}})|(?:step )?{QUOTED.format('title')})"
)
WHY = r"(?:(?:[,:;.-]+| because| since| as| for)\s+(?P<why>.+))?"
GO = r"(?:start|begin|take|take up|open|walk|do|resume|continue|pick up|go on with|carry on with|return to|go back to)"

STARTS = (
    rf"{GO}(?: with)? (?:(?:the|this|that|my|your|a) )?(?:guided )?(?:journey )?{QUOTED.format('name')}(?: journey)?",
    rf"{GO}(?: with| me on)? (?:the|this|that|my|your) (?:guided )?journey(?: (?:called|named|on|about|for|of) (?P<name>.+))?",
    rf"{GO}(?: with)? (?:the )?(?P<name>[\w' -]{{4,60}}?) journey",
    rf"{GO}(?: with| me on)? (?:the |that )?(?:one|programme|tour|path) (?:about|for|on|called|named|with|of) (?P<name>.+)",
    r"(?:guide|walk|take) me through (?:the|this|that|my) journey",
    r"(?:i(?:'d| would| had)? (?:rather|prefer to|sooner) |rather |instead )(?:do|take|have|try|walk|start|begin)(?: with)? (?:the |that )?(?:one|journey) (?:about|for|on|called|named|with|of) (?P<name>[^,;]+?)(?: instead)?",
    r"take (?:it|the journey|that) up(?: again)?",
    r"resume",
)
FROM_ARTICLE = (
    rf"{GO} (?:a|the|this|that|my) journey (?:from|for|with|on|about) (?:this|the|that) (?:article|page)",
    rf"{GO} (?:from|with) (?:this|the) (?:article|page)",
)
RECOMMENDED = rf"{GO} (?:the |that )?(?:one|journey)(?: that| which)? you(?:'ve| have)? (?:just )?(?:recommend\w*|suggest\w*|named|offered)"
AFTER_OFFER = (
    RECOMMENDED,
    rf"{GO} (?:it|with (?:it|step (?:1|one)))",
    r"(?:guide|walk|take) me through (?:it|this|that)",
)
AGAIN = (
    rf"(?:walk|{GO}) {QUOTED.format('name')} (?:again|once more|a second time)(?: from (?:the (?:start|beginning|top)|step (?:1|one)))?",
    rf"(?:walk|{GO}) (?:it|this|that|the journey) (?:again|once more|a second time)(?: from (?:the (?:start|beginning|top)|step (?:1|one)))?",
)
AFTER_RECOMMENDATION = (
    RECOMMENDED,
    rf"{GO}(?: (?:it|this|that|one|with (?:it|this|that|step (?:1|one))))?",
    r"(?:guide|walk|take) me through (?:it|this|that)",
    r"(?:i(?:'ll| will) )?(?:take|do|try|begin|start)(?: with)? (?:it|this|that)(?: one)?",
    r"(?:that one|this one|the first one)(?: then)?",
    r"(?:yes|yep|yeah|sure|ok(?:ay)?|go ahead|do it|let'?s (?:go|start|begin|do it)|sounds good)",
)
STAYS = (
    r"(?:no,? )?(?:let'?s |i(?:'ll| will) )?(?:stay with|keep|stick with|stick to|go on with) (?:it|this|that|this one|this journey)",
)
WRONG_ONE = (
    r"(?:hm+[,. ]*)?(?:but )?(?:this|that|it)(?:'s| is| was)?(?:n'?t| not) (?:really )?(?:what i (?:wanted|want|meant|asked for|need|needed|was after)|the (?:right )?(?:one|journey)(?: i (?:wanted|want|meant))?)\b.*",
    r"(?:hm+[,. ]*)?(?:this|that|it)(?:'s| is) the wrong (?:one|journey)\b.*",
    r"(?:hm+[,. ]*)?(?:that's |it's )?not (?:really )?(?:what i (?:wanted|want|meant|asked for|need|needed)|the (?:right )?(?:one|journey) i (?:wanted|meant))\b.*",
    r"i (?:want|wanted|meant|need) (?:another|a different|the other) (?:one|journey)\b.*",
)
EVERY = (
    r"(?:show|list|see)(?: me)? (?:all )?(?:of )?my journeys?",
    r"(?:what|which) journeys? (?:do i have|have i (?:begun|started|got)|am i (?:in|on|doing))",
    r"my journeys",
    r"(?:what|which) journeys (?:are there|do you have|can i (?:do|take|start))",
    r"(?:show|list|see)(?: me)? (?:all )?(?:the |your )?journeys",
    r"is there (?:a|any) journeys? (?:for|about|on|with|that) (?!(?:this|that|it)\b)(?![“\"]).+",
)
WHERE = (
    r"where (?:was|were|am|are) (?:i|we)(?: (?:in|with|on) (?:my|the|this) journey)?",
    r"where did (?:i|we) (?:stop|leave off|get to|leave it|finish)(?: last time)?",
    r"how far (?:am|are|was) (?:i|we|have i (?:got|come))(?: (?:in|with|on) (?:my|the|this) journey)?",
    r"(?:show|open)(?: me)? (?:my|the) (?:journey|steps|progress)",
    r"my journey",
    r"what(?:'s| is) (?:the )?next(?: step)? (?:in|on|of) (?:my|the|this) journey",
    r"i(?:'m| am) back",
)
WHERE_IN_ONE = (
    r"what(?:'s| is| comes)(?: the)? next(?: step)?(?: for me)?",
    r"what(?: do| should| must) i do next",
    r"(?:show me )?(?:the )?next(?: step)?",
    r"what(?:'s| is) left(?: to do)?",
    r"what (?:do i hold|have i (?:done|got)|is done)(?: (?:so far|already|by now))?",
    r"(?:go on|continue|carry on)",
)
# Two steps settled in one breath: "done, and then done with the quoting too".
DONE_BOTH = (
    r"(?:i(?:'ve| have|'m| am)? )?(?:done|finished)(?: with (?:it|this|that|this one))?,? and (?:then |also |now )*"
    r"(?:i(?:'ve| have|'m| am)? )?(?:also )?(?:done|finished)(?: with)? (?:the |step )?(?P<also>.+?)(?: too| as well| step| part| one)*",
)
DONE = (
    rf"(?:all )?(?:done|finished|completed)(?: with)?(?:[:,]? {THE_STEP})?{WHY}",
    rf"{THE_STEP}(?:'s| is| has been)? (?:done|finished|complete|completed|ready){WHY}",
    rf"(?:i(?:'ve| have| am|'m)? )?(?:just )?(?:done|did|finished|completed)(?: with)? {THE_STEP}{WHY}",
    rf"(?:mark|tick|check)(?: off)? {THE_STEP}(?: off)?(?: as (?:done|finished))?",
)
ELSEWHERE = (
    rf"(?:i(?:'ve| have)? )?(?:already )?(?:done|did)(?: it)? elsewhere: (?:step )?{QUOTED.format('title')}",
    rf"(?:i(?:'ve| have)? )?(?:already )?(?:done|did)(?: {THE_STEP})? (?:elsewhere|somewhere else|without you|on my own|"
    rf"myself|outside(?: of)?(?: (?:here|this))?|before|already|in another (?:place|tool|app)){WHY}",
    rf"(?:already (?:done|did|have)|i have)(?: {THE_STEP})? already{WHY}",
    rf"(?:i )?already (?:did|have|finished|have done)(?: {THE_STEP})?{WHY}",
    r"(?P<whole>(?:i(?:'ve| have)? |we(?:'ve| have)? )?(?:already )?(?:made|did|done|built|wrote|written|put together|drafted|finished|have)(?: together)? "
    r"(?:the|my|a|our) [\w -]{2,40}? (?:elsewhere|somewhere else|without you|on my own|myself|outside(?: of)?(?: here| this)?|by hand|in another (?:place|tool|app))\b.*)",
)
SKIPS = (
    rf"skip(?: {THE_STEP})?{WHY}",
    rf"leave {THE_STEP} out{WHY}",
    rf"(?:i )?(?:don'?t|do not|won'?t|can'?t|cannot) (?:need|want|do)(?: to do)? (?:this|that) step{WHY}",
)
BACK = (
    r"(?:go |step |one step )?back(?: one step| a step)?",
    rf"(?:go )?back to {THE_STEP}",
    rf"(?:reopen|open|redo) {THE_STEP}(?: again)?",
    r"undo(?: (?:that|it|this))?",
    r"(?:i(?:'m| am) )?not (?:really )?(?:done|finished)(?: with (?:it|that))?(?: yet| after all)?",
)
PARKS = (
    r"(?:park|pause|suspend) (?:the|this|my|that) journey",
    r"put (?:the|this|my|that) journey (?:aside|on hold|away)",
    r"(?:i(?:'ll| will) )?(?:leave|stop) (?:the|this|my|that) journey(?: for (?:now|later|today))?",
)
PARKS_IN_ONE = (
    r"(?:park|pause) (?:it|this|that)(?: for (?:now|later|today))?",
    r"put (?:it|this|that) (?:aside|on hold)",
    r"park",
)


COURTESY = r"(?:thanks?|thank you|please|peri|what(?:'s| is) next|and now|next|good|great|finally|now)(?: (?:a lot|so much))?[.!?]*"


@dataclass(frozen=True)
class WalkAsked:
    """The walking tool that is meant, with its arguments."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """Where the conversation stands: what short words like "done" and "skip" may refer to."""

    is_fresh: bool = False  # nothing was said before
    in_journey: bool = False  # a journey was walked in it
    is_asked: bool = False  # the last answer asked for a fact: "skip" skips the question
    recommended: str | None = None  # the journey that the last answer recommended, or offered to begin
    offered: str | None = None  # the one that was offered lately, with other talk in between
    finished: str | None = None  # the finished journey that the last answer offered to walk again
    article: str | None = None  # the article that lies open


def read_walking(text: str, standing: Standing) -> WalkAsked | None:
    """What a message wants of a journey; None when it is about something else."""
    said = " ".join(text.replace("’", "'").split())
    if len(said.split()) > LONGEST or (said.endswith("?") and not _asks(said, standing)):
        return None
    if standing.finished and _match((*AGAIN, *AFTER_RECOMMENDATION), said):
        return WalkAsked("start_journey", {"journey": standing.finished, "again": True})
    if found := _match(AGAIN[:1], said):
        return WalkAsked("start_journey", {"journey": found["name"], "again": said.lower().startswith("walk")})
    if found := _match(STARTS[:1], said):
        return WalkAsked("start_journey", {"journey": found["name"]})
    if standing.article and _match(FROM_ARTICLE, said):
        return WalkAsked("start_journey", {"concept": standing.article})
    if standing.recommended and _match((*AFTER_RECOMMENDATION, *STARTS[1:2]), said):
        return WalkAsked("start_journey", {"journey": standing.recommended})
    if standing.offered and not standing.recommended and _match(AFTER_OFFER, said):
        return WalkAsked("start_journey", {"journey": standing.offered})
    if found := _match(STARTS[1:], said):
        name = found.groupdict().get("name")
        return WalkAsked("start_journey", {"journey": name} if name else {})
    if standing.in_journey and _match(WRONG_ONE, said):
        return WalkAsked("journey_status", {"instead": said[:400]})
    if _match(EVERY, said):
        return WalkAsked("journey_status", {"every": True})
    if _match(WHERE, said):
        return WalkAsked("journey_status")
    if _match(PARKS, said):
        return WalkAsked("park_journey")
    return _in_one(said, standing)


def _asks(said: str, standing: Standing) -> bool:
    """Whether a question is one about a journey at all."""
    if standing.in_journey and _match(WRONG_ONE, said):
        return True
    return _match((*EVERY, *WHERE, *WHERE_IN_ONE, *STARTS), said) is not None


def _in_one(said: str, standing: Standing) -> WalkAsked | None:
    """What short words mean for someone who is in a journey."""
    of_journey = not standing.is_asked or re.search(
        r"\bwhat\b", said, re.IGNORECASE
    )  # a bare "next" is of the questions
    if standing.in_journey and _match(STAYS, said):
        return WalkAsked("journey_status")
    if (standing.in_journey or standing.is_fresh) and of_journey and _match(WHERE_IN_ONE, said):
        return WalkAsked("journey_status")
    names_it = re.search(r"\bstep\b|[“\"]", said) is not None
    if not (standing.in_journey or names_it):
        return None
    if _match(PARKS_IN_ONE, said):
        return WalkAsked("park_journey")
    if found := _match(DONE_BOTH, said):
        return WalkAsked("mark_step", {"how": "done", "also": [found["also"].strip()]})
    replies = standing.is_asked and not names_it  # a question is open: "skip" skips it, and a reason may answer it
    ways = (("elsewhere", ELSEWHERE), ("done", DONE), ("back", BACK))
    for how, patterns in ways if replies else (("skipped", SKIPS), *ways):
        if found := _match(patterns, said):
            named = _named(found)
            return None if replies and "reason" in named else WalkAsked("mark_step", {"how": how, **named})
    return None


def _match(patterns: tuple[str, ...], said: str) -> re.Match[str] | None:
    bare = re.sub(r"[\s.!?…]+$", "", said)
    matches = (re.fullmatch(f"{LEAD}{pattern}{TAIL}", bare, re.IGNORECASE) for pattern in patterns)
    return next((found for found in matches if found), None)


def _named(found: re.Match[str]) -> dict[str, str]:
    """The step and the reason, as far as they were said."""
    groups = found.groupdict()
    step, reason = groups.get("title") or groups.get("number"), groups.get("why")
    reason = reason or groups.get("whole")
    is_courtesy = reason is None or re.fullmatch(COURTESY, reason.strip(), re.IGNORECASE)
    named = {"step": step, "reason": None if is_courtesy or reason is None else reason.strip()[:400]}
    return {name: value for name, value in named.items() if value}
