"""Replies to the question for one field of the Situation, and what is no reply to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.models.guide.counts import asserted, read_correction, usable_of
from assistant.models.guide.facts import FACTS, MANNER, read_facts, trade_named
from assistant.models.guide.figures import Figure, read_figures
from assistant.models.guide.kinds import task_named
from assistant.models.guide.rights import read_permission, speaks_of_rights
from assistant.models.guide.statements import is_question, plain, statements

Facts = dict[str, Any]
NONE_YET = (
    r"(?:no|nope|none|zero|nothing|nil|not (?:one|any|a single one)|i (?:have|'ve got|got) (?:none|nothing)|i don't have any|no (?:examples|pieces|samples))"
    r"(?:,? (?:none|not one|nothing|not any|i have none))?"
)
TAIL = r"(?:,? (?:yet|so far|at all|really|to be honest|sorry|at the moment|right now|i'm afraid|unfortunately|of them|i(?:'ve| have)? (?:only )?just started|i'm new))*[.! ]*"
VAGUE = (
    r"(?:(?:oh|quite|rather|really|just|only|maybe|not|very) )*(?:lots|loads|plenty|many|dozens|hundreds|thousands|tons|a (?:lot|few|handful|couple|bunch|ton)|"
    r"several|some|enough|few|it (?:varies|depends)|varies|depends|hard to say|hardly any|no limit|a huge amount|too many)\b.{0,30}"
)
BARRED = r"\b(?:nda|confidential|forbidden|not|belong\w*|off limits|barred|secret|private|unusable|rejected|reports? to)\b"
NO_REPLY = (
    r"<[a-z/!][^>]*>|^\s*[\[{]|```|https?://\S+\s*$|\b(?:idiot|stupid|dumb|useless|moron|crap|shut up|fuck\w*|shit\w*|damn|annoying|nonsense|"
    r"rubbish|pathetic|ridiculous|bullshit|lame|hate (?:this|you|it))\b|\b(?:lol|lmao|haha+|rofl)\b|^(?:hi|hello|hey|thanks|thank you|thx|bye|goodbye|cheers|good (?:morning|evening|day)|"
    r"never ?mind|forget it|whatever|stop|ok(?:ay)?|cool|nice|great|hm+|next|back|menu|help|test)[.! ]*$|"
    r"^(?:explain|tell me|show me|give me|help me|write|translate|go back|start over|let's talk|stop asking|build|summari[sz]e this)\b"
)
TO_PERI = r"\b(?:you|your|you're|yours|yourself|peri)\b"
IDIOMS = r"\b(?:as you (?:can|may) \w+|you know|if you (?:like|want|will)|thank you|mind you|you see|whatever you (?:like|want))\b"

TRIED = (
    r"\b(?:prompt\w*|samples?|examples?|few-?shot|zero-?shot|chat ?gpt|gpt\S*|claude|gemini|copilot|llama|mistral|ai|llms?|models?|tools?|deepl|jasper|"
    r"templates?|instructions?|style (?:guide|sheet)s?|glossar\w+|termbase|rules|drafts?|machine translation|past(?:ed|ing)|regex|rag|assistant|custom gpts?|"
    r"tried|trying|tone|codebook|outputs?|results?)\b|^(?:no|nope|never|none|nothing|not (?:yet|really|much|a thing)|neither)\b"
)
JUDGED = (
    r"\b(?:edit\w*|chang\w+|clients?|customers?|reviews?|reviewers?|scores?|rat(?:e|es|ed|ing|ings)|measur\w+|counts?|counting|time|minutes|feedback|accept\w*|"
    r"reject\w*|approv\w+|clicks?|conver\w+|sales|gut|feeling|feel|checklists?|errors?|mistakes?|compar\w+|reads?|tone|style|sounds?|rules?|partner|colleagues?|panel|"
    r"agreement|qc|quality|when it|if it|whether|how (?:many|much|often|long)|instinct|by eye|eye|ear|experience|correct\w*|typos?|complain\w*|opens?|opened|wins?|won|length|"
    r"funded|signs?|signed|revisions?|redo|rewrit\w+|guidelines?|style guide|facts?|accura\w+|i (?:just )?(?:know|see)|proofread\w*|editor|boss|doctor|readers?|judge\w*)\b"
)
PACE = (
    r"\b(?:daily|weekly|monthly|quarter\w*|year\w*|annual\w*|seasons?|seasonal\w*|days?|weeks?|months?|decades?|often|rarely|seldom|never|hardly|always|constant\w*|stable|fixed|"
    r"unchanged|same|sometimes|now and then|occasional\w*|from time to time|slowly|frequent\w*|all the time|every|each|once|twice|no changes?|not (?:often|much|really|at all)|"
    r"chang\w+|static|regular\w*|ever|barely|a lot|new ones|updated?|updates|varies|vary)\b"
)
SKILLS = (
    r"\b(?:cod(?:e|es|ing|er)|program\w*|terminal|spreadsheets?|excel|sheets|python|r|sql|javascript|command line|technical|word|comfortable|beginner|basics?|scripts?|scripting|"
    r"developer|tools?|cat tool|computers?|not at all|very|a (?:little|bit)|fairly|quite|so-so|expert|advanced|no|none|good|fine|okay|hopeless|bad|git|software|docs|patient|notebooks?|"
    r"formulas?|macros?|office|techie|savvy|learn\w*)\b"
)
PLACE = (
    r"\b(?:machine|laptop|computer|local\w*|cloud|provider\w*|servers?|office|on-?site|on-?prem\w*|in-?house|offline|online|anywhere|either|both|don't (?:care|mind)|doesn't matter|"
    r"no preference|leave|hosted|gpu|mac|macbook|pc|api|rented|hosting|at home|my desk|own|openai|together|fireworks|google|mine|theirs|eu|europe)\b"
)
TRADE_LIKE = r"(?:an? |i'm an? |i am an? |freelance |i work as an? |as an? )*((?:[a-z-]+ ){0,2}[a-z-]*(?:er|or|ist|ian|ant|ent|eer|ess|man|woman|wright|chef|guide|clerk|nurse|coach|poet|critic|host|temp))"
LOW = r"\b(?:low|not (?:very|that|so|too|really|much|at all|important|a lot|particularly|hugely)|little|hardly|barely|no(?:t)?|unimportant|(?:doesn't|does not|don't) (?:really )?matter|variety|needn't|doesn't need|minor)\b"
MEDIUM = r"\b(?:medium|middling|moderate\w*|somewhat|fairly|quite(?! a lot)|a bit|some|within reason|roughly|partly|half|average|in between|to a degree|reasonabl\w+)\b"
HIGH = (
    r"\b(?:high|very|a lot|exact\w*|must|strict\w*|crucial|critical|essential|absolut\w+|extreme\w*|huge\w*|vital|key|important|identical|same|everything|always|matters|"
    r"totally|completely|enormous\w*|clients? notice|paramount|100 ?%|greatly|consistent|uniform)\b"
)
NOT_AT_FAULT = r"\b(?:fine|ok|okay|right|good|correct|not the (?:problem|issue)|isn't the (?:problem|issue)|aren't the (?:problem|issue)|never wrong|no problem|perfect)\b|^(?:and )?not\b"
MAINLY = r"\b(?:mainly|mostly|more|primarily|above all|chiefly|rather|especially|usually|almost always)\b"
NO_BUDGET = r"(?:i have |there's |there is |we have )?(?:no budget|nothing|zero|no money|not a cent)(?: (?:for (?:this|it|that)|at all|yet|right now))?[.! ]*"


def read_answer(asked: str, text: str) -> Facts | None:
    """The facts in a reply to the question for the field `asked`; None when the message is no such reply.

    An empty result is a reply that gives nothing certain to note ("lots", a budget in euros): the field is not to be
    asked again.
    """
    said = " ".join(statements(text)).strip()
    low = plain(said)
    if not low or re.search(NO_REPLY, plain(text)):
        return None
    answer = READERS[asked](said)
    if answer is None:
        return None
    facts = {name: value for name, value in read_facts(text).items() if name not in COUNTED or name == asked}
    if asked in COUNTED:
        facts = read_facts(text)
    return {**facts, **answer}


def _on_hand(said: str) -> Facts | None:
    facts = read_facts(said)
    if (corrected := read_correction(said)) is not None:
        return {"examples_on_hand": corrected}
    low = asserted(said)
    figures = read_figures(low)
    if (usable := usable_of(low, figures)) is not None:
        return {"examples_on_hand": usable}
    if "examples_on_hand" in facts:
        return {}
    return _one_count("examples_on_hand", low, [f for f in figures if f.is_stock])


def _volume(said: str) -> Facts | None:
    low = asserted(said)
    rates = {f.monthly for f in read_figures(low) if f.monthly is not None}
    if len(rates) == 1:
        return {"volume_per_month": rates.pop()}
    if often := re.match(r"(?:about |maybe |just |only |roughly )?(once|one|twice) (?:\w+ )?(?:a|per|every|each) (week|month)\b", low):
        return {"volume_per_month": (2 if often[1] == "twice" else 1) * (4 if often[2] == "week" else 1)}
    if (corrected := read_correction(said)) is not None:
        return {"volume_per_month": corrected}
    if rates or "examples_on_hand" in read_facts(said):
        return None
    return _one_count("volume_per_month", low, [f for f in read_figures(low) if f.is_stock])


def _one_count(field: str, low: str, figures: list[Figure]) -> Facts | None:
    free = [f for f in figures if not re.search(BARRED, re.split(r"[,;.]", low[f.end :])[0])]
    values = {f.value for f in free}
    if len(values) == 1 and (len(low.split()) <= 25 or free[0].counts == "pieces"):
        return {field: values.pop()}
    if figures:
        return None
    if re.fullmatch(r"(?:just |only |exactly )?one[.! ]*", low):
        return {field: 1}
    if re.fullmatch(NONE_YET + TAIL, low) and not re.fullmatch(r"(?:no|nope)[.! ]*", low):
        return {field: 0}
    return {} if re.fullmatch(VAGUE, low) else None


def _permission(said: str) -> Facts | None:
    return read_permission(said)


def _at_fault(said: str) -> Facts | None:
    low = plain(said)
    if re.match(r"(?:a bit of |a mix of |it's |mostly |sadly )*(?:both|either|all of it|everything)\b", low):
        return {"needs_facts": True}  # wrong facts have to be looked up whatever the manner
    if chosen := re.match(r"(?:mostly |mainly |definitely )?(?:the )?(former|first|latter|second)\b", low):
        return {"needs_facts": chosen[1] in ("former", "first")}
    votes: dict[bool, bool] = {}  # kind of fault -> said to be the main one
    for clause in re.split(r"[,;.!]\s*|\s(?=(?:but|not|and|sometimes|though|while|rather)\s)|\s[-–—]\s", low):
        if re.search(NOT_AT_FAULT, clause):
            continue
        for is_facts, pattern in ((True, FACTS), (False, MANNER)):
            if re.search(pattern, clause):
                votes[is_facts] = votes.get(is_facts, False) or bool(re.search(MAINLY, clause))
    if not votes:
        return None
    main = [kind for kind, is_main in votes.items() if is_main]
    return {"needs_facts": main[0] if len(main) == 1 else True in votes}


def _budget(said: str) -> Facts | None:
    low = asserted(said)
    figures = [f for f in read_figures(low) if f.counts in ("money", "plain") and not f.is_bound]
    once = [f for f in figures if f.period is None] or figures
    if once and once[0].counts == "money" and not once[0].dollars:
        return {}
    if once and (len({f.value for f in once}) == 1 or once[0].counts == "money"):
        return {"budget_usd": float(once[0].value)}
    if re.fullmatch(NO_BUDGET, low):
        return {"budget_usd": 0.0}
    vague = r"(?:as (?:little|cheap\w*) as possible|not much|very little|cheap\w*|a little|no limit|no budget (?:limit|set|in mind|cap)\w*|it depends|flexible|open)\b.{0,30}"
    return {} if not figures and re.fullmatch(vague, low) else None


def _sameness(said: str) -> Facts | None:
    low = plain(said)
    if len(low.split()) > 25 or re.search(TO_PERI, re.sub(IDIOMS, "", low)):
        return None
    for level, pattern in (("low", LOW), ("medium", MEDIUM), ("high", HIGH)):
        if re.search(pattern, low):
            return {"consistency_needed": level}
    return None


def _task(said: str) -> Facts | None:
    if re.search(TO_PERI, re.sub(IDIOMS, "", plain(said))) or re.match(r"i (?:don't|won't|can't|do not)\b", plain(said)):
        return None
    named = task_named(said)
    return {"task": named} if named else None


def _profession(said: str) -> Facts | None:
    low = plain(said).rstrip(".! ")
    if trade := trade_named(said):
        return {"profession": trade} if len(low.split()) <= 12 else None
    found = re.fullmatch(TRADE_LIKE, low)
    return {"profession": re.sub(r"^(?:freelance )", "", found[1])} if found and len(low.split()) <= 7 else None


def _privacy(said: str) -> Facts | None:
    if re.search(TO_PERI, re.sub(IDIOMS, "", plain(said))) or not speaks_of_rights(said):
        return None
    return {"privacy": said[:400]}


def _words(field: str, pattern: str) -> Callable[[str], Facts | None]:
    """A reader that keeps the words of a reply that is about its subject."""

    def read(said: str) -> Facts | None:
        low = plain(said)
        if re.search(TO_PERI, re.sub(IDIOMS, "", low)) or not re.search(pattern, low):
            return None
        return {field: said[:400]}

    return read


COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
READERS: dict[str, Callable[[str], Facts | None]] = {
    "profession": _profession,
    "task": _task,
    "volume_per_month": _volume,
    "examples_on_hand": _on_hand,
    "tried_so_far": _words("tried_so_far", TRIED),
    "consistency_needed": _sameness,
    "budget_usd": _budget,
    "privacy": _privacy,
    "may_use_work": _permission,
    "judged_by": _words("judged_by", JUDGED),
    "needs_facts": _at_fault,
    "change_rate": _words("change_rate", PACE),
    "skills": _words("skills", SKILLS),
    "runs_where": _words("runs_where", PLACE),
}
