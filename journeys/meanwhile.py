"""What costs nothing and may be done while an answer is still open; and what becomes of rights that stay open."""

from __future__ import annotations

from journeys.asking import kind_of
from journeys.case import Case
from journeys.gates import NO_TRAINING_ELSEWHERE, OF_OWN_MAKING, OF_YOUR_BEST, SAMPLES_IN_PROMPT
from journeys.phrases import has
from journeys.rights_words import IN_CONFIDENCE
from journeys.rubric import Outcome
from journeys.verdict import Reason

OF_RULES = (
    "Meanwhile, put a page of rules on your manner in a prompt, with nobody's text in it: for that you need no leave. "
    "It costs nothing, and nothing told so far speaks against it."
)
OF_LABELS = (
    "Meanwhile, write the labels down, each with one line on what belongs there: that goes into a prompt, and shows "
    "nobody's cases."
)
OF_TERMS = (
    "Meanwhile, put your list of terms and your rules in a prompt, with nobody's text in it. It costs nothing, and "
    "nothing told so far speaks against it."
)
OF_COUNTS = (
    "Meanwhile, write down as rules what can be counted (length, order, fixed wording): a small tool keeps those, and "
    "a prompt with the rules alone shows nobody's text."
)
BY_RULES = (
    "Rules for whatever can be counted, such as length, order or fixed wording, and a general model only for what they "
    "leave, with the rules in its prompt and nobody's {pieces}."
)
LABELS_IN_PROMPT = "The labels in a prompt, each with one line on what belongs there, and nobody's cases in it."
# What a rule can settle: limits in numbers, and tools that were tried for it.
COUNTABLE = (
    r"\b\d+ (?:characters?|signs|letters|words) (?:a|per|each|at most|maximum|max)\b|\b\d+ characters\b|"
    r"\b(?:line breaks?|reading speed|character limits?|word limits?)\b"
)
RULE_TOOLS = (
    r"\b(?:rules? (?:tool|engine|set)|regex\w*|regular expressions?|macros?|scripts?|look-?up tables?|find and replace|"
    r"search and replace|word rules)\b"
)
YOUR_PROMPT = "Meanwhile, stay with the prompt that you have tried, with the past {pieces} nearest to each job in it."
KEEP_PROMPT = "The prompt that you have, with the two or three past {pieces} nearest to each job in it."
MADE_UP = "A page on your manner in the prompt, and samples that you make up with nobody's details in them."
WORD_SEARCH = "Meanwhile, a plain word search over the material: try ten real questions with it."
# Samples chosen anew for each job: who tried that is not told to try it.
NEAREST_TRIED = (
    r"\b(?:nearest|closest|most (?:similar|alike)|similar|matching|best match\w*)\b[^.;]{0,40}\b(?:segments?|ones?|"
    r"pieces|samples|examples|lines|cards|ads|lots|entries|texts?|tickets|answers|pairs|cases|jobs|reports|letters|posts|rows|"
    r"\w+s)\b|\b(?:look(?:ed)? up|fetch(?:ed|ing)?|retriev\w+|rag)\b|\b\w+s (?:most like|nearest to|closest to) (?:it|"
    r"each|the)\b"
)
SAME_FIXES = (
    "The prompt that you have, and after it a list of the corrections that come back each time, made by search and "
    "replace or a small script: what is always the same needs no training."
)
AT_HOME = " All of it on your own machine, since nothing may leave it."
OPEN_RIGHTS = {
    "owned": "The {pieces} belong to others{privacy}, and their yes to training is still missing. A prompt comes first "
    "whatever they answer: paste in only what they let you show. Before any training it takes their yes in writing.",
    "unclear": "Whether you may train on those {pieces} stays open{privacy}. A prompt comes first whatever the answer: "
    "paste in only what you may show. Before any training it has to be a clear yes.",
    "promised": "The yes to training is not in writing yet{privacy}. A prompt comes first and does not wait for it; "
    "training would.",
}


def meanwhile(case: Case) -> str:
    """What may be done while a question is open, by what was told of rights, people's data and earlier trials."""
    signs, read = case.signs, case.read
    home = AT_HOME if signs.own_machine_only else ""
    if read.needs_facts == "yes" or read.looks_up:
        return WORD_SEARCH
    if read.tried_so_far == "samples":
        return YOUR_PROMPT + home
    told = "; ".join(text for text in (case.situation.privacy, case.situation.task, case.situation.goal) if text)
    if signs.personal_data or signs.secrecy or has(IN_CONFIDENCE, told):
        return OF_OWN_MAKING + home
    if read.may_use_work in ("yes", "partly"):
        return OF_YOUR_BEST + home
    if signs.labels:
        return OF_LABELS
    return (
        OF_COUNTS if goes_by_rules(case) else OF_TERMS if kind_of(case.situation) == "translation" else OF_RULES
    ) + home


def goes_by_rules(case: Case) -> bool:
    """Whether part of the work follows limits that a rule keeps, as told of the work or of what was tried."""
    work = "; ".join(text for text in (case.situation.task, case.situation.goal) if text)
    return has(COUNTABLE, work) or has(RULE_TOOLS, case.situation.tried_so_far)


def cheaper_way(case: Case, alternative: str) -> str:
    """The cheaper way of a gate; where a prompt with samples was tried already, it is that prompt and no new one."""
    if alternative == NO_TRAINING_ELSEWHERE and case.signs.labels:
        return LABELS_IN_PROMPT
    if alternative == NO_TRAINING_ELSEWHERE and goes_by_rules(case):
        return BY_RULES
    if alternative != SAMPLES_IN_PROMPT:
        return alternative
    if case.read.tried_so_far == "samples":
        return KEEP_PROMPT
    return MADE_UP if case.signs.personal_data and case.signs.may_use_work in ("owned", "unclear") else alternative


def beside_training(case: Case, alternative: str) -> str:
    """The cheaper way beside a yes; where samples were chosen for each job already, what else costs little."""
    return SAME_FIXES if has(NEAREST_TRIED, case.situation.tried_so_far) and not case.signs.labels else alternative


def still_open_rights(case: Case, outcome: Outcome, row: str) -> Reason | None:
    """The right to train that was spoken of and is not settled, beside a verdict that another point decided."""
    text = OPEN_RIGHTS.get(case.signs.may_use_work or "")
    if text is None or outcome != "prompt_first" or row == "rights" or case.situation.privacy is None:
        return None
    return Reason(text=text, concept="rights-in-past-work")
