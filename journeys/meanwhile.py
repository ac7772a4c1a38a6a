"""What costs nothing and may be done while an answer is still open; and what becomes of rights that stay open."""

from __future__ import annotations

from journeys.case import Case
from journeys.gates import OF_OWN_MAKING, OF_YOUR_BEST, SAMPLES_IN_PROMPT
from journeys.phrases import has
from journeys.rights_words import IN_CONFIDENCE
from journeys.rubric import Outcome
from journeys.verdict import Reason

OF_RULES = (
    "Meanwhile, put a page of rules on your manner in a prompt, with nobody's text in it. It costs nothing, and "
    "nothing told so far speaks against it."
)
OF_LABELS = (
    "Meanwhile, write the labels down, each with one line on what belongs there: that goes into a prompt, and shows "
    "nobody's cases."
)
YOUR_PROMPT = "Meanwhile, stay with the prompt that you have tried, with the past {pieces} nearest to each job in it."
KEEP_PROMPT = "The prompt that you have, with the two or three past {pieces} nearest to each job in it."
MADE_UP = "A page on your manner in the prompt, and samples that you make up with nobody's details in them."
WORD_SEARCH = "Meanwhile, a plain word search over the material: try ten real questions with it."
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
    return OF_LABELS if signs.labels else OF_RULES + home


def cheaper_way(case: Case, alternative: str) -> str:
    """The cheaper way of a gate; where a prompt with samples was tried already, it is that prompt and no new one."""
    if alternative != SAMPLES_IN_PROMPT:
        return alternative
    if case.read.tried_so_far == "samples":
        return KEEP_PROMPT
    return MADE_UP if case.signs.personal_data and case.signs.may_use_work in ("owned", "unclear") else alternative


def still_open_rights(case: Case, outcome: Outcome, row: str) -> Reason | None:
    """The right to train that was spoken of and is not settled, beside a verdict that another point decided."""
    text = OPEN_RIGHTS.get(case.signs.may_use_work or "")
    if text is None or outcome != "prompt_first" or row == "rights" or case.situation.privacy is None:
        return None
    return Reason(text=text, concept="rights-in-past-work")
