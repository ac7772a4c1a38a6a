"""Arguing back: a message as something said against a verdict, or as a figure that is only supposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import COUNTED, passed, skipped
from assistant.models.guide.objecting import Met, Objections, in_full
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.statements import is_question, plain, sentences
from assistant.models.guide.standing import nearest_ground, stands
from assistant.models.guide.turns import Talk
from knowledge.index import ConceptIndex

NUMBER = r"\b\d[\d,]*\b"
OF_PIECES = ("examples_on_hand", "material", "goal")  # where a number of finished pieces may have been told
SURELY_ARGUED = 0.3  # score from which an objection outweighs a figure that stands in it
# The library answers before an objection that is only like the message, and before what a kind has in common, when a
# passage ranks so high and is so near in meaning.
RANKS, NEAR = 1.2, 0.6
# What any thing may be asked, where nothing was written on that very thing: does it go in, and would it do that?
GOES_IN = (
    r"\b(?:put|throw|mix|leave|keep|take|include|feed|add|use|train)\b.{0,50}\b(?:in|on|into|too|as well|with)\b|"
    r"\b(?:go|goes|belongs?) in\b|\b(?:leave|take|use|include|keep|drop|bin)\b.{0,25}\b(?:them|those|these|it)\b"
)
DOES_IT = (
    r"\b(?:can|could|will|would|does|do|is|might)(?:n't)? (?:also )?(?:it(?! be\b)|they|training|tuning|fine-tuning|"
    r"(?:a|the|my|our) (?:(?:trained|tuned) )?(?:one|model|ai))\b|"
    r"\b(?:training|tuning|a trained one|it)\b.{0,40}\b(?:fix\w*|sorts?|cures?|mends?|solves?|helps?|stops?)\b"
)
ASKS_A_SUM = r"\b(?:what|how much)\b.{0,30}\b(?:pay|costs?|charged?|bill)\b"
SUPPOSED = (
    r"(?:(?:ok(?:ay)?|so|well|but|and|then|hm+|right)[,.]? )*"
    r"(?:what if|and if|even if|if|suppos(?:e|ing)|imagin(?:e|ing)|assum(?:e|ing)|let's say|"
    r"say (?=(?:i|we|they|he|she|it|the \w+|my \w+|all)\b)|"
    r"(?:what|how) about (?=with\b|\d)|(?:and )?(?:with|at|for) (?=\d|only))"
)
PRESENT = ((r"\b(?:had|'d have|got|collect(?:ed)?|found)\b", "have"), (r"\bmade\b", "make"), (r"\bwere\b", "are"))
AGREED = (
    r"\b(?:agree[sd]?|allow(?:s|ed)?|permit(?:s|ted)?|consent(?:s|ed)?|sa(?:id|ys?) (?:yes|it's (?:ok|fine))|"
    r"sign(?:s|ed)? (?:it|off|something)|g(?:a|i)ve[sn]? (?:me |us )?(?:the )?(?:permission|go-ahead|a release)|"
    r"had (?:written |the )?permission|released? (?:them|it))\b"
)
REFUSED = (
    r"\b(?:client|owner|they|he|she|publisher)s?\b.{0,20}\b(?:refuse[sd]?|sa(?:id|ys?) no|forb[aio]d\w*)\b|"
    r"\b(?!i\b|we\b|me\b)\w+ owns? (?:them|it|all|the lot)\b|\b(?:they|it) belongs? to (?!me\b|us\b)\w+"
)
NOT_AGREED = r"\b(?:not|never|\w+n't|refuse[sd]?|forb[aio]d\w*|sa(?:id|ys?) no|owns?|belongs?)\b"
# What is only thought up for the set is no piece on hand, however many.
THOUGHT_UP = (
    r"\b(?:mak(?:e|ing)|made) (?:\w+ ){0,3}up\b|\b(?:invent|fabricat|concoct|generat)\w*|\bsynthetic\b|"
    r"\bdream(?:t|ed)? up\b|"
    r"\b(?:ai|chatgpt|gpt|claude|gemini|bot|machine) (?:\w+ ){0,2}(?:writes?|wrote|makes?|made|produces?|fills?)\b"
)
FACTORS = {"half": 0.5, "double": 2.0, "twice": 2.0, "triple": 3.0}
SIGNED_FOR = r"\b(?:sign(?:s|ed)?(?: up)?|contracts?|orders?|books?|commissions?)(?: us| me)? (?:for |of )?(\d[\d,]*)\b"
MONTHLY = r"\b(?:a|per|each|every) (?:month|week|day|year)\b|\bmonthly\b|\bvolume\b|\bweekly\b"
SUPPOSABLE = frozenset({
    "examples_on_hand", "volume_per_month", "may_use_work", "change_rate", "needs_facts", "consistency_needed",
    "tried_so_far", "words_each", "budget_usd", "budget_month_usd",
})  # fmt: skip


def argued(
    objections: Objections, talk: Talk, text: str, situation: Mapping[str, Any], index: ConceptIndex
) -> Intent | None:
    """What to do about a message that argues with a verdict or only supposes something; None for any other.

    Where people may come to harm the answer does not wait for the verdict.
    """
    if talk.judged is None or (talk.last is not None and text in talk.last.next_questions):
        return None
    found = objections.met(text, str(talk.judged.content.get("decided_by")))
    found = found and _of_pieces_on_hand(objections, found, text, situation)
    if found and not stands(talk) and (found.id not in objections.first or (talk.pending and "?" not in text)):
        found = None
    if found and not found.is_near and found.id not in objections.first and in_library(index, text):
        found = found if "?" not in text and found.score >= SURELY_ARGUED else None  # who asks nothing looks nothing up
    what_if = supposed(text, situation) or {}
    is_first = found is not None and found.id in objections.first
    if found and (is_first or not (COUNTED & what_if.keys() or _tells(text, found, situation))):
        beside = _asked_beside(objections, found, text, str(talk.judged.content.get("decided_by")))
        return Intent("judge_fit", question=text, skip=passed(talk), look=False, objection=found.id, beside=beside)
    if what_if:
        return Intent("judge_fit", question=text, skip=skipped(talk), look=False, what_if=what_if)
    return None


def stood_by(objections: Objections, talk: Talk, text: str, index: ConceptIndex) -> Intent:
    """What to do about a message that argues with a verdict and is no known objection.

    The library answers where it surely speaks to it; then comes what its kind has in common, then what any thing is
    asked, and last the ground of the verdict that bears on it. Who asks what it comes to gets a sum.
    """
    low = plain(text)
    if re.search(ASKS_A_SUM, low):
        return Intent("cost", question=text, skip=skipped(talk))
    if in_library(index, text):
        return Intent("judge_fit", question=text, skip=skipped(talk), stands=True, in_library=True)
    about = objections.kind(text) or _of_any_thing(objections, in_full(text) or text)
    bears = "" if about else nearest_ground(talk, text, index.embedder)
    return Intent("judge_fit", question=text, skip=skipped(talk), stands=True, objection=about, bears=bears)


def in_library(index: ConceptIndex, text: str) -> bool:
    """Whether a passage speaks to a message so surely that it answers before anything less near."""
    found = index.search(text, 1)
    return bool(found) and found[0].score >= RANKS and found[0].near >= NEAR


def _of_pieces_on_hand(objections: Objections, found: Met, text: str, situation: Mapping[str, Any]) -> Met:
    """The entry for pieces that they have, where an objection is about some to be made and the number is a told one."""
    other = objections.on_hand.get(found.id)
    told = spell_out(plain(" ".join(str(situation.get(name) or "") for name in OF_PIECES)))
    if other and set(re.findall(NUMBER, spell_out(plain(text)))) & set(re.findall(NUMBER, told)):
        return replace(found, id=other)
    return found


def _asked_beside(objections: Objections, found: Met, text: str, decided_by: str) -> str | None:
    """The second objection of a message that asks two things in a sentence each; None where it asks one."""
    asked = [sentence for sentence in sentences(text) if is_question(sentence) and len(sentence.split()) > 2]
    if len(asked) != 2 or found.id in objections.first:
        return None
    met = [each.id for sentence in asked if (each := objections.met(sentence, decided_by)) and each.is_near]
    return next((name for name in met if name != found.id), None) if found.id in met else None


def _of_any_thing(objections: Objections, text: str) -> str | None:
    """The general answer to a message that asks whether something goes into the set, or whether it would do a thing."""
    low = plain(text)
    if "?" not in text:
        return None
    wanted = (("does-it-go-in", GOES_IN), ("does-it-do-that", DOES_IT))
    return next((name for name, asks in wanted if name in objections.ids and re.search(asks, low)), None)


def _tells(text: str, found: Met, situation: Mapping[str, Any]) -> bool:
    """Whether a message rather tells a new figure than argues, so that the verdict may move, or asks for a sum."""
    facts = read_facts(text)
    if re.search(ASKS_A_SUM, plain(text)) and any(facts.get(name) is not None for name in COUNTED):
        return True  # a sum at a figure that is named: it is computed
    if found.score >= SURELY_ARGUED:
        return False
    if "?" in text:
        return re.search(ASKS_A_SUM, plain(text)) is not None
    return any(facts.get(name) not in (None, situation.get(name)) for name in COUNTED)


def supposed(text: str, situation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The facts that a message only supposes ("what if I had 300?"); None when it supposes none."""
    low = spell_out(plain(text))
    if not re.match(SUPPOSED, low) or re.search(THOUGHT_UP, low):
        return None
    if (changed := _times(low, situation) or _more(low, situation)) is not None:
        return changed
    if found := re.search(SIGNED_FOR, low):  # an order is work to come, not pieces on hand
        return {"volume_per_month": int(found[1].replace(",", ""))}
    stated = re.sub(SUPPOSED, "", low, count=1).strip(" ,?!.")
    for past, present in PRESENT:
        stated = re.sub(past, present, stated)
    facts = {name: value for name, value in read_facts(stated).items() if name in SUPPOSABLE and value is not None}
    if "may_use_work" not in facts and re.search(rf"{AGREED}|{REFUSED}", low):
        facts["may_use_work"] = not re.search(NOT_AGREED, low)
    return facts or _bare_figure(stated)


