"""Who told what in confidence: professional secrecy that no contract and no own machine sets aside.

Duties as they stand in most countries: of health workers, lawyers and notaries, tax advisers, clergy; for minors the
parents decide (GDPR, article 8 and recital 38; the professional duties are national law). Read 2026-11-23.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from journeys.personal_data import FOR_THEM
from journeys.phrases import has, without
from journeys.situation import Situation

Secrecy = Literal["patients", "law", "tax", "pastoral", "minors"]

ANIMALS = (
    r"\b(?:vets?|veterinar\w+|animals?|pets?|dogs?|cats?|horses?|cattle|plants?|trees?)\b(?:[\w' -]*\b(?:patients?|"
    r"clinics?|"
    r"practices?|surger(?:y|ies))\b)?"
)
WORDS: Mapping[Secrecy, str] = {
    "patients": r"\b(?:patients?|diagnos\w+|psycho(?:therap\w+|log\w+)|therap(?:ists?|y)\b|physio\w*|midwi\w+|"
    r"(?:medical|clinical|discharge|nursing|care) (?:notes?|records?|letters?|reports?|histor\w+|summar\w+)|dentists?|"
    r"counsell\w+)\b",
    "law": r"\b(?:attorney\w*|lawyers?(?!'s (?:guide|blog))|law firm|solicitors?|barristers?|notar(?:y|ies)|"
    r"legal privilege|"
    r"privileged)\b",
    "tax": r"\b(?:tax (?:advis\w+|returns?|clients?|secrecy|consultan\w+|letters?|office)|bookkeep\w+|accountan\w+|"
    r"auditors?)\b",
    "pastoral": r"\b(?:confession\w*|confessed|pastor\w*|vicar|priest|parishioners?|chaplain\w*|rabbi|imam|"
    r"spiritual care)\b",
    "minors": r"\b(?:children|pupils?|minors|under-?age\w*|kids|schoolchildren|kindergarten|youth (?:players?|"
    r"members?|files?))\b",
}
# Pieces that hold nothing else than what was confided.
OF_PATIENTS = (
    r"\b(?:session (?:summar\w+|notes?|reports?|records?)|soap notes?|therapy (?:notes?|reports?)|case notes|"
    r"(?:discharge|referral|medical|patients?'?s?) (?:letters?|notes?|records?|reports?|histor\w+|files))\b"
)
FOR_TREATMENT = (
    r"\b(?:treatment (?:consent|agreement|contract)|(?:consent\w*|signed|agreed) (?:\w+ )?(?:to|for) treatment)\b"
)
CLINICAL = (
    r"\b(?:private practice|soap notes?|treat(?:ed|ment)|therap\w+|psych\w+|counsell\w+|clinic\w*|patients?|medical)\b"
)
# What they are called, and what that means, in a sentence.
OF_WHOM: Mapping[Secrecy, str] = {
    "patients": "patients",
    "law": "clients",
    "tax": "clients",
    "pastoral": "those who confided in you",
    "minors": "minors",
}
DUTY: Mapping[Secrecy, str] = {
    "patients": "What patients tell you is under medical secrecy. Only each patient can release you from it, and "
    "that goes "
    "for a prompt as much as for training.",
    "law": "What clients tell you is under legal privilege. Only each client can release you from it, and that goes "
    "for a "
    "prompt as much as for training.",
    "tax": "What tax clients tell you is under professional secrecy. Only each client can release you from it, and "
    "that goes "
    "for a prompt as much as for training.",
    "pastoral": "What was confided to you is under pastoral secrecy: no prompt and no training file is the place "
    "for it.",
    "minors": "Minors are in it: their parents decide, and nothing that points to a child belongs in a prompt or a "
    "training file.",
}


def are_patients_records(situation: Situation) -> bool:
    """Whether the pieces are by their name what patients told, or were agreed to for their treatment."""
    named = " ".join(text for text in (situation.task, situation.material, situation.goal) if text)
    plain = without(FOR_THEM, without(ANIMALS, named))
    trade = " ".join(text for text in (named, situation.profession, situation.privacy) if text)
    clinical = has(CLINICAL, without(ANIMALS, trade))  # a coach or a band has sessions too
    return clinical and (has(OF_PATIENTS, plain) or has(FOR_TREATMENT, situation.privacy))


def secrecy_of(situation: Situation, is_told: bool = True) -> Secrecy | None:
    """The duty of secrecy that the pieces fall under, by what they hold and by the person's trade.

    Without a word on people in the pieces (`is_told` False) only what the pieces are called tells it.
    """
    if not is_told:
        pieces = " ".join(text for text in (situation.task, situation.material, situation.goal) if text)
        return "patients" if has(OF_PATIENTS, without(FOR_THEM, without(ANIMALS, pieces))) else None
    held = without(ANIMALS, " ".join(text for text in (situation.privacy, situation.material) if text))
    trade = without(ANIMALS, " ".join(text for text in (situation.profession, situation.task, situation.goal) if text))
    for kind, words in WORDS.items():
        if has(words, held) or (kind != "minors" and has(words, trade)):
            return kind
    return None
