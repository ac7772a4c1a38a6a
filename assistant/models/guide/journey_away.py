"""A journey that somebody wants to be rid of, or to have back."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.journey_place import in_journey
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.run import JourneyRun

LEAD = (
    r"(?:(?:ok(?:ay)?|so|well|and|hi|hello|hey|right|thanks|yes|please|peri|now|then|alright|no|oh|hm+|sorry|wait|actually|"
    r"but|also|by the way|btw|can you|could you|would you|you can|can we|could we|can i|i want to|i(?:'d| would) like to|i think|"
    r"let'?s|just|i want you to|feel free to)[\s,.!:–-]+)*"
)
AFTER = (
    r"(?:[\s,]*(?:please|then|now|peri|thanks|for (?:me|good)|any ?more|altogether|completely|again|too|as well|from (?:my|the) list|"
    r"off my list))*(?:[,.;:!–-]*\s+(?:(?:because|since|as|i|it|that|we|not|my|our|the)\b.{0,80}))?[\s.!?…]*"
)
RID = (
    r"(?:forget(?: about)?|drop|throw (?:away|out)|throw|delete|remove|scrap|bin|ditch|get rid of|chuck(?: out| away)?|kill|cancel|discard|dump|"
    r"trash|put away|clear|erase|take (?:away|off)|quit|abandon|give up(?: on)?|lose|stop (?:offering|showing|asking about)|close)"
)
OFF = r"(?: away| out| off| up| altogether)?"
NOUN = r"(?:one|journey|journeys|programme|thing|course|path)"
THE_NAMED = rf"(?:(?:that|the|this|my) )?(?P<name>(?!(?:last|first|next|whole|other) )[\w'’ -]{{3,60}}?) {NOUN}(?: (?:you|i|we) (?:parked|began|started|offered|begun|put aside|keep (?:offering|showing)))?"
THIS = rf"(?:(?:that|this|the) {NOUN}|it|that|this|them)"
THE_ONE = rf"(?:(?:that|this|the|my) (?:whole |other |parked |open |old )?{NOUN}(?: (?:you|i|we) (?:parked|began|started|offered|begun|put aside|keep (?:offering|showing)))?)"
RIDS = (
    rf"{LEAD}{RID} {THE_ONE}{OFF}{AFTER}",
    rf"{LEAD}{RID} {THE_NAMED}{OFF}{AFTER}",
    rf"{LEAD}{RID} (?:the |my |that )?(?:journey )?[“\"](?P<quoted>[^”\"]+)[”\"](?: {NOUN})?{OFF}{AFTER}",
    rf"{LEAD}(?:about )?{THE_NAMED},? ?(?:-|–)?\s*(?:can|could|would|will) you (?:please )?{RID} {THIS}{OFF}{AFTER}",
    rf"{LEAD}(?:about )?{THE_NAMED},? ?(?:-|–|:)?\s*(?:please )?{RID} {THIS}{OFF}{AFTER}",
    rf"{LEAD}i (?:don'?t|do not|no longer|won'?t) (?:need|want|care (?:about|for)) {THE_ONE}{AFTER}",
    rf"{LEAD}i (?:don'?t|do not|no longer|won'?t) (?:need|want|care (?:about|for)) {THE_NAMED}{AFTER}",
    rf"{LEAD}(?:i(?:'m| am) )?(?:done|finished|through) with {THE_ONE} for good{AFTER}",
)
BARE_RIDS = (rf"{LEAD}{RID} (?:it|that|this){OFF}{AFTER}",)
STEPS = r"\b(?:steps?|tick|figures?|counts?|names?|files?|build|kit|piece|pieces|fact|facts|budget|number|answer|conversation|chat|talk)\b"
NEVER_SAID = (
    r"\bi (?:never|didn'?t|did not|haven'?t) (?:say|said|tell|told|mention\w*)\b"  # a fact is meant, and no journey
)
BACK = (
    rf"{LEAD}bring (?:it|that|{THE_ONE}) back{AFTER}",
    rf"{LEAD}bring back (?:[“\"](?P<quoted>[^”\"]+)[”\"]|{THE_NAMED}|{THE_ONE}|it|that){AFTER}",
    rf"{LEAD}bring {THE_NAMED} back{AFTER}",
    rf"{LEAD}(?:un-?delete|restore|recover|get back|fetch back) (?:[“\"](?P<quoted>[^”\"]+)[”\"]|{THE_NAMED}|{THE_ONE}|it|that){AFTER}",
    rf"{LEAD}(?:i want|can i have|give me|i(?:'d| would) like) (?:{THE_NAMED}|{THE_ONE}) back{AFTER}",
)
YES = (
    r"(?:(?:yes|yep|yeah|yup|sure|ok(?:ay)?|right|please|do it|go ahead|do|of course|definitely|i am|i'?m sure|away with it|correct|"
    r"put it away|throw it (?:away|out)|get rid of it|drop it|gone|bin it|forget it|that'?s right|why not|fine|i (?:do|want that)|off with it|away|out)[\s,.!]*)+"
)
NO = (
    r"(?:(?:no|nope|nah|keep it|not yet|leave it|better not|wait|don'?t|let it stay|stop|never mind|i(?:'ll| will) keep (?:it|that)|"
    r"on second thoughts?|after all|rather not|please|for now|i(?:'ve| have)? changed my mind|it stays|leave it (?:there|in)|hold on|actually)"
    r"[\s,.!]*)+"
)


def puts_away(talk: Talk, said: str, run: JourneyRun | None) -> WalkAsked | None:
    """The journey that is to be put away, or brought back; a yes or no to the question whether."""
    asked = talk.last.of("put_journey_away") if talk.last else None
    drops = asked.content.get("drops") if asked else None
    if drops and re.fullmatch(YES, said, re.IGNORECASE):
        return WalkAsked("put_journey_away", {"journey": str(drops), "sure": True})
    if drops and re.fullmatch(NO, said, re.IGNORECASE):
        return WalkAsked("journey_status")
    lately = any(e.of("put_journey_away") for e in talk.before[-4:])
    if found := _first(BACK, said):
        name = _name(found)
        is_meant = name is not None or lately or re.search(rf"\b{NOUN}\b", said, re.IGNORECASE)
        return (
            WalkAsked("put_journey_away", {"back": True, **({"journey": name} if name else {})}) if is_meant else None
        )
    if run is None or re.search(rf"{STEPS}|{NEVER_SAID}", said, re.IGNORECASE):
        return None
    if found := _first(RIDS, said):
        name = _name(found)
        return WalkAsked("put_journey_away", {"journey": name} if name else _last_named(talk))
    if in_journey(talk) and _first(BARE_RIDS, said) and not re.match(r"forget (?:it|that)\b", said, re.IGNORECASE):
        return WalkAsked("put_journey_away", _last_named(talk))
    return None


def _last_named(talk: Talk) -> dict[str, Any]:
    """The journey that the last answer spoke of, where it named one."""
    for result in reversed(talk.last.results if talk.last else ()):
        walk = result.content.get("walk")
        if isinstance(walk, dict) and walk.get("journey"):
            return {"journey": str(walk["journey"])}
    return {}


def _first(patterns: tuple[str, ...], said: str) -> re.Match[str] | None:
    return next((found for words in patterns if (found := re.fullmatch(words, said, re.IGNORECASE))), None)


def _name(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    name = groups.get("quoted") or groups.get("name")
    return (
        None
        if name is None or re.fullmatch(r"(?:it|that|this|the|my|whole|other)", name.strip(), re.I)
        else name.strip()
    )
