"""Facts that a person tells about their work, read out of free text. A missed figure is better than a misread one."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.counts import read_stock
from assistant.models.guide.reading.edits import read_edit, read_taken_back
from assistant.models.guide.reading.expected import read_expected
from assistant.models.guide.reading.faults import facts_go_wrong, sameness_told
from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.grumbles import without_grumbles
from assistant.models.guide.reading.in_and_out import read_in_and_out
from assistant.models.guide.reading.material import read_material
from assistant.models.guide.reading.means import (
    read_goal,
    read_input,
    read_judging,
    read_languages,
    read_place,
    read_skill,
    read_tools,
)
from assistant.models.guide.reading.measures import read_measures
from assistant.models.guide.reading.money import read_money
from assistant.models.guide.reading.one_kind import read_one_kind
from assistant.models.guide.reading.own_part import time_to_spend
from assistant.models.guide.reading.pairs import read_pairs as read_pairs
from assistant.models.guide.reading.put_right import put_right
from assistant.models.guide.reading.rights import read_rights
from assistant.models.guide.reading.said import Said, Sentence
from assistant.models.guide.reading.statements import plain
from assistant.models.guide.reading.tasks import read_task
from assistant.models.guide.reading.trades import read_trade
from assistant.models.guide.reading.volumes import read_volume

# The wish is to look things up in one's own material: answers, not pieces in a manner.
_MATERIAL = r"(?:documents?|docs|documentation|files|folder|manuals?|handbooks?|knowledge base|wiki|website|articles|blog|papers|contents?|notes|data)"
WANTS_FACTS = (
    rf"\b(?:ask|answers?|answering|chat(?:bot)?|bot|assistant|questions?)\b[^.;!?]{{0,60}}\b(?:my|our|own|private|internal|company'?s?)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b|"
    rf"\b(?:my|our|own|private|internal)\s+(?:[a-z]+\s+){{0,3}}{_MATERIAL}\b[^.;!?]{{0,80}}\b(?:ask|answer|answers|answering|questions?|chatbot|support|know)\b|"
    r"\b(?:latest|current|today'?s|up[- ]to[- ]date|changing) (?:news|facts|figures|prices|rents|data)\b"
)
# What was put before an assistant in a trial is no wish to ask it.
PUT_BEFORE_IT = r"\b(?:i|we)(?:'ve| have)? (?:given|gave|pasted|put|fed|showed|shown|uploaded)\b[^.;]*"
NO_CODE = r"\bno cod(?:e|ing)\b"
CODES = r"\bi (?:can|do|know how to) code\b|\bi'm a (?:developer|programmer)\b"
STAYS_HERE = r"\bnothing may (?:leave|go)\b"
TRIED = (
    r"\b(?:i|we)(?:'ve| have)? (?:already |also |only |just |so far )*(?:tried|tested|experimented with|been using|been prompting|used)\b(?! to (?:understand|read|learn|find|work out|reach|call))|"
    r"^(?:tried|tested) |\b(?:i|we)(?: have|'ve)? (?:not|never|n't|haven't|have not) (?:yet |really |even )*(?:tried|tested|used|prompted)\b|\b(?:haven't|have not|never) (?:yet |really |even )*tried\b"
)
TOOLS = (
    r"\b(?:prompt\w*|few-?shot|zero-?shot|chat ?gpt|gpt\S*|claude|gemini|copilot|mistral|llama|llms?|ai|jasper|deepl|machine translation|"
    r"instructions|(?:with|from|of|and|plus|\d) (?:\w+ ){0,2}(?:samples|examples)|templates?)\b"
)
NOTHING_TRIED = r"^(?:(?:and|but|so|well|no|i|we)[, ]+)*(?:(?:haven't|have not|never) (?:yet |really |even |ever )*tried anything|(?:i've |have )?tried nothing)\b(?! (?:else|other|more|like|bigger|beyond|better))"
BARE_NAME = 3  # words
# "I gave it three old ones": a trial with samples, whatever the tool is called.
GAVE = (
    r"\b(?:tried (?:giving|feeding|showing|sending|pasting)|(?:gave|fed|showed|handed|sent)) (?:it|them|chat ?gpt|gpt\S*|claude|gemini|copilot|deepl|the (?:ai|model|bot|thing)|ai) "
    r"(?:(?:my|our|the|about|like|some of|a few of) )*(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a few|some|several|a couple(?: of)?|my|our|old|past)\b"
)
GOES_ON = r"^(?:i (?:said|told you|gave|used)\b|it|the (?:tone|style|voice|result|results|drafts?|output|structure|format|facts|figures)|still|but|they|that|results?|drafts?)\b"
RULES = (
    r"(?:tariffs?|dosages|laws?|regulations?|taxes|standards?|forms?|formats?|rules?|styles?|guidelines?|guide|layouts?|templates?|briefs?|facts|figures|structure|tone|voice|glossary|terms|codes?|"
    r"requirements?|catalogue|catalog|wording|terminology|specs?|(?:our|my|their|the shop's) (?:prices|products|rates|tariffs|menus?)|product range|brand voice|manner|syllabus|house style)"
)
EVERY = r"(?:every|each|once an?|twice an?|per) (?:other |two |three |few )?(?:day|week|month|quarter|year|season|project|job|client|release|time)s?|daily|weekly|monthly|quarterly|yearly|annually"
STEADY = r"(?:(?:is|are|stays?|stayed|remains?|has been|have been|'s been) (?:\w+ )?(?:unchanged|stable|fixed|the same|constant)|unchanged|(?:never|rarely|hardly(?: ever)?|seldom) chang(?:es?|ed)|(?:has|have|do|does|did)(?:n't| not) (?:really )?chang(?:es?|ed)|'s (?:been )?(?:the same|fixed|stable|unchanged))"
CHANGES = (
    rf"\b{RULES}\b[^.;]{{0,25}}?\b(?:{STEADY}|chang(?:es?|ed|ing) (?:\w+ )?(?:{EVERY}|often|constantly|all the time|a lot|slowly|sometimes|rarely|now and then))|"
    rf"^(?:(?:it|they|that|this|everything|all of it) )?(?:never |rarely |usually )?chang(?:es?|ed|ing) (?:about |roughly )?(?:{EVERY})"
)
NOT_OURS = r"\b(?:openai|provider\w*|together|fireworks|google|models?|gpt\S*|anthropic|pricing|my mind|mood|weather)\b"
FACTS = r"\b(?:facts?|factual|figures?|prices?|numbers?|details?|specs|dates?|invent(?:s|ed|ing)?|made[- ]up|ma(?:kes?|king) (?:things |stuff |\w+ )?up|hallucinat\w*|wrong data|outdated|out of date)\b"
MANNER = r"\b(?:manner|style|tone|voice|wording|sound(?:s|ed|ing)?|format|structure|length|flow|rhythm|phrasing|bland|wordy|generic|robot\w*|long-winded|verbose|chirpy|cheerful|reads like|clunky|pompous|salesy|boring|dull|flowery|too (?:long|short|chatty|dry|sweet|smooth|loud)|how it sounds|stiff|formal|layout|way (?:it's|it is) written|writing)\b"


def read_facts(text: str) -> dict[str, Any]:
    """Fields of the Situation that `text` states for sure; empty when none. Questions and what-ifs state nothing."""
    if (edit := read_edit(text)) is not None:
        return edit
    return facts_said(Said(put_right(without_grumbles(text))))


def facts_said(said: Said, asked: str | None = None) -> dict[str, Any]:
    """The facts of a message that edits none by name, in reply to the question for `asked` or to none."""
    low = " ".join(statement.low for statement in said.statements)
    found: dict[str, Any] = {
        "profession": read_trade(said, headed=asked in (None, "profession")),
        "task": read_task(said),
        "volume_per_month": read_volume(said),
        "volume_expected": read_expected(said, asked),
        "examples_on_hand": read_stock(said),
        "tried_so_far": _tried(said),
        "consistency_needed": sameness_told(low),
        **read_measures(said),
        **read_money(said),
        **read_rights(said),
        "change_rate": _pace(said),
        "needs_facts": True if re.search(WANTS_FACTS, re.sub(PUT_BEFORE_IT, " ", said.plain)) else facts_go_wrong(said),
        "skills": "no code"
        if re.search(NO_CODE, low)
        else "can code"
        if re.search(CODES, low)
        else time_to_spend(said.text) or read_skill(said),
        "runs_where": "on my own machine" if re.search(STAYS_HERE, low) else read_place(said),
        "material": read_material(said),
        "input": read_input(said),
        "tools": read_tools(said),
        "languages": read_languages(said),
        "goal": read_goal(said),
        "judged_by": read_judging(said),
    }
    named = str(found["task"] or "").split()  # a bare name tells less than what goes in and what comes out
    if len(named) <= BARE_NAME * (found["input"] is None) and (work := read_in_and_out(said)) is not None:
        found |= {"task": work.task, "input": found["input"] or work.input}
    found |= read_one_kind(said.text)
    return {name: value for name, value in found.items() if value is not None} | read_taken_back(said)


def read_count(text: str) -> int | None:
    """The one figure of a short answer such as "about 200" or "none"; None when there is no or more than one."""
    found = [f for f in read_figures(spell_out(text)) if f.counts in ("plain", "pieces")]
    if len(found) == 1 and not found[0].is_range and not found[0].is_bound:
        return found[0].value
    return (
        0
        if not found and re.fullmatch(r"(?:none|nothing|zero|no,? none)(?: yet| so far| at all)?[.!]?", plain(text))
        else None
    )


def read_yes(text: str) -> bool | None:
    """Whether a short answer says yes or no; None when it says neither or both."""
    low = plain(text)
    no = re.search(r"\b(no|nope|not|never|none|don'?t|can'?t|isn'?t|doesn'?t)\b", low)
    yes = re.search(r"\b(yes|yep|yeah|sure|of course|right|definitely|i do|i may|i can|they are mine|all mine)\b", low)
    return None if bool(no) == bool(yes) else bool(yes)


def read_plan(text: str) -> dict[str, int]:
    """Figures of a question about money: examples, words_each, passes, pieces_per_month."""
    low = spell_out(text)
    plan: dict[str, int] = {}
    for figure in read_figures(low):
        after = low[figure.start : figure.end + 12]
        if re.match(r"[\d.,k]+(?:\s?(?:-|–|to)\s?\d+)?[- ]*words?\b", after):
            plan.setdefault("words_each", figure.value)
        elif re.match(r"[\d.,]+\s*(?:epochs?|passes)\b", after):
            plan.setdefault("passes", figure.value)
        elif figure.monthly is not None:
            plan.setdefault("pieces_per_month", figure.monthly)
        elif figure.counts == "pieces" and not figure.is_bound:
            plan.setdefault("examples", figure.value)
    return {name: value for name, value in plan.items() if value > 0}


def read_facts_at_fault(text: str) -> bool | None:
    """Whether an answer names facts (True) or the manner of writing (False) as what goes wrong; None for both or neither."""
    low = plain(text)
    facts, manner = bool(re.search(FACTS, low)), bool(re.search(MANNER, low))
    return None if facts == manner else facts


def _tried(said: Said) -> str | None:
    for i, sentence in enumerate(said.sentences):
        low = sentence.plain
        if not sentence.is_question and re.search(NOTHING_TRIED, low):
            return sentence.text[:400]
        is_trial = re.search(GAVE, low) or (re.search(TRIED, low) and re.search(TOOLS, low))
        if sentence.is_question or sentence.is_imagined or not is_trial:
            continue
        if re.search(r"\b(?:fine-?tun\w*|trained|tuned)\b", low) and not re.search(r"\bprompt", low):
            continue
        after = said.sentences[i + 1] if i + 1 < len(said.sentences) else Sentence("")
        goes_on = re.match(GOES_ON, after.plain) and not after.is_question
        return (f"{sentence.text} {after.text}" if goes_on else sentence.text)[:400]
    return None


def _pace(said: Said) -> str | None:
    for statement in said.statements:
        if re.search(NOT_OURS, statement.plain):
            continue
        whole = next((c for c in statement.clauses if re.search(CHANGES, c.plain)), None)
        if whole:
            return re.sub(r"^(?:and|but|so|though|although|because) |[.!]+$", "", whole.text.strip(), flags=re.I)[:400]
    return None