def _times(low: str, situation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Ten times the listings: a multiple of what was told."""
    found = re.search(r"\b(\d+|half|double|twice|triple)\b(?: (?:times|x|as (?:many|much))| the)", low)
    if not found:
        return None
    factor = FACTORS.get(found[1]) or float(found[1])
    field = (
        "examples_on_hand"
        if re.search(r"\b(?:examples|samples|pairs|finished|approved)\b", low)
        else "volume_per_month"
    )
    told = situation.get(field)
    return None if told is None else {field: round(told * factor)}


def _more(low: str, situation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Forty more: on top of what was told."""
    found = re.search(r"\b(?:another|extra|further) (\d+)\b|\b(\d+) (?:more|extra|additional|further)\b", low)
    if not found:
        return None
    field = "volume_per_month" if re.search(MONTHLY, low) else "examples_on_hand"
    return {field: int(found[1] or found[2]) + (situation.get(field) or 0)}


def _bare_figure(stated: str) -> Mapping[str, Any] | None:
    """One figure without a word of what it counts: pieces on hand, or by the month."""
    figures = [f for f in read_figures(stated) if f.is_stock or f.monthly is not None]
    if len(figures) != 1 or len(stated.split()) > 8:
        return None
    figure = figures[0]
    if figure.monthly is not None:
        return {"volume_per_month": figure.monthly}
    return {"volume_per_month" if re.search(MONTHLY, stated) else "examples_on_hand": figure.value}
