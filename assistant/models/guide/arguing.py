"""Arguing back: which objection a message is, and what a supposed figure in it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.statements import plain, sentences
from journeys.objections import Objection
from knowledge.embed import Embedder
from knowledge.vectors import VectorCache

CUE = 0.25  # what a cue of an objection adds to the likeness of meaning
SURE_WITH_CUE = 0.55
SURE_ALONE = 0.78
LONGEST = 60  # words
FEWEST = 3  # words of a sentence that is looked at by itself

# Asked in general, which the library answers.
GENERAL = (
    r"(?:so |and |ok |but )?(?:how (?:do|does|can|should|many|much)|what (?:is|are|does)|where|explain|tell me|show)\b"
)
SUPPOSED = (
    r"(?:(?:ok(?:ay)?|so|well|but|and|then|hm+|right)[,.]? )*"
    r"(?:what if|and if|even if|if|suppos(?:e|ing)|imagin(?:e|ing)|assum(?:e|ing)|let's say|say (?=i\b|we\b)|"
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
FACTORS = {"half": 0.5, "double": 2.0, "twice": 2.0, "triple": 3.0}
MONTHLY = r"\b(?:a|per|each|every) (?:month|week|day|year)\b|\bmonthly\b|\bvolume\b|\bweekly\b"
SUPPOSABLE = frozenset({
    "examples_on_hand", "volume_per_month", "may_use_work", "change_rate", "needs_facts", "consistency_needed",
    "tried_so_far", "words_each", "budget_usd", "budget_month_usd",
})  # fmt: skip


class Objections:
    """Finds an objection by meaning, whole message or sentence by sentence."""

    def __init__(self, objections: Sequence[Objection], embedder: Embedder, cache: VectorCache) -> None:
        texts = [(objection.id, text) for objection in objections for text in objection.phrasings]
        self._ids = np.array([name for name, _ in texts])
        self._cues = {o.id: re.compile("|".join(o.cues)) for o in objections if o.cues}
        self._only = {o.id: o.only for o in objections if o.only}
        self.declining = frozenset(o.id for o in objections if o.declines)
        self._embedder = embedder
        self._vectors = cache.vectors("objections", [text for _, text in texts]) if texts else None

    def met(self, text: str, decided_by: str = "") -> str | None:
        """The id of the objection that `text` surely is, after a verdict that was decided by the gate `decided_by`.

        None for anything else, and for a long story.
        """
        if self._vectors is None or len(text.split()) > LONGEST:
            return None
        low = spell_out(plain(text))
        parts = list(dict.fromkeys([text, *(part for part in sentences(text) if len(part.split()) >= FEWEST)]))
        near = (self._vectors @ self._embedder.embed(parts).T).max(axis=1)
        cued = np.isin(self._ids, [name for name, cues in self._cues.items() if cues.search(low)])
        near[np.isin(self._ids, [name for name, only in self._only.items() if decided_by not in only])] = -1.0
        best = int(np.argmax(near + CUE * cued))
        if not cued[best] and re.match(GENERAL, low):
            return None
        sure = near[best] + CUE * cued[best] >= (SURE_WITH_CUE if cued[best] else SURE_ALONE)
        return str(self._ids[best]) if sure else None


def supposed(text: str, situation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The facts that a message only supposes ("what if I had 300?"); None when it supposes none."""
    low = spell_out(plain(text))
    if not re.match(SUPPOSED, low):
        return None
    if (changed := _times(low, situation) or _more(low, situation)) is not None:
        return changed
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
