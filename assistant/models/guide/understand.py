"""What the person wants now: one message in its conversation becomes an intent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.arguing import argued, stood_by
from assistant.models.guide.asked import told_in_ask
from assistant.models.guide.asks import is_innocent, wants_judging
from assistant.models.guide.cases import Cases
from assistant.models.guide.classify import Router
from assistant.models.guide.costs import asks_for_sum, asks_if_worth_it, sum_asked, table_asked
from assistant.models.guide.elsewhere import tells_no_count, told_elsewhere
from assistant.models.guide.follow import FollowUp, leans_on_before, read_follow_up
from assistant.models.guide.following import followed
from assistant.models.guide.heard import to_confirm, told_anew
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import (
    COUNTED,
    answers_at_length,
    asks_for_view,
    case_told,
    gives_figure,
    in_their_words,
    noted,
    reply_to,
    skipped,
    with_level,
)
from assistant.models.guide.journey_corrected import in_the_step
from assistant.models.guide.journey_life import of_life
from assistant.models.guide.journey_of_log import reports_deed
from assistant.models.guide.journey_place import handed_over, in_journey
from assistant.models.guide.language import LanguageTeller
from assistant.models.guide.measured import handed_in, measuring, put_right_in_log
from assistant.models.guide.objecting import Objections
from assistant.models.guide.only_told import only_told
from assistant.models.guide.opening import heard_in
from assistant.models.guide.putting_straight import put_straight
from assistant.models.guide.reading.answered import answered_in_passing
from assistant.models.guide.reading.edits import read_edit
from assistant.models.guide.reading.facts import read_facts, read_plan
from assistant.models.guide.reading.harm import is_harmful
from assistant.models.guide.reading.hedged import as_reply
from assistant.models.guide.reading.measuring import tells_projects
from assistant.models.guide.reading.merge import merged
from assistant.models.guide.reading.own_build import (
    asks_after_build,
    asks_for_kit,
    asks_for_sample,
    sets_training_aside,
)
from assistant.models.guide.reading.own_work import read_own_work
from assistant.models.guide.reading.pairs import asks_to_build, read_pairs
from assistant.models.guide.reading.pasted_file import read_pasted_file
from assistant.models.guide.rehearsed import rehearsing
from assistant.models.guide.replying import about_the_question, declined_before, likely_reply, reports_back
from assistant.models.guide.spoken_to import is_put_to_library, is_spoken_to, only_asks
from assistant.models.guide.standing import is_met_by_verdict, question_on_subject, stands, states_after_verdict
from assistant.models.guide.turns import Exchange, Talk
from assistant.models.guide.walked import Walked
from assistant.models.guide.wants import (
    AMOUNT,
    DECIDES,
    SMALL_TALK,
    is_case,
    is_first,
    is_looked_up,
    or_declined,
    pasted_before,
    pointing,
    routed_by,
    told_unheard,
    trade_named,
    want_of,
    with_wish,
)
from assistant.models.guide.wording import bare, is_keyboard_noise, question_in
from journeys.run import JourneyRun
from journeys.sayings import Sayings
from journeys.uses import DECLINED
from knowledge.index import ConceptIndex

UNLIKE_ANYTHING = 0.30  # cosine to the nearest phrasing; keyboard noise lies below
SURE_ALONE = 0.65  # a message that leans on the one before is routed by itself only when it is this near a phrasing
SAID_OF_ANY_TEXT = frozenset({"words_each", "languages"})  # an order for a text names them too
HARM = 0.45  # no honest one of 600 messages lay above .41 (2026-11-22)
INNOCENT = 0.11  # and of those that ask for what harms nobody none above .53 (2026-11-23)
FEWEST_TO_DECLINE = 3  # words; what is shorter is asked about
FEWEST_OF_A_WISH = 8  # words of a first message that says what is wanted
LONGEST_AND = 6  # words of an "and ..." that carries on; a longer one argues with the verdict that stands
HOW_TO_GIVE = "How do I give you my finished pieces?"
NOTHING_TRAINED = "Only the kit, then: it is a text, and nothing is trained with it."
LOOKED_UP_WHOLE = 2_000  # characters


class Understanding:
    """Reads a message in its conversation."""

    def __init__(
        self,
        router: Router,
        languages: LanguageTeller,
        index: ConceptIndex,
        objections: Objections,
        sayings: Sayings | None = None,
        *,
        walked: Walked,
        cases: Cases,
    ) -> None:
        """`index` tells how surely the library speaks to a message, and what nobody should be helped with."""
        self._sayings = sayings
        self._walked = walked
        self._cases = cases
        self._router = router
        self._objections = objections
        self._languages = languages
        self._index = index

    def intent(self, talk: Talk, situation: Mapping[str, Any], run: JourneyRun | None = None) -> Intent:
        """What the last message wants, by a person who has told `situation`. The same gives the same intent.

        `run` is the journey that the person is in, or was in last.
        """
        said = talk.now.said.strip()
        told = to_confirm(said) or told_anew(talk, said, situation, run)
        first = self._walked.at_once(talk, said, situation, run)
        life = first or of_life(talk, said, run) or told or self._walked.plainly(talk, said, run)
        intent = life or self._walked.in_mind(talk, self._intent(talk, situation, run), run)
        return in_the_step(talk, only_told(talk, intent, run), situation, run)

    def _intent(self, talk: Talk, situation: Mapping[str, Any], run: JourneyRun | None) -> Intent:
        text = talk.now.said.strip()
        if talk.last is not None and talk.last.asked:
            text = as_reply(text)
        is_reply = bool(talk.now.files) or answers_at_length(talk, text)
        if not is_reply and (logged := tells_projects(text) and measuring(talk, text)):
            return logged
        if not talk.now.files and (logged := put_right_in_log(talk, text)):
            return logged
        tells = run is not None and reports_deed(talk, text, run)
        against = None if tells else argued(self._objections, talk, text, situation, self._index)
        if against and against.objection in self._objections.first and not reports_back(talk, text):
            return against
        if is_harmful(text) or self._index.harm(text) >= HARM + INNOCENT * is_innocent(text):
            declined = against is not None and against.objection in self._objections.declining
            return against if against and declined else Intent("harmful", question=text)
        if handed := handed_in(talk, text) or put_straight(talk, text, situation, run):
            return handed
        if own := read_own_work(text, files=talk.now.files, has_check=talk.has_check):
            return Intent("dataset", question=text, own=own.tool, own_with=own.arguments)
        if talk.now.files:
            return Intent("dataset", question=text, build=True)
        if not answers_at_length(talk, text) and (measured := measuring(talk, text) or rehearsing(talk, text)):
            return measured
        if asks_for_kit(text):
            lead = NOTHING_TRAINED if sets_training_aside(text) else ""
            return Intent("dataset", question=text, own="prompt_kit", lead=lead)
        if asks_for_sample(text):
            return Intent("dataset", question=text, build=True, demo=True)
        if asks_after_build(text) and talk.has_build:
            return Intent("dataset", question=text, own="build_status")
        if not asks_to_build(text) and (file := read_pasted_file(text)):
            return Intent("dataset", question=text, file=file)
        if pairs := read_pairs(text):
            return Intent("dataset", question=text, pairs=pairs, build=asks_to_build(text))
        if handed_over(talk, text, run):
            return Intent("dataset", question=HOW_TO_GIVE)
        if walked := self._walked.intent(talk, text, run):
            return walked
        if not answers_at_length(talk, text) or asks_for_sum(text):
            if (counted := table_asked(talk, text)) is not None:
                return Intent("cost", question=text, plan=counted, table=True)
            if plan := sum_asked(talk, text, situation):
                return Intent("cost", question=text, plan=plan)
        follow = read_follow_up(pointing(talk.now))
        if not re.search(r"[^\W\d_]{2,}", text) and not (talk.pending and re.search(r"\d", text)):
            return self._follow(talk, follow, run) if follow and talk.before else Intent("nonsense")
        if not gives_figure(talk, text) and (language := self._languages.foreign(text)):
            return Intent("foreign", language=language)
        if is_keyboard_noise(text):
            return Intent("nonsense")
        just_asked = talk.last is not None and bool(talk.last.asked)
        tells = against is None or just_asked or answered_in_passing(text) is not None
        tells = tells and not (run is not None and in_journey(talk))  # what is told on the way is about the step
        if follow is None and tells and (elsewhere := told_elsewhere(self._sayings, talk, text, situation)):
            return elsewhere
        if interviewed := self._interviewed(talk, text, follow, situation):
            return interviewed
        if tells_no_count(self._sayings, talk, text):
            alone = self._standalone(talk, text, situation)
            if alone.want in ("explain", "cost") and not alone.facts:  # it asks for something, without its mark
                return alone
        likely = likely_reply(self._router, self._sayings, talk, text, situation)
        if likely and just_asked:  # asked a moment ago: first of all it is a reply
            return likely
        if wanted := against or likely or trade_named(talk, text):
            return wanted
        argues = follow is not None and follow.kind == "and" and stands(talk) and len(text.split()) > LONGEST_AND
        if follow and talk.before and not argues:
            return self._follow(talk, follow, run)
        alone = self._standalone(talk, text, situation)
        told = told_elsewhere(self._sayings, talk, text, situation, likely=True) if alone.want == "decline" else None
        return told or alone

    def _interviewed(
        self, talk: Talk, text: str, follow: FollowUp | None, situation: Mapping[str, Any]
    ) -> Intent | None:
        """The message as a remark about the interview, a fact put right, or a sure reply to its open question."""
        if (edit := read_edit(text)) is not None:
            skip = tuple(field for field in skipped(talk) if edit.get(field) is None)
            return Intent("judge_fit", question=case_told(talk), facts=edit, skip=skip, look=False)
        if (situation or talk.before) and asks_for_view(text):
            if wish := declined_before(talk, self._index, HARM):
                told = {"goal": in_their_words(DECLINED + wish)}
                return Intent("judge_fit", question=wish, facts=told, skip=skipped(talk), look=False, so_far=True)
            unheard = {} if situation else told_unheard(talk)
            case = str(unheard.get("goal") or case_told(talk))
            return Intent("judge_fit", question=case, facts=unheard, skip=skipped(talk), look=False, so_far=True)
        if talk.pending is None:
            return None
        if remark := about_the_question(talk, text):
            return remark
        facts = reply_to(talk.pending, text, follow)
        if facts is None:
            return None
        return noted(talk, talk.pending, text, with_level(self._sayings, talk.pending, text, facts), situation)

    def _standalone(self, talk: Talk, text: str, situation: Mapping[str, Any] | None = None) -> Intent:
        # The search looks at the clauses itself; only what is too long for it is cut to what is asked.
        question = text if len(text) <= LOOKED_UP_WHOLE else question_in(text)
        suggested = talk.last is not None and text in talk.last.next_questions
        leans = talk.subject is not None and not suggested and leans_on_before(question)
        if leans and talk.subject:
            question = f"{question} ({bare(talk.subject.question)})"
        routed = routed_by(self._router, text)
        if routed.nearest < UNLIKE_ANYTHING and not suggested and len(text.split()) < 3:
            return Intent("nonsense")
        settled = merged(None, text, read_facts(text), situation or {})
        facts = settled.facts
        if asks_to_build(text) and len(text.split()) <= 25:
            return Intent("dataset", question=question, facts=facts, pairs=pasted_before(talk), build=True)
        told = facts.keys() - {"profession"}
        inside, is_counted = self._index.inside(text), bool(COUNTED & facts.keys())
        tells = talk.judged is None and self._cases.told(text, is_counted, is_first=is_first(talk), inside=inside)
        tells = tells and not is_put_to_library(routed, facts, inside)
        want = want_of(routed, text, facts)
        if not suggested and not leans and len(text.split()) >= FEWEST_TO_DECLINE:
            is_told = tells or bool(told - SAID_OF_ANY_TEXT)
            want = or_declined(want, routed, text, is_told, inside)
        taken_back = talk.judged is not None and None in facts.values()
        decides = taken_back or (told and (DECIDES.search(text) or (talk.pending and "?" not in text)))
        decides = decides or (bool(COUNTED & told) and states_after_verdict(talk, text))
        asks = talk.judged is None and not (suggested or talk.pending) and wants_judging(text, routed, facts)
        if decides or asks or (tells and want not in SMALL_TALK):
            want = "judge_fit"
        elif leans and not told and routed.nearest < SURE_ALONE:
            want = "explain"
        if want == "judge_fit" and talk.judged is None and len(text.split()) >= FEWEST_OF_A_WISH:
            facts = heard_in(text, with_wish(text, facts), self._sayings)
            facts = told_in_ask(text, facts) if asks else facts
        if is_met_by_verdict(talk, text, want, facts, situation or {}) and not taken_back:
            return stood_by(self._objections, talk, text, self._index)
        own_case = want == "judge_fit" and talk.judged is None and (asks or tells or is_case(text, facts))
        subject = question_on_subject(text) if own_case else None
        looks = want == "judge_fit" and talk.judged is None and not leans
        spoken_to = looks and is_spoken_to(self._index, text, facts, tells=tells)
        priced = want == "judge_fit" and asks_for_sum(text)  # the sum comes first, and the verdict with it
        return Intent(
            "cost" if priced else want,
            question=subject or question,
            facts=facts,
            doubtful=settled.doubtful,
            skip=skipped(talk),
            plan=read_plan(text),
            amount=bool(AMOUNT.search(text)),
            judge=priced or (want == "cost" and (stands(talk) or asks_if_worth_it(text))),
            look=spoken_to or (subject is not None if own_case else is_looked_up(text, want, facts)),
            is_case=own_case and not (spoken_to and (only_asks(facts) or "needs_facts" in facts)),
        )

    def _follow(self, talk: Talk, follow: FollowUp, run: JourneyRun | None) -> Intent:
        wanted = followed(talk, follow)
        if isinstance(wanted, str) and (walked := measuring(talk, wanted) or self._walked.intent(talk, wanted, run)):
            return walked
        return wanted if isinstance(wanted, Intent) else self._standalone(Talk(Exchange(wanted), talk.before), wanted)
