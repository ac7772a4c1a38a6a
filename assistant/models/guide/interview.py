"""The interview: a message as the reply to Peri's open question, and what can be asked of the interview itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.follow import FollowUp
from assistant.models.guide.intent import Intent
from assistant.models.guide.reading.answer_words import NO_REPLY
from assistant.models.guide.reading.answered import answered_in_passing
from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.complaints import complains, objects_to_question
from assistant.models.guide.reading.facts import facts_said, read_facts
from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.inputs_kept import counts_inputs
from assistant.models.guide.reading.loose_counts import LONG_PIECE as LONG_PIECE
from assistant.models.guide.reading.loose_counts import figure_meant
from assistant.models.guide.reading.loose_counts import pieces_in_words as pieces_in_words
from assistant.models.guide.reading.many_parts import without_counts_of_trials
from assistant.models.guide.reading.merge import merged
from assistant.models.guide.reading.on_subject import GUARDED, asks_instead, names_subject, speaks_of
from assistant.models.guide.reading.own_part import own_part
from assistant.models.guide.reading.remarks import asks_for_view as asks_for_view
from assistant.models.guide.reading.remarks import asks_why_asked as asks_why_asked
from assistant.models.guide.reading.rights import read_permission, speaks_of_rights
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import is_question, plain, sentences
from assistant.models.guide.turns import Talk
from journeys.asked_words import told_and_asked
from journeys.phrases import has
from journeys.rights_words import OWNED
from journeys.sayings import READ_FROM, Sayings
from journeys.subject import READING as SUBJECT

# Fields that take the person's own words: what they reply is the answer, whether or not more can be read from it.
IN_OWN_WORDS = frozenset({
    "task", "input", "tried_so_far", "budget", "privacy", "judged_by", "change_rate", "skills", "tools", "runs_where",
    "languages", "goal", "material",
})  # fmt: skip
LOOSE = frozenset({"profession", "goal"})  # read between the lines: not of a reply to another question
LONG_REPLY = 12  # words; a reply this long that ends in a question of its own still replies
COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
PAGES = r"\b(\d[\d,]*) (?:(?!of\b)\w+ ){0,2}pages\b(?! (?:each|long|per|a|of (?:notes|text|paper)))"
# A prompt that was tried and counted: told also where something else was asked.
OUTRIGHT_TRIAL = (
    r"(?:we (?:use|have) |i (?:use|have) )?(?:an? |the |my |our )?(?:(?:large|big|small|plain|general|local|hosted|"
    r"free) )*(?:models?|prompts?|chat ?gpt|gpt\S*|claude|gemini|copilot|mistral)\b.*"
    r"(?:\d ?(?:%|per ?cent)|\bwrong\b|\bstill (?:has|needs|gets|sounds|not)\b)"
)
TRIAL = (
    rf"^{OUTRIGHT_TRIAL}|"
    r"\b(?:prompt|samples?|examples?)\b.*\b(?:chang\w+|correct\w*|rewr\w+|redo\w*|redone|fix\w*|mend\w*|count\w*)\b"
    r".*\b\d+\b"
)
OF_A_KIND = (
    r"\b\d+ (?P<name>(?!pages|words|hours|minutes|times|clients|euros|percent|of\b)[a-z-]{4,}s)\b"
    r"(?=(?: (?:a|per|each|every) (?:day|week|month|year|season))?(?:[,.;]| and\b| plus\b|$))"
)
LONGEST_NOTED = 400  # characters that a field of the Situation takes
# A question without its mark; "what happened, and one warning, on a page" is none.
ASKS_OUTRIGHT = (
    r"(?:(?:and|but|so|ok|well)[, ]+)*(?:what|how|why|who|where|which|when)(?:'s|s)?(?: (?:is|are|was|were|does|do|did|"
    r"should|shall|can|could|would|will|if|about|many|much|often|long)\b|$)|"
    r"(?:(?:and|but|so|ok|well)[, ]+)*which (?:\w+ ){1,3}(?:then|now|do|should|is|are|can|would)\b"
)
SAME = r"(?:(?:it|they|that) )?(?:is|are|stays?|does|do)(?: \w+)? (?:the same|not)\b"
FEWEST_TOLD = 2  # words beside a question that may answer something
# "Can I do something without asking them", typed without its mark.
ASKS_OF_ONESELF = (
    r"(?:(?:and|but|so|ok|well|then)[, ]+)*(?:can|could|may|should|shall|must|do|did|will|would|am) (?:i|we|you)\b"
)
ORDERS = (
    r"(?:(?:please|ok|and|now|first)[, ]+)*(?:log|record|note|add|change|delete|rehearse|compare|show|start|stop)\b"
)
UNKNOWN_BUT = re.compile(
    r"(?:i (?:really |honestly )?(?:don'?t|do not) know|no idea|not sure|hard to (?:say|tell)|"
    r"(?:i )?can'?t (?:say|tell)|dunno)"
    r"\s*[,.;:–-]+\s*(?P<rest>\S.{4,})",
    re.IGNORECASE | re.DOTALL,
)
IN_THEIR_WORDS = frozenset({"tried_so_far", "judged_by", "change_rate", "input"})
MOST_TIMES = 2  # that one thing is asked for
ON_RIGHTS = frozenset({"privacy", "may_use_work"})
# Owners who answered: words on the rights that come in place of a reply are kept whole.
GRANTED = r"\b(?:said (?:yes|no|ok|okay)|agreed|refused|in writing|gave (?:me |us )?(?:permission|their ok))\b"


def reply_to(asked: str, text: str, follow: FollowUp | None) -> Mapping[str, Any] | None:
    """The facts in a reply to the question for `asked`; None when it is not surely one. Empty: nothing can be told."""
    if follow and follow.kind == "unknown":
        return {}
    if follow and follow.kind not in ("yes", "no", "and"):
        return None
    if complains(text):
        return facts_said(Said(text), asked)
    facts = read_answer(asked, text)
    if asked not in ON_RIGHTS and (beside := answered_in_passing(text, asked)):  # rights told in passing are kept
        rest = read_answer(asked, beside.rest) if beside.rest else None
        rest = facts if rest is None and asked == "examples_on_hand" else rest  # "the company owns all 260"
        return {**({} if rest is None else _with_words(asked, beside.rest, rest)), "privacy": beside.told}
    if facts is None and "?" not in text:  # word about the rights may come unasked
        granted = read_permission(text) or {}
        facts = {k: v for k, v in granted.items() if k == "may_use_work" or re.search(GRANTED, plain(text))} or None
    return None if facts is None else _own_words(asked, text, _with_words(asked, text, facts))


def likely_reply_to(asked: str, text: str) -> Mapping[str, Any] | None:
    """What can be noted of a message that follows the question for `asked` and states something; None when it does not.

    A reply without a certain fact is one all the same: where words are wanted, what was said is kept.
    """
    if asks_for_view(text) or (asked in GUARDED and (objects_to_question(text) or asks_instead(asked, text))):
        return None
    said = sentences(text)
    outright = re.match(ASKS_OUTRIGHT, plain(text)) or (len(said) == 1 and re.match(ASKS_OF_ONESELF, plain(text)))
    asks_it = bool(outright)
    if asked in GUARDED and "?" not in text and not re.match(SAME, plain(text)):
        told, question = told_and_asked(text)
        asks_it = asks_it or (bool(question) and len(told.split()) < FEWEST_TOLD)  # "hm. so what's it gonna be"
    in_words = asked in IN_OWN_WORDS and "?" not in text and not asks_it
    if asks_it and not in_words and asked in IN_OWN_WORDS:
        return None
    states = [sentence for sentence in said if in_words or not is_question(sentence)]
    asks_back = (
        bool(states)
        and not in_words
        and is_question(said[-1])
        and (asked not in IN_OWN_WORDS or len(plain(text).split()) < LONG_REPLY)
    )
    if not states or asks_back or re.search(NO_REPLY, plain(text)):
        return None
    facts = {name: value for name, value in facts_said(Said(text), asked).items() if name not in LOOSE or asked == name}
    if asked == "privacy":  # kept whole: the limit of a yes stands in its last clause
        facts.pop(asked, None)
    facts = without_counts_of_trials(asked, facts, plain(text))
    return _own_words(asked, text, _with_words(asked, text, facts))


def answers_at_length(talk: Talk, text: str) -> bool:
    """Whether a message states something at some length, right after Peri asked: it is a reply and no request."""
    asked = bool(talk.last and talk.last.asked) and not re.match(ORDERS, plain(text))
    return asked and "?" not in text and len(text.split()) >= LONG_REPLY


def gives_figure(talk: Talk, text: str) -> bool:
    """Whether a message is a figure with a word or two, right after Peri asked for one: in no language of its own."""
    return (
        bool(talk.last and talk.last.asked in COUNTED) and re.search(r"\d", text) is not None and len(text.split()) < 8
    )


def noted(talk: Talk, asked: str, text: str, facts: Mapping[str, Any], situation: Mapping[str, Any]) -> Intent:
    """What follows from a reply to the question for `asked`, by a person who has told `situation`.

    What tells nothing certain counts as not told, or it would be asked for ever. Once more is asked after a figure that
    could not be read, and when something else was told instead.
    """
    if (beside := UNKNOWN_BUT.match(text.strip())) and asked in IN_THEIR_WORDS and not tells_of_trial(text):
        other = {k: v for k, v in facts_said(Said(beside["rest"])).items() if k != asked}  # and it tells something else
        if other:
            return Intent("judge_fit", case_told(talk), other, skip=(*skipped(talk), asked), look=False)
    if asked == "volume_per_month" and asked not in facts:
        pieces = pieces_in_words(text, facts.get("words_each") or situation.get("words_each"))
        facts = facts if pieces is None else {**facts, asked: pieces}
    first = sum(exchange.asked == asked for exchange in talk.before) < 2
    untold = asked != "tried_so_far" and asked not in facts and "tried_so_far" not in situation
    instead = asked in GUARDED and asked in facts and re.match(OUTRIGHT_TRIAL, plain(text)) is not None
    if instead and "tried_so_far" not in (asked, *situation):  # a trial was told in place of what was asked
        facts, untold = {name: value for name, value in facts.items() if name != asked}, True
    trial = untold and tells_of_trial(text)
    if trial:
        facts = {name: value for name, value in facts.items() if name != "task" or asked != "task"}
        facts["tried_so_far"] = in_their_words(text)
    elif asked in COUNTED and asked not in facts:
        figure = pages_counted(text, situation)
        figure = figure_meant(asked, text, first) if figure is None else figure
        is_other = asked == "examples_on_hand" and figure is not None and figure == facts.get("volume_per_month")
        figure = None if is_other else figure  # "80 a month" is no stock
        facts = facts if figure is None else {**facts, asked: figure}
    if asked == "privacy" and facts.keys() - {asked} and not speaks_of_rights(text):
        facts = {name: value for name, value in facts.items() if name != asked}  # something else was told
    if complains(text):
        facts = {**_told_before(talk, situation), **facts}
    if isinstance(facts.get("privacy"), str) and "may_use_work" not in facts and situation.get("may_use_work"):
        facts = {**facts, **({"may_use_work": None} if has(OWNED, plain(text)) else {})}  # the later word holds
    now = merged(asked, text, facts, situation)
    facts = now.facts
    again = first and not trial and asked not in facts and _is_put_again(asked, text, facts)
    told_twice = not first and asked not in facts and "?" not in text and not asks_for_view(text)
    if asked in GUARDED and told_twice and not objects_to_question(text):
        facts = {**facts, asked: in_their_words(text)}  # it was asked twice and twice this was the answer
    unsure = () if asked in facts or again or (first and facts) else (asked,)
    # One question asks for owners and permission: it is not put a second time.
    told = ("may_use_work",) if asked == "privacy" and asked in facts else ()
    skip = tuple(dict.fromkeys((*skipped(talk), *unsure, *told)))
    case = case_told(talk)
    return Intent("judge_fit", case, facts, doubtful=now.doubtful, skip=skip, look=False, again=again)


def with_level(sayings: Sayings | None, asked: str, text: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """How much sameness matters is told in many words; what they mean is learned.

    What was learned also tells whether words that name nothing of their subject speak of it; else they are not kept.
    """
    if asked in GUARDED and isinstance(facts.get(asked), str) and sayings is not None:
        readings = READ_FROM[asked]
        others = facts_said(Said(text), asked).keys() - {asked, "needs_facts"} | facts.keys() - {asked}
        if not speaks_of(asked, text, others, lambda: _is_sure(sayings, (*readings, SUBJECT), text, asked)):
            surely = facts_said(Said(text), asked)
            told = {name: value for name, value in {**surely, **facts}.items() if name not in (asked, *LOOSE)}
            return {**told, asked: surely[asked]} if asked == "task" and asked in surely else told
    if asked != "consistency_needed" or asked in facts or sayings is None:
        return facts
    meaning = sayings.meaning("consistency", text)
    return {**facts, asked: meaning.label} if meaning else facts


def pages_counted(text: str, situation: Mapping[str, Any]) -> int | None:
    """Pages are a length, and pieces where the work is pages: "about 180 pages" by who writes product pages."""
    told = " ".join(str(situation.get(field) or "") for field in ("task", "material", "goal"))
    found = re.search(PAGES, spell_out(plain(text)))
    return int(found[1].replace(",", "")) if found and re.search(r"\bpages?\b", told) else None


def tells_of_trial(text: str) -> bool:
    """Whether a message that does not answer what was asked tells of a prompt that was tried and counted."""
    return "?" not in text and re.search(TRIAL, plain(text)) is not None


def _is_put_again(asked: str, text: str, facts: Mapping[str, Any]) -> bool:
    """Whether the same is asked once more: a figure could not be read, or the words spoke of nothing that was asked."""
    if asked in COUNTED:
        is_rate = asked == "examples_on_hand" and "volume_per_month" in facts
        return bool(re.search(r"\d", text)) and not is_rate
    return asked in GUARDED and not facts and bool(text.strip()) and not speaks_of(asked, text)


def _told_before(talk: Talk, situation: Mapping[str, Any]) -> dict[str, Any]:
    """What can be read anew of all that was said, where it is not known yet."""
    read = (read_facts(exchange.said).items() for exchange in talk.before if exchange.said)
    return {name: value for facts in read for name, value in facts if value is not None and name not in situation}


def _is_sure(sayings: Sayings, readings: tuple[str, ...], text: str, asked: str) -> bool:
    found = ((reading, sayings.meaning(reading, text)) for reading in readings)
    return any(meaning.label == asked if reading == SUBJECT else meaning.sure for reading, meaning in found if meaning)


def kinds_in_rates(text: str) -> str | None:
    """The kinds of work that a reply names by how many of each it makes: "10 menus a month, plus 2 websites"."""
    low = plain(sentences(text)[0]) if sentences(text) else ""
    if not re.search(r"\b(?:a|per|each|every) (?:day|week|month|year|season)\b", low):
        return None
    names = [found["name"] for found in re.finditer(OF_A_KIND, spell_out(low))]
    return " and ".join(dict.fromkeys(names)) or None


def in_their_words(text: str) -> str:
    """What was said, cut at a word to what a field of the Situation takes."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_NOTED else words[:LONGEST_NOTED].rsplit(" ", 1)[0]


