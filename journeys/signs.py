"""What a person's words say to the rubric: free text becomes a few plain signs; None means not told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from journeys.situation import Situation

Tried = Literal["nothing", "plain", "samples", "works"]
Rights = Literal["yes", "partly", "no", "others", "unclear"]
Facts = Literal["yes", "no", "unsure"]
Pace = Literal["stable", "sometimes", "often", "facts often"]
Level = Literal["low", "medium", "high"]


@dataclass(frozen=True)
class Signs:
    """A Situation as the rubric reads it. The first nine fields bear the names of those that they are read from."""

    task: bool | None = None  # one kind of piece, or several
    examples_on_hand: int | None = None  # usable ones: what may not be used is taken off
    tried_so_far: Tried | None = None
    needs_facts: Facts | None = None
    may_use_work: Rights | None = None
    volume_per_month: int | None = None
    change_rate: Pace | None = None
    consistency_needed: Level | None = None
    judged_by: bool | None = None  # there is a way to tell good from poor
    barred: int = 0  # pieces taken off because they may not be used
    personal_data: bool = False
    own_machine_only: bool = False
    wants_to_pass_detectors: bool = False


def read_signs(situation: Situation) -> Signs:
    """The signs of a situation. Words that say nothing certain count as not told."""
    rights = _rights(situation)
    told = situation.examples_on_hand
    barred = _barred(situation.privacy, told) if rights == "partly" and told is not None else 0
    everything = " ".join(text for text in (situation.task, situation.tried_so_far, situation.judged_by) if text)
    return Signs(
        task=_one_kind(situation.task),
        examples_on_hand=None if told is None else told - barred,
        tried_so_far=_tried(situation.tried_so_far),
        needs_facts=_facts(situation),
        may_use_work=rights,
        volume_per_month=situation.volume_per_month,
        change_rate=_pace(situation.change_rate),
        consistency_needed=situation.consistency_needed,
        judged_by=None if situation.judged_by is None else not _has(NO_MEASURE, situation.judged_by),
        barred=barred,
        personal_data=_has(PERSONAL, situation.privacy) and not _has(NOT_PERSONAL, situation.privacy),
        own_machine_only=any(_has(OWN_MACHINE, text) for text in (situation.runs_where, situation.privacy)),
        wants_to_pass_detectors=_has(DETECTORS, everything),
    )


SEVERAL = (
    r"\b(?:various|all (?:kinds|sorts)|everything|anything|whatever|different (?:kinds|types|things|sorts)|mixed bag|"
    r"(?:several|many) (?:kinds|types|formats|things)|a bit of)\b"
)
NOTHING = (
    r"^\W*(?:none|nothing|no(?! (?:luck|success|improvement))|nope|never|not (?:yet|really)|n/?a)\b|"
    r"\bnot tried\b|\bhave(?:n'?t| not) tried\b|"
    r"\bnothing (?:yet|so far)\b"
)
WITHOUT_SAMPLES = (
    r"\b(?:no|without|zero|never (?:with|any))\s+(?:\w+\s+){0,2}(?:samples?|examples?|shots?)\b|\bzero[- ]shot\b"
)
SAMPLES = (
    r"\b(?:samples?|examples?|few[- ]shot|termbase|glossary|codebook|style (?:guide|sheet)|nearest|past "
    r"pieces|previous pieces|"
    r"(?:chapters?|passages?|my (?:own )?(?:texts?|articles?|posts?|writing)) (?:\w+ ){0,2}(?:pasted|in the "
    r"prompt))\b"
)
MEASURED = r"\d+(?:\.\d+)?\s?(?:%|per ?cent)|\b(?:a|one|two) (?:third|quarter|fifth|half|thirds)\b|\bhalf (?:of|the)\b"
WORKS = r"\b(?:works? (?:well|fine|great)|good enough|happy with|no complaints|nothing (?:is |was )?wrong)\b"
STILL = r"\b(?:but|still|except|though|however|yet)\b"
INVENTS = (
    r"\b(?:invent(?:s|ed|ing)?|ma(?:kes?|de|king) (?:\w+ ){0,2}up|hallucinat\w*|out ?of ?date|outdated|"
    r"(?:wrong|false|incorrect) (?:facts?|figures?|numbers?|prices?|details?|dates?|names?|rents?|answers?)|"
    r"(?:facts?|figures?|numbers?|prices?) (?:are|is|were|come out) (?:wrong|false|old))\b"
)
LOOKS_UP = (
    r"\b(?:answer(?:s|ing)? (?:\w+ ){0,3}questions?|answers? from|question[- ]answering|support questions?|chat "
    r"?bot|help ?bot|"
    r"knowledge base|search(?:es|ing)? (?:my|our|the)|look(?:s|ing)? (?:things |it |facts )?up)\b"
)
MANNER = (
    r"\b(?:tone|style|voice|manner|bland|wordy|generic|robotic|formulaic|stiff|flat|layout|format|structure|rewrit\w*|edit\w*|"
    r"fix(?:es)?|drift\w*|wording|phras\w*|too (?:long|short|easy|formal)|sounds?|agree\w*|accura\w*|inconsistent)\b"
)
OFTEN = (
    r"\b(?:daily|weekly|monthly|fortnight\w*|constantly|all the time|always (?:different|new)|never the "
    r"same|often|a lot|"
    r"(?:every|each) (?:day|week|month|two weeks|other week|few "
    r"(?:days|weeks)|call|release|project|job|client|time|order|sprint|issue))\b"
)
STABLE = (
    r"\b(?:stable|fixed|unchanged|the same|never|rarely|seldom|hardly|constant|not at all|for years|no changes?|"
    r"(?:do|does|did|has|have|is|are)(?:n'?t| not)(?: really)? chang\w+)\b"
)
SOMETIMES = (
    r"\b(?:quarter\w*|year\w*|annual\w*|season\w*|twice|now and then|sometimes|slowly|occasional\w*|"
    r"from time to time|a few times)\b"
)
DURATION = r"\b(?:for|in|over|since) (?:\w+ ){0,2}(?:years|decades|[12]\d{3})\b"
RULES = (
    r"\b(?:rules?|criteria|guid\w+|styles?|formats?|voice|briefs?|requirements?|templates?|wording|structure|taste)\b"
)
NOT_MINE = r"\b(?:scraped?|scraping|competitors?'?|other people'?s?|someone else'?s?|downloaded from|found online)\b"
BARRED = (
    r"\b(?:nda|non-?disclosure|confidential|privileged|bar(?:s|red)|forbids?|forbidden|prohibit\w*|off limits|"
    r"(?:not|never|n'?t) (?:be )?(?:allowed|permitted|asked|used?|cleared)|no "
    r"(?:client|one|permission|rights?)|nobody|without permission|"
    r"(?:clients?|studio|publisher|agency|employer)[- ](?:own\w*|holds?)|belongs? to (?:the|a|my|one|my) "
    r"(?:client|publisher|agency|studio))\b"
)
FREE = (
    r"\b(?:my own|own (?:work|use|texts?|pieces|bids)|mine|ours|rights? (?:\w+ ){0,3}(?:with|to) me|i "
    r"(?:own|hold|have (?:the )?rights)|"
    r"allow(?:s|ed)?|permi(?:ts?|tted|ssion)|agree[sd]?|consent\w*|(?:is|are) (?:fine|ok|okay) with|would "
    r"sign|cleared|public|"
    r"no (?:nda|restrictions?)|nothing (?:is )?confidential|not (?:under (?:an )?nda|confidential))\b|^own\b"
)
NOT_BARRED = r"\b(?:no nda|not under (?:an? )?nda|no restrictions?|nothing (?:is )?confidential|not confidential)\b"
NOT_FREE = (
    r"\b(?:not|never|n'?t|nobody|no (?:client|one)|without)(?: \w+){0,3} "
    r"(?:allow\w*|permi\w+|agree\w*|consent\w*|cleared|mine|ours|public)\b"
)
PERSONAL = (
    r"\b(?:personal(?:ly)?|names?|patients?|beneficiar\w+|customers?'?|residents?|health|medical|addresses|salar\w+|stories|"
    r"children|privileged|tickets|e-?mails)\b"
)
NOT_PERSONAL = r"\b(?:no (?:names?|personal|people)|anonym\w+|without names?)\b"
OWN_MACHINE = (
    r"(?<!have to be )(?<!need to be )\b(?:on[- ]site|own "
    r"(?:machine|computer|laptop|desk|server)|local(?:ly)?|in[- ]house|offline|"
    r"no cloud|(?:nothing|never|not)(?: \w+){0,3} (?:leave|cloud|upload\w*)|at my desk)\b"
)
DETECTORS = r"\b(?:ai[- ]?detect\w*|detectors?|undetect\w*|pass(?:es)? (?:as human|detection)|turnitin|gptzero)\b"
NO_MEASURE = r"\b(?:don'?t know|do not know|no idea|gut|feeling|not sure|can'?t (?:say|tell)|no way|nothing|none|n/a)\b"


def _has(pattern: str, text: str | None) -> bool:
    return bool(text) and re.search(pattern, str(text).replace("’", "'"), re.IGNORECASE) is not None


def _one_kind(task: str | None) -> bool | None:
    return None if task is None else not _has(SEVERAL, task)


def _tried(text: str | None) -> Tried | None:
    if text is None:
        return None
    if _has(NOTHING, text) and not _has(MEASURED, text):
        return "nothing"
    if _has(WORKS, text) and not _has(STILL, text):
        return "works"
    with_samples = _has(SAMPLES, re.sub(WITHOUT_SAMPLES, " ", text, flags=re.IGNORECASE))
    return "samples" if with_samples or _has(MEASURED, text) else "plain"


def _facts(situation: Situation) -> Facts | None:
    """Whether facts are what goes wrong; a told answer counts before anything that is read between the lines."""
    if situation.needs_facts is not None:
        return "yes" if situation.needs_facts else "no"
    if _has(INVENTS, situation.tried_so_far) or _has(LOOKS_UP, situation.task):
        return "yes"
    return "no" if _has(MANNER, situation.tried_so_far) else None


def _pace(text: str | None) -> Pace | None:
    if text is None:
        return None
    often, stable = _has(OFTEN, text), _has(STABLE, text) or _has(DURATION, text)
    if often and (not stable or _has(r"\bnever the same\b", text)):
        return "often" if _has(RULES, text) else "facts often"
    if often or _has(SOMETIMES, re.sub(DURATION, " ", text, flags=re.IGNORECASE)):
        return "sometimes"
    return "stable" if stable else None


def _rights(situation: Situation) -> Rights | None:
    """Whether the pieces may be used; a told yes or no counts before the words on ownership."""
    text = situation.privacy or ""
    if situation.may_use_work is False:
        return "no"
    if _has(NOT_MINE, text):
        return "others"
    barred = _has(BARRED, re.sub(NOT_BARRED, " ", text, flags=re.IGNORECASE))
    free = _has(FREE, re.sub(NOT_FREE, " ", text, flags=re.IGNORECASE))
    if situation.may_use_work:
        return "partly" if barred else "yes"
    if barred and (free or _has(SHARE, text)):
        return "partly"
    return "no" if barred else "yes" if free else None


SHARE = r"\b(?:half|some|part(?:ly)?|a (?:third|quarter|few)|most|\d+)\b"
PARTS = {"half": 2, "third": 3, "quarter": 4}


def _barred(privacy: str | None, told: int) -> int:
    """How many of the told pieces may not be used, as far as the words give a figure."""
    for clause in re.split(r"[;.]|, (?=\d)|\b(?:but|while|and (?=\d))\b", privacy or ""):
        if not _has(BARRED, clause):
            continue
        if percent := re.search(r"(\d{1,3})\s?(?:%|per ?cent)", clause):
            return min(told, -(-told * int(percent[1]) // 100))
        if share := re.search(r"\b(half|third|quarter)\b", clause, re.IGNORECASE):
            return -(-told // PARTS[share[1].lower()])
        if count := re.search(
            r"\b(?!(?:19|20)\d\d\b)(\d[\d,]*)\b(?! (?:years?|months?|clients?|compan|of (?:my|the) clients))", clause
        ):
            return min(told, int(count[1].replace(",", "")))
    return 0
