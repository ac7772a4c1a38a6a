"""A message about the journey that is walked, read in its conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.models.guide.at_once import at_once
from assistant.models.guide.figure_first import figure_first
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import NEXT_AFTER, asked_of, of_step, said_to_be_done, skipped_by_name
from assistant.models.guide.journey_along import (
    along,
    argues,
    asked_alone,
    done_in_words,
    figure_told,
    is_no_sum,
    is_of_step,
    is_offered,
    is_plain,
    is_told_of_step,
    told_as_report,
    with_known,
)
from assistant.models.guide.journey_asked import asked_along, asked_of_step, asks_meaning, asks_to_buy, wants_to_give
from assistant.models.guide.journey_asked_plainly import asked_plainly
from assistant.models.guide.journey_chosen import listed_at_end, taken, told_about
from assistant.models.guide.journey_complaints import complains
from assistant.models.guide.journey_first import told_on_return
from assistant.models.guide.journey_meant import is_report, may_mean
from assistant.models.guide.journey_place import (
    every_step_claimed,
    in_journey,
    is_fresh,
    is_walking,
    just_ticked,
    just_walked,
    last_kept,
    offered_lately,
    offered_tool,
    standing,
    subject,
    where_now,
)
from assistant.models.guide.journey_plainly import goes_back, what_now
from assistant.models.guide.journey_put_right import puts_right
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_talk import JourneyTalk
from assistant.models.guide.journey_told import (
    asks_in_step,
    judged_too,
    last_sentence,
    volume_told,
    with_facts,
    with_rest,
)
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.memory import read_memory
from assistant.models.guide.reading.walking import WalkAsked, read_walking
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun
from journeys.run_words import number_of
from journeys.small_words import says_nothing

BEFORE_NEXT = frozenset({"report", "done", "elsewhere", "skip"})  # said before "what's next?"
OF_WORDS = frozenset(
    {"simpler", "stuck", "why", "show", "steps", "park", "back", "skip", "grumble", "ask_done", "gained", "where"}
)
NEAR = 0.6  # cosine from which what would be turned away is taken for talk of the journey
MARKING = frozenset({"done", "elsewhere", "skip", "back", "park"})  # they change the journey: never on a mere likeness
ALL_OF_THEM = r"(?:(?:yes|yep|yeah|really|i did)[,.! ]+)*(?:all\b|every (?:single )?one|the lot\b)|yes[.! ]*$"
SHORT = 12  # words of a remark that nothing is known of and that is asked back in the step
GREETS = r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?:,? (?:there|peri|again))?[\s.!,]*"
LONGEST_CHOICE = 14  # words of the question which journey to take
CHOOSES = r"\b(?:which|what) (?:of (?:the|your) )?(?:journey|programme)s?\b.{0,30}\b(?:fits?|suits?|for me|is right|should i|recommend|take|best)\b|^(?:(?:ok(?:ay)?|so|and|well|then)[\s,.!]+)*which journeys?(?: (?:then|now|is it|is that|would (?:it|that) be|for (?:me|that|this)))*[\s?.!]*$"


class Walked:
    """Reads what a message wants of a journey."""

    def __init__(self, talked: JourneyTalk, questions: JourneyQuestions, titles: Sequence[str] = ()) -> None:
        """`titles` are the journeys that there are: a bare one begins it."""
        self._talked = talked
        self._questions = questions
        self._titles = tuple(titles)

    def at_once(self, talk: Talk, text: str, situation: Mapping[str, Any], run: JourneyRun | None) -> Intent | None:
        """What is meant by plain words, whatever else the message resembles; None for every other."""
        first = figure_first(talk, text, run)
        return first or at_once(talk, text, situation, run, self._titles, self._questions)

    def plainly(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """What a message asks of a journey in words that ask for one answer and no other; None for every other."""
        return asked_plainly(talk, text, run, self._questions)

    def intent(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """What a message wants of a journey, with the facts told in it; None when it is about something else.

        `run` is the journey that the person is in, or was in last.
        """
        if run is not None and (right := puts_right(talk, text, run)) is not None:
            return right
        if run is not None and (along := self._along(talk, text, run)) is not None:
            return along
        if run is not None and wants_to_give(text):
            return Intent("dataset", question=text, build=True)
        if (memory := read_memory(text)) is not None:
            return Intent("memory", question=text, walk=memory)
        if (bare := text.strip(" .!“”\"'")).casefold() in {title.casefold() for title in self._titles}:
            return Intent("journey", question=text, walk=WalkAsked("start_journey", {"journey": bare}))
        if (tool := offered_tool(talk, text)) is not None:
            return Intent("journey", question=text, walk=WalkAsked(tool))
        plainly = what_now(talk, text, run) or asks_to_buy(text) or asks_meaning(talk, text, run)
        if plainly and goes_back(text) is None:
            return plainly
        if (
            asked := read_walking(spelt_out(text), standing(talk, run))
            or listed_at_end(text)
            or told_about(talk, text)
            or taken(talk, text, self._titles)
        ):
            asked = skipped_by_name(where_now(talk, asked, run), text, run)
            return with_facts(text, asked, rest=text.removesuffix(last_sentence(text)))
        if run is not None and (plain := self._on_the_way(talk, text, run)) is not None:
            return plain
        if re.search(CHOOSES, text, re.IGNORECASE) and len(text.split()) <= LONGEST_CHOICE:
            return Intent("journey", question=text)
        if (costs := asks_in_step(talk, text, run)) is not None:
            return costs
        if run is not None and is_walking(talk, run) and (found := asked_along(text, run)) is not None:
            return judged_too(with_facts(text, with_known(found, run, self._questions)), run)
        if (answered := self._answered(talk, text, run)) is not None:
            return answered
        return self._meant(talk, text, run)

    def _along(self, talk: Talk, text: str, run: JourneyRun) -> Intent | None:
        """What a step is told and asked in words that mean nothing else."""
        if run.parked and not run.is_finished and (in_journey(talk) or is_fresh(talk)):
            told = figure_told(text, run)  # kept, and the journey taken up
            return with_facts(text, with_known(told, run, self._questions)) if told else None
        return None if run.is_finished or run.parked else along(talk, text, run, self._questions)

    def _on_the_way(self, talk: Talk, text: str, run: JourneyRun) -> Intent | None:
        """What is plain by its words alone, whatever else it is like: going back, a step ended, a complaint."""
        if talk.pending is not None and talk.last is not None and talk.last.asked:
            return None
        if run.is_finished or run.parked:
            return None
        if (walk := goes_back(text)) is not None and is_walking(talk, run):
            return Intent("journey", question=text, walk=walk)
        if is_walking(talk, run) and (done := done_in_words(text, run)) is not None:
            return judged_too(with_facts(text, done), run)
        if said_to_be_done(text) and (is_walking(talk, run) or is_report(text, is_near=False)):
            walk = WalkAsked("mark_step", {"how": "done", "reason": " ".join(text.split())[:400]})
            return judged_too(with_facts(text, walk), run)
        if (first := told_on_return(talk, text, run)) is not None:
            return with_facts(text, first)
        if complains(text) and is_walking(talk, run):
            return Intent(
                "journey", question=text, walk=WalkAsked("tell_journey", {"about": "grumble", "word": text[:400]})
            )
        return None

    def _answered(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """A question on the way that an authored answer meets."""
        if run is None or run.parked or not (in_journey(talk) or is_fresh(talk)) or is_offered(text, run):
            return None
        return asked_alone(talk, text, run, self._questions, self._nearness)

    def _nearness(self, said: str) -> float:
        """How near words lie to talk of the journey itself, where that is plain; else 0."""
        meant = self._talked.meant(said)
        return meant.nearest if meant is not None and is_plain(meant) else 0.0

    def in_mind(self, talk: Talk, intent: Intent, run: JourneyRun | None) -> Intent:
        """An intent about something else, with the open step in mind: what would be turned away may be about the step."""
        text = talk.now.said.strip()
        if run is None or run.is_finished or intent.walk is not None:
            return intent
        if (
            (intent.want == "hello" or re.fullmatch(GREETS, text, re.IGNORECASE)) and is_fresh(talk) and not run.parked
        ):  # greeted with where they are
            return Intent("journey", question=text, walk=WalkAsked("journey_status"))
        if intent.want in ("hello", "bye", "thanks") and is_fresh(talk):
            meant = self._talked.meant(text)
            if meant and meant.act in ("resume", "where") and (meant.is_cued or meant.nearest >= NEAR):
                return with_facts(text, WalkAsked("start_journey" if run.parked else "journey_status"))
            if meant and meant.act == "skip" and meant.is_cued and not run.parked:
                skipped = asked_of("skip", text, run, journey=None, is_shown=False)
                return with_facts(text, skipped) if skipped else intent
        if is_walking(talk, run) and is_of_step(intent, text):
            return asked_of_step(text, run, always=True) or Intent("explain", question=text)
        if is_walking(talk, run) and just_walked(talk) and is_told_of_step(intent, text) and not argues(talk, text):
            return with_facts(text, WalkAsked("keep_report", {"words": text[:400]}))
        is_lost = intent.want in ("decline", "clarify", "nonsense", "follow_nothing", "no") or intent.want == "journey"
        if is_lost and not re.search(CHOOSES, text, re.IGNORECASE):
            if is_fresh(talk) and not run.parked and (asked := of_step(text, run)):
                return asked
            meant = self._talked.meant(text)
            near = meant is not None and (meant.is_cued or meant.nearest >= NEAR)
            is_question = meant is not None and meant.act == "report" and asks(text)
            if (
                meant
                and near
                and not is_question
                and (in_journey(talk) or is_fresh(talk))
                and not (talk.last and talk.last.asked)
            ):
                walk = asked_of(
                    meant.act, text, run, journey=None, is_shown=just_walked(talk), is_ticked=just_ticked(talk)
                )
                return with_facts(text, where_now(talk, walk, run)) if walk else intent
            if is_walking(talk, run) and asks(text) and (said := asked_of_step(text, run, always=True)):
                return said
            is_told = intent.want == "decline" and is_report(text, is_near=just_walked(talk))
            if is_told and is_walking(talk, run) and not argues(talk, text):
                return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400]}))
            if intent.want == "journey" and in_journey(talk):
                return Intent("journey", question=text, walk=WalkAsked("journey_status"))
            if just_walked(talk) and is_walking(talk, run) and len(text.split()) <= SHORT and not intent.facts:
                return Intent(
                    "journey", question=text, walk=WalkAsked("tell_journey", {"about": "unsure", "word": text})
                )
        asks_only = (
            intent.want == "judge_fit" and not intent.facts.keys() - {"goal", "profession"} and text.endswith("?")
        )
        if asks_only and intent.is_case and is_walking(talk, run):  # no case of theirs, a question on the way
            return Intent("explain", question=text)
        if intent.want == "cost" and intent.facts and is_walking(talk, run) and is_no_sum(text):
            return Intent("judge_fit", question=text, facts=intent.facts, look=False)
        if intent.want == "cost" and is_walking(talk, run):
            told = {**volume_told(text), **intent.facts}
            return replace(intent, facts=told, looks_up=any(step.concept == "retrieval" for step in run.steps))
        return intent

    def _meant(self, talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
        """What is meant in words of their own, as things stand."""
        offered = offered_lately(talk)
        if run is None and offered is None:
            return None
        if run is not None and is_walking(talk, run) and (asked := of_step(text, run)):
            return asked
        if run is not None and every_step_claimed(talk) and re.match(ALL_OF_THEM, text.strip(), re.IGNORECASE):
            first, *more = (str(number_of(run, step)) for step in run.steps if step.state == "open")
            walk = WalkAsked("mark_step", {"how": "done", "step": first, "also": more})
            return Intent("journey", question=text, walk=walk)
        plain = self._talked.meant(text)
        sure = plain is not None and plain.act in OF_WORDS and plain.is_cued and plain.nearest >= NEAR
        if run is not None and not sure and is_walking(talk, run) and (asked := asked_of_step(text, run)):
            return asked
        if last_kept(talk) and says_nothing(text) and re.match(r"(?:yes|yep|yeah|ok|sure|right)\b", text.strip(), re.I):
            return Intent("journey", question=text, walk=WalkAsked("mark_step", {"how": "done"}))
        before_next = re.sub(NEXT_AFTER, "", text, flags=re.IGNORECASE).strip()
        for part in dict.fromkeys((before_next or text, text, last_sentence(text))):
            meant = told_as_report(self._talked.meant(part), talk, part)
            if (
                meant is None
                or not may_mean(meant, talk, part, run)
                or self._talked.asks_of_else(text, meant)
                or (part == before_next != text and meant.act not in BEFORE_NEXT)
            ):
                continue
            words = text if meant.act == "report" else part
            wanted = asked_of(
                meant.act,
                words,
                run,
                journey=subject(talk, run),
                is_shown=just_walked(talk),
                is_ticked=just_ticked(talk),
            )
            if wanted is not None:
                rest = text if part in (text, before_next) else text.removesuffix(part).strip()
                return judged_too(with_facts(text, with_rest(where_now(talk, wanted, run), rest), rest=rest), run)
        return None
