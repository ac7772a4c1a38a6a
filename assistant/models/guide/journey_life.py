"""The life of a journey as it is spoken of: starting what was offered, changing, putting away, coming back, ending."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import case_told, skipped
from assistant.models.guide.journey_away import puts_away
from assistant.models.guide.journey_day import day_of_look
from assistant.models.guide.journey_place import in_journey, is_fresh, offered_lately
from assistant.models.guide.journey_return import comes_back
from assistant.models.guide.journey_steering import steers
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.remarks import asks_for_view
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun

LONGEST = 30  # words of a message that does no more than steer
LEAD = (
    r"(?:(?:fine by me|works for me|good (?:morning|evening|afternoon|day)|ok(?:ay)?|so|well|and|hi|hello|hey|right|great|good|thanks|thank you|yes|yep|yeah|sure|fine|please|peri|now|"
    r"then|alright|all right|cool|perfect|no|oh|hm+|sorry|wait|hang on|ah|oops|actually|but|sounds good|go on)[\s,.!:–-]+)*"
)
TAIL = r"(?:[\s,.!]*(?:please|then|now|peri|thanks|instead|first|with me|for me|today|at once|step by step))*[\s.!?…]*"
GO = (
    r"(?:(?:(?:start|begin)(?: me)?(?: (?:with|on|off with))?|do|take|try|open|go (?:for|with|ahead with)|kick off|get going (?:with|on)|"
    r"get (?:me )?started (?:with|on)|launch|have|give me|pick|choose)|(?:take|guide|walk|lead|talk) me through|(?:sign|put) me (?:up|down) for)"
)
WISH = (
    r"(?:(?:let'?s|let us|i(?:'d| would) like to|i want to|i(?:'ll| will)|we(?:'ll| will)|can (?:we|i|you)|could (?:we|you)|shall we|"
    r"i'?m (?:up for|ready to)|lead on|please|i think i(?:'ll| will)) )?"
)
# What needs no name: the journey that was offered last.
BEGINS = r"\b(?:start(?:ed)?|begin|get going|get cracking|step by step)\b"
OF_VERDICT = frozenset({"judge_fit", "note_situation", "meet_objection", "search_library"})
OFFERED = (
    rf"{WISH}{GO} (?:(?:the |that |this )?(?:one|journey|programme|thing)(?: that| which)? you(?:'ve| have|'re| are| were|'d| would| had)? "
    r"(?:just |last |last time )?(?:recommend\w*|suggest\w*|propos\w*|offer\w*|named|said|mention\w*|recommending|talking about|told me(?: about)?)"
    r"(?: (?:last time|before|earlier|just now|to me|yesterday))*|(?:your|the) (?:recommendation|suggestion|proposal|recommended (?:one|journey))|"
    r"what you (?:recommend\w*|suggest\w*|said|propos\w*)(?: (?:last time|before|earlier|yesterday))?)",
    r"(?:your|the) (?:recommendation|suggestion|one you (?:recommend\w*|suggest\w*|said|offered)),? (?:please|then|let'?s (?:start|do it|go))",
)
NAMED = rf"{WISH}{GO} (?:the |that |your )(?P<name>[\w' -]{{3,50}}?) (?:one|journey|thing|programme)"
BARE = (
    rf"{WISH}{GO} (?:it|that|this|that one|this one|the journey|(?:with )?the first(?: one| journey)?)",
    rf"(?:(?:i(?:'m| am)|we're) ready[,.!]? )?{WISH}(?:start|begin|get started|get going|get cracking|go|crack on|dive in|get (?:to it|on with it))",
    r"(?:i(?:'m| am) )?(?:ready(?: when you are| to (?:go|start|begin))?|up for (?:it|that)|in|game)",
    r"(?:count me in|sign me up|you(?:'ve| have) got me)",
)
SWITCHED = (
    r"(?:no,? )*(?:that(?:'s| is| was)?|this(?:'s| is)?|it(?:'s| is)?)? ?(?:the )?wrong (?:one|journey|thing|programme)|"
    r"not (?:that|this)(?: one| journey)?|(?:that|this|it)(?:'s| is| was)(?:n'?t| not) (?:the )?(?:one|journey|what|it|right)|"
    r"(?:i )?(?:didn'?t|did not|don'?t|do not) (?:want|mean|ask for|need) (?:this|that|the)\b|"
    r"you(?:'ve| have)? (?:put|started|got|gave|sent|took) me (?:in(?:to)?|on|with)?|mixed (?:it |them )?up|misunderst\w+|by mistake|"
    r"(?:the )?other (?:one|journey)"
)
WANTED = (
    r"\b(?:i (?:want(?:ed)?|meant|mean|need(?:ed)?|asked for|was after|would like|was thinking of)|i'?d (?:like|rather (?:have|do|take))|"
    r"give me|take me to|put me (?:in|on|into)|switch(?: me| over)? to|change(?: me| over)? to|swap(?: it)? (?:for|to)|should(?:'ve| have)? be(?:en)?|"
    r"(?:let'?s |please )(?:do|take)|move me to)(?: to (?:do|take|start|have|walk))? (?:the |that |your )?(?P<wanted>[^,.;!?]+)"
)
NAMED_LAST = (
    r"(?:,|\.|;|:|–|-|\bbut|\bnot this|\bnot that)\s*(?:(?:it'?s|give me|please|rather|instead) )*(?:the |that )(?P<wanted>[^,.;!?]+?) (?:one|journey|thing|programme)"
    + TAIL
    + r"$"
)
BECOMES = (
    rf"{LEAD}(?:(?:can|could) (?:we|i|you) |please |i(?:'d| would) like to |i want to |let'?s )?(?:switch|change|swap|move)(?: me)?(?: over)? "
    r"(?:to|into) (?:the |that )?(?P<wanted>[\w' -]{4,60}?) (?:one|journey|programme|thing)" + TAIL
)
PLAINLY_WRONG = r"(?i)\bwrong (?:one|journey|thing|programme)\b|\byou(?:'ve| have)? (?:put|sent) me\b"
OF_JOURNEY = r"(?i)^[^|]*\b(?:one|journey|thing|programme)\b|\b(?:journey|programme)\b"  # of the wish, or of all
NO_NAME = r"(?:it|this|that|them|one|another|a different|the other|other|something else|the right|to stop|you)(?: one| journey)?"
FIRST_THING = (
    rf"{LEAD}(?:what(?:'s| is| was)|tell me|remind me (?:of|what)) (?:again )?(?:the )?(?:very )?first (?:thing|step|one|task)"
    r"(?: (?:was|is|again|i (?:have|had) to do|to do|of it))*" + TAIL
)
DECIDES = (
    rf"{LEAD}(?:(?:is|was) it |do you think (?:i should|it'?s worth(?: it)?)|should (?:i|we)|shall (?:i|we)|do (?:i|we)|ought i to|is (?:training|fine-?tuning))"
    r"(?: still| really| now)* ?(?:worth (?:it|training|fine-?tuning)|train|fine-?tune|tune)?(?: (?:a|my|our|one|own|the))*(?: (?:model|one|ai|it))*"
    r"(?: (?:or (?:not|no)|yes or no|now|then|worth it|after all(?: that)?))+"
    + TAIL
    + rf"|{LEAD}(?:(?:what(?:'s| is) )?(?:the|your) )?verdict{TAIL}"
)
WORTH_TRAINING = r"^(?:(?:and|so|ok|but|now|then|well)[\s,:]+)*(?:is|was|would) (?:it|that|this|training|fine-?tuning) (?:now |still |really |then )?(?:be )?worth (?:it\b|(?:the )?training\b)"
# "What do I tell my partner in two sentences"
FOR_OTHERS = r"^(?:(?:and|so|ok|but|then|well)[\s,]+)*what (?:do|should|can|shall) i (?:tell|say to) my (?:partner|boss|husband|wife|colleagues?|team|business partner)\b.{0,40}$"
SHORT_ASKED = 12  # words; a longer message tells something that is judged with it
IN_SHORT = r"\b(?:in|as|just|only) (?:one|a|1|a single) (?:line|sentence|word)\b|\b(?:in short|briefly|short version|tl;?dr|bottom line)\b"
OF_VIEW = r"\b(?:think|view|verdict|so far|opinion)\b"
VERDICT = r"\b(?:verdict|conclusion|answer|advice|train|fine-?tune|bottom line|upshot|recommend\w*|opinion|view)\b"
FAREWELL = r"(?:bye(?:[- ]?bye)?|good ?bye|see (?:you|ya)(?: (?:soon|later|then|around|next time))?|ciao|cheerio|take care|so long|ta-?ra|farewell|until next time|talk (?:to you )?(?:soon|later)|good ?night|have a (?:good|nice|great) \w+)"
THANKS = r"(?:(?:(?:ok(?:ay)?|right|great|good|many|alright|well|no|lovely|perfect) )?thanks?(?: (?:a lot|so much|again|peri|very much|for (?:the|your|all|everything)[\w' ]{0,25}))?|thank you(?: (?:so much|very much|again|peri|for[\w' ]{0,30}))?|cheers|ta|much appreciated|(?:(?:great|perfect|brilliant|ok(?:ay)?|right|good|lovely|alright|well|super|wonderful|fine) ?)+)"
OVER = r"(?:(?:that'?s|that is|this is|that was|that will be|that'?ll be|it'?s) (?:it|all|everything|enough|me done)(?: (?:i (?:needed|wanted)|for (?:now|today|me)|from me|then))*|i'?m (?:done|off|finished|going|all set)(?: (?:for (?:now|today)|here|now|then))*|(?:i(?:'ve| have)? )?(?:got|have) (?:to go|to run|what i (?:needed|wanted|came for))|nothing else|no more questions|we'?re done(?: here)?|enough for (?:today|now))"


def of_life(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """What a message wants of the life of a journey, by plain words; None for every other."""
    said = spelt_out(text)
    if talk.now.files or len(said.split()) > LONGEST:
        return None
    if says_goodbye(said):
        return Intent("bye", question=text)
    if (told := day_of_look(talk, text, said, run) or steers(talk, text, said, run)) is not None:
        return told
    walk = puts_away(talk, said, run) or _switches(talk, said, run) or _starts(talk, said, run)
    if walk is None and run is not None and not run.parked and re.fullmatch(FIRST_THING, said, re.IGNORECASE):
        walk = WalkAsked("tell_journey", {"about": "step", "step": "1"})
    if walk is not None:
        return Intent("journey", question=text, walk=walk)
    return comes_back(talk, text, said, run) or _decides(talk, text, said, run)


def says_goodbye(said: str) -> bool:
    """Whether a message does no more than end the talk: "thanks, that's it. bye"."""
    parts = [part for part in re.split(r"[\s]*[,.;!…–-]+[\s]*|\s+(?=bye|goodbye)", said.casefold()) if part]
    kinds = [next((kind for kind in (FAREWELL, OVER, THANKS) if re.fullmatch(kind, part)), None) for part in parts]
    if not kinds or None in kinds:
        return False
    return FAREWELL in kinds or (OVER in kinds and THANKS in kinds)


def _switches(talk: Talk, said: str, run: JourneyRun | None) -> WalkAsked | None:
    """The journey that was wanted in place of the one that is open."""
    if run is None or run.parked or run.is_finished or (talk.last is not None and talk.last.asked):
        return None
    found = re.fullmatch(BECOMES, said, re.IGNORECASE)
    if found and not re.fullmatch(NO_NAME, found["wanted"], re.IGNORECASE):
        return WalkAsked("switch_journey", {"wanted": found["wanted"]})
    wrong = re.search(rf"\b(?:{SWITCHED})", said, re.IGNORECASE)
    if wrong is None:
        return None
    wishes = [*re.finditer(WANTED, said, re.IGNORECASE)] or [*re.finditer(NAMED_LAST, said, re.IGNORECASE)]
    named = [match["wanted"].strip() for match in wishes]
    is_last = bool(named) and wishes[0].re.pattern == NAMED_LAST
    if not is_last and not re.search(PLAINLY_WRONG, said):
        named = [name for name in named if re.search(OF_JOURNEY, f"{name}|{said}")]
    named = [name for name in named if not re.fullmatch(NO_NAME, name, re.IGNORECASE)]
    return WalkAsked("switch_journey", {"wanted": named[-1][:400]}) if named else None


def _starts(talk: Talk, said: str, run: JourneyRun | None) -> WalkAsked | None:
    """The journey that was offered last, taken; in a new conversation, too, since the offer belongs to the person."""
    by_name = any(re.fullmatch(f"{LEAD}{words}{TAIL}", said, re.IGNORECASE) for words in OFFERED)
    bare = any(re.fullmatch(f"{LEAD}{words}{TAIL}", said, re.IGNORECASE) for words in BARE)
    bare = bare and re.search(r"\b(?:can|could) you do\b", said, re.IGNORECASE) is None
    offer = offered_lately(talk)
    if offer is not None and (by_name or (bare and talk.last is not None and offer == _last_offer(talk))):
        return WalkAsked("start_journey", {"journey": offer})
    named = re.fullmatch(f"{LEAD}{NAMED}{TAIL}", said, re.IGNORECASE)
    if offer is not None and named and _words(named["name"]) <= _words(offer):
        return WalkAsked("start_journey", {"journey": offer})
    if bare and offer is None and _after_verdict(talk, run) and re.search(BEGINS, said, re.IGNORECASE):
        return WalkAsked("start_journey", {"offered": True})
    if by_name or (bare and _nothing_yet(talk) and not talk.now.about and _has_verb(said)):
        return WalkAsked("start_journey", {"offered": True})
    return None


def _after_verdict(talk: Talk, run: JourneyRun | None) -> bool:
    """Whether all that was spoken of lately is the verdict: then what can be begun is the journey that fits it."""
    is_open = run is not None and not run.parked and not run.is_finished and in_journey(talk)
    lately = {result.name for exchange in talk.before[-2:] for result in exchange.results}
    return not is_open and talk.judged is not None and lately <= OF_VERDICT


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text.casefold())} - {"the", "one", "your", "that"}


def _last_offer(talk: Talk) -> str | None:
    """The journey that the last answer but a reply of a fact offered."""
    return offered_lately(Talk(talk.now, talk.before[-2:]))


def _nothing_yet(talk: Talk) -> bool:
    """Whether nothing but greetings were said: no tool has run."""
    return all(exchange.is_opening or not exchange.results for exchange in talk.before)


def _has_verb(said: str) -> bool:
    return (
        re.search(r"\b(?:start|begin|do|take|try|go|open|launch|get|ready|guide|walk)\b", said, re.IGNORECASE)
        is not None
    )


def _decides(talk: Talk, text: str, said: str, run: JourneyRun | None) -> Intent | None:
    """The verdict, asked for in one line, or bluntly in the middle of a journey."""
    is_short = re.search(IN_SHORT, said, re.IGNORECASE) and re.search(VERDICT, said, re.IGNORECASE)
    if is_short and (talk.judged is not None or run is not None) and (asks(said) or len(said.split()) <= 12):
        return Intent("judge_fit", question=text, look=False, so_far=True, brief=True)
    if (talk.judged is not None or run is not None) and re.search(FOR_OTHERS, said, re.IGNORECASE):
        return Intent("judge_fit", question=text, look=False, so_far=True, brief=True)
    walks = run is not None and (in_journey(talk) or is_fresh(talk))
    if walks and asks_for_view(text) and re.search(OF_VIEW, said, re.IGNORECASE):
        return Intent("judge_fit", question=text, look=False, so_far=True)
    if not walks and talk.judged is not None and re.fullmatch(DECIDES, said, re.IGNORECASE):
        return Intent("judge_fit", question=case_told(talk), skip=skipped(talk), look=False, so_far=True)
    asked = re.split(r"(?<=[.!?])\s+", said)[-1]
    if walks and len(said.split()) <= SHORT_ASKED and re.search(WORTH_TRAINING, asked, re.IGNORECASE):
        return Intent("judge_fit", question=text, look=False, so_far=True)
    if walks and talk.judged is None and re.fullmatch(DECIDES, said, re.IGNORECASE):
        return Intent("judge_fit", question=text, look=False, so_far=True)
    return None
