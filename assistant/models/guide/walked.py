"""A message about the journey that is walked, read in its conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import JOURNEY_ACTS, NEXT_AFTER, asked_of, of_step
from assistant.models.guide.journey_asked import asked_along, asked_of_step, wants_to_give
from assistant.models.guide.journey_place import (
    OFFERED_LATELY,
    WALKING_TOOLS,
    in_journey,
    is_fresh,
    is_walking,
    just_walked,
    last_kept,
    offer_in,
    offered_lately,
    offered_tool,
    standing,
    subject,
)
from assistant.models.guide.journey_talk import JourneyTalk, Meant
from assistant.models.guide.journey_told import (
    asks_in_step,
    judged_too,
    last_sentence,
    volume_told,
    with_facts,
    with_rest,
)
from assistant.models.guide.reading.memory import read_memory
from assistant.models.guide.reading.walking import WalkAsked, read_walking
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks, names_path
from journeys.run import JourneyRun
from journeys.small_words import says_nothing

# Acts whose words could as well be about what was said just before, unless that was the journey.
LEANING = frozenset(
    {"go", "what", "simpler", "why", "stuck", "gained", "effort", "skills", "holds", "needs", "why_this", "after", "report"}
)  # fmt: skip
STEERING = frozenset({"done", "elsewhere", "skip", "back", "park", "where", "resume", "steps", "go", "show"})
NEAR = 0.6  # cosine from which what would be turned away is taken for talk of the journey
MARKING = frozenset({"done", "elsewhere", "skip", "back", "park"})  # they change the journey: never on a mere likeness
AFTER_THE_END = frozenset({"gained", "after", "report"})  # what a new conversation after the last step may be about
GREETS = r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?:,? (?:there|peri|again))?[\s.!,]*"
COUNTS = r"\b\d{1,4} (?:right|wrong|words|of|not found|invented)\b"
LONGEST_CHOICE = 14  # words of the question which journey to take
SURE = 0.72  # cosine from which an act is meant although something else was asked or spoken of
OF_IT = r"\b(?:steps?|journeys?|programmes?|ticks?|un-?tick\w*)\b"
OF_QUESTION = (
    r"(?:(?:please|ok|let'?s|just) )*(?:skip|pass|next|leave|move on)\b[\w' ]{0,20}[.!]*"  # skips what was asked
)
THE_ONE = (
    r"\b(?:the |that )?(?:one|journey|programme) (?:about|for|on|called|named) [“\"]?(?P<name>[^?“”\"]{3,60}?)[”\"]?(?: about)?[\s?.!]*$|"
    r"\b(?:the )?journey [“\"](?P<quoted>[^”\"]+)[”\"]"
)
CHOOSES = r"\b(?:which|what) (?:of (?:the|your) )?(?:journey|programme)s?\b.{0,30}\b(?:fits?|suits?|for me|is right|should i|recommend|take|best)\b"
DID = r"\b(?:i|we|it|they|all|both|mine)\b|\b(?:wrote|made|picked|chose|counted|found|sorted|asked|sent|marked|collected|drafted|went|came|got|set|settled|fixed|written|cleaned)\b"
PRESENT = (
    r"\b(?:i|we) (?:also )?(?:make|write|do|need|get|use|translate|edit|produce|charge|spend|work)\b|"
    r"\b(?:i|we) have (?:about |around |some |only |over |roughly )*\d+ (?!words|of)"
)


class Walked:
    """Reads what a message wants of a journey."""

    def __init__(self, talked: JourneyTalk, titles: Sequence[str] = ()) -> None:
        """`titles` are the journeys that there are: a bare one begins it."""
        self._talked = talked
        self._titles = {title.casefold() for title in titles}

    def intent(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """What a message wants of a journey, with the facts told in it; None when it is about something else.

        `run` is the journey that the person is in, or was in last.
        """
        if run is not None and wants_to_give(text):
            return Intent("dataset", question=text, build=True)
        if (memory := read_memory(text)) is not None:
            return Intent("memory", question=text, walk=memory)
        if (bare := text.strip(" .!“”\"'")).casefold() in self._titles:
            return Intent("journey", question=text, walk=WalkAsked("start_journey", {"journey": bare}))
        if (tool := offered_tool(talk, text)) is not None:
            return Intent("journey", question=text, walk=WalkAsked(tool))
        if asked := read_walking(text, standing(talk, run)) or _named(talk, text):
            return with_facts(text, asked, rest=text.removesuffix(last_sentence(text)))
        if re.search(CHOOSES, text, re.IGNORECASE) and len(text.split()) <= LONGEST_CHOICE:
            return Intent("journey", question=text)
        if (costs := asks_in_step(talk, text, run)) is not None:
            return costs
        if run is not None and is_walking(talk, run) and (found := asked_along(text, run)) is not None:
            return judged_too(with_facts(text, found), run)
        return self._meant(talk, text, run)

    def in_mind(self, talk: Talk, intent: Intent, run: JourneyRun | None) -> Intent:
        """An intent about something else, with the open step in mind: what would be turned away may be about the step."""
        text = talk.now.said.strip()
        if run is None or run.is_finished or intent.walk is not None:
            return intent
        if (
            (intent.want == "hello" or re.fullmatch(GREETS, text, re.IGNORECASE)) and is_fresh(talk) and not run.parked
        ):  # greeted with where they are
            return Intent("journey", question=text, walk=WalkAsked("journey_status"))
        is_lost = intent.want in ("decline", "clarify", "nonsense", "follow_nothing", "no") or intent.want == "journey"
        if is_lost and not re.search(CHOOSES, text, re.IGNORECASE):
            if is_fresh(talk) and not run.parked and (asked := of_step(text, run)):
                return asked
            meant = self._talked.meant(text)
            near = meant is not None and (meant.is_cued or meant.nearest >= NEAR)
            is_report = meant is not None and meant.act == "report" and asks(text)
            if (
                meant
                and near
                and not is_report
                and (in_journey(talk) or is_fresh(talk))
                and not (talk.last and talk.last.asked)
            ):
                walk = asked_of(meant.act, text, run, journey=None, is_shown=just_walked(talk))
                return with_facts(text, walk) if walk else intent
            if is_walking(talk, run) and asks(text) and (said := asked_of_step(text, run, always=True)):
                return said
            if intent.want == "decline" and is_walking(talk, run) and _is_report(text, is_near=just_walked(talk)):
                return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400]}))
            if intent.want == "journey" and in_journey(talk):
                return Intent("journey", question=text, walk=WalkAsked("journey_status"))
        asks_only = (
            intent.want == "judge_fit" and not intent.facts.keys() - {"goal", "profession"} and text.endswith("?")
        )
        if asks_only and intent.is_case and is_walking(talk, run):  # no case of theirs, a question on the way
            return Intent("explain", question=text)
        if intent.want == "cost" and is_walking(talk, run):
            told = {**volume_told(text), **intent.facts}
            return replace(intent, facts=told, looks_up=any(step.concept == "retrieval" for step in run.steps))
        return intent

    def _meant(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """What is meant in words of their own, as things stand."""
        offered = offered_lately(talk)
        if run is None and offered is None:
            return None
        if run is not None and is_walking(talk, run) and (asked := of_step(text, run) or asked_of_step(text, run)):
            return asked
        if last_kept(talk) and says_nothing(text) and re.match(r"(?:yes|yep|yeah|ok|sure|right)\b", text.strip(), re.I):
            return Intent("journey", question=text, walk=WalkAsked("mark_step", {"how": "done"}))
        before_next = re.sub(NEXT_AFTER, "", text, flags=re.IGNORECASE).strip()
        for part in dict.fromkeys((before_next or text, text, last_sentence(text))):
            meant = self._talked.meant(part)
            if (
                meant is None
                or not _holds(meant, talk, part, run)
                or (part == before_next != text and meant.act != "report")
            ):
                continue
            words = text if meant.act == "report" else part
            wanted = asked_of(meant.act, words, run, journey=subject(talk, run), is_shown=just_walked(talk))
            if wanted is not None:
                rest = text if part in (text, before_next) else text.removesuffix(part).strip()
                return judged_too(with_facts(text, with_rest(wanted, rest), rest=rest), run)
        return None


def _holds(meant: Meant, talk: Talk, text: str, run: JourneyRun | None) -> bool:
    """Whether an act may be meant as the conversation stands."""
    names_it = re.search(OF_IT, text, re.IGNORECASE) is not None
    if run is not None and run.is_finished and is_fresh(talk) and meant.act in AFTER_THE_END and meant.is_cued:
        return meant.act != "report" or (re.search(COUNTS, text) is not None and not asks(text))
    if run is not None and not run.parked and is_fresh(talk) and meant.act == "gained" and meant.is_cued:
        return True
    if meant.act in JOURNEY_ACTS and offer_in(talk.last) is not None and text.rstrip().endswith("?"):
        return True
    if talk.last is not None and talk.last.asked:  # a question of Peri's is open
        of_question = not names_it and re.fullmatch(OF_QUESTION, text.strip(), re.IGNORECASE)
        steers = (
            meant.act in STEERING and not of_question and (says_nothing(text) or (names_it and meant.nearest >= SURE))
        )
        return steers and in_journey(talk)
    if meant.act == "report":
        return (
            run is not None
            and (in_journey(talk) or is_fresh(talk))
            and not run.parked
            and _is_report(text, is_near=just_walked(talk))
        )
    if meant.act in LEANING:
        return (
            just_walked(talk) or offer_in(talk.last) is not None or (names_it and (in_journey(talk) or is_fresh(talk)))
        )
    return in_journey(talk) or (
        meant.nearest >= SURE and (names_it or is_fresh(talk) or meant.act in ("where", "resume"))
    )


def _is_report(text: str, *, is_near: bool) -> bool:
    """Whether a statement tells how a step went, and not what their work is like in general."""
    if (
        asks(text)
        or names_path(text)
        or (re.search(PRESENT, text, re.IGNORECASE) and not re.search(r"\b(?:tried|still)\b", text, re.I))
    ):
        return False
    return re.search(DID, text, re.IGNORECASE) is not None or (is_near and re.search(r"\d", text) is not None)


def _named(talk: Talk, text: str) -> WalkAsked | None:
    """A question about a journey that is named: "what is the one about my own files about?"."""
    asked = last_sentence(text)
    found = re.search(THE_ONE, asked, re.IGNORECASE)
    if not found or not re.search(r"\b(?:what|tell me|more|explain|describe)\b", asked, re.IGNORECASE):
        return None
    lists = any(
        r.name in (*WALKING_TOOLS, "recommend_journey") for e in talk.before[-OFFERED_LATELY:] for r in e.results
    )
    if not lists and not re.search(r"\bjourney|programme\b", asked, re.IGNORECASE):
        return None
    return WalkAsked("tell_journey", {"about": "holds", "journey": found["name"] or found["quoted"]})
