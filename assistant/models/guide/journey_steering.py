"""Short steering words in a step that ask before they change anything, and those that take the last change back."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_place import is_fresh, is_walking, just_walked
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.run import JourneyRun, next_step

LONGEST = 25  # words
LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|and|hey|hm+|no|oh|sorry|wait|hang on|hold on|oops|but|stop|eh|actually|um+|"
    r"right)[\s,.!:–-]+)*"
)
IT = (
    r"(?:it|this|that|(?:this|that|the) (?:one|step|part|bit)|(?:this|that) whole (?:step|thing)|the whole (?:step|"
    r"thing))"
)
OUT = rf"(?:skip {IT}|skip|leave {IT} out|leave out {IT}|pass on {IT}|jump over {IT}|do without {IT})"
# "can i skip this one", and not "can you skip it", "can we skip this please": those are orders.
MAY_SKIP = re.compile(
    rf"{LEAD}(?:(?:can|could|may|shall|am i allowed to|are we allowed to|do you mind if) ?(?:i|we)? (?:just )?{OUT}|"
    rf"(?:is|would) (?:it|that) (?:be )?(?:ok(?:ay)?|all right|alright|fine|possible|bad|a problem) (?:to|if (?:i|"
    rf"we)) {OUT}|"
    rf"(?:what|what happens|what do i lose|what would i lose) (?:if|when) (?:i|we) {OUT}|(?:do|"
    rf"would) i lose (?:anything|much|something) if i {OUT})"
    r"(?: (?:then|for now|altogether|or not|at all))*[\s?.!]*",
    re.IGNORECASE,
)
YES = re.compile(
    r"(?:(?:yes|yep|yeah|ok(?:ay)?|sure|fine|right|then|so|please|do it|do that|go on|go ahead)[\s,.!]*)+",
    re.IGNORECASE,
)
ASKED_ONLY = (
    r"(?:i (?:was )?(?:only|just) (?:ask(?:ed|ing)|wonder(?:ed|ing)|want(?:ed)? to (?:know|ask)|meant to ask)|"
    r"(?:that|it) was (?:only |just )?a question|i (?:didn'?t|did not) (?:mean|say|want|ask) (?:it|that|to|you to|"
    r"for that)(?: \w+){0,3}|that'?s not what i (?:meant|said|wanted))"
)
GO_BACK = (
    r"(?:(?:please |can we |can you |can i |could we |could you |let'?s )*(?:go(?: one step)? back|take me back|"
    r"back|undo(?: it| that| this)?|take (?:it|that) back|put (?:it|that) back|reopen (?:it|that)|one back|"
    r"a step back))(?: (?:please|one|one step|a step|again|then))*"
)
TAKES_BACK = re.compile(
    rf"{LEAD}(?:{ASKED_ONLY}(?:[\s,.;!–-]+(?:so |and |but |please )*{GO_BACK})?|"
    rf"{GO_BACK}[\s,.;!–-]+{ASKED_ONLY})[\s.!?]*",
    re.IGNORECASE,
)
WHAT_FOR = re.compile(
    rf"{LEAD}(?:[^?.!]{{2,40}}[?.!,]+ )?(?:what(?:'s| is)? (?:it|that|this|the (?:step|sheet|list|"
    rf"point))? ?(?:good |all )?for|what for|why (?:that|this|is that|do i need (?:it|that|this)))"
    r"(?: then| exactly| anyway)?[\s?!.]*",
    re.IGNORECASE,
)
NEXT = re.compile(
    r"(?:(?:ok(?:ay)?|so|right|yes|and|good|fine|great)[\s,.!]+)*(?:(?:on )?to the )?next(?: (?:one|step))?"
    r"(?: please| then)?[\s.!]*|"
    r"(?:let'?s )?(?:move|go) on(?: (?:please|then))?[\s.!]*",
    re.IGNORECASE,
)
BARE_DONE = re.compile(
    r"(?:(?:ok(?:ay)?|so|right|yes|and|all|it'?s|that'?s|i'?m)[\s,.!]+)*(?:done|finished|ready)[\s.!]*", re.IGNORECASE
)
# A question where they are, at the end of whatever else is said.
WHERE = (
    r"(?:^|[,.;!–-]\s*|\band |\bso )(?:where (?:were|was|are|am) (?:we|i)|where did (?:we|i) (?:stop|leave(?: it|"
    r" off)?|get to|end up))(?: (?:again|now|at|up to|last time|then))*[\s?.!]*$"
)
TICKED = "That ticks "


def steers(talk: Talk, text: str, said: str, run: JourneyRun | None) -> Intent | None:
    """What is asked before a step is changed, or taken back; `said` is `text` spelt out. None for everything else."""
    if run is None or run.parked or run.is_finished or len(said.split()) > LONGEST:
        return None
    if is_fresh(talk) and re.search(WHERE, said, re.IGNORECASE):
        return _walk(text, WalkAsked("journey_status"))
    if not is_walking(talk, run) or (talk.last is not None and talk.last.asked):
        return None
    if asked_to_skip(talk) and YES.fullmatch(said):
        return _walk(text, WalkAsked("mark_step", {"how": "skipped"}))
    if MAY_SKIP.fullmatch(said):
        return _walk(text, WalkAsked("tell_journey", {"about": "skipping"}))
    if TAKES_BACK.fullmatch(said):
        if not is_fresh(talk) and not _changed_lately(talk):  # nothing was changed: so it stands
            return _walk(text, WalkAsked("journey_status", {"brief": True}))
        return _walk(text, WalkAsked("mark_step", {"how": "back", **_last_marked(talk)}))
    if BARE_DONE.fullmatch(said) and _ticked_unasked(talk):
        return _walk(text, WalkAsked("tell_journey", {"about": "which_done"}))
    step = next_step(run)
    if NEXT.fullmatch(said) and step is not None and step.told and just_walked(talk):  # they have told what came of it
        return _walk(text, WalkAsked("mark_step", {"how": "done"}))
    if WHAT_FOR.fullmatch(said) and (just_walked(talk) or is_fresh(talk)):
        return _walk(text, WalkAsked("tell_journey", {"about": "why_step"}))
    return None


def asked_to_skip(talk: Talk) -> bool:
    """Whether the last answer told what skipping the step would mean."""
    told = talk.last.of("tell_journey") if talk.last else None
    return told is not None and told.arguments.get("about") == "skipping"


def _changed_lately(talk: Talk) -> bool:
    """Whether one of the last two answers marked a step, and none told since what skipping would mean."""
    return not asked_to_skip(talk) and any(exchange.of("mark_step") is not None for exchange in talk.before[-2:])


def _last_marked(talk: Talk) -> dict[str, str]:
    """The step that the last answer marked by its name, where it is not the one before the open one."""
    marked = talk.last.of("mark_step") if talk.last else None
    step = marked.arguments.get("step") if marked and marked.arguments.get("how") != "back" else None
    return {"step": str(step)} if step else {}


def _ticked_unasked(talk: Talk) -> bool:
    """Whether the last answer ticked a step that nobody had said to be done in so many words."""
    last = talk.last
    if last is None or BARE_DONE.fullmatch(last.said.strip()):
        return False
    marked = last.of("mark_step")
    if marked is not None and marked.arguments.get("how") == "done" and marked.arguments.get("reason"):
        return not parts_of(last.said).is_done
    return TICKED in last.answer


def _walk(text: str, walk: WalkAsked) -> Intent:
    return Intent("journey", question=text, walk=walk)
