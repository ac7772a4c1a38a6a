"""Which step of a journey words are about, by the words that they share with the steps' own."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from journeys.answers_told import tells_answers, wants_answers
from journeys.run import JourneyRun, RunStep, next_step

# Our own choices, made on 45 sentences said in nine journeys (2026-11-23): 39 were taken as they were meant, the other
# six left with the open step or asked about, none given to a wrong one; of those about no step none came above .5.
FITS = 0.7  # what a sentence must share with a step to be about it
AHEAD_OF_OPEN = 0.6  # by how much another step must lead the open one to be the one that is meant
AHEAD_OF_OTHERS = 0.28  # and the next best of the others; below it, nobody can tell which of them
FEWEST_SHARED = 2  # words: a single one may stand there by chance
ASIDE = 0.5  # what stands only in the instructions weighs half
VERBS = {
    "wrote": "write", "written": "write", "sent": "send", "chose": "choose", "chosen": "choose", "kept": "keep",
    "took": "take", "taken": "take", "told": "tell", "gave": "give", "given": "give", "found": "find", "drew": "draw",
    "drawn": "draw", "ran": "run", "began": "begin", "begun": "begin", "bought": "buy", "sold": "sell",
}  # fmt: skip
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "e")
EMPTY = frozenset(
    {"the", "and", "are", "but", "can", "could", "did", "does", "for", "from", "have", "has", "had", "how", "into", "just", "like",
     "many", "more", "most", "must", "now", "one", "only", "our", "out", "should", "some", "still", "take", "than", "that", "them",
     "then", "there", "these", "they", "thing", "this", "too", "use", "was", "were", "what", "when", "where", "which", "who", "will",
     "with", "would", "you", "your", "its", "all", "any", "each", "not", "nor", "may", "might", "last", "night", "yesterday",
     "today", "been", "also", "very", "much", "mine", "his", "her", "their", "done", "finished", "ready", "made", "make", "get",
     "got", "put", "let", "say", "said", "give", "step", "read", "yes"}
)  # fmt: skip
MADE = r"(?:made|wrote|written|built|finished|did|completed|drafted|drew|prepared|printed|sorted|cleaned|fixed|filled in|set up)"
A_THING = r"(?:the|my|our|a|an|that|this) (?P<{0}>[a-z][\w'-]*(?: (?!and\b|but\b|is\b|are\b|was\b|were\b|for\b|of\b|with\b|in\b|on\b|to\b)[\w'-]+){{0,3}})"
THINGS = (
    rf"\b{MADE} {A_THING.format('thing')}",
    rf"\b(?:done|finished|through|ready) with {A_THING.format('thing')}",
    rf"\b{A_THING.format('thing')} (?:is|are|was|were|has been|have been) (?:now |all |finally )?(?:done|finished|ready|{MADE})\b",
)
# What stands on a page that was made is no word on the step: "my page says: no adjectives before cheese".
CONTENT = r"(?<=\bsays)\s*:.*$|(?<=\breads)\s*:.*$|(?<=\bgoes)\s*:.*$"
NO_THING = r"(?:step|part|one|bit|point|rest|whole|lot|same|thing|job|task|first|last|next|other|it|this|that)\b"


def step_meant(run: JourneyRun, words: str) -> RunStep | None:
    """The step that words are plainly about, where it is another one than the open step; None where it is not."""
    found = steps_meant(run, words)
    return found[0] if len(found) == 1 else None


def steps_meant(run: JourneyRun, words: str) -> tuple[RunStep, ...]:
    """The steps that words may be about in place of the open one, the likeliest first; more than one is a doubt."""
    upcoming = next_step(run)
    words = re.sub(CONTENT, "", words, flags=re.IGNORECASE | re.DOTALL)
    if tells_answers(words) and (asking := [step for step in run.steps if wants_answers(step)]):
        return () if upcoming in asking else tuple(asking)
    if upcoming is not None and _first(words) == _first(upcoming.title):
        return ()  # told with the very act that the open step asks for: "read all of them and found four"
    scores = likeness(run, words)
    others = sorted((step for step in run.steps if step != upcoming), key=lambda step: -scores[step.id])
    least = max(FITS, (scores[upcoming.id] if upcoming else 0.0) + AHEAD_OF_OPEN)
    if not others or scores[others[0].id] < least or len(stems(words) & _weights(others[0]).keys()) < FEWEST_SHARED:
        return ()
    near = scores[others[0].id] - AHEAD_OF_OTHERS
    return tuple(step for step in others if scores[step.id] > near)


def _first(words: str) -> str:
    told = re.sub(
        r"^(?:(?:i|we|have|has|'ve|just|now|ok|so|and|well|today|yesterday)\b[\s,'ve]*)+", "", words.casefold()
    )
    found = re.match(r"[a-z]+", told)
    return found[0] if found else ""


def fits_step(run: JourneyRun, words: str) -> bool:
    """Whether words are about any step of the journey, open or settled."""
    return any(score >= FITS for score in likeness(run, words).values())


def likeness(run: JourneyRun, words: str) -> Mapping[str, float]:
    """How much words share with each step (by id), from 0: a word that many steps have counts less."""
    said = stems(words)
    weights = {step.id: _weights(step) for step in run.steps}
    shared = {stem: sum(stem in own for own in weights.values()) for stem in said}
    total = math.log(1 + len(run.steps))
    worth = {stem: math.log(1 + len(run.steps) / count) / total for stem, count in shared.items() if count}
    return {id: sum(own[stem] * worth[stem] for stem in said & own.keys()) for id, own in weights.items()}


def thing_named(words: str) -> str | None:
    """The thing that is said to be made or done: "the spreadsheet" of "done with the spreadsheet"; None without one."""
    flat = " ".join(words.replace("’", "'").split())
    for pattern in THINGS:
        found = re.search(pattern, flat, re.IGNORECASE)
        if found and stems(found["thing"]) and not re.match(NO_THING, found["thing"], re.IGNORECASE):
            return found["thing"]
    return None


def is_foreign(run: JourneyRun, words: str) -> bool:
    """Whether words share nothing with any step of the journey, not even with why it is done."""
    own = frozenset().union(
        *(stems(f"{step.title} {step.do} {step.done} {step.why} {step.report}") for step in run.steps)
    )
    return not stems(words) & own


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, cut to their stems."""
    return frozenset(_stem(word) for word in re.findall(r"[a-z]{3,}", text.casefold()) if word not in EMPTY)


def _weights(step: RunStep) -> dict[str, float]:
    aside = dict.fromkeys(stems(step.do), ASIDE)
    return aside | dict.fromkeys(stems(f"{step.title} {step.done} {step.report or ''}"), 1.0)


def _stem(word: str) -> str:
    word = VERBS.get(word, word)
    end = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    stem = word.removesuffix(end)
    return stem[:-1] if end and len(stem) > 3 and stem[-1] == stem[-2] else stem
