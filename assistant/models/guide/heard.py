"""What was told and is to be confirmed, or narrowed down: "14 a month, did you get that?", "only the menus now"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.composed import Composed
from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import case_told, in_their_words, skipped
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_place import in_journey, is_walking
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.main_kind import main_kind
from assistant.models.guide.reading.own_part import rate_alone
from assistant.models.guide.reading.statements import plain
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.counted_words import tells_share
from journeys.kind_chosen import narrowed_to
from journeys.run import JourneyRun, next_step
from journeys.step_meant import stems

LONGEST = 40  # words
GOT = re.compile(
    r"[\s,.;:!?–-]*\b(?:(?:did|do|have) you (?:really |also )?(?:get|got|note|noted|hear|heard|catch|caught|have|see|"
    r"seen|"
    r"take|took|taken|write|wrote|understand|understood|register|kept|keep) (?:that|it|this|all that)(?: down| in)?|"
    r"(?:you )?got (?:that|it|this)|(?:is|was) that (?:noted|clear|heard)|noted)(?: now| yet| right|"
    r" already)*\s*\?+\s*$",
    re.IGNORECASE,
)
# Of several kinds only one is meant from now on: "only the menus", "forget the letters", "the rest is letters".
ONLY = r"\b(?:only|just|nothing but)\b(?: \w+){0,3}? "
OTHERS_SAY = r"\b(?:yes|answered|agree[sd]?|allow(?:s|ed)?|permit(?:s|ted)?|clients?|they said|(?:he|she) said)\b"
DROPPED = r"\b(?:forget|leave out|dropped|stopped|no longer|not|instead of|rest (?:is|are)|others? (?:is|are))\b"
OF_KIND = "kind of piece"  # what a step asks for that chooses one
WORTH = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|well|now|then|but|after all(?: that| this)?|in the end)[\s,.!]+)*(?:is|was|would) (?:it|that|this|"
    r"all (?:this|that)|training|fine-tuning)(?: \w+)? worth (?:it|while|training)(?: (?:one|a model|an ai|it))?(?: for (?:me|my work|us|my case))?(?: (?:now|then|"
    r"after all|"
    r"at all|in the end))*\s*\?*",
    re.IGNORECASE,
)
NO_TRAINING_THEN = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|well|then|right|hm+|that means)[\s,.!]+)*(?:(?:there is|i|we|it is|it's|you mean|"
    r"you say|should|do|need)"
    r" )*(?:no|not|don't|shouldn't|never)(?: (?:need|to|any|a))* (?:train\w*|fine-?tun\w*)(?: (?:it|anything|a model|"
    r"then|"
    r"now|for me|yet|at all))*[\s,.]*(?:right|then)?\s*\?+",
    re.IGNORECASE,
)
# "Once put one old text of mine in, it was not better": of before, with what was shown to it.
PASTED = r"\b(?:i'?ve|i have|i|we|we'?ve) (?:once |only |just |also |already |sometimes )*(?:pasted|put|given|gave|fed|shown|showed|tried)\b"
TRIED_BEFORE = (
    r"^(?:(?:ok|well|but|hm+|and|so|btw|by the way|oh)[\s,]+)*(?:i |we )?(?:'ve |have |had |did )?"
    r"(?:once|before|already|last (?:week|month|year|autumn|spring|summer|winter))[\s,]+(?:i |we )?(?:'ve |have |had )?"
    r"(?:tried|put|pasted|gave|fed|showed|copied)\b.{0,60}"
    r"\b(?:texts?|pieces?|samples?|examples?|menus?|reports?|letters?|one of (?:mine|my))\b"
)
# "So no?": the verdict once more, in a line.
YES_OR_NO = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|well|then|right|hm+|you mean|that means)[\s,.!]+)+(?:it'?s |that'?s |the answer is )?(?:an? )?(?:clear |plain )?(?:no|not|yes)"
    r"(?: (?:then|really|after all|for me|for now))*\s*\?+|"
    r"(?:(?:ok(?:ay)?|so|and|well|then|right|hm+)[\s,.!]+)*what(?:'s| is) it (?:gonna|going to) be(?: then| now)?[\s?.!]*",
    re.IGNORECASE,
)
OF_VERDICT = r"\b(?:worth|train\w*|fine-?tun\w*|tun(?:e|ing)|verdict|now|then|fits?)\b"


def to_confirm(text: str) -> Intent | None:
    """The facts that are told and asked to be confirmed in the same breath; None for every other message."""
    said = spelt_out(text)
    told = GOT.sub("", said)
    facts = read_facts(told) if told != said and len(said.split()) <= LONGEST else {}
    facts = {name: value for name, value in facts.items() if name != "goal" and value is not None}
    return Intent("memory", question=text, facts=facts, brief=True) if facts else None


def confirmed(talk: Talk) -> Composed:
    """That the facts were taken in, in their own figures."""
    kept = talk.now.of("note_situation")
    phrases = "; ".join(kept.content.get("understood", ())) if kept else ""
    said = f"Yes: {phrases}." if phrases else "Yes, I have that."
    return Composed(said, "explain", suggestions=("Is it worth it for my work?", "What do you know about me?"))


def told_anew(talk: Talk, text: str, situation: Mapping[str, Any], run: JourneyRun | None) -> Intent | None:
    """The verdict on what a message narrows down or counts, or where it is asked for again; None for every other."""
    said = spelt_out(text)
    if len(said.split()) > LONGEST or talk.now.files or not situation:
        return None
    is_known = talk.judged is not None or run is not None
    if is_known and WORTH.fullmatch(said):
        return _judged(talk, text, {})
    if talk.judged is not None and (NO_TRAINING_THEN.fullmatch(said) or YES_OR_NO.fullmatch(said)):
        return replace(_judged(talk, text, {}), question=text, brief=True)
    step = next_step(run) if run is not None else None
    if run is not None and (trial := _trial_told(talk, text, said, run)) is not None:
        return trial
    if step is not None and OF_KIND in (step.report or ""):
        return _kind_of_step(talk, text, said, situation, run)
    facts = {
        name: value for name, value in read_facts(said).items() if name not in ("goal", "task") and value is not None
    }
    main, rest = main_kind(said)
    if main is not None and talk.judged is not None and not asks(rest):
        pasted = {"tried_so_far": in_their_words(rest)} if re.search(PASTED, rest, re.IGNORECASE) else {}
        facts = {name: value for name, value in read_facts(rest).items() if name not in ("goal", "task")}
        return _judged(talk, text, {**pasted, **facts, "task": main})
    kind, is_meant = _one_kind(said, str(situation.get("task") or ""))
    is_meant = is_meant and re.search(OTHERS_SAY, said, re.IGNORECASE) is None
    if is_meant and is_known and (not asks(said) or re.search(OF_VERDICT, said, re.IGNORECASE)):
        return _judged(talk, text, {**facts, **({"task": kind} if kind else {})})
    counts = facts.keys() & {"volume_per_month", "examples_on_hand"}
    if run is not None and is_walking(talk, run) and len(counts) > 1 and not asks(said) and not tells_share(said):
        return _judged(talk, text, facts)
    return None


def _kind_of_step(
    talk: Talk, text: str, said: str, situation: Mapping[str, Any], run: JourneyRun | None
) -> Intent | None:
    """The kind that a step asks for, named in a statement: kept with it."""
    task = str(situation.get("task") or "")
    is_named = narrowed_to(task, said) is not None or _is_all_of_it(task, said)
    if not is_named or not is_walking(talk, run) or asks(said) or parts_of(said).is_done:
        return None
    return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400]}))


def _is_all_of_it(task: str, said: str) -> bool:
    """Whether words do no more than name the work, with how many of it there are: "funding applications, 3 a month"."""
    parts = [part for part in re.split(r"[,;:.]\s+", said.strip(" .!")) if part]
    names = [part for part in parts if not rate_alone(spell_out(plain(part)))]
    own = stems(task)
    return bool(own) and len(names) == 1 and stems(names[0]) <= own and bool(stems(names[0]))


def _trial_told(talk: Talk, text: str, said: str, run: JourneyRun) -> Intent | None:
    """A trial of before, told on the way: a fact of their work, with the open step kept in view."""
    step = next_step(run)
    if step is None or not is_walking(talk, run) or not in_journey(talk) or asks(said) or tells_share(said):
        return None
    if parts_of(said).is_done or re.search(TRIED_BEFORE, said, re.IGNORECASE) is None:
        return None
    told = in_their_words(text)
    skip = tuple(field for field in skipped(talk) if field != "tried_so_far")
    return Intent(
        "judge_fit", case_told(talk), {"tried_so_far": told}, skip=skip, look=False, corrects=True,
        walk=WalkAsked("journey_status"),
    )  # fmt: skip


def _one_kind(said: str, task: str) -> tuple[str | None, bool]:
    """The kind that stays of a task of several, None where it is but one; and whether words say that only it stays."""
    kind = narrowed_to(task, said)
    stays = stems(kind or task)
    only = [*re.finditer(rf"{ONLY}([a-z][\w' -]{{2,40}})", said, re.IGNORECASE)]
    is_only = any(stems(found[1]) & stays for found in only)
    is_dropped = kind is not None and re.search(DROPPED, said, re.IGNORECASE) is not None
    return kind, bool(stays) and (is_only or is_dropped)


def _judged(talk: Talk, text: str, facts: Mapping[str, Any]) -> Intent:
    skip = tuple(field for field in skipped(talk) if field not in facts)
    return Intent("judge_fit", question=case_told(talk) or text, facts=dict(facts), skip=skip, look=False, so_far=True)
