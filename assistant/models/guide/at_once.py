"""What is meant by plain words, whatever else a message resembles: it is looked at before all that goes by likeness."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.models.guide.challenged import challenged
from assistant.models.guide.composed import Composed
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import likely_reply_to, skipped
from assistant.models.guide.journey_along import is_offered
from assistant.models.guide.journey_cover import telling_words
from assistant.models.guide.journey_cues import takes_back
from assistant.models.guide.journey_first import OF_CASE
from assistant.models.guide.journey_life import GO, LEAD, TAIL, WISH
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_of_log import of_log, settled_on
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking, offered_lately
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_record import of_record
from assistant.models.guide.journey_told import judged_too, last_sentence, with_facts
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.leaked import leaked
from assistant.models.guide.reading.corrections import read_denied, read_put_straight
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.main_kind import main_kind
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.answers_told import tells_answers, wants_answers
from journeys.asked_words import asks, told_and_asked
from journeys.counted_words import tells_share
from journeys.faults_told import faults_in
from journeys.gained import as_facts, gained_in, gained_of, said_of_gained, yes_or_no
from journeys.progress_told import is_unfinished, tells_colours, waits, wants_colours, wants_faults
from journeys.run import JourneyRun, next_step
from journeys.step_answers import step_answers

LONGEST = 60  # words
GREETING = r"^(?:(?:hi|hello|hey|good (?:morning|evening|afternoon)|i'?m back(?: \w+){0,3}|back (?:again|here)|there|peri|so|ok|again)[\s,.!]+)+"
BEGIN = (
    r"\b(?:can|may|could|should|shall) (?:i|we)\b.{0,20}\b(?:start|begin|use|go ahead|paste|put|feed|give)\b|\b(?:is it|am i) (?:ok(?:ay)?|allowed|free)\b.{0,20}"
    r"\b(?:start|begin|use|paste)\b"
)
WITH_THEM = r"\b(?:those|these|them|with (?:it|claude|chat ?gpt|copilot|gemini)|the \w+ (?:ones|pieces|sections|texts)|\d+|now|monday|tomorrow|today)\b"
FINISHED_IT = (
    r"\b(?:i|we)(?:'ve| have|'m| am| just|'re| are)*(?: just| all| now)* (?:finished|completed|done|through|did)\b.{0,60}"
    r"\b(?:what (?:now|next|do i do (?:now|next)|comes next|else)|and now|now what|next)\b"
)
OF_CONTRACT = r"\b(?:contract|agreement|clause|terms|nda)s?\b"
HOLD_AT_END = (
    r"\bwhat (?:(?:exactly )?(?:would|will|do) )?(?:i |we |would i )?(?:actually |really |then )?(?:have|hold|get|own|walk away with)\b(?! to\b)"
    r".{0,25}\b(?:end|over|finished|it|out of)\b|\bwhat do i take away from (?:this|it|that|all this|the journey)\b|"
    r"\bwhat (?:exactly )?(?:would|will|do|can) i (?:actually |really )?(?:have|hold|get|gain)(?: (?:out of it|from it|for it))? if i "
    r"(?:do|did|take|took|finish|go through|went through|walk)\b"
)
# "Asked support, no answer yet", "found: retention 30 days": what was done, told without a subject.
ACTS = (
    r"^(?:(?:ok|so|and|well|today|yesterday|i|we|i've|we've|just|already|have|now|then|update|news)[\s,.:]+)*(?:asked|found(?: out)?|not found|wrote|written|sent|mailed|emailed|"
    r"called|phoned|checked|looked|read|searched|marked|counted|saved|sorted|listed|masked|replaced|removed|switched|turned|talked|spoke|heard|got)\b"
)
NAMED_RESULTS = r"\b(?:found|not found|missing|result|retention|country|still open|open|yes|no|training|account)\s*:"
# What is there now, and no wish, doubt or denial.
IS_THERE = (
    r"\b(?:is|are|have|has|'ve)\b.{0,40}\b(?:now|already|ready|in (?:my|our|the)|there|made|written|saved|added|sent)\b"
)
WISHED = r"\b(?:want|wish|would|could|should|might|may|need|hope|think|wonder|if|but|not|no|never|unclear|how|what|why|which)\b|n't\b"
WORTH = r"\bworth\b|\bshould i (?:do|train|tune|start)\b"
ASKED_BACK = "client-asks-back"  # the answer to what a client wants to know before a yes
# "I want to get my prompt as good as it can be": the title itself says what is to be done.
TO_DO = (
    r"(?:i(?:'d| would) like to|i want to|i wanna|let'?s|help me(?: to)?|let me|i(?:'ll| will)|can you help me(?: to)?)"
)
IMPERATIVE = r"(?:Get|Work|Tune|Keep|Move|Curate)\b"
IN_MONEY = r"(?:(?:ok(?:ay)?|so|and|well|but|hm+|right)[\s,.!]+)*(?:what(?:'s| is) (?:it|that) )?in (?:money|euros?|dollars?|pounds?|figures)(?: then| please)?[\s?.!]*"
MEASURES = (
    r"(?:let'?s|let us|i(?:'d| would) (?:rather|like to)|i want to|i(?:'ll| will)|shall we|can we) (?:just )?(?:measure|count)(?: (?:it|that|this|things|my hours|what it costs me now))?"
    r"(?: (?:first|before (?:that|anything)|for two weeks))+"
)
TO_NOTE = (
    r"(?:(?:ok(?:ay)?|so|and|also|oh|please|btw)[\s,.!]+)*(?:(?:can|could|would|will) you (?:please )?)?(?:please )?(?:note|remember|keep in mind|write down|make a note)(?: down)?,? "
    r"that (?P<told>.{6,}?)[\s?.!]*"
)
FEWEST_OF_TITLE = 2  # words by which a journey is named for short
SHARED = 2  # telling words of a step's end
# "I have 9 clients, 3 have NDAs": how many promised to keep it to themselves, told at a step.
CONFIDES = r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|half|some|most|none|all)(?: of (?:them|my clients|those))? (?:clients? )?(?:have|has|with|under|signed|are under|want(?:ed)?) (?:an? )?(?:signed )?(?:NDAs?|confidentiality|secrecy)\b"
WORRIES = r"\b(?:afraid|worried|scared|nervous|fear|worry|concerned|anxious)\b"


def at_once(
    talk: Talk,
    text: str,
    situation: Mapping[str, Any],
    run: JourneyRun | None,
    titles: Sequence[str],
    questions: JourneyQuestions,
) -> Intent | None:
    """What a message surely wants; None for every other. `titles` are those of the journeys that there are."""
    if talk.now.files or (talk.last is not None and text in talk.last.next_questions and not _is_judging(text, run)):
        return None
    if (begun := _told_and_begun(talk, text, titles)) is not None:
        return begun
    if (title := begun_by_title(text, titles)) is not None:
        return _walk(text, "start_journey", {"journey": title})
    if talk.judged is not None and re.fullmatch(IN_MONEY, spelt_out(text), re.IGNORECASE):
        return Intent("cost", question="What would it cost me?", amount=True)
    if run is None and (title := _measures_first(text, titles)) is not None:
        return _walk(text, "start_journey", {"journey": title})
    if (noted := _to_be_noted(talk, text, run)) is not None:
        return noted
    if (told := leaked(talk, text, situation)) is not None:
        return told
    if re.search(HOLD_AT_END, spelt_out(text), re.IGNORECASE) and (title := _meant_title(talk, text, run, titles)):
        return _walk(text, "tell_journey", {"about": "holds", "journey": title})
    if run is None or run.parked or run.away:
        return None
    return (
        challenged(talk, text, situation, run, questions)
        or of_log(talk, text, run)
        or settled_on(talk, text, run)
        or of_record(talk, text, run)
        or _gained(talk, text, run)
        or _view(talk, text, run)
        or _reported(talk, text, situation, run)
        or _after_the_end(talk, text, run)
    )


def with_lead(composed: Composed, intent: Intent, talk: Talk, run: JourneyRun | None) -> Composed:
    """The answer with the sentence that is to be said first, and with what they hold leave for as its start."""
    leads = [intent.lead] if intent.lead else []
    gained = gained_of(run) if intent.starts_from_gained else None
    if gained is not None:
        judged = talk.now.of("judge_fit")
        step = f"**Next step.** {judged.content['next_step']}" if judged and judged.content.get("next_step") else ""
        leads += [f"{yes_or_no(gained)} {said_of_gained(gained)}", step]
        return replace(composed, text="\n\n".join(filter(None, leads)), behaviour="judge_fit", asks=None)
    return replace(composed, text="\n\n".join([*leads, composed.text])) if leads else composed


def begun_by_title(text: str, titles: Sequence[str]) -> str | None:
    """The journey that a message wishes to begin by its exact title: "I want to start Keep it fresh"."""
    said = re.sub(r"\bmy\b", "your", re.sub(r"[“”\"]", "", spelt_out(text)))
    for title in sorted(titles, key=len, reverse=True):
        at = said.casefold().find(title.casefold())
        if at < 0:
            continue
        before, after = said[:at], said[at + len(title) :]
        clause = re.split(r"[.!?;]\s+|,\s+(?=i\b|let)", before)[-1]
        is_wish = re.fullmatch(rf"{LEAD}{TO_DO}\s*", clause.lstrip(), re.IGNORECASE) and re.match(IMPERATIVE, title)
        wished = is_wish or re.fullmatch(
            rf"{LEAD}{WISH}{GO}(?: the journey| the)? ?:?\s*", clause.lstrip(), re.IGNORECASE
        )
        if wished and re.fullmatch(rf"(?: (?:journey|one|programme))?{TAIL}", after, re.IGNORECASE):
            return title
    return _begun_by_its_first_words(said, titles)


def _told_and_begun(talk: Talk, text: str, titles: Sequence[str]) -> Intent | None:
    """A telling whose last sentence begins a journey: "I write menus, 12 a month. Start Safe with client work"."""
    wish = last_sentence(text)
    told = text.removesuffix(wish).strip()
    title = begun_by_title(wish, titles) if told and told != text.strip() else None
    main, rest = main_kind(told)
    reply = (likely_reply_to(talk.pending, rest) or {}) if title and talk.pending else {}
    read = {**reply, **read_facts(rest), **({"task": main} if main else {})} if title else {}
    facts = {name: value for name, value in read.items() if value is not None}
    if title is None or not facts or asks(told):
        return None
    return Intent("journey", question=text, facts=facts, walk=WalkAsked("start_journey", {"journey": title}))


def _measures_first(text: str, titles: Sequence[str]) -> str | None:
    """The journey that measures before anything else: "let's measure first then"."""
    wished = re.fullmatch(rf"{LEAD}{MEASURES}{TAIL}", spelt_out(text), re.IGNORECASE)
    return next((title for title in titles if "Measure" in title), None) if wished else None


def _to_be_noted(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """What they ask to have noted: "can you note that I have 2 clients with contracts". Kept with the open step, if any."""
    found = re.fullmatch(TO_NOTE, spelt_out(text), re.IGNORECASE)
    if found is None or len(text.split()) > LONGEST:
        return None
    told = found["told"].strip()
    if run is not None and is_walking(talk, run) and in_journey(talk) and next_step(run) is not None:
        return with_facts(text, WalkAsked("keep_report", {"words": told[:400], "is_sure": True}))
    facts = {name: value for name, value in read_facts(told).items() if name != "goal" and value is not None}
    return Intent("memory", question=text, facts=facts, brief=True) if facts else None


def _begun_by_its_first_words(said: str, titles: Sequence[str]) -> str | None:
    """The one journey whose title begins with what is to be begun: "start Is it worth it", "let's begin move house"."""
    found = re.fullmatch(
        rf"{LEAD}{WISH}{GO}(?: with)?(?: the journey)? ?:? ?(?P<named>\S.*?){TAIL}", said, re.IGNORECASE
    )
    named = found["named"].casefold().strip(" .!?") if found else ""
    meant = [title for title in titles if re.match(rf"{re.escape(named)}(?!\w)", title.casefold())]
    return meant[0] if len(named.split()) >= FEWEST_OF_TITLE and len(meant) == 1 else None


def _meant_title(talk: Talk, text: str, run: JourneyRun | None, titles: Sequence[str]) -> str | None:
    """The journey that a question is about: the one that it names, that was offered lately, or that is walked."""
    named = next((title for title in titles if title.casefold() in text.casefold()), None)
    walked = run.title if run is not None and is_walking(talk, run) and in_journey(talk) else None
    return named or offered_lately(talk) or walked


def _gained(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """How many pieces they have leave for, told in a journey that asks for it: kept, and known to the verdict."""
    if not (in_journey(talk) or is_fresh(talk)) or not any(wants_answers(step) for step in run.steps):
        return None
    told, asked = told_and_asked(text)
    judges = run.steps[-1].tool == "judge_fit" and re.search(WORTH, asked, re.IGNORECASE) is not None
    if (asked and not judges) or (gained := gained_in(told)) is None:
        return None
    if judges:  # said in one breath with the question that the step asks for: the view rests on it
        kept = {"words": " ".join(told.split())[:400], "is_sure": True, "is_judged": True}
        lead = f"{yes_or_no(gained)} {said_of_gained(gained)}"
        walk = WalkAsked("keep_report", kept)
        return Intent("journey", question=text, facts=as_facts(gained), walk=walk, lead=lead)
    walk = WalkAsked("keep_report", {"words": " ".join(text.split())[:400], "is_sure": True})
    return Intent("journey", question=text, facts=as_facts(gained), walk=walk)


def _view(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """The view that a step offers, or whether to begin with what they have leave for."""
    gained, said = gained_of(run), spelt_out(text)
    if gained is None or not (in_journey(talk) or is_fresh(talk)):
        return None
    begins = re.search(BEGIN, said, re.IGNORECASE) and re.search(WITH_THEM, said, re.IGNORECASE)
    is_late = sum(step.state == "open" for step in run.steps) <= 1
    of_client = re.search(OF_CONTRACT, said, re.IGNORECASE) is not None  # about a contract, and not about their stock
    worth = re.search(WORTH, last_sentence(said), re.IGNORECASE) and re.search(r"\btrain", said, re.IGNORECASE)
    if not _is_judging(text, run) and not worth and not (begins and is_late and asks(text) and not of_client):
        return None
    return Intent(
        "judge_fit",
        question=text,
        facts=as_facts(gained),
        skip=skipped(talk),
        look=False,
        so_far=True,
        starts_from_gained=True,
    )


def _is_judging(text: str, run: JourneyRun | None) -> bool:
    """Whether a message is the sentence by which a step asks for the verdict."""
    judges = run is not None and any(step.tool == "judge_fit" for step in run.steps)
    return run is not None and judges and is_offered(text, run) and "worth" in text.casefold()


def _reported(talk: Talk, text: str, situation: Mapping[str, Any], run: JourneyRun) -> Intent | None:
    """What was done or found out, and who answered what: kept whole with the step, also as the first words of a talk."""
    said = re.sub(GREETING, "", spelt_out(text), flags=re.IGNORECASE)
    if not is_walking(talk, run) or next_step(run) is None or len(said.split()) > LONGEST or tells_share(said):
        return None
    parts = parts_of(said)
    if (
        (not in_journey(talk) and re.search(OF_CASE, said, re.IGNORECASE))
        or asks(said)
        or parts.is_done
        or takes_back(said)
        or re.search(WORRIES, said, re.IGNORECASE)
    ):
        return None
    if talk.last is not None and talk.last.asked:
        return None
    counts = tells_answers(said) and any(wants_answers(step) for step in run.steps)
    several = len(re.findall(NAMED_RESULTS, said, re.IGNORECASE)) >= 2
    acts = in_journey(talk) and re.match(ACTS, said, re.IGNORECASE) and len(said.split()) > 3
    tells = is_unfinished(said) and re.search(r"\d", said) is not None
    tells = tells or (in_journey(talk) and (waits(said) or _meets_end(said, run)))
    puts_right = read_put_straight(text, situation) or read_denied(text, situation)
    coloured = any(wants_colours(step) for step in run.steps) and tells_colours(said)
    sorted_out = any(wants_faults(step) for step in run.steps) and bool(faults_in(said))
    confides = in_journey(talk) and re.search(CONFIDES, said, re.IGNORECASE) is not None
    if (puts_right and not counts) or not (confides or counts or several or acts or tells or coloured or sorted_out):
        return None
    of_open = {"is_sure": True} if (several or tells) and not counts else {}
    is_asked_back = any(each.id == ASKED_BACK and each.is_asked_plainly(said, run) for each in step_answers())
    back = {"asked": said[:400], "answer": ASKED_BACK} if is_asked_back else {}
    walk = WalkAsked("keep_report", {"words": " ".join(said.split())[:400], **of_open, **back})
    return judged_too(with_facts(text, walk), run)


def _meets_end(said: str, run: JourneyRun) -> bool:
    """Whether a statement tells, without wish or denial, of what the open step ends with."""
    step = next_step(run)
    if step is None or re.search(WISHED, said, re.IGNORECASE) or not re.search(IS_THERE, said, re.IGNORECASE):
        return False
    return len(telling_words(said) & telling_words(step.done)) >= SHARED


def _after_the_end(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """What comes next, asked by somebody who says that the journey is finished."""
    if not run.is_finished or not is_fresh(talk) or not re.search(FINISHED_IT, spelt_out(text), re.IGNORECASE):
        return None
    return _walk(text, "tell_journey", {"about": "next"})


def _walk(text: str, tool: str, arguments: dict[str, Any]) -> Intent:
    return Intent("journey", question=text, walk=WalkAsked(tool, arguments))