def case_told(talk: Talk) -> str:
    """The message in which the person first described their case: what a verdict's passages should speak to."""
    return next((e.question for e in talk.before if e.of("judge_fit")), talk.now.said)


def skipped(talk: Talk) -> tuple[str, ...]:
    """The fields that the person did not know or did not want to tell, and those asked for as often as is bearable."""
    return tuple(dict.fromkeys((*passed(talk), *asked_out(talk))))


def passed(talk: Talk) -> tuple[str, ...]:
    """The fields that an earlier verdict did without. One that only went unanswered once more is not among them."""
    given = (name for e in talk.before for r in e.results if r.name == "judge_fit" for name in _names(r.arguments))
    return tuple(dict.fromkeys(given))


def asked_out(talk: Talk) -> tuple[str, ...]:
    """The fields that were asked for twice: they are never asked for again."""
    times = Counter(exchange.asked for exchange in talk.before if exchange.asked)
    pending = (talk.pending,) if talk.pending and talk.times_asked > MOST_TIMES else ()  # reminders count too
    return tuple(dict.fromkeys((*(name for name, asked in times.items() if asked >= MOST_TIMES), *pending)))


def _names(arguments: Mapping[str, Any]) -> list[str]:
    skip = arguments.get("skip") or []
    return [name for name in skip if isinstance(name, str)] if isinstance(skip, list) else []


def _own_words(asked: str, text: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts, without clauses under `asked` that answer another question."""
    if not isinstance(facts.get(asked), str) or (asked == "task" and facts[asked] == kinds_in_rates(text)):
        return facts
    part = own_part(asked, text, lambda part: names_subject(asked, part))
    if part is None:
        return {name: value for name, value in facts.items() if name != asked}
    return facts if part == text else {**facts, asked: in_their_words(part)}


def _with_words(asked: str, text: str, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts, with the person's words for `asked` when they are wanted and nothing else was read for it."""
    taken_back = any(value is None for value in facts.values())
    is_other = asked == "task" and counts_inputs(text)  # "got the originals for 60 of them" names no work
    if asked == "task" and asked not in facts and (kinds := kinds_in_rates(text)):
        return {**facts, asked: kinds}
    kept = asked not in IN_OWN_WORDS or asked in facts or taken_back or is_other
    return facts if kept else {**facts, asked: in_their_words(text)}
