"""What is said of a journey, told by its meaning: a small classifier that is asked only while one is walked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.models.guide.classify import WANTS, Router, fit_weights, scores_of
from knowledge.vectors import VectorCache

OTHER = "other"
LONGEST = 45  # words; what is longer tells of the work itself
UNLIKE = 0.45  # cosine to the nearest phrasing; below it nothing is known of what is meant
UNLIKE_CUED = 0.30  # the same where a telling word stands in it
# What a telling word adds to an act's score. With these, of 370 phrasings each left out in turn 44 were taken for another
# kind of act, and of 785 other messages that the router knows 85, most of them for a look (2026-11-23).
CUED = 0.5
DONE = r"(?:done|finish\w*|complete\w*|ready)"
NEGATED = (
    r"\b(?:have|has|had|did|is|are|am|was|were|i'?m|it'?s|that'?s) ?(?:not|never|n't)\b.{0,30}"
    rf"\b(?:done|did|{DONE[3:-1]})\b|\bnot (?:yet |actually |really |quite )*{DONE}\b|\btoo (?:early|soon)\b|\bmistake\b|\bafter all\b"
)
TICKING = frozenset({"done", "elsewhere", "show"})  # said with a "not", they take a tick back
# Words by which an act is told apart from its neighbours in meaning: "done" and "not done" lie close together.
CUES: Mapping[str, str] = {
    "go": r"\blet'?s (?:go|begin|start|do|get)\b|\bready\b|\bgo(?:ing)? (?:ahead|to do)\b|\bi'?ll do\b|\bget on with\b",
    "where": r"\bwhere (?:am|was|were|are|have|did)\b|\bwhich (?:step|part|bit)\b|\bnext\b|\blost (?:track|the thread)\b|"
    r"\bremind me\b|\bhow far\b|\bcurrent step\b|\bmy progress\b|\bso far\b",
    "steps": r"\bsteps\b|\bto do\b(?=\W*$)|\bleft\b(?=\W*$)|\boverview\b|\b(?:still|lies?) ahead\b|\beverything i\b|\bthe rest\b|"
    r"\bwhat else\b|\bcomes after\b",
    "show": r"\b(?:step|number|no\.?) ?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last) step\b",
    "what": r"\b(?:exactly|supposed to|meant to)\b|\bwhat (?:do|should|must) (?:i|you)\b|\bhow (?:do|would|should) i\b|\bin practice\b",
    "simpler": r"\b(?:explain|simpl\w+|plain|confus\w+|mean|gobbledygook|other words|understand)\b",
    "why": r"^(?:and |but |so )?why\b|\bpoint of\b|\b(?:good|use) (?:for|of)\b|\b(?:necessary|needed|really need|bother|important)\b",
    "done": rf"^(?!.*(?:{NEGATED})).*(?:\b{DONE}\b|\b(?:got|have|saved|wrote|sent|did) (?:it|that|them)\b|\bsorted\b(?=\W*$)|\bin the bag\b|\bticked\b)",
    "elsewhere": r"\balready\b|\blast (?:month|year|week|spring|summer|autumn|winter)\b|\bago\b|\bbefore i\b|\bearlier\b|"
    r"\belsewhere\b|\bsomewhere else\b|\b(?:colleague|lawyer|assistant|it people|partner|accountant) (?:has|did|have)\b",
    "skip": r"\bskip\w*\b|\bleave\b.{0,20}\bout\b|\bforb[aio]d\w*\b|\bnot allowed\b|\bpass on\b|\bjump over\b|\bnot (?:relevant|for me|doing)\b|"
    r"\b(?:won'?t|can'?t|cannot|don'?t want to|do not want to) do\b|\bdo(?:es)?n'?t apply\b|\brules? (?:this|that|it) \w* ?out\b|"
    r"\bno can do\b",
    "back": rf"{NEGATED}|\bun-?tick\w*\b|\bundo\b|\breopen\b|\b(?:go|step|one) back\b|\btick away\b|\bprevious\b",
    "report": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|forty)\b",
    "park": r"\bpark\b|\bpause\b|\bbreak\b|\bon (?:hold|ice)\b|\bfor (?:today|now|this week)\b|\banother time\b|\bstop (?:here|this)\b|"
    r"\baside\b|\benough for\b|\bleave it there\b",
    "resume": r"\bi'?m back\b|\b(?:hello|hi|hey) again\b|\bback (?:again|at)\b|\bcarry on\b|\bcontinue\b(?!.*another)|\bgo on\b|\bpick up\b|\bhere i am\b|\bresume\b|\btake it up\b",
    "stuck": r"\bstuck\b|\bhelp me\b|\bwho c(?:an|ould)\b|\bsome(?:one|body)\b|\btoo (?:hard|technical|difficult)\b|\bover my head\b|"
    r"\bno (?:clue|idea)\b|\b(?:don'?t see|can'?t find|cannot find)\b|\bwhere (?:is|do i find)\b|\bdon'?t know how\b|\bfor me\b",
    "gained": r"\bfigures?\b|\bresults?\b|\b(?:get|got|gotten) (?:any |much )?better\b|\bout of (?:this|that|it|the)\b|\bbetter is\b|\bbring me\b|\b(?:did|does) it help\b|\bimprove\w*\b|"
    r"\bi (?:told|reported?)\b|\bis that good\b",
    "after": rf"\b{DONE}\b.{{0,30}}\bwhat\b|\bwhat now\b|\bafter (?:this|that|the) (?:one|journey|last)\b|\bfrom here\b|\bover\b|\bat the end\b|"
    rf"\bnow that\b.*\b{DONE}\b",
    "effort": r"\bhow (?:long|much (?:time|work|of my time)|many (?:hours|days|weeks))\b|\btime will\b",
    "skills": r"\bcomputers?\b|\btechnical\b|\bcode\b|\bcoding\b|\bdifficult\b|\bsomeone like me\b|\bspecial software\b|\bto know\b",
    "holds": r"\bat the end\b|\bcomes? out\b|\bwalk away\b|\bwill i (?:hold|have)\b|\bwould i have\b|\bthe one about\b|\babout the journey\b|"
    r"\bjourney about\b|\bgive me\b",
    "needs": r"\bhave ready\b|\bbefore i (?:begin|start)\b|\bprepare\b|\bbeforehand\b|\bbring along\b|\bget ready\b|\bat hand\b",
    "why_this": r"\bwhy (?:do you |did you )?(?:that|this|recommend|suggest|choose)\b|\bnot another\b|\bthe others\b|\bright (?:one|journey)\b|"
    r"\bhow come\b|\banother journey\b",
}  # fmt: skip


@dataclass(frozen=True)
class Meant:
    """What a message wants of the journey, and how near it lies to a phrasing of that kind."""

    act: str
    nearest: float
    margin: float  # by which it leads the next act
    is_cued: bool


class JourneyTalk:
    """Ridge regression over embedded phrasings, blended with the nearest ones and with telling words.

    All that is said to Peri otherwise, as the router knows it, stands against it.
    """

    def __init__(self, phrasings: Mapping[str, Sequence[str]], router: Router, cache: VectorCache) -> None:
        self.acts = tuple(phrasings)
        assert set(self.acts) == {*CUES, OTHER}, "journey_talk.yaml and CUES differ"
        texts = [text for act in self.acts for text in phrasings[act]]
        own = np.array([i for i, act in enumerate(self.acts) for _ in phrasings[act]])
        aside = ~np.isin(router.labels, [WANTS.index("journey"), WANTS.index("memory")])
        others = np.full(int(aside.sum()), self.acts.index(OTHER))
        self._embedder = router.embedder
        self._labels = np.concatenate([own, others])
        self._vectors = np.vstack([cache.vectors("journey-talk", texts), router.vectors[aside]])
        self._weights = fit_weights(self._vectors, self._labels, len(self.acts))
        self._cues = {act: re.compile(cue, re.IGNORECASE) for act, cue in CUES.items()}

    def meant(self, text: str) -> Meant | None:
        """The likeliest act; None for what is no talk of a journey, or too far from everything known."""
        said = " ".join(text.replace("’", "'").split())
        if not said or len(said.split()) > LONGEST:
            return None
        vector = self._embedder.embed([said])[0]
        scores = scores_of(vector, self._vectors, self._labels, self._weights, len(self.acts))
        cued = np.array([act != OTHER and bool(self._cues[act].search(said)) for act in self.acts])
        scores = scores + CUED * cued
        first, second = np.argsort(-scores)[:2]
        act = self.acts[int(first)]
        nearest = float((self._vectors[self._labels == first] @ vector).max())
        if act == OTHER or nearest < (UNLIKE_CUED if cued[first] else UNLIKE):
            return None
        if act in TICKING and re.search(NEGATED, said, re.IGNORECASE):
            act = "back"
        return Meant(act, nearest, float(scores[first] - scores[second]), bool(cued[first]))
