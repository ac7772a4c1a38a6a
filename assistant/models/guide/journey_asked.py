"""Questions put in a journey: beside a figure, to the open step, or how to hand over files."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import NEXT_AFTER
from assistant.models.guide.journey_cover import telling_words
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.journey_told import last_sentence
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from assistant.tools.answering_step import answered_plainly, said_in
from journeys.asked_words import asks, names_path, told_and_asked
from journeys.plain_words import word_in
from journeys.run import JourneyRun, next_step
from journeys.run_words import number_of

FIGURE = r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b"
OF_MONEY = r"\b(?:cost|costs|price|pay|charge|dollars?|euros?|pounds?)\b|[$€£]"
OF_WORK = (
    r"\b(?:i|we) (?:also )?(?:make|write|do|need|get|use|translate|edit|produce|charge|spend|work)\b|"
    r"\b(?:a|per|each|every) (?:day|week|month|year)\b|\bi have (?:a|an|some|only my)\b"
)
OF_RECORD = r"\b(?:where|how|why) (?:do|did|have) you (?:get|got|say|think|know|have|take|took)\b"
FEWEST = 3  # words of what is told
TELLS_ELSE = 2  # words before "is that bad?" that are not the step's: then it is no question of how far they are
LONGEST_ASKED = 30  # words of a question about a word, or about buying
GIVES = (
    r"\bhow (?:do|can|should|would|could|must) (?:i|we) (?:give|send|bring|hand|upload|drop|attach|pass|get) "
    r"(?:you |over |in )?(?:\w+ ){0,3}(?:files?|folders?|zip|documents?|word files?|them)\b(?!.*\bkit\b)|"
    r"\bwhere (?:do|can|should) (?:i|we) (?:drop|put|upload) (?:\w+ ){0,3}(?:files?|folders?|zip|documents?)\b|"
    r"\bcouldn'?t (?:work out|find|see) (?:where|how) to (?:drop|upload|give|bring|put)\b"
)

# Outside a journey only words that can mean nothing else: what hosting or training costs is a sum.
BUYS = (
    r"\b(?:have|need|got|must|going|expected) (?:to )?(?:buy|purchase|pay(?: for)?) (?:something|anything|you|peri|extra)\b|\b(?:must|do) i (?:buy|pay) (?:something|anything|you|extra)\b|"
    r"\b(?:are you|you'?re|trying to|want to) (?:selling|sell) (?:me )?(?:something|anything)\b|\bwhat(?:'s| is| are) (?:the catch|you selling)\b|\bis (?:this|peri|it all) free\b(?! of)"
)


def asks_to_buy(text: str) -> Intent | None:
    """The question whether anything must be bought, in a journey or outside."""
    if len(text.split()) > LONGEST_ASKED or re.search(BUYS, spelt_out(text), re.IGNORECASE) is None:
        return None
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", {"about": "buys"}))


def asks_meaning(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """The question what a word means that a step or a verdict used just before."""
    used = any(each.name in ("judge_fit", "recommend_journey") for e in talk.before for each in e.results)
    if (
        not (used or is_walking(talk, run))
        or len(text.split()) > LONGEST_ASKED
        or (found := word_in(spelt_out(text)) or word_in(spelt_out(last_sentence(text)))) is None
    ):
        return None
    walk = WalkAsked("tell_journey", {"about": "word", "word": found[0], **({"guess": found[1]} if found[1] else {})})
    return Intent("journey", question=text, walk=walk)


def asked_along(text: str, run: JourneyRun) -> WalkAsked | None:
    """A figure of the open step with a question behind or before it: the figure is kept and the question answered."""
    bare = re.sub(NEXT_AFTER, "", text, flags=re.IGNORECASE).strip()
    told, asked = told_and_asked(bare)
    if re.search(OF_RECORD, asked, re.IGNORECASE):  # what is known of them is put right, and no report
        return None
    if next_step(run) is None or not asked or len(told.split()) < FEWEST or re.search(OF_MONEY, asked, re.IGNORECASE):
        return None
    if not re.search(FIGURE, told, re.IGNORECASE) or re.search(OF_WORK, told, re.IGNORECASE):
        return None
    return WalkAsked("keep_report", {"words": told.rstrip(" .")[:400], "asked": asked[:400]})


def asked_of_step(text: str, run: JourneyRun, *, always: bool = False) -> Intent | None:
    """A question about the open step, by what it counts or defines, or by its words (or `always`): then it is looked up,
    and the sentence of the step is said where the library has nothing sure."""
    step = next_step(run)
    if step is None or not asks(text):
        return None
    told, asked = told_and_asked(text)
    if re.search(OF_MONEY, asked, re.IGNORECASE):
        return None
    of_else = telling_words(told) - telling_words(f"{step.title} {step.do} {step.done}")
    if len(of_else) < TELLS_ELSE and answered_plainly(run, step, asked, told):
        arguments = {"about": "question", "word": asked[:400], "step": str(number_of(run, step))}
        return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments))
    return Intent("explain", question=text) if always or said_in(step, asked, told) else None


def wants_to_give(text: str) -> bool:
    """Whether someone asks how to hand over files, or types the place where they lie."""
    said = " ".join(text.replace("’", "'").split())
    return re.search(GIVES, said, re.IGNORECASE) is not None or (names_path(said) and not asks(said))
